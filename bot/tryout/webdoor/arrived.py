"""What came in the try-out's mailbox, and what its push service read: the last of it, for people to look at."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from typing import Any

MOST = 50
"""Mails, and pings."""


class Arrived:
    """The last of them, in memory alone: after a restart there are none."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.number = 0
        self._mails: deque[dict[str, Any]] = deque(maxlen=MOST)
        self._pings: deque[dict[str, Any]] = deque(maxlen=MOST)

    def mail(self, message: EmailMessage) -> None:
        """A mail came."""
        content = message.get_content() if message.get_content_type() == "text/plain" else ""
        words = {
            "aan": str(message["To"]),
            "onderwerp": str(message["Subject"]),
            "tekst": str(content).replace("\r\n", "\n").strip(),
        }
        self._mails.append(self._numbered(words))

    def ping(self, ping: dict[str, Any], about: dict[str, str]) -> None:
        """A ping came, for a browser of this name."""
        shown = ping.get("notification", {})
        words = {"wie": about["naam"], "titel": str(shown.get("title", "")), "tekst": str(shown.get("body", ""))}
        self._pings.append(self._numbered({**words, "tag": str(shown.get("tag", ""))}))

    def _numbered(self, words: dict[str, Any]) -> dict[str, Any]:
        self.number += 1
        return {"nummer": self.number, "moment": self._now().isoformat(), **words}

    def view(self) -> dict[str, Any]:
        """Newest first."""
        return {"nummer": self.number, "mails": [*reversed(self._mails)], "pings": [*reversed(self._pings)]}
