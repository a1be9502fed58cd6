"""What is due on one day, and to whom it is to be said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.desk import mornings, who_hears
from bot.desk.visit import AMSTERDAM, Office
from storage.cases import CaseRow
from storage.herinneringen import Herinnering
from storage.people import Persoon


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder for one person; `achtervang`: because who should have answered did not."""

    row: CaseRow
    herinnering: Herinnering
    achtervang: bool = False

    @property
    def sleutel(self) -> str:
        """Who stands by is told under a key of its own."""
        return self.herinnering.sleutel + (":achtervang" if self.achtervang else "")


@dataclass
class Ronde:
    """One look at the plan on one day, for everybody whose morning it is; `until` is the latest of the mornings that
    follow theirs."""

    office: Office
    dag: date
    now: datetime
    until: date
    _rows: dict[int, CaseRow | None] = field(default_factory=dict)
    _who: dict[tuple[int, str], list[Persoon]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start = mornings.at(self.dag, datetime.min.time())
        plan = self.office.store.herinneringen.until(mornings.at(self.until, datetime.min.time()), start)
        self._plan = plan
        self._said = {(g.sleutel, g.persoon): g.voor for g in self.office.store.ochtenden.said(start)}

    def items(self, person: Persoon, until: date) -> list[Item]:
        """What is to be said to this person now: all that falls due before their next morning, `until`."""
        found = []
        for item in self._plan:
            dag = item.moment.astimezone(AMSTERDAM).date()
            row = self._row(item.zaak) if dag < until else None
            if row is None:
                continue
            told = self._who_hears(row, item.rol)
            if any(p.id == person.id for p in told):
                found.append(Item(row, item))
            elif item.achtervang and self._stands_by(person, row, told) and self._unanswered(row, dag):
                found.append(Item(row, item, achtervang=True))
        return [item for item in found if self._said.get((item.sleutel, person.id)) != item.herinnering.moment]

    def _row(self, zaak: int) -> CaseRow | None:
        if zaak not in self._rows:
            self._rows[zaak] = self.office.store.cases.get(zaak)
        return self._rows[zaak]

    def _who_hears(self, row: CaseRow, rol: str) -> list[Persoon]:
        if (row.id, rol) not in self._who:
            self._who[row.id, rol] = who_hears.for_role(self.office, row, rol, self.dag)
        return self._who[row.id, rol]

    def _stands_by(self, person: Persoon, row: CaseRow, told: Sequence[Persoon]) -> bool:
        return any(p.id == person.id for p in who_hears.backup(self.office, row, self.dag, told))

    def _unanswered(self, row: CaseRow, dag: date) -> bool:
        """Whether nobody pressed or recorded anything since the last reminder of an earlier day; where there was none,
        since the working day before."""
        book = self.office.store.ochtenden
        before = mornings.at(self.dag, datetime.min.time())
        asked = book.last_said(row.id, before) or mornings.at(dag - timedelta(days=1), datetime.min.time())
        answered = book.last_answer(row.id)
        return answered is None or answered < asked
