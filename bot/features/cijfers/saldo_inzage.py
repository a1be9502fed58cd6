"""Of which gemeenten a person sees the stand."""

from bot.desk.provincies import gemeenten_bij
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie, Persoon


def eigen(person: Persoon) -> list[Organisatie]:
    """The gemeenten in which this person works."""
    return [o for o in organisations(person, Actie.STAND_ZIEN) if o.gemeente]


def zichtbaar(office: Office, person: Persoon) -> tuple[Gemeente, ...]:
    """All gemeenten whose stand this person sees: the own ones, those of their regio's, those of a provincie."""
    if not may(person, Actie.STAND_ZIEN):
        return ()
    codes = [o.gemeente for o in eigen(person) if o.gemeente]
    codes += [code for o in eigen(person) for code in office.store.cijfers.regio(o.id)]
    known = [g for code in dict.fromkeys(codes) for g in office.gemeenten.precies(code)]
    return tuple(dict.fromkeys([*known, *gemeenten_bij(office, person)]))
