"""`ketenbot controle` right after an upgrade: the plans are those of before, and that is no fault."""

from datetime import date
from pathlib import Path

from tests.cli.conftest import Run
from tests.koppeling.wereld import Wereld

NOOR = 101
SAID = "plant de herinneringen nog opnieuw"


def test_it_says_that_planning_is_under_way(ketenbot: Run, tmp_path: Path) -> None:
    """Where there are cases that are not planned by the tables of now; a new file has nothing to plan."""
    status, said, _ = ketenbot("controle")
    assert (status, said.splitlines()[0]) == (0, "alles klopt")
    assert SAID not in said
    wereld = Wereld(tmp_path / "test.db", "2026-03-02 10:00")
    wereld.add(NOOR, "gemeente")
    ident = wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    with wereld.store.atomic():
        wereld.store.db.conn.execute("update herinneringen set moment = '2026-01-01T08:00:00Z' where zaak = ?", [ident])
    wereld.store.close()
    status, said, _ = ketenbot("controle")
    assert status == 0, said
    assert SAID in said
