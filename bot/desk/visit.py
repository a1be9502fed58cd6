"""One visit to the desk: who is there, what is at hand, and what goes out when the transaction is committed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.case import Opened
from bot.desk.doors.pushing import push
from bot.desk.incoming import Incoming, Kind
from bot.desk.registry import Features
from bot.screens.keeping import Bewaren
from bot.screens.markup import paragraphs
from bot.screens.message import Bericht, together
from knowledge.gemeenten import Gemeenten
from knowledge.search.eens import Eens
from knowledge.search.kennis import Kennis
from storage.outbox import OutboxRow
from storage.people import Persoon
from storage.store import Store
from storage.web.pings import Tel
from workflows.dates.kalender import Kalender

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
REPLY_LIFE = timedelta(hours=24)
"""A reply that could not be delivered for a day is no longer an answer to anything."""


@dataclass
class Office:
    """What every visit finds at the desk. `bot_name` is known once the channel said who we are."""

    store: Store
    kennis: Kennis
    gemeenten: Gemeenten
    kalender: Kalender
    now: Callable[[], datetime]
    bot_name: str
    features: Features
    beheerders: frozenset[tuple[str, str]] = frozenset()  # (channel, address): a number counts on its own channel only
    proef: bool = False
    webpagina: str | None = None  # the address of our own chat page, where that door is open
    push: str | None = None  # our public key for push services; None where the operator set none
    mail_na: int = 30  # minutes that somebody may leave the page unseen before a mail says that there is something
    bewaren: Bewaren = field(default_factory=Bewaren)
    adres: str | None = None  # where the web server is reached from outside, for agenda links


@dataclass(frozen=True, slots=True)
class Fleeting:
    """Something for the channel that is tried once and never kept: the answer to a press, a typing sign."""

    press: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """The channel's own menu for one chat (None: for everybody), tried once: (command, explanation)."""

    chat: int | None
    commands: tuple[tuple[str, str], ...]


@dataclass
class Post:
    """What a transaction leaves for the courier: rows of the outbox, changed rows, and fleeting things; and whether it
    left work that waits: a chore, something to be made beside the desk, or a file to be read."""

    rows: list[OutboxRow] = field(default_factory=list)
    fleeting: list[Fleeting | Menu] = field(default_factory=list)
    reachable: int | None = None  # this chat can be reached again: what was parked for it may go
    chores: bool = False
    rapporten: bool = False
    lezen: bool = False


@dataclass
class Visit:
    """A person (or a stranger) at the desk, inside one transaction."""

    office: Office
    incoming: Incoming
    person: Persoon | None
    now: datetime
    post: Post
    cases: dict[int, Opened] = field(default_factory=dict)  # those in hand: each is read once
    answered: set[int] = field(default_factory=set)  # of which it was noted that somebody of the organisation acted
    read: set[int] = field(default_factory=set)  # of which it was noted that somebody else read them
    written: list[int] = field(default_factory=list)  # the cases in which something was recorded, in order
    partij_bij: int | None = None  # of whose case a step of their own is taken: its other cases go along with it
    told: dict[int, tuple[int, Bericht]] = field(default_factory=dict)  # what each chat was told of this, in which row

    @property
    def store(self) -> Store:
        """The database."""
        return self.office.store

    @cached_property
    def kennis(self) -> Kennis:
        """The knowledge base, for this message."""
        own = self.person.lidmaatschappen if self.person is not None else ()
        codes = [m.organisatie.gemeente for m in own if m.organisatie.gemeente]
        return Eens(self.office.kennis, (g.naam for code in codes for g in self.office.gemeenten.precies(code)))

    @property
    def me(self) -> Persoon:
        """The person, where the router made sure that there is one."""
        assert self.person is not None  # noqa: S101  strangers never get this far
        return self.person

    @property
    def today(self) -> date:
        """The day of the message in Amsterdam: "gisteren" is counted from when it was typed."""
        return self.incoming.sent.astimezone(AMSTERDAM).date()

    @property
    def beheerder(self) -> bool:
        """Whether the settings name this person as beheerder."""
        return (self.incoming.channel, self.incoming.address) in self.office.beheerders

    def say(self, bericht: Bericht) -> OutboxRow:
        """A reply to who is here."""
        return send(self.office, self.post, self.incoming.chat, bericht, self.now)

    def show(self, bericht: Bericht) -> None:
        """Show a screen: in place of the message whose button was pressed, else as a new message. One without a button
        comes below it, so that the screen above stays the way back: what is spent is replaced by one with a button."""
        new = bericht.toetsenbord is not None or bericht.bestand is not None or not bericht.knoppen
        if self.incoming.press is None or self.incoming.message is None or new:
            self.say(bericht)
        else:
            self.replace(self.incoming.message, bericht)

    def replace(self, message: int, bericht: Bericht) -> None:
        """Replace a message in this chat; when it is gone, the courier sends a new one."""
        replace(self.office, self.post, self.incoming.chat, message, bericht, self.now)

    def delete_then_say(self, gone: Bericht, kept: Bericht) -> None:
        """Delete the incoming message, and only then say which of the two is true."""
        if self.incoming.message is None:
            self.say(kept)
            return
        row = self._add("wis", {"bericht": self.incoming.message})
        self._add("stuur", gone.inhoud() | {"na": row.id, "anders": kept.inhoud()})

    def answer_press(self, text: str = "") -> None:
        """A word in passing on the pressed button; nothing a person must know stands only here."""
        if self.incoming.press is not None:
            self.post.fleeting = [Fleeting(self.incoming.press, text)]

    def _add(self, kind: str, content: dict[str, Any]) -> OutboxRow:
        row = self.store.outbox.add(self.incoming.chat, "antwoord", kind, content, self.now, self.now + REPLY_LIFE)
        self.post.rows.append(row)
        return row


def absent(office: Office, person: Persoon, now: datetime, post: Post) -> Visit:
    """A visit of who is not here: what this person asked for before is done now."""
    return Visit(office, Incoming(Kind.TEXT, "", "", person.chat or 0, person.naam, now), person, now, post)


def send(
    office: Office,
    post: Post,
    chat: int,
    bericht: Bericht,
    now: datetime,
    *,
    ping: bool = False,
    tel: Tel | None = None,
) -> OutboxRow:
    """A message for any chat: a reply lives a day, a ping until it arrives. `tel`: what a ping has to say of it."""
    klasse, expires = ("ping", None) if ping else ("antwoord", now + REPLY_LIFE)
    dubbel = ping and office.store.levens.repeats(chat, now)
    row = office.store.outbox.add(chat, klasse, "stuur", bericht.inhoud(), now, expires, dubbel=dubbel)
    post.rows.append(row)
    if ping:
        push(office, post, row, tel, now)
    return row


def tell(visit: Visit, chat: int, bericht: Bericht) -> int:
    """Tell somebody who is not here of what is done here; the outbox row of it. What one act has to say to one person
    is one message, the newest on top, and what stands in it already is not said again."""
    before = visit.told.get(chat)
    if before is None:
        row = send(visit.office, visit.post, chat, bericht, visit.now, ping=True).id
        visit.told[chat] = row, bericht
        return row
    row, said = before
    if str(paragraphs(bericht.tekst)) in str(paragraphs(said.tekst)):
        return row
    both = together(bericht, said)
    replaced = visit.store.outbox.replace_unsent(row, both.inhoud())
    assert replaced  # noqa: S101  nothing goes out before this is kept
    visit.told[chat] = row, both
    return row


def replace(office: Office, post: Post, chat: int, message: int, bericht: Bericht, now: datetime) -> OutboxRow:
    """Replace a message in any chat; when it is gone, the courier sends a new one."""
    row = office.store.outbox.of_message(chat, message)
    target = {"bericht": message} if row is None else {"bericht": message, "rij": row}
    edit = office.store.outbox.add(chat, "antwoord", "bewerk", bericht.inhoud() | target, now, now + REPLY_LIFE)
    post.rows.append(edit)
    return edit


def amend(office: Office, post: Post, ident: int, bericht: Bericht, now: datetime) -> None:
    """Change what a message to any chat says, wherever it now is: still waiting, under way or arrived. The change goes
    in the message's own class, so that it cannot overtake it; one that never arrived is left alone."""
    outbox, content = office.store.outbox, bericht.inhoud() | {"rij": ident}
    waiting = outbox.waiting_edit(ident)
    if outbox.replace_unsent(ident, bericht.inhoud()) or (waiting and outbox.replace_unsent(waiting, content)):
        return
    chat_and_class = outbox.address(ident)
    if chat_and_class is not None:
        post.rows.append(outbox.add(*chat_and_class, "bewerk", content, now, now + REPLY_LIFE))
