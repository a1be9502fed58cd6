"""Addresses: a file of before they were there opens with all that waited in it, and two channels never meet."""

import sqlite3
from collections import deque
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from bot.desk.visit import Post
from bot.mail.intake import Outcome
from bot.run import clock
from storage.migrations import personen
from storage.outbox import Sent
from storage.store import DatabaseProblem, Store, open_store
from tests.chat import Chat
from tests.people import add_person, chat_of, counts, number_of
from tests.storage import oud
from tests.storage.oud import BO, BOT, GROUP, GUESSER, LAST_ROW, NOOR, STEP, STRANGER

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAG = timedelta(days=1)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the version before."""
    path = tmp_path / "oud.db"
    oud.write(path)
    return path


def rows(path: Path) -> dict[str, int]:
    """How many rows stand in each table of ours."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("select name from sqlite_master where type = 'table'")]
        own = [name for name in tables if not name.startswith(("sqlite_", "_sqlite", "passages_fts", "zegels"))]
        return {name: db.execute(f"select count(*) from {name}").fetchone()[0] for name in own}


def schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("select name, sql from sqlite_master where sql is not null order by name").fetchall()


# ------------------------------------------------------------ an old file


def test_nothing_is_lost_on_the_way(old: Path) -> None:
    """Each table has as many rows as before, every reference still leads somewhere, and the tables are those of a new
    file."""
    before = rows(old)
    opened = open_store(old, mode="proef")
    assert opened.integrity_problems() == []
    assert opened.db.execute("pragma foreign_keys").fetchone() == (1,)
    opened.close()
    assert rows(old) == before | {"adressen": 5, "meta": before["meta"] + 1}
    fresh = old.with_name("nieuw.db")
    open_store(fresh, mode="proef").close()
    assert schema(old) == schema(fresh)


def test_people_are_told_where_they_were(old: Path) -> None:
    """A person keeps id, name, roles and whether messages are taken; an address has no number of Telegram's for id."""
    opened = open_store(old, mode="proef")
    noor, bo = opened.people.by_id(3), opened.people.by_address("telegram", str(BO))
    assert noor is not None
    assert bo is not None
    assert (noor.naam, bo.naam, bo.id) == ("Noor", "Bo", 7)
    assert (noor.bereikbaar, bo.bereikbaar) == (True, False)
    assert noor.lidmaatschappen[0].organisatie.naam == "Almere"
    assert (number_of(opened, noor.chat), number_of(opened, bo.chat)) == (NOOR, BO)
    assert {noor.chat, bo.chat}.isdisjoint({NOOR, BO})
    places = opened.db.execute("select id, adres, persoon from adressen order by id").fetchall()
    assert places == [
        (1, str(NOOR), 3), (2, str(BO), 7), (3, str(GROUP), None), (4, str(STRANGER), None), (5, str(GUESSER), None)
    ]  # fmt: skip
    opened.close()


def test_what_hung_on_a_message_or_a_person_still_does(old: Path) -> None:
    """Making their tables anew takes nothing along: no copy of a question, no list, no morning, no gesprek."""
    opened = open_store(old, mode="proef")
    noor, bo = chat_of(opened, NOOR), chat_of(opened, BO)
    assert [copy.rij for copy in opened.vragen.copies(1)] == [16]
    assert opened.vragen.last_list(7) == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert opened.vragen.last_list(3) is None
    assert (opened.outbox.of_message(noor, 77), opened.outbox.of_message(bo, 77)) == (15, 16)
    assert opened.gesprekken.open(3) is not None
    busy, wanted, case = opened.invoer.busy(), opened.rapporten.first(), opened.cases.get(1)
    assert busy is not None
    assert wanted is not None
    assert case is not None
    assert (busy.rij, busy.chat, wanted.chat, case.behandelaar) == (15, None, None, 3)
    with opened.atomic():
        assert opened.ochtenden.unsay(1, bo, NOW - DAG) == []
        assert opened.ochtenden.unsay(1, noor, NOW - DAG) == ["koppeling:1:a"]
        assert opened.outbox.add(noor, "ping", "stuur", {"tekst": "x"}, NOW, None).id == LAST_ROW + 1
    opened.close()


async def test_what_waited_leaves_once(old: Path) -> None:
    """To the numbers it was meant for, in order; what was claimed goes once more, marked."""
    opened = open_store(old, mode="proef")
    async with Chat(opened, NOW) as chat:
        shown = await chat.read()
    assert sorted((one.chat, one.text.replace("<i>(mogelijk dubbel)</i>\n", "* ")) for one in shown) == [
        (GROUP, "alleen met z'n tweeën"), (NOOR, "wacht nog"), (BO, "* al onderweg"), (STRANGER, "wie ben je")
    ]  # fmt: skip
    assert counts(opened) == {"verstuurd": 6}
    opened.close()


async def test_an_update_of_before_is_not_handled_again(old: Path) -> None:
    """Its number is remembered for the bot that got it; the number after it is new."""
    opened = open_store(old, mode="proef")
    async with Chat(opened, NOW) as chat:
        await chat.read()
        for bot, update, answers in ((BOT, 500, False), (BOT + 1, 500, False), (BOT, 501, True)):
            chat.intake.identify(bot)
            assert await chat.intake.take(_start(update, NOOR)) is Outcome.COMMITTED
            assert bool(await chat.read()) is answers
    aside = opened.db.execute("select id, sleutel from apart order by id").fetchall()
    assert aside == [(4, "telegram:1:499"), (5, None)]
    opened.close()


async def test_a_guesser_gets_no_new_turns(old: Path) -> None:
    """Five wrong codes of before the upgrade count after it, and only for who sent them."""
    opened = open_store(old, mode="proef")
    async with Chat(opened, NOW) as chat:
        await chat.read()
        told = {who: (await chat.type(who, "/start AAAAAAAAAAAAAAAA"))[0].text for who in (GUESSER, STRANGER)}
    assert "te veel" in told[GUESSER]
    assert "te veel" not in told[STRANGER]
    opened.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is one transaction; the next start does it."""
    before, tables = rows(old), schema(old)
    monkeypatch.setattr(personen, "_UPDATES", (*personen._UPDATES, "select * from niets"))
    with pytest.raises(DatabaseProblem):
        open_store(old, mode="proef")
    assert (rows(old), schema(old)) == (before, tables)
    monkeypatch.undo()
    open_store(old, mode="proef").close()
    assert rows(old) == before | {"adressen": 5, "meta": before["meta"] + 1}


def test_a_row_that_leads_nowhere_stops_the_step(old: Path) -> None:
    """What was broken before is not made to look whole."""
    with closing(sqlite3.connect(old)) as db:
        db.execute("update zaken set behandelaar = 99")
        db.commit()
    with pytest.raises(DatabaseProblem):
        open_store(old, mode="proef")
    with closing(sqlite3.connect(old)) as db:
        applied = db.execute("select count(*) from _sqlite_migrations where name = ?", [STEP]).fetchone()
    assert applied == (0,)


def _start(update: int, person: int) -> dict[str, object]:
    who = {"id": person, "is_bot": False, "first_name": f"P{person}"}
    chat = {"id": person, "type": "private", "first_name": f"P{person}"}
    body = {"message_id": update, "date": int(NOW.timestamp()), "from": who, "chat": chat, "text": "/start"}
    return {"update_id": update, "message": body}


# ------------------------------------------------------------ two channels


@pytest.fixture
def two(store: Store) -> tuple[int, int]:
    """Two people whose addresses on two channels are the same text; gives their ids."""
    with store.atomic():
        noor = add_person(store, NOOR, "Noor")
        web = store.people.add_person("Wil", chat_of(store, NOOR, "web"))
        gemeente = store.people.add_organisatie("Almere", "gemeente", "GM0034")
        for person in (noor, web):
            store.people.add_membership(person, gemeente.id, "gemeente", NOW)
    return noor, web


def test_the_same_text_on_two_channels_is_two_people(store: Store, two: tuple[int, int]) -> None:
    """Whoever is looked up, told, blocked, locked out or counted by one is not by the other."""
    noor, web = two
    here, there = chat_of(store, NOOR), chat_of(store, NOOR, "web")
    assert [p.id for p in (store.people.by_chat(here), store.people.by_chat(there)) if p] == [noor, web]
    assert [p.id for p in (store.people.by_address(k, str(NOOR)) for k in ("telegram", "web")) if p] == [noor, web]
    with store.atomic():
        store.addresses.set_reachable(there, NOW)
        store.people.add_wrong_code(there, NOW)
        row = store.outbox.add(here, "antwoord", "stuur", {}, NOW, None)
        store.outbox.claim([row.id])
        assert store.outbox.recover("web") == 0
        assert store.outbox.recover("telegram") == 1
        assert store.people.block("web", str(NOOR), NOW) == 1
    assert [p.bereikbaar for p in (store.people.by_id(noor), store.people.by_id(web)) if p] == [True, False]
    assert [bool(p.lidmaatschappen) for p in (store.people.by_id(noor), store.people.by_id(web)) if p] == [True, False]
    assert (store.people.wrong_codes(here, NOW - DAG), store.people.wrong_codes(there, NOW - DAG)) == (0, 1)
    assert store.outbox.waiting("web") == []


async def test_a_courier_carries_for_its_own_channel_only(store: Store, two: tuple[int, int]) -> None:
    """A message for the other channel's address of the same text is left to the other channel's courier: when it is
    written, at a start, and when another process wrote it."""
    del two
    with store.atomic():
        early = store.outbox.add(chat_of(store, NOOR, "web"), "ping", "stuur", {"tekst": "web"}, NOW, None)
    async with Chat(store, NOW) as chat:
        with store.atomic():
            other = store.outbox.add(chat_of(store, NOOR, "web"), "ping", "stuur", {"tekst": "web"}, NOW, None)
            own = store.outbox.add(chat_of(store, NOOR), "ping", "stuur", {"tekst": "telegram"}, NOW, None)
        chat.courier.take(Post(rows=[other, own]))
        shown = await chat.read()
    assert [(one.chat, one.text) for one in shown] == [(NOOR, "telegram")]
    assert [row.id for row in store.outbox.waiting("web")] == [early.id, other.id]


def test_a_beheerder_is_one_on_telegram_only(store: Store) -> None:
    """An address of another channel that reads like the number in the settings opens nothing."""
    chat = Chat(store, NOW, beheerders=[NOOR])
    with store.atomic():
        for kanaal in ("web", "telegram"):
            place = chat_of(store, NOOR, kanaal)
            handle(chat.office, Incoming(Kind.TEXT, kanaal, str(NOOR), place, "Noor", NOW, "/start", message=1))
            person = store.people.by_chat(place)
            assert (person is not None) is (kanaal == "telegram")


def test_an_answer_goes_to_the_door_that_asked(store: Store) -> None:
    """Also when the person was last heard of at another, and also what is made beside the desk."""
    chat = Chat(store, NOW)
    chat.add(NOOR, "Almere", "gemeente", "Noor")
    with store.atomic():
        here, web = chat_of(store, NOOR), store.addresses.seen("web", "a1b2", NOW + DAG)
        person = store.people.by_chat(here)
        assert person is not None
        store.db.execute("update adressen set persoon = ? where id = ?", [person.id, web])
        for text in ("/start", "/overzicht"):
            post = handle(chat.office, Incoming(Kind.TEXT, "telegram", str(NOOR), here, "Noor", NOW, text, message=1))
            assert {row.chat for row in post.rows} <= {here}
    wanted = store.rapporten.first()
    assert wanted is not None
    assert wanted.chat == here


# ------------------------------------------------------------ one person, two doors


def test_a_person_with_two_doors_is_told_at_one(store: Store) -> None:
    """Where they were last heard of those that take our messages; both lead to the same person, and a lock shuts
    both."""
    with store.atomic():
        noor, gemeente = add_person(store, NOOR, "Noor"), store.people.add_organisatie("Almere", "gemeente", None)
        store.people.add_membership(noor, gemeente.id, "gemeente", NOW)
        here, web = chat_of(store, NOOR), store.addresses.seen("web", "a1b2", NOW - DAG)
        store.db.execute("update adressen set persoon = ? where id = ?", [noor, web])

    def told() -> tuple[int, bool]:
        person = store.people.by_id(noor)
        assert person is not None
        assert store.people.by_chat(here) == store.people.by_chat(web) == person
        return person.chat, person.bereikbaar

    with store.atomic():
        store.addresses.seen("telegram", str(NOOR), NOW)
        assert told() == (here, True)
        store.addresses.seen("web", "a1b2", NOW + DAG)
        assert told() == (web, True)
        store.addresses.set_reachable(web, NOW + DAG)
        assert told() == (here, True)
        store.addresses.set_reachable(here, NOW + DAG)
        assert told() == (web, False)
        store.addresses.seen("telegram", str(NOOR), NOW + 2 * DAG)
        assert told() == (here, True)
        assert store.people.block("web", "a1b2", NOW) == 1
    person = store.people.by_address("telegram", str(NOOR))
    assert person is not None
    assert person.lidmaatschappen == ()


# ------------------------------------------------------------ strangers


def test_a_stranger_is_forgotten_after_a_day(store: Store) -> None:
    """With what was said to them; not while something still waits for them, and never somebody who is let in."""
    with store.atomic():
        quiet, recent, waiting = (store.addresses.seen("telegram", str(n), NOW - DAG) for n in (900, 901, 902))
        add_person(store, NOOR)
        said = store.outbox.add(quiet, "antwoord", "stuur", {"tekst": "wie ben je"}, NOW, None)
        store.outbox.claim([said.id])
        store.people.add_wrong_code(quiet, NOW)
        store.outbox.add(waiting, "antwoord", "stuur", {"tekst": "wie ben je"}, NOW, None)
        store.addresses.seen("telegram", "901", NOW)
        assert store.addresses.forget_strangers(NOW - DAG + timedelta(hours=1)) == 0
        store.outbox.mark([Sent(said.id, "verstuurd", 77)])
        assert store.addresses.forget_strangers(NOW - DAG + timedelta(hours=1)) == 1
        assert store.addresses.seen("telegram", "903", NOW) > waiting
    left = [row[0] for row in store.db.execute("select adres from adressen order by id")]
    assert left == ["901", "902", str(NOOR), "903"]
    assert recent < waiting
    assert counts(store) == {"klaar": 1}
    assert store.integrity_problems() == []


async def test_the_night_forgets_strangers(store: Store) -> None:
    """Who wrote and was not let in is gone from the file a day later; who came back meanwhile is not."""
    async with Chat(store, NOW) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        for person in (STRANGER, GUESSER):
            await chat.type(person, "hoi")
        chat.now += timedelta(hours=20)
        await chat.type(GUESSER, "hoi")
        chat.now += timedelta(hours=5)
        deque(clock.clean(chat.office))
    assert [row[0] for row in store.db.execute("select adres from adressen order by id")] == [str(NOOR), str(GUESSER)]
