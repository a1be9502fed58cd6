"""What a regio may do for gemeenten, as a table: every right, every step with everything that a gemeente can let it do,
the other way round, and after it was ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import chain, combinations
from pathlib import Path

import pytest

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.rights import RECHTEN, Actie, Rol
from storage.people import Persoon
from tests.bestand import open_test_store
from tests.chat import Chat, at
from tests.herverdeling.test_vreemden import PRESSES
from tests.people import chat_of

RIKA, BO, JAN, LOU, COLLEGA = 101, 102, 103, 104, 105
EDE, BARNEVELD, SCHERPENZEEL = "GM0228", "GM0203", "GM0279"
APART, GELEID, UITRUIL, KOPPELING = 1, 2, 3, 4
"""A herverdeling that Ede began itself, one that the regio leads, an uitruil that it leads, a koppeling of Ede."""

REGIO_MAG = {
    "VRAAG", "TERMIJN", "OCHTEND", "VRAAG_BEANTWOORDEN", "HERVERDELEN", "UITRUIL", "STREEF", "REGIO_GEMEENTEN",
    "UITNODIGEN",
}  # fmt: skip
STAPPEN = {
    "herverdeling": {
        "geheel": {
            "stel_voor": "cs", "naar_colleges": "s", "verwerk": "s", "vraag_herstel": "s", "hersteld": "s",
            "trek_in": "s", "niet_hersteld": "", "nieuw_besluit": "",
        },
        "gemeente": {
            "bevestig": "c", "akkoord": "c", "wijs_af": "c", "besluit": "", "college_nee": "", "maak_bekend": "",
            "rectificeer": "",
        },
    },
    "uitruil": {
        "geheel": {
            "naar_gesprek": "s", "naar_afspraken": "s", "naar_vastleggen": "s", "vastgelegd": "s", "rond_af": "s",
            "weer_praten": "s", "nieuwe_afspraken": "s", "stop": "s", "heropen": "s",
        },
        "gemeente": {"doet_mee": "c", "akkoord": "c", "niet_mee": "c", "toch_mee": "c"},
    },
}  # fmt: skip
"""By procedure and kind of track: the letters that a step asks, all of them; none: never by a regio."""
ALLES = [
    "".join(letters) for letters in chain.from_iterable(combinations("cns", count) for count in range(1, 4))
]  # fmt: skip


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    """The regio with two gemeenten that let it do everything, and one that it did not name."""
    store = open_test_store(tmp_path / "k.db")
    async with Chat(store, at("2026-10-01")) as there:
        there.add(RIKA, "Foodvalley", "regio", "Rika")
        there.add(COLLEGA, "Foodvalley", "regio", "Kees")
        there.add(BO, "Ede", "coordinator", "Bo")
        there.add(JAN, "Barneveld", "coordinator", "Jan")
        there.add(LOU, "Scherpenzeel", "coordinator", "Lou")
        for code in (EDE, BARNEVELD):
            let(there, code, "cns")
        await there.type(BO, "Ede draagt 3 over aan Scherpenzeel in 2027-I")
        await _press(there, BO, "Nee")
        await there.type(BO, "/annuleer")
        await there.type(RIKA, "Ede draagt 10 over aan Barneveld in 2027-I")
        await _press(there, RIKA, "Nee")
        await there.type(RIKA, "/uitruil Ede en Barneveld")
        for text in ("nieuwe koppeling", "Z-1", "1 september", "4"):
            await there.type(BO, text)
        await _press(there, BO, "Klopt")
        yield there
    store.close()


def let(chat: Chat, code: str, mag: str, stand: str = "bevestigd") -> None:
    """From now on the gemeente lets the regio do this."""
    store = chat.store
    regio = store.people.organisatie_by_name("Regio Foodvalley")
    assert regio is not None
    with store.atomic():
        store.regios.say(regio.id, code, stand, mag, who(chat, BO).id, chat.now)


async def _press(chat: Chat, person: int, label: str) -> None:
    shown = next(s for s in reversed(chat.shown) if s.chat == person and any(t.startswith(label) for t, _ in s.buttons))
    await chat.press(person, shown.button(label), shown.id)


def who(chat: Chat, number: int) -> Persoon:
    """Somebody as the file now knows them."""
    found = chat.store.people.by_chat(chat_of(chat.store, number))
    assert found is not None
    return found


def case(chat: Chat, ident: int) -> Opened:
    """A case as it now is."""
    row = chat.store.cases.get(ident)
    assert row is not None
    return cases.opened(chat.office, row)


# ---------------------------------------------------------------- rights


@pytest.mark.parametrize("actie", Actie)
def test_what_the_role_may(actie: Actie) -> None:
    """The role by itself: nothing of koppelingen, figures, toezicht, colleagues of others."""
    assert (Rol.REGIO in RECHTEN[actie]) is (actie.name in REGIO_MAG)


def test_the_table_names_every_step(chat: Chat) -> None:
    """A step that is new is decided on here, too."""
    for ident, naam in ((GELEID, "herverdeling"), (UITRUIL, "uitruil")):
        for spoor in case(chat, ident).procedure.sporen:
            kind = "geheel" if spoor.naam == "geheel" else "gemeente"
            pressed = {stap.trigger for stap in spoor.stappen if not stap.vanzelf}
            assert pressed == STAPPEN[naam][kind].keys()


@pytest.mark.parametrize("mag", ALLES)
def test_every_step_with_everything_that_can_be_let(chat: Chat, mag: str) -> None:
    """Of the gemeente that lets it, of the whole, and of the other gemeente, which lets it nothing."""
    let(chat, EDE, mag)
    let(chat, BARNEVELD, "", "geweigerd")
    rika = who(chat, RIKA)
    for ident, naam in ((GELEID, "herverdeling"), (UITRUIL, "uitruil")):
        held = case(chat, ident)
        for spoor in (EDE, BARNEVELD, "geheel"):
            kind = "geheel" if spoor == "geheel" else "gemeente"
            for trigger, asked in STAPPEN[naam][kind].items():
                allowed = bool(asked) and set(asked) <= set(mag) and spoor != BARNEVELD
                assert owners.may_take(chat.office, rika, held, spoor, trigger) is allowed, (spoor, trigger, mag)


@pytest.mark.parametrize("mag", ["", *ALLES])
def test_a_gemeente_keeps_all_of_its_own(chat: Chat, mag: str) -> None:
    """Whatever it lets the regio do, its own steps stay its own, and those of another gemeente do not become so."""
    let(chat, EDE, mag, "bevestigd" if mag else "beeindigd")
    for ident, naam in ((GELEID, "herverdeling"), (UITRUIL, "uitruil")):
        held = case(chat, ident)
        for trigger in STAPPEN[naam]["gemeente"]:
            assert owners.may_take(chat.office, who(chat, BO), held, EDE, trigger)
            assert not owners.may_take(chat.office, who(chat, BO), held, BARNEVELD, trigger)
            assert not owners.may_take(chat.office, who(chat, LOU), held, EDE, trigger)


def test_who_takes_back_what(chat: Chat) -> None:
    """A gemeente takes back what the regio did for it; the regio what it or a colleague did, and nothing of a
    gemeente."""
    held = case(chat, GELEID)
    made = held.regels[0]
    rika, colleague, bo = (who(chat, number) for number in (RIKA, COLLEGA, BO))
    assert owners.may_undo(chat.office, rika, held, made)
    assert owners.may_undo(chat.office, colleague, held, made)
    own = case(chat, APART)
    assert not owners.may_undo(chat.office, rika, own, own.regels[0])
    assert owners.may_undo(chat.office, bo, own, own.regels[0])


# ---------------------------------------------------------------- what does not seem to be there

OVERAL = [
    *(f"hv:{press}" for press in PRESSES), "zm:{}", "zt:{}", "za:{}", "zo:{}", "zs:{}", "h:{}", "c:{}", "o:{}:1",
    "w:{}",
    "w:{}:ja", "k:{}", "hst:{}", "s:{}:geheel:naar_colleges:verkenning", "s:{}:koppeling:teken:zoeken", "ut:k:{}",
    "ut:c:{}", "ut:g:{}", "ut:g:{}:asiel", "ut:a:{}", "ut:a:{}:GM0228", "ut:z:{}", "ut:j:{}:tafel_asiel:1",
]  # fmt: skip


async def _nothing(chat: Chat, idents: tuple[int, ...]) -> None:
    before = {ident: chat.store.cases.get(ident) for ident in idents}
    for press in OVERAL:
        nowhere = [shown.text for shown in await chat.press(RIKA, press.format(99))]
        for ident in idents:
            there = [shown.text for shown in await chat.press(RIKA, press.format(ident))]
            assert there == nowhere, (press, ident)
    assert {ident: chat.store.cases.get(ident) for ident in idents} == before


async def test_other_cases_of_a_gemeente_are_not_there(chat: Chat) -> None:
    """Not its koppelingen, and not a herverdeling that the regio does not lead, with everything let."""
    await _nothing(chat, (APART, KOPPELING))
    for text in ("EDE-26-001", "Z-1", "Z-1 getekend op 2 september"):
        said = " ".join(shown.text for shown in await chat.type(RIKA, text))
        assert "Ede" not in said
        assert "Scherpenzeel" not in said


@pytest.mark.parametrize("stand", ["beeindigd", "geweigerd", "weg"])
async def test_after_it_was_ended_nothing_is_there(chat: Chat, stand: str) -> None:
    """At once, whichever way it ended: no case, no list, no reference."""
    for code in (EDE, BARNEVELD):
        let(chat, code, "", stand)
    await _nothing(chat, (APART, GELEID, UITRUIL, KOPPELING))
    for text in ("EDE-26-002", "/herverdeling", "Ede: 60, Stcrt 28-9-2026, mail 30-9-2026"):
        said = " ".join(shown.text for shown in await chat.type(RIKA, text))
        assert "verkenning" not in said
    assert not owners.led(chat.office, who(chat, RIKA), "herverdeling")
    assert owners.leads(chat.office, who(chat, BO), case(chat, GELEID))  # the case stays, and the gemeente leads it


async def test_its_own_calculation_stays_its_own(chat: Chat) -> None:
    """A streefpercentage holds figures that the regio typed itself: ended or not, the regio has it and a gemeente has
    not; to lead the gemeente takes part in no more than before."""
    await chat.type(RIKA, "/streefpercentage")
    shown = await chat.type(RIKA, "Ede 100 20\nBarneveld 80 90")
    reference = shown[-1].text.split(" ")[0]
    assert "Ede 20%" in shown[-1].text
    let(chat, EDE, "", "beeindigd")
    assert "Ede 20%" in " ".join(item.text for item in await chat.type(RIKA, reference))
    for person in (BO, JAN):
        assert "20%" not in " ".join(item.text for item in await chat.type(person, reference))


async def test_a_colleague_that_is_locked_out_speaks_for_nobody(chat: Chat) -> None:
    """Like everywhere."""
    with chat.store.atomic():
        chat.store.people.block("telegram", str(COLLEGA), chat.now)
    assert not owners.takes_part(chat.office, who(chat, COLLEGA), case(chat, GELEID).row)


async def test_one_gemeente_learns_nothing_of_what_another_lets(chat: Chat) -> None:
    """Its own word is its own."""
    for press in (
        "z:{}:GM0228",
        "h:{}:GM0228",
        "b:{}:GM0228:c",
        "s:{}:GM0228",
        "r:{}",
        "w:{}:GM0228:ja",
    ):
        regio = chat.store.people.organisatie_by_name("Regio Foodvalley")
        assert regio is not None
        there, nowhere = [
            [shown.text for shown in await chat.press(JAN, f"rg:{press.format(ident)}")] for ident in (regio.id, 99)
        ]
        assert there == nowhere, press
    band = chat.store.regios.get(regio.id, EDE)
    assert band is not None
    assert (band.stand, band.mag) == ("bevestigd", "cns")
