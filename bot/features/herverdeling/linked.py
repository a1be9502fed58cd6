"""Which COA and provincie belong to a herverdeling, and who is on the bot too and was not chosen yet."""

from bot.desk import owners, who_hears
from bot.desk.case import Opened
from bot.desk.provincies import herken, in_provincie, namen, provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import Office
from bot.features.herverdeling.buttons_screens import FEW, Koppelbaar
from storage.people import Organisatie, Persoon
from workflows.herverdeling.regels import GEHEEL

ROLLEN = ("coa", "provincie")
FUNCTIES = {"coa": ("plaatsing", "regievoerder"), "provincie": ("provincie",)}
"""By part: as what a gemeente works with it."""
MOST = FEW + 1
"""Organisations of a kind that are looked at: of more none is offered, for nobody knows which is meant."""
_MELDEN = ("wacht_op_kennisgeving", "wacht_op_coa_toets", "herstel_gevraagd")
"""Where the screen of the case offers to choose: they have to hear now, or should have."""


def parties(office: Office, case: Opened, rol: str) -> list[Organisatie]:
    """The organisations on the bot that are told: those that a gemeente in the case works with, and of a provincie
    also the one of its name."""
    found: dict[int, Organisatie] = {}
    for code in case.procedure.partijen:
        organisatie = office.store.people.gemeente(code)
        for functie in FUNCTIES[rol] if organisatie else ():
            found |= {o.id: o for o in office.store.vragen.partners(organisatie.id, functie)} if organisatie else {}
        if rol == "provincie":
            found |= {o.id: o for o in _named(office, code)}
    return [o for o in found.values() if o.soort == rol and who_hears.present(office, o.id)]


def _named(office: Office, code: str) -> list[Organisatie]:
    """The provincies on the bot in which a gemeente lies."""
    return [o for o in office.store.people.on_the_bot("provincie") if in_provincie(office, o, code) is not None]


def choosable(office: Office, case: Opened) -> list[Organisatie]:
    """Of a part that nobody was chosen for: who of it is on the bot. A provincie by whose name one knows where it is,
    is not asked about."""
    open_parts = [rol for rol in ROLLEN if not parties(office, case, rol)]
    there = [office.store.people.reachable_of(rol, MOST) for rol in open_parts]
    few = [o for found in there if len(found) < MOST for o in found]
    return [o for o in few if o.soort == "coa" or _unnamed(office, o)]


def _unnamed(office: Office, organisatie: Organisatie) -> bool:
    """Whether nothing says of which provincie it is."""
    return herken(organisatie.naam, namen(office.gemeenten)) is None and provincie_van(office, organisatie) is None


def house(office: Office, case: Opened) -> Organisatie | None:
    """The gemeente that leads, whose choice it is."""
    return office.store.people.gemeente(owners.lead(office, case))


def offered(office: Office, case: Opened, person: Persoon, *, ook_eerder: bool = False) -> tuple[Koppelbaar, ...]:
    """Who can be chosen by this person, where they have to hear of the case; `ook_eerder`: before that too."""
    own = house(office, case)
    asked = ook_eerder or case.zaak.standen[GEHEEL] in _MELDEN
    if not asked or own is None or not may(person, Actie.PARTNERS, own.id):
        return ()
    return tuple(Koppelbaar(o.id, as_what(o), o.naam) for o in choosable(office, case))


def as_what(organisatie: Organisatie) -> str:
    """As what it is chosen: a COA desk by its name as unit Plaatsing, else as regievoerder."""
    if organisatie.soort == "provincie":
        return "provincie"
    return "plaatsing" if "plaatsing" in organisatie.naam.casefold() else "regievoerder"
