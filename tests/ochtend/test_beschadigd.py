"""One damaged case, or one fault of ours, is no reason for everybody's silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.desk import replan
from bot.features.ochtend import clock, message
from bot.features.ochtend.stock import Stock
from bot.screens.message import Bericht
from storage.people import Persoon
from tests.koppeling.wereld import Wereld, local

NOOR, BO = 101, 102


def _damage(wereld: Wereld, ident: int) -> None:
    with wereld.store.atomic():
        wereld.store.db.execute(
            "update zaken set feiten = json_remove(feiten, '$.koppelingsdatum') where id = ?", [ident]
        )


def _morning(wereld: Wereld) -> list[str]:
    said: list[str] = []
    while True:
        with wereld.store.atomic():
            post = clock.send_due(wereld.office, wereld.now)
        if post is None:
            return said
        said += [row.inhoud["tekst"] for row in post.rows]


def _two(path: Path) -> Wereld:
    """Noor and Bo, with a koppeling each, on a morning on which both hear of it."""
    wereld = Wereld(path, "2026-03-02 10:00")
    for number in (NOOR, BO):
        wereld.add(number, "gemeente", "Almere")
    wereld.make(NOOR, "Z-1", date(2026, 1, 2))
    wereld.make(BO, "Z-2", date(2026, 1, 2))
    wereld.now = local("2026-03-10 09:01")
    return wereld


def test_a_damaged_case_is_named(tmp_path: Path) -> None:
    """Who has it hears that it is damaged; a colleague has the usual message."""
    wereld = _two(tmp_path / "w.db")
    _damage(wereld, 1)
    said = _morning(wereld)
    assert [("Z-1 · beschadigd" in text, "Z-2" in text) for text in said] == [(True, False), (False, True)]


def test_a_fault_silences_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who it is about hears that the message could not be made; a colleague has the usual message, and nobody twice."""
    wereld, render = _two(tmp_path / "w.db"), message.render

    def broken(mine: Stock, person: Persoon, *rest: Any) -> Bericht | None:
        if person.id == 1:
            raise RuntimeError
        return render(mine, person, *rest)

    monkeypatch.setattr(message, "render", broken)
    said = _morning(wereld)
    assert [("lukte vandaag niet" in text, "Z-2" in text) for text in said] == [(True, False), (False, True)]
    assert _morning(wereld) == []


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
