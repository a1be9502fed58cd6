"""Koppelingen that go out as a sheet and come back: whatever happens to its rows, no value lands on another row."""

import asyncio
import io
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.desk import cases, steps
from bot.desk.lists import sheet_keys
from bot.desk.rights import Actie
from bot.desk.visit import Post, absent
from bot.features import all_features
from storage.store import Store
from tests.bestand import open_test_store
from tests.chat import Chat, Shown, at
from tests.invoer import bladen
from tests.invoer.bladen import Rows, again
from tests.speler import plain
from workflows.engine.zaak import CORRIGEER
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.vormen import VORMEN

NOOR, ANNA, PIET = 101, 102, 103
MONDAY = at("2026-12-07")
PERSONEN, AFSPRAAK, GETEKEND, VERHUISD, SLEUTEL = 3, 5, 6, 7, 8


async def register(chat: Chat, count: int, who: int = NOOR, name: str = "Z") -> None:
    """Running koppelingen in all standen."""
    tails = ("", ";gevonden;14-12-2026", ";getekend;1-12-2026")
    lines = [f"{name}-{n:03d};2-11-2026;{2 + n % 5}{tails[n % 3]}" for n in range(count)]
    await chat.type(who, "/invoer")
    table = (await chat.type(who, "\n".join(lines)))[-1]
    await chat.press(who, table.button("Leg"), table.id)


async def get(chat: Chat, who: int = NOOR) -> Rows:
    """Ask for the sheet; gives its rows with the heading first."""
    content = await get_file(chat, who)
    return [list(row) for row in load_workbook(io.BytesIO(content))["Koppelingen"].iter_rows(values_only=True)]


async def get_file(chat: Chat, who: int = NOOR) -> bytes:
    """Ask for the sheet; gives the file."""
    asked = (await chat.type(who, "/invoer"))[-1]
    await chat.press(who, asked.button("Blad met"), asked.id)
    sent = [data["document"] for name, data in chat.wire.calls if name == "sendDocument"]
    assert not any(sign.isdigit() and "Z-" in sent[-1][0] for sign in sent[-1][0])
    return bytes(sent[-1][1])


async def back(chat: Chat, rows: Rows, who: int = NOOR) -> Shown:
    """Send these rows as a file; gives the card."""
    return await bladen.back(chat, who, rows)


async def back_file(chat: Chat, content: bytes, who: int = NOOR) -> Shown:
    """Send this file; gives the card."""
    return await bladen.send(chat, who, content)


def facts(chat: Chat) -> dict[str, dict[str, Any]]:
    """What is known of every koppeling, by reference."""
    with chat.store.reading():
        return {
            row.referentie: {**cases.opened(chat.office, row).zaak.feiten, "stand": row.standen["koppeling"]}
            for row in chat.store.cases.all()
            if row.procedure == KOPPELING.naam
        }


def meanwhile(chat: Chat, reference: str, personen: int) -> None:
    """Somebody puts the number of persons right in the bot."""
    with chat.store.atomic():
        person = chat.store.people.by_id(1)
        assert person is not None
        visit = absent(chat.office, person, chat.now, Post())
        ident = next(row.id for row in chat.store.cases.all() if row.referentie == reference)
        case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
        assert case is not None
        steps.note(visit, case, CORRIGEER, {"personen": personen})


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with twelve koppelingen."""
    path = tmp_path_factory.mktemp("blad") / "begin.db"
    store = open_test_store(path)

    async def fill() -> None:
        async with Chat(store, MONDAY) as chat:
            chat.add(NOOR, "Almere", "gemeente", "Noor")
            chat.add(ANNA, "Almere", "gemeente", "Anna")
            chat.add(PIET, "Dronten", "gemeente", "Piet")
            await register(chat, 12)

    asyncio.run(fill())
    store.close()
    return path


@pytest.fixture
def filled(begin: Path, tmp_path: Path) -> Iterator[Store]:
    """A copy of it."""
    store = open_test_store(shutil.copy(begin, tmp_path / "test.db"))
    yield store
    store.close()


# ---------------------------------------------------------------- out and back


async def test_out(filled: Store) -> None:
    """The first sheet says what it is; the second has a row for each, with what is known and a key."""
    async with again(filled, MONDAY) as chat:
        content = await get_file(chat)
        book = load_workbook(io.BytesIO(content))
        cover = " ".join(str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True) if row[0])
        assert book.sheetnames == ["Toelichting", "Koppelingen"]
        for said in ("Almere", "7 dec 2026", "Bevat zaaknummers: intern", "tot en met wo 6 jan 2027"):
            assert said in cover
        rows = [list(r) for r in book["Koppelingen"].iter_rows(values_only=True)]
        assert rows[0][-1] == "Sleutel"
        assert [row[0] for row in rows[1:]] == [f"Z-{n:03d}" for n in range(12)]
        assert len({row[SLEUTEL] for row in rows[1:]}) == 12
        assert rows[1][PERSONEN] == 2
        assert rows[2][AFSPRAAK].date() == date(2026, 12, 14)
        assert rows[3][GETEKEND].date() == date(2026, 12, 1)
        untouched = await back_file(chat, content)
        assert "niets om vast te leggen" in plain(untouched.text)
        assert not [b for b, _ in untouched.buttons if b.startswith("Leg ")]
        assert not [name for name, _ in chat.wire.calls if name == "deleteMessage"]


async def test_back_and_undone(filled: Store) -> None:
    """Only differences are proposed, one press records them, and one takes them back."""
    async with again(filled, MONDAY) as chat:
        before = facts(chat)
        rows = await get(chat)
        rows[1][PERSONEN] = 9
        rows[1][AFSPRAAK] = date(2026, 12, 16)
        rows[2][GETEKEND] = "4-12-2026"
        rows[3][VERHUISD] = date(2026, 12, 5)
        card = await back(chat, [rows[0], *reversed(rows[1:])])
        text = plain(card.text)
        assert "12 rijen: 4 verschillen in 3 koppelingen" in text
        assert "Z-000: personen 9 (was 2), tekenafspraak wo 16 dec 2026" in text
        assert "Z-001: tekendatum vr 4 dec 2026" in text
        assert facts(chat) == before
        done = (await chat.press(NOOR, card.button("Leg 4 verschillen vast"), card.id))[-1]
        assert "4 verschillen vastgelegd" in plain(done.text)
        now = facts(chat)
        assert (now["Z-000"]["personen"], now["Z-000"]["stand"]) == (9, "gevonden")
        assert (now["Z-001"]["getekend"], now["Z-001"]["stand"]) == (date(2026, 12, 4), "getekend")
        assert (now["Z-002"]["verhuisd"], now["Z-002"]["stand"]) == (date(2026, 12, 5), "verhuisd")
        assert {k: v for k, v in now.items() if k > "Z-002"} == {k: v for k, v in before.items() if k > "Z-002"}
        old = (await chat.press(NOOR, card.button("Leg 4 verschillen vast"), card.id))[-1]
        assert "vandaag al vastgelegd" in plain(old.text)
        assert facts(chat) == now
        undone = (await chat.press(NOOR, done.button("Maak de hele lijst ongedaan"), done.id))[-1]
        assert "3 koppelingen teruggezet" in plain(undone.text)
        assert facts(chat) == before
        twice = (await chat.press(NOOR, done.button("Maak de hele lijst ongedaan"), done.id))[-1]
        assert "al teruggenomen" in plain(twice.text)


async def test_changed_meanwhile(filled: Store) -> None:
    """What somebody changed since is shown with both values, and never overwritten: also between card and press."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN], rows[2][PERSONEN] = 7, 8
        meanwhile(chat, "Z-000", 9)
        meanwhile(chat, "Z-003", 11)
        card = await back(chat, rows)
        assert "Z-000: personen: jij 7, hier intussen 9" in plain(card.text)
        assert "Z-003: personen: jij 5, hier intussen 11" in plain(card.text)
        meanwhile(chat, "Z-001", 12)
        shown = (await chat.press(NOOR, card.button("Leg 1 verschil vast"), card.id))[-1]
        assert "intussen iets veranderd" in plain(shown.text)
        assert "Z-001: personen: jij 8, hier intussen 12" in plain(shown.text)
        assert [facts(chat)[f"Z-00{n}"]["personen"] for n in (0, 1, 3)] == [9, 12, 11]


async def test_all_of_it_can_be_seen(filled: Store) -> None:
    """What does not fit on the card stands on pages, so that no value is recorded unseen."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        for row in rows[1:]:
            row[PERSONEN] = 9
        rows[1][SLEUTEL] = "x"
        card = await back(chat, rows)
        assert "en nog 5" in plain(card.text)
        page = (await chat.press(NOOR, card.button("Bekijk alles"), card.id))[-1]
        said = plain(page.text)
        assert all(f"Z-{n:03d}: personen 9 (was {2 + n % 5})" in said for n in range(1, 12))
        assert "niet gelezen: rij 2 (Z-000): deze sleutel ken ik niet" in said
        card = (await chat.press(NOOR, page.button("Terug naar het overzicht"), page.id))[-1]
        assert card.button("Leg 11 verschillen vast")


async def test_undo_keeps_what_went_on(filled: Store) -> None:
    """A koppeling in which somebody did something since is not taken back, and is named."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN], rows[2][PERSONEN] = 7, 8
        card = await back(chat, rows)
        done = (await chat.press(NOOR, card.button("Leg 2"), card.id))[-1]
        meanwhile(chat, "Z-001", 12)
        undone = plain((await chat.press(NOOR, done.button("Maak de hele"), done.id))[-1].text)
        assert "1 koppeling teruggezet" in undone
        assert "verder gewerkt, die blijven zoals ze zijn: Z-001" in undone
        assert [facts(chat)[f"Z-00{n}"]["personen"] for n in (0, 1)] == [2, 12]


def _altered(rows: Rows) -> None:
    key = rows[1][SLEUTEL]
    rows[1][SLEUTEL] = key[:-1] + ("B" if key[-1] != "B" else "C")


def _copied(rows: Rows) -> None:
    rows[1][SLEUTEL] = rows[2][SLEUTEL]


def _swapped(rows: Rows) -> None:
    rows[1][SLEUTEL], rows[2][SLEUTEL] = rows[2][SLEUTEL], rows[1][SLEUTEL]


def _strange(rows: Rows) -> None:
    rows[1][SLEUTEL] = "HALLO"


def _none(rows: Rows) -> None:
    rows[1][SLEUTEL] = None


BAD: dict[str, tuple[Callable[[Rows], None], str]] = {
    "altered": (_altered, "rij 2 (Z-000): deze sleutel is veranderd"),
    "copied": (_copied, "rij 2 (Z-000), rij 3 (Z-001): hebben dezelfde sleutel"),
    "swapped": (_swapped, "rij 2 (Z-000): de sleutel hoort bij een andere koppeling"),
    "strange": (_strange, "rij 2 (Z-000): deze sleutel ken ik niet"),
    "none": (_none, "rij 2 (Z-000): er staat geen sleutel"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_key_that_does_not_hold(filled: Store, name: str) -> None:
    """Such a row is refused by name; nothing of it is recorded."""
    spoil, said = BAD[name]
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN] = 9
        spoil(rows)
        card = await back(chat, rows)
        assert said in plain(card.text)
        assert not [b for b, _ in card.buttons if b.startswith("Leg ")]


@pytest.mark.parametrize("who", [ANNA, PIET])
async def test_a_key_of_another(filled: Store, who: int) -> None:
    """A sheet works for who got it: not for a colleague, and not for another gemeente."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN] = 9
        card = await back(chat, rows, who)
        assert "rij 2 (Z-000) en nog 11 rijen: deze sleutel is van een ander" in plain(card.text)
        assert not [b for b, _ in card.buttons if b.startswith("Leg ")]


async def test_a_key_until_its_day(filled: Store) -> None:
    """It works on its last day, and not on the next."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN] = 9
        chat.now = MONDAY + timedelta(days=30)
        assert (await back(chat, rows)).button("Leg 1 verschil vast")
        chat.now += timedelta(days=1)
        assert "rij 2 (Z-000) en nog 11 rijen: de sleutel werkte tot en met wo 6 jan 2027" in plain(
            (await back(chat, rows)).text
        )


async def test_what_cannot_be(filled: Store) -> None:
    """No day, a day that cannot be, one that is there already, an emptied cell: nothing is recorded."""
    async with again(filled, MONDAY) as chat:
        before = facts(chat)
        rows = await get(chat)
        rows[1][GETEKEND] = "volgende week misschien"
        rows[2][GETEKEND] = date(2026, 12, 24)
        rows[3][GETEKEND] = date(2026, 12, 2)
        rows[4][PERSONEN] = None
        rows[5][PERSONEN] = 99
        rows[7][1] = "huurcontract getekend"
        card = plain((await back(chat, rows)).text)
        assert "Z-000: tekendatum kan ik niet lezen" in card
        assert "Z-001: Die dag moet nog komen" in card
        assert "Z-002: tekendatum staat hier al vast" in card
        assert "Z-004: personen kan ik niet lezen" in card
        assert "Z-006: de stand volgt uit de datums" in card
        assert "niets om vast te leggen" in card
        assert facts(chat) == before


async def test_own_columns(filled: Store) -> None:
    """A column of the sender's own is named, and what it holds is guarded as in any list."""
    async with again(filled, MONDAY) as chat:
        rows = await get(chat)
        rows[1][PERSONEN] = 9
        noted = [[*row, "Notitie" if n == 0 else "bellen"] for n, row in enumerate(rows)]
        assert "Niet gelezen: Notitie; Stand en Tekenen uiterlijk" in plain((await back(chat, noted)).text)
        noted[2][-1] = "zwanger"
        card = await back(chat, noted)
        assert "kolom J" in plain(card.text)
        card = (await chat.press(NOOR, card.button("Lees zonder kolom J"), card.id))[-1]
        assert card.button("Leg 1 verschil vast")


# ---------------------------------------------------------------- whatever happens to the rows


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_no_value_on_a_wrong_row(begin: Path, tmp_path: Path, seed: int) -> None:
    """Rows shuffled, sorted, left out, mixed with those of a sheet of before; some changed here meanwhile; columns in
    another order: every value stands at its own koppeling, and nothing that changed meanwhile is overwritten."""
    store = open_test_store(shutil.copy(begin, tmp_path / "test.db"))
    asyncio.run(_round(store, random.Random(seed)))
    store.close()


async def _round(store: Store, chance: random.Random) -> None:
    async with again(store, MONDAY) as chat:
        older = await get(chat)
        for n in chance.sample(range(12), chance.randint(0, 2)):
            meanwhile(chat, f"Z-{n:03d}", chance.randint(10, 14))
        chat.now += timedelta(days=1)
        newer = await get(chat)
        head = newer[0]
        rows = [list(chance.choice((a, b))) for a, b in zip(older[1:], newer[1:], strict=True)]
        sent = {row[0]: row[PERSONEN] for row in rows}
        changed = {row[0]: chance.randint(15, 20) for row in rows if chance.random() < 0.5}
        for row in rows:
            row[PERSONEN] = changed.get(row[0], row[PERSONEN])
        for n in chance.sample(range(12), chance.randint(0, 4)):
            meanwhile(chat, f"Z-{n:03d}", chance.randint(21, 25))
        before = facts(chat)
        _arrange(rows, chance)
        left = {row[0] for row in rows}
        order = chance.sample(range(len(head)), len(head))
        card = await back(chat, [[row[i] for i in order] for row in (head, *rows)])
        labels = [text for text, _ in card.buttons if text.startswith("Leg ")]
        if labels:
            await chat.press(NOOR, card.button("Leg "), card.id)
        now = facts(chat)
        for reference, was in before.items():
            ours = changed.get(reference) if reference in left and was["personen"] == sent[reference] else None
            assert now[reference] == {**was, "personen": ours or was["personen"]}


def _arrange(rows: Rows, chance: random.Random) -> None:
    """As a person leaves a spreadsheet behind."""
    how = chance.randrange(4)
    if how == 0:
        chance.shuffle(rows)
    elif how == 1:
        rows.sort(key=lambda row: (row[PERSONEN], row[0]))
    elif how == 2:
        del rows[chance.randrange(len(rows)) :]
    else:
        rows.reverse()
        rows += chance.sample(rows, 2)  # the same row twice


def test_keys_are_of_one_sheet() -> None:
    """What is no key is none, whatever stands there."""
    parts: Sequence[str] = ("", "B", "B" * 39, "B" * 41, "A" * 40, "1" * 40)
    assert [sheet_keys.split(part) for part in parts] == [None] * 6


def test_every_form_has_a_use() -> None:
    """A sheet that is known by its headings can be dealt with, and the other way round."""
    declared = all_features().bladen
    assert {vorm.naam: vorm for vorm in VORMEN} == {naam: blad.vorm for naam, blad in declared.items()}
