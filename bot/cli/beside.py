"""Commands beside a serving process: short transactions on the same file, never creating or migrating it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from bot.settings import Settings
from storage.store import AlreadyServed, Store, open_store, serving_lock
from storage.trust.keeping import noted_beside

PATIENCE = 5.0
"""Seconds a command waits for its turn to write beside a busy service."""


@contextmanager
def beside(settings: Settings) -> Iterator[Store]:
    """The database for a command. Made or migrated only while nobody serves it. Raises DatabaseProblem."""
    with ExitStack() as stack:
        try:
            stack.enter_context(serving_lock(settings.database))
            alone = True
        except AlreadyServed:
            alone = False
        store = open_store(settings.database, mode=settings.mode, create=alone)
        stack.callback(store.close)
        store.wait_for_others(PATIENCE)
        yield store
        noted_beside(store, settings.database)
