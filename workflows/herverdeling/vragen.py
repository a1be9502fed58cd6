"""What is asked about a herverdeling in the words of the chat: a whole sentence, or a choice that depends on the case.
These answers are read by the form that asks them; the facts themselves are the fields of the table."""

from collections.abc import Sequence
from dataclasses import replace

from workflows.engine.velden import Keuze, Soort, Veld
from workflows.herverdeling.answer_sentences import VOORBEELD_BESLUIT, VOORBEELD_CIJFER
from workflows.herverdeling.proposal_sentence import VOORBEELD
from workflows.herverdeling.velden import ADRESSEN, GEHEEL, GEKOPPELD, MELDING, TIJDVAK

NIET_OP_SCHRIFT = "niet op schrift"
ALLEN = "alle"
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
RECTIFICATIE = "Op welke dag is de rectificatie van {naam} bekendgemaakt?"
"""What is asked of the day of a bekendmaking that puts another right."""
_VAN_GEMEENTE = {
    "voor": "Wat is de taakstelling van {naam} in dit tijdvak? Neem het getal uit de brief of de Staatscourant, geen "
            "schatting. Een achterstand telt niet mee: die gaat niet over.",
    "bron": "Waar staat het getal van {naam}?",
    "bron_op": "Welke datum heeft de bron van {naam}?",
    "besluit_op": "Op welke dag besloot het college van {naam}?",
    "nummer": "Welk nummer heeft het besluit van {naam}?",
    "schriftelijk": "Staat het besluit van {naam} op schrift?",
    "bekend_op": "Op welke dag is het besluit van {naam} bekendgemaakt?",
    "vergadering": "Wanneer vergadert het college van {naam} hierover?",
}  # fmt: skip
"""By field of a gemeente how it is asked: by name, for who answers may speak for another."""


def aan(veld: Veld, naam: str) -> Veld:
    """A field of one gemeente, asked of that gemeente by name; any other as it is."""
    ask = _VAN_GEMEENTE.get(veld.naam.rpartition("_")[0])
    return replace(veld, vraag=ask.format(naam=naam)) if ask is not None else veld


def besluit(naam: str) -> Veld:
    """The day and the number of the besluit of a gemeente, in one line."""
    ask = f"Welk besluit op schrift nam het college van {naam}, en wanneer? {VOORBEELD_BESLUIT}"
    return Veld("zin", "Besluit", ask, Soort.ZIN, (Keuze(NIET_OP_SCHRIFT, "Het staat niet op schrift"),))


def tijdvak(keuzes: tuple[Keuze, ...]) -> Veld:
    """Which tijdvak; a sentence is taken too, so that somebody who types another herverdeling hears of this one."""
    return Veld("tijdvak", TIJDVAK.titel, "Om welk tijdvak gaat het?", Soort.ZIN, keuzes)


def cijfer(naam: str, periode: str) -> Veld:
    """The published number of a gemeente with its source, in one line."""
    ask = (
        f"Wat is de gepubliceerde taakstelling van {naam} voor {periode}, en waar staat die? {VOORBEELD_CIJFER} "
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
