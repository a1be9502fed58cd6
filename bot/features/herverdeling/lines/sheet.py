"""A herverdeling as a sheet to fill in and send back: a row for each gemeente. What it answers goes the way of a typed
line: the same steps, the same conditions, in the same order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.desk import cases, crossings, owners, standard
from bot.desk.case import Opened
from bot.desk.lists import sheet_undo
from bot.desk.lists.sheet import Bekend, Blad, Plaats, Plan, Uit, Voorstel
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.buttons_screens import HerverdelingScherm
from bot.features.herverdeling.lines import desk
from bot.features.herverdeling.lines import sheet_screens as screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.lists.sheets import BladRow
from storage.people import Persoon
from workflows.engine.zaak import CORRIGEER, Regel, Zaak, herspeel
from workflows.herverdeling.answer_lines import Antwoord, zeg_regel
from workflows.herverdeling.blad import ANDERE_CIJFERS, ERBIJ, STAPPEN, VAN_DE_RONDE, VORM, antwoord, bekend
from workflows.herverdeling.feiten import HerverdelingFeiten


def _code(rij: int) -> str:
    """The CBS code of the gemeente of a row."""
    return f"GM{rij:04d}"


def _case(office: Office, over: str) -> Opened | None:
    """The herverdeling that a sheet is about. Raises ValueError for what is no number."""
    row = office.store.cases.get(int(over))
    return cases.opened(office, row) if row is not None and row.procedure == view.HERVERDELING else None


def _may(office: Office, person: Persoon, organisatie: int, over: str) -> bool:
    case = _case(office, over)
    return case is not None and case.row.organisatie == organisatie and owners.leads(office, person, case)


# ---------------------------------------------------------------- going out


def _make(office: Office, blad: BladRow, _: date) -> Uit | Bericht:
    case = _case(office, blad.over)
    assert case is not None  # noqa: S101  the right was just asked
    newest = max((line.id or 0 for line in case.regels), default=0)
    rows = [(int(code[2:]), newest, _known(office, case.zaak, code)) for code in case.procedure.partijen]
    shown = standard.beeld(office, case)
    assert isinstance(shown, HerverdelingScherm)  # noqa: S101  that is how the body shows a herverdeling
    return Uit(screens.out(shown, case.procedure.partijen), [vak.naam for vak in VORM.vakken], rows)


def _known(office: Office, then: Zaak, code: str) -> dict[str, Any]:
    """What stood in the row of a gemeente then."""
    own = HerverdelingFeiten(then.feiten).van(code)
    given = {
        "gemeente": owners.name(office, code),
        "verschil": own.verschil,
        "stap": screens.where(then.standen, code),
    }
    return given | bekend(then.standen[code], own) | dict.fromkeys(ERBIJ)


# ---------------------------------------------------------------- coming back


def _opened(visit: Visit, plaatsen: Sequence[Plaats]) -> Mapping[str, Opened]:
    """The herverdelingen of these rows, each read once."""
    found = {over: _case(visit.office, over) for over in dict.fromkeys(plaats.blad.over for plaats in plaatsen)}
    return {over: case for over, case in found.items() if case is not None}


def _ken(visit: Visit, plaatsen: Sequence[Plaats]) -> Mapping[Plaats, Bekend]:
    opened, found = _opened(visit, plaatsen), {}
    for plaats in plaatsen:
        case, code = opened.get(plaats.blad.over), _code(plaats.rij)
        if case is not None and code in case.procedure.partijen:
            found[plaats] = _of_one(visit.office, case, plaats, code)
    return found


def _of_one(office: Office, case: Opened, plaats: Plaats, code: str) -> Bekend:
    def toen() -> Mapping[str, Any]:
        lines = [line for line in case.regels if line.id is not None and line.id <= plaats.tot]
        then = herspeel(case.procedure, lines)
        earlier = HerverdelingFeiten(then.feiten).ronde != view.facts(case).ronde
        return _known(office, then, code) | (dict.fromkeys(VAN_DE_RONDE, ANDERE_CIJFERS) if earlier else {})

    return Bekend(owners.name(office, code), _known(office, case.zaak, code), toen)


def _plan(visit: Visit, voorstellen: Sequence[Voorstel]) -> Plan:
    acts: list[tuple[Voorstel, Any]] = []
    against: list[tuple[str, str]] = []
    for over, case in _opened(visit, [one.plaats for one in voorstellen]).items():
        theirs = [one for one in voorstellen if one.plaats.blad.over == over]
        if not case.loopt:
            against += [(one.naam, screens.ENDED) for one in theirs]
            continue
        done, why = _of_case(visit, case, theirs)
        acts += done
        against += why
    return Plan(acts, against)


def _of_case(
    visit: Visit, case: Opened, voorstellen: Sequence[Voorstel]
) -> tuple[list[tuple[Voorstel, Antwoord]], list[tuple[str, str]]]:
    """Of each row what it answers, with the differences that are recorded by it; and what is against the others. A row
    with something doubtful waits whole: what is asked back of a line cannot be asked of a sheet."""
    rows: list[tuple[Voorstel, Antwoord]] = []
    against: list[tuple[str, str]] = []
    for one in voorstellen:
        code = _code(one.plaats.rij)
        read = antwoord(code, one.naam, one.verschillen, _known(visit.office, case.zaak, code))
        if isinstance(read, Antwoord):
            rows.append((one, read))
        elif not _was_said(case, code, one):
            against.append((one.naam, read))
    while True:
        plan = desk.plan_of(visit, case, [read for _, read in rows])
        doubtful = _doubtful(visit, case, plan, rows)
        if not doubtful:
            break
        against += [(rows[at][0].naam, screens.asked_back(why, zeg_regel(rows[at][1]))) for at, why in doubtful.items()]
        rows = [row for at, row in enumerate(rows) if at not in doubtful]
    done: list[tuple[Voorstel, Antwoord]] = []
    for (one, read), shown in zip(rows, plan.beeld, strict=True):
        against += [(one.naam, why) for why in shown.bezwaren]
        taken = {column for code, trigger, _ in plan.daden if code == read.code for column in STAPPEN[trigger]}
        if taken:
            kept = tuple(v for v in one.verschillen if v.naam in {*taken, *ERBIJ})
            done.append((replace(one, verschillen=kept), read))
    return done, against


def _was_said(case: Opened, code: str, one: Voorstel) -> bool:
    """Whether the row only says how an answer came that is recorded already: the sheet was sent again."""
    own = view.facts(case).van(code)
    known = {"hoe": own.hoe, "op": own.antwoord_op, "functie": own.functie}
    return all(v.naam in known and known[v.naam] == v.wordt for v in one.verschillen)


def _doubtful(visit: Visit, case: Opened, plan: desk.Plan, rows: Sequence[tuple[Voorstel, Antwoord]]) -> dict[int, str]:
    """By place of a row what must be asked first: a day far away, or another case that has something to say."""
    found = {at: " ".join(shown.twijfels) for at, shown in enumerate(plan.beeld) if shown.twijfels}
    at_of = {read.code: at for at, (_, read) in enumerate(rows)}
    for code, trigger, facts in plan.daden:
        said = crossings.before(visit, case, trigger, plan.na, facts)
        if said.weigert or said.vraagt:
            found.setdefault(at_of[code], str(said.weigert or said.vraagt))
    return found


# ---------------------------------------------------------------- recording, and taking back


def _record(visit: Visit, lijst: int, plan: Plan) -> Collection[str]:
    refused: list[str] = []
    for over, case in _opened(visit, [one.plaats for one, _ in plan.daden]).items():
        theirs = [(one, read) for one, read in plan.daden if one.plaats.blad.over == over]
        new = desk.plan_of(visit, case, [read for _, read in theirs])
        had = {line.id for line in case.regels}
        done = desk.write(visit, case, new)
        lines = [line.id for line in done.na.regels if line.id is not None and line.id not in had]
        visit.store.bladen.record(lijst, case.row.id, lines)
        refused += [one.naam for (one, _), shown in zip(theirs, new.beeld, strict=True) if not shown.zegt]
    return refused


def _take_back(visit: Visit, lijst: int) -> tuple[int, Sequence[str]]:
    """A herverdeling goes back as a whole, where nobody went on with it."""
    return sheet_undo.take_back(visit, lijst, _gemeenten)


def _gemeenten(case: Opened, lines: Collection[int]) -> int:
    """How many gemeenten these lines are of."""
    theirs = {code for line in case.regels if line.id in lines for code in (line.spoor, *_put_right(line))}
    return len(theirs & set(case.procedure.partijen))


def _put_right(line: Regel) -> set[str]:
    """The gemeenten of which a line puts an answer right: a whole number lets all others confirm, and is of one."""
    named = (naam for naam in line.feiten if line.trigger == CORRIGEER and not naam.startswith("klopt_"))
    return {naam.rpartition("_")[2] for naam in named}


def _now(visit: Visit, plan: Plan) -> Tekst:
    """In which step each gemeente of the first herverdeling is after it."""
    case = _case(visit.office, plan.daden[0][0].plaats.blad.over)
    return screens.now(view.beeld(visit.office, case, visit.me)) if case is not None else ""


BLAD = Blad(VORM, screens.WOORDEN, _may, _make, _ken, _plan, _record, _take_back, daarna=_now)
