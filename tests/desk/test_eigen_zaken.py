"""An own case in the words of officers opens that case or proposes its step, and typing never records."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from fnmatch import fnmatchcase

import pytest

from storage.store import Store
from tests.chat import Chat
from tests.desk.eigen_zaken import GEEN_ZAAK, IN_LOSSE_ZINNEN, NIEUW, WEG
from tests.speler import plain

NOOR, FATMA = 101, 102
KOPPELINGEN = ("HLM-26-014 14-9-2026 3", "HLM-26-021 28-9-2026 2", "HLM-26-033 16-11-2026 1", "4714 23-11-2026 5")


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """A gemeente with four koppelingen, of which one has digits alone as its number."""
    async with Chat(store, datetime(2026, 12, 1, 9, tzinfo=UTC)) as chat:
        chat.add(NOOR, "Haarlemmermeer", "gemeente", "Noor")
        chat.add(FATMA, "Haarlemmermeer", "gemeente", "Fatma")
        await _register(chat, KOPPELINGEN)
        yield chat


async def _register(chat: Chat, lines: tuple[str, ...]) -> None:
    for line in lines:
        shown = await chat.type(NOOR, f"/koppeling {line}")
        await chat.press(NOOR, shown[-1].button("Klopt"), shown[-1].id)


async def _first(chat: Chat, text: str) -> str:
    shown = [*await chat.type(NOOR, text), *await chat.read()]
    await chat.type(NOOR, "/annuleer")
    return plain(shown[0].text).replace("\n", " ") if shown else ""


def _lines(store: Store) -> int:
    return int(store.db.execute("select count(*) from geschiedenis").fetchone()[0])


@pytest.mark.parametrize("table", [IN_LOSSE_ZINNEN, NIEUW, WEG], ids=["zaak", "nieuw", "weg"])
async def test_it_opens_what_is_meant_and_records_nothing(chat: Chat, table: Mapping[str, tuple[str, ...]]) -> None:
    """However it is put."""
    before, missed = _lines(chat.store), []
    for begin, sentences in table.items():
        for sentence in sentences:
            found = await _first(chat, sentence)
            if not fnmatchcase(found, begin):
                missed.append((sentence, found[:90]))
    assert _lines(chat.store) == before
    assert not missed, "\n".join(map(str, missed))


async def test_digits_that_count_open_no_case(chat: Chat) -> None:
    """Nor does anybody else's being ill."""
    opened = []
    for sentence in GEEN_ZAAK:
        found = await _first(chat, sentence)
        if found.startswith(("4714", "HLM-", "Wat houdt", "Weg", "Nieuwe ", "Verhuisd kan")):
            opened.append((sentence, found[:60]))
    assert not opened, "\n".join(map(str, opened))


@pytest.mark.parametrize("sentence", ["014", "26-014", "hoe staat het met 014", "nr 14", "26014 getekend gisteren"])
async def test_nobody_guesses_between_two_with_one_end(chat: Chat, sentence: str) -> None:
    """Both are buttons."""
    await _register(chat, ("U-26-014 5-10-2026 2",))
    shown = await chat.type(NOOR, sentence)
    assert "elke zaak" in plain(shown[0].text)
    assert {text.split(" · ")[0] for text, _ in shown[0].buttons} == {"HLM-26-014", "U-26-014"}


async def test_who_works_for_two_gemeenten_keeps_what_was_said(chat: Chat) -> None:
    """Behind the button of the gemeente."""
    chat.add(NOOR, "Urk", "gemeente", "Noor")
    shown = await chat.type(NOOR, "nieuwe koppeling 2 nov 4 personen zaaknr 4811")
    await chat.press(NOOR, shown[0].button("Urk"), shown[0].id)
    found = plain(chat.shown[-1].text)
    assert "klopt dit?" in found
    assert "4811" in found
    assert "ma 2 nov 2026" in found
    assert "Personen: 4" in found
