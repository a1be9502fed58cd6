"""What is asked about a herverdeling in the words of the chat: a whole sentence, or a choice that depends on the case.
These answers are read by the form that asks them; the facts themselves are the fields of the table."""

from collections.abc import Sequence

from workflows.engine.velden import Keuze, Soort, Veld
from workflows.herverdeling.answer_sentences import VOORBEELD_BESLUIT, VOORBEELD_CIJFER
from workflows.herverdeling.proposal_sentence import VOORBEELD
from workflows.herverdeling.velden import ADRESSEN, GEHEEL, GEKOPPELD, MELDING, TIJDVAK

NIET_OP_SCHRIFT = "niet op schrift"
ALLEN = "alle"
BESLUIT = Veld(
    "zin",
    "Besluit",
    f"Welk besluit op schrift nam het college, en wanneer? {VOORBEELD_BESLUIT}",
    Soort.ZIN,
    (Keuze(NIET_OP_SCHRIFT, "Het staat niet op schrift"),),
)
"""The day and the number of a besluit, in one line."""
CIJFERS = Veld(
    "cijfers",
    "Wie hoeveel overdraagt",
    f"Wat staat er in het besluit? Typ de hele zin. {VOORBEELD}",
    Soort.ZIN,
    spoor=GEHEEL,
    gemeld_met=MELDING,
)
"""Who hands over how many is put right as a whole sentence, so that the sum stays."""
GEKOPPELD_AL = Veld(
    "gekoppeld",
    GEKOPPELD.titel,
    "Samen blijft het gelijk. Gaat het om mensen die COA al aan een gemeente koppelde?",
    Soort.ZIN,
    (Keuze("nee", "Nee, alleen aantallen: begin"), Keuze("ja", "Ja, zij zijn al gekoppeld")),
)
GEMELD_OP = Veld("dag", "Gemeld op", "Op welke dag?", Soort.DATUM)
RECTIFICATIE = "Op welke dag is de rectificatie bekendgemaakt?"
"""What is asked of the day of a bekendmaking that puts another right."""


def tijdvak(keuzes: tuple[Keuze, ...]) -> Veld:
    """Which tijdvak; a sentence is taken too, so that somebody who types another herverdeling hears of this one."""
    return Veld("tijdvak", TIJDVAK.titel, "Om welk tijdvak gaat het?", Soort.ZIN, keuzes)


def cijfer(periode: str) -> Veld:
    """The published number of a gemeente with its source, in one line."""
    ask = (
        f"Wat is de gepubliceerde taakstelling voor {periode}, en waar staat die? {VOORBEELD_CIJFER} "
        "Geen schatting. Een achterstand telt niet mee: die gaat niet over."
    )
    return Veld("zin", "Cijfer", ask, Soort.ZIN)


def voorstel(nu: str, *, besluiten: bool) -> Veld:
    """Another proposal beside the present one; besluiten that are there lapse with it."""
    late = " Let op: besluiten die er al zijn, vervallen dan." if besluiten else ""
    return Veld("zin", "Voorstel", f"Nu: {nu}. Typ het hele nieuwe voorstel.{late} {VOORBEELD}", Soort.ZIN)


def gemeld_aan(wachten: Sequence[str]) -> Veld:
    """Who of the safe set was told, of those that wait for it."""
    choices = (Keuze(ALLEN, "Allen die nog open staan"), *(Keuze(naam, ADRESSEN[naam]) for naam in wachten))
    return Veld("wie", "Gemeld aan", "Aan wie meldden jullie het?", Soort.KEUZE, choices)
