"""Claims and marks: what leaves when the database fails, another process writes, or a life ends halfway."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.desk.visit import Fleeting, Post, send
from bot.mail.channel import NoAnswer, Refused, Wait
from bot.screens.message import Bericht
from storage.outbox import Sent
from storage.store import Store
from storage.trust import rows
from tests.mail.fakes import START, PostOffice, addresses, now, on_fake_time, seconds
from tests.people import counts


@pytest.fixture
def store(store: Store) -> Store:
    """With chats to write to."""
    return addresses(store)


def hold(path: Path) -> sqlite3.Connection:
    """Another process that keeps the write lock."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    return other


def path_of(store: Store) -> Path:
    return Path(store.db.conn.execute("pragma database_list").fetchone()[2])


# ------------------------------------------------------------ claim and mark


@on_fake_time
async def test_nothing_leaves_unclaimed(store: Store) -> None:
    """While the claim cannot be committed nothing is sent; afterwards everything, once and in order."""
    async with PostOffice(store) as post:
        rows = [post.write(7, str(n)) for n in range(3)]
        other = hold(path_of(store))
        await asyncio.sleep(5)
        assert post.tries == []
        other.execute("rollback")
        other.close()
        await asyncio.sleep(10)
        assert post.said(7) == ["0", "1", "2"]
        assert {post.stand(row) for row in rows} == {"verstuurd"}
        assert not any(one.dubbel for one in post.tries)


@on_fake_time
async def test_what_was_sent_is_marked_later(store: Store) -> None:
    """When the mark cannot be committed it is committed later; the message is not sent again."""
    held: list[sqlite3.Connection] = []
    async with PostOffice(store) as post:
        post.answers[7] = [lambda: held.append(hold(path_of(store)))]
        row = post.write(7, "a")
        await asyncio.sleep(6)
        assert post.stand(row) == "geclaimd"
        held[0].execute("rollback")
        held[0].close()
        await asyncio.sleep(6)
        assert post.said(7) == ["a"]
        assert post.stand(row) == "verstuurd"


@on_fake_time
async def test_full_disk(store: Store) -> None:
    """While nothing can be written nothing leaves; when there is room again all of it does, once."""
    async with PostOffice(store) as post:
        row = post.write(7, "a")
        store.db.conn.execute("pragma query_only = on")
        await asyncio.sleep(5)
        assert post.tries == []
        store.db.conn.execute("pragma query_only = off")
        await asyncio.sleep(6)
        assert post.said(7) == ["a"]
        assert post.stand(row) == "verstuurd"


@on_fake_time
async def test_a_row_of_another_process_is_found(store: Store) -> None:
    """What a command writes beside the service leaves within two seconds."""
    async with PostOffice(store) as post:
        await asyncio.sleep(3)
        other = sqlite3.connect(path_of(store))
        rows.prepare(other)
        with other:
            other.execute(
                "insert into outbox (chat, klasse, soort, inhoud, stand, gemaakt)"
                " values (7, 'ping', 'stuur', '{\"tekst\": \"a\"}', 'klaar', '2026-03-02T09:00:00.000Z')"
            )
        other.close()
        written = seconds()
        await asyncio.sleep(3)
        assert len(post.at(7)) == 1
        assert post.at(7)[0] - written <= 2


@on_fake_time
async def test_an_edit_of_what_still_waits_replaces_it(store: Store) -> None:
    """The person sees the newest text only; a message that was claimed is not changed any more."""
    async with PostOffice(store) as post:
        row = post.write(7, "oud")
        with store.atomic():
            assert store.outbox.replace_unsent(row, {"tekst": "nieuw"})
        await asyncio.sleep(1)
        assert post.said(7) == ["nieuw"]
        assert not store.outbox.replace_unsent(row, {"tekst": "te laat"})


@on_fake_time
async def test_after_a_kill_only_the_claimed_go_again(store: Store) -> None:
    """What was claimed and not marked goes once more, marked; what was marked does not; what waited goes unmarked."""
    with store.atomic():
        claimed, sent, waiting = (
            store.outbox.add(7, "antwoord", "stuur", {"tekst": text}, now(), None) for text in "abc"
        )
        store.outbox.claim([claimed.id, sent.id])
        store.outbox.mark([Sent(sent.id, "verstuurd", 5)])
    async with PostOffice(store) as post:
        await asyncio.sleep(1)
    assert [(one.row, one.dubbel) for one in post.tries] == [(claimed.id, True), (waiting.id, False)]
    async with PostOffice(store) as post:
        await asyncio.sleep(1)
        assert post.tries == []


@on_fake_time
async def test_stopping_waits_for_what_is_under_way(store: Store) -> None:
    """A message that comes back within the patience is marked; one that does not stays claimed, and is sent again."""
    async with PostOffice(store, takes=0.5) as post:
        quick = post.write(7, "a")
        await asyncio.sleep(0.1)
    assert post.stand(quick) == "verstuurd"
    async with PostOffice(store, takes=50) as post:
        slow = post.write(7, "b")
        await asyncio.sleep(0.1)
    assert post.stand(slow) == "geclaimd"
    async with PostOffice(store) as post:
        await asyncio.sleep(1)
        assert [(one.row, one.dubbel) for one in post.tries] == [(slow, True)]


@on_fake_time
async def test_stopping_while_the_database_is_locked(store: Store) -> None:
    """The mark is lost and the row stays claimed: the next start sends it once more, marked."""
    held: list[sqlite3.Connection] = []
    async with PostOffice(store) as post:
        post.answers[7] = [lambda: held.append(hold(path_of(store)))]
        row = post.write(7, "a")
        await asyncio.sleep(1)
    held[0].execute("rollback")
    held[0].close()
    assert post.stand(row) == "geclaimd"


# ------------------------------------------------------------ deleting, then saying


@on_fake_time
@pytest.mark.parametrize(("answer", "gone"), [(None, True), (Refused("BadRequest"), False)])
async def test_the_word_after_a_deletion_is_true(store: Store, answer: Any, gone: bool) -> None:
    """The deletion comes first; what is said after it depends on how it went."""
    async with PostOffice(store) as post:
        post.answers[7] = [answer]
        wis = post.write(7, "", soort="wis", bericht=5)
        post.write(7, "weggehaald", na=wis, anders={"tekst": "verwijder het zelf"})
        await asyncio.sleep(1)
        assert [(one.row, one.gone) for one in post.tries] == [(wis, False), (wis + 1, gone)]


@on_fake_time
async def test_a_deletion_that_must_wait_is_waited_for(store: Store) -> None:
    """Nothing is said of a deletion that is still to come."""
    async with PostOffice(store) as post:
        post.answers[7] = [Wait(4.0), NoAnswer(uncertain=False, why="NetworkError")]
        wis = post.write(7, "", soort="wis", bericht=5)
        said = post.write(7, "weggehaald", na=wis, anders={"tekst": "verwijder het zelf"})
        await asyncio.sleep(10)
        assert [one.row for one in post.tries] == [wis, wis, wis, said]
        assert post.tries[-1].gone


# ------------------------------------------------------------ in passing


@on_fake_time
async def test_presses_are_answered_once_and_never_kept(store: Store) -> None:
    """Beside table and order; more than can be answered in time are let go."""
    async with PostOffice(store) as post:
        post.courier.take(Post(fleeting=[Fleeting("1", "al vastgelegd")]))
        await asyncio.sleep(0.1)
        assert post.answered == [Fleeting("1", "al vastgelegd")]
        post.courier.take(Post(fleeting=[Fleeting(str(n)) for n in range(1000)]))
        await asyncio.sleep(1)
        assert len(post.answered) < 200
        assert counts(store) == {}


def test_a_reply_lives_a_day_and_a_ping_until_it_arrives(store: Store) -> None:
    """Written by the desk, kept by the outbox."""

    class Desk:
        push = None

        def __init__(self) -> None:
            self.store = store

    moment = START
    with store.atomic():
        reply = send(Desk(), Post(), 7, Bericht("a"), moment)  # type: ignore[arg-type]
        ping = send(Desk(), Post(), 7, Bericht("a"), moment, ping=True)  # type: ignore[arg-type]
    assert reply.vervalt == moment + timedelta(hours=24)
    assert ping.vervalt is None
