"""Room for answers: one rule for all work that is not an answer (mornings, chores, cleaning). A short stretch of it,
and then at least three times as long for whoever asks something. A turn of the loop is not enough: an answer takes
about ten."""

import asyncio
from collections.abc import Iterable
from time import perf_counter

STRETCH = 0.02
"""Seconds of work in one go, as far as its pieces allow."""
SHARE = 3
"""So many times as long as the work took is left to others."""


async def between(pieces: Iterable[object]) -> None:
    """Do the pieces of this work one after another, with room for answers between them."""
    begun = last = perf_counter()
    for _ in pieces:
        now = perf_counter()
        if now - begun + now - last > STRETCH:  # one more such piece would be too long
            await after(begun)
            begun = perf_counter()
        last = perf_counter()


async def after(begun: float) -> None:
    """Leave room after work that was begun at this moment of `perf_counter` and is done now."""
    await asyncio.sleep(max(STRETCH, SHARE * (perf_counter() - begun)))
