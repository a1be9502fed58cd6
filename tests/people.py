"""People in a database, by the number that Telegram would know them by."""

from datetime import UTC, datetime

from storage.store import Store

LONG_AGO = datetime(2026, 1, 5, 9, tzinfo=UTC)


def chat_of(store: Store, number: int, kanaal: str = "telegram") -> int:
    """Our id of the chat of this number, which is made when it is new. Inside a transaction."""
    known = store.db.execute("select id from adressen where kanaal = ? and adres = ?", [kanaal, str(number)]).fetchone()
    return known[0] if known else store.addresses.seen(kanaal, str(number), LONG_AGO)


def number_of(store: Store, chat: int) -> int:
    """The other way round."""
    address = store.addresses.get(chat)
    assert address is not None
    return int(address.adres)


def add_person(store: Store, number: int, naam: str = "Iemand") -> int:
    """Somebody new at this number; gives the person's id. Inside a transaction."""
    return store.people.add_person(naam, chat_of(store, number))


def counts(store: Store) -> dict[str, int]:
    """How many rows of the outbox are in which state."""
    return dict(store.db.execute("select stand, count(*) from outbox group by stand").fetchall())
