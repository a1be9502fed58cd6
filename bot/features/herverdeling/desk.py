"""Herverdeling in the chat: the command, the list, the screen, the morning line, and what every button does."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from bot.desk import cases, forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Doel, Handling
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.herverdeling import (
    begin,
    corrections,
    figure_to_standings,
    more,
    parties,
    parties_answer,
    questions,
    screens,
    several,
    telling,
    view,
    without_one,
)
from bot.features.herverdeling.words_screens import WOORDEN
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, actie
from bot.screens.morning import MorningLine
from storage.cijfers import Cijfer
from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.velden import Terugvraag
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tabel import herverdeling, procedure_van

VOORBEELD = ("GM0034", "GM0995")
"""Two gemeenten whose procedure stands for all where only the tables are looked at."""

# ---------------------------------------------------------------- the command and the list


def command(visit: Visit, argument: str = "") -> Bericht | None:
    """`/herverdeling`: what runs and how to begin; with a sentence behind it, begin."""
    if argument:
        found = begin.read(visit, argument)
        if isinstance(found, Terugvraag):
            return Bericht(found.tekst)
        return begin.sentence(visit, found, lees_tijdvak(argument))
    if gemeenten(visit.me, Actie.HERVERDELEN):
        return screens.begin([(b.id, screens.listed(b)) for b in running(visit)])
    return parties.listing(visit) or screens.gemeenten_only()


def running(visit: Visit) -> list[screens.HerverdelingBeeld]:
    """The herverdelingen of the own gemeenten that did not end, the newest first, and the last two that did."""
    idents = reversed(visit.store.herverdelingen.of_gemeenten(gemeenten(visit.me, Actie.HERVERDELEN)))
    rows = [row for ident in idents if (row := visit.store.cases.get(ident)) is not None]
    shown = [row for row in rows if not _ended(row.standen)] + [row for row in rows if _ended(row.standen)][:2]
    return [view.beeld(visit.office, cases.opened(visit.office, row)) for row in shown]


_CIJFER = re.compile(r"\d.*\b(?:brief|staatscourant|stcrt)\b", re.IGNORECASE | re.DOTALL)
_BESLUIT = re.compile(r"(?:het |ons )?besluit\b.*\d", re.IGNORECASE | re.DOTALL)


def line(visit: Visit, text: str) -> Bericht | bool | None:
    """A published number or a besluit typed loose, where just one herverdeling waits for it."""
    if _CIJFER.match(text):
        return _loose(visit, text, "gevraagd", questions.CIJFER)
    return _loose(visit, text, "college", questions.BESLUIT) if _BESLUIT.match(text) else None


def _loose(visit: Visit, text: str, stand: str, form: str) -> Bericht | bool | None:
    waiting: list[Doel] = []
    for ident in visit.store.herverdelingen.of_gemeenten(gemeenten(visit.me, Actie.HERVERDELEN)):
        row = visit.store.cases.get(ident)
        if row is not None and not _ended(row.standen):
            mine = owners.own(visit.office, visit.me, cases.opened(visit.office, row))
            waiting += [{"zaak": ident, "code": code} for code in mine if row.standen[code] == stand]
    if len(waiting) > 1:
        known = [(doel["zaak"], str(doel["code"]), _label(visit, doel["zaak"], doel["code"])) for doel in waiting]
        return screens.which(known, "c" if form == questions.CIJFER else "b")
    if not waiting:
        return None
    chosen, answers = questions.FORMS[form], {"zin": text}
    problem = chosen.check(visit, waiting[0], answers)
    if problem is not None:
        return None if stand == "college" else Bericht(problem)
    return chosen.finish(visit, waiting[0], answers) or True


def _label(visit: Visit, ident: int, code: str) -> str:
    row = visit.store.cases.get(ident)
    case = cases.opened(visit.office, row) if row is not None else None
    own = owners.own(visit.office, visit.me, case) if case is not None else ()
    return view.label(visit.office, own, code, case.row.referentie) if case is not None else ""


def _ended(standen: dict[str, str]) -> bool:
    return HANDLING.procedure.spoor(GEHEEL).stand(standen[GEHEEL]).eind


# ---------------------------------------------------------------- the case


def _screen(visit: Visit, case: Opened, note: Tekst, skipped: Sequence[datetime]) -> Bericht:
    del skipped  # what is past is said by the dates themselves
    return screens.case(view.beeld(visit.office, case, visit.me), note)


def _below_zero(visit: Visit, case: Opened, trigger: str) -> str | None:
    """What goes to the colleges may not bring a gemeente below zero, beside its other herverdelingen."""
    if trigger != "naar_colleges":
        return None
    return several.below_zero(visit.office, case, visit.me, owners.names(visit.office, case))


def _morning(office: Office, case: Opened, kinds: Sequence[str]) -> MorningLine:
    shown = view.beeld(office, case)
    today = office.now().astimezone(AMSTERDAM).date()
    days = [*shown.termijnen, *([shown.terugplan] if shown.terugplan else [])]
    day = min((term.werkdag for term in days), default=today + timedelta(days=14))
    return screens.morning(shown, day, kinds, owners.names(office, case))


# ---------------------------------------------------------------- buttons


def _step(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:s:<case>:<track>:<trigger>:<stand>:<round>`: take a step, or ask what it needs; declining is asked back
    first, and is sure with `ja` behind it."""
    number, spoor, trigger, stand, ronde, *sure = words
    case = view.open_one(visit, int(number))
    if (
        case is None
        or spoor not in case.zaak.standen
        or not owners.may_take(visit.office, visit.me, case, spoor, trigger)
    ):
        return start.may_not()
    stap = case.procedure.spoor(spoor).stap(trigger)
    if stap is None or trigger in case.procedure.vanzelf:
        raise ValueError(trigger)
    fields = [veld for veld in stap.velden if not veld.naam.startswith(("ronde_", "verschil_"))]
    if fields and case.zaak.standen[spoor] == stand:
        questions.begin_step(visit, case, spoor, trigger)
        return None
    now = (case.zaak.standen[spoor], str(view.facts(case).ronde)) == (stand, ronde)
    if trigger == "wijs_af" and now and sure != ["ja"]:
        return more.decline(visit, case, spoor, actie(screens.PREFIX, "s", *words[:5], "ja"))
    facts = {f"ronde_{spoor}": int(ronde)} if trigger in ("akkoord", "wijs_af") else {}
    return steps.take(visit, case.row.id, spoor, trigger, stand, facts)


def _published_today(visit: Visit, words: list[str]) -> Bericht:
    number, code, trigger, stand = words
    if trigger != "maak_bekend":
        raise ValueError(trigger)
    return steps.take(visit, int(number), code, trigger, stand, {f"bekend_op_{code}": visit.today})


def _known_number(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:p`: the number that is published already is the right one."""
    number, code, cijfer = words
    found = visit.store.cijfers.get(int(cijfer))
    row = visit.store.cases.get(int(number))
    if found is None or row is None or (found.soort, found.gebied) != ("taakstelling", code):
        raise ValueError(cijfer)
    if found.eigen is not None or found.periode != HerverdelingFeiten(row.feiten).tijdvak:
        raise ValueError(cijfer)
    facts = questions.number_facts(code, found.waarde, *_published_in(visit, found))
    return questions.give_number(visit, int(number), code, facts, "gevraagd")


def _published_in(visit: Visit, found: Cijfer) -> tuple[str | None, date | None]:
    """Where the number is published and when, as far as who entered it said so: the day of entry is no date of a
    brief."""
    named = [kind for kind in ("brief", "staatscourant") if kind in found.bron.lower()]
    entered = visit.store.cijfers.entered(found.id)
    known = entered is None or entered.astimezone(AMSTERDAM).date() != found.datum
    return (named[0] if len(named) == 1 else None), (found.datum if known and len(named) == 1 else None)


def _told(visit: Visit, words: list[str]) -> Bericht | None:
    ident = int(words[0])
    if len(words) > 1:
        return questions.report(visit, ident, words[1], visit.today)
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    whole = case.zaak.standen[GEHEEL]
    if whole not in ("wacht_op_bekendmaking", "wacht_op_kennisgeving") or not view.facts(case).niet_gemeld:
        return cases.show(visit, ident, "Er staat niets meer open om te melden. Zo staat het nu:")
    forms.start(visit, questions.MELDING, {"zaak": ident})
    return None


def _college(visit: Visit, words: list[str]) -> Bericht | None:
    number, code = words
    case = view.open_one(visit, int(number))
    if case is None or not owners.speaks_for(visit.office, visit.me, case, code):
        return start.may_not()
    forms.start(visit, questions.COLLEGE, {"zaak": int(number), "code": code})
    return None


def _tijdvakken(visit: Visit, words: list[str]) -> Bericht | None:
    case = view.open_one(visit, int(words[0]))
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    forms.start(visit, questions.TIJDVAKKEN, {"zaak": case.row.id})
    return None


def _propose(visit: Visit, words: list[str]) -> Bericht | None:
    case = view.open_one(visit, int(words[0]))
    if case is None or not owners.may_take(visit.office, visit.me, case, GEHEEL, "stel_voor"):
        return start.may_not()
    now = {"stand": case.zaak.standen[GEHEEL], "ronde": view.facts(case).ronde}
    forms.start(visit, begin.VOORSTEL, {"zaak": case.row.id, **now})
    return None


def _propose_typed(visit: Visit, words: list[str]) -> Bericht:
    """`hv:w:<case>:<round>:<who how many>`: the sentence that was typed loose is a proposal in this case."""
    number, ronde, line = words
    return begin.propose(visit, int(number), begin.decode(visit, line).verschillen, "verkenning", int(ronde))


def _wrong(visit: Visit, words: list[str]) -> Bericht | None:
    match words:
        case [number]:
            return more.wrong(visit, int(number))
        case [number, "bot", *page]:
            return steps.correct(visit, int(number), None, int(page[0]) if page else 0)
        case [number, "veld", field]:
            return steps.correct(visit, int(number), field)
        case _:
            raise ValueError(words)


def _absent(visit: Visit, words: list[str]) -> Bericht | None:
    if len(words) == 1:
        return more.all_absent(visit, int(words[0]))
    if len(words) == 2:
        return more.absent(visit, int(words[0]), words[1])
    number, code, trigger, stand = words
    return more.answered(visit, int(number), code, trigger, stand)


def _explain(visit: Visit, _: list[str]) -> Bericht:
    return visit.office.features.vraagbaak.ask(visit, "hoe werkt herverdeling van de taakstelling")


_PRESSES: dict[str, Callable[[Visit, list[str]], Bericht | None]] = {
    "al": lambda visit, _: command(visit),
    "n": lambda *_: screens.how_to(),
    "u": _explain,
    "w": _propose_typed,
    "y": lambda visit, words: begin.sentence(
        visit, begin.decode(visit, words[0]), lees_tijdvak(" ".join(words[1:])), ander=True
    ),
    "s": _step,
    "c": lambda visit, words: questions.ask_number(visit, int(words[0]), words[1]),
    "p": _known_number,
    "b": lambda visit, words: questions.ask_besluit(visit, int(words[0]), words[1]),
    "d": _published_today,
    "g": _college,
    "m": _told,
    "l": _tijdvakken,
    "v": _propose,
    "x": lambda visit, words: more.more(visit, int(words[0]), *map(int, words[1:2])),
    "o": lambda visit, words: steps.undo(visit, int(words[0]), int(words[1])),
    "t": lambda visit, words: more.terms(visit, int(words[0])),
    "h": lambda visit, words: steps.history(visit, int(words[0])),
    "e": lambda visit, words: more.writer(visit, int(words[0]), *words[1:2]),
    "r": lambda visit, words: more.sure(visit, int(words[0]), words[1], *words[2:3]),
    "f": _wrong,
    "j": lambda visit, words: more.right(visit, int(words[0]), words[1], words[2]),
    "a": _absent,
    "i": lambda visit, words: more.sent(visit, int(words[0]), words[1]),
    "zo": lambda visit, words: without_one.go_on(visit, int(words[0]), words[1], sure=words[2:] == ["ja"]),
    "q": lambda visit, words: parties_answer.note_recorded(visit, int(words[0])),
    "k": lambda visit, words: parties_answer.took_note(visit, int(words[0])),
    "st": lambda visit, words: figure_to_standings.keep(visit, int(words[0]), words[1]),
    "z": lambda visit, words: parties.show(visit, int(words[0])),
    "ca": lambda visit, words: parties_answer.judged(visit, words),
    "cu": lambda visit, words: parties_answer.undone(visit, int(words[0]), int(words[1])),
}


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`hv:<what>:<case>` and what else it takes."""
    what, *rest = words
    if what not in _PRESSES:
        raise ValueError(what)
    return _PRESSES[what](visit, rest)


FORMS = {
    **begin.FORMS,
    **questions.FORMS,
    **parties_answer.FORMS,
    **without_one.FORMS,
    "hvverbeter": steps.FORMS["verbeter"],  # how it was called before: one may still be open on a phone
}

HANDLING = Handling(
    procedure=herverdeling(VOORBEELD),
    screen=_screen,
    morning=_morning,
    correctable=corrections.fields,
    verbetert=corrections.facts,
    houdt_tegen=_below_zero,
    daarna=telling.after,
    woorden=WOORDEN,
    rechten={Actie.ZAAK_STAP: Actie.HERVERDELEN, Actie.ZAAK_MAKEN: Actie.HERVERDELEN},
    procedure_van=procedure_van,
    alle=screens.ALLE,
)
