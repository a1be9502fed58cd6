"""The interventieladder at the desk of a provincie: beginning a dossier, its screen, its letters, the list."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from bot.desk import cases, who_hears
from bot.desk.case import Gedaan, Opened
from bot.desk.feature import Handling
from bot.desk.provincies import gemeenten_bij, in_provincie
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers.saldo import stand_van
from bot.features.ladder import post, screens
from bot.features.ladder.post import gemeente_naam
from bot.features.ladder.screens import LadderBeeld
from bot.screens import start as start_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.morning import MorningLine
from knowledge.gemeenten import Gemeente
from storage.cases import CaseRow
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak, tijdvak_van
from workflows.engine.laatste_dagen import leidend
from workflows.engine.tabel import Stap
from workflows.engine.velden import Veld, pak_uit
from workflows.engine.zaak import Zaak, houdt_tegen, laatste, open_stappen
from workflows.ladder import plan as ladder_plan
from workflows.ladder.brieven import zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.regels import VERSTUUR_EERST
from workflows.ladder.tabel import LADDER

SPOOR = LADDER.sporen[0]
CHOICES = 4
"""Half-years that are offered for a new dossier: the whole ladder takes no more."""
OLDEST = 2016
RIGHTS = {Actie.ZAAK_ZIEN: Actie.LADDER, Actie.ZAAK_STAP: Actie.LADDER, Actie.ZAAK_WISSEN: Actie.LADDER}

# ---------------------------------------------------------------- beginning


def _own(visit: Visit) -> tuple[Organisatie, ...]:
    return organisations(visit.me, Actie.LADDER)


def start(visit: Visit, words: str = "") -> Bericht | None:
    """`/ladder` or `/ladder Almere`: the list, or one gemeente. Who is no provincie sees what was sent, or reads about
    the ladder."""
    if not _own(visit):
        if may(visit.me, Actie.LADDER_BRIEVEN):
            return post.listing(visit)
        return visit.office.features.vraagbaak.ask(visit, "welke stappen heeft de interventieladder")
    if not words.strip():
        return listing(visit)
    wanted = " ".join(words.split())
    for o in _own(visit):
        row = visit.store.cases.by_reference(LADDER.naam, o.id, wanted)
        if row is not None:
            return cases.show(visit, row.id)
    return _by_name(visit, wanted)


def _by_name(visit: Visit, name: str) -> Bericht:
    name = re.sub(r"(?<=\S)\s+20\d\d\b.*$", "", name)  # a half-year without a dossier: it is chosen with a button
    found, own = visit.office.gemeenten.zoek(name), gemeenten_bij(visit.office, visit.me)
    here = [g for g in found if g in own]
    if len(here) == 1:
        return begin(visit, here[0].code)
    if len(found) == 1:
        return which(visit, 0, screens.elsewhere(found[0].naam, found[0].provincie))
    return which(visit, 0, screens.unknown_gemeente(name, here or found))


def which(visit: Visit, page: int, note: Tekst = "") -> Bericht:
    """The gemeenten of the provincie, a page at a time."""
    own = _own(visit)
    if not own:
        return start_screens.may_not()
    gemeenten = gemeenten_bij(visit.office, visit.me)
    return screens.which_gemeente(gemeenten, page, note) if gemeenten else screens.no_provincie(own[0].naam)


def _owner(visit: Visit, code: str) -> tuple[Organisatie, Gemeente] | None:
    """The own organisation that the gemeente falls under. Raises ValueError for a code that no gemeente has."""
    try:
        gemeente = visit.office.gemeenten.op_code(code)
    except KeyError:
        raise ValueError(code) from None
    owner = next((o for o in _own(visit) if in_provincie(visit.office, o, code)), None)
    return (owner, gemeente) if owner is not None else None


def begin(visit: Visit, code: str) -> Bericht:
    """Over which half-year; the dossiers of this gemeente are shown with it."""
    found = _owner(visit, code)
    if found is None:
        return start_screens.may_not()
    owner, gemeente = found
    known = [
        b for row in _about(visit, owner.id, code) if not (b := beeld(visit.office, _opened(visit, row))).stand.eind
    ]
    return screens.which_tijdvak(gemeente, _offered(visit), known[:3])


def _offered(visit: Visit) -> list[Tijdvak]:
    """The half-year that runs, and those before it."""
    found = [tijdvak_van(visit.today)]
    while len(found) < CHOICES:
        found.append(found[-1].vorige)
    return found


def _about(visit: Visit, organisatie: int, code: str) -> list[CaseRow]:
    rows = [visit.store.cases.get(ident) for ident in visit.store.ladders.about(code)]
    return [row for row in rows if row is not None and row.organisatie == organisatie]


def _opened(visit: Visit, row: CaseRow) -> Opened:
    return cases.opened(visit.office, row)


def new(visit: Visit, code: str, tijdvak: Tijdvak) -> Bericht:
    """A dossier, or the one that runs already. Raises ValueError for a half-year that did not begin."""
    if tijdvak.jaar < OLDEST or tijdvak.deel not in (1, 2) or tijdvak.begin > visit.today:
        raise ValueError(tijdvak)
    found = _owner(visit, code)
    if found is None:
        return start_screens.may_not()
    owner, gemeente = found
    for row in _about(visit, owner.id, code):
        known = beeld(visit.office, _opened(visit, row))
        if known.tijdvak == tijdvak and not known.stand.eind:
            return cases.show(visit, row.id, screens.there_already())
    reference = _free(visit, owner.id, f"{gemeente.naam} {tijdvak}")
    facts = {"tijdvak_op": tijdvak.begin, "gemeente": code}
    made = cases.make(visit, LADDER, owner.id, reference, facts)
    return cases.show(visit, made.na.row.id, screens.begun(), made.voorbij)


def _free(visit: Visit, organisatie: int, reference: str, zelf: int = 0) -> str:
    """The reference, with a number behind it where an earlier dossier has it."""
    wanted, number = reference, 1
    while (row := visit.store.cases.by_reference(LADDER.naam, organisatie, wanted)) is not None and row.id != zelf:
        number += 1
        wanted = f"{reference}/{number}"
    return wanted


# ---------------------------------------------------------------- looking


def listing(visit: Visit, page: int = 0) -> Bericht:
    """The dossiers of the own provincie: those that run first, most urgent first."""
    own = _own(visit)
    if not own:
        return start_screens.may_not()
    rows = [row for o in own for row in visit.store.cases.of_organisation(LADDER.naam, o.id)]
    rows.sort(key=lambda row: _urgency(visit, row))
    last = max(0, (len(rows) - 1) // screens.PAGE)
    page = max(0, min(page, last))
    shown = rows[page * screens.PAGE : (page + 1) * screens.PAGE]
    dossiers = [beeld(visit.office, _opened(visit, row)) for row in shown]
    return screens.listing(dossiers, page, last, " en ".join(o.naam for o in own))


def _urgency(visit: Visit, row: CaseRow) -> tuple[bool, date, int]:
    """By what stands in its row alone: of many dossiers only a page is looked into further."""
    facts = pak_uit(LADDER.velden, row.feiten)
    (leads, *_) = leidend(LADDER.laatste_dagen(row.standen, facts, visit.office.kalender))
    return SPOOR.stand(row.standen[SPOOR.naam]).eind, leads.dag, row.id


def beeld(office: Office, case: Opened, me: int | None = None) -> LadderBeeld:
    """What the dossier's screen shows to this person."""
    stand, facts = SPOOR.stand(case.zaak.standen[SPOOR.naam]), LadderFeiten(case.zaak.feiten)
    today = office.now().astimezone(AMSTERDAM).date()
    coming = office.store.herinneringen.of_case(case.row.id)
    owner = office.store.people.by_id(case.row.behandelaar) if case.row.behandelaar else None
    return LadderBeeld(
        id=case.row.id,
        organisatie=case.row.organisatie,
        referentie=case.row.referentie,
        code=facts.gemeente,
        gemeente=gemeente_naam(office, facts.gemeente),
        op_de_bot=bool(who_hears.readers(office, facts.gemeente)),
        stand=stand,
        feiten=facts,
        vandaag=today,
        stappen=_steps(case.zaak, today),
        loopt=ladder_plan.loopt(case.dagen),
        concept=ladder_plan.open_concept(stand.naam, facts),
        zichtbaar=zichtbaar(facts.alle, today),
        herinnering=coming[0].moment.astimezone(AMSTERDAM).date() if coming else None,
        laatste=laatste(case.regels),
        behandelaar=owner.naam if owner else "niemand",
        eigen=owner is not None and owner.id == me,
        tekort=_short(office, case.zaak, today),
    )


def _short(office: Office, zaak: Zaak, today: date) -> tuple[int, date] | None:
    """How many were not housed by COA's count, and the day that it counts to, where "Gehaald" is about to be
    chosen; None in every other stand, while the half-year runs and where COA's count is not known."""
    facts = LadderFeiten(zaak.feiten)
    tijdvak = facts.gemist
    if zaak.standen[SPOOR.naam] != "1.1" or today <= tijdvak.einde:
        return None
    half = stand_van(office, facts.gemeente, tijdvak, today, eigen=False).halfjaar
    if half is None or half.coa is None or half.coa.aantal >= half.totaal:
        return None
    return half.totaal - half.coa.aantal, half.coa.tot


def _steps(zaak: Zaak, today: date) -> list[Stap]:
    """The open steps; while a letter is a draft, without those that need it to be sent."""
    return [
        stap
        for stap in open_stappen(LADDER, zaak, SPOOR.naam)
        if not set(VERSTUUR_EERST) & set(houdt_tegen(LADDER, zaak, SPOOR.naam, stap.trigger, today))
    ]


def _screen(visit: Visit, case: Opened, note: Tekst, skipped: Sequence[datetime]) -> Bericht:
    del skipped  # what is past is said by the dates themselves
    return screens.case(beeld(visit.office, case, visit.me.id), note)


def _morning(office: Office, case: Opened, kinds: Sequence[str]) -> MorningLine:
    (leads, *_) = leidend(case.dagen)
    return screens.morning(beeld(office, case), leads.dag, kinds)


def _correctable(case: Opened) -> Sequence[Veld]:
    """What was asked before."""
    return [v for v in LADDER.velden.values() if v.naam in case.zaak.feiten and v not in LADDER.overig]


def _daarna(visit: Visit, done: Gedaan) -> None:
    """The reference names the half-year: it follows when that was put right. The gemeente hears what it now sees."""
    row, facts = done.na.row, LadderFeiten(done.na.zaak.feiten)
    ident = row.id
    wanted = f"{gemeente_naam(visit.office, facts.gemeente)} {facts.gemist}"
    if row.referentie.split("/")[0] != wanted:
        reference = _free(visit, row.organisatie, wanted, ident)
        visit.store.cases.set_reference(ident, reference)
        visit.store.gesprekken.rename_case(ident, reference)
        visit.cases.pop(ident, None)
    post.tell(visit, ident)


HANDLING = Handling(
    procedure=LADDER,
    screen=_screen,
    morning=_morning,
    correctable=_correctable,
    daarna=_daarna,
    gewist=post.forget,
    rechten=RIGHTS,
    alle=screens.ALLE,
)
