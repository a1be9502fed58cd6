"""Beginning a herverdeling: the list with how to begin, and what is said of a sentence that cannot be one."""

from collections.abc import Iterable, Sequence

from bot.features.herverdeling.screens import PREFIX
from bot.screens.markup import Markup, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.standard import Lijst
from workflows.herverdeling.proposal_sentence import VOORBEELD

MOST_BUTTONS = 8


def _list(waar: str, running: str) -> Markup:
    return stack(
        bold("Herverdeling") + waar,
        running,
        "",
        bold("Nieuwe beginnen?") + " Typ wie hoeveel overdraagt aan wie, in één zin:",
        italic("Lelystad draagt 10 over aan Almere en 5 aan Zeewolde"),
        "Je begint als ambtenaar: besluiten doen de colleges.",
    )


def how_to() -> Bericht:
    """The sentence that begins one."""
    return Bericht(f"{VOORBEELD}\nHet tijdvak mag erbij, zoals " + italic("in 2027-I") + ". Een reden hoeft niet.")


def which(waiting: Sequence[tuple[int, str, str]], press: str) -> Bericht:
    """More than one herverdeling waits for what was typed."""
    return Bericht(
        "Voor welke herverdeling is dit? Kies er een, en typ het daar opnieuw.",
        onder_elkaar(*(Knop(naam, actie(PREFIX, press, ident, code)) for ident, code, naam in waiting[:MOST_BUTTONS])),
    )


def gemeenten_only() -> Bericht:
    """Who is of no gemeente cannot begin one."""
    return Bericht(
        "Een herverdeling begint bij een gemeente. Je kunt er wel alles over vragen: typ je vraag gewoon hieronder."
    )


def nobody_lets(namen: Iterable[str]) -> Bericht:
    """A regio begins for gemeenten that let it make the papers."""
    return Bericht(
        f"Geen van deze gemeenten vond al goed dat jullie de stukken maken: {', '.join(namen)}. Hun coördinatoren "
        "zeggen dat in Ketenbot. Typ /machtiging en je ziet wie nog niet antwoordde."
    )


def not_yours(namen: Sequence[str]) -> Bericht:
    """The own gemeente must be one of them."""
    return Bericht(
        f"Je eigen gemeente zit er niet bij. Noem ook {' of '.join(namen)}, want je begint een herverdeling "
        "alleen voor je eigen gemeente."
    )


def same_runs(ident: int, referentie: str, ronde: int, zin: str, tijdvak: str) -> Bericht:
    """The same gemeenten already talk: is it a new proposal there, or another case? `tijdvak` as typed, or empty."""
    return Bericht(
        "Met deze gemeenten loopt al " + bold(referentie) + ". Is dit een nieuw voorstel daarin, of een andere "
        "herverdeling?",
        onder_elkaar(
            Knop(f"Nieuw voorstel in {referentie}", actie(PREFIX, "w", ident, ronde, zin)),
            Knop("Andere herverdeling", actie(PREFIX, "y", zin, *([tijdvak] if tijdvak else []))),
        ),
    )


LIJST = Lijst(
    kop=lambda _, waar: _list(waar, "Jullie herverdelingen staan hieronder, wat loopt eerst."),
    leeg=lambda _: _list("", "Er loopt nog geen herverdeling."),
    begin=Knop("Nieuwe herverdeling", actie(PREFIX, "n")),
    niet_van_jou=gemeenten_only(),
    afgelopen=True,
    per=MOST_BUTTONS - 3,
    erbij=(Knop("Hoe werkt herverdelen?", actie(PREFIX, "u")), Knop("Huishoudens ruilen?", actie("ru", "?"))),
    op_knoppen=True,
)
"""Of all herverdelingen in which an own gemeente takes part."""
