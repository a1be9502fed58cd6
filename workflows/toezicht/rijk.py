"""What the Rijk watches at a provincie (Handreiking Huisvesting vergunninghouders 2016, §3.3.3): whether every gemeente
met its taakstelling in the half-year, housed within 12 weeks on average, was addressed where it lags, and whether the
ladder is used. Counted from what the provincie knows itself; that a judgement or a dossier is "addressing" is our
reading. As long as something is open that can still turn out well, there is no verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from workflows.ladder.tijdlijn import uiterlijk
from workflows.toezicht.filters import tekort
from workflows.toezicht.ronde import Beeld

Merk = Literal["goed", "let_op", "open"]


@dataclass(frozen=True, slots=True)
class Zelfbeeld:
    """A provincie in a half-year as the Rijk would count it, on a day.

    `gehaald` are the gemeenten with COA's own figure at or above the total; `gemeten` those with a known average,
    `binnen` of them within 12 weeks; `zonder_oordeel` those behind that neither got a judgement nor are on the ladder;
    `ladder_ontbreekt` those of which the outcome is to act and no dossier runs; `over_het_jaar` running dossiers past
    the year that the Rijk holds as a maximum. `loopt`: the half-year is not over yet. What is open: `voorlopig` the
    gemeenten of which the figures may still change, `onbeslist` those of which the outcome may; what is certain:
    `gemist` those that are short by figures that stand, `niet_aangesproken` those whose outcome stands and that were
    not addressed.
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
    loopt: bool
    voorlopig: int
    onbeslist: int
    gemist: int
    niet_aangesproken: int

    @property
    def taakstelling(self) -> Merk:
        """Whether every gemeente met its taakstelling."""
        return _merk(fout=bool(self.gemist), open_=bool(self.voorlopig))

    @property
    def twaalf_weken(self) -> Merk:
        """Whether the average is within 12 weeks everywhere."""
        if self.loopt:
            return "open"
        return _merk(fout=self.binnen < self.gemeten, open_=self.gemeten < self.van)

    @property
    def aanspreken(self) -> Merk:
        """Whether every gemeente that is short was addressed."""
        return _merk(fout=bool(self.niet_aangesproken), open_=bool(self.onbeslist))

    @property
    def ladder(self) -> Merk:
        """Whether the ladder is used where it must be, and in time."""
        return _merk(fout=bool(self.ladder_ontbreekt or self.over_het_jaar), open_=bool(self.onbeslist))

    @property
    def iets_open(self) -> bool:
        """Whether any of the four has no verdict yet."""
        return "open" in (self.taakstelling, self.twaalf_weken, self.aanspreken, self.ladder)


def _merk(*, fout: bool, open_: bool) -> Merk:
    """What is wrong whatever comes is said; what may still come right is open."""
    return "let_op" if fout else "open" if open_ else "goed"


def _staat(b: Beeld) -> bool:
    """Whether the figures of the half-year stand: it is over, COA counted to its end, nothing is an estimate."""
    half = b.halfjaar
    return half is not None and b.compleet and not b.loopt and half.taakstelling.gepubliceerd and b.restant_bekend


def _beslist(b: Beeld) -> bool:
    """Whether nothing can change the outcome any more: a judgement of the provincie itself settles it as well."""
    put_off = b.vastgesteld is not None and b.vastgesteld.kleur == "uitgesteld"
    if b.oordeel is None or put_off:
        return False
    return b.vastgesteld is not None or not b.nog


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
        any(b.loopt for b in beelden),
        sum(not _staat(b) for b in beelden),
        sum(not _beslist(b) for b in beelden),
        sum(_staat(b) and (b.saldo or 0) < 0 for b in beelden),
        sum(_beslist(b) and b.verstuurd is None and not b.ladders for b in short),
    )
