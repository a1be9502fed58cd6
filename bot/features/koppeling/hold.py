"""What holds a koppeling up: choosing the cause, its next step and ready texts, and holding the case until a date."""

from datetime import date
from typing import Any

from bot.desk import after, cases, checking, contacts, forms, standard, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, BijNaam, Doel, Form
from bot.desk.own.filled import day_in
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.koppeling import hold_screens
from bot.features.partijen import asking
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from workflows.dates.reading import Onduidelijk
from workflows.engine.achterstand import niets_nieuws
from workflows.engine.gesprek import Formulier
from workflows.engine.zaak import Geweigerd
from workflows.koppeling import aanhouden
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.oorzaken import EISEN as PROPERTIES
from workflows.koppeling.oorzaken import FUNCTIES, Oorzaak, mogelijk, oorzaak, tekst_voor, wissel
from workflows.koppeling.plan import loopt
from workflows.koppeling.tabel import EISEN, HERVAT, HOUD_AAN, HOUDT_TEGEN, KOPPELING

SPOOR = KOPPELING.sporen[0].naam


def _open(visit: Visit, ident: int) -> Opened | None:
    case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    return case if case is not None and case.row.procedure == KOPPELING.naam else None


def _present(case: Opened) -> Oorzaak | None:
    """The cause that holds the case up now."""
    naam = KoppelingFeiten(case.zaak.feiten).houdt_tegen
    return oorzaak(naam) if naam else None


# ---------------------------------------------------------------- the cause


def menu(visit: Visit, ident: int) -> Bericht:
    """What can hold it up in this stand."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    causes = mogelijk(case.zaak.standen[SPOOR])
    if not causes:
        return cases.show(visit, ident, hold_screens.OVER)
    return hold_screens.menu(case.row.referentie, ident, causes, _present(case))


def choose(visit: Visit, ident: int, naam: str) -> Bericht:
    """This holds it up, from today; choosing it again only shows what to do."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if naam not in {item.naam for item in mogelijk(case.zaak.standen[SPOOR])}:
        return cases.show(visit, ident, hold_screens.OVER)
    if KoppelingFeiten(case.zaak.feiten).houdt_tegen != naam:
        try:
            steps.note(
                visit,
                case,
                HOUDT_TEGEN,
                {**aanhouden.begin(naam, case.zaak.feiten, visit.today), **niets_nieuws(visit.today)},
            )
        except Geweigerd as refused:  # the koppelingsdatum was typed wrongly, or the clock was
            return cases.show(visit, ident, " ".join(refused.redenen))
    return show(visit, ident)


def show(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """The present cause with its next step."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    cause = _present(case)
    if cause is None:
        return menu(visit, ident)
    known = KoppelingFeiten(case.zaak.feiten)
    days = aanhouden.dagen_per_oorzaak(known.alle, visit.today).get(cause.naam, 0)
    whom = [line for functie in cause.vraag if (line := contacts.line(visit.office, case.row.organisatie, functie))]
    held, ask = known.aangehouden_tot(visit.today), asking.for_cause(visit.office, case, cause.naam)
    return hold_screens.cause(case.row.referentie, ident, cause, days, held, known.eisen, whom, ask, note)


def resolve(visit: Visit, ident: int) -> Bericht:
    """Nothing holds it up any more: cause and hold end today."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    facts = aanhouden.hervat(case.zaak.feiten, visit.today)
    if not facts:
        return cases.show(visit, ident, hold_screens.FREE_BEFORE)
    try:
        skipped = steps.note(visit, case, HERVAT, facts).voorbij
    except Geweigerd as refused:  # another case has something against it
        return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, hold_screens.FREE, skipped)


def text(visit: Visit, ident: int, functie: str) -> Bericht | None:
    """A ready text for this party, as a message of its own: that can be forwarded as it is."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    cause = _present(case)
    if cause is None or functie not in cause.vraag:
        return cases.show(visit, ident, hold_screens.OVER)
    ready = _ready(visit.office, case, cause, functie)
    visit.say(hold_screens.hand_over(FUNCTIES[functie]))
    visit.say(hold_screens.plain(ready))
    return None


def _ready(office: Office, case: Opened, cause: Oorzaak, functie: str) -> str:
    known, agreed = KoppelingFeiten(case.zaak.feiten), loopt(case.dagen).afgesproken
    return tekst_voor(
        cause,
        functie,
        zaaknummer=case.row.referentie,
        gemeente=office.store.people.organisatie(case.row.organisatie).naam,
        personen=known.personen,
        eisen=known.eisen,
        uiterlijk=(agreed.wat, agreed.werkdag) if agreed else None,
    )


# ---------------------------------------------------------------- what the home must have


def needs(visit: Visit, ident: int, chosen: int | None, *, done: bool = False) -> Bericht:
    """The properties of the home as buttons; `chosen` holds one bit for each, until they are recorded together."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    known = list(KoppelingFeiten(case.zaak.feiten).eisen)
    names = known if chosen is None else [eis.naam for i, eis in enumerate(PROPERTIES) if chosen >> i & 1]
    if not done:
        return hold_screens.needs(case.row.referentie, ident, names, mask)
    if names != known:
        steps.note(visit, case, EISEN, {"eisen": names})
        after.corrected(visit, ident)
    if _present(case):
        return show(visit, ident, hold_screens.NEEDS_RECORDED)
    return cases.show(visit, ident, hold_screens.RECORDED)


def mask(names: list[str], wissel_van: str | None = None) -> int:
    """The properties as bits, after switching one of them."""
    names = wissel(names, wissel_van) if wissel_van else names
    return sum(1 << i for i, eis in enumerate(PROPERTIES) if eis.naam in names)


# ---------------------------------------------------------------- holding until a date


def hold(visit: Visit, ident: int) -> Bericht | None:
    """Ask until when; a hold has a cause."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if _present(case) is None or not mogelijk(case.zaak.standen[SPOOR]):
        return menu(visit, ident)
    forms.start(visit, "aanhouden", {"zaak": ident, "referentie": case.row.referentie})
    return None


def asked(visit: Visit, ident: Opened, rest: str) -> Bericht | bool | None:
    """ "Zet HLM-26-014 stil tot 15 januari": the hold filled in; a press on what it waits for records it."""
    case = _open(visit, ident.row.id)
    if case is None:
        return None
    causes = mogelijk(case.zaak.standen[SPOOR])
    if not causes:
        return cases.show(visit, case.row.id, hold_screens.OVER)
    read = day_in(rest, visit.today, "toekomst")
    shown = standard.beeld(visit.office, case, visit)
    if isinstance(read, Onduidelijk):
        days = read.keuzes
        return hold_screens.which_day(shown, read.vraag, [dag for dag in days if dag > visit.today], _present(case))
    if read is None:
        return show(visit, case.row.id)
    return until(visit, case.row.id, read)


def until(visit: Visit, ident: int, tot: date, naam: str = "") -> Bericht:
    """Hold it until this day for the cause of this name; without one, the cause is a press: the present one, or
    which."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    causes = {item.naam: item for item in mogelijk(case.zaak.standen[SPOOR])}
    if not causes or (naam and naam not in causes):
        return cases.show(visit, ident, hold_screens.OVER)
    problem = checking.broken(KOPPELING, _held(visit, case, {"wacht_tot": tot}), visit)
    if problem is not None:
        return cases.show(visit, ident, problem)
    now = _present(case)
    if not naam:
        shown = standard.beeld(visit.office, case, visit)
        return hold_screens.until(shown, tot, [now] if now is not None else list(causes.values()))
    known = case.zaak.feiten
    fresh = {} if now is not None and now.naam == naam else aanhouden.begin(naam, known, visit.today)
    facts = {**fresh, **aanhouden.houd_aan(tot, {**known, **fresh}, visit.today)}
    try:
        held = steps.note(visit, case, HOUD_AAN, facts)
    except Geweigerd as refused:
        return cases.show(visit, ident, " ".join(refused.redenen))
    return cases.show(visit, ident, hold_screens.HELD, held.voorbij)


def _form(_: Office, doel: Doel) -> Formulier:
    return Formulier("aanhouden", hold_screens.asking_until(doel["referentie"]), (aanhouden.WACHT_TOT,))


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = _open(visit, doel["zaak"])
    return checking.broken(KOPPELING, _held(visit, case, answers), visit) if case else None


def _held(visit: Visit, case: Opened, answers: Answers) -> dict[str, Any]:
    facts = case.zaak.feiten
    return {**facts, **aanhouden.houd_aan(answers["wacht_tot"], facts, visit.today)}


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = _open(visit, doel["zaak"])
    if case is None:
        return start.may_not()
    if _present(case) is None or not mogelijk(case.zaak.standen[SPOOR]):
        return cases.show(visit, case.row.id, hold_screens.OVER)
    try:
        held = steps.note(
            visit, case, HOUD_AAN, aanhouden.houd_aan(answers["wacht_tot"], case.zaak.feiten, visit.today)
        )
    except Geweigerd as refused:
        return cases.show(visit, case.row.id, " ".join(refused.redenen))
    return cases.show(visit, case.row.id, hold_screens.HELD, held.voorbij)


def _press_needs(visit: Visit, words: list[str]) -> Bericht:
    ident, *rest = words
    return needs(visit, int(ident), int(rest[0]) if rest else None, done=rest[1:] == ["ok"])


def _press_until(visit: Visit, words: list[str]) -> Bericht:
    """`ha:<case>:<day>[:<cause>]`."""
    ident, dag, *naam = words
    return until(visit, int(ident), date.fromisoformat(dag), *naam)


PRESSES = {
    "ht": lambda visit, words: menu(visit, int(words[0])),
    "hc": lambda visit, words: choose(visit, int(words[0]), words[1]),
    "hs": lambda visit, words: show(visit, int(words[0])),
    "hx": lambda visit, words: text(visit, int(words[0]), words[1]),
    "he": _press_needs,
    "hw": lambda visit, words: hold(visit, int(words[0])),
    "ha": _press_until,
    "hr": lambda visit, words: resolve(visit, int(words[0])),
}
BIJ_NAAM = (
    BijNaam(
        (
            "aanhouden|aangehouden|stilzetten|stilleggen|stilgezet|pauzeren|pauzeer|opschorten",
            "parkeren|parkeer|geparkeerd",
            "zet|leg|ligt|staat|stil stil|stop",
            "houd|hou aan",
            "stel|stellen|uitstellen|uitgesteld uit|uitstellen|uitgesteld",
            "on hold",
            "ijskast|koelkast|pauze",
            "zit|zitten|loopt|staat vast",
            "oorzaak|vertraging|vertraagd",
            "duurt|duren zo|te|erg lang|lange",
        ),
        asked,
        KOPPELING.naam,
    ),
    BijNaam(
        (
            "hervat|hervatten|heropgepakt|heropstarten",
            "mag|kan|gaat|moet|loopt weer door|verder|lopen|opgepakt|oppakken|starten|actief",
            "niet|geen|uit|van|af meer|af|hold|pauze hold|pauze",
            "ontdooi|ontdooien|deblokkeer",
            "uit|van aanhouden|aanhouding|ijskast|koelkast",
            "pauze|stop|hold weer|kan|mag|moet af|eraf|uit|voorbij|klaar|over|beëindigen|beeindigen",
            "houdt|houd niets|niks tegen",
        ),
        lambda visit, case, _: show(visit, case.row.id),
        KOPPELING.naam,
    ),
)
FORMS = {"aanhouden": Form(_form, _check, _finish)}
