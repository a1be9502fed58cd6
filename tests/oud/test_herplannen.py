"""An upgrade on the file of an earlier version: every open case gets the reminders that today's tables give it, in
pieces that go on after a stop, and nobody is flooded."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.desk import cases, replan
from bot.desk.visit import Office
from storage.store import Store, open_store
from storage.trust import rows
from tests.chat import Chat
from tests.oud.naspelen import Versie, versies

by_version = pytest.mark.parametrize("versie", versies(), ids=lambda versie: versie.naam)
Rows = dict[str, tuple[str, str | None]]


def _rows(store: Store) -> Rows:
    """The moment of every reminder, and the moment for which it was said."""
    return {
        key: (moment, said)
        for key, moment, said in store.db.execute("select sleutel, moment, verstuurd_voor from herinneringen")
    }


def _piece(office: Office, now: datetime) -> bool:
    with office.store.atomic():
        return replan.work(office, now) is not None


def _upto(store: Store) -> int:
    return int(store.get_meta(replan.UPTO) or 0)


@pytest.fixture
def path(versie: Versie, tmp_path: Path) -> Path:
    """A copy of the file, of which the reminders are those of tables before today's."""
    versie.restore(tmp_path / "oud.db")
    with closing(sqlite3.connect(tmp_path / "oud.db")) as db:
        rows.prepare(db)
        db.execute("delete from meta where sleutel = 'plan' or sleutel like 'plan_tot_%'")
        db.commit()
    return tmp_path / "oud.db"


@by_version
def test_in_pieces_that_go_on_after_a_stop(versie: Versie, path: Path) -> None:
    """A few cases at a time; after a restart the rest, and then nothing more until something that comes back is
    said."""
    places = [0]
    for _ in range(2):
        store = open_store(path, mode="proef")
        office = Chat(store, versie.nu).office
        assert _upto(store) == places[-1]
        for _ in range(2):
            assert _piece(office, versie.nu)
            places.append(_upto(store))
        store.close()
    assert all(later - earlier > 0 for earlier, later in pairwise(places))
    store = open_store(path, mode="proef")
    office = Chat(store, versie.nu).office
    left = 0
    while _piece(office, versie.nu):
        left += 1
    total = store.db.execute("select count(*) from zaken").fetchone()[0]
    assert left <= total // replan.PIECE + 2
    assert not _piece(office, versie.nu)
    store.close()


@by_version
def test_nobody_hears_of_it_and_no_open_case_is_silent(versie: Versie, path: Path) -> None:
    """What was said stays said under its key; a day before the upgrade that was never planned counts as said; every
    open case has something to come, or something that waits for a morning."""
    store = open_store(path, mode="proef")
    office, now = Chat(store, versie.nu).office, versie.nu
    before, post = _rows(store), store.db.execute("select count(*) from outbox").fetchone()
    while _piece(office, now):
        pass
    after = _rows(store)
    assert store.db.execute("select count(*) from outbox").fetchone() == post
    moment = now.astimezone(UTC).isoformat(timespec="seconds")[:19]
    assert not [key for key, (when, _) in after.items() if key not in before and when[:19] <= moment]
    assert all(after[key] == was for key, was in before.items() if was[1] is not None and key in after)
    silent = [
        (row.procedure, row.referentie, row.standen)
        for row in store.cases.all()
        if (case := cases.opened(office, row)).loopt
        and not case.vreemd
        and not (store.herinneringen.of_case(row.id) or store.herinneringen.weer_of_case(row.id))
    ]
    assert not silent
    store.close()


@by_version
def test_what_came_back_gets_its_next_moment_the_night_after(versie: Versie, path: Path) -> None:
    """Said on a day, it waits for the day four weeks on; not on the day itself, when others may still hear it."""
    store = open_store(path, mode="proef")
    office = Chat(store, versie.nu).office
    while _piece(office, versie.nu):
        pass
    waiting = [h for row in store.cases.all() for h in store.herinneringen.weer_of_case(row.id)]
    first = min(waiting, key=lambda item: item.moment)
    with store.atomic():
        store.herinneringen.mark_sent([first.sleutel])
    assert not _piece(office, first.moment + timedelta(hours=9))
    assert _piece(office, first.moment + timedelta(days=1))
    (then,) = (h for h in store.herinneringen.weer_of_case(first.zaak) if h.sleutel == first.sleutel)
    assert timedelta(weeks=3) < then.moment - first.moment < timedelta(weeks=5)
    assert not _piece(office, first.moment + timedelta(days=1))
    store.close()
