"""The interventieladder at the desk of a provincie: beginning a dossier, its screen, its letters, the list."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.desk import cases, crossings, standard, who_hears
from bot.desk.case import Gedaan, Opened
from bot.desk.feature import Band
from bot.desk.provincies import gemeenten_bij, in_provincie
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from bot.features.cijfers.saldo import stand_van
from bot.features.ladder import begin_screens, post, screens
from bot.features.ladder.post import gemeente_naam
from bot.features.ladder.screens import LadderBeeld
from bot.screens import herindeling
from bot.screens import start as start_screens
from bot.screens.beeld import Beeld
from bot.screens.markup import Tekst, stack
from bot.screens.message import Bericht
from knowledge.gemeenten import Gemeente
from storage.cases import CaseRow
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak, tijdvak_van
from workflows.engine.tabel import Stap
from workflows.engine.zaak import Zaak, houdt_tegen, open_stappen
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.kruising import BAND, KRUISINGEN
from workflows.ladder.regels import VERSTUUR_EERST
from workflows.ladder.tabel import LADDER
from workflows.ladder.velden import GEMEENTE

SPOOR = LADDER.sporen[0].naam
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
        return begin(visit, here[0].code).met(boven=herindeling.was(visit.office.gemeenten, name))
    if len(found) == 1:
        return which(visit, 0, begin_screens.elsewhere(found[0].naam, found[0].provincie))
    return which(visit, 0, begin_screens.unknown_gemeente(name, here or found))


def which(visit: Visit, page: int, note: Tekst = "") -> Bericht:
    """The gemeenten of the provincie, a page at a time."""
    own = _own(visit)
    if not own:
        return start_screens.may_not()
    gemeenten = gemeenten_bij(visit.office, visit.me)
    return begin_screens.which_gemeente(gemeenten, page, note) if gemeenten else begin_screens.no_provincie(own[0].naam)


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
    known = [b for row in _about(visit, owner.id, code) if (b := shown(visit, _opened(visit, row))).loopt]
    merging = stack(*herindeling.straks(visit.office.gemeenten, [gemeente.naam], visit.today))
    return begin_screens.which_tijdvak(gemeente, _offered(visit), known[:3]).met(onder=merging)


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
    facts = {"tijdvak_op": tijdvak.begin, "gemeente": code}
    beside = crossings.making(visit, LADDER, owner.id, facts)
    if beside.weigert:
        return cases.show(visit, beside.zaak, begin_screens.there_already())
    reference = _free(visit, owner.id, f"{gemeente.naam} {tijdvak}")
    made = cases.make(visit, LADDER, owner.id, reference, facts)
    return cases.show(visit, made.na.row.id, begin_screens.begun(), made.voorbij)


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
    return standard.listing(visit, LADDER.naam, page)


def beeld(office: Office, case: Opened, shown: Beeld, visit: Visit | None) -> LadderBeeld:
    """What the dossier's screens show to this person."""
    code = LadderFeiten(case.zaak.feiten).gemeente
    owner = office.store.people.by_id(case.row.behandelaar) if case.row.behandelaar else None
    return LadderBeeld.van(
        replace(shown, stappen=_steps(case.zaak, shown.vandaag)),
        organisatie=case.row.organisatie,
        over=gemeente_naam(office, code),
        op_de_bot=bool(who_hears.readers(office, code)),
        behandelaar=owner.naam if owner else "niemand",
        eigen=owner is not None and visit is not None and owner.id == visit.me.id,
        tekort=_short(office, case.zaak, shown.vandaag),
        controleer=herindeling.straks(office.gemeenten, [gemeente_naam(office, code)], shown.vandaag),
    )


def shown(visit: Visit, case: Opened) -> LadderBeeld:
    """The same, for a screen of this use."""
    found = standard.beeld(visit.office, case, visit)
    assert isinstance(found, LadderBeeld)  # noqa: S101  the Handling says so
    return found


def _short(office: Office, zaak: Zaak, today: date) -> tuple[int, date] | None:
    """How many were not housed by COA's count, and the day that it counts to, where "Gehaald" is about to be
    chosen; None in every other stand, while the half-year runs and where COA's count is not known."""
    facts = LadderFeiten(zaak.feiten)
    tijdvak = facts.gemist
    if zaak.standen[SPOOR] != "1.1" or today <= tijdvak.einde:
        return None
    half = stand_van(office, facts.gemeente, tijdvak, today, eigen=False).halfjaar
    if half is None or half.coa is None or half.coa.aantal >= half.totaal:
        return None
    return half.totaal - half.coa.aantal, half.coa.tot


def _steps(zaak: Zaak, today: date) -> list[tuple[str, Stap]]:
    """The open steps, for who presses too soon reads why; while a letter is a draft, without those that need it to be
    sent."""
    return [
        (SPOOR, stap)
        for stap in open_stappen(LADDER, zaak, SPOOR)
        if not set(VERSTUUR_EERST) & set(houdt_tegen(LADDER, zaak, SPOOR, stap.trigger, today))
    ]


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


def _on_the_bot(office: Office, case: Opened) -> bool:
    """Whether somebody of the gemeente hears what changes in what it sees."""
    return bool(who_hears.readers(office, LadderFeiten(case.zaak.feiten).gemeente))


def _about_the_same(office: Office, organisatie: int, feiten: Mapping[str, Any]) -> list[int]:
    """The provincie's dossiers about this gemeente."""
    rows = (office.store.cases.get(ident) for ident in office.store.ladders.about(LadderFeiten(feiten).gemeente))
    return [row.id for row in rows if row is not None and row.organisatie == organisatie]


HANDLING = standard.handling(
    LADDER,
    banden=(Band(BAND, LADDER.naam, LADDER.naam, _about_the_same, lambda *_: (), (GEMEENTE.naam,)),),
    kruisingen=KRUISINGEN,
    daarna=_daarna,
    gewist=post.forget,
    rechten=RIGHTS,
    vertelt_zelf=_on_the_bot,
    beeld=beeld,
    lijst=screens.LIJST,
)
