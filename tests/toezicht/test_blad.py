"""The half-year round as a sheet: filled in, mixed and sent back, no value lands at another gemeente."""

import asyncio
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.store import Store
from tests.bestand import open_test_store
from tests.chat import Chat, at
from tests.invoer.bladen import (
    Rows,
    again,
    arrange,
    back,
    has_record,
    in_any_order,
    last_file,
    last_name,
    rows_of,
    send,
)
from tests.speler import plain
from workflows.toezicht.blad import VORM, bekend

JIP, ANN, GEL = 101, 102, 103
NOW = at("2027-02-02")
TIJDVAK = "2026-II"
FIGURES = (
    "Gemeente;Tijdvak;Restant;Taakstelling;Gehuisvest;t/m\nAlmere;2026-II;-40;80;100;31-12-2026\n"
    "Dronten;2026-II;0;10;12;31-12-2026\nLelystad;2026-II;-64;35;10;31-12-2026\n"
    "Noordoostpolder;2026-II;3;16;24;31-12-2026\nUrk;2026-II;-3;6;5;31-12-2026\nZeewolde;2026-II;-3;9;10;31-12-2026"
)
ALMERE, URK = "GM0034", "GM0184"


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the figures of six gemeenten, and the kader of the handreiking."""
    path = tmp_path_factory.mktemp("ronde") / "begin.db"
    store = open_test_store(path)

    async def fill() -> None:
        async with Chat(store, NOW) as chat:
            chat.add(JIP, "Provincie Flevoland", "provincie", "Jip")
            chat.add(ANN, "Provincie Flevoland", "provincie", "Ann")
            chat.add(GEL, "Provincie Gelderland", "provincie", "Gel")
            card = await send(chat, JIP, FIGURES.encode(), "ronde.csv")
            await chat.press(JIP, card.button("Leg"), card.id)
            shown = (await chat.type(JIP, "/beleidskader"))[-1]
            for label in ("Voorbeelden", "Flevoland 2021", "Neem dit over"):
                shown = (await chat.press(JIP, shown.button(label), shown.id))[-1]

    asyncio.run(fill())
    store.close()
    return path


@pytest.fixture
def filled(begin: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it."""
    store = open_test_store(shutil.copy(begin, tmp_path / "test.db"))
    yield store
    store.close()


async def get(chat: Chat, who: int = JIP) -> Rows:
    """Ask for the sheet; gives its rows with the heading first."""
    shown = (await chat.type(who, "/toezicht"))[-1]
    shown = (await chat.press(who, shown.button("Meer"), shown.id))[-1]
    await chat.press(who, shown.button("Blad om in te vullen"), shown.id)
    return rows_of(last_file(chat))


def put(rows: Rows, gemeente: str, **cells: Any) -> None:
    """Fill in cells of the row of a gemeente, by the names of its columns."""
    row = next(row for row in rows if row[0] == gemeente)
    for naam, value in cells.items():
        row[rows[0].index(VORM.kop[naam])] = value


def known(chat: Chat) -> dict[str, dict[str, Any]]:
    """What is written, by gemeente and column."""
    with chat.store.reading():
        organisatie = chat.store.db.execute("select id from organisaties where naam like '%Flevoland'").fetchone()[0]
        found = chat.store.toezicht.of_period(organisatie, TIJDVAK)
    return {
        code: bekend({veld: regel.waarde for veld, regel in rows.items()}) | {
            "verstuurd": rows["verstuurd"].waarde is not None if "verstuurd" in rows else False
        }
        for code, rows in found.items()
    }  # fmt: skip


def meanwhile(chat: Chat, code: str, veld: str, waarde: Any) -> None:
    """A colleague writes something in the bot."""
    with chat.store.atomic():
        organisatie = chat.store.db.execute("select id from organisaties where naam like '%Flevoland'").fetchone()[0]
        chat.store.toezicht.write(organisatie, code, TIJDVAK, veld, waarde, 2, chat.now)


# ---------------------------------------------------------------- out and back


async def test_out(filled: Store) -> None:
    """Of whom, as of when, and to keep inside; only what the kader counts is asked; a sheet that was not changed has
    nothing to record."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        assert last_name(chat) == "halfjaarronde-flevoland-2026-II-2027-02-02.xlsx"
        assert [row[0] for row in rows[1:]][:2] == ["Lelystad", "Almere"]
        assert VORM.kop["later_geteld"] in rows[0]
        assert VORM.kop["huurcontract"] not in rows[0]  # that kader counts no pijplijn
        assert rows[0][-1] == "Sleutel"
        card = await send(chat, JIP, last_file(chat))
        assert "niets om vast te leggen" in plain(card.text)
        assert not has_record(card)


async def test_a_round_in_one_press_and_back(filled: Store) -> None:
    """Weeks, na-ijl, fase 3, earlier misses, an excuse and judgements of several gemeenten: one card, one press; and
    one press back."""
    async with again(filled, NOW) as chat:
        before = known(chat)
        rows = await get(chat)
        put(rows, "Almere", later_geteld=6, fase_3=7, eerder=0, oordeel="groen")
        put(rows, "Lelystad", weken="13,5", eerder=1, oordeel="uitgesteld", tot="1-4-2027", later_geteld=0, fase_3=0)
        put(rows, "Urk", verschoonbaar="ja", document="GS-2027-4")
        card = await back(chat, JIP, [rows[0], *reversed(rows[1:])])
        said = plain(card.text)
        assert "6 rijen: 12 verschillen in 3 gemeenten" in said
        assert "Almere: na-ijl 6, fase 3 7, eerder op een rij gemist 0, oordeel groen" in said
        assert "gemiddelde in weken 13,5" in said
        assert "uitgesteld tot do 1 april 2027" in said
        assert known(chat) == before
        done = (await chat.press(JIP, card.button("Leg 12"), card.id))[-1]
        assert "12 verschillen vastgelegd, in 3 gemeenten" in plain(done.text)
        now = known(chat)
        assert (now[ALMERE]["later_geteld"], now[ALMERE]["fase_3"], now[ALMERE]["oordeel"]) == (6, 7, "groen")
        assert now["GM0995"]["weken"] == 135
        assert (now[URK]["verschoonbaar"], now[URK]["document"]) == ("ja", "GS-2027-4")
        assert not any(one["verstuurd"] for one in now.values())
        undone = (await chat.press(JIP, done.button("Maak de hele"), done.id))[-1]
        assert "3 gemeenten teruggezet" in plain(undone.text)
        empty = bekend({}) | {"verstuurd": False}
        assert all(one == empty for one in known(chat).values())
        assert "al teruggenomen" in plain((await chat.press(JIP, done.button("Maak de hele"), done.id))[-1].text)


async def test_changed_meanwhile(filled: Store) -> None:
    """Both values are shown, and what stands here stays; also when it changes between the card and the press."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Almere", eerder=7)
        put(rows, "Urk", eerder=2)
        meanwhile(chat, ALMERE, "eerder", 9)
        card = await back(chat, JIP, rows)
        assert "Almere: eerder op een rij gemist: jij 7, hier intussen 9" in plain(card.text)
        meanwhile(chat, URK, "eerder", 5)
        shown = (await chat.press(JIP, card.button("Leg 1 verschil"), card.id))[-1]
        assert "intussen iets veranderd" in plain(shown.text)
        assert "Urk: eerder op een rij gemist: jij 2, hier intussen 5" in plain(shown.text)
        assert (known(chat)[ALMERE]["eerder"], known(chat)[URK]["eerder"]) == (9, 5)


async def test_undo_keeps_what_went_on(filled: Store) -> None:
    """A gemeente of which somebody wrote the same since stays, and is named; so does a judgement that was sent."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Almere", eerder=1)
        put(rows, "Urk", eerder=2)
        put(rows, "Dronten", oordeel="groen")
        card = await back(chat, JIP, rows)
        done = (await chat.press(JIP, card.button("Leg 3"), card.id))[-1]
        meanwhile(chat, ALMERE, "eerder", 3)
        meanwhile(chat, "GM0303", "verstuurd", {"kleur": "groen"})
        undone = plain((await chat.press(JIP, done.button("Maak de hele"), done.id))[-1].text)
        assert "1 gemeente teruggezet" in undone
        assert "blijven zoals ze zijn: Almere, Dronten" in undone
        assert (known(chat)[ALMERE]["eerder"], known(chat)[URK]["eerder"]) == (3, None)


CANNOT: dict[str, tuple[str, dict[str, Any], str]] = {
    "text": ("Urk", {"weken": "kort"}, "gemiddelde in weken kan ik niet lezen"),
    "half": ("Urk", {"later_geteld": 3}, "vul ook Fase 3 in, al is het 0"),
    "no document": ("Urk", {"verschoonbaar": "ja"}, "vul bij Document het nummer in"),
    "no excuse": ("Urk", {"document": "GS-2"}, "Vul bij Verschoonbaar ja in"),
    "colour": ("Urk", {"oordeel": "paars"}, "oordeel kan ik niet lezen"),
    "blame": ("Lelystad", {"oordeel": "oranje"}, "Vul bij Verwijtbaar in: ja of nee"),
    "no day": ("Urk", {"oordeel": "uitgesteld"}, "vul bij Uitgesteld tot een dag in die nog komt"),
    "past": ("Urk", {"oordeel": "uitgesteld", "tot": "1-1-2027"}, "vul bij Uitgesteld tot een dag in die nog komt"),
    "a day": ("Dronten", {"oordeel": "groen", "tot": "1-4-2027"}, "hoort bij het oordeel uitgesteld"),
    "given": ("Urk", {"saldo": -1}, "het saldo volgt uit de cijfers van COA"),
    "waits": ("Urk", {"later_geteld": 3, "oordeel": "groen"}, "het oordeel wacht"),
    "person": ("Urk", {"verschoonbaar": "ja", "document": "111222333"}, "Rij 4"),
}  # fmt: skip


@pytest.mark.parametrize("name", CANNOT)
async def test_what_cannot_be(filled: Store, name: str) -> None:
    """It is said at its gemeente, with what to do; nothing of it is written."""
    gemeente, cells, said = CANNOT[name]
    async with again(filled, NOW) as chat:
        before = known(chat)
        rows = await get(chat)
        put(rows, gemeente, **cells)
        card = await back(chat, JIP, rows)
        assert said in plain(card.text)
        assert "111222333" not in card.text
        assert not has_record(card)
        assert known(chat) == before


async def test_judging_otherwise(filled: Store) -> None:
    """Who judges otherwise than the kader and says whether the miss counts, is taken at the word; a judgement that was
    sent is withdrawn first."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Lelystad", oordeel="Redelijk adequaat (oranje)", verwijtbaar="ja")
        card = await back(chat, JIP, rows)
        assert "Lelystad: oordeel oranje, verwijtbaar ja" in plain(card.text)
        await chat.press(JIP, card.button("Leg 2"), card.id)
        assert known(chat)["GM0995"]["oordeel"] == "oranje"
        rows = await get(chat)
        put(rows, "Lelystad", oordeel="rood")
        meanwhile(chat, "GM0995", "verstuurd", {"kleur": "oranje"})
        assert "Lelystad: dit oordeel is al verstuurd" in plain((await back(chat, JIP, rows)).text)


@pytest.mark.parametrize("who", [ANN, GEL])
async def test_a_sheet_of_another(filled: Store, who: int) -> None:
    """It works for who got it: not for a colleague, and not for another provincie."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Urk", eerder=1)
        card = await back(chat, who, rows)
        assert "deze sleutel is van een ander" in plain(card.text)
        assert not has_record(card)


def _no_key(rows: Rows) -> None:
    rows[1][-1] = None


def _swapped(rows: Rows) -> None:
    rows[1][-1], rows[2][-1] = rows[2][-1], rows[1][-1]


def _foreign(rows: Rows) -> None:
    rows[1][0] = "Barneveld"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_no_key, "rij 2 (Lelystad): er staat geen sleutel"),
        (_swapped, "rij 2 (Lelystad): de sleutel hoort bij een andere gemeente"),
        (_foreign, "rij 2 (Barneveld): de sleutel hoort bij een andere gemeente"),
    ],
)
async def test_a_key_that_does_not_hold(filled: Store, spoil: Callable[[Rows], None], said: str) -> None:
    """Such a row is refused by name."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Lelystad", eerder=1)
        spoil(rows)
        card = await back(chat, JIP, rows)
        assert said in plain(card.text)
        assert not has_record(card)


async def test_until_its_day(filled: Store) -> None:
    """The keys work on their last day, and not on the next."""
    async with again(filled, NOW) as chat:
        rows = await get(chat)
        put(rows, "Urk", eerder=1)
        chat.now = NOW + timedelta(days=30)
        assert has_record(await back(chat, JIP, rows))
        chat.now += timedelta(days=1)
        assert "werkte tot en met do 4 maart 2027" in plain((await back(chat, JIP, rows)).text)


# ---------------------------------------------------------------- whatever happens to the rows


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_no_value_at_a_wrong_gemeente(begin: Path, tmp_path: Path, seed: int) -> None:
    """Rows shuffled, sorted, left out, mixed with an older sheet; columns in another order; some written here
    meanwhile: every value stands at its own gemeente, and what changed meanwhile stays."""
    store = open_test_store(shutil.copy(begin, tmp_path / "test.db"))
    asyncio.run(_round(store, random.Random(seed)))
    store.close()


async def _round(store: Store, chance: random.Random) -> None:
    async with again(store, NOW) as chat:
        names = {"Almere": ALMERE, "Dronten": "GM0303", "Lelystad": "GM0995", "Noordoostpolder": "GM0171",
                 "Urk": URK, "Zeewolde": "GM0050"}  # fmt: skip
        older = {row[0]: row for row in await get(chat)}
        for naam in chance.sample(sorted(names), chance.randint(0, 2)):
            meanwhile(chat, names[naam], "eerder", chance.randint(10, 14))
        chat.now += timedelta(days=1)
        head, *newer = await get(chat)
        at_ = head.index(VORM.kop["eerder"])
        rows = [list(chance.choice((row, older[row[0]]))) for row in newer]
        sent = {row[0]: row[at_] for row in rows}
        changed = {row[0]: chance.randint(15, 20) for row in rows if chance.random() < 0.5}
        for row in rows:
            row[at_] = changed.get(row[0], row[at_])
        for naam in chance.sample(sorted(names), chance.randint(0, 2)):
            meanwhile(chat, names[naam], "eerder", chance.randint(21, 25))
        before = known(chat)
        arrange(rows, chance, at_)
        left = {row[0] for row in rows}
        card = await back(chat, JIP, in_any_order([head, *rows], chance))
        if has_record(card):
            await chat.press(JIP, card.button("Leg "), card.id)
        now = known(chat)
        for naam, code in names.items():
            was = before.get(code, {}).get("eerder")
            ours = changed.get(naam) if naam in left and was == sent[naam] else None
            assert now.get(code, {}).get("eerder") == (ours or was)
