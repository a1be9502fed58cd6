"""The early notice of a herverdeling: shown, recorded, and told to COA and the provincie where they are on the bot.

Who was told so is kept apart from who was told of the besluit: they read that something may come, and no more.
"""

from collections.abc import Iterator

from bot.desk import cases, checking, forms, owners, who_hears
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import organisations
from bot.desk.visit import Office, Visit, tell
from bot.features.herverdeling import linked, parties, view
from bot.features.herverdeling.according import record
from bot.features.herverdeling.buttons_screens import choose
from bot.features.herverdeling.early import screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.herverdeling import velden, vooraf
from workflows.herverdeling.regels import GEHEEL, GESTOPT
from workflows.herverdeling.tabel import VOORAF

DAG = "hvvooraf"
ROL = {rol: f"vooraf-{rol}" for rol in parties.TOLD}
"""By part: what it is called while it was only told early."""
_ZELF = {"coa": "de regievoerder van COA", "provincie": "de provincie"}


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:vm:<case>[:v|:d]`: the text; it was told today, or on a day that is asked."""
    ident, *when = words
    case = _led(visit, int(ident))
    if case is None:
        return start.may_not()
    if not vooraf.kan(case.zaak.standen, view.facts(case)):
        return cases.show(visit, case.row.id, screens.TOO_LATE)
    match when:
        case []:
            return _show(visit, case)
        case ["v"]:
            return record.noted(visit, case, VOORAF, {velden.VOORAF_OP.naam: visit.today})
        case ["d"]:
            forms.start(visit, DAG, {"zaak": case.row.id})
            return None
        case _:
            raise ValueError(words)


def _led(visit: Visit, ident: int) -> Opened | None:
    case = view.open_one(visit, ident)
    return case if case is not None and owners.leads(visit.office, visit.me, case) else None


def _show(visit: Visit, case: Opened) -> Bericht:
    here = {rol: [o.naam for o in linked.parties(visit.office, case, rol)] for rol in ROL}
    outside = [_ZELF[rol] for rol, found in here.items() if not found]
    names = [naam for found in here.values() for naam in found]
    found = linked.offered(visit.office, case, visit.me, ook_eerder=True)
    links = choose(case.row.id, found)
    return screens.show(view.beeld(visit.office, case, visit.me), names, [*outside, "BZK"], links)


# ---------------------------------------------------------------- on a day that is asked


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    title = f"{row.referentie} · vooraf verteld" if row is not None else ""
    return Formulier(DAG, title, (velden.VOORAF_OP,), direct=True) if row is not None else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = _led(visit, doel["zaak"])
    return checking.broken_by(visit, case, answers) if case is not None and answers else None


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    return checking.doubt_of(visit, _led(visit, doel["zaak"]), answers)


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = _led(visit, doel["zaak"])
    if case is None:
        return start.may_not()
    if not vooraf.kan(case.zaak.standen, view.facts(case)):
        return cases.show(visit, case.row.id, screens.TOO_LATE)
    return record.noted(visit, case, VOORAF, answers)


FORMS = {DAG: Form(_form, _check, _finish, twijfel=_doubt)}


# ---------------------------------------------------------------- COA and the provincie


def follow(visit: Visit, before: Opened, after: Opened) -> None:
    """After a change: who is told early hears it; and what became of it, where the besluit itself was never told."""
    then, now = view.facts(before).vooraf_op, view.facts(after).vooraf_op
    if now is not None and then is None:
        for rol in ROL:
            for organisatie in linked.parties(visit.office, after, rol):
                visit.store.herverdelingen.tell(after.row.id, ROL[rol], organisatie.id, now)
        _say(visit, after, _announced(visit.office, after))
    elif then is not None and now is None:
        _say(visit, after, screens.withdrawn(after.row.referentie))
        for rol in ROL.values():
            visit.store.herverdelingen.forget(after.row.id, rol)
    elif now is not None and _stopped(before) != _stopped(after):
        _say(visit, after, _announced(visit.office, after))


def _stopped(case: Opened) -> bool:
    return case.zaak.standen[GEHEEL] in GESTOPT


def _announced(office: Office, case: Opened) -> Bericht:
    names = owners.names(office, case)
    return screens.announced(case.row.referentie, view.facts(case), names, gestopt=_stopped(case))


def _say(visit: Visit, case: Opened, bericht: Bericht) -> None:
    for organisatie in _only_early(visit, case.row.id):
        for person in who_hears.members(visit.office, organisatie):
            tell(visit, person.chat, bericht)


def _only_early(visit: Visit, ident: int) -> Iterator[int]:
    """The organisations that were told early and not of the besluit: those hear what becomes of that."""
    told = visit.store.herverdelingen.told(ident)
    formal = {item.organisatie for item in told if item.rol in parties.TOLD}
    return (item.organisatie for item in told if item.organisatie not in formal)


def came(visit: Visit, organisatie: int) -> None:
    """An organisation that joins later, or is linked later, hears what was told early, as long as that holds."""
    found = visit.store.people.organisatie(organisatie)
    if found.soort not in ROL:
        return
    for case in parties.of_party(visit.office, found, vooraf.KAN):
        known = view.facts(case)
        told = {item.organisatie for item in visit.store.herverdelingen.told(case.row.id)}
        if known.vooraf_op is None or organisatie in told:
            continue
        if organisatie not in {o.id for o in linked.parties(visit.office, case, found.soort)}:
            continue
        visit.store.herverdelingen.tell(case.row.id, ROL[found.soort], organisatie, known.vooraf_op)
        for person in who_hears.members(visit.office, organisatie):
            tell(visit, person.chat, _announced(visit.office, case))


def opened(visit: Visit, ident: int) -> Bericht:
    """`hv:z`: what was told to this person's organisation: the besluit, or that it may come."""
    if parties.told_to(visit, ident) is not None:
        return parties.show(visit, ident)
    row = visit.store.cases.get(ident)
    mine = {o.id for right in parties.RIGHT.values() for o in organisations(visit.me, right)}
    if row is None or row.procedure != view.HERVERDELING or mine.isdisjoint(_only_early(visit, ident)):
        return start.may_not()
    return _announced(visit.office, cases.opened(visit.office, row))
