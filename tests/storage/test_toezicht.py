"""What a provincie keeps: which judgements were put off."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from storage.store import Store
from tests.people import add_person

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
JUNE = date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _provincies(store: Store) -> None:
    """Two provincies, with somebody who judges."""
    with store.atomic():
        store.people.add_organisatie("Provincie Flevoland", "provincie", None)
        store.people.add_organisatie("Provincie Utrecht", "provincie", None)
        add_person(store, 1, "Pia")


def _judge(store: Store, gemeente: str, waarde: Any, organisatie: int = 1, tijdvak: str = "2026-I") -> None:
    with store.atomic():
        store.toezicht.write(organisatie, gemeente, tijdvak, "oordeel", waarde, 1, NOW)


def test_a_judgement_that_was_put_off_is_found_until_its_day(store: Store) -> None:
    """Of the own provincie only, and only when its day is that day or later."""
    _judge(store, "GM0034", {"tot": "2026-06-01"})
    _judge(store, "GM0995", {"tot": "2026-05-31"})
    _judge(store, "GM0344", {"tot": "2026-06-01"}, organisatie=2)
    _judge(store, "GM0050", {"tot": None})
    assert [row.gemeente for row in store.toezicht.postponed(1, JUNE)] == ["GM0034"]


@pytest.mark.parametrize("newer", [None, {"tot": None}, {"tot": "2026-05-01"}])
def test_a_newer_judgement_ends_the_putting_off(store: Store, newer: Any) -> None:
    """Taken away, judged after all, or put off until another day; one of another tijdvak changes nothing."""
    _judge(store, "GM0034", {"tot": "2026-06-01"})
    _judge(store, "GM0034", {"tot": None}, tijdvak="2026-II")
    assert len(store.toezicht.postponed(1, JUNE)) == 1
    _judge(store, "GM0034", newer)
    assert store.toezicht.postponed(1, JUNE) == []
