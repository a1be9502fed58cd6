"""The ladder in time: the terms of its steps, and the line over the half-years, with a year as the maximum.

Handreiking Huisvesting vergunninghouders 2016, §4.3 and §4.4.4. The bars of its picture are not in the text: how the
phases lie over the half-years is our reading, except the start of phase 1 and of phase 6, a year later.
"""

from dataclasses import dataclass
from datetime import date

from workflows.bron import Bron
from workflows.dates.kalender import plus_maanden
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import MAANDEN

STAPPEN_BRON = Bron("Handreiking Huisvesting vergunninghouders", "4.3", 2016)
TIJD_BRON = Bron("Handreiking Huisvesting vergunninghouders", "4.4.4", 2016)


ANALYSE = Term(
    "analyse", "2.1 informatie wegen", "ambtsbericht_op", "ambtsbericht", "analyse klaar", Lengte(weken=2),
    Aard.STREVEN, STAPPEN_BRON, "Een voorbeeld: de provincie stelt de termijn.", date(2016, 1, 1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Balk:
    """What belongs in a half-year: the phases, from and up to which day, and what to know."""

    fasen: str
    tijdvak: Tijdvak
    van: date
    tot: date
    uitleg: str


def tijdlijn(gemist: Tijdvak) -> tuple[Balk, ...]:
    """The phases after a tijdvak in which the taakstelling was missed, as late as the maximum of a year allows."""
    tweede = gemist.volgende
    derde, vierde = tweede.volgende, tweede.volgende.volgende
    return (
        Balk("1", gemist, gemist.begin, gemist.einde, "Signaleren: elke maand kijken, aan het eind toetsen."),
        Balk("2 en 3", tweede, tweede.begin, tweede.einde, "Informatie opvragen. Actief toezicht start per "
             f"{_kort(starts(gemist)[0])} of {_kort(starts(gemist)[1])}."),
        Balk("4 en 5", derde, derde.begin, derde.einde, "Vooraankondiging, debat in de raad en besluit."),
        Balk("6", vierde, vierde.begin, vierde.einde, "Uitvoeren, op kosten van de gemeente."),
    )  # fmt: skip


def starts(gemist: Tijdvak) -> tuple[date, date]:
    """The days on which active toezicht can start: with the new half-year, or two months into it."""
    begin = gemist.volgende.begin
    return begin, begin.replace(month=begin.month + 2)


def uiterlijk(gemist: Tijdvak) -> date:
    """The day by which the provincie has to carry out: a year after the shortfall was signalled at the peildatum.

    The Rijk holds provincies to this; a tighter line is allowed.
    """
    signalled = gemist.volgende.begin
    return signalled.replace(year=signalled.year + 1)


def eerste_beslissing(aankondiging_verstuurd: date) -> date:
    """The first day on which step 4.3 can be: the raad has at least a month after the vooraankondiging (4.2)."""
    return plus_maanden(aankondiging_verstuurd, 1)


def _kort(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]}"
