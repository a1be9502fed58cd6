"""What changed in the world since the documents, as it is shown today: ours, and what who runs the bot added."""

from datetime import date

from knowledge.actueel import Actueel, item, laad_actueel, samen
from storage.store import Store


def shown(store: Store, today: date) -> tuple[Actueel, ...]:
    """All items of today, ours first."""
    return samen(laad_actueel(), own(store), today)


def own(store: Store) -> list[Actueel]:
    """Those that were added, also when they have ended."""
    return [item(row.inhoud, eigen=True) for row in store.actueel.all()]
