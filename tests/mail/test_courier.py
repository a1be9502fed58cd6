"""The courier claims, sends and marks: what each answer of Telegram means, and what a database that fails means."""

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.desk.visit import Fleeting, Post, send
from bot.mail.courier import IN_FLIGHT
from bot.screens.bericht import Bericht
from storage.outbox import OutboxRow, Sent
from storage.store import Store
from tests.mail.fakes import START, PostOffice, now, on_fake_time, seconds

TERM = 20 * 60


def no_answer(cause: Exception) -> NetworkError:
    """The library's error for a failure of the transport."""
    error = NetworkError(f"httpx.{type(cause).__name__}")
    error.__cause__ = cause
    return error


def hold(path: Path) -> sqlite3.Connection:
    """Another process that keeps the write lock."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("begin immediate")
    return other


def path_of(store: Store) -> Path:
    return Path(store.db.conn.execute("pragma database_list").fetchone()[2])


# ------------------------------------------------------------ order


@on_fake_time
async def test_order_within_a_chat(store: Store) -> None:
    """Messages of a chat arrive in the order in which they were written, one at a time."""
    async with PostOffice(store) as post:
        rows = [post.write(7, str(n)) for n in range(20)]
        await asyncio.sleep(5)
        assert post.said(7) == [str(n) for n in range(20)]
        gaps = [later - earlier for earlier, later in zip(post.at(7), post.at(7)[1:], strict=False)]
        assert min(gaps) >= post.takes - 1e-9
        assert {post.stand(row) for row in rows} == {"verstuurd"}


@on_fake_time
async def test_no_more_under_way_than_the_pool_holds(store: Store) -> None:
    """At any moment at most IN_FLIGHT messages are under way, and all arrive."""
    async with PostOffice(store, takes=1.0, limit=100_000) as post:
        for chat in range(50):
            post.write(chat + 1, "x")
        await asyncio.sleep(10)
        starts = sorted(one.at for one in post.tries)
        assert len(starts) == 50
        assert all(sum(at <= other < at + 1.0 - 1e-9 for other in starts) <= IN_FLIGHT for at in starts)


@on_fake_time
async def test_the_limit_holds_over_all_chats(store: Store) -> None:
    """No second has more messages than the limit."""
    async with PostOffice(store, limit=10) as post:
        for chat in range(45):
            post.write(chat + 1, "x")
        await asyncio.sleep(10)
        starts = sorted(one.at for one in post.tries)
        assert len(starts) == 45
        assert all(later - earlier >= 1.0 - 1e-6 for earlier, later in zip(starts, starts[10:], strict=False))


@on_fake_time
async def test_a_chat_gets_one_a_second_after_a_small_burst(store: Store) -> None:
    """Also when each message is written only after the one before it arrived."""
    async with PostOffice(store, chat_rate=1.0) as post:
        for n in range(8):
            row = post.write(7, str(n))
            while post.stand(row) != "verstuurd":
                await asyncio.sleep(0.05)
        assert post.at(7)[2] < 1
        assert post.at(7)[-1] >= 5 - 0.01


@on_fake_time
async def test_pings_get_through_a_flood_of_replies(store: Store) -> None:
    """With replies waiting all the time, a fifth of what leaves is pings."""
    async with PostOffice(store, limit=10) as post:
        for chat in range(60):
            post.write(chat + 1, "antwoord")
            post.write(chat + 1001, "ping", klasse="ping")
        await asyncio.sleep(4.95)
        pings = [one for one in post.tries if one.content["tekst"] == "ping"]
        assert len(pings) == len(post.tries) / 5


# ------------------------------------------------------------ too fast


@on_fake_time
async def test_429_pauses_the_chat_to_the_letter(store: Store) -> None:
    """The chat is left alone for as long as Telegram says; others go on."""
    async with PostOffice(store) as post:
        post.answers[7] = [RetryAfter(timedelta(seconds=9))]
        post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(1)
        post.write(8, "c")
        await asyncio.sleep(20)
        assert post.said(7) == ["a", "a", "b"]
        assert post.at(7)[1] - post.at(7)[0] == pytest.approx(9 + post.takes, abs=0.01)
        assert post.at(8) == [pytest.approx(1.0, abs=0.01)]
        assert [one.dubbel for one in post.tries] == [False] * 4


@on_fake_time
@pytest.mark.parametrize("later", [0.0, 2.0])
async def test_a_second_429_pauses_everybody(store: Store, later: float) -> None:
    """When another chat hears 429 while the first still waits, or at the same moment, nobody gets anything."""
    async with PostOffice(store) as post:
        post.answers[7] = [RetryAfter(timedelta(seconds=9))]
        post.answers[8] = [RetryAfter(timedelta(seconds=5))]
        post.write(7, "a")
        await asyncio.sleep(later)
        post.write(8, "b")
        await asyncio.sleep(0.5)
        post.write(9, "c")
        await asyncio.sleep(20)
        refused = post.at(8)[0] + post.takes
        assert post.at(8)[1] >= refused + 5 - 1e-6
        assert post.at(9) == [pytest.approx(refused + 5, abs=0.05)]
        assert post.at(7)[1] >= post.takes + 9 - 1e-6


@on_fake_time
async def test_a_429_after_the_first_ended_pauses_only_its_chat(store: Store) -> None:
    """Two chats one after the other are no sign that all is too fast."""
    async with PostOffice(store) as post:
        post.answers[7] = [RetryAfter(timedelta(seconds=1))]
        post.answers[8] = [RetryAfter(timedelta(seconds=30))]
        post.write(7, "a")
        await asyncio.sleep(3)
        post.write(8, "b")
        await asyncio.sleep(1)
        post.write(9, "c")
        await asyncio.sleep(1)
        assert len(post.at(9)) == 1


# ------------------------------------------------------------ no answer


@on_fake_time
async def test_5xx_is_tried_again_slower_and_slower(store: Store) -> None:
    """Back-off doubles to five seconds; the row keeps its place and arrives once."""
    async with PostOffice(store) as post:
        post.answers[7] = [NetworkError("Internal Server Error")] * 6
        row = post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(40)
        gaps = [later - earlier - post.takes for earlier, later in zip(post.at(7), post.at(7)[1:7], strict=False)]
        assert gaps == pytest.approx([0.5, 1, 2, 4, 5, 5], abs=0.05)
        assert post.said(7) == ["a"] * 7 + ["b"]
        assert post.stand(row) == "verstuurd"
        assert not any(one.dubbel for one in post.tries)


@on_fake_time
@pytest.mark.parametrize(
    ("error", "doubtful"),
    [
        (no_answer(httpx.ReadError("reset")), True),
        (no_answer(httpx.ReadTimeout("slow")), True),
        (no_answer(httpx.ConnectError("away")), False),
        (no_answer(httpx.ConnectTimeout("away")), False),
        (no_answer(httpx.PoolTimeout("busy")), False),
        (TimedOut(), False),
        (NetworkError("Bad Gateway"), True),
        (NetworkError("Gateway Timeout (504)"), True),
        (NetworkError("Internal Server Error"), False),
        (TelegramError("Invalid server response"), True),
    ],
)
async def test_a_try_that_may_have_arrived_is_marked(store: Store, error: TelegramError, doubtful: bool) -> None:
    """What is sent again is marked exactly when Telegram may have acted on the first try."""
    async with PostOffice(store) as post:
        post.answers[7] = [error]
        post.write(7, "a")
        await asyncio.sleep(5)
        assert [one.dubbel for one in post.tries] == [False, doubtful]


@on_fake_time
@pytest.mark.parametrize("soort", ["bewerk", "wis"])
async def test_edits_and_deletes_are_repeated_unmarked(store: Store, soort: str) -> None:
    """Doing them twice is doing them once."""
    async with PostOffice(store) as post:
        post.answers[7] = [no_answer(httpx.ReadError("reset"))]
        post.write(7, "a", soort=soort, bericht=5)
        await asyncio.sleep(5)
        assert [one.dubbel for one in post.tries] == [False, False]


@on_fake_time
async def test_telegram_away_slows_everybody_and_loses_nothing(store: Store) -> None:
    """A minute without answers costs a few tries, not hundreds; afterwards all arrive, each chat in order."""
    async with PostOffice(store) as post:
        away = no_answer(httpx.ConnectError("away"))
        for chat in range(1, 31):
            post.answers[chat] = [lambda: away if seconds() < 60 else None] * 1000
            for n in range(3):
                post.write(chat, str(n))
        await asyncio.sleep(59)
        assert len(post.tries) < 30 * 30
        await asyncio.sleep(30)
        for chat in range(1, 31):
            assert list(dict.fromkeys(post.said(chat))) == ["0", "1", "2"]
        assert store.outbox.counts() == {"verstuurd": 90}


# ------------------------------------------------------------ refused


@on_fake_time
@pytest.mark.parametrize("error", [BadRequest("Message is too long"), ChatMigrated(-5), ValueError("Jan: 123456782")])
async def test_a_message_that_cannot_go_stops_nothing(
    store: Store, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused and counted, the chat goes on, and the log has nothing of its text."""
    async with PostOffice(store) as post:
        post.answers[7] = [error]
        refused = post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(2)
        assert post.said(7) == ["a", "b"]
        assert post.stand(refused) == "geweigerd"
        assert store.outbox.counts() == {"geweigerd": 1, "verstuurd": 1}
    assert "Jan" not in caplog.text


@on_fake_time
async def test_blocked_replies_are_parked_and_expire(store: Store) -> None:
    """One try; then the replies wait for the person, and are let go when their time is over."""
    async with PostOffice(store, life=timedelta(minutes=20)) as post:
        post.answers[7] = [Forbidden("bot was blocked by the user")] * 99
        first, second = post.write(7, "a"), post.write(7, "b")
        await asyncio.sleep(TERM / 2)
        assert post.said(7) == ["a"]
        assert post.stand(first) == post.stand(second) == "klaar"
        await asyncio.sleep(TERM / 2 + 5)
        assert post.stand(first) == post.stand(second) == "verlopen"
        assert post.said(7) == ["a"]


@on_fake_time
async def test_who_is_back_gets_what_was_parked(store: Store) -> None:
    """In order, and not what expired meanwhile."""
    async with PostOffice(store, life=timedelta(minutes=20)) as post:
        post.answers[7] = [Forbidden("bot was blocked by the user")]
        post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(TERM - 300)
        post.write(7, "c")
        await asyncio.sleep(600)
        post.courier.take(Post(reachable=7))
        await asyncio.sleep(1)
        assert post.said(7) == ["a", "c"]
        assert store.outbox.counts() == {"verlopen": 2, "verstuurd": 1}


@on_fake_time
async def test_refused_pings_reach_somebody_else(store: Store) -> None:
    """Each ping that a blocked person does not get is told to another, also those that waited behind the first."""
    async with PostOffice(store) as post:

        def instead(row: OutboxRow) -> Post:
            left = Post()
            text = Bericht(f"in plaats van 7: {row.inhoud['tekst']}")
            left.rows.append(store.outbox.add(8, "ping", "stuur", text.inhoud(), now(), None))
            return left

        post.instead = instead
        post.answers[7] = [Forbidden("bot was blocked by the user")] * 99
        post.write(7, "antwoord")
        rows = [post.write(7, "zaak 1", klasse="ping"), post.write(7, "zaak 2", klasse="ping")]
        await asyncio.sleep(5)
        assert [post.stand(row) for row in rows] == ["geweigerd", "geweigerd"]
        assert post.said(8) == ["in plaats van 7: zaak 1", "in plaats van 7: zaak 2"]


@on_fake_time
async def test_a_ping_for_a_chat_that_is_gone_reaches_somebody_else(store: Store) -> None:
    """ "Chat not found" means the same as being blocked: the person will not read it."""
    async with PostOffice(store) as post:
        told: list[int] = []

        def instead(row: OutboxRow) -> Post:
            told.append(row.id)
            return Post()

        post.instead = instead
        post.answers[7] = [BadRequest("Chat not found")]
        row = post.write(7, "zaak 1", klasse="ping")
        await asyncio.sleep(2)
        assert told == [row]


@on_fake_time
async def test_a_fault_in_telling_others_stops_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """What it had half done is undone, the ping is refused, and the post goes on."""
    async with PostOffice(store) as post:

        def fails(_: OutboxRow) -> Post:
            store.outbox.add(8, "ping", "stuur", {"tekst": "half"}, now(), None)
            raise KeyError("Jan")

        post.instead = fails
        post.answers[7] = [Forbidden("bot was blocked by the user")]
        row = post.write(7, "zaak 1", klasse="ping")
        post.write(9, "verder")
        await asyncio.sleep(2)
        assert post.stand(row) == "geweigerd"
        assert post.said(9) == ["verder"]
        assert store.outbox.counts() == {"geweigerd": 1, "verstuurd": 1}
    assert "KeyError" in caplog.text
    assert "Jan" not in caplog.text


@on_fake_time
async def test_a_reply_older_than_a_day_is_not_sent(store: Store) -> None:
    """An answer of yesterday answers nothing; a ping of yesterday still counts."""
    with store.atomic():
        old = store.outbox.add(7, "antwoord", "stuur", {"tekst": "a"}, now(), now() - timedelta(seconds=1))
        ping = store.outbox.add(7, "ping", "stuur", {"tekst": "b"}, now() - timedelta(days=3), None)
    async with PostOffice(store) as post:
        await asyncio.sleep(1)
        assert post.said(7) == ["b"]
        assert (post.stand(old.id), post.stand(ping.id)) == ("verlopen", "verstuurd")


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
@pytest.mark.parametrize(
    ("answer", "gone"), [(None, True), (BadRequest("message can't be deleted for everyone"), False)]
)
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
        post.answers[7] = [RetryAfter(timedelta(seconds=4)), NetworkError("Internal Server Error")]
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
        assert store.outbox.counts() == {}


def test_a_reply_lives_a_day_and_a_ping_until_it_arrives(store: Store) -> None:
    """Written by the desk, kept by the outbox."""

    class Desk:
        def __init__(self) -> None:
            self.store = store

    moment = START
    with store.atomic():
        reply = send(Desk(), Post(), 7, Bericht("a"), moment)  # type: ignore[arg-type]
        ping = send(Desk(), Post(), 7, Bericht("a"), moment, ping=True)  # type: ignore[arg-type]
    assert reply.vervalt == moment + timedelta(hours=24)
    assert ping.vervalt is None
