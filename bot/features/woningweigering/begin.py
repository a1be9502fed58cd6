"""A report of a refusal or a no-show begins: from a koppeling or alone, by buttons or in one line."""

import re
from dataclasses import replace
from datetime import date

from bot.desk import cases, checking, crossings, forms, one_line, steps
from bot.desk.case import Opened
from bot.desk.crossings import Known
from bot.desk.feature import Answers, BijNaam, Doel, Form
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.own.filled import day_in
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.partijen import asking
from bot.features.woningweigering import coa, screens
from bot.features.woningweigering import report as woningweigering_report
from bot.screens import start
from bot.screens.message import Bericht
from storage.cases import CaseRow, DoubleReference
from workflows.engine.gesprek import Formulier, Ineen
from workflows.engine.kenmerk import Vorm, vind
from workflows.engine.stapwoorden import gekozen
from workflows.engine.velden import REFERENTIE, pak_uit
from workflows.engine.zaak import Geweigerd
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import WONING
from workflows.woningweigering import velden
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.regels import HUIS, PERSOON, WACHTEND
from workflows.woningweigering.tabel import HOORT_BIJ, WONINGWEIGERING, loopt
from workflows.woningweigering.velden import KANS_EERDER, VOORVAL, VOORVAL_OP

SPOOR = KOPPELING.sporen[0]
FORM = "weigering"
SHOWN = 4
"""Koppelingen to choose from: those whose tekenafspraak is nearest."""

# ---------------------------------------------------------------- beginning


def begin(visit: Visit) -> Bericht | None:
    """Which koppeling, or none: those with a home come first."""
    own = organisations(visit.me, Actie.WEIGERING_MELDEN)
    if not own:
        if may(visit.me, Actie.WEIGERING_COA):
            return coa.listing(visit)
        totals = may(visit.me, Actie.WEIGERING_TOTALEN)
        return woningweigering_report.begin(visit) if totals else screens.gemeenten_only()
    rows = [row for o in own for row in visit.store.cases.running(KOPPELING.naam, o.id)]
    waiting = [row for row in rows if row.standen[SPOOR.naam] == "gevonden"]
    waiting.sort(key=lambda row: _days_from(_koppeling(row).tekenafspraak, visit.today))
    shown = [(row.id, row.referentie) for row in waiting[:SHOWN]]
    return screens.begin(shown, len(waiting) - len(shown), _running(visit), own)


def _running(visit: Visit) -> int:
    rows = (
        row
        for o in organisations(visit.me, Actie.ZAAK_ZIEN)
        for row in visit.store.cases.running(WONINGWEIGERING.naam, o.id)
    )
    return sum(loopt(row.standen) for row in rows)


def _koppeling(row: CaseRow) -> KoppelingFeiten:
    return KoppelingFeiten(pak_uit(KOPPELING.velden, row.feiten))


def can_refuse(row: CaseRow) -> bool:
    """Whether a home can be refused at this koppeling: it has one, and nothing is signed."""
    return row.procedure == KOPPELING.naam and row.standen[SPOOR.naam] == "gevonden"


def _days_from(afspraak: date | None, vandaag: date) -> int:
    """At the door it is today's tekenafspraak; without one the koppeling comes last."""
    return abs((afspraak - vandaag).days) if afspraak else 10**6


def typed(visit: Visit, argument: str) -> Bericht | None:
    """`/woningweigering`, with or without a line of facts behind it: the reference of a koppeling leads to that one."""
    own = organisations(visit.me, Actie.WEIGERING_MELDEN)
    if len(own) != 1 or not re.search(r"\d", argument):
        return begin(visit)
    about, rest = _named(visit, own[0].id, argument)
    asked = WONINGWEIGERING if about is None else replace(WONINGWEIGERING, aanleg=WONINGWEIGERING.aanleg[1:])
    known, problem = one_line.read(visit, asked, own[0].id, rest)
    beside = crossings.making(visit, WONINGWEIGERING, own[0].id, _with_koppeling(known, about), Known.SO_FAR).weigert
    if beside:
        known.pop(VOORVAL_OP.naam)
    if problem or beside:
        visit.say(Bericht(beside or problem))
    if about is None:
        return alone(visit, own[0].id, known)
    return report(visit, about.id, known, ask_day=bool(problem or beside))


def _is_reference(text: str, at: int) -> bool:
    """Whether a case can be named here: letters and digits in one piece, and no year or number."""
    item = next((item for item in vind(text) if item.van == at), None)
    return item is not None and item.vorm is not Vorm.CIJFERS and " " not in text[item.van : item.tot]


_MELDT = re.compile(
    r"(?:(?:meld|nieuwe|een|de)\s+)*(?:woning)?(?:weigering|no-?show)\s+(?:melden\s+)?(?:(?:bij|van|voor|zaak)\s+)*(?=\S*\d)",
    re.IGNORECASE,
)


def short(visit: Visit, text: str) -> Bericht | bool | None:
    """ "Weigering Z-99", of which nobody here has a case: a report that knows no koppeling, with the line filled in. It
    is the same for a number that is another's."""
    said, own = _MELDT.match(text), organisations(visit.me, Actie.WEIGERING_MELDEN)
    if said is None or len(own) != 1 or text.endswith("?") or not _is_reference(text, said.end()):
        return None
    shown = typed(visit, text[said.end() :])
    return True if shown is None else shown


def _named(visit: Visit, organisatie: int, text: str) -> tuple[CaseRow | None, str]:
    """The koppeling of which the reference stands in the line, wherever that is, and the rest of the line."""
    for item in re.finditer(r"[^\s,;]+", text):
        row = (
            visit.store.cases.by_reference(KOPPELING.naam, organisatie, item[0]) if re.search(r"\d", item[0]) else None
        )
        if row is not None:
            return row, f"{text[: item.start()]} {text[item.end() :]}"
    return None, text


def report(visit: Visit, ident: int, known: Answers | None = None, *, ask_day: bool = False) -> Bericht | None:
    """From a koppeling, with what is `known` already; when a colleague was first, that report is shown. `ask_day`: also
    on the tekendag, because a day that was typed was not taken over."""
    about = cases.open_case(visit, ident, Actie.WEIGERING_MELDEN)
    if about is None or about.row.procedure != KOPPELING.naam:
        return start.may_not()
    running = _open_report(visit, about.row)
    if running is not None:
        return running
    beside = crossings.making(visit, WONINGWEIGERING, about.row.organisatie, {velden.KOPPELING.naam: ident})
    if beside.weigert:
        return Bericht(beside.weigert)
    doel = {"zaak": ident, "organisatie": about.row.organisatie, "referentie": about.row.referentie}
    facts = KoppelingFeiten(about.zaak.feiten)
    doel |= {"woning": facts.woning} if facts.woning else {}
    # On the tekendag and after it nobody need say which day it was; the last screen shows it, to be put right there.
    agreed = None if ask_day else facts.tekenafspraak
    known = ({VOORVAL_OP.naam: agreed} if agreed is not None and agreed <= visit.today else {}) | (known or {})
    forms.start(visit, FORM, doel, {naam: value for naam, value in known.items() if naam not in doel} or None)
    return None


def asked(visit: Visit, about: Opened, rest: str) -> Bericht | bool | None:
    """ "Weigering HLM-26-021": the report from this koppeling, with what the sentence says filled in."""
    if not may(visit.me, Actie.WEIGERING_MELDEN, about.row.organisatie):
        return None
    if _OORDEEL.search(rest):  # a verdict is of the report that runs; without one the koppeling is shown
        return _open_report(visit, about.row)
    said, day = gekozen(VOORVAL, rest), day_in(rest, visit.today, VOORVAL_OP.richting)
    known: Answers = {VOORVAL.naam: said[0]} if said is not None and not _to_come(about, visit.today) else {}
    known |= {VOORVAL_OP.naam: day} if isinstance(day, date) else {}
    known |= {WONING.naam: home} if (home := _home_in(rest)) else {}
    shown = report(visit, about.row.id, known)
    return True if shown is None else shown


def _to_come(about: Opened, vandaag: date) -> bool:
    """Whether the tekendag is still to come: who calls off before it may have refused or not, and is asked about."""
    agreed = KoppelingFeiten(about.zaak.feiten).tekenafspraak
    return agreed is not None and agreed > vandaag


def _home_in(rest: str) -> str | None:
    """The number of the home, where the sentence holds one beside that of the case."""
    found = [item.getoond for item in vind(rest) if item.vorm is not Vorm.CIJFERS]
    return found[0] if len(found) == 1 and not isinstance(referentie_ok(found[0]), Afgekeurd) else None


_OORDEEL = re.compile(r"\b(?:on)?(?:terecht|gegrond)e?\b|\b(?:be)?oordeelt?\b", re.IGNORECASE)
BIJ_NAAM = (BijNaam(("weigering|woningweigering", *velden.NIET_VERSCHENEN, *velden.GEWEIGERD), asked, KOPPELING.naam),)


def alone(visit: Visit, organisatie: int, known: Answers | None = None) -> Bericht | None:
    """A refusal of which the bot knows no koppeling."""
    if not may(visit.me, Actie.WEIGERING_MELDEN, organisatie):
        return start.may_not()
    typed_it = (known or {}).get(REFERENTIE.naam)
    forms.start(
        visit,
        FORM,
        {"organisatie": organisatie},
        known or None,
        boven=screens.no_koppeling(typed_it) if typed_it else "",
    )
    return None


def _open_report(visit: Visit, about: CaseRow) -> Bericht | None:
    """The report about this koppeling that runs, said with who made it."""
    for ident in visit.store.weigeringen.of_koppeling(about.id):
        row = visit.store.cases.get(ident)
        if row is not None and loopt(row.standen):
            return _already(visit, row)
    return None


def _same_home(visit: Visit, organisatie: int, about: CaseRow | None, home: str | None) -> Bericht | None:
    """A report that runs about the same home, while that home is still kept for its household: a colleague was first.
    One that knew no koppeling gets the one that is named now."""
    for ident in visit.store.weigeringen.of_woning(organisatie, home) if home else ():
        row = visit.store.cases.get(ident)
        if row is None or row.standen[PERSOON] not in WACHTEND or row.standen[HUIS] != "vrij":
            continue
        theirs = WeigeringFeiten(row.feiten).koppeling
        if about is not None and theirs not in (None, about.id):
            continue  # another household: the number of the home was typed wrongly in one of the two
        if about is not None and theirs is None:
            case = cases.present(visit, ident)
            assert case is not None  # noqa: S101  its row was just read
            steps.note(visit, case, HOORT_BIJ, {velden.KOPPELING.naam: about.id} | _chance_before(visit, about))
        return _already(visit, row)
    return None


def _already(visit: Visit, row: CaseRow) -> Bericht:
    first = cases.opened(visit.office, row).geschiedenis[0]
    return cases.show(visit, row.id, screens.known_already(first.wie, first.moment.astimezone(AMSTERDAM).date()))


# ---------------------------------------------------------------- reporting

_TODAY = tuple(
    Ineen(titel, ((VOORVAL.naam, naam), (VOORVAL_OP.naam, "vandaag")))
    for naam, titel in (
        ("niet_verschenen", "Niet verschenen, vandaag"),
        ("geweigerd", "Verschenen en geweigerd, vandaag"),
    )
)
"""Where no tekendag says which day it was, the usual one is that of the report."""
_TODAY_ALONE = tuple(replace(item, antwoorden=(*item.antwoorden, (WONING.naam, Ineen.OVER))) for item in _TODAY)
"""Without a koppeling no home is known either: the last screen shows that it is open, with a button to fill it in."""


def _form(_: Office, doel: Doel) -> Formulier:
    fields = [] if "zaak" in doel else [REFERENTIE]
    fields += [VOORVAL, VOORVAL_OP]
    fields += [] if "woning" in doel else [WONING]
    today = _TODAY if "zaak" in doel else (*_TODAY_ALONE, *_TODAY)
    return Formulier(FORM, screens.form_title(doel.get("referentie")), tuple(fields), ineen=today)


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    facts = _with_koppeling(answers, _about(visit, doel, answers))
    beside = crossings.making(visit, WONINGWEIGERING, doel["organisatie"], facts, Known.SO_FAR)
    return beside.weigert or checking.broken(WONINGWEIGERING, answers, visit)


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    facts = _with_koppeling(answers, _about(visit, doel, answers))
    last = {naam: answers[naam] for naam in list(answers)[-1:]}
    return crossings.making(visit, WONINGWEIGERING, doel["organisatie"], facts, Known.SO_FAR, last).vraagt or None


def _with_koppeling(facts: Answers, about: CaseRow | None) -> Answers:
    return facts | ({velden.KOPPELING.naam: about.id} if about is not None else {})


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    organisatie = doel["organisatie"]
    if not may(visit.me, Actie.WEIGERING_MELDEN, organisatie):
        return start.may_not()
    about = _about(visit, doel, answers)
    known = _open_report(visit, about) if about is not None else None
    if known is not None:
        return known
    home = doel.get("woning") or answers.get("woning") or (_koppeling(about).woning if about else None)
    facts = _with_koppeling({**answers, WONING.naam: home}, about)
    beside = crossings.making(visit, WONINGWEIGERING, organisatie, facts, Known.ANSWERED)
    if beside.weigert:
        return Bericht(beside.weigert)
    return _make(visit, organisatie, about, doel, answers)


def _chance_before(visit: Visit, about: CaseRow | None) -> Answers:
    """That the household of this koppeling used its one second chance, in an earlier report."""
    earlier = visit.store.weigeringen.of_koppeling(about.id) if about is not None else []
    rows = [row for ident in earlier if (row := visit.store.cases.get(ident)) is not None]
    used = any(row.standen[PERSOON] == "geaccepteerd" or row.feiten.get(KANS_EERDER.naam) == "ja" for row in rows)
    return {KANS_EERDER.naam: "ja"} if used else {}


def _about(visit: Visit, doel: Doel, answers: Answers) -> CaseRow | None:
    """The koppeling that was chosen, or that carries the reference that was typed."""
    if "zaak" in doel:
        return visit.store.cases.get(doel["zaak"])
    typed = answers.get("referentie")
    return visit.store.cases.by_reference(KOPPELING.naam, doel["organisatie"], typed) if typed else None


def _make(visit: Visit, organisatie: int, about: CaseRow | None, doel: Doel, answers: Answers) -> Bericht:
    home = doel.get("woning") or answers.get("woning") or (_koppeling(about).woning if about else None)
    known = _same_home(visit, organisatie, about, home)
    if known is not None:
        return known
    facts = {naam: value for naam, value in answers.items() if naam != "referentie"}
    facts = _with_koppeling({**facts, WONING.naam: home}, about)
    facts |= _chance_before(visit, about)
    reference = about.referentie if about else answers.get("referentie")
    if reference is None:
        reference = cases.give(visit.office, organisatie, WONINGWEIGERING.naam, visit.today)
    before = visit.store.cases.by_reference(WONINGWEIGERING.naam, organisatie, reference)
    if before is not None and loopt(before.standen):
        return _already(visit, before)
    try:
        made = cases.make(
            visit, WONINGWEIGERING, organisatie, cases.free(visit, WONINGWEIGERING.naam, organisatie, reference), facts
        )
    except Geweigerd as refused:
        return Bericht(" ".join(refused.redenen))
    except DoubleReference:
        return screens.in_use()
    steps.finish(visit, made)
    _tell(visit, made.na)
    return cases.show(visit, made.na.row.id, screens.reported(), made.voorbij)


def _tell(visit: Visit, case: Opened) -> None:
    """The regievoerder is asked for COA's judgement, the corporatie hears that the home waits. Who is not on the bot
    gets a text that is ready; among several the gemeente chooses itself."""
    for soort in ("weigering", "woning_wacht"):
        known = asking.partners(visit.office, case.row.organisatie, visit.office.features.vragen[soort].soort.functie)
        if len(known) <= 1:
            asking.ask(visit, case, soort, known[0].id if known else None)


FORMS = {FORM: Form(_form, _check, _finish, twijfel=_doubt)}
