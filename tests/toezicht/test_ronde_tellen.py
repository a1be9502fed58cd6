"""What a half-year round costs without the sheet: every message and press of the provincie is counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest

from bot.desk.provincies import gemeenten_van
from bot.mail.intake import Outcome
from storage.store import Store
from tests.chat import Chat, Shown, at
from tests.invoer.bladen import Rows, back, has_record, last_file, rows_of
from workflows.toezicht.blad import VORM

JIP, NOOR = 101, 102
MOST_6, MOST_44, MOST_BLAD = 25, 60, 15
"""Acts of a round of six gemeenten, and of one of 44 with 32 shortfalls: in the chat, and with the sheet."""


class Round:
    """A provincie at work, with how often it did something."""

    def __init__(self, chat: Chat) -> None:
        self.chat, self.acts = chat, 0

    async def _did(self, shown: Sequence[Shown]) -> None:
        self.acts += 1
        assert shown, self.acts
        assert self.chat.outcome is Outcome.COMMITTED

    async def press(self, label: str) -> None:
        """The newest button whose label begins so."""
        last = next(s for s in reversed(self.chat.shown) if s.chat == JIP and s.buttons)
        await self._did(await self.chat.press(JIP, last.button(label)))

    async def type(self, text: str) -> None:
        """A message."""
        await self._did(await self.chat.type(JIP, text))

    async def sheet(self, rows: Rows) -> None:
        """The filled-in sheet as a file."""
        shown = await back(self.chat, JIP, rows)
        self.acts += 1
        assert has_record(shown)

    async def figures(self, rows: Sequence[str]) -> None:
        """The list of COA's figures as a file: one act, and one to record it."""
        content = "\n".join(("Gemeente;Tijdvak;Restant;Taakstelling;Gehuisvest;t/m", *rows))
        self.chat.wire.files["r.csv"] = content.encode()
        file = {"file_id": "r.csv", "file_unique_id": "u", "file_name": "r.csv"}
        await self._did(await self.chat.update(JIP, {"document": file}))
        await self.press("Leg vast")

    @property
    def last(self) -> str:
        """What the provincie read last."""
        return next(s.text for s in reversed(self.chat.shown) if s.chat == JIP)


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """February: COA's figures are there."""
    async with Chat(store, at("2027-02-02")) as chat:
        yield chat


def _judged(chat: Chat) -> int:
    rows = chat.store.toezicht.of_period(1, "2026-II")
    return sum("verstuurd" in row and row["verstuurd"].waarde is not None for row in rows.values())


async def test_a_round_of_44_with_32_shortfalls(chat: Chat) -> None:
    """Figures, an average for each shortfall, who decided, sending by the bot and by hand: all 44 have a judgement."""
    chat.add(JIP, "Provincie Noord-Holland", "provincie", "Jip")
    names = [g.naam for g in gemeenten_van(chat.office, "Noord-Holland")]
    assert len(names) == 44
    chat.add(NOOR, names[0], "gemeente", "Noor")
    round_of = Round(chat)
    for text in ("Voorbeelden", "Voorbeeld uit de handreiking, met pijplijn", "Neem dit over"):  # once, not each round
        if text == "Voorbeelden":
            await chat.type(JIP, "/beleidskader")
        await chat.press(JIP, chat.shown[-1].button(text))
    await round_of.figures([f"{naam};2026-II;0;50;{40 if n < 32 else 52};31-12-2026" for n, naam in enumerate(names)])
    await round_of.type("/toezicht")
    await round_of.press("Filter en stappen")
    assert "32 met tekort, 32 nog invullen" in round_of.last
    await round_of.press("Vul er 32 in")
    for n in range(32):
        await round_of.type("11,5" if n % 2 else "13,0")
    assert "44 voorstel klaar" in round_of.last
    await round_of.press("Leg 44 voorstellen vast")
    await round_of.press("In mandaat")
    await round_of.press("Leg 44 vast")
    await round_of.press("Verstuur ze")
    await round_of.press("Verstuur over 15 minuten")
    await chat.step_to(chat.now + timedelta(minutes=16))
    assert _judged(chat) == 1
    await round_of.press("Alle teksten")
    await round_of.press("Ik heb ze verstuurd")
    assert _judged(chat) == 44
    assert round_of.acts <= MOST_44, round_of.acts
    assert round_of.acts == 44


async def test_the_same_round_with_the_sheet(chat: Chat) -> None:
    """The averages of all 32 shortfalls come back in one file."""
    chat.add(JIP, "Provincie Noord-Holland", "provincie", "Jip")
    names = [g.naam for g in gemeenten_van(chat.office, "Noord-Holland")]
    round_of = Round(chat)
    await chat.type(JIP, "/beleidskader")
    for text in ("Voorbeelden", "Voorbeeld uit de handreiking, met pijplijn", "Neem dit over"):  # once, not each round
        await chat.press(JIP, chat.shown[-1].button(text))
    await round_of.figures([f"{naam};2026-II;0;50;{40 if n < 32 else 52};31-12-2026" for n, naam in enumerate(names)])
    await round_of.type("/toezicht")
    await round_of.press("Meer")
    await round_of.press("Blad om in te vullen")
    rows = rows_of(last_file(chat))
    weken = rows[0].index(VORM.kop["weken"])
    for row in rows[1:]:
        row[weken] = "11,5" if row[0] in names[:32] else row[weken]
    await round_of.sheet(rows)
    await round_of.press("Leg 32 verschillen vast")
    await round_of.press("Filter en stappen")
    assert "44 voorstel klaar" in round_of.last
    for label in ("Leg 44 voorstellen vast", "In mandaat", "Leg 44 vast", "Verstuur ze", "Naar de teksten"):
        await round_of.press(label)
    await round_of.press("Alle teksten")
    texts = last_file(chat).decode("utf-8-sig")
    assert [texts.count(f"wethouders van {naam}.") for naam in names] == [1] * 44
    assert texts.count("Besloten: in mandaat.") == 44
    await round_of.press("Ik heb ze verstuurd")
    assert _judged(chat) == 44
    assert round_of.acts == MOST_BLAD


async def test_a_round_of_6(chat: Chat) -> None:
    """With na-ijl, fase 3 and the half-year before: one message for each of the four shortfalls."""
    chat.add(JIP, "Provincie Flevoland", "provincie", "Jip")
    round_of = Round(chat)
    await chat.type(JIP, "/beleidskader")
    for text in ("Voorbeelden", "Flevoland 2021", "Neem dit over"):
        await chat.press(JIP, chat.shown[-1].button(text))
    await round_of.figures([
        "Almere;2026-II;-40;80;100;31-12-2026", "Dronten;2026-II;0;10;12;31-12-2026",
        "Lelystad;2026-II;-64;35;10;31-12-2026", "Noordoostpolder;2026-II;0;13;24;31-12-2026",
        "Urk;2026-II;-3;6;5;31-12-2026", "Zeewolde;2026-II;0;12;10;31-12-2026",
    ])  # fmt: skip
    await round_of.type("/toezicht")
    assert "Samen 161 van 263 (61%): achterstand 102" in round_of.last
    await round_of.press("Filter en stappen")
    await round_of.press("Vul er 4 in")
    for text in ("0 6 0", "6 7 0", "2 0 0", "6 0 0"):
        await round_of.type(text)
    await round_of.press("Leg 6 voorstellen vast")
    await round_of.press("Gedeputeerde")
    await round_of.type("2 februari 2027")
    await round_of.type("GS-2027-14")
    await round_of.press("Klopt")
    await round_of.press("Leg 6 vast")
    await round_of.press("Verstuur ze")
    await round_of.press("Naar de teksten")
    await round_of.press("Alle teksten")
    await round_of.press("Ik heb ze verstuurd")
    assert _judged(chat) == 6
    assert round_of.acts <= MOST_6, round_of.acts
    assert round_of.acts == 19
    rows = chat.store.toezicht.of_period(1, "2026-II")
    assert {row["oordeel"].waarde["besloten"] for row in rows.values()} == {"GS op di 2 feb 2027, nr. GS-2027-14"}


async def test_what_waits_too_long_is_not_sent(chat: Chat) -> None:
    """The machine was off, or an older file was put back: nobody gets it twice or a day late; who asked it hears so."""
    chat.add(JIP, "Provincie Flevoland", "provincie", "Jip")
    chat.add(NOOR, "Dronten", "gemeente", "Noor")
    round_of = Round(chat)
    await round_of.figures(["Dronten;2026-II;0;10;12;31-12-2026"])
    await round_of.type("/toezicht")
    for label in ("Filter", "Leg 1 voorstel vast", "In mandaat", "Leg 1 vast", "Verstuur ze", "Verstuur over"):
        await round_of.press(label)
    chat.now += timedelta(hours=3)
    await chat.step_to(chat.now + timedelta(minutes=1))
    assert "Niet verstuurd." in round_of.last
    assert _judged(chat) == 0


async def test_what_changed_in_the_quarter_is_not_sent(chat: Chat) -> None:
    """Another judgement, or another figure: that gemeente waits, and is named."""
    chat.add(JIP, "Provincie Flevoland", "provincie", "Jip")
    chat.add(NOOR, "Dronten", "gemeente", "Noor")
    round_of = Round(chat)
    await round_of.figures(["Dronten;2026-II;0;10;12;31-12-2026", "Urk;2026-II;0;10;12;31-12-2026"])
    await round_of.type("/toezicht")
    for label in ("Filter", "Leg 2 voorstellen vast", "In mandaat", "Leg 2 vast", "Verstuur ze", "Verstuur over"):
        await round_of.press(label)
    with chat.store.atomic():
        chat.store.toezicht.write(1, "GM0303", "2026-II", "oordeel", None, None, chat.now)
    await chat.step_to(chat.now + timedelta(minutes=16))
    assert "Niet meegenomen, want sindsdien veranderd: Dronten." in round_of.last
    assert _judged(chat) == 0
