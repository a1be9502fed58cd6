"""One damaged case is no reason for everybody's silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.desk import replan
from bot.features.ochtend import clock
from tests.koppeling.wereld import Wereld, local

NOOR, BO = 101, 102


def _damage(wereld: Wereld, ident: int) -> None:
    with wereld.store.atomic():
        wereld.store.db.execute(
            "update zaken set feiten = json_remove(feiten, '$.koppelingsdatum') where id = ?", [ident]
        )


def test_a_damaged_case_silences_nobody(tmp_path: Path) -> None:
    """Who has it hears that the message could not be made; a colleague has the usual message, and nobody twice."""
    wereld = Wereld(tmp_path / "w.db", "2026-03-02 10:00")
    for number in (NOOR, BO):
        wereld.add(number, "gemeente", "Almere")
    damaged = wereld.make(NOOR, "Z-1", date(2026, 1, 2))
    wereld.make(BO, "Z-2", date(2026, 1, 2))
    _damage(wereld, damaged)
    wereld.now = local("2026-03-10 09:01")
    said: list[str] = []
    while True:
        with wereld.store.atomic():
            post = clock.send_due(wereld.office, wereld.now)
        if post is None:
            break
        said += [row.inhoud["tekst"] for row in post.rows]
    assert len(said) == 2
    assert sum("lukte vandaag niet" in text for text in said) == 1
    assert sum("Z-2" in text for text in said) == 1


def test_a_damaged_case_stops_no_planning(tmp_path: Path) -> None:
    """An upgrade plans the others anew and comes to its end."""
    wereld = Wereld(tmp_path / "w.db", "2026-03-02 10:00")
    wereld.add(NOOR, "gemeente", "Almere")
    damaged = wereld.make(NOOR, "Z-1", date(2026, 1, 2))
    _damage(wereld, damaged)
    with wereld.store.atomic():
        wereld.store.db.execute("delete from meta where sleutel = 'plan'")
    for _ in range(10):
        with wereld.store.atomic():
            if replan.work(wereld.office, wereld.now) is None:
                return
    raise AssertionError("het herplannen komt niet aan een einde")
