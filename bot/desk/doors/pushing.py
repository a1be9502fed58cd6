"""The fast ping: whatever is said on the page unasked is shown at once on the browsers that want to hear it, in words
that name nothing of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.screens import pings as screens

if TYPE_CHECKING:
    from bot.desk.visit import Office, Post
    from storage.outbox import OutboxRow
    from storage.web.pings import Tel
    from storage.web.pushes import Abonnement

PUSH = "push"
"""The channel. An address of it is the number of a subscription, and belongs to nobody: no one is told anything else
there."""
PUSH_LIFE = timedelta(hours=4)
"""A ping that no push service took in that time says nothing new: the message stands on the page, and the mail went."""
WEB = "web"
"""Only the page needs it: Telegram shows by itself that there is something."""


def push(office: Office, post: Post, row: OutboxRow, tel: Tel | None, now: datetime) -> None:
    """This row is told unasked; show so much of it (None: that there is something) on every browser of its chat that
    wants it. Inside a transaction."""
    if office.push is None or office.webpagina is None or row.kanaal != WEB:
        return
    for to in office.store.pushes.of_chat(row.chat, office.push):
        push_one(office, post, to, screens.push(tel), now)


def push_one(office: Office, post: Post, to: Abonnement, words: str, now: datetime) -> None:
    """Show this on one browser. Inside a transaction."""
    address = office.store.addresses.seen(PUSH, str(to.id), now)
    content = screens.notification(words, office.webpagina or "")
    post.rows.append(office.store.outbox.add(address, "ping", "stuur", content, now, now + PUSH_LIFE))
