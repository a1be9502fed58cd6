"""The figures of woningweigeringen over a period: how many, how COA judged, how many days they cost.

A report that was withdrawn before the judgement counts apart (own choice). The average time to moving weighs persons,
as the figures of an organisation do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import vertraging_huishouden, vertraging_woning
from workflows.woningweigering.regels import PERSOON, TERECHT


@dataclass(frozen=True, slots=True)
class Melding:
    """One report as the figures need it; `tekendag` is the one that its koppeling has now."""

    referentie: str
    standen: Mapping[str, str]
    feiten: WeigeringFeiten
    tekendag: date | None = None


@dataclass(frozen=True, slots=True)
class Totalen:
    """Reports of a period; those that were withdrawn stand beside them and cost no days here. The days are of the
    homes, and of the households that stayed coupled."""

    aantal: int
    terecht: int
    onterecht: int
    zonder_oordeel: int
    ingetrokken: int
    dagen: int
    huishoudens: int
    dagen_huishoudens: int

    @property
    def gemiddeld(self) -> float | None:
        """Days of delay for each home; None without any."""
        return self.dagen / self.aantal if self.aantal else None

    @property
    def gemiddeld_huishouden(self) -> float | None:
        """Days of delay for each household that stayed coupled; None without any."""
        return self.dagen_huishoudens / self.huishoudens if self.huishoudens else None


def oordeel(melding: Melding) -> str:
    """How COA judged: terecht, onterecht, open, or ingetrokken where it did not need to."""
    persoon = melding.standen[PERSOON]
    if persoon == "ingetrokken":
        return "ingetrokken"
    judged_again = melding.feiten.definitief_op is not None  # only after an unjustified refusal
    if persoon in TERECHT or (persoon == "toch_genomen" and not judged_again):
        return "terecht"
    return "onterecht" if melding.feiten.oordeel_op else "open"


def tel(meldingen: Iterable[Melding], vandaag: date) -> Totalen:
    """Count the reports of one organisation."""
    items = list(meldingen)
    judged = [oordeel(item) for item in items]
    counted = [item for item, hoe in zip(items, judged, strict=True) if hoe != "ingetrokken"]
    waited = [vertraging_huishouden(item.standen, item.feiten, vandaag, item.tekendag) for item in counted]
    households = [found.dagen for found in waited if found is not None]
    return Totalen(
        aantal=len(counted),
        terecht=judged.count("terecht"),
        onterecht=judged.count("onterecht"),
        zonder_oordeel=judged.count("open"),
        ingetrokken=judged.count("ingetrokken"),
        dagen=sum(vertraging_woning(item.standen, item.feiten, vandaag).dagen for item in counted),
        huishoudens=len(households),
        dagen_huishoudens=sum(households),
    )


@dataclass(frozen=True, slots=True)
class Verhuizing:
    """A koppeling that led to moving, and whether a refusal was reported about it."""

    koppelingsdatum: date
    verhuisd: date
    personen: int
    geweigerd: bool


def doorlooptijd(verhuizingen: Sequence[Verhuizing], van: date, tot_en_met: date) -> tuple[float | None, float | None]:
    """The average number of weeks from koppeling to moving, of who moved in the period: with all koppelingen, and
    without those that had a refusal. None where nobody moved."""
    moved = [v for v in verhuizingen if van <= v.verhuisd <= tot_en_met]
    return _weken(moved), _weken([v for v in moved if not v.geweigerd])


def _weken(moved: Sequence[Verhuizing]) -> float | None:
    persons = sum(v.personen for v in moved)
    days = sum((v.verhuisd - v.koppelingsdatum).days * v.personen for v in moved)
    return days / 7 / persons if persons else None


def periodes(vandaag: date) -> tuple[tuple[str, date, date], ...]:
    """The periods that are offered: this tijdvak, the one before, this year, the year before."""
    half = date(vandaag.year, 1 if vandaag.month < 7 else 7, 1)
    end = date(vandaag.year, 6, 30) if half.month == 1 else date(vandaag.year, 12, 31)
    before_end = half - timedelta(days=1)
    before = date(before_end.year, 1 if before_end.month < 7 else 7, 1)
    year = vandaag.year
    return (
        (_naam(half), half, end),
        (_naam(before), before, before_end),
        (str(year), date(year, 1, 1), date(year, 12, 31)),
        (str(year - 1), date(year - 1, 1, 1), date(year - 1, 12, 31)),
    )


def _naam(begin: date) -> str:
    return f"{'eerste' if begin.month == 1 else 'tweede'} halfjaar {begin.year}"
