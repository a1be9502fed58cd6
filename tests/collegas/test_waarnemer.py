"""Who stands in for whom."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.colleagues import names, waarnemer_of
from storage.colleagues import Afwezig
from storage.people import Lidmaatschap, Organisatie, Persoon
from storage.store import Store
from tests.chat import Chat, at

DAY = date(2026, 7, 6)


@pytest.fixture
def chat(store: Store) -> Chat:
    """Almere with four people, and one of them works for Lelystad as well."""
    made = Chat(store, at("2026-07-06"))
    for number in (1, 2, 3, 4):
        made.add(100 + number, "Almere", "gemeente", f"P{number}")
    made.add(101, "Lelystad", "gemeente", "P1")
    return made


def away(chat: Chat, persoon: int, waarnemer: int | None, organisatie: int = 1, tot: date = DAY) -> None:
    """Somebody is away on the day."""
    with chat.store.atomic():
        chat.store.colleagues.set_away(Afwezig(persoon, organisatie, DAY, tot, waarnemer))


def who(chat: Chat, persoon: int, dag: date = DAY, organisatie: int | None = 1) -> int | None:
    """The id of who stands in."""
    found = waarnemer_of(chat.office, persoon, dag, organisatie)
    return found.id if found else None


def test_only_on_those_days(chat: Chat) -> None:
    """Both days count, and no other."""
    away(chat, 1, 2, tot=date(2026, 7, 10))
    assert [who(chat, 1, date(2026, 7, n)) for n in (5, 6, 10, 11)] == [None, 2, 2, None]


def test_chain(chat: Chat) -> None:
    """Who stands in may be away too: then the next does."""
    away(chat, 1, 2)
    away(chat, 2, 3)
    assert who(chat, 1) == 3


def test_circle(chat: Chat) -> None:
    """Two who stand in for each other and are both away: nobody does."""
    away(chat, 1, 2)
    away(chat, 2, 1)
    assert who(chat, 1) is None


def test_nobody(chat: Chat) -> None:
    """Somebody may be away without anybody in their place; who left stands in for nobody."""
    away(chat, 1, None)
    assert who(chat, 1) is None
    away(chat, 1, 2)
    with chat.store.atomic():
        chat.store.colleagues.lock(2, 1, chat.now)
    assert who(chat, 1) is None


def test_of_the_right_gemeente(chat: Chat) -> None:
    """Standing in holds for the gemeente where the colleague works."""
    away(chat, 1, 2)
    away(chat, 1, None, organisatie=2)
    assert (who(chat, 1, organisatie=1), who(chat, 1, organisatie=2)) == (2, None)


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=8))
def test_never_somebody_who_is_away(chain: list[tuple[int, int]]) -> None:
    """However absences point at each other, who stands in is there, and is somebody else."""
    left = dict(chain)
    office = _Office(left)
    for persoon in range(1, 5):
        found = waarnemer_of(office, persoon, DAY, 1)  # type: ignore[arg-type]
        assert found is None or (found.id not in left and found.id != persoon)


class _Office:
    """An office where these people are away, and who stands in for each."""

    def __init__(self, left: dict[int, int]) -> None:
        self.left = left
        self.store = self.colleagues = self.people = self

    def away(self, persoon: int, _: date) -> list[Afwezig]:
        """As the database gives it."""
        return [Afwezig(persoon, 1, DAY, DAY, self.left[persoon])] if persoon in self.left else []

    def by_id(self, ident: int) -> Persoon:
        """Everybody works in the one gemeente."""
        place = Organisatie(1, "Almere", "gemeente")
        return Persoon(ident, ident, f"P{ident}", (Lidmaatschap(place, "gemeente"),))


def test_two_of_one_name() -> None:
    """Colleagues with the same name can be told apart."""
    people = [Persoon(1, 1, "Ali"), Persoon(2, 2, "Noor"), Persoon(3, 3, "Ali")]
    assert names(people) == {1: "Ali (1)", 2: "Noor", 3: "Ali (2)"}
