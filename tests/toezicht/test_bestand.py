"""The table of a round, made beside the desk: of all gemeenten, for who may have it by then, and never a case."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from io import StringIO
from pathlib import Path

import pytest

from bot.features.toezicht import report as toezicht_report
from bot.features.toezicht.table import KOPPEN
from bot.screens.message import Bericht
from storage.store import Store, open_reader
from tests.chat import Chat, at

JIP, NOOR = 101, 103
FIGURES = (
    "Gemeente;Tijdvak;Restant;Taakstelling;Gehuisvest;t/m\nAlmere;2027-I;-20;163;;\nDronten;2027-I;2;32;;\n"
    "Lelystad;2027-I;-89;61;;\nNoordoostpolder;2027-I;11;37;;\nUrk;2027-I;-4;17;;\nZeewolde;2027-I;-2;18;;"
)
"""Restant and taakstelling of six gemeenten as Flevoland published them for the first half of 2021."""
TOTALEN = {"Almere": 183, "Dronten": 30, "Lelystad": 150, "Noordoostpolder": 26, "Urk": 21, "Zeewolde": 20}
DOEL = {"organisatie": 1, "tijdvak": "2027-I", "soort": "csv"}


@pytest.fixture
async def chat(store: Store) -> AsyncIterator[Chat]:
    """A supervisor who sent the published figures, and Almere with a koppeling of its own."""
    async with Chat(store, at("2027-01-04")) as chat:
        chat.add(JIP, "Provincie Flevoland", "provincie", "Jip")
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.wire.files["r.csv"] = FIGURES.encode()
        await chat.update(JIP, {"document": {"file_id": "r.csv", "file_unique_id": "u", "file_name": "r.csv"}})
        await chat.press(JIP, chat.shown[-1].button("Leg vast"))
        for text in ("/koppeling", "ALM-27-7", "gisteren", "4", "klopt"):
            await chat.type(NOOR, text)
        yield chat


def _made(chat: Chat) -> list[Bericht]:
    person = chat.store.people.by_address("telegram", str(JIP))
    assert person is not None
    return list(toezicht_report.maak(chat.office, person, DOEL, chat.now))


def _rows(bericht: Bericht) -> list[dict[str, str]]:
    assert bericht.bestand is not None
    text = bericht.bestand.inhoud.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


async def test_restant_and_taakstelling_make_the_published_total(chat: Chat) -> None:
    """For each of the six gemeenten; what is not counted yet is empty, and no case stands in it."""
    (made,) = _made(chat)
    rows = _rows(made)
    assert {row["Gemeente"]: int(row["Totaal te huisvesten"]) for row in rows[:-1]} == TOTALEN
    assert tuple(rows[0]) == KOPPEN
    assert all(row["Saldo"] == "" for row in rows[:-1])
    assert made.bestand is not None
    assert b"ALM-27-7" not in made.bestand.inhoud


async def test_who_may_no_longer_have_it_gets_nothing(chat: Chat) -> None:
    """Locked out between asking and making."""
    with chat.store.atomic():
        chat.store.people.block("telegram", str(JIP), chat.now)
    assert _made(chat) == []


async def test_it_is_made_on_a_connection_that_cannot_write(chat: Chat) -> None:
    """Every figure is read; nothing is written."""
    path = Path(chat.store.db.execute("select file from pragma_database_list").fetchone()[0])
    reader = open_reader(path)
    chat.office.store, before = reader, chat.office.store
    try:
        assert len(_rows(_made(chat)[0])) == 7
    finally:
        chat.office.store = before
        reader.close()
