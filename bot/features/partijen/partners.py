"""With which organisations on the bot a gemeente works: the coordinator says so once, by function."""

from bot.desk import who_hears
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Visit
from bot.features.partijen import partners_screens
from bot.screens.message import Bericht
from workflows.engine.partijvraag import FUNCTIES, Functie

SHOWN = tuple(functie for functie in FUNCTIES.values() if functie.naam != "gemeente")
"""Another gemeente is named in the herverdeling itself."""


def overview(visit: Visit, organisatie: int | None = None) -> Bericht:
    """By function: who it is. Who works for several gemeenten sees the first; the others have a button."""
    own = [o for o in organisations(visit.me, Actie.VRAAG_STELLEN) if organisatie in (None, o.id)]
    if not own:
        return partners_screens.no_gemeente()
    chosen, store = own[0], visit.store.vragen
    rows = [
        (functie.naam, functie.titel, ", ".join(o.naam for o in store.partners(chosen.id, functie.naam)))
        for functie in SHOWN
    ]
    there = {soort for soort in {f.soort for f in SHOWN} if visit.store.people.on_the_bot(soort)}
    rows = [
        (naam, titel, wie or ("nog niet gekozen" if FUNCTIES[naam].soort in there else "niet op Ketenbot"))
        for naam, titel, wie in rows
    ]
    return partners_screens.partners(
        chosen.naam,
        rows,
        may(visit.me, Actie.PARTNERS, chosen.id),
        chosen.id,
        [(o.id, o.naam) for o in own[1:]],
    )


def choose(visit: Visit, organisatie: int, functie: Functie, page: int) -> Bericht:
    """The organisations on the bot that can be this party."""
    if not may(visit.me, Actie.PARTNERS, organisatie):
        return overview(visit)
    chosen = {o.id for o in visit.store.vragen.partners(organisatie, functie.naam)}
    choices = [(o.id, o.naam, o.id in chosen) for o in visit.store.people.on_the_bot(functie.soort)]
    return partners_screens.choose_partner(functie.titel, functie.naam, organisatie, choices, page)


def link(visit: Visit, organisatie: int, functie: Functie, page: int, partner: int, *, on: bool) -> Bericht:
    """Say that this organisation is this party, or no longer. What was asked of it goes on."""
    known = {o.id for o in visit.store.people.on_the_bot(functie.soort)}
    if may(visit.me, Actie.PARTNERS, organisatie) and partner in known and who_hears.members(visit.office, partner):
        visit.store.vragen.link(organisatie, functie.naam, partner, on=on)
        for hear in visit.office.features.erbij if on else ():
            hear(visit, partner)
    return choose(visit, organisatie, functie, page)


def press(visit: Visit, words: list[str]) -> Bericht:
    """`vp:<organisation>`, and what is chosen there. Raises ValueError for a strange one."""
    match words:
        case [organisatie]:
            return overview(visit, int(organisatie))
        case [organisatie, naam, page] if naam in FUNCTIES:
            return choose(visit, int(organisatie), FUNCTIES[naam], int(page))
        case [organisatie, naam, page, partner, ("0" | "1") as on] if naam in FUNCTIES:
            return link(visit, int(organisatie), FUNCTIES[naam], int(page), int(partner), on=on == "1")
        case _:
            raise ValueError(words)
