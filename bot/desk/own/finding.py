"""Finding a case by its reference, of whatever procedure."""

from bot.desk import cases, owners
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens import case as case_screens
from bot.screens.message import Bericht
from storage.cases import CaseRow
from storage.people import Organisatie


def known(visit: Visit, reference: str) -> Bericht | None:
    """The case of this reference, or None; who works for several gemeenten that both have one is asked which. Where two
    procedures have it, the one that is registered first leads."""
    wanted = " ".join(reference.split())
    kinds = visit.office.features.procedures
    places = {m.organisatie.id for m in visit.me.lidmaatschappen}
    rows = {(row.procedure, row.organisatie): row for row in visit.store.cases.with_own_reference(places, wanted)}
    found: list[tuple[Organisatie, CaseRow]] = []
    for procedure in kinds if rows else ():
        own = organisations(visit.me, kinds[procedure].recht(Actie.ZAAK_ZIEN))
        found = found or [(o, rows[procedure, o.id]) for o in own if (procedure, o.id) in rows]
    found = found or _of_others(visit, wanted)
    if len(found) > 1:
        return case_screens.which_case(found[0][1].referentie, [(o.naam, row.id) for o, row in found])
    return cases.show(visit, found[0][1].id) if found else None


def _of_others(visit: Visit, reference: str) -> list[tuple[Organisatie, CaseRow]]:
    """The cases of other organisations with this reference in which this person's own takes part."""
    people = visit.store.people
    return [
        (people.organisatie(row.organisatie), row)
        for row in visit.store.cases.with_reference(reference)
        if owners.takes_part(visit.office, visit.me, row)
    ]
