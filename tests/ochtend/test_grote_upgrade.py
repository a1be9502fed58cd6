"""An upgrade of a big file: nobody's morning waits for the cases of others, and nobody is flooded. Without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from bot.desk import replan
from bot.desk.visit import Post
from bot.mail.courier import Courier
from bot.run import clock
from storage.outbox import OutboxRow
from tests.koppeling.wereld import Wereld, local
from workflows.koppeling.tabel import KOPPELING

NOOR, VER = 101, 102
ANDEREN, LOPEND, EIGEN = 20_000, 400, 25
AFGELOPEN = next(stand.naam for stand in KOPPELING.sporen[0].standen if stand.eind)


class Bak:
    """Takes what the clock wrote, in place of the courier."""

    def __init__(self) -> None:
        self.rows: list[OutboxRow] = []

    def take(self, post: Post) -> None:
        """What is to go out."""
        self.rows += post.rows


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    """Twenty thousand cases of another gemeente, some of which run, and behind them those of Noor; an upgrade waits."""
    world = Wereld(tmp_path / "groot.db", "2026-02-17 10:00")
    world.add(NOOR, "gemeente")
    world.add(VER, "gemeente", "Zwolle")
    db, zwolle = world.store.db, world.store.people.organisatie_by_name("Zwolle")
    assert zwolle is not None
    first = world.make(NOOR, "Z-0", date(2026, 2, 17))
    with world.store.atomic():
        db.execute(
            "with recursive n(n) as (select ?1 + 1 union all select n + 1 from n where n < ?1 + ?2)"
            " insert into zaken (id, procedure, organisatie, referentie, behandelaar, feiten, gemaakt, loopt, dag)"
            " select n, procedure, ?3, 'A-' || n, 2, feiten, gemaakt, n <= ?1 + ?4, dag from n, zaken where id = ?1",
            [first, ANDEREN, zwolle.id, LOPEND],
        )
        db.execute(
            "insert into sporen select id, 'koppeling', case when loopt then 'zoeken' else ? end from zaken"
            " where id > ?",
            [AFGELOPEN, first],
        )
    own = [world.make(NOOR, f"Z-{n}", date(2026, 2, 17)) for n in range(1, EIGEN)]
    with world.store.atomic():
        db.execute("delete from meta where sleutel = 'plan' or sleutel like 'plan_tot_%'")
        db.execute("update herinneringen set sleutel = sleutel || ':oud', soort = 'oud' where zaak = ?", [own[-1]])
    world.now = local("2026-03-03 09:00")
    yield world
    world.store.close()


def test_twenty_thousand_cases_of_others_hold_up_no_morning(wereld: Wereld) -> None:
    """Noor hears of her own after a handful of pieces, as the new tables plan them; the rest of the upgrade goes on
    after that, says nothing more to anybody, and comes to its end."""
    bak, pieces = Bak(), 0
    saying = clock.say(wereld.office, cast(Courier, bak))
    while not bak.rows:
        next(saying)
        pieces += 1
    assert pieces <= clock.BETWEEN + EIGEN // replan.PIECE + 2
    assert int(wereld.store.get_meta(replan.UPTO) or 0) < ANDEREN // 10
    assert wereld.store.db.execute("select count(*) from herinneringen where soort = 'oud'").fetchone() == (0,)
    assert [row.adres for row in bak.rows] == [str(NOOR), str(VER)]
    rest = sum(1 for _ in saying)
    assert rest <= (ANDEREN + EIGEN) // replan.PIECE + 3
    assert not replan.ahead(wereld.office, [], wereld.now)
    assert [row.adres for row in bak.rows] == [str(NOOR), str(VER)]
    assert wereld.store.get_meta("plan") == replan.PLAN


def test_those_of_the_morning_go_on_after_a_stop(wereld: Wereld) -> None:
    """What went ahead is not planned again, neither after a restart nor when its turn comes."""
    people = [wereld.store.people.by_address("telegram", str(NOOR))]
    known = [person for person in people if person is not None]
    done = []
    for _ in range(3):
        with wereld.store.atomic():
            done.append(replan.ahead(wereld.office, known, wereld.now))
        wereld.restart()
    assert done == [True, True, False]
