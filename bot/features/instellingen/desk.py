"""`/instellingen`: which side tasks the own organisation has on. A coordinator switches them; a colleague sees who
can."""

from bot.desk import bijtaken
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Visit
from bot.features.instellingen import screens
from bot.features.instellingen.screens import Stand
from bot.screens.markup import Tekst
from bot.screens.message import Bericht


def show(visit: Visit) -> Bericht:
    """The switches of the own organisation; who works for several is asked for which."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if not own:
        return screens.own_people_only()
    return of(visit, own[0].id) if len(own) == 1 else screens.which(own)


def of(visit: Visit, organisatie: int, page: int = 0, note: Tekst = "") -> Bericht:
    """The switches of one organisation, a page of them."""
    if not may(visit.me, Actie.ZAAK_ZIEN, organisatie):
        return screens.own_people_only()
    pressed = visit.store.bijtaken.of_organisation(organisatie)
    standen = []
    for kind in visit.office.features.bijtaken.values():
        row = pressed.get(kind.naam)
        day = row.op.astimezone(AMSTERDAM).date() if row is not None else None
        standen.append(Stand(kind, row is not None and row.aan, row.naam if row is not None else None, day))
    place, can = visit.store.people.organisatie(organisatie), may(visit.me, Actie.BIJTAKEN, organisatie)
    names = () if can else bijtaken.coordinators(visit.office, organisatie)
    return screens.overview(place, standen, page, names, can=can).met(boven=note)


def switch(visit: Visit, organisatie: int, naam: str, *, aan: bool) -> Bericht:
    """Switch a kind on or off. The button names what it makes of it, so that pressing twice does it once. Raises
    ValueError for a kind that is not there."""
    kind = visit.office.features.bijtaken.get(naam)
    if kind is None:
        raise ValueError(naam)
    if not may(visit.me, Actie.BIJTAKEN, organisatie):
        return screens.coordinators_only()
    done = visit.store.bijtaken.switch(organisatie, naam, visit.me.id, visit.now, aan=aan)
    place = list(visit.office.features.bijtaken).index(naam)
    return of(visit, organisatie, place // screens.PER, screens.switched(kind, aan=aan, done=done))


def press(visit: Visit, words: list[str]) -> Bericht:
    """`in`, `in:<organisation>`, `in:<organisation>:p:<page>`, `in:<organisation>:<kind>:<1 or 0>`. Raises ValueError
    for a strange one."""
    match words:
        case []:
            return show(visit)
        case [organisatie]:
            return of(visit, int(organisatie))
        case [organisatie, "p", page]:
            return of(visit, int(organisatie), int(page))
        case [organisatie, naam, "1" | "0" as aan]:
            return switch(visit, int(organisatie), naam, aan=aan == "1")
        case _:
            raise ValueError(words)
