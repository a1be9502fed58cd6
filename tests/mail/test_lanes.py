"""What may leave next: order, overtaking, pauses and parking."""

from collections import defaultdict

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from bot.mail.lanes import PING_SLOT, Lanes
from storage.outbox import OutboxRow

FAST = 1_000_000.0


def row(ident: int, chat: int = 1, klasse: str = "antwoord") -> OutboxRow:
    return OutboxRow(ident, chat, klasse, "stuur", {"tekst": str(ident)})


def drain(lanes: Lanes, now: float = 0.0) -> list[int]:
    """Everything that may leave, each done at once."""
    taken = []
    while (one := lanes.take(now)) is not None:
        taken.append(one.id)
        lanes.done(one.chat, now)
    return taken


def test_one_of_a_chat_is_under_way() -> None:
    """The next of a chat waits until the one before it is dealt with; other chats do not."""
    lanes = Lanes(FAST, FAST)
    for ident, chat in ((1, 7), (2, 7), (3, 8)):
        lanes.add(row(ident, chat), 0.0)
    first, other = lanes.take(0.0), lanes.take(0.0)
    assert first is not None
    assert other is not None
    assert (first.id, other.id) == (1, 3)
    assert lanes.take(0.0) is None
    lanes.done(7, 0.0)
    assert drain(lanes) == [2]


def test_replies_overtake_and_pings_keep_a_fifth() -> None:
    """Of any five that leave one is a ping while pings wait, and the other four are replies while these wait."""
    lanes = Lanes(FAST, FAST)
    for ident in range(100):
        lanes.add(row(ident, 1000 + ident, "ping"), 0.0)
    for ident in range(100, 200):
        lanes.add(row(ident, 1000 + ident), 0.0)
    taken = drain(lanes)
    for start in range(0, 125, PING_SLOT):
        assert sum(ident < 100 for ident in taken[start : start + PING_SLOT]) == 1
    assert sorted(taken) == list(range(200))


def test_within_one_chat_a_reply_overtakes_a_ping() -> None:
    """Who asks something does not first get the morning message that still waited."""
    lanes = Lanes(FAST, FAST)
    lanes.add(row(1, 7, "ping"), 0.0)
    lanes.add(row(2, 7), 0.0)
    assert drain(lanes) == [2, 1]


def test_what_comes_back_goes_first() -> None:
    """A row that failed keeps its place before what was written after it."""
    lanes = Lanes(FAST, FAST)
    lanes.add(row(1), 0.0)
    lanes.add(row(2), 0.0)
    failed = lanes.take(0.0)
    assert failed is not None
    lanes.add(failed, 0.0, first=True)
    lanes.done(1, 0.0)
    assert drain(lanes) == [1, 2]


def test_a_row_waits_once() -> None:
    """A row that is found in the table while it waits is not taken up a second time."""
    lanes = Lanes(FAST, FAST)
    lanes.add(row(1), 0.0)
    lanes.add(row(1), 0.0)
    assert drain(lanes) == [1]


def test_an_emptied_chat_keeps_its_pace() -> None:
    """Messages that come one at a time are held back as much as those that came together."""
    lanes = Lanes(FAST, 1.0)
    left, now = [], 0.0
    for ident in range(10):
        lanes.add(row(ident), now)
        while (one := lanes.take(now)) is None:
            wait = lanes.wait(now)
            assert wait is not None
            now += max(wait, 1e-6)
        lanes.done(one.chat, now)
        lanes.tidy(now)
        left.append(now)
    assert left[2] == 0.0
    assert left[-1] >= 7 - 1e-3


def test_asking_what_may_leave_always_comes_back() -> None:
    """A turn that falls so soon after now that adding it moves no clock holds up nobody."""
    lanes, now = Lanes(FAST, FAST), 2.0**40
    for ident in range(6):
        lanes.add(row(ident), now)
    taken = drain(lanes, now)
    assert taken == [0, 1, 2]
    assert now + (lanes.wait(now) or 0.0) == now
    assert drain(lanes, now + 1) == [3, 4, 5]


def test_empty_lanes_are_let_go() -> None:
    """A chat that is quiet and owes nothing is no longer kept in memory."""
    lanes = Lanes(FAST, 1.0)
    lanes.add(row(1), 0.0)
    drain(lanes)
    lanes.tidy(0.5)
    assert 1 in lanes._lanes
    lanes.tidy(2.0)
    assert not lanes._lanes


def test_parked_replies_stand_and_pings_go() -> None:
    """Replies to who refuses us wait; a ping is tried, for its refusal sends it to somebody else."""
    lanes = Lanes(FAST, FAST)
    lanes.add(row(1), 0.0)
    taken = lanes.take(0.0)
    assert taken is not None
    lanes.add(taken, 0.0, first=True)
    lanes.park(1)
    lanes.done(1, 0.0)
    lanes.add(row(2), 0.0)
    lanes.add(row(3, 1, "ping"), 0.0)
    assert drain(lanes) == [3]
    assert [one.id for one in lanes.parked_rows()] == [1, 2]
    lanes.drop(lanes.parked_rows()[0])
    lanes.unpark(1, 0.0)
    assert drain(lanes) == [2]


class LanesModel(RuleBasedStateMachine):
    """Any order of events: each chat and class keeps its order, nothing is lost and nothing leaves twice."""

    under_way = Bundle("under_way")

    @initialize(limit=st.sampled_from([1.0, 5.0, FAST]), rate=st.sampled_from([1.0, FAST]))
    def begin(self, limit: float, rate: float) -> None:
        self.lanes, self.now, self.last = Lanes(limit, rate), 0.0, 0
        self.waiting: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.busy: set[int] = set()
        self.parked: set[int] = set()
        self.not_before: dict[int, float] = {}
        self.all_not_before = 0.0

    @rule(chat=st.integers(1, 3), klasse=st.sampled_from(["antwoord", "ping"]))
    def write(self, chat: int, klasse: str) -> None:
        self.last += 1
        self.waiting[chat, klasse].append(self.last)
        self.lanes.add(row(self.last, chat, klasse), self.now)

    @rule(target=under_way)
    def take(self) -> OutboxRow | None:
        taken = self.lanes.take(self.now)
        if taken is not None:
            assert taken.chat not in self.busy
            assert taken.klasse == "ping" or taken.chat not in self.parked
            assert self.now >= self.not_before.get(taken.chat, 0.0)
            assert self.now >= self.all_not_before
            assert self.waiting[taken.chat, taken.klasse].pop(0) == taken.id
            self.busy.add(taken.chat)
        return taken

    @rule(taken=consumes(under_way), park=st.booleans(), back=st.booleans(), pause=st.sampled_from([0.0, 0.0, 3.0]))
    def come_back(self, taken: OutboxRow | None, park: bool, back: bool, pause: float) -> None:
        if taken is None:
            return
        if back:
            self.waiting[taken.chat, taken.klasse].insert(0, taken.id)
            self.lanes.add(taken, self.now, first=True)
        if park:
            self.lanes.park(taken.chat)
            self.parked.add(taken.chat)
        if pause:
            self.lanes.pause(taken.chat, self.now + pause)
            self.not_before[taken.chat] = self.now + pause
        self.lanes.done(taken.chat, self.now)
        self.busy.discard(taken.chat)

    @rule(chat=st.integers(1, 3))
    def person_is_back(self, chat: int) -> None:
        self.lanes.unpark(chat, self.now)
        self.parked.discard(chat)

    @rule(seconds=st.floats(0, 3, allow_nan=False))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        self.lanes.tidy(self.now)

    @rule()
    def all_pause(self) -> None:
        self.all_not_before = self.now + 2
        self.lanes.pause_all(self.all_not_before)

    @invariant()
    def all_that_waits_is_known(self) -> None:
        if hasattr(self, "waiting"):
            assert self.lanes.waiting == {ident for queue in self.waiting.values() for ident in queue}

    def teardown(self) -> None:
        """In the end everybody is back, and all that waited leaves, in order."""
        if not hasattr(self, "waiting"):
            return
        for chat in (1, 2, 3):
            self.lanes.unpark(chat, self.now)
            self.lanes.done(chat, self.now)
        left = defaultdict(list)
        while (wait := self.lanes.wait(self.now)) is not None:
            self.now += max(wait, 1e-6)
            if (one := self.lanes.take(self.now)) is not None:
                left[one.chat, one.klasse].append(one.id)
                self.lanes.done(one.chat, self.now)
        assert left == {key: queue for key, queue in self.waiting.items() if queue}


TestLanesModel = LanesModel.TestCase
TestLanesModel.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
