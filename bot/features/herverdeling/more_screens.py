"""What is seldom needed at a herverdeling: taking back, an error, who sends the letters, the history; and the texts for
a gemeente that is not on the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.herverdeling.screens import PREFIX, HerverdelingBeeld, back, change, plus
from bot.screens.markup import Tekst, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.herverdeling.regels import STAPPENPLAN

PAGE = 6
"""Buttons of "Meer" on one screen, beside the ones that lead on and back."""


def more(beeld: HerverdelingBeeld, knoppen: Sequence[Knop], page: int) -> Bericht:
    """The rest of what can be done."""
    fits = len(knoppen) <= PAGE + 1
    here = knoppen if fits else knoppen[page * PAGE : page * PAGE + PAGE]
    rest = not fits and len(knoppen) > page * PAGE + PAGE
    turn = [Knop("Nog meer", actie(PREFIX, "x", beeld.id, page + 1))] if rest else []
    return Bericht(
        bold(beeld.referentie) + f" · {beeld.titel}\nWat wil je doen?",
        onder_elkaar(*here, *turn, back(beeld.id)),
    )


def all_absent(referentie: str, ident: int, knoppen: Sequence[Knop]) -> Bericht:
    """Which of the gemeenten that are not on the bot is it about?"""
    return Bericht(
        bold(referentie) + "\nDeze gemeenten zitten niet op Ketenbot. Jullie sturen hun de tekst, en leggen hier "
        "hun antwoord vast. Om welke gaat het?",
        onder_elkaar(*knoppen, back(ident)),
    )


def who_writes(ident: int, namen: Sequence[tuple[str, str]], nu: str) -> Bericht:
    """Which gemeente sends the letters."""
    return Bericht(
        "Eén gemeente stuurt de brieven aan COA, provincie, BZK en JenV. Nu is dat " + bold(nu) + ". Alle gemeenten "
        "zien het als je dit wijzigt.",
        onder_elkaar(*(Knop(naam, actie(PREFIX, "e", ident, code)) for code, naam in namen), back(ident)),
    )


# ---------------------------------------------------------------- an error was found


def where_wrong(ident: int, published: Sequence[tuple[str, str]], afzender: str, *, besluit: bool) -> Bericht:
    """Where is the error? That decides what must be done again."""
    return Bericht(
        stack(
            bold("Fout ontdekt"),
            "Waar zit de fout?",
            "• Alleen hier in Ketenbot: verbeter het. Gaat het om cijfers, dan bevestigen alle gemeenten.",
            "• In de bekendmaking: een rectificatie met een nieuwe datum. Daarna meld je opnieuw.",
            "• In het besluit: een nieuw gezamenlijk besluit, bekendmaking en melding. Het oude blijft bewaard.",
            *([] if besluit else [f"Een nieuw besluit begint gemeente {afzender}. Bel haar als de fout daar zit."]),
            italic(
                "De handreikingen zeggen hier niets over: dit is een eigen keuze. Overleg met je jurist en met COA."
            ),
        ),
        onder_elkaar(
            Knop("Alleen hier in Ketenbot", actie(PREFIX, "f", ident, "bot")),
            *(Knop(f"In de bekendmaking van {naam}", press) for press, naam in published),
            *((Knop("In het besluit", actie(PREFIX, "r", ident, "nieuw_besluit")),) if besluit else ()),
            back(ident),
        ),
    )


SURE = {
    "nieuw_besluit": (
        "Zit de fout in het besluit? Dan begint het opnieuw: nieuw akkoord, nieuwe besluiten, nieuwe bekendmaking en "
        "melding. Het oude besluit telt tot het nieuwe bekend is (eigen keuze).",
        "Ja, een nieuw besluit",
    ),
    "niet_hersteld": (
        "Dan is er geen wettelijke herverdeling: de oude taakstelling blijft gelden, voor alle gemeenten. "
        f"(Bron: {STAPPENPLAN}.)",
        "Ja, het wordt niet hersteld",
    ),
    "trek_in": ("Wil je stoppen? Alle gemeenten horen het. Een reden hoeft niet.", "Ja, stop"),
    "college_nee": ("Besluit het college van {naam} dit niet te doen? Een reden hoeft niet.", "Ja, leg vast"),
}
"""By step that cannot be pressed by accident: what is asked, and the button that does it."""


def without(ident: int, code: str, naam: str, left: Mapping[str, int], namen: Mapping[str, str]) -> Bericht:
    """Go on without a gemeente that declined?"""
    return Bericht(
        "Verder zonder " + bold(naam) + "? Dan begint er een nieuwe herverdeling: " + bold(change(left, namen)) + ". "
        "Deze stopt op dat moment. Elke gemeente geeft haar cijfer en akkoord dan opnieuw.",
        onder_elkaar(Knop(f"Ja, verder zonder {naam}", actie(PREFIX, "zo", ident, code, "ja")), back(ident)),
    )


def decline(ident: int, press: str, naam: str) -> Bericht:
    """Does this gemeente take no part? The others hear it at once."""
    return Bericht(
        "Weet je het zeker? Gemeente " + bold(naam) + " doet dan niet mee aan dit voorstel. "
        "De anderen horen dat direct.",
        onder_elkaar(Knop("Ja, wij doen niet mee", press), Knop("Nee", back(ident).actie)),
    )


def sure(ident: int, trigger: str, press: str, naam: str = "") -> Bericht:
    """Is this meant?"""
    text, label = SURE[trigger]
    return Bericht(text.format(naam=naam), onder_elkaar(Knop(label, press), back(ident)))


# ---------------------------------------------------------------- a gemeente that is not on the bot


@dataclass(frozen=True)
class AfwezigBeeld:
    """A gemeente that is not on the bot, or (`stil`) cannot be reached there: the text to send, since when it was sent,
    and the buttons for its answer."""

    id: int
    code: str
    naam: str
    afzender: str
    tijdvak: str
    regels: Sequence[tuple[str, int | None, int]]
    stand: str
    verstuurd: date | None
    knoppen: Sequence[Knop]
    stil: bool = False


_VRAAG = {
    "gevraagd": "Wat is jullie gepubliceerde taakstelling, en waar staat die (brief of Staatscourant, met datum)? "
    "Zijn jullie ambtelijk akkoord met deze cijfers? Het college beslist.",
    "bevestigd": "Zijn jullie ambtelijk akkoord met deze cijfers? Het college beslist. Andere cijfers voorstellen mag.",
    "akkoord": "Jullie zijn ambtelijk akkoord. Zodra alle gemeenten dat zijn, kan het naar de colleges.",
    "college": "Wanneer vergadert jullie college? Laat ons datum en nummer van het besluit weten. Het besluit moet op "
    "schrift.",
    "besloten": "Willen jullie het besluit openbaar bekendmaken en ons de datum laten weten?",
    "afgewezen": "Jullie doen niet mee aan dit voorstel. We laten weten hoe het verder gaat.",
    "bekend": "Dank voor de bekendmaking. We melden het aan COA, provincie, BZK en JenV.",
    "gesloten": "De herverdeling gaat niet door.",
}


def absent(beeld: AfwezigBeeld, note: Tekst = "") -> Bericht:
    """The text to copy, and what to record."""
    sent = f"Verstuurd op {zeg(beeld.verstuurd)}." if beeld.verstuurd else "Nog niet verstuurd."
    table = "\n".join(f"{naam}: {_numbers(voor, verschil)}" for naam, voor, verschil in beeld.regels)
    text = (
        f"Beste collega van {beeld.naam},\n"
        f"Het gaat om een herverdeling van de taakstelling in {beeld.tijdvak}:\n{table}\nSamen blijft het gelijk.\n"
        f"{_VRAAG[beeld.stand]}\nMet vriendelijke groet, gemeente {beeld.afzender}"
    )
    why = "zit op Ketenbot, maar ik bereik daar niemand." if beeld.stil else "zit niet op Ketenbot."
    how = bold(beeld.naam) + f" {why} Kopieer de tekst en stuur hem zelf. {sent}"
    return Bericht(
        paragraphs(note, how, mono(text)),
        onder_elkaar(*beeld.knoppen, back(beeld.id)),
    )


def _numbers(voor: int | None, verschil: int) -> str:
    return plus(verschil) if voor is None else f"{voor} wordt {voor + verschil} ({plus(verschil)})"
