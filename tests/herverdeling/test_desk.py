"""A herverdeling in the chat: how few presses it takes, who sees it, what it does to the standings, and that what is
kept adds up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.cli import check
from bot.features.cijfers.herverdelingen import Effect, _tijdvakken, effecten
from bot.run.service import CannotStart, check_states
from storage.cijfers import Cijfer
from storage.store import open_store
from tests.chat import Chat, Shown, at
from tests.people import chat_of

BO, NOOR, ROBIN, JIP, VREEMD = 101, 102, 103, 104, 105
LELYSTAD, ALMERE = "GM0995", "GM0034"


class Tafel:
    """Two gemeenten, COA, a provincie and a gemeente that has nothing to do with it; counts what Lelystad does."""

    def __init__(self, chat: Chat) -> None:
        self.chat, self.done = chat, 0

    async def typ(self, who: int, text: str) -> list[Shown]:
        """Somebody types."""
        self.done += who == BO
        return await self.chat.type(who, text)

    async def druk(self, who: int, label: str) -> list[Shown]:
        """Somebody presses the newest button that begins so, wherever it stands."""
        self.done += who == BO
        for shown in reversed(self.chat.shown):
            if shown.chat == who and any(text.startswith(label) for text, _ in shown.buttons):
                return await self.chat.press(who, shown.button(label), shown.id)
        raise AssertionError(f"{who} ziet geen knop {label}")

    def laatste(self, who: int) -> str:
        """What this person read last."""
        return [shown.text for shown in self.chat.shown if shown.chat == who][-1]

    async def begin(self) -> None:
        """Lelystad begins and gives its number, Almere gives its own and agrees."""
        await self.typ(BO, "Lelystad draagt 10 over aan Almere")
        await self.druk(BO, "2027-I")
        await self.druk(BO, "Nee")
        await self.typ(BO, "60, Staatscourant 28 september 2026")
        await self.typ(NOOR, "150, brief 28 september 2026")
        await self.druk(NOOR, "Ambtelijk akkoord")

    async def besluiten(self) -> None:
        """Both colleges decide and publish today."""
        await self.druk(BO, "Ambtelijk akkoord")
        await self.druk(BO, "Naar de colleges")
        await self.druk(BO, "Besluit vastleggen")
        await self.typ(BO, "vandaag, B-26-12")
        await self.typ(NOOR, "besluit vandaag, nummer 2026-118")
        await self.druk(NOOR, "Vandaag bekendgemaakt")
        await self.druk(BO, "Vandaag bekendgemaakt")


@pytest.fixture
async def tafel(tmp_path: Path) -> AsyncIterator[Tafel]:
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, at("2026-10-05")) as chat:
        for who, organisatie, rol in (
            (BO, "Lelystad", "gemeente"),
            (NOOR, "Almere", "gemeente"),
            (ROBIN, "COA regio Midden", "coa"),
            (JIP, "Provincie Flevoland", "provincie"),
            (VREEMD, "Urk", "coordinator"),
        ):
            chat.add(who, organisatie, rol, f"P{who}")
        with store.atomic():
            lelystad, coa = store.people.gemeente(LELYSTAD), store.people.organisatie_by_name("COA regio Midden")
            assert lelystad is not None
            assert coa is not None
            store.vragen.link(lelystad.id, "regievoerder", coa.id, on=True)
        yield Tafel(chat)
    store.close()


def _effect(tafel: Tafel, code: str, tijdvak: str = "2027-I") -> list[Effect]:
    return effecten(tafel.chat.office, code, tijdvak)


async def test_the_initiator_needs_at_most_ten(tafel: Tafel) -> None:
    """Between two gemeenten the one that begins does its whole part in ten messages and presses."""
    await tafel.begin()
    await tafel.besluiten()
    await tafel.druk(BO, "Vandaag gemeld")
    assert tafel.done <= 10
    await tafel.druk(ROBIN, "Som klopt, vandaag")
    await tafel.druk(JIP, "Kennis genomen")
    assert "Stand: <b>verwerkt</b>" in tafel.laatste(BO)
    row = tafel.chat.store.cases.get(1)
    assert row is not None
    assert row.feiten["kennis_op"] == "2026-10-05"


async def test_the_effect_counts_from_the_last_bekendmaking(tafel: Tafel) -> None:
    """Nothing counts before; then it is not yet tested, and after COA's yes it is."""
    await tafel.begin()
    assert _effect(tafel, ALMERE) == []
    await tafel.besluiten()
    assert _effect(tafel, ALMERE) == [Effect(10, "nog niet getoetst door COA", "LEL-26-001", 1)]
    assert _effect(tafel, LELYSTAD)[0].verschil == -10
    assert _effect(tafel, ALMERE, "2027-II") == []
    assert _effect(tafel, "GM0184") == []
    await tafel.druk(BO, "Vandaag gemeld")
    await tafel.druk(ROBIN, "Som klopt, vandaag")
    assert _effect(tafel, ALMERE)[0].zekerheid == "verwerkt door COA"


async def test_without_repair_the_old_figures_return(tafel: Tafel) -> None:
    """COA's no that is not repaired leaves nothing in the standings."""
    await tafel.begin()
    await tafel.besluiten()
    await tafel.druk(BO, "Vandaag gemeld")
    await tafel.druk(ROBIN, "Herstel nodig")
    await tafel.druk(ROBIN, "De som")
    await tafel.typ(ROBIN, "vandaag")
    assert _effect(tafel, ALMERE)
    await tafel.druk(BO, "Niet hersteld")
    await tafel.druk(BO, "Ja, het wordt niet hersteld")
    assert _effect(tafel, ALMERE) == []


async def test_what_is_kept_adds_up_and_is_known(tafel: Tafel) -> None:
    """`ketenbot controle` finds nothing, and a start finds every stand in the tables."""
    for act in (tafel.begin, tafel.besluiten):
        await act()
        assert list(check.problems(tafel.chat.office)) == []
        check_states(tafel.chat.store)
    with tafel.chat.store.atomic():
        tafel.chat.store.db.execute("update sporen set stand = 'kwijt' where naam = ?", [ALMERE])
    with pytest.raises(CannotStart, match="kwijt"):
        check_states(tafel.chat.store)


PRESSES = (
    "k:{0}", "h:{0}", "hv:x:{0}", "hv:h:{0}", "hv:t:{0}", "hv:f:{0}", "hv:f:{0}:bot", "hv:f:{0}:veld:coa_op",
    "hv:e:{0}", "hv:e:{0}:GM0034", "hv:v:{0}", "hv:l:{0}", "hv:m:{0}", "hv:m:{0}:alle", "hv:q:{0}", "hv:k:{0}",
    "hv:z:{0}", "hv:c:{0}:GM0034", "hv:b:{0}:GM0034", "hv:g:{0}:GM0034", "hv:a:{0}:GM0034", "hv:i:{0}:GM0034",
    "hv:o:{0}:1", "hv:r:{0}:trek_in", "hv:r:{0}:college_nee:GM0034", "hv:j:{0}:GM0034:ja", "hv:w:{0}:1:0034+5,0995-5",
    "hv:s:{0}:GM0034:akkoord:bevestigd:1", "hv:s:{0}:geheel:trek_in:verkenning:1",
    "hv:d:{0}:GM0034:maak_bekend:besloten",
    "hv:a:{0}:GM0034:bevestig:gevraagd", "hv:ca:{0}:verwerk:wacht_op_coa_toets:v", "hv:ca:{0}:verwerk:verkenning",
)  # fmt: skip
"""Everything that a button of a herverdeling can ask."""


@pytest.mark.parametrize("who", [VREEMD, ROBIN, JIP])
async def test_who_has_no_part_in_it_learns_nothing(tafel: Tafel, who: int) -> None:
    """A gemeente that takes no part, and COA and the provincie before they were told, read the same words as about a
    herverdeling that does not exist."""
    await tafel.begin()
    before = tafel.chat.store.cases.history(1)
    for press in PRESSES:
        real = [s.text for s in await tafel.chat.press(who, press.format(1))]
        none = [s.text for s in await tafel.chat.press(who, press.format(999))]
        assert real == none, press
        assert len(real) == 1
    assert tafel.chat.store.cases.history(1) == before


@pytest.mark.parametrize("press", [p for p in PRESSES if "GM0034" in p and ":e:" not in p])
async def test_one_gemeente_does_not_act_for_another(tafel: Tafel, press: str) -> None:
    """Lelystad leads, but what Almere does, Almere records: it is on the bot."""
    await tafel.begin()
    before = tafel.chat.store.cases.history(1)
    shown = await tafel.chat.press(BO, press.format(1))
    assert tafel.chat.store.cases.history(1) == before
    assert "Dat kan ik je niet laten zien" in shown[-1].text


async def test_who_was_told_sees_figures_and_no_steps_of_gemeenten(tafel: Tafel) -> None:
    """COA and the provincie read the official figures, and cannot do what is for gemeenten."""
    await tafel.begin()
    await tafel.besluiten()
    await tafel.druk(BO, "Vandaag gemeld")
    for who in (ROBIN, JIP):
        assert "Almere: <b>150 → 160 (+10)</b>" in tafel.laatste(who)
        assert "nr. 2026-118" in tafel.laatste(who)
        before = tafel.chat.store.cases.history(1)
        for press in ("k:1", "hv:x:1", "hv:r:1:nieuw_besluit", "hv:s:1:geheel:nieuw_besluit:wacht_op_coa_toets:1"):
            assert "Dat kan ik je niet laten zien" in (await tafel.chat.press(who, press))[-1].text
        assert tafel.chat.store.cases.history(1) == before
    assert (
        "Dat kan ik je niet laten zien"
        in (await tafel.chat.press(JIP, "hv:ca:1:verwerk:wacht_op_coa_toets:v"))[-1].text
    )
    assert "Dat kan ik je niet laten zien" in (await tafel.chat.press(ROBIN, "hv:k:1"))[-1].text


async def test_taking_back_a_report_takes_it_from_coa_too(tafel: Tafel) -> None:
    """Undoing the kennisgeving: COA and provincie read that nothing is asked any more, and see the case no longer."""
    await tafel.begin()
    await tafel.besluiten()
    await tafel.druk(BO, "Vandaag gemeld")
    await tafel.druk(BO, "Meer")
    await tafel.druk(BO, "Maak ongedaan")
    assert "dat weet COA, unit Plaatsing, de regievoerder van COA, de provincie, BZK, JenV sinds" in tafel.laatste(BO)
    assert "teruggenomen" not in tafel.laatste(ROBIN)
    await tafel.druk(BO, "Ja, neem het terug")
    assert "teruggenomen" in tafel.laatste(ROBIN)
    assert "Dat kan ik je niet laten zien" in (await tafel.chat.press(ROBIN, "hv:z:1"))[-1].text
    assert "Stand: <b>wacht op kennisgeving</b>" in tafel.laatste(BO)
    assert list(check.problems(tafel.chat.office)) == []


async def test_the_other_gemeente_is_reminded_itself(tafel: Tafel) -> None:
    """Almere hears of its own number, Lelystad does not hear it for Almere; when Almere is gone, Lelystad does."""
    await tafel.typ(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
    await tafel.druk(BO, "Nee")
    await tafel.typ(BO, "60, Staatscourant 28 september 2026")
    shown = await tafel.chat.step_to(at("2026-10-12"))
    assert any(s.chat == NOOR and "Nog geen gepubliceerd cijfer van jullie." in s.text for s in shown)
    assert not any(s.chat == BO and "cijfer van" in s.text for s in shown)
    tafel.chat.wire.gone.add(NOOR)
    with tafel.chat.store.atomic():
        tafel.chat.store.addresses.set_reachable(chat_of(tafel.chat.store, NOOR), tafel.chat.now)
    shown = await tafel.chat.step_to(at("2026-10-19"))
    assert any(s.chat == BO and "Nog geen gepubliceerd cijfer van Almere." in s.text for s in shown)


async def test_a_gemeente_that_comes_in_later_takes_part(tafel: Tafel) -> None:
    """Zeewolde was not on the bot: Lelystad recorded for it. Once it is, it speaks for itself."""
    await tafel.typ(BO, "Lelystad draagt 5 over aan Zeewolde in 2027-I")
    await tafel.druk(BO, "Nee")
    await tafel.druk(BO, "Zeewolde: vraag")
    tafel.chat.add(106, "Zeewolde", "coordinator", "Zoe")
    await tafel.typ(106, "20, brief 28 september 2026")
    assert "Zeewolde: <b>20 → 25</b>" in tafel.laatste(106)
    assert "Dat kan ik je niet laten zien" in (await tafel.chat.press(BO, "hv:a:1:GM0050"))[-1].text


def test_two_tijdvakken_count_twice() -> None:
    """One over more tijdvakken has its effect in each of them."""
    assert _tijdvakken({"tijdvak": "2027-II", "tijdvakken": 3}) == ["2027-II", "2028-I", "2028-II"]
    assert _tijdvakken({"tijdvak": "onbekend"}) == []


async def test_who_blocked_the_bot_is_replaced_by_an_own_colleague(tafel: Tafel) -> None:
    """A message about the case that Almere's officer cannot receive goes to a colleague in Almere, not to Lelystad."""
    tafel.chat.add(107, "Almere", "gemeente", "Sam")
    await tafel.typ(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
    await tafel.druk(BO, "Nee")
    await tafel.typ(NOOR, "150, brief 28 september 2026")
    tafel.chat.wire.gone.add(NOOR)
    await tafel.typ(BO, "60, Staatscourant 28 september 2026")
    assert "LEL-26-001" in tafel.laatste(107)
    assert "niet bereikbaar" in tafel.laatste(107)
    assert "niet bereikbaar" not in tafel.laatste(BO)


async def test_a_published_number_is_confirmed_with_one_press(tafel: Tafel) -> None:
    """Where the operator's figures hold the number with its source, the gemeente only says that it is right."""
    store, day, now = tafel.chat.store, date(2026, 9, 28), tafel.chat.now
    with store.atomic():
        store.cijfers.add(
            Cijfer("taakstelling", ALMERE, "2027-I", 150, "Staatscourant 2026", day), None, tafel.chat.now
        )
        store.cijfers.add(Cijfer("restant", ALMERE, "2027-I", -12, "COA", day), None, now)
    await tafel.typ(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
    await tafel.druk(BO, "Nee")
    assert "achterstand 12 gaat niet over" in tafel.laatste(NOOR)
    await tafel.druk(NOOR, "Ja, 150 klopt")
    row = store.cases.get(1)
    assert row is not None
    assert (row.feiten[f"bron_{ALMERE}"], row.feiten[f"bron_op_{ALMERE}"]) == ("staatscourant", "2026-09-28")
    for strange in ("hv:p:1:GM0995:1", "hv:p:1:GM0034:2", "hv:p:1:GM0034:99", "hv:p:99:GM0034:1"):
        assert "Deze knop werkt niet meer" in (await tafel.chat.press(NOOR, strange))[-1].text


@pytest.mark.parametrize("bron", ["overzicht van COA", "Staatscourant of brief van het Rijk", "Staatscourant"])
async def test_a_number_without_a_certain_source_is_asked_for_it(tafel: Tafel, bron: str) -> None:
    """An overview of COA is no publication, and the day somebody entered a number is no date of a brief."""
    store, now = tafel.chat.store, tafel.chat.now
    with store.atomic():
        store.cijfers.add(Cijfer("taakstelling", ALMERE, "2027-I", 150, bron, now.date()), None, now)
    await tafel.typ(BO, "Lelystad draagt 10 over aan Almere in 2027-I")
    await tafel.druk(BO, "Nee")
    await tafel.druk(NOOR, "Ja, 150 klopt")
    assert "Waar staat het getal van" in tafel.laatste(NOOR) or "Welke datum heeft de bron van" in tafel.laatste(NOOR)
    row = store.cases.get(1)
    assert row is not None
    assert row.feiten.get(f"voor_{ALMERE}") is None
