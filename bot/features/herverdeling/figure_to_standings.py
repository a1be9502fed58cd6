"""A published number that a gemeente gave in a herverdeling, offered to its own standings: it is typed once."""

from collections.abc import Iterator

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.visit import Visit
from bot.features.cijfers import checking
from bot.features.cijfers.checking import Wie
from bot.features.herverdeling import view
from bot.features.herverdeling.screens import PREFIX
from bot.screens import start
from bot.screens.message import Bericht, Knop, actie
from workflows.cijfers.lijst import Gelezen

BRON = {"brief": "brief van het Rijk", "staatscourant": "Staatscourant"}


def buttons(visit: Visit, case: Opened) -> Iterator[Knop]:
    """For who enters figures of a gemeente, where its standings have no taakstelling of this tijdvak yet."""
    mine = owners.own(visit.office, visit.me, case)
    for code in mine:
        found = _offered(visit, case, code)
        if found is not None:
            words = view.label(visit.office, mine, code, f"Zet {found[1].waarde} ook in jullie standen")
            yield Knop(words, actie(PREFIX, "st", case.row.id, code))


def _offered(visit: Visit, case: Opened, code: str) -> tuple[Wie, Gelezen] | None:
    own, wie = view.facts(case).van(code), checking.wie_voor(visit.office, visit.me, code)
    source = BRON.get(own.bron or "")
    if wie is None or own.voor is None or source is None:
        return None
    tijdvak = view.facts(case).tijdvak
    if visit.store.cijfers.of("taakstelling", code, tijdvak, wie.eigen):
        return None
    return wie, Gelezen(1, "taakstelling", code, tijdvak, own.voor, bron=source, datum=own.bron_op)


def keep(visit: Visit, ident: int, code: str) -> Bericht:
    """Put the number in the standings of the own gemeente, checked as anything that is entered there."""
    case = view.open_one(visit, ident)
    if case is None or code not in owners.own(visit.office, visit.me, case):
        return start.may_not()
    found = _offered(visit, case, code)
    if found is None:
        return cases.show(visit, ident, "Er staat al een taakstelling in jullie standen, of een coördinator doet dit.")
    wie, item = found
    good, wrong = checking.keur(visit.office, [item], {code: wie}, item.bron, visit.today, verbeter=False)
    if wrong:
        return cases.show(visit, ident, wrong[0].tekst)
    checking.schrijf(visit.office, good, visit.me.id, visit.now)
    naam = owners.name(visit.office, code)
    return cases.show(visit, ident, f"✓ De taakstelling van {naam} in {item.periode} staat nu op {item.waarde}.")
