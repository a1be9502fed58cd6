"""How few presses it takes: to let a regio, to end that, to record an answer, and from the first word of an uitruil to
its first herverdeling."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bestand import open_test_store
from tests.chat import Chat, at

RIKA, BO, JAN = 101, 102, 103


class Teller:
    """Acts of people, counted."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.done = dict.fromkeys((RIKA, BO, JAN), 0)

    async def typ(self, who: int, text: str) -> str:
        """Somebody types; what is read last."""
        self.done[who] += 1
        await self.chat.type(who, text)
        return self.laatste(who)

    async def druk(self, who: int, label: str) -> str:
        """Somebody presses the newest button that begins so; what is read last."""
        self.done[who] += 1
        for shown in reversed(self.chat.shown):
            if shown.chat == who and any(text.startswith(label) for text, _ in shown.buttons):
                await self.chat.press(who, shown.button(label), shown.id)
                return self.laatste(who)
        raise AssertionError(f"{who} ziet geen knop {label}")

    def laatste(self, who: int) -> str:
        """What this person read last."""
        return [shown.text for shown in self.chat.shown if shown.chat == who][-1]


@pytest.fixture
async def tafel(tmp_path: Path) -> AsyncIterator[Teller]:
    """A regio that named two gemeenten, which have not said anything yet."""
    store = open_test_store(tmp_path / "k.db")
    async with Chat(store, at("2026-10-01")) as chat:
        chat.add(RIKA, "Regio Foodvalley", "regio", "Rika")
        chat.add(BO, "Ede", "coordinator", "Bo")
        chat.add(JAN, "Barneveld", "coordinator", "Jan")
        found = Teller(chat)
        await found.typ(RIKA, "onze gemeenten")
        await found.druk(RIKA, "Gemeente erbij")
        await found.typ(RIKA, "Ede en Barneveld")
        yield found
    store.close()


async def _let(tafel: Teller) -> None:
    for who in (BO, JAN):
        await tafel.druk(who, "Bekijk en kies")
        await tafel.druk(who, "Goed: alle drie")


async def test_a_gemeente_lets_a_regio_with_two_presses_and_ends_it_with_one(tafel: Teller) -> None:
    """From the message; two gemeenten were named with three acts."""
    assert tafel.done[RIKA] == 3
    await _let(tafel)
    assert tafel.done[BO] == tafel.done[JAN] == 2
    assert "Gestopt" in await tafel.druk(BO, "Stop nu")
    assert tafel.done[BO] == 3


async def test_a_herverdeling_to_the_colleges_in_seven_acts(tafel: Teller) -> None:
    """A sentence, that it is about numbers alone, two lines of answers with their yes, an akkoord with its yes, and on:
    the gemeenten need not do anything."""
    await _let(tafel)
    tafel.done = dict.fromkeys(tafel.done, 0)
    await tafel.typ(RIKA, "Ede draagt 10 over aan Barneveld in 2027-I")
    await tafel.druk(RIKA, "Nee")
    await tafel.typ(RIKA, "Ede: 60, Stcrt 28-9-2026, mail 1-10-2026\nBarneveld: 30, Stcrt 28-9-2026, mail 1-10-2026")
    await tafel.druk(RIKA, "Klopt")
    await tafel.typ(RIKA, "Ede: akkoord, mail 1-10-2026\nBarneveld: akkoord, mail 1-10-2026")
    await tafel.druk(RIKA, "Klopt")
    assert "wacht op besluiten" in await tafel.druk(RIKA, "Naar de colleges")
    assert tafel.done == {RIKA: 7, BO: 0, JAN: 0}


async def test_an_uitruil_to_its_first_herverdeling(tafel: Teller) -> None:
    """One gemeente leads; the other says twice where it stands."""
    tafel.done = dict.fromkeys(tafel.done, 0)
    await tafel.typ(BO, "/uitruil Ede en Barneveld")
    for label in ("Praat mee", "Naar het gesprek", "Ja", "Een wethouder", "Klopt", "Naar de afspraken"):
        await tafel.druk(BO, label)
    for label in ("Bekijk de uitruil", "Praat mee"):
        await tafel.druk(JAN, label)
    await tafel.druk(BO, "Cijfers en duur")
    await tafel.typ(BO, "Ede: asielopvang +50, statushouders -5\nBarneveld: statushouders +5\n2027-I, 1 tijdvak")
    for who in (BO, JAN):
        if who == JAN:
            await tafel.druk(JAN, "Bekijk de uitruil")
        await tafel.druk(who, "Akkoord")
    await tafel.druk(BO, "Bekijk de uitruil")
    await tafel.druk(BO, "Alle gemeenten akkoord")
    assert "koppelde" in await tafel.druk(BO, "Begin herverdeling 2027-I")
    assert tafel.done == {RIKA: 0, BO: 13, JAN: 4}
