"""People of two gemeenten, COA and the provincie press and type whatever is on their screens, old buttons too: nothing
falls over, nobody sees what is not theirs, and every case stays whole."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk import zaken
from storage.store import open_store
from tests.chat import Chat, Outcome, Shown, at
from workflows.herverdeling import volgt
from workflows.herverdelingregels import na, partijen, voor
from workflows.zaak import herspeel

BO, NOOR, ROBIN, PAM, VERA = 1, 2, 3, 4, 5
CAST = (
    (BO, "Lelystad", "coordinator"),
    (NOOR, "Almere", "gemeente"),
    (ROBIN, "COA regio Midden", "coa"),
    (PAM, "Provincie Flevoland", "provincie"),
    (VERA, "Zeewolde", "gemeente"),
)
TYPED = (
    "vandaag",
    "gisteren",
    "morgen",
    "60, brief 28 september 2026",
    "vandaag, B-12",
    "2",
    "-4",
    "Lelystad draagt 5 over aan Almere",
    "Almere draagt 3 over aan Lelystad",
    "Lelystad draagt 70 over aan Almere",
    "ruil",
    "/herverdeling",
    "annuleer",
    "terug",
)
FORWARD = (
    "Ambtelijk",
    "Naar de",
    "Besluit",
    "Vandaag",
    "COA",
    "Som",
    "Herstel",
    "Fout",
    "In ",
    "Ja",
    "Alleen",
    "Verbeterde",
)
ANSWERS = {"Welk besluit": "vandaag, B-12", "gepubliceerde taakstelling": "60, brief 28 september 2026"}
OURS = ("hv", "hst", "k", "g")


class Wandeling:
    """A walk with its own luck."""

    def __init__(self, chat: Chat, seed: int) -> None:
        self.chat, self.luck = chat, random.Random(seed)

    async def step(self) -> list[Shown]:
        """Somebody does something, or time passes."""
        person = self.luck.choice((BO, BO, NOOR, NOOR, ROBIN, PAM, VERA))
        screens = [shown for shown in self.chat.shown if shown.chat == person and shown.buttons]
        chance = self.luck.random()
        asked = [words for question, words in ANSWERS.items() if screens and question in screens[-1].text]
        if asked and chance < 0.7:
            return await self.chat.type(person, asked[0])
        if screens and chance < 0.85:
            screen = screens[-1] if self.luck.random() < 0.85 else self.luck.choice(screens)
            return await self.chat.press(person, self._button(screen), screen.id)
        if chance < 0.97:
            return await self.chat.type(person, self.luck.choice(TYPED))
        return await self.chat.step_to(self.chat.now + timedelta(days=self.luck.choice((1, 1, 5, 12))))

    def _button(self, screen: Shown) -> str:
        ours = [item for item in screen.buttons if item[1].split(":")[0] in OURS] or screen.buttons
        forward = [item for item in ours if item[0].startswith(FORWARD)]
        return self.luck.choice(forward if forward and self.luck.random() < 0.8 else ours)[1]


def whole(chat: Chat) -> None:
    """Every case adds up, replays, and waits for nothing that follows by itself."""
    for row in chat.store.cases.all():
        case = zaken.opened(chat.office, row)
        feiten, codes = case.zaak.feiten, partijen(case.zaak.feiten)
        assert herspeel(case.procedure, case.regels) == case.zaak
        assert sum(na(feiten, code) for code in codes) == sum(voor(feiten, code) for code in codes)
        assert volgt(case.zaak.standen, feiten) is None


@pytest.mark.parametrize("seed", [0, 2, 11])  # these walk far, as the words and buttons now are
async def test_whatever_people_press(tmp_path: Path, seed: int) -> None:
    """Every update is dealt with; screens fit a phone; Vera of Zeewolde, who takes no part, sees no reference."""
    store = open_store(tmp_path / "wandeling.db", mode="proef")
    async with Chat(store, at("2026-10-05")) as chat:
        for person, organisatie, rol in CAST:
            chat.add(person, organisatie, rol, f"P{person}")
        await begin(chat)
        walk = Wandeling(chat, seed)
        for _ in range(130):
            for shown in await walk.step():
                assert chat.outcome is Outcome.COMMITTED
                assert "ging bij mij iets mis" not in shown.text
                assert shown.chat != VERA or "LEL-26" not in shown.text
                assert len(shown.text) < 3500
            whole(chat)
    store.close()


async def begin(chat: Chat) -> None:
    """COA is known, the numbers are given."""
    coa = chat.store.people.organisatie_by_name("COA regio Midden")
    assert coa is not None
    await chat.press(BO, f"vp:1:plaatsing:0:{coa.id}:1")
    await chat.type(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
    await chat.press(BO, "g:1:gekoppeld:=:nee")
    await chat.type(BO, "60, brief 28 september 2026")
    await chat.press(NOOR, "hv:c:1:GM0034")
    await chat.type(NOOR, "150, brief 28 september 2026")
