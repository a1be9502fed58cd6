"""What the Rijk watches at a provincie (Handreiking Huisvesting vergunninghouders 2016, §3.3.3): whether every gemeente
met its taakstelling in the half-year, housed within 12 weeks on average, was addressed where it lags, and whether the
ladder is used. Counted from what the provincie knows itself; that a judgement or a dossier is "addressing" is our
reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workflows.ladder.tijdlijn import uiterlijk
from workflows.toezicht.filters import tekort
from workflows.toezicht.ronde import Beeld


@dataclass(frozen=True, slots=True)
class Zelfbeeld:
    """A provincie in a half-year as the Rijk would count it, on a day.

    `gehaald` are the gemeenten with COA's own figure at or above the total; `gemeten` those with a known average,
    `binnen` of them within 12 weeks; `zonder_oordeel` those behind that neither got a judgement nor are on the ladder;
    `ladder_ontbreekt` those of which the outcome is to act and no dossier runs; `over_het_jaar` running dossiers past
    the year that the Rijk holds as a maximum.
    """

    dag: date
    van: int
    zonder_cijfers: int
    gehaald: int
    gehuisvest: int
    totaal: int
    gemeten: int
    binnen: int
    tekort: int
    zonder_oordeel: int
    ladders: int
    ladder_ontbreekt: int
    over_het_jaar: int


def zelfbeeld(beelden: Sequence[Beeld], dag: date) -> Zelfbeeld:
    """The provincie as a whole."""
    known = [b for b in beelden if b.saldo is not None and b.halfjaar is not None]
    measured = [b.gemiddelde for b in beelden if b.gemiddelde is not None]
    short = [b for b in beelden if tekort(b)]
    ladders = [one for b in beelden for one in b.ladders]
    return Zelfbeeld(
        dag,
        len(beelden),
        len(beelden) - len(known),
        sum((b.saldo or 0) >= 0 for b in known),
        sum(b.gehuisvest or 0 for b in known),
        sum(b.halfjaar.totaal for b in known if b.halfjaar is not None),
        len(measured),
        sum(one.binnen for one in measured),
        len(short),
        sum(b.verstuurd is None and not b.ladders for b in short),
        len(ladders),
        sum(b.oordeel is not None and not b.nog and b.oordeel.uitkomst == "actie" and not b.ladders for b in beelden),
        sum(uiterlijk(one.tijdvak) < dag for one in ladders),
    )
