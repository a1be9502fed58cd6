"""`/deuren`: where somebody comes in, another door, and shutting one: a phone that is lost."""

from bot.desk import forms
from bot.desk.doors import joining, leaving
from bot.desk.visit import Visit
from bot.screens import doors as screens
from bot.screens.message import Bericht


def show(visit: Visit, note: str = "") -> Bericht:
    """The doors of who asks."""
    own, store = visit.store.deuren.of(visit.me.id), visit.store
    can = [kanaal for kanaal in joining.open_doors(visit.office) if kanaal not in {door.kanaal for door in own}]
    listed = [(door.id, door.kanaal, door.adres if "@" in door.adres else "") for door in own]
    out = leaving.can(store, visit.me.id)
    return screens.overview(listed, can, here=visit.incoming.chat, out=out, note=note)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`dr:bij:<channel>`, `dr:weg:<address>`, `dr:uit`. Raises ValueError for a strange one."""
    match words:
        case ["bij", kanaal] if kanaal in screens.TITLES:
            return _add(visit, kanaal)
        case ["weg", ident]:
            return _away(visit, int(ident))
        case ["uit"]:
            return show(visit, screens.logged_out(leaving.everywhere(visit.store, visit.me.id)))
        case _:
            raise ValueError(words)


def _add(visit: Visit, kanaal: str) -> Bericht:
    person = visit.store.people.by_id(visit.me.id)
    if person is None or not person.lidmaatschappen:
        return show(visit, screens.by_setting())
    made = joining.link(visit.office, person.id, kanaal, visit.now)
    if made is None:
        return show(visit, screens.not_open(kanaal))
    return screens.link(kanaal, made, int(joining.LIFE.total_seconds() // 60))


def _away(visit: Visit, ident: int) -> Bericht:
    """Shut a door; the one by which this is asked stays."""
    own = {door.id: door for door in visit.store.deuren.of(visit.me.id)}
    if ident not in own or ident == visit.incoming.chat:
        return show(visit, screens.gone())
    visit.store.deuren.close(ident, visit.me.id)
    return show(visit, screens.away(own[ident].kanaal))


def go_on(visit: Visit) -> Bericht | None:
    """Ask the open question here as well: it may have been asked at the other door."""
    if visit.store.gesprekken.open(visit.me.id) is None:
        return screens.nothing_open()
    forms.repeat(visit)
    return None
