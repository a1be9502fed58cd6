"""Somebody's own cases on a day, sorted out by what stands in their rows: whose last day is near, whose day passed
since the last message, and which wait longer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bot.desk import who_hears
from bot.desk.case import laatste_dagen, loopt
from bot.desk.visit import Office
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.dates.termijnen import Aard
from workflows.engine.achterstand import BEKEKEN, bekeken
from workflows.engine.laatste_dagen import LaatsteDag, leidend
from workflows.engine.resterend import dichtbij
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import Zaak


@dataclass(frozen=True)
class Stock:
    """The running cases of a person or an organisation on a day, and the days that count for each."""

    office: Office
    dag: date
    rows: Mapping[int, CaseRow]

    @cached_property
    def days(self) -> Mapping[int, Sequence[LaatsteDag]]:
        """The days that count of each case, the one that leads today first."""
        return {ident: days_of(self.office, row, self.dag) for ident, row in self.rows.items()}

    def days_of(self, row: CaseRow) -> Sequence[LaatsteDag]:
        """The days that count for this case, which need not be one of them."""
        return self.days[row.id] if row.id in self.days else days_of(self.office, row, self.dag)

    def appointments(self, row: CaseRow, soort: str) -> list[LaatsteDag]:
        """The appointments ("op") of this case of which this kind of reminder speaks."""
        days = all_days(self.office, row)
        return [d for d in days if d.woord == "op" and any(item.soort == soort for item in d.herinner)]

    def near(self, day: LaatsteDag) -> bool:
        """Whether the last day is today or within five working days."""
        return dichtbij(day, self.dag, self.office.kalender)

    def passed(self, day: LaatsteDag) -> bool:
        """Whether it was a last day, and lies behind."""
        return day.grens and day.werkdag < self.dag and not self.near(day)

    def passed_since(self, day: LaatsteDag, since: date | None) -> bool:
        """Whether it passed since the last message, which said that it was still to come."""
        return since is not None and self.passed(day) and day.werkdag >= since

    def to_tell(self, since: date | None, *, law: bool) -> list[CaseRow]:
        """The cases of which a line is worth looking at: near, newly passed, or with `law` too late by law."""
        return [
            self.rows[ident]
            for ident, days in self.days.items()
            if any(self.near(d) or self.passed_since(d, since) or (law and self.too_late(d)) for d in days)
        ]

    def too_late(self, day: LaatsteDag) -> bool:
        """Whether a day of the law has passed: it leads until it is done."""
        return day.aard is Aard.WET and self.passed(day)

    def looked_at(self, ident: int) -> bool:
        """Whether somebody said of the case these thirty days that nothing was new, or what holds it up."""
        day = self.rows[ident].feiten.get(BEKEKEN)
        return day is not None and bekeken({BEKEKEN: date.fromisoformat(day)}, self.dag)

    def last_days(self, first: date, last: date) -> set[date]:
        """The mornings from `first` up to and including `last` on which some last day falls."""
        return {d.werkdag for days in self.days.values() for d in days if d.grens and first <= d.werkdag <= last}


def days_waiting(day: LaatsteDag, today: date) -> int:
    """The days since it began to run, or else since it passed."""
    return (today - (day.begonnen or day.dag)).days


def days_of(office: Office, row: CaseRow, today: date) -> Sequence[LaatsteDag]:
    """The days that count for a case, the one that leads today first, by its row alone."""
    return leidend(all_days(office, row), today)


def all_days(office: Office, row: CaseRow) -> Sequence[LaatsteDag]:
    """All its last days and appointments, in the same way."""
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    standen = {spoor: procedure.stand_nu(stand) for spoor, stand in row.standen.items()}
    zaak = Zaak(standen, pak_uit(procedure.velden, row.feiten))
    return laatste_dagen(procedure, zaak, office.kalender)


def running(office: Office, rows: Iterable[CaseRow]) -> dict[int, CaseRow]:
    """Those of which some track has no outcome."""
    procedures = office.features.procedures
    return {row.id: row for row in rows if loopt(procedures[row.procedure].bij(row.feiten), row.standen)}


def own(office: Office, person: Persoon, dag: date) -> Stock:
    """The cases that this person deals with or stands in for on that day, and those of another organisation that the
    person hears of."""
    rows = {row.id: row for row in office.store.cases.of_behandelaar(person.id)}
    for away in office.store.colleagues.standing_in(person.id, dag):
        there = office.store.cases.of_behandelaar(away.persoon)
        rows |= {row.id: row for row in there if row.organisatie == away.organisatie}
    here = {ident: row for ident, row in rows.items() if who_hears.works_there(person, row.organisatie)}
    elsewhere = {row.id: row for row in who_hears.elsewhere(office, person, dag) if row.id not in rows}
    return Stock(office, dag, running(office, here.values()) | elsewhere)
