"""The agenda: a whole day for each date, a uid that stays, a sequence that goes up, and nothing of a person."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from starlette.applications import Starlette

from bot.features.agenda.desk import hash_of
from bot.features.agenda.screens import AgendaZaak, ics
from bot.run.agenda_feed import agenda_route
from bot.settings import BadSettings, Settings, load
from storage.store import Store, open_reader, open_store
from tests.chat import Chat, at
from workflows.engine.agenda import Afspraak, Gebeurtenis, gebeurtenissen
from workflows.engine.zaak import MAAK, Regel, Zaak
from workflows.koppeling.tabel import KOPPELING

NOOR, SAM = 101, 102
START = at("2026-03-16")


def events(content: bytes) -> dict[str, dict[str, Any]]:
    """The events of a calendar by summary."""
    calendar = Calendar.from_ical(content)
    found = {}
    for event in calendar.walk("VEVENT"):
        found[str(event["SUMMARY"])] = {
            "uid": str(event["UID"]),
            "sequence": int(event["SEQUENCE"]),
            "dag": event.decoded("DTSTART"),
            "einde": event.decoded("DTEND"),
            "status": str(event["STATUS"]),
        }
    return found


class Feed:
    """Somebody's calendar program."""

    def __init__(self, chat: Chat, path: Path) -> None:
        app = Starlette(routes=[agenda_route(chat.office, partial(open_reader, path))])
        self.http = httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://bot.test")

    async def get(self, link: str) -> httpx.Response:
        """Fetch the feed."""
        return await self.http.get(httpx.URL(link).path)


async def link_of(chat: Chat, person: int) -> str:
    """Make a link and read it from the chat."""
    chat.office.adres = "https://bot.example.nl"
    shown = await chat.press(person, "ag:nieuw")
    return shown[-1].text.split("<code>")[1].split("</code>")[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "test.db"


async def list_in(chat: Chat, person: int, text: str) -> None:
    """Paste a row of a list under its heading, and record it."""
    columns = ("Zaaknummer", "Koppelingsdatum", "Personen", "Stand", "Tekendatum", "Verhuisdatum")
    head = "; ".join(columns[: text.count(";") + 1])
    table = (await chat.type(person, f"{head}\n{text}"))[-1]
    await chat.press(person, table.button("Leg"))


async def test_feed(store: Store, path: Path) -> None:
    """The feed has each running date of the own cases as a whole day, with the own reference and the gemeente alone."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(SAM, "Almere", "gemeente", "Sam")
        await list_in(chat, NOOR, "Z-1; 1-3-2026; 4; gevonden; 20-4-2026")
        await list_in(chat, NOOR, "Z-2; 1-1-2026; 2; verhuisd; 1-2-2026; 8-2-2026")
        await list_in(chat, SAM, "Z-3; 1-3-2026; 4")
        answer = await Feed(chat, path).get(await link_of(chat, NOOR))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    found = events(answer.content)
    assert {name: item["dag"] for name, item in found.items()} == {
        "Z-1: tekenen uiterlijk (Almere)": date(2026, 5, 8),
        "Z-1: verhuizen (12 weken) uiterlijk (Almere)": date(2026, 5, 22),
        "Z-1: tekenafspraak (Almere)": date(2026, 4, 20),
    }
    assert all(item["einde"] - item["dag"] == timedelta(days=1) for item in found.values())
    assert b"Noor" not in answer.content
    assert b"4 pers" not in answer.content


async def test_a_date_that_moves(store: Store, path: Path) -> None:
    """A corrected date keeps its uid and gets a higher sequence; one that did not change keeps both."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await list_in(chat, NOOR, "Z-1; 1-3-2026; 4; gevonden; 20-4-2026")
        feed, link = Feed(chat, path), await link_of(chat, NOOR)
        before = events((await feed.get(link)).content)
        await chat.press(NOOR, "c:1:koppelingsdatum")
        await chat.type(NOOR, "8-3-2026")
        after = events((await feed.get(link)).content)
    term, signing = "Z-1: tekenen uiterlijk (Almere)", "Z-1: tekenafspraak (Almere)"
    assert (before[term]["dag"], after[term]["dag"]) == (date(2026, 5, 8), date(2026, 5, 13))  # before Hemelvaart
    assert after[term]["uid"] == before[term]["uid"]
    assert after[term]["sequence"] == before[term]["sequence"] + 1
    assert after[signing] == before[signing]


async def test_whose_link(store: Store, path: Path) -> None:
    """A link works until it is replaced, withdrawn, or its person is locked out; a guessed one never does."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        feed = Feed(chat, path)
        first = await link_of(chat, NOOR)
        assert (await feed.get(first)).status_code == 200
        second = await link_of(chat, NOOR)
        assert (await feed.get(first)).status_code == 404
        assert (await feed.get(second)).status_code == 200
        assert (await feed.get(second.replace(".ics", "x.ics"))).status_code == 404
        with store.atomic():
            store.people.block("telegram", str(NOOR), chat.now)
        assert (await feed.get(second)).status_code == 404
        with store.atomic():
            store.people.add_membership(1, 1, "gemeente", chat.now)
        assert (await feed.get(second)).status_code == 200
        await chat.press(NOOR, "ag:in")
        assert (await feed.get(second)).status_code == 404


async def test_the_secret_is_kept_nowhere(store: Store, path: Path) -> None:
    """The database knows a link by its hash alone once the message was sent."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        link = await link_of(chat, NOOR)
    secret = link.rsplit("/", 1)[1].removesuffix(".ics")
    dump = "\n".join(store.db.conn.iterdump())
    assert secret not in dump
    assert hash_of(secret) in dump


async def test_who_stands_in_sees_the_dates_too(store: Store, path: Path) -> None:
    """While somebody is away, the dates stand in the calendar of who stands in as well."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(SAM, "Almere", "gemeente", "Sam")
        await list_in(chat, NOOR, "Z-1; 1-3-2026; 4")
        feed, link = Feed(chat, path), await link_of(chat, SAM)
        assert events((await feed.get(link)).content) == {}
        for words in ("ik ben weg van vandaag t/m 20 maart, Sam neemt waar", "klopt"):
            await chat.type(NOOR, words)
        assert list(events((await feed.get(link)).content)) == [
            "Z-1: tekenen uiterlijk (Almere)",
            "Z-1: verhuizen (12 weken) uiterlijk (Almere)",
        ]
        chat.now += timedelta(days=7)
        assert events((await feed.get(link)).content) == {}


async def test_file_of_one_case(store: Store) -> None:
    """A case's file takes what is no longer due out of the calendar: cancelled, with a higher sequence."""
    async with Chat(store, START) as chat:
        chat.add(NOOR, "Almere", "gemeente")
        await list_in(chat, NOOR, "Z/1; 1-3-2026; 4; gevonden; 20-4-2026")
        await chat.press(NOOR, "ag:1")
        await chat.press(NOOR, "s:1:koppeling:teken:gevonden")
        await chat.type(NOOR, "16-3-2026")
        await chat.press(NOOR, "ag:1")
        files = [value for name, data in chat.wire.calls if name == "sendDocument"
                 for value in data.values() if isinstance(value, tuple)]  # fmt: skip
    assert [name for name, _ in files] == ["Z-1.ics", "Z-1.ics"]
    first, second = (events(content) for _, content in files)
    name = "Z/1: tekenen uiterlijk (Almere)"
    assert (first[name]["status"], second[name]["status"]) == ("CONFIRMED", "CANCELLED")
    assert second[name]["sequence"] == first[name]["sequence"] + 1
    assert second["Z/1: verhuizen uiterlijk (Almere)"]["status"] == "CONFIRMED"


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_sequence_never_goes_down(days: list[date | None]) -> None:
    """Whatever the history, it grows by lines only: the sequence goes up exactly when what a calendar shows changes."""
    lines = [Regel("", MAAK, None, None, {"dag": dag}, 1, id=n) for n, dag in enumerate(days)]

    def due(zaak: Zaak) -> list[Afspraak]:
        return [Afspraak("x", "x", zaak.feiten["dag"])] if zaak.feiten["dag"] else []

    seen = None
    for length in range(1, len(lines) + 1):
        found = gebeurtenissen(KOPPELING, lines[:length], due)
        now = (found[0].dag, found[0].vervallen, found[0].reeks) if found else None
        if seen is not None:
            assert now is not None
            assert (now[2] > seen[2]) == (now[:2] != seen[:2])
            assert now[2] >= seen[2]
        seen = now


@pytest.fixture
def set_env(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], None]:
    """Settings from the environment alone."""
    monkeypatch.chdir(tmp_path)
    return monkeypatch.setenv


def test_setting(set_env: Callable[[str, str], None]) -> None:
    """KETENBOT_ADRES is an address, without its last slash; anything else stops the start with a line."""
    set_env("KETENBOT_ADRES", "https://bot.example.nl/")
    assert load().ketenbot_adres == "https://bot.example.nl"
    assert Settings(_env_file=None).ketenbot_adres == "https://bot.example.nl"
    set_env("KETENBOT_ADRES", "bot.example.nl")
    with pytest.raises(BadSettings, match="KETENBOT_ADRES"):
        load()


def test_installations_differ(tmp_path: Path) -> None:
    """Two databases never give the same uid, so that two installations fit in one calendar."""
    names = set()
    for name in ("een", "twee"):
        store = open_store(tmp_path / f"{name}.db", mode="proef")
        names.add(store.get_meta("agenda"))
        store.close()
    assert len(names) == 2
    assert None not in names


def test_a_calendar_warns_a_week_and_a_day_before() -> None:
    """At nine in the morning, by the calendar itself; a date that is no longer due warns of nothing."""
    due = Gebeurtenis("tekenen", "tekenen uiterlijk", date(2026, 5, 8), 0)
    gone = Gebeurtenis("verhuizen", "verhuizen uiterlijk", date(2026, 5, 22), 1, vervallen=True)
    zaak = AgendaZaak(1, "koppeling", "Z-1", "Almere", START, [due, gone])
    first, second = Calendar.from_ical(ics([zaak], "proef", "Z-1")).walk("VEVENT")
    begin = datetime.combine(due.dag, time())
    warned = [begin + alarm.decoded("TRIGGER") for alarm in first.walk("VALARM")]
    assert warned == [datetime(2026, 5, 1, 9, 0), datetime(2026, 5, 7, 9, 0)]  # noqa: DTZ001  a day of no zone
    assert [str(alarm["ACTION"]) for alarm in first.walk("VALARM")] == ["DISPLAY", "DISPLAY"]
    assert second.walk("VALARM") == []
