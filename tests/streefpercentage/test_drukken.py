"""How little it takes: a region of twelve is reckoned in two acts, on a screen of a phone, and again in two."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.screens import phone
from tests.bestand import open_test_store
from tests.chat import Chat, at

RIKA = 101
TWAALF = (
    "Tilburg 600 60\nGoirle 80 20\nOisterwijk 90 410\nWaalwijk 200 140\nDongen 100 250\nLoon op Zand 90 30\n"
    "Hilvarenbeek 60 6\nGilze en Rijen 110 50\nHeusden 180 110\nAltena 150 90\nBreda 500 200\nOosterhout 160 100"
)


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """A regio."""
    store = open_test_store(tmp_path / "k.db")
    async with Chat(store, at("2026-10-01")) as there:
        there.add(RIKA, "Regio Hart van Brabant", "regio", "Rika")
        yield there
    store.close()


async def _press(chat: Chat, label: str) -> str:
    shown = next(s for s in reversed(chat.shown) if any(text.startswith(label) for text, _ in s.buttons))
    await chat.press(RIKA, shown.button(label), shown.id)
    return chat.shown[-1].text


async def test_twelve_on_one_screen(chat: Chat) -> None:
    """The command and the lines; then a changed opgave: a press and a line. Who adds most stands first."""
    await chat.type(RIKA, "/streefpercentage")
    await chat.type(RIKA, TWAALF)
    shown = chat.shown[-1].text
    assert phone.lines(shown) <= 20, shown
    names = [line for line in phone.plain(shown).splitlines() if line.startswith("•")]
    assert len(names) == 12
    assert names[:2] == ["• Tilburg 10%: +300", "• Breda 40%: +100"]
    await _press(chat, "Cijfers typen")
    await chat.type(RIKA, "Goirle opgave 900")
    assert "Goirle 28 → 520" in phone.plain(chat.shown[-1].text)


@pytest.mark.parametrize("label", ["Hoe reken je?", "Plaatje", "Als Excel"])
async def test_each_answer_is_one_press(chat: Chat, label: str) -> None:
    """How it is reckoned, the picture and the sheet."""
    await chat.type(RIKA, f"/streefpercentage {TWAALF}")
    said = await _press(chat, label)
    assert phone.lines(said) <= 26, said
    assert said
