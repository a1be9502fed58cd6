"""The papers of a herverdeling as they come in the chat."""

from collections.abc import Sequence

from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, onder_elkaar

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
    referentie: str, zaak: int, afzender: str, *, mine: bool, pass_on: bool, open_velden: bool, notes: Sequence[str]
) -> Bericht:
    """What to do with them. `pass_on`: the sender is not on the bot, and gets the letters from who reads this."""
    said = ["Jullie sturen de brieven." if mine else f"De brieven stuurt gemeente {afzender}."]
    if pass_on:
        said.append("Die zit niet op Ketenbot: stuur de stukken door.")
    if open_velden:
        said.append("Wat nog niet bekend is, staat open als [nog invullen]. Maak ze later opnieuw.")
    said.append("Ondertekenaars vul je zelf in.")
    if mine or pass_on:
        said.append("De regievoerder krijgt een afschrift van de brief aan COA.")
    return Bericht(
        stack("Stukken van " + bold(referentie) + f". {' '.join(said)}", *(f"⚠ {note}" for note in notes)),
        onder_elkaar(Knop("Terug naar de herverdeling", actie("k", zaak))),
        zaken=(zaak,),
    )


def not_confirmed(namen: Sequence[str]) -> str:
    """Which gemeenten did not find corrected figures right yet."""
    return f"Verbeterde cijfers zijn nog niet bevestigd door {', '.join(namen)}. Wacht daarop voor je verstuurt."


OWN_PAPER_FAILS = "Jullie briefpapier past niet meer bij de stukken. Stuur het opnieuw met /briefpapier."
NO_LONGER = "Een gemeente uit deze herverdeling ken ik niet meer. Maak de stukken zelf."
