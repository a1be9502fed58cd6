"""Finding a few cases reads no others: with fifty thousand koppelingen each took as long as reading them all."""

from collections.abc import Callable
from datetime import date

import pytest

from storage.store import Store


@pytest.mark.parametrize(
    "find",
    [
        lambda store: store.cases.with_reference("HV-1"),
        lambda store: store.herverdelingen.of_gemeenten(["GM0034"]),
        lambda store: store.ladders.about("GM0034"),
        lambda store: store.ladders.with_term(date(2026, 1, 1)),
    ],
)
def test_only_what_is_looked_for_is_read(store: Store, find: Callable[[Store], object]) -> None:
    """The table of all cases is entered by an index."""
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)
    find(store)
    store.db.conn.set_trace_callback(None)
    plan = [row[3] for sql in asked for row in store.db.execute(f"explain query plan {sql}").fetchall()]
    entered = [line for line in plan if line.split()[1] in ("zaken", "z")]
    assert entered
    assert all(line.startswith("SEARCH") or "INDEX" in line for line in entered)
