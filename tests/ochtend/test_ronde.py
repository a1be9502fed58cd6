"""What a morning reads of its own organisations says the same as reading the plan of the whole country would."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk import cases, mornings
from bot.desk.visit import AMSTERDAM
from bot.features.ochtend import clock, due
from storage.colleagues import Afwezig
from storage.herinneringen import Herinnering
from storage.people import Persoon
from storage.values import moment, read_moment
from tests.koppeling.wereld import Wereld
from tests.people import chat_of
from workflows.koppeling.tabel import KOPPELING

ALMERE, LELYSTAD, ZEEWOLDE = "Almere", "Lelystad", "Zeewolde"
STAFF = {
    101: (ALMERE, "gemeente"), 102: (ALMERE, "gemeente"), 103: (ALMERE, "coordinator"), 104: (ALMERE, "gemeente"),
    201: (LELYSTAD, "gemeente"), 202: (LELYSTAD, "coordinator"), 203: (LELYSTAD, "coordinator"),
    301: (ZEEWOLDE, "gemeente"),
}  # fmt: skip


class Whole(due.Ronde):
    """The plan as it was once read: all that is planned, of everybody, at the start of every look."""

    def plan(self, person: Persoon) -> list[Herinnering]:
        """The same for every person."""
        del person
        until = mornings.at(self.until, datetime.min.time())
        rows = self.office.store.db.execute(
            "select sleutel, zaak, soort, moment, rol, achtervang from herinneringen"
            " where moment < ? and (verstuurd_voor is null or moment >= ?) order by moment, sleutel",
            [moment(until), moment(self._start)],
        ).fetchall()
        return [Herinnering(r[0], r[1], r[2], read_moment(r[3]), r[4], bool(r[5])) for r in rows]

    def _unanswered(self, row: Any, dag: date) -> bool:
        """Asked anew for every reminder."""
        book = self.office.store.ochtenden
        asked = book.last_said(row.id, self._start) or mornings.at(dag - timedelta(days=1), datetime.min.time())
        answered = book.last_answer(row.id)
        return answered is None or answered < asked


def _seeded(path: Path) -> Wereld:
    """Three gemeenten on a Monday: somebody away with a stand-in, somebody away without, somebody locked out, somebody
    who blocked the bot, somebody of two gemeenten, and cases that nobody answered."""
    world = Wereld(path, "2026-03-02 10:00")
    for number, (place, rol) in STAFF.items():
        world.add(number, rol, place)
    store = world.store
    places = {place: store.people.organisatie_by_name(place) for place in (ALMERE, LELYSTAD, ZEEWOLDE)}
    ids = {place: found.id for place, found in places.items() if found is not None}
    idents = {number: _ident(world, number) for number in STAFF}
    with store.atomic():
        store.people.add_membership(idents[104], ids[LELYSTAD], "gemeente", world.now)
    for number in (101, 102, 104, 201, 301):
        for n in range(9):
            _make(
                world,
                number,
                ids[STAFF[number][0]],
                f"Z-{number}-{n}",
                date(2026, 3, 1) - timedelta(days=8 * n + number % 7),
            )
    with store.atomic():
        away = (date(2026, 3, 2), date(2026, 3, 12))
        store.colleagues.set_away(Afwezig(idents[101], ids[ALMERE], *away, idents[102]))
        store.colleagues.set_away(Afwezig(idents[301], ids[ZEEWOLDE], *away, None))
        store.colleagues.lock(idents[201], ids[LELYSTAD], world.now)
        store.addresses.set_reachable(chat_of(store, 203), world.now)
        store.ochtenden.choose(idents[103], "07:30", "0134", None)
    return world


def _ident(world: Wereld, number: int) -> int:
    person = world.store.people.by_address("telegram", str(number))
    assert person is not None
    return person.id


def _make(world: Wereld, number: int, organisatie: int, reference: str, dag: date) -> None:

    facts = {"koppelingsdatum": dag, "personen": 4}
    world.act(number, lambda visit: cases.make(visit, KOPPELING, organisatie, reference, facts))


def _told(world: Wereld) -> tuple[list[Any], list[Any]]:
    """Everything that was said, to whom and when, whatever the order in which people had their turn."""
    rows = [(when, row.chat, str(row.inhoud)) for when, row in world.sent]
    said = world.store.db.execute("select sleutel, persoon, zaak, voor, op from gezegd order by 1, 2").fetchall()
    return sorted(rows), said


def test_the_same_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Message for message and row for row, over two weeks with their Mondays."""
    ours, step = _seeded(tmp_path / "ours.db"), timedelta(minutes=30)
    ours.go("2026-03-13 18:00", step)
    monkeypatch.setattr(clock, "Ronde", Whole)
    monkeypatch.setattr(clock, "PEOPLE_AT_ONCE", 100)  # whoever has the same morning has it in one look
    whole = _seeded(tmp_path / "whole.db")
    whole.go("2026-03-13 18:00", step)
    messages, said = _told(ours)
    assert (messages, said) == _told(whole)
    assert len(messages) > 20
    assert any(sleutel.endswith(":achtervang") for sleutel, *_ in said)
    tuesdays = [when for when, *_ in messages if when.astimezone(AMSTERDAM).weekday() == 1]
    assert tuesdays
    for world in (ours, whole):
        world.store.close()
