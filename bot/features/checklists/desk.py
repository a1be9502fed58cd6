"""Checklists at the desk: a list at a case or a loose one, page by page, and its ticks.

Each list is a side task of its own: it is off until a coordinator switches it on, and it never sends a message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.desk import bijtaken, cases, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.checklists import screens
from bot.features.checklists.screens import Beeld, Gedaan
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.zaakregel import Aanvulling
from storage.bijtaken import ChecklistRow
from workflows.checklists.lijsten import (
    LIJSTEN,
    Checklist,
    Deel,
    Punt,
    bladen,
    eigen_punt,
    van_de_zaak,
    voortgang,
)
from workflows.engine.zaak import VINK, Geweigerd
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import taken, vink

MOST_LOOSE = 8
"""Loose lists of one kind: they stand on one screen."""
SPOOR = KOPPELING.sporen[0].naam


@dataclass(frozen=True, slots=True)
class Plek:
    """A list where it is: at a case or loose. At a case there is no row before the first tick."""

    lijst: Checklist
    organisatie: int
    case: Opened | None = None
    row: ChecklistRow | None = None

    @property
    def adres(self) -> tuple[object, ...]:
        """How its buttons name it."""
        if self.case is not None:
            return ("z", self.case.row.id, self.lijst.naam)
        return ("l", self.row.id) if self.row is not None else ("o", self.organisatie, self.lijst.naam)


def lijst_van(naam: str) -> Checklist:
    """The list of this name. Raises ValueError for none."""
    if naam not in LIJSTEN:
        raise ValueError(naam)
    return LIJSTEN[naam]


# ---------------------------------------------------------------- which list


def at_case(visit: Visit, zaak: int, naam: str, actie: Actie) -> Plek | Bericht:
    """A list at a case; else what the person reads who may not, or where it is off. Raises ValueError for a list that
    is never at a case."""
    lijst = lijst_van(naam)
    if not lijst.standen:
        raise ValueError(naam)
    case = cases.open_case(visit, zaak, actie)
    if case is None or case.row.procedure != KOPPELING.naam:
        return start.may_not()
    if not bijtaken.on(visit.office, case.row.organisatie, lijst.schakelaar):
        return bijtaken.off(visit, case.row.organisatie, lijst.schakelaar)
    return Plek(lijst, case.row.organisatie, case, visit.store.checklists.at_case(zaak, naam))


def loose(visit: Visit, ident: int, actie: Actie) -> Plek | Bericht:
    """A loose list, idem."""
    row = visit.store.checklists.get(ident)
    if row is None or row.zaak is not None or not may(visit.me, actie, row.organisatie):
        return screens.no_such_list()
    lijst = lijst_van(row.lijst)
    if not bijtaken.on(visit.office, row.organisatie, lijst.schakelaar):
        return bijtaken.off(visit, row.organisatie, lijst.schakelaar)
    return Plek(lijst, row.organisatie, None, row)


def of_place(visit: Visit, organisatie: int, naam: str) -> Plek | Bericht:
    """A list of an organisation that nobody began, idem."""
    lijst = lijst_van(naam)
    if not may(visit.me, Actie.ZAAK_ZIEN, organisatie):
        return screens.own_people_only()
    if not bijtaken.on(visit.office, organisatie, lijst.schakelaar):
        return bijtaken.off(visit, organisatie, lijst.schakelaar)
    return Plek(lijst, organisatie)


def found(visit: Visit, words: Sequence[str], actie: Actie = Actie.ZAAK_ZIEN) -> Plek | Bericht:
    """The list that these words of a button name. Raises ValueError for strange ones."""
    match words:
        case ["z", zaak, naam]:
            return at_case(visit, int(zaak), naam, actie)
        case ["l", ident]:
            return loose(visit, int(ident), actie)
        case ["o", organisatie, naam]:
            return of_place(visit, int(organisatie), naam)
        case _:
            raise ValueError(words)


# ---------------------------------------------------------------- what stands on it


def own_items(office: Office, organisatie: int, naam: str) -> list[Punt]:
    """What the organisation added to a list."""
    rows = office.store.checklists.own(organisatie)
    return [eigen_punt(row.id, row.tekst) for row in rows if row.lijst == naam]


def parts(office: Office, plek: Plek) -> tuple[Deel, ...]:
    """The parts of a list with what the organisation added."""
    place = office.store.people.organisatie(plek.organisatie).naam
    own = own_items(office, plek.organisatie, plek.lijst.naam)
    return plek.lijst.van(los=plek.case is None, eigen=own, bij=place)


def beeld(office: Office, plek: Plek) -> Beeld:
    """What its screens show."""
    delen = parts(office, plek)
    ticks = office.store.checklists.ticks(plek.row.id) if plek.row is not None else {}
    done = {naam: Gedaan(_day(tick.op), tick.naam or "iemand die weg is") for naam, tick in ticks.items()}
    known = van_de_zaak(delen, plek.case.zaak.feiten) if plek.case is not None else {}
    done |= {naam: Gedaan(day, screens.AT_THE_CASE) for naam, day in known.items() if naam not in done}
    return Beeld(
        lijst=plek.lijst,
        gemeente=office.store.people.organisatie(plek.organisatie).naam,
        organisatie=plek.organisatie,
        adres=plek.adres,
        bladen=bladen(delen, apart=plek.lijst.situaties),
        gedaan=done,
        referentie=plek.case.row.referentie if plek.case is not None else "",
        zaak=plek.case.row.id if plek.case is not None else None,
        begonnen=_day(plek.row.op) if plek.row is not None and plek.case is None else None,
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def show(visit: Visit, plek: Plek, page: int | None = None, note: Tekst = "") -> Bericht:
    """A page of a list; of one with situations first which of them."""
    shown = beeld(visit.office, plek)
    if page is None and plek.lijst.situaties:
        return screens.situations(shown).met(boven=note)
    return screens.page(shown, page or 0, note)


# ---------------------------------------------------------------- ticking


def tick(visit: Visit, plek: Plek, page: int, naam: str, *, done: bool) -> Bericht:
    """Tick an item or take the tick back. The button names what it makes of it, so that pressing twice does it once."""
    punt = next((p for deel in parts(visit.office, plek) for p in deel.punten if p.naam == naam), None)
    if punt is None:
        return show(visit, plek, page, screens.ITEM_GONE)
    if plek.case is not None and punt.bij_zaak:
        answer = _at_the_case(visit, plek.case, punt, done=done)
        if isinstance(answer, Bericht):
            return answer
        if answer:
            return show(visit, plek, page, answer)
        fresh = cases.open_case(visit, plek.case.row.id, Actie.ZAAK_STAP)
        plek = Plek(plek.lijst, plek.organisatie, fresh, plek.row)
    if done and not (plek.case is not None and punt.naam in van_de_zaak([Deel("", (punt,))], plek.case.zaak.feiten)):
        plek = _in_use(visit, plek)
        assert plek.row is not None  # noqa: S101  it was just put in use
        visit.store.checklists.tick(plek.row.id, naam, visit.me.id, visit.now)
    elif not done and plek.row is not None:
        visit.store.checklists.untick(plek.row.id, naam)
    return show(visit, plek, page)


def _at_the_case(visit: Visit, case: Opened, punt: Punt, *, done: bool) -> Bericht | str:
    """What the case itself ticks is ticked there: "" when that was done or is not so now, else what is to be said."""
    ticked = punt.naam in van_de_zaak([Deel("", (punt,))], case.zaak.feiten)
    if punt.feit:
        if done and not ticked:
            return cases.show(visit, case.row.id, screens.record_it_here(punt.titel))
        return "" if done or not ticked else screens.CORRECT_AT_CASE
    here = {task.naam for task in taken(case.zaak.standen[SPOOR])}
    if punt.taak not in here:
        return screens.CORRECT_AT_CASE if ticked and not done else ""
    if ticked == done:
        return ""
    try:
        steps.jot(visit, case, VINK, vink([punt.taak], case.zaak.feiten, visit.today))
    except Geweigerd as refused:  # another case has something against it
        return " ".join(refused.redenen)
    return ""


def _in_use(visit: Visit, plek: Plek) -> Plek:
    if plek.row is not None or plek.case is None:
        return plek
    ident = visit.store.checklists.add(plek.organisatie, plek.lijst.naam, plek.case.row.id, visit.me.id, visit.now)
    return Plek(plek.lijst, plek.organisatie, plek.case, visit.store.checklists.get(ident))


# ---------------------------------------------------------------- the lists of a case


def lists_on(office: Office, organisatie: int) -> list[Checklist]:
    """The lists that are on for an organisation, in their order."""
    on = bijtaken.all_on(office, organisatie)
    return [lijst for lijst in LIJSTEN.values() if lijst.schakelaar in on]


def _of_case(office: Office, case: Opened) -> list[Checklist]:
    """Those that can be at this case, first those that belong to where it is."""
    if case.row.procedure != KOPPELING.naam or case.mist:
        return []
    stand = case.zaak.standen[SPOOR]
    here = [lijst for lijst in lists_on(office, case.row.organisatie) if lijst.standen]
    return sorted(here, key=lambda lijst: stand not in lijst.standen)


def _progress(office: Office, case: Opened, lijsten: Sequence[Checklist]) -> list[screens.Voortgang]:
    begun, own = office.store.checklists.of_case(case.row.id), office.store.checklists.own(case.row.organisatie)
    stand, found = case.zaak.standen[SPOOR], []
    for lijst in lijsten:
        mine = [eigen_punt(row.id, row.tekst) for row in own if row.lijst == lijst.naam]
        delen = lijst.van(los=False, eigen=mine, bij="")
        done = {*begun.get(lijst.naam, ()), *van_de_zaak(delen, case.zaak.feiten)}
        ticked, of = voortgang(delen, done)
        found.append(screens.Voortgang(lijst, ticked, of, lijst.naam in begun, stand in lijst.standen))
    return found


def on_screen(office: Office, case: Opened) -> Aanvulling:
    """What the screen of a case says of its lists: how far those are that somebody began, and the way to all."""
    lijsten = _of_case(office, case)
    if not lijsten:
        return Aanvulling()
    progress = _progress(office, case, lijsten)
    if not case.loopt and not any(item.begonnen for item in progress):
        return Aanvulling()
    return screens.on_case(case.row.id, progress)


def of_case(visit: Visit, zaak: int, note: Tekst = "") -> Bericht:
    """The lists at a case, with how far each is."""
    case = cases.open_case(visit, zaak, Actie.ZAAK_ZIEN)
    if case is None or case.row.procedure != KOPPELING.naam:
        return start.may_not()
    lijsten = _of_case(visit.office, case)
    if not lijsten:
        return bijtaken.off(visit, case.row.organisatie, LIJSTEN["tekendag"].schakelaar)
    progress = _progress(visit.office, case, lijsten)
    return screens.at_case(case.row.referentie, zaak, progress).met(boven=note)


# ---------------------------------------------------------------- the lists of an organisation


def menu(visit: Visit, organisatie: int | None = None) -> Bericht:
    """The lists that are on for the own organisation; who works for several is asked for which."""
    own = [o for o in organisations(visit.me, Actie.ZAAK_ZIEN) if organisatie in (None, o.id)]
    if not own:
        return screens.own_people_only()
    if len(own) > 1:
        return screens.which(own)
    here, can = lists_on(visit.office, own[0].id), may(visit.me, Actie.BIJTAKEN, own[0].id)
    names = () if can else bijtaken.coordinators(visit.office, own[0].id)
    rows = visit.store.checklists.loose(own[0].id, [lijst.naam for lijst in here], MOST_LOOSE * len(here))
    many = {lijst.naam: sum(row.lijst == lijst.naam for row in rows) for lijst in here}
    return screens.menu(own[0], here, many, names, can=can)


def about(visit: Visit, organisatie: int, naam: str, note: Tekst = "") -> Bericht:
    """One list of an organisation: the loose ones in use, and what can be done with it."""
    plek = of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    rows = visit.store.checklists.loose(organisatie, [naam], MOST_LOOSE)
    delen, lines = parts(visit.office, plek), []
    for row in rows:
        ticked, of = voortgang(delen, visit.store.checklists.ticks(row.id))
        lines.append(screens.Los(row.id, _day(row.op), ticked, of))
    place = visit.store.people.organisatie(organisatie)
    return screens.about(place, plek.lijst, lines, full=len(rows) >= MOST_LOOSE).met(boven=note)


def begin(visit: Visit, organisatie: int, naam: str) -> Bericht:
    """A loose list; one on which nothing was ticked yet is taken first."""
    plek = of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    book = visit.store.checklists
    rows = book.loose(organisatie, [naam], MOST_LOOSE)
    empty = next((row for row in rows if not book.ticks(row.id)), None)
    if empty is None and len(rows) >= MOST_LOOSE:
        return about(visit, organisatie, naam, screens.FULL)
    ident = empty.id if empty is not None else book.add(organisatie, naam, None, visit.me.id, visit.now)
    return show(visit, Plek(plek.lijst, organisatie, None, book.get(ident)))


def delete(visit: Visit, ident: int, *, sure: bool) -> Bericht:
    """Ask, then remove a loose list with its ticks."""
    plek = loose(visit, ident, Actie.ZAAK_WISSEN)
    if isinstance(plek, Bericht):
        return plek
    if not sure:
        return screens.ask_delete(beeld(visit.office, plek))
    visit.store.checklists.delete(ident)
    return about(visit, plek.organisatie, plek.lijst.naam, screens.DELETED)
