"""`/machtiging`: the gemeenten of a regio are named by the regio or the beheerder; the coordinator of each says what
the regio may do for it, once, and can end that at once."""

from bot.desk import owners
from bot.desk.rights import Actie, Rol, may, organisations
from bot.desk.visit import Visit, send
from bot.features.regio import naming, screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.regio.machtigingen import Band
from workflows.regio.machtiging import lees

SHOWN = 12
"""Lines of history on one screen."""


def command(visit: Visit) -> Bericht:
    """The own regio; what regions may do for the own gemeente; for a beheerder all regions."""
    regios, mine = naming.regios_of(visit), organisations(visit.me, Actie.REGIO_ZIEN)
    bands = visit.store.regios.of_gemeenten(o.gemeente for o in mine if o.gemeente)
    if not regios and not mine:
        return screens.no_regio_yet() if may(visit.me, Actie.REGIO_GEMEENTEN) else screens.gemeenten_only()
    if len(regios) + len(bands) == 1:
        return naming.of_regio(visit, regios[0].id) if regios else _pair(visit, bands[0])
    if not regios and not bands:
        return screens.nobody_named([o.naam for o in mine])
    return screens.choose(regios, [(band, owners.name(visit.office, band.gemeente)) for band in bands])


# ---------------------------------------------------------------- what a gemeente says


def _pair(visit: Visit, band: Band, note: Tekst = "") -> Bericht:
    """What stands between a regio and an own gemeente, with the buttons of its coordinator."""
    own = visit.store.people.gemeente(band.gemeente)
    manages = own is not None and may(visit.me, Actie.REGIO_MACHTIGEN, own.id)
    return screens.pair(band, owners.name(visit.office, band.gemeente), manages=manages, note=note)


def _band(visit: Visit, regio: str, code: str, actie: Actie) -> Band | None:
    """What stands between these two, for who may do this in that gemeente."""
    own = visit.store.people.gemeente(code)
    if own is None or not may(visit.me, actie, own.id):
        return None
    return visit.store.regios.get(int(regio), code)


def _say(visit: Visit, regio: str, code: str, stand: str, mag: str = "") -> Bericht:
    """The gemeente confirms, declines or ends; who is in the regio hears it."""
    band = _band(visit, regio, code, Actie.REGIO_MACHTIGEN)
    if band is None:
        return screens.may_not()
    if (band.stand, band.mag) == (stand, mag):
        return _pair(visit, band, screens.ALREADY)
    if stand == "beeindigd" and band.stand != "bevestigd":
        return _pair(visit, band, screens.NOTHING_TO_END)
    visit.store.regios.say(band.regio, code, stand, mag, visit.me.id, visit.now)
    now = visit.store.regios.get(band.regio, code)
    assert now is not None  # noqa: S101  it was just said
    for person in visit.store.people.members(band.regio, Rol.REGIO):
        told = screens.told_regio(now, owners.name(visit.office, code))
        send(visit.office, visit.post, person.chat, told, visit.now, ping=True)
    return _pair(visit, now, screens.said(now))


def _choose(visit: Visit, regio: str, code: str, mag: str) -> Bericht:
    band = _band(visit, regio, code, Actie.REGIO_MACHTIGEN)
    if band is None:
        return screens.may_not()
    return screens.what_it_may(band, owners.name(visit.office, code), lees(mag.removeprefix("-")))


def _history(visit: Visit, regio: str, code: str) -> Bericht:
    band = _band(visit, regio, code, Actie.REGIO_ZIEN)
    if band is None:
        return screens.may_not()
    lines = visit.store.regios.past(band.regio, code, SHOWN)
    return screens.history(band, owners.name(visit.office, code), lines)


# ---------------------------------------------------------------- who hears


def came(visit: Visit, organisatie: int) -> None:
    """Somebody of a gemeente came in: its coordinator hears which regions wait for a word."""
    found = visit.store.people.organisatie(organisatie)
    who = visit.store.people.by_chat(visit.incoming.chat)
    if found.gemeente is None or who is None or not may(who, Actie.REGIO_MACHTIGEN, organisatie):
        return
    for band in visit.store.regios.of_gemeenten([found.gemeente]):
        if band.stand == "genoemd":
            visit.say(screens.asks(band, found.naam))


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`rg`, and what is chosen there. Raises ValueError for a strange one."""
    match words:
        case []:
            return command(visit)
        case ["z", regio, code]:
            band = _band(visit, regio, code, Actie.REGIO_ZIEN)
            return _pair(visit, band) if band is not None else screens.may_not()
        case ["t", regio, code, mag]:
            return _choose(visit, regio, code, mag)
        case ["b", regio, code, mag] if lees(mag):
            return _say(visit, regio, code, "bevestigd", lees(mag))
        case ["n", regio, code]:
            return _say(visit, regio, code, "geweigerd")
        case ["s", regio, code]:
            return _say(visit, regio, code, "beeindigd")
        case ["h", regio, code]:
            return _history(visit, regio, code)
        case _:
            return naming.press(visit, words)


FORMS = naming.FORMS
