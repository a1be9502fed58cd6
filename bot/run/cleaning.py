"""The housekeeping of every night: what nobody needs any more is let go of, and the log says how much that was. Open
cases are never touched."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from bot.desk.trust import ended
from bot.desk.visit import Office
from bot.web import CHANNEL as WEB
from bot.web.login import KNOWN
from bot.web.sessions import IDLE, LONGEST

log = logging.getLogger(__name__)

KEEP_SENT = timedelta(days=14)
KEEP_IDS = timedelta(days=8)
KEEP_TALKS = timedelta(days=30)
KEEP_COUNTS = timedelta(days=366)
KEEP_PASSKEYS = timedelta(days=366)
"""A passkey that nobody uses: its device is no longer in use."""
KEEP_ATTEMPTS = timedelta(days=1)
KEEP_STRANGERS = timedelta(days=1)
UNSEEN = timedelta(days=14)
"""After so long without a word at another door somebody is told things at the page, which has a mail behind it."""
KEEP_SEEN = timedelta(days=1)
"""What somebody typed on our own page and the page never showed."""
AT_ONCE = 200
"""Messages that are dropped in one transaction."""
Piece = tuple[str, Callable[[], int | None]]
"""What it is about, in the words of the log, and what drops it and gives how many that were."""


def clean(office: Office) -> Iterator[None]:
    """Let go of it, a piece at a time. Raises CannotCommit."""
    now, store = office.now(), office.store
    gone: dict[str, int] = {}
    more = True
    while more:
        with store.atomic():
            count = store.outbox.forget(now - KEEP_SENT, AT_ONCE)
        gone["verstuurde berichten"] = gone.get("verstuurde berichten", 0) + count
        more = count == AT_ONCE
        yield
    for name, piece in _pieces(office, now):
        with store.atomic():
            gone[name] = piece() or 0
        yield
    upto: int | None = 0
    ended_cases = 0
    while upto is not None:
        with store.atomic():
            upto, count = ended.wipe(office, now, upto)
        ended_cases += count
        yield
    if office.bewaren.zaken is not None:
        gone["afgelopen zaken"] = ended_cases
    with store.atomic():
        ended.remind(office, now, ended_cases)
    told = [f"{count} {name}" for name, count in gone.items() if count > 0]
    if told:
        log.info("opgeruimd: %s", ", ".join(told))


def _pieces(office: Office, now: datetime) -> tuple[Piece, ...]:
    store, keep = office.store, office.bewaren
    return (
        ("sleutels van updates", lambda: store.updates.forget(now - KEEP_IDS)),
        ("fouten", lambda: store.updates.forget_faults(now - timedelta(days=keep.fouten))),
        ("gesprekken", lambda: store.gesprekken.forget(now - KEEP_TALKS)),
        ("onderwerpen van gesprek", lambda: store.onderwerpen.forget(now - timedelta(days=keep.vragen))),
        ("invoer", lambda: store.invoer.forget(now - KEEP_TALKS)),
        ("lijsten", lambda: store.lijsten.forget(now - KEEP_TALKS)),
        ("bladen", lambda: store.bladen.forget((now - KEEP_TALKS).date())),
        ("bijwerkingen", lambda: store.bijwerkingen.forget(now - KEEP_TALKS)),
        ("cijferlijsten", lambda: store.cijfers.forget_lists(now - KEEP_TALKS)),
        ("afwezigheden", lambda: store.colleagues.forget((now - KEEP_TALKS).date())),
        ("vragen aan de redactie", lambda: store.answers.forget(now, (now - KEEP_COUNTS).date())),
        ("pogingen", lambda: store.people.forget_attempts(now - KEEP_ATTEMPTS)),
        ("adressen van vreemden", lambda: store.addresses.forget_strangers(now - KEEP_STRANGERS)),
        ("berichten op de pagina", lambda: store.weblog.forget(now - KEEP_SEEN, now - KEEP_TALKS, now)),
        ("sessies", lambda: store.zittingen.forget(now - IDLE, now - LONGEST)),
        ("passkeys", lambda: store.passkeys.forget(now - KEEP_PASSKEYS, now)),
        ("getelde zaken voor de mail", lambda: store.mailpings.forget((now - KEEP_SEEN).date())),
        ("deuren waar niemand meer kwam", lambda: store.addresses.fall_silent(WEB, now - UNSEEN)),
        ("codes", lambda: store.codes.forget(now, now - KEEP_ATTEMPTS, now - KNOWN)),
        ("gezegde herinneringen", lambda: store.ochtenden.forget(now - timedelta(days=keep.herinneringen))),
    )
