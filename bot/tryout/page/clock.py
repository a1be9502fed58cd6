"""The try-out's clock: it runs as ours does, some time ahead."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class ClockControl(Protocol):
    """What the page needs of the clock. Moments are aware."""

    def now(self) -> datetime:
        """The try-out's present moment."""

    async def next_due(self) -> datetime | None:
        """Step to the next moment at which something is due and let it be sent. None when nothing is planned."""

    async def advance_to(self, moment: datetime) -> None:
        """Go to a later moment, stopping at each due one on the way until all is sent."""


class LooseClock:
    """A clock on its own: with no bot behind it nothing is ever due."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """The present moment, as far ahead as was asked."""
        return datetime.now(UTC) + self.ahead

    async def next_due(self) -> datetime | None:
        """Nothing is planned here."""
        return None

    async def advance_to(self, moment: datetime) -> None:
        """Jump forward; an earlier moment changes nothing."""
        self.ahead += max(moment - self.now(), timedelta())
