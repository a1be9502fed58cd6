"""A published number that a gemeente gave in a herverdeling, offered to its own standings: it is typed once."""

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.visit import Office, Visit
from bot.features.cijfers import checking
from bot.features.cijfers.checking import Wie
from bot.features.herverdeling import replies_screens
from bot.screens import start
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.cijfers.lijst import Gelezen
from workflows.herverdeling.feiten import HerverdelingFeiten

BRON = {"brief": "brief van het Rijk", "staatscourant": "Staatscourant"}


def offers(office: Office, person: Persoon, case: Opened) -> dict[str, int]:
    """By own gemeente the number, for who enters its figures, where its standings have none of this tijdvak yet."""
    found = {code: _offered(office, person, case, code) for code in owners.own(office, person, case)}
    return {code: int(item[1].waarde) for code, item in found.items() if item is not None}


def _offered(office: Office, person: Persoon, case: Opened, code: str) -> tuple[Wie, Gelezen] | None:
    feiten = HerverdelingFeiten(case.zaak.feiten)
    own, wie = feiten.van(code), checking.wie_voor(office, person, code)
    source = BRON.get(own.bron or "")
    if wie is None or own.voor is None or source is None:
        return None
    if office.store.cijfers.of("taakstelling", code, feiten.tijdvak, wie.eigen):
        return None
    return wie, Gelezen(1, "taakstelling", code, feiten.tijdvak, own.voor, bron=source, datum=own.bron_op)


def keep(visit: Visit, case: Opened, code: str) -> Bericht:
    """Put the number in the standings of the own gemeente, checked as anything that is entered there."""
    ident = case.row.id
    if code not in owners.own(visit.office, visit.me, case):
        return start.may_not()
    found = _offered(visit.office, visit.me, case, code)
    if found is None:
        return cases.show(visit, ident, replies_screens.STANDINGS_HAVE_IT)
    wie, item = found
    good, wrong = checking.keur(visit.office, [item], {code: wie}, item.bron, visit.today, verbeter=False)
    if wrong:
        return cases.show(visit, ident, wrong[0].tekst)
    checking.schrijf(visit.office, good, visit.me.id, visit.now)
    naam = owners.name(visit.office, code)
    return cases.show(visit, ident, replies_screens.in_standings(naam, item.periode, int(item.waarde)))
