"""What a herverdeling costs who begins it: every message and press is counted, on the real Application, from the
proposal to "verwerkt". Who else is on the bot answers on the own phone, and is not counted."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.mail.intake import Outcome
from storage.store import Store
from tests.chat import Chat, at
from workflows.herverdeling.regels import GEHEEL

BO, NOOR, ROBIN, BEA = 101, 102, 103, 104
MOST_BOTH, MOST_PARTNER, MOST_TWELVE = 9, 14, 25
"""Acts of the initiator: the partner on the bot, the partner not on the bot, and twelve gemeenten, none on it."""
TWELVE = {
    "Lelystad": -20, "Dronten": -7, "Almere": 5, "Zeewolde": 2, "Urk": 2, "Noordoostpolder": 3, "Harderwijk": 3,
    "Ermelo": 2, "Nijkerk": 3, "Putten": 2, "Blaricum": 2, "Huizen": 3,
}  # fmt: skip


class Acts:
    """Somebody at work, with how often something was done."""

    def __init__(self, chat: Chat, who: int) -> None:
        self.chat, self.who, self.count = chat, who, 0

    async def do(self, *acts: str) -> None:
        """Press the newest button whose label begins so, or type what stands behind a `>`."""
        for act in acts:
            self.count += 1
            if act.startswith(">"):
                shown = await self.chat.type(self.who, act[1:])
            else:
                mine = [s for s in self.chat.shown if s.chat == self.who and s.buttons]
                last = next(s for s in reversed(mine) if any(text.startswith(act) for text, _ in s.buttons))
                shown = await self.chat.press(self.who, last.button(act), last.id)
            assert self.chat.outcome is Outcome.COMMITTED
            assert shown, act

    @property
    def read(self) -> str:
        """What was read last."""
        return next(s.text for s in reversed(self.chat.shown) if s.chat == self.who)


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """The first of December: the numbers of the next half-year are published, and there is time."""
    async with Chat(store, at("2026-12-01", 10)) as chat:
        chat.add(BO, "Lelystad", "gemeente", "Bo")
        yield chat


def _stand(chat: Chat) -> str:
    row = chat.store.cases.get(1)
    assert row is not None
    return row.standen[GEHEEL]


@pytest.mark.parametrize("coa", [True, False], ids=["coa op de bot", "zonder coa"])
async def test_the_partner_on_the_bot(chat: Chat, coa: bool) -> None:
    """Both gemeenten give their own answers; the partner is quick, and COA may be on the bot too."""
    chat.add(NOOR, "Almere", "gemeente", "Noor")
    if coa:
        chat.add(ROBIN, "COA regio Midden", "coa", "Robin")
        chat.add(BEA, "Lelystad", "coordinator", "Bea")
        await Acts(chat, BEA).do(">/partners", "Wijzig: COA, unit Plaatsing", "COA regio Midden")
    bo, noor = Acts(chat, BO), Acts(chat, NOOR)
    await bo.do(">Lelystad draagt 10 over aan Almere in 2027-I", "Nee")
    await noor.do("Geef jullie cijfer", ">150, Stcrt 28-9-2026")
    await bo.do(">60, Stcrt 28-9-2026, akkoord")
    await noor.do("Ambtelijk akkoord")
    await bo.do("Naar de colleges")
    await noor.do("Besluit vastleggen", ">vandaag, 2026-118")
    await bo.do(">besluit vandaag nr B-26-12, bekend vandaag")
    await noor.do("Vandaag bekendgemaakt")
    await bo.do("Vandaag gemeld")
    if coa:
        await Acts(chat, ROBIN).do(">LEL-26-001", "Som klopt")
    else:
        await bo.do("COA: som klopt", "Vandaag")
    assert _stand(chat) == "verwerkt"
    assert bo.count <= MOST_BOTH, bo.count


async def test_the_partner_on_the_bot_one_by_one(chat: Chat) -> None:
    """Who answers each question by itself, with the partner later than that, stays within it up to COA."""
    chat.add(NOOR, "Almere", "gemeente", "Noor")
    bo, noor = Acts(chat, BO), Acts(chat, NOOR)
    await bo.do(">Lelystad draagt 10 over aan Almere in 2027-I", "Nee", ">60, Stcrt 28-9-2026")
    await noor.do("Geef jullie cijfer", ">150, Stcrt 28-9-2026", "Ambtelijk akkoord")
    await bo.do("Ambtelijk akkoord", "Naar de colleges", ">besluit vandaag, B-26-12")
    await noor.do("Besluit vastleggen", ">vandaag, 2026-118", "Vandaag bekendgemaakt")
    await bo.do("Vandaag bekendgemaakt", "Vandaag gemeld")
    assert _stand(chat) == "wacht_op_coa_toets"
    assert bo.count <= MOST_BOTH, bo.count


async def test_the_partner_not_on_the_bot(chat: Chat) -> None:
    """The usual case: the initiator asks by mail and records what came back, each moment as it happens."""
    bo = Acts(chat, BO)
    await bo.do(">Lelystad draagt 10 over aan Almere in 2027-I", "Nee", "Almere: vraag en antwoord")
    await bo.do(">Lelystad: 60, Stcrt 28-9-2026, akkoord\nAlmere: 150, Stcrt 28-9-2026, akkoord, mail vandaag", "Klopt")
    assert "Stap 1 van 4" in bo.read
    await bo.do("Naar de colleges")
    await bo.do(">Lelystad: besluit vandaag nr B-26-12\nAlmere: besluit vandaag nr 118, mail vandaag", "Klopt")
    await bo.do(">Lelystad: bekend vandaag\nAlmere: bekend vandaag", "Klopt", "Vandaag gemeld")
    await bo.do("COA: som klopt", "Vandaag")
    assert _stand(chat) == "verwerkt"
    assert bo.count <= MOST_PARTNER, bo.count


async def test_twelve_gemeenten_of_which_nobody_is_on_the_bot(chat: Chat) -> None:
    """Two hand over, ten take over; the answers come on three days, and what is late is looked up in between."""
    bo = Acts(chat, BO)
    await bo.do(">2027-I\n" + "\n".join(f"{naam} {aantal:+d}" for naam, aantal in TWELVE.items()), "Nee")
    first, later = list(TWELVE)[:8], list(TWELVE)[8:]
    for some in (first, later):
        numbers = (f"{naam}: {60 + len(naam)}, Stcrt 28-9-2026, mail vandaag" for naam in some)
        await bo.do(">" + "\n".join(numbers), "Klopt", "Wie is waar?")
    await bo.do(">" + "\n".join(f"{naam}: akkoord, mail vandaag" for naam in TWELVE), "Klopt", "Naar de colleges")
    for some in (first, later):
        decided = (f"{naam}: besluit vandaag nr 1{len(naam)}, mail vandaag" for naam in some)
        await bo.do(">" + "\n".join(decided), "Klopt", "Wie is waar?")
    await bo.do(">" + "\n".join(f"{naam}: bekend vandaag, mail vandaag" for naam in TWELVE), "Klopt", "Vandaag gemeld")
    await bo.do("COA: som klopt", "Vandaag")
    assert _stand(chat) == "verwerkt"
    assert bo.count <= MOST_TWELVE, bo.count


async def test_a_line_that_says_more_is_not_half_recorded(chat: Chat) -> None:
    """An akkoord that cannot be yet is named beside the number in the table, and is not dropped in silence."""
    bo = Acts(chat, BO)
    await bo.do(">Lelystad draagt 10 over aan Almere in 2027-I", "Nee", ">60, Stcrt 28-9-2026, akkoord")
    assert "akkoord niet: Niet elke gemeente gaf haar eigen getal" in bo.read
    await bo.do("Klopt")
    row = chat.store.cases.get(1)
    assert row is not None
    assert row.standen["GM0995"] == "bevestigd"
