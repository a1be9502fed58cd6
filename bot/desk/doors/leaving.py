"""Going out everywhere: a lost phone, by whoever notices."""

from collections.abc import Callable, Iterable

from bot.desk.rights import Rol
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.store import Store


def everywhere(store: Store, persoon: int) -> int:
    """End all that lets this person in at the page without a code, passkeys too; gives on how many browsers. Inside a
    transaction."""
    store.passkeys.end_person(persoon)
    return store.deuren.end_pages(persoon)


def can(store: Store, persoon: int) -> bool:
    """Whether there is anything to end."""
    return bool(store.deuren.pages(persoon) or store.passkeys.count(persoon))


def afresh(store: Store, persoon: int) -> None:
    """Who has access nowhere is about to get it again: what was logged in before, perhaps on a phone that was lost, is
    not. Inside a transaction."""
    known = store.people.by_id(persoon)
    if known is not None and not known.lidmaatschappen:
        everywhere(store, persoon)


def tell(store: Store, persoon: Persoon, bericht: Bericht, say: Callable[[int, Bericht], object]) -> None:
    """Let the coordinators of this person hear it, each once and not the person."""
    for chat in sorted(set(_coordinators(store, persoon))):
        say(chat, bericht)


def _coordinators(store: Store, persoon: Persoon) -> Iterable[int]:
    for place in persoon.lidmaatschappen:
        for rol in (Rol.COORDINATOR, Rol.REGIO):
            yield from (one.chat for one in store.people.members(place.organisatie.id, rol) if one.id != persoon.id)
