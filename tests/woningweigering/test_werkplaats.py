"""Figures and files of woningweigeringen are made beside the desk: it can write meanwhile; nothing asked is lost."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.desk.feature import Doel
from bot.desk.visit import Office
from bot.features.woningweigering import report as woningweigering_report
from bot.features.woningweigering.report_screens import PAGE, totals
from bot.run import workplace
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.store import open_reader
from tests.bestand import open_test_store
from tests.chat import Chat, at
from workflows.woningweigering.cijfers import Totalen, periodes

NOOR = 101
ASK = "wr:2026-01-01:2026-06-30"
KINDS = [ASK, f"{ASK}:1:xlsx", f"{ASK}:1:csv"]


def _chat(path: Path) -> Chat:
    return Chat(open_test_store(path), at("2026-03-16"))


async def _only_ask(chat: Chat, press: str) -> None:
    """The press is committed; nothing is made yet, as when the machine stops right after."""
    who: dict[str, Any] = {"id": NOOR, "is_bot": False, "first_name": "Noor"}
    message = {
        "message_id": 1,
        "date": int(chat.now.timestamp()),
        "from": who,
        "chat": {"id": NOOR, "type": "private"},
        "text": "x",
    }
    query = {"id": "1", "from": who, "chat_instance": "1", "data": press, "message": message}
    await chat.intake.take({"update_id": chat._next(), "callback_query": query})


@pytest.mark.parametrize("press", KINDS)
async def test_asked_before_a_kill_is_made_after_the_restart(press: str, tmp_path: Path) -> None:
    """Asked twice, stopped before anything was made: after the restart it comes, once."""
    path = tmp_path / "test.db"
    async with _chat(path) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        await _only_ask(chat, press)
        await _only_ask(chat, press)
        assert await chat.read() == []
    chat.store.close()
    async with _chat(path) as chat:
        reader = partial(open_reader, path)
        assert await workplace.once(chat.office, reader, chat.courier)
        assert not await workplace.once(chat.office, reader, chat.courier)
        (shown,) = await chat.read()
        assert shown.chat == NOOR
        assert "Weigeringen" in shown.text
    chat.store.close()


@pytest.mark.parametrize("press", KINDS)
async def test_the_desk_can_write_meanwhile(press: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is made, in another thread on a connection that cannot write, the desk commits."""
    path = tmp_path / "test.db"
    async with _chat(path) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        kind = woningweigering_report.FILE if press.count(":") > 2 else woningweigering_report.FIGURES
        real = chat.office.features.rapporten[kind]
        making, written = threading.Event(), threading.Event()

        def slow(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
            assert threading.current_thread() is not threading.main_thread()
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                office.store.set_meta("x", "y")
            making.set()
            assert written.wait(10)
            return real(office, person, doel, now)

        monkeypatch.setitem(chat.office.features.rapporten, kind, slow)
        await _only_ask(chat, press)
        work = asyncio.create_task(workplace.once(chat.office, partial(open_reader, path), chat.courier))
        await asyncio.to_thread(making.wait, 10)
        with chat.store.atomic():
            chat.store.set_meta("x", "y")
        written.set()
        assert await work
        assert chat.store.get_meta("x") == "y"
        assert len(await chat.read()) == 1
    chat.store.close()


async def test_who_lost_the_right_gets_nothing(tmp_path: Path) -> None:
    """Neither figures nor a file of a gemeente that the person does not work for."""
    path = tmp_path / "test.db"
    async with _chat(path) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(202, "Flevoland", "provincie", "Petra")
        chat.add(303, "De Woning", "corporatie", "Kim")
        doel = {"van": "2026-01-01", "tot": "2026-06-30"}
        petra, kim = (chat.store.people.by_address("telegram", str(ident)) for ident in (202, 303))
        assert petra is not None
        assert kim is not None
        assert (
            woningweigering_report.file(chat.office, petra, {**doel, "organisatie": 1, "soort": "csv"}, chat.now) == ()
        )
        assert woningweigering_report.figures(chat.office, kim, doel, chat.now) == ()
        (totalen,) = woningweigering_report.figures(chat.office, petra, doel, chat.now)
        assert "Nog geen gemeente werkt hier met jullie" in totalen.tekst
    chat.store.close()


def test_a_large_provincie_fits() -> None:
    """Sixty gemeenten with reports come in several messages, each of which the channel carries; who had none shares a
    line; only the last has buttons."""
    busy = [(f"Gemeente met een lange naam {n}", Totalen(12, 4, 4, 4, 2, 100, 9, 80)) for n in range(60)]
    quiet = [(f"Stil {n}", Totalen(0, 0, 0, 0, 0, 0, 0, 0)) for n in range(5)]
    shown = totals(date(2026, 1, 1), date(2026, 6, 30), [*busy, *quiet], periodes(date(2026, 3, 16)))
    assert len(shown) == 62 // PAGE + 1
    assert all(len(bericht.tekst) < 4096 for bericht in shown)
    assert [bool(bericht.knoppen) for bericht in shown] == [False] * (len(shown) - 1) + [True]
    text = "\n".join(bericht.tekst for bericht in shown)
    assert all(naam in text for naam, _ in [*busy, *quiet])
    assert text.count("Geen weigeringen:") == 1
