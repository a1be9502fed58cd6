"""What somebody does on the page, once: given to the desk and committed with its key, its answer and its own text.

An id first, then the desk's verdict, then the text: what is refused is never written, not for a moment.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.desk.guard import controleer
from bot.desk.incoming import Bijlage, Incoming, Kind
from bot.desk.visit import Fleeting, Office, Post
from bot.mail.intake import Intake, Outcome
from bot.web import CHANNEL
from bot.web.feed import Feed
from bot.web.once import Once
from bot.web.post import bring

MOST_TEXT = 20_000
"""Signs of one message: 500 rows of a pasted table. A chat of Telegram cuts at 4,096, a page need not."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who is at the page: the id of the address, the mail address that was proved, a name."""

    chat: int
    mail: str
    naam: str


@dataclass
class Said:
    """What became of it: the word in passing after a press, and whether the text was taken out of the chat."""

    outcome: Outcome = Outcome.COMMITTED
    woord: str = ""
    message: int | None = None
    lezen: bool = False
    chats: set[int] = field(default_factory=set)


class WebIntake:
    """Takes texts, presses and files. `key` is made by the page, one for each thing it sends: it counts for this
    address alone, so that nobody takes what another sends for handled."""

    def __init__(self, office: Office, intake: Intake, feed: Feed) -> None:
        self._office, self._intake, self._feed = office, intake, feed
        self._once = Once()

    def say(self, who: Who, key: str, text: str, sent: datetime | None = None) -> Said:
        """A typed text, sent at this moment (None: now). Raises OtherWords."""
        return self._deal(
            who,
            key,
            [text],
            lambda now, message: Incoming(
                Kind.TEXT, CHANNEL, who.mail, who.chat, who.naam, sent or now, text, message=message
            ),
            {"tekst": text},
        )

    def file(self, who: Who, key: str, bijlage: Bijlage, caption: str) -> Said:
        """A file that was sent, with the words under it. Raises OtherWords."""
        return self._deal(
            who,
            key,
            [bijlage.naam, bijlage.grootte, caption],
            lambda now, message: Incoming(
                Kind.MEDIA,
                CHANNEL,
                who.mail,
                who.chat,
                who.naam,
                now,
                caption,
                extra=bijlage.naam,
                message=message,
                bijlage=bijlage,
            ),
            {"tekst": caption, "gestuurd": [bijlage.naam, bijlage.grootte]},
        )

    def press(self, who: Who, key: str, message: int, action: str, asked: str) -> Said:
        """A button under a message. `asked` is the question that it answered, as the page still shows it: we let go of
        what was typed. It is guarded anew, for it comes from outside. Raises OtherWords."""
        said = Said()

        def read(now: datetime) -> Incoming:
            shown = self._office.store.weblog.get(who.chat, message)
            above = shown.inhoud.get("op") if shown is not None else None
            row = self._office.store.weblog.get(who.chat, above) if above is not None else None
            there = row is not None and row.stand != "weg"
            kept = str(row.inhoud.get("tekst", "")) if row is not None and there else ""
            return Incoming(
                Kind.PRESS, CHANNEL, who.mail, who.chat, who.naam, now, action,
                extra=kept or (_guarded(asked) if there else ""), message=message, press=key,
                above=above if there else None,
            )  # fmt: skip

        return self._commit(said, who, key, [message, action], read, lambda _: None)

    def _deal(
        self,
        who: Who,
        key: str,
        what: list[object],
        make: Callable[[datetime, int], Incoming],
        content: dict[str, Any],
    ) -> Said:
        said, log = Said(), self._office.store.weblog

        def read(now: datetime) -> Incoming:
            said.message = log.reserve(who.chat, now)
            return make(now, said.message)

        def keep(post: Post) -> None:
            taken_out = any(row.soort == "wis" and row.inhoud.get("bericht") == said.message for row in post.rows)
            if said.message is not None and not taken_out:
                log.fill(who.chat, said.message, content)

        return self._commit(said, who, key, what, read, keep)

    def _commit(
        self,
        said: Said,
        who: Who,
        key: str,
        what: list[object],
        read: Callable[[datetime], Incoming],
        keep: Callable[[Post], None],
    ) -> Said:
        def settle(post: Post) -> None:
            keep(post)
            own = [row for row in post.rows if row.kanaal == CHANNEL]
            said.chats = bring(self._office.store, own, self._office.now()) | {who.chat}
            post.rows = [row for row in post.rows if row.kanaal != CHANNEL]
            said.lezen = post.lezen
            said.woord = next((item.text for item in post.fleeting if isinstance(item, Fleeting)), "")
            post.fleeting = [item for item in post.fleeting if not isinstance(item, Fleeting)]

        def heard(now: datetime) -> Incoming:
            self._intake.chat(who.mail, now)
            return read(now)

        name = f"{CHANNEL}:{who.chat}:{key}"
        self._once.check(name, what)
        said.outcome = self._intake.deal(name, heard, address=who.mail, settle=settle)
        if said.outcome is not Outcome.RETRY:
            self._once.note(name, what)
        self._feed.changed(said.chats)
        return said


def _guarded(asked: str) -> str:
    """The words, or nothing where they could not have been typed. What is kept of them its use guards once more."""
    return "" if controleer(asked, opslaan=False) is not None else asked
