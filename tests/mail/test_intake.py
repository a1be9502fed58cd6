"""One update, once: what becomes of it, whatever it is and whatever fails."""

import asyncio
import copy
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.mail import intake
from bot.mail.intake import Outcome
from storage.store import Store, open_store
from tests.chat import Chat, at
from tests.people import counts

NOW = at("2026-03-02")
STRANGER = 9


def message(ident: int, person: int = STRANGER, **content: Any) -> dict[str, Any]:
    who = {"id": person, "is_bot": False, "first_name": "Iemand"}
    chat = {"id": person, "type": "private", "first_name": "Iemand"}
    body = {"message_id": ident, "date": int(NOW.timestamp()), "from": who, "chat": chat, "text": "hoi", **content}
    return {"update_id": ident, "message": body}


def aside(store: Store) -> list[tuple[Any, ...]]:
    return store.db.execute("select sleutel, fout, plaats from apart").fetchall()


async def test_the_same_update_twice_is_handled_once(store: Store) -> None:
    """Both times the outcome is that it was committed; one answer goes out."""
    async with Chat(store, NOW) as chat:
        first = await chat.raw(message(5))
        assert chat.outcome is Outcome.COMMITTED
        second = await chat.raw(message(5))
        assert chat.outcome is Outcome.COMMITTED
        assert (len(first), len(second)) == (1, 0)
        assert store.db.execute("select sleutel from updates").fetchall() == [("telegram:1:5",)]


async def test_ids_count_for_each_bot(store: Store) -> None:
    """Another bot's update of the same number is another update."""
    async with Chat(store, NOW) as chat:
        await chat.raw(message(5))
        chat.intake.identify(2)
        assert len(await chat.raw(message(5))) == 1


async def test_an_id_lower_than_before_is_handled(store: Store) -> None:
    """After a quiet week ids begin anywhere."""
    async with Chat(store, NOW) as chat:
        await chat.raw(message(1000))
        assert len(await chat.raw(message(3))) == 1


async def test_before_we_know_who_we_are_nothing_is_taken(store: Store) -> None:
    """A webhook may bring something while we still start: it comes again."""
    async with Chat(store, NOW) as chat:
        chat.intake.identify(0)
        await chat.raw(message(5))
        assert chat.outcome is Outcome.RETRY
        chat.intake.identify(1)
        assert len(await chat.raw(message(5))) == 1


async def test_unparsable_is_set_aside_and_heard(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """The person is told; of the update only its id, the error's type and the place are kept."""
    async with Chat(store, NOW) as chat:
        bad = message(5, text="mijn geheim")
        del bad["message"]["date"]
        shown = await chat.raw(bad)
        assert chat.outcome is Outcome.ASIDE
        assert [one.chat for one in shown] == [STRANGER]
        assert "iets mis" in shown[0].text
        assert [row[0] for row in aside(store)] == ["telegram:1:5"]
        await chat.raw(bad)
        assert len(aside(store)) == 1
    assert "geheim" not in caplog.text
    assert "geheim" not in str(store.db.execute("select * from apart").fetchall())


async def test_a_fault_of_ours_is_set_aside_and_heard(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing that the desk did remains; type and place are kept, the text is not, and the next update is handled."""

    def fails(office: Any, incoming: Any) -> Any:
        office.store.people.add_organisatie("half", "gemeente", None)
        return {}[incoming.text]

    async with Chat(store, NOW) as chat:
        with monkeypatch.context() as patch:
            patch.setattr(intake, "handle", fails)
            shown = await chat.raw(message(5, text="mijn geheim"))
        assert chat.outcome is Outcome.ASIDE
        assert "iets mis" in shown[0].text
        assert store.people.organisatie_by_name("half") is None
        ((ident, error, where),) = aside(store)
        assert (ident, error) == ("telegram:1:5", "KeyError")
        assert where.startswith("bot/mail/intake.py:")
        assert len(await chat.raw(message(6))) == 1
    assert "geheim" not in caplog.text


async def test_a_fault_in_looking_at_a_file_is_set_aside(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what goes wrong while a sent file is looked at stops only its own update."""

    def fails(*_: Any) -> Any:
        raise ZeroDivisionError

    async with Chat(store, NOW) as chat:
        chat.add(STRANGER, "Almere", "gemeente")
        monkeypatch.setattr(chat.office.features, "lijsten", replace(chat.office.features.lijsten, mag=fails))
        file = {"file_id": "a", "file_unique_id": "b", "file_name": "lijst.csv"}
        await chat.raw(message(5, text=None, document=file))
        assert chat.outcome is Outcome.ASIDE
        assert [row[:2] for row in aside(store)] == [("telegram:1:5", "ZeroDivisionError")]


async def test_while_nothing_can_be_committed_it_is_offered_again(store: Store, tmp_path: Path) -> None:
    """Locked by another process: nothing is kept and nothing said; afterwards it is handled as the first time."""
    store.wait_for_others(0)
    async with Chat(store, NOW) as chat:
        other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
        other.execute("begin immediate")
        assert await chat.intake.take(message(5)) is Outcome.RETRY
        assert counts(store) == {}
        other.execute("rollback")
        other.close()
        assert len(await chat.raw(message(5))) == 1
        assert aside(store) == []


async def test_a_full_disk_is_no_fault_of_the_update(store: Store) -> None:
    """With no page left the update waits; when there is room it is handled, once, and nothing was set aside."""
    async with Chat(store, NOW) as chat:
        pages = store.db.execute("pragma page_count").fetchone()[0]
        store.db.execute(f"pragma max_page_count = {pages}")
        outcomes = [await chat.intake.take(message(ident)) for ident in range(1, 250)]
        assert outcomes[-1] is Outcome.RETRY
        store.db.execute("pragma max_page_count = 1000000")
        for ident in range(1, 250):
            assert await chat.intake.take(message(ident)) is Outcome.COMMITTED
        await chat.read()
        assert aside(store) == []
        assert len([one for one in chat.shown if one.chat == STRANGER]) == 249


async def test_a_read_only_file(store: Store) -> None:
    """The same."""
    async with Chat(store, NOW) as chat:
        store.db.execute("pragma query_only = on")
        assert await chat.intake.take(message(5)) is Outcome.RETRY
        store.db.execute("pragma query_only = off")
        assert await chat.intake.take(message(5)) is Outcome.COMMITTED
        await chat.read()


async def test_several_at_once_are_handled_one_by_one(store: Store) -> None:
    """A webhook may bring many: each is committed once, whoever comes first."""
    async with Chat(store, NOW) as chat:
        raws = [message(n, person=100 + n % 3) for n in range(1, 40)] * 2
        outcomes = await asyncio.gather(*(chat.intake.take(raw) for raw in raws))
        assert set(outcomes) == {Outcome.COMMITTED}
        assert len(await chat.read()) == 39


async def test_who_writes_can_be_reached(store: Store) -> None:
    """A parked chat opens when its person does anything, also when Telegram said nothing of an unblocking."""
    async with Chat(store, NOW) as chat:
        chat.wire.refuse["sendMessage"] = (403, {"description": "Forbidden: bot can't initiate conversation"})
        await chat.raw(message(5))
        chat.wire.refuse.clear()
        assert len(await chat.raw(message(6))) == 2


# ------------------------------------------------------------ odd updates

ODD_IDS = [2**63, -(2**63) - 1, 2**200, "vijf", None, 1.5, [], {}]


@pytest.mark.parametrize("ident", ODD_IDS)
async def test_odd_ids_never_stop_the_rest(store: Store, ident: Any) -> None:
    """An id that no column can hold is set aside; there is an outcome, and the next update is handled."""
    async with Chat(store, NOW) as chat:
        await chat.raw(message(5) | {"update_id": ident})
        assert chat.outcome is Outcome.ASIDE
        assert len(await chat.raw(message(6))) == 1


@pytest.mark.parametrize("person", [2**63, -(2**70), "x", None, 1.5])
async def test_odd_people_never_stop_the_rest(store: Store, person: Any) -> None:
    """The same for ids of people and chats."""
    async with Chat(store, NOW) as chat:
        await chat.raw(message(5, person=person))
        assert chat.outcome in (Outcome.ASIDE, Outcome.COMMITTED)
        assert len(await chat.raw(message(6))) == 1


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a nested value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(one for key, below in inner for one in places(below, (*path, key)))]


def changed(value: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """A copy with something else in one place."""
    if not path:
        return change(value)
    made = copy.copy(value)
    made[path[0]] = changed(value[path[0]], path[1:], change)
    return made


PRESS = {
    "update_id": 5,
    "callback_query": {
        "id": "1", "from": message(1)["message"]["from"], "chat_instance": "1", "data": "i:help",
        "message": message(1)["message"],
    },
}  # fmt: skip
MEMBER = {
    "update_id": 5,
    "my_chat_member": {
        "chat": message(1)["message"]["chat"], "from": message(1)["message"]["from"], "date": 1,
        "old_chat_member": {"user": {"id": 1, "is_bot": True, "first_name": "K"}, "status": "member"},
        "new_chat_member": {"user": {"id": 1, "is_bot": True, "first_name": "K"}, "status": "kicked", "until_date": 0},
    },
}  # fmt: skip


@given(data=st.data(), base=st.sampled_from([message(5), PRESS, MEMBER]))
@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_junk_has_an_outcome(data: st.DataObject, base: dict[str, Any], tmp_path: Path) -> None:
    """Whatever stands wherever in an update, it is dealt with and an ordinary update after it is answered."""
    raw: Any = changed(base, data.draw(st.sampled_from(places(base))), lambda _: data.draw(junk))

    async def go() -> None:
        opened = open_store(tmp_path / "junk.db", mode="proef")
        try:
            opened.db.execute("delete from updates")
            async with Chat(opened, NOW) as chat:
                assert await chat.intake.take(raw) in (Outcome.ASIDE, Outcome.COMMITTED)
                await chat.read()
                chat.wire.refuse.clear()
                assert len(await chat.raw(message(6, person=77))) == 1
        finally:
            opened.close()

    asyncio.run(go())
