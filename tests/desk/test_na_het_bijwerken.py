"""After an upgrade: what ended by the tables of now keeps no plan of before, and until all is planned anew the control
says so instead of calling it a fault."""

from datetime import date
from pathlib import Path

import pytest

from bot.cli.check import problems
from bot.desk import replan
from tests.koppeling.wereld import Wereld

NOOR = 101


@pytest.fixture
def wereld(tmp_path: Path) -> Wereld:
    found = Wereld(tmp_path / "test.db", "2026-03-02 10:00")
    found.add(NOOR, "gemeente")
    found.look()
    return found


def _as_of_before(wereld: Wereld, ident: int) -> None:
    """A file of which the tables called this ended case running: a reminder, a place and a row of what waits."""
    db = wereld.store.db.conn
    row = wereld.store.cases.get(ident)
    assert row is not None
    db.execute(
        "insert into herinneringen (sleutel, zaak, soort, moment, rol, organisatie)"
        " values (?, ?, 'tekenen', '2026-05-01T07:00:00Z', 'behandelaar', ?)",
        [f"koppeling:{ident}:tekenen:oud", ident, row.organisatie],
    )
    db.execute("insert into wachtend values (?, ?, '2026-01-01', '2026-02-01', null)", [ident, row.organisatie])
    db.execute("update zaken set loopt = 1 where id = ?", [ident])
    db.execute("delete from meta where sleutel = 'plan' or sleutel like 'plan_tot_%'")


def test_an_ended_case_keeps_no_plan(wereld: Wereld) -> None:
    """No reminder, no place among what runs, no row of what waits."""
    ident = wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    wereld.press(NOOR, f"s:{ident}:koppeling:vervalt:zoeken")
    wereld.press(NOOR, "g:1:oorzaak:=:dubbel")
    assert not wereld.case(ident).loopt
    with wereld.store.atomic():
        _as_of_before(wereld, ident)
    assert list(problems(wereld.office))
    assert list(problems(wereld.office, planned=replan.planned(wereld.office))) == []
    wereld.look()
    assert replan.planned(wereld.office)
    assert list(problems(wereld.office)) == []
    assert wereld.store.herinneringen.plan_of_case(ident) == []
    assert wereld.store.achterstand.of_case(ident) is None
    assert not wereld.store.plaatsen.runs(ident)
