"""The papers of a herverdeling as they come in the chat."""

from collections.abc import Sequence

from bot.features.herverdeling.buttons_screens import PAPERS
from bot.features.herverdeling.words_screens import samen
from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, groot, onder_elkaar

MAKING = "Ik maak de stukken. Ze komen zo."
STOPPED = "Deze herverdeling is gestopt: er zijn geen stukken meer te maken."


def not_yet(referentie: str, reden: str, zaak: int) -> Bericht:
    """What has to be done before there can be papers."""
    return Bericht(
        bold(referentie) + f": nog geen stukken. {reden}",
        onder_elkaar(Knop("Terug naar de herverdeling", actie("k", zaak))),
    )


def paper(bestand: str, inhoud: bytes, titel: str, let_op: str) -> Bericht:
    """One paper, with what to look at before it goes out."""
    return Bericht(bold(titel) + f"\n{let_op}", bestand=Bestand(bestand, inhoud))


def after(
    referentie: str,
    zaak: int,
    afzender: str,
    *,
    mine: bool,
    pass_on: bool,
    open_velden: bool,
    notes: Sequence[str],
    verder: Sequence[Knop] = (),
) -> Bericht:
    """What to do with them. `pass_on`: the sender is not on the bot, and gets the letters from who reads this."""
    said = ["Jullie sturen de brieven." if mine else f"De brieven stuurt gemeente {afzender}."]
    if pass_on:
        said.append("Die zit niet op Ketenbot: stuur de stukken door.")
    if open_velden:
        said.append("Wat nog niet bekend is, staat open tussen [haken]. Vul het hier aan of in het stuk.")
    said.append("Ondertekenaars vul je zelf in.")
    if mine or pass_on:
        said.append("De regievoerder krijgt een afschrift van de brief aan COA.")
    return Bericht(
        stack("Stukken van " + bold(referentie) + f". {' '.join(said)}", *(f"⚠ {note}" for note in notes)),
        onder_elkaar(*verder, Knop("Terug naar de herverdeling", actie("k", zaak))),
        zaken=(zaak,),
    )


def further(zaak: int, *, anderen: bool, aanvullen: bool) -> Sequence[Knop]:
    """What else can be done with the papers."""
    found = [Knop("Vul de stukken aan", actie(PAPERS, zaak, "i"))] if aanvullen else []
    return [*found, *([Knop("Stukken voor een andere gemeente", actie(PAPERS, zaak, "g"))] if anderen else [])]


def of_whom(referentie: str, zaak: int, namen: Sequence[tuple[str, str]]) -> Bericht:
    """For which gemeente outside the bot."""
    return Bericht(
        bold(referentie) + ": voor welke gemeente? Je krijgt haar collegevoorstel, en haar raadsinformatiebrief zodra "
        "het bij de colleges ligt.",
        onder_elkaar(
            *(Knop(naam, actie(PAPERS, zaak, "g", code)) for code, naam in namen),
            Knop("Terug naar de herverdeling", actie("k", zaak)),
        ),
    )


def letter(aan: str) -> str:
    """What a letter is called in the chat."""
    return f"Brief aan {aan}"


def copy(afzender: str) -> str:
    """Above a letter that another gemeente sends."""
    return f"Afschrift: {afzender} stuurt deze brief."


def takes_no_part(namen: Sequence[str]) -> str:
    """Above a paper while somebody declined."""
    return f"Niet versturen: {samen(namen)} {'doet' if len(namen) == 1 else 'doen'} niet mee."


def contact(telefoon: str | None, mail: str | None) -> str:
    """How a department is reached, in a letter."""
    found = [f"bel {telefoon}" if telefoon else "", f"mail {mail}" if mail else ""]
    return groot(" of ".join(filter(None, found))) + "."


def not_confirmed(namen: Sequence[str]) -> str:
    """Which gemeenten did not find corrected figures right yet."""
    return f"Verbeterde cijfers zijn nog niet bevestigd door {', '.join(namen)}. Wacht daarop voor je verstuurt."


OWN_PAPER_FAILS = "Jullie briefpapier past niet meer bij de stukken. Stuur het opnieuw met /briefpapier."
NO_LONGER = "Een gemeente uit deze herverdeling ken ik niet meer. Maak de stukken zelf."
