"""What is due on one day, and to whom it is to be said."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.desk import mornings, who_hears
from bot.desk.visit import AMSTERDAM, Office
from storage.cases import CaseRow
from storage.herinneringen import Herinnering
from storage.people import Organisatie, Persoon


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
    """One look at the plan on one day, for those whose morning it is; `until` is the latest of the mornings that follow
    theirs. What is read does not grow with what there is of other organisations."""

    office: Office
    dag: date
    now: datetime
    until: date
    _rows: dict[int, CaseRow | None] = field(default_factory=dict)
    _who: dict[tuple[int, str], list[Persoon]] = field(default_factory=dict)
    _plans: dict[tuple[Organisatie, ...], list[Herinnering]] = field(default_factory=dict)
    _waits: dict[tuple[int, date], bool] = field(default_factory=dict)

    def items(self, person: Persoon, until: date) -> list[Item]:
        """What is to be said to this person now: all that falls due before their next morning, `until`."""
        found = []
        for item in self.plan(person):
            dag = item.moment.astimezone(AMSTERDAM).date()
            row = self._row(item.zaak) if dag < until else None
            if row is None:
                continue
            told = self._who_hears(row, item.rol)
            if any(p.id == person.id for p in told):
                found.append(Item(row, item))
            elif item.achtervang and self._stands_by(person, row, told) and self._unanswered(row, dag):
                found.append(Item(row, item, achtervang=True))
        said = self.office.store.ochtenden.said_for(person.id, self._start) if found else {}
        return [item for item in found if said.get(item.sleutel) != item.herinnering.moment]

    @property
    def _start(self) -> datetime:
        return mornings.at(self.dag, datetime.min.time())

    def plan(self, person: Persoon) -> list[Herinnering]:
        """What is planned for the person's organisations: nobody hears of a case in which none of theirs takes part.
        Looked up before anything of it is said, so that colleagues hear the same."""
        places = tuple(m.organisatie for m in person.lidmaatschappen)
        if places not in self._plans:
            codes = [place.gemeente for place in places if place.gemeente]
            codes += [code for m in person.lidmaatschappen for code, _ in m.namens]
            before = mornings.at(self.until, datetime.min.time())
            idents = [place.id for place in places]
            self._plans[places] = self.office.store.herinneringen.until(idents, codes, before, self._start)
        return self._plans[places]

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
        if (row.id, dag) not in self._waits:
            book = self.office.store.ochtenden
            asked = book.last_said(row.id, self._start) or mornings.at(dag - timedelta(days=1), datetime.min.time())
            answered = book.last_answer(row.id)
            self._waits[row.id, dag] = answered is None or answered < asked
        return self._waits[row.id, dag]
