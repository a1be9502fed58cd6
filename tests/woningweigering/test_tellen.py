"""What a refusal costs: every press and message is counted, of the officer who reports it and of COA that judges it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.mail.intake import Outcome
from storage.store import Store
from tests.chat import Chat, at
from workflows.woningweigering.tabel import WONINGWEIGERING

NOOR, ROBIN, COR = 101, 102, 103
MOST_REPORT, MOST_ANSWER = 5, 3
TEKENDAG = at("2026-03-17", 8)  # a Tuesday: the morning message is about this koppeling
HOME = "DD-77"


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


@pytest.fixture(params=[True, False], ids=["coa op de bot", "zonder coa"])
async def chat(store: Store, request: pytest.FixtureRequest) -> AsyncIterator[Chat]:
    """The morning of the tekendag, with and without the regievoerder on the bot."""
    async with Chat(store, at("2026-03-02")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(COR, "Almere", "coordinator", "Cor")
        if request.param:
            chat.add(ROBIN, "COA regio Midden", "coa", "Robin")
            await Acts(chat, COR).do(">/partners", "Wijzig: de regievoerder", "COA regio Midden")
        await Acts(chat, NOOR).do(">/koppeling Z-0412 1-3-2026 4", "Klopt", "Woonruimte gevonden", ">17 maart")
        await chat.step_to(TEKENDAG)
        await chat.step_to(at("2026-03-17", 10))
        yield chat


def _almere(chat: Chat) -> int:
    almere = chat.store.people.organisatie_by_name("Almere")
    assert almere is not None
    return almere.id


def _reported(chat: Chat) -> list[str]:
    return [row.standen["persoon"] for row in chat.store.cases.running(WONINGWEIGERING.naam, _almere(chat))]


ROADS = {
    "no-show, van het ochtendbericht": ("Weigering of no-show", "Niet verschenen", f">{HOME}", "Klopt"),
    "no-show, van de zaak": (">/zaak Z-0412", "Weigering of no-show", "Niet verschenen", f">{HOME}", "Klopt"),
    "ter plekke, van de zaak": (">/zaak Z-0412", "Weigering of no-show", "Verschenen, maar", "Sla over", "Klopt"),
    "ter plekke, uit de keuze": (">weigering of no-show", "Z-0412", "Verschenen, maar", f">{HOME}", "Klopt"),
    "no-show, in een zin": (">Z-0412 niet verschenen", f">{HOME}", "Klopt"),
    "ter plekke, in een regel": (f">/woningweigering Z-0412 geweigerd vandaag {HOME}", "Klopt"),
}


@pytest.mark.parametrize("road", ROADS)
async def test_a_report_takes_five_acts(chat: Chat, road: str) -> None:
    """On the tekendag, by each usual road, also where the number of the home is not known yet."""
    noor = Acts(chat, NOOR)
    await noor.do(*ROADS[road])
    assert _reported(chat) == ["toets"]
    assert noor.count <= MOST_REPORT


LATER = {
    "no-show, van de zaak": (">/zaak Z-0412", "Weigering of no-show", "Niet verschenen", "Sla over", "Klopt"),
    "ter plekke, van de zaak": (">/zaak Z-0412", "Weigering of no-show", "Verschenen, maar", f">{HOME}", "Klopt"),
    "no-show, uit de keuze": (">weigering of no-show", "Z-0412", "Niet verschenen", "Sla over", "Klopt"),
    "in een zin": (">Z-0412 kwam gisteren niet opdagen", "Sla over", "Klopt"),
}


@pytest.mark.parametrize("road", LATER)
async def test_a_report_of_a_day_later_takes_five_acts_too(chat: Chat, road: str) -> None:
    """The tekendag that failed is known; where the home is not, that is asked all the same."""
    await chat.step_to(at("2026-03-18", 10))
    noor = Acts(chat, NOOR)
    await noor.do(*LATER[road])
    assert _reported(chat) == ["toets"]
    assert noor.count <= MOST_REPORT
    (row,) = chat.store.cases.running(WONINGWEIGERING.naam, _almere(chat))
    assert row.feiten["voorval_op"] == "2026-03-17"


WITHOUT_DAY = {
    "no-show, van de zaak": (">/zaak Z-77", "Weigering of no-show", "Niet verschenen, vandaag", "Sla over", "Klopt"),
    "ter plekke, van de zaak": (">/zaak Z-77", "Weigering of no-show", "Verschenen en", f">{HOME}", "Klopt"),
    "no-show, uit de keuze": (">weigering of no-show", "Z-77", "Niet verschenen, vandaag", f">{HOME}", "Klopt"),
    "no-show, in een zin": (">Z-77 niet verschenen", "Vandaag", "Sla over", "Klopt"),
    "zonder koppeling, in een zin": (">weigering Z-99", "Verschenen en geweigerd, vandaag", "Klopt"),
    "zonder koppeling, met knoppen": (
        ">weigering of no-show",
        "Andere zaak",
        ">Z-99",
        "Niet verschenen, vandaag",
        "Klopt",
    ),
    "zonder koppeling, in een regel": (">/woningweigering Z-99 geweigerd vandaag", "Sla over", "Klopt"),
}


@pytest.mark.parametrize("road", WITHOUT_DAY)
async def test_a_report_without_a_tekenafspraak_takes_five_acts_too(chat: Chat, road: str) -> None:
    """Nobody agreed a day: what happened and that it was today are one press. Where the bot has no koppeling the
    number is typed with the word."""
    await Acts(chat, NOOR).do(">/koppeling Z-77 1-3-2026 2", "Klopt", "Woonruimte gevonden", "Sla over")
    noor = Acts(chat, NOOR)
    await noor.do(*WITHOUT_DAY[road])
    assert _reported(chat) == ["toets"]
    assert noor.count <= MOST_REPORT
    (row,) = chat.store.cases.running(WONINGWEIGERING.naam, _almere(chat))
    assert row.feiten["voorval_op"] == "2026-03-17"


@pytest.mark.parametrize(("said", "stand"), [("Terecht", "terecht"), ("Onterecht", "tweede_kans")])
async def test_the_answer_of_coa_takes_three_acts(chat: Chat, said: str, stand: str) -> None:
    """From the regievoerder's message; where COA is not on the bot the officer writes the judgement down."""
    await Acts(chat, NOOR).do(*ROADS["no-show, in een zin"])
    if chat.store.people.by_address("telegram", str(ROBIN)) is None:
        noor = Acts(chat, NOOR)
        await noor.do(f"COA: {said.lower()}", "Vandaag", *(("Een week", "Klopt") if said == "Onterecht" else ()))
        assert noor.count <= MOST_ANSWER + 1  # how long the second chance lasts is the gemeente's own to say
    else:
        await chat.step_to(at("2026-03-18"))
        robin = Acts(chat, ROBIN)
        await robin.do("Z-0412", said, "Vandaag")
        assert robin.count <= MOST_ANSWER
    assert _reported(chat) == [stand]


SAID = {
    "uit de lijst": (">/weigeringen", "Z-0412", "Onterecht, vandaag"),
    "uit de lijst, in woorden": (">lopende weigeringen", "Z-0412", "Terecht, vandaag"),
    "in een zin": (">Z-0412 is terecht", "Leg vast"),
    "in een zin, met de dag": (">Z-0412 onterecht 17 maart", "Leg vast"),
}


@pytest.mark.parametrize("road", SAID)
async def test_the_answer_of_coa_takes_three_acts_from_its_own_list_and_in_a_sentence(store: Store, road: str) -> None:
    """Without waiting for the message of the morning."""
    async with Chat(store, at("2026-03-17")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(COR, "Almere", "coordinator", "Cor")
        chat.add(ROBIN, "COA regio Midden", "coa", "Robin")
        await Acts(chat, COR).do(">/partners", "Wijzig: de regievoerder", "COA regio Midden")
        await Acts(chat, NOOR).do(">/woningweigering Z-0412 geweigerd vandaag DD-77", "Klopt")
        robin = Acts(chat, ROBIN)
        await robin.do(*SAID[road])
        assert robin.count <= MOST_ANSWER
        assert _reported(chat) == ["tweede_kans" if "nterecht" in "".join(SAID[road]) else "terecht"]


async def test_a_day_that_is_refused_is_asked_and_not_filled_in(chat: Chat) -> None:
    """Who typed a wrong day on the tekendag itself gets the question, not another day."""
    shown = await chat.type(NOOR, "/woningweigering Z-0412 geweigerd 20-2-2026")
    assert "vóór de koppeling" in shown[0].text
    assert "Op welke dag was dat?" in shown[-1].text
