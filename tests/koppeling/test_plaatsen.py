"""The place of a case in lists is stored: it is what opening every case would give, today and on the days after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import replan, steps
from bot.desk.case import loopt, plaats
from storage.plaatsen import Lijst
from tests.koppeling.wereld import Wereld, local
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import LaatsteDag, eerste

NOOR = 101
ALMERE = 1


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    """Noor with cases of all ages: some late, some signed, one ended."""
    world = Wereld(tmp_path / "test.db")
    world.add(NOOR, "gemeente")
    made = [world.make(NOOR, f"Z-{n}", date(2026, 3, 1) - timedelta(days=11 * n)) for n in range(12)]
    for ident in made[3:5]:
        _step(world, ident, "vervalt", {"oorzaak": "dubbel"})
    _step(world, made[5], "teken", {"getekend": date(2026, 2, 20)})
    yield world
    world.store.close()


def _step(world: Wereld, ident: int, trigger: str, facts: dict[str, Any]) -> None:
    world.act(NOOR, lambda visit: steps.put(visit, world.case(ident), "koppeling", trigger, facts))


def _opened(world: Wereld, *, ended: bool) -> list[int]:
    """By opening every case."""
    today, found = world.now.date(), []
    for row in world.store.cases.of_organisation("koppeling", ALMERE):
        case = world.case(row.id)
        first = eerste(case.dagen, today)
        runs = loopt(case.procedure, case.zaak.standen)
        if runs or ended:
            found.append((not runs, first.werkdag if first else date.max, row.id))
    return [ident for _, _, ident in sorted(found)]


def _stored(world: Wereld, *, ended: bool) -> list[int]:
    lijst, book = Lijst("koppeling", [ALMERE], afgelopen=ended), world.store.plaatsen
    pages = [ident for start in range(0, 20, 5) for ident in book.page(lijst, 5, start)]
    assert len(pages) == book.count(lijst)
    more = Lijst("koppeling", [ALMERE, 999], ["GM0034"], afgelopen=ended)
    assert book.page(more, 100) == pages  # the road for several organisations
    return pages


@pytest.mark.parametrize("later", range(0, 140, 10))
def test_it_is_as_opening_all_would_give(wereld: Wereld, later: int) -> None:
    """On any day: when a term has passed another one leads, and the clock puts the case in its place."""
    wereld.now = local("2026-03-02 10:00") + timedelta(days=later)
    list(replan.places(wereld.office))
    assert _stored(wereld, ended=False) == _opened(wereld, ended=False)
    assert _stored(wereld, ended=True) == _opened(wereld, ended=True)
    assert wereld.store.plaatsen.due(wereld.now.date(), 1) == []


def test_a_day_that_passes_leaves_the_lead_to_another(wereld: Wereld) -> None:
    """The day after it: until then nothing has to be looked up anew."""
    case = wereld.case(wereld.make(NOOR, "Z-20", date(2026, 3, 1)))
    first, second = (
        LaatsteDag("a", "a", day, day - timedelta(days=2), Aard.AFSPRAAK)
        for day in (date(2026, 3, 15), date(2026, 3, 29))
    )
    for today, leads, until in (
        (date(2026, 3, 2), first, date(2026, 3, 16)),
        (date(2026, 3, 15), first, date(2026, 3, 16)),
        (date(2026, 3, 16), second, date(2026, 3, 30)),
        (date(2026, 3, 30), first, None),
    ):
        assert plaats(case.procedure, case.zaak, (second, first), today) == (True, leads.werkdag, until)


def test_a_file_of_before_there_were_places(wereld: Wereld) -> None:
    """Its cases get them when the clock first looks, or when a list of theirs is shown before that."""
    before = _stored(wereld, ended=True)
    for look in (lambda: list(replan.places(wereld.office)), lambda: wereld.press(NOOR, "zl:koppeling:0")):
        wereld.store.db.execute("update zaken set loopt = 1, dag = '9999-12-31', wisselt = ''")
        assert _stored(wereld, ended=True) != before
        look()
        assert _stored(wereld, ended=True) == before
