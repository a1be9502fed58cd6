"""What gemeenten answered, typed as lines: for which herverdeling, what of it can be recorded now, and recording it.

Every answer of every gemeente goes this way, several at once, with one table to confirm. The steps and their conditions
are those of the table: nothing is skipped because it was typed in one go.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.desk import after, cases, checking, crossings, forms, owners, steps
from bot.desk.case import Gedaan, Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.guard import Afgekeurd, nummer_ok, tekst_ok
from bot.desk.rights import Actie, gemeenten, regios
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import begin, view
from bot.features.herverdeling.according import record
from bot.features.herverdeling.lines import put_right, screens
from bot.features.herverdeling.lines.screens import Regelbeeld
from bot.features.herverdeling.progress.screens import guide
from bot.screens import herindeling, start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from workflows.engine import zaak
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.velden import Keuze, Soort, Veld, ver_weg
from workflows.engine.zaak import Regel, Zaak
from workflows.herverdeling.answer_lines import Antwoord, Onleesbaar, is_antwoord, lees_antwoorden, zeg_regel
from workflows.herverdeling.feiten import HerverdelingFeiten

REGELS, WELKE = "hvregels", "hvwelke"


def read(visit: Visit, text: str, gekozen: Mapping[str, str] | None = None) -> Bericht | bool | None:
    """Lines with answers of gemeenten: shown as one table, with a button to record them. A name that may mean more
    gemeenten is the one that takes part, or is asked by buttons (`gekozen`: what was answered to that)."""
    mine = is_antwoord(text) and (gemeenten(visit.me, Actie.HERVERDELEN) or regios(visit.me, Actie.HERVERDELEN))
    if not mine:
        return None
    parties = {code for case in _running(visit) for code in view.facts(case).codes}
    said: list[str] = []
    unclear: dict[str, Sequence[Gemeente]] = {}

    def zoek(naam: str) -> Sequence[Gemeente]:
        found = begin.meant(visit, naam, gekozen, parties)
        said.append(herindeling.was(visit.office.gemeenten, naam))
        if len(found) > 1 and len(parties & {one.code for one in found}) > 1:
            unclear[naam] = found
        return found

    found = lees_antwoorden(text, visit.today, zoek)
    if found is None:
        return None
    if unclear and all(isinstance(item, Antwoord) or item.keuzes for item in found):
        begin.ask_name(visit, text, "regels", *next(iter(unclear.items())), gekozen or {})
        return True
    answers = [item for item in found if isinstance(item, Antwoord)]
    wrong = [item for item in found if isinstance(item, Onleesbaar)]
    if not answers:
        return screens.none_read(wrong)
    fits = _fitting(visit, {item.code for item in answers})
    if not fits:
        return screens.no_case(sorted({item.naam for item in answers}))
    lines = [zeg_regel(item) for item in answers]
    bad = [(_sayable(item.regel), item.uitleg) for item in wrong]
    if len(fits) > 1:
        forms.start(visit, WELKE, {"zaken": [case.row.id for case in fits], "regels": lines, "fout": bad})
        return True
    note = " ".join(dict.fromkeys(filter(None, said)))
    return _propose(visit, fits[0], {"zaak": fits[0].row.id, "regels": lines, "fout": bad}, note)


def _sayable(line: str) -> str:
    """A line that could not be read, as it may be said and kept with the question: words of a person are neither."""
    return "een regel die ik niet bewaar" if isinstance(tekst_ok(line), Afgekeurd) else line


def propose(visit: Visit, case: Opened, regels: Sequence[str]) -> Bericht | None:
    """The table for lines that were read already."""
    shown = _propose(visit, case, {"zaak": case.row.id, "regels": list(regels), "fout": []})
    return shown if isinstance(shown, Bericht) else None


def _propose(visit: Visit, case: Opened, doel: Doel, boven: str = "") -> Bericht | bool:
    """The table with its button; where nothing of it can be recorded, the case with why not. `boven` says what became
    of a gemeente that was named and no longer exists."""
    plan = plan_of(visit, case, _answers(visit, doel))
    if not plan.regels:
        return cases.show(visit, case.row.id, screens.nothing(plan.beeld, doel["fout"], now(visit, case)))
    count = sum(bool(item.zegt) for item in plan.beeld)
    forms.start(visit, REGELS, {**doel, "vraag": screens.table(plan.beeld, doel["fout"]), "aantal": count}, boven=boven)
    return True


# ---------------------------------------------------------------- which herverdeling


def _fitting(visit: Visit, codes: set[str]) -> list[Opened]:
    """The running herverdelingen between all these gemeenten: the one on the screen alone, where it is among them."""
    found = [case for case in _running(visit) if codes <= set(view.facts(case).codes)]
    shown = visit.store.onderwerpen.of(visit.me.id, visit.now).zaak
    return [case for case in found if case.row.id == shown] or found


def _running(visit: Visit) -> list[Opened]:
    """The running herverdelingen that this person answers in."""
    found = []
    own = visit.store.herverdelingen.of_gemeenten(gemeenten(visit.me, Actie.HERVERDELEN))
    for ident in dict.fromkeys((*own, *owners.led(visit.office, visit.me, view.HERVERDELING))):
        row = visit.store.cases.get(ident)
        case = cases.opened(visit.office, row) if row is not None else None
        if case is not None and case.loopt:
            found.append(case)
    return found


def _which_form(office: Office, doel: Doel) -> Formulier | None:
    rows = filter(None, map(office.store.cases.get, doel["zaken"]))
    choices = tuple(Keuze(str(row.id), f"{row.referentie} · {HerverdelingFeiten(row.feiten).tijdvak}") for row in rows)
    veld = Veld("zaak", "Herverdeling", screens.which(doel["regels"]), Soort.KEUZE, choices)
    return Formulier(WELKE, screens.TITLE, (veld,), direct=True) if choices else None


def _finish_which(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    case = view.open_one(visit, int(answers["zaak"]))
    if case is None or not owners.acts(visit.office, visit.me, case):
        return start.may_not()
    proposed = _propose(visit, case, {"zaak": case.row.id, "regels": doel["regels"], "fout": doel["fout"]})
    return proposed if isinstance(proposed, Bericht) else None


# ---------------------------------------------------------------- what of it can be recorded


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be recorded (`regels`, with the case as it then is) and how each line reads, also where it cannot.
    `daden` are the steps of it: of which gemeente, which, and with what facts."""

    na: Zaak
    regels: tuple[Regel, ...]
    beeld: tuple[Regelbeeld, ...]
    daden: tuple[tuple[str, str, Mapping[str, Any]], ...] = ()


def _answers(visit: Visit, doel: Doel) -> list[Antwoord]:
    read_again = lees_antwoorden("\n".join(doel["regels"]), visit.today, visit.office.gemeenten.zoek) or []
    return [item for item in read_again if isinstance(item, Antwoord)]


def plan_of(visit: Visit, case: Opened, answers: Sequence[Antwoord]) -> Plan:
    """Every step of every line tried on the case as it is, numbers before akkoord, besluiten before bekendmakingen: so
    one line may stand on what another brings."""
    names = owners.names(visit.office, case)
    plan = Plan(case.zaak, (), tuple(Regelbeeld(names[item.code]) for item in answers))
    asked = [(at, item, *step) for at, item in enumerate(answers) for step in item.stappen()]
    for at, item, trigger, facts in sorted(asked, key=lambda found: _ORDER.index(found[2])):
        plan = _tried(visit, case, plan, at, trigger, {**facts, **_beside(visit, case, item, trigger)}, item)
    return plan


_ORDER = ("bevestig", "wijs_af", "akkoord", "besluit", "maak_bekend")


def _beside(visit: Visit, case: Opened, item: Antwoord, trigger: str) -> dict[str, Any]:
    """What is recorded with an answer: the round it is to and, of another gemeente, how and when it came."""
    found: dict[str, Any] = record.beside(visit, case, item.code)
    if trigger in ("akkoord", "wijs_af"):
        found[f"ronde_{item.code}"] = view.facts(case).ronde
    if item.code not in gemeenten(visit.me, Actie.HERVERDELEN):
        found[f"antwoord_op_{item.code}"] = item.op or visit.today
        found |= {f"hoe_{item.code}": item.hoe} if item.hoe else {}
        found |= {f"functie_{item.code}": item.functie} if item.functie else {}
    return found


def _tried(
    visit: Visit, case: Opened, plan: Plan, at: int, trigger: str, facts: Mapping[str, Any], item: Antwoord
) -> Plan:
    against = _against(visit, case, plan, item.code, trigger, facts)
    if against is None:
        if trigger in ("akkoord", "wijs_af"):  # a number in the same lines may have begun a new round
            facts = {**facts, f"ronde_{item.code}": HerverdelingFeiten(plan.na.feiten).ronde}
        try:
            then, lines = zaak.doe(case.procedure, plan.na, item.code, trigger, facts, visit.today)
        except NietOpen:
            right = put_right.tried(visit, replace(case, zaak=plan.na), item.code, trigger, facts)
            if isinstance(right, put_right.Verbeterd):
                doubts = (*right.twijfels, *_doubts(visit, case, plan.na.feiten, right.brengt))
                return _righted(plan, at, (item.code, trigger, facts), replace(right, twijfels=doubts))
            against = right or screens.not_open(plan.na.standen[item.code], trigger)
        except Geweigerd as refused:
            against = " ".join(map(screens.bare, refused.redenen))
    shown = plan.beeld[at]
    if against is not None:
        shown = replace(shown, bezwaren=(*shown.bezwaren, screens.against(trigger, against)))
        return replace(plan, beeld=_put(plan.beeld, at, shown))
    doubts = tuple(_doubts(visit, case, plan.na.feiten, facts))
    shown = replace(shown, zegt=(*shown.zegt, screens.says(trigger, item)), twijfels=(*shown.twijfels, *doubts))
    done = (*plan.daden, (item.code, trigger, facts))
    return replace(plan, na=then, regels=(*plan.regels, *lines), beeld=_put(plan.beeld, at, shown), daden=done)


def _righted(plan: Plan, at: int, daad: tuple[str, str, Mapping[str, Any]], right: put_right.Verbeterd) -> Plan:
    """The plan with what a line puts right of what was recorded before."""
    shown = plan.beeld[at]
    shown = replace(shown, zegt=(*shown.zegt, right.zegt), twijfels=(*shown.twijfels, *right.twijfels), verbetert=True)
    return Plan(right.na, (*plan.regels, *right.regels), _put(plan.beeld, at, shown), (*plan.daden, daad))


def _put(beeld: tuple[Regelbeeld, ...], at: int, shown: Regelbeeld) -> tuple[Regelbeeld, ...]:
    return (*beeld[:at], shown, *beeld[at + 1 :])


def _against(visit: Visit, case: Opened, plan: Plan, code: str, trigger: str, facts: Mapping[str, Any]) -> str | None:
    """Why this cannot be recorded before the table is asked: whose it is, what is missing, a number of a person."""
    if not owners.may_take(visit.office, visit.me, case, code, trigger):
        return screens.ITSELF
    if f"hoe_{code}" not in facts and code in owners.by_regio(visit.office, visit.me, case):
        return screens.NO_GROUND
    if trigger == "bevestig" and not {f"bron_{code}", f"bron_op_{code}"} <= facts.keys():
        return screens.NO_SOURCE
    number = facts.get(f"nummer_{code}")
    if number is not None and isinstance(verdict := nummer_ok(str(number)), Afgekeurd):
        return verdict.uitleg
    return checking.broken_by(visit, replace(case, zaak=plan.na), facts)


def _doubts(visit: Visit, case: Opened, known: Mapping[str, Any], facts: Mapping[str, Any]) -> Iterator[str]:
    """What would be asked back of a typed answer: here it stands in the table, and the button answers it."""
    fields = case.procedure.velden
    for naam, value in facts.items():
        asked = ver_weg(fields[naam], value, visit.today) or checking.doubt(
            case.procedure, {**known, **facts}, {naam: value}, visit
        )
        if asked:
            yield asked


# ---------------------------------------------------------------- the table, and recording it


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    if row is None:
        return None
    choice = Keuze("ja", screens.record(doel["aantal"]))
    veld = Veld("klopt", "Antwoorden", doel["vraag"], Soort.KEUZE, (choice,))
    return Formulier(REGELS, screens.title(row.referentie), (veld,), direct=True)


def _finish(visit: Visit, doel: Doel, _: Answers) -> Bericht:
    case = view.open_one(visit, doel["zaak"])
    if case is None or not owners.acts(visit.office, visit.me, case):
        return start.may_not()
    plan = plan_of(visit, case, _answers(visit, doel))
    if not plan.regels:
        return cases.show(visit, case.row.id, screens.nothing(plan.beeld, doel["fout"], now(visit, case)))
    for _code, trigger, facts in plan.daden:
        beside = crossings.before(visit, case, trigger, plan.na, facts)
        if beside.weigert or beside.vraagt:
            return cases.show(visit, case.row.id, beside.weigert or beside.vraagt)
    done = write(visit, case, plan)
    return cases.show(visit, case.row.id, screens.recorded(plan.beeld, doel["fout"], now(visit, done.na)), done.voorbij)


def write(visit: Visit, case: Opened, plan: Plan) -> Gedaan:
    """Record the plan, with what follows from it."""
    done = steps.finish(visit, cases.write(visit, case, plan.na, plan.regels))
    if any(item.verbetert for item in plan.beeld):
        after.corrected(visit, case.row.id)
    return done


def now(visit: Visit, case: Opened) -> Sequence[Tekst]:
    """In which step the gemeenten now are and who does what."""
    return guide(view.beeld(visit.office, case, visit.me))


FORMS = {
    REGELS: Form(_form, lambda *_: None, _finish),
    WELKE: Form(_which_form, lambda *_: None, _finish_which),
}
