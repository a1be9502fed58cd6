"""The courier: order, pace, and what each verdict of a carrier means."""

import asyncio
from datetime import timedelta

import pytest

from bot.desk.visit import Post
from bot.mail.channel import Gone, NoAnswer, Refused, Wait
from bot.mail.courier import IN_FLIGHT
from bot.screens.message import Bericht
from storage.outbox import OutboxRow
from storage.store import Store
from tests.mail.fakes import PostOffice, addresses, now, on_fake_time, seconds
from tests.people import counts

TERM = 20 * 60


AWAY = NoAnswer(uncertain=False, why="ConnectError")
BLOCKED = Gone("Forbidden")


@pytest.fixture
def store(store: Store) -> Store:
    """With chats to write to."""
    return addresses(store)


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
        post.answers[7] = [Wait(9.0)]
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
        post.answers[7] = [Wait(9.0)]
        post.answers[8] = [Wait(5.0)]
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
        post.answers[7] = [Wait(1.0)]
        post.answers[8] = [Wait(30.0)]
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
        post.answers[7] = [NoAnswer(uncertain=False, why="NetworkError")] * 6
        row = post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(40)
        gaps = [later - earlier - post.takes for earlier, later in zip(post.at(7), post.at(7)[1:7], strict=False)]
        assert gaps == pytest.approx([0.5, 1, 2, 4, 5, 5], abs=0.05)
        assert post.said(7) == ["a"] * 7 + ["b"]
        assert post.stand(row) == "verstuurd"
        assert not any(one.dubbel for one in post.tries)


@on_fake_time
@pytest.mark.parametrize("doubtful", [True, False])
async def test_a_try_that_may_have_arrived_is_marked(store: Store, doubtful: bool) -> None:
    """What is sent again is marked exactly when the carrier cannot say that it did not arrive."""
    async with PostOffice(store) as post:
        post.answers[7] = [NoAnswer(doubtful, "ReadError")]
        post.write(7, "a")
        await asyncio.sleep(5)
        assert [one.dubbel for one in post.tries] == [False, doubtful]


@on_fake_time
@pytest.mark.parametrize("soort", ["bewerk", "wis"])
async def test_edits_and_deletes_are_repeated_unmarked(store: Store, soort: str) -> None:
    """Doing them twice is doing them once."""
    async with PostOffice(store) as post:
        post.answers[7] = [NoAnswer(uncertain=True, why="ReadError")]
        post.write(7, "a", soort=soort, bericht=5)
        await asyncio.sleep(5)
        assert [one.dubbel for one in post.tries] == [False, False]


@pytest.mark.parametrize(("away", "chats"), [(60, 30), (3600, 4)])
@on_fake_time
async def test_a_channel_that_is_away_slows_everybody_and_loses_nothing(store: Store, away: int, chats: int) -> None:
    """A minute or an hour without answers costs few tries; afterwards all arrive, each chat in order."""
    async with PostOffice(store) as post:
        for chat in range(1, chats + 1):
            post.answers[chat] = [lambda: AWAY if seconds() < away else None] * 10_000
            for n in range(3):
                post.write(chat, str(n))
        await asyncio.sleep(away - 1)
        assert len(post.tries) < away * chats / 2
        await asyncio.sleep(30)
        for chat in range(1, chats + 1):
            assert list(dict.fromkeys(post.said(chat))) == ["0", "1", "2"]
        assert counts(store) == {"verstuurd": 3 * chats}


# ------------------------------------------------------------ refused


@on_fake_time
@pytest.mark.parametrize("answer", [Refused("BadRequest"), ValueError("Jan: 123456782")])
async def test_a_message_that_cannot_go_stops_nothing(
    store: Store, answer: object, caplog: pytest.LogCaptureFixture
) -> None:
    """It is refused and counted, the chat goes on, and the log has nothing of its text."""
    async with PostOffice(store) as post:
        post.answers[7] = [answer]
        refused = post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(2)
        assert post.said(7) == ["a", "b"]
        assert post.stand(refused) == "geweigerd"
        assert counts(store) == {"geweigerd": 1, "verstuurd": 1}
    assert "Jan" not in caplog.text


@on_fake_time
async def test_blocked_replies_are_parked_and_expire(store: Store) -> None:
    """One try; then the replies wait for the person, and are let go when their time is over."""
    async with PostOffice(store, life=timedelta(minutes=20)) as post:
        post.answers[7] = [BLOCKED] * 99
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
        post.answers[7] = [BLOCKED]
        post.write(7, "a")
        post.write(7, "b")
        await asyncio.sleep(TERM - 300)
        post.write(7, "c")
        await asyncio.sleep(600)
        post.courier.take(Post(reachable=7))
        await asyncio.sleep(1)
        assert post.said(7) == ["a", "c"]
        assert counts(store) == {"verlopen": 2, "verstuurd": 1}


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
        post.answers[7] = [BLOCKED] * 99
        post.write(7, "antwoord")
        rows = [post.write(7, "zaak 1", klasse="ping"), post.write(7, "zaak 2", klasse="ping")]
        await asyncio.sleep(5)
        assert [post.stand(row) for row in rows] == ["geweigerd", "geweigerd"]
        assert post.said(8) == ["in plaats van 7: zaak 1", "in plaats van 7: zaak 2"]


@on_fake_time
async def test_a_fault_in_telling_others_stops_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    """What it had half done is undone, the ping is refused, and the post goes on."""
    async with PostOffice(store) as post:

        def fails(_: OutboxRow) -> Post:
            store.outbox.add(8, "ping", "stuur", {"tekst": "half"}, now(), None)
            raise KeyError("Jan")

        post.instead = fails
        post.answers[7] = [BLOCKED]
        row = post.write(7, "zaak 1", klasse="ping")
        post.write(9, "verder")
        await asyncio.sleep(2)
        assert post.stand(row) == "geweigerd"
        assert post.said(9) == ["verder"]
        assert counts(store) == {"geweigerd": 1, "verstuurd": 1}
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
