"""How long something is kept, what stays of what was wiped, and a copy each day."""

from collections import deque
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.run import backups
from bot.run.cleaning import clean
from bot.screens.keeping import Bewaren
from bot.settings import Settings
from storage.store import DatabaseProblem, Store, open_reader
from storage.trust import wipes
from storage.trust.daily import copies, daily, due
from storage.web.log import Weblog
from tests.chat import Chat
from tests.people import add_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOOR, BEHEER = 101, 900


def _cases(store: Store) -> dict[str, int]:
    """One that ended long ago, one that ended last week, one that is open, and one that an open one leans on."""
    found = {}
    with store.atomic():
        almere = store.people.add_organisatie("Almere", "gemeente", "GM0034")
        person = add_person(store, NOOR, "Noor")
        store.people.add_membership(person, almere.id, "gemeente", NOW)
        for name, years in (("oud", 6), ("pas", 0), ("open", 6), ("steunt", 6)):
            then = NOW - timedelta(days=365 * years + 7)
            found[name] = store.cases.add("koppeling", almere.id, f"Z-{name}", person, {"koppeling": "x"}, then)
            store.cases.add_history(found[name], "", "maak", None, None, {}, person, then, 1)
        store.db.execute("update zaken set loopt = 0 where referentie <> 'Z-open'")
        store.db.execute(
            "update zaken set feiten = json_object('bij_zaak', ?) where id = ?", [found["steunt"], found["open"]]
        )
    return found


def _chat(store: Store, keep: Bewaren) -> Chat:
    chat = Chat(store, NOW, [BEHEER])
    chat.office.bewaren = keep
    return chat


def test_cases_that_ended_go_after_the_time_that_was_chosen(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """An open one never, nor one on which an open one leans; one line says what went, and names no number."""
    found = _cases(store)
    caplog.set_level("INFO")
    deque(clean(_chat(store, Bewaren(zaken=5 * 365)).office))
    left = {row[0] for row in store.db.execute("select id from zaken")}
    assert left == {found[name] for name in ("pas", "open", "steunt")}
    assert [(line.functie, line.dag) for line in store.wiping.of(1, 9)] == [("de bewaartermijn", NOW.date())]
    assert "1 afgelopen zaken" in caplog.text
    assert "Z-oud" not in caplog.text


def test_without_a_choice_nothing_goes_and_the_beheerder_is_reminded(store: Store) -> None:
    """Once a quarter."""
    _cases(store)
    with store.atomic():
        add_person(store, BEHEER, "Beheer")
    chat = _chat(store, Bewaren())
    for _ in range(3):
        deque(clean(chat.office))
    assert store.db.execute("select count(*) from zaken").fetchone() == (4,)
    assert [row.inhoud["tekst"] for row in store.outbox.waiting() if "Hoe lang bewaren" in row.inhoud["tekst"]]
    assert len(store.outbox.waiting()) == 1
    chat.now += timedelta(days=92)
    deque(clean(chat.office))
    assert len(store.outbox.waiting()) == 2


def test_each_kind_goes_after_its_own_time(store: Store) -> None:
    """Faults, what a conversation was about, what was said of reminders."""
    found = _cases(store)
    with store.atomic():
        store.updates.set_aside("x", "KeyError", "a.py:1", NOW - timedelta(days=11))
        store.updates.set_aside("y", "KeyError", "a.py:1", NOW - timedelta(days=9))
        store.onderwerpen.case(1, NOW - timedelta(days=3), found["open"])
    deque(clean(_chat(store, Bewaren(fouten=10, vragen=2)).office))
    assert store.updates.aside_count() == 1
    assert store.db.execute("select count(*) from onderwerpen").fetchone() == (0,)


def test_a_page_of_our_own_shows_nothing_of_what_was_wiped(store: Store) -> None:
    """What was typed and what was said; another number that begins alike stays."""
    found = _cases(store)
    log = Weblog(store.db)
    with store.atomic():
        chat = store.addresses.seen("web", "noor@example.nl", NOW)
        store.db.execute("update adressen set persoon = 1 where id = ?", [chat])
        log.fill(chat, log.reserve(chat, NOW), {"tekst": "hoe staat z-oud erbij?"})
        log.add(chat, {"tekst": "<b>Z-oud</b>: zoeken"}, NOW)
        log.add(chat, {"tekst": "Z-oud-2 loopt"}, NOW)
        store.wiping.wipe(found["oud"], "coordinator", NOW.date())
    shown = [str(row.inhoud) for row in log.since(chat, 0)]
    assert ["oud" in text for text in shown] == [False, False, True]
    store.fold()
    assert b"hoe staat z-oud" not in _path(store).read_bytes()


def test_a_copy_each_day(store: Store, tmp_path: Path) -> None:
    """Opened and checked, with its wisboek, and only so many kept; what is somebody else's is left alone."""
    folder = tmp_path / "kopieen"
    with pytest.raises(DatabaseProblem, match="is geen map"):
        daily(_path(store), folder, "proef", 3, NOW)
    folder.mkdir()
    (folder / "ketenbot-van-mij.db").write_bytes(b"van mij")
    wipes.write(wipes.book(_path(store)), [wipes.header(store.db)])
    for day in range(5):
        moment = NOW + timedelta(days=day)
        assert due(folder, moment)
        daily(_path(store), folder, "proef", 3, moment)
        assert not due(folder, moment + timedelta(hours=23))
    assert len(copies(folder)) == 3
    assert len(list(folder.glob("*.wisboek"))) == 3
    assert (folder / "ketenbot-van-mij.db").read_bytes() == b"van mij"
    reader = open_reader(copies(folder)[-1])
    assert reader.get_meta("kopie_van") == "2026-03-06T09:00:00.000Z"
    reader.close()


def test_a_round_makes_a_copy_where_a_folder_was_chosen(store: Store, tmp_path: Path) -> None:
    """And takes away the file that a restore replaced long ago."""
    folder, old = tmp_path / "kopieen", tmp_path / "test.db.20260101T000000.oud"
    folder.mkdir()
    old.write_bytes(b"x")
    settings = Settings(_env_file=None, ketenbot_database=_path(store), ketenbot_backup_map=folder)
    backups.once(settings, datetime.now(UTC) + timedelta(days=8))
    assert len(copies(folder)) == 1
    assert not old.exists()


def test_the_answer_says_until_when_it_stands_in_backups() -> None:
    """Where we make them."""
    assert Bewaren(backups=14).weg_op(date(2026, 3, 2)) == date(2026, 3, 16)
    assert Bewaren().weg_op(date(2026, 3, 2)) is None


def _path(store: Store) -> Path:
    return Path(store.db.execute("select file from pragma_database_list where name = 'main'").fetchone()[0])
