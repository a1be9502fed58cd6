"""A case and one's own data as files, being forgotten, and who reads cases of somebody else."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.features.bewaren.export import as_json
from storage.store import Store
from storage.trust.persons import _references
from tests.chat import Chat

THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOOR, ANN, COR = 101, 102, 103


@contextmanager
def _files(store: Store) -> Iterator[list[tuple[str, bytes]]]:
    """The files that are sent while the block runs."""
    found: list[tuple[str, bytes]] = []
    add = store.outbox.add

    def noting(chat: int, klasse: str, soort: str, inhoud: dict[str, Any], *rest: Any, **more: Any) -> Any:
        if "bestand" in inhoud:
            from base64 import b64decode

            found.append((inhoud["bestand"][0], b64decode(inhoud["bestand"][1])))
        return add(chat, klasse, soort, inhoud, *rest, **more)

    store.outbox.add = noting  # type: ignore[method-assign]
    yield found
    store.outbox.add = add  # type: ignore[method-assign]


@pytest.fixture
def chat(store: Store) -> Chat:
    """Noor and Cor of Almere, with coordinator Ann."""
    found = Chat(store, THEN)
    found.add(NOOR, "Almere", "gemeente", "Noor Testpersoon")
    found.add(COR, "Almere", "gemeente", "Cor")
    found.add(ANN, "Almere", "coordinator", "Ann")
    return found


async def _case(chat: Chat) -> None:
    shown = await chat.type(NOOR, "/koppeling Z-0412 1-3-2026 4")
    await chat.press(NOOR, shown[-1].button("Klopt"))


async def test_a_case_as_files(chat: Chat) -> None:
    """With the names of zaakgericht werken, what happened, and who else read it; the text says the same."""
    async with chat:
        await _case(chat)
        await chat.type(COR, "/zaak Z-0412")
        with _files(chat.store) as files:
            await chat.press(NOOR, "ex:1")
    (data_name, data), (text_name, text) = files
    assert (data_name, text_name) == ("koppeling-Z-0412.json", "koppeling-Z-0412.txt")
    found = json.loads(data)
    assert found["identificatie"] == "Z-0412"
    assert found["zaaktype"] == "Koppeling"
    assert found["startdatum"] == "2026-03-02"
    assert found["einddatum"] is None
    assert {"naam": "Koppelingsdatum", "waarde": "zo 1 maart 2026"} in found["eigenschappen"]
    assert found["geschiedenis"][0]["gezetDoor"] == "Noor Testpersoon"
    assert found["gelezenDoorAnderen"] == [{"datum": "2026-03-02", "naam": "Cor"}]
    for words in ("Z-0412", "zo 1 maart 2026", "koppeling vastgelegd", "ma 2 maart 2026: Cor"):
        assert words in text.decode()


async def test_reading_is_noted_of_who_has_nothing_to_do_with_the_case(chat: Chat) -> None:
    """Once a day; not of the behandelaar, the coordinator, nor who stands in."""
    async with chat:
        await _case(chat)
        for person in (NOOR, ANN, COR, COR):
            await chat.type(person, "/zaak Z-0412")
        assert [naam for _, naam in chat.store.lezers.of(1)] == ["Cor"]
        chat.now += timedelta(days=1)
        await chat.type(COR, "/zaak Z-0412")
        assert [dag.day for dag, _ in chat.store.lezers.of(1)] == [2, 3]
        with chat.store.atomic():
            chat.store.db.execute("delete from gelezen")
            ids = dict(chat.store.db.execute("select naam, id from personen").fetchall())
            from storage.colleagues import Afwezig

            today = chat.now.date()
            chat.store.colleagues.set_away(Afwezig(ids["Noor Testpersoon"], 1, today, today, ids["Cor"]))
        await chat.type(COR, "/zaak Z-0412")
        assert chat.store.lezers.of(1) == []


async def test_my_data_is_mine_alone(chat: Chat) -> None:
    """What is about this person, without hashes of secrets, and nothing of cases."""
    async with chat:
        await _case(chat)
        await chat.type(ANN, "/start")
        with chat.store.atomic():
            chat.store.agenda.set(1, "0123456789abcdef", chat.now)
        with _files(chat.store) as files:
            await chat.type(NOOR, "/mijngegevens")
    content = files[0][1].decode()
    found = json.loads(content)
    assert found["personen"] == [{"id": 1, "naam": "Noor Testpersoon"}]
    assert found["adressen"][0]["adres"] == str(NOOR)
    assert "geschiedenis" not in found
    for not_there in ("0123456789abcdef", "Z-0412", "Ann", "Cor"):
        assert not_there not in content


@pytest.mark.parametrize(
    "tables",
    [{}, {"leeg": []}, {"a": [{"x": 1, "y": 'é\n"q'}, {"x": None, "y": ""}], "leeg": [], "b": [{"z": 2.5}]}],
)
def test_a_row_at_a_time_gives_the_same_file(tables: dict[str, list[dict[str, object]]]) -> None:
    """What is written row by row is the JSON of the whole."""
    assert json.loads(as_json(tables.items())) == {name: rows for name, rows in tables.items() if rows}


async def test_forgotten_is_gone_from_every_table(chat: Chat, tmp_path: Path) -> None:
    """The history keeps a function with a number; the name is in no file any more."""
    async with chat:
        await _case(chat)
        with chat.store.atomic():
            chat.store.colleagues.set_behandelaar(1, 3)
            chat.store.agenda.set(1, "0123456789abcdef", chat.now)
        await chat.press(NOOR, "vg:ja")
        shown = await chat.type(NOOR, "/zaken")
        assert "uitnodiging nodig" in shown[-1].text
        history = await chat.press(ANN, "h:1")
        assert "medewerker 1: koppeling vastgelegd" in history[-1].text
    for table, column, happens in _references(chat.store.db):
        if happens == "CASCADE":
            count = chat.store.db.execute(f"select count(*) from {table} where {column} = 1").fetchone()
            assert count == (0,), table
    chat.store.fold()
    for file in tmp_path.glob("test.db*"):
        assert b"Noor Testpersoon" not in file.read_bytes(), file.name


async def test_the_only_coordinator_cannot_just_leave(chat: Chat) -> None:
    """Somebody must look after the others."""
    async with chat:
        shown = await chat.press(ANN, "vg:ja")
        assert "enige coördinator" in shown[-1].text
        assert chat.store.people.by_id(3) is not None
