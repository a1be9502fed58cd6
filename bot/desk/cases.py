"""A case at the desk: loading it for who may see it, letting the procedure decide, and committing what it decided.

Every change goes through `write`: facts and standen, the lines of history and the plan of herinneringen are written
together, in the transaction of the visit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache, partial
from typing import Any

from bot.desk import owners
from bot.desk.case import Gedaan, Opened, Verleden, laatste_dagen, plaats
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.screens.case import GeschiedenisRegel, with_way_back
from bot.screens.damaged import damaged
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.start import may_not
from storage.cases import CaseRow, HistoryRow
from storage.herinneringen import Gehouden, Herinnering
from storage.people import Persoon
from storage.vragen import VraagRow
from workflows.dates.kalender import EEN_DAG
from workflows.engine import partijvraag
from workflows.engine.achterstand import bekeken_tot
from workflows.engine.agenda import Afspraak
from workflows.engine.kenmerk import kenmerk
from workflows.engine.laatste_dagen import Gepland, weer
from workflows.engine.laatste_dagen import plan as herinneringen
from workflows.engine.tabel import Procedure
from workflows.engine.velden import pak_in, pak_uit
from workflows.engine.zaak import OVERDRACHT, Regel, Zaak, begin, onbekend, ontbrekend, volg

MORNING = time(9, 0)
"""When herinneringen are due, on the wall clock in Amsterdam."""


class AlleenLezen(Exception):
    """The case holds names that no table knows, or lacks what it should hold: it can be looked at, and nothing more."""

    def __init__(self, zaak: int) -> None:
        super().__init__(f"zaak {zaak}")
        self.zaak = zaak


def open_case(visit: Visit, ident: int, actie: Actie) -> Opened | None:
    """The case, or None when there is none or this person may not do this with it: the two look the same. Raises
    AlleenLezen for who wants to do more than look, where that is all that can be done."""
    case = present(visit, ident)
    if case is None:
        return None
    handling = visit.office.features.procedures[case.row.procedure]
    own = may(visit.me, handling.recht(actie), case.row.organisatie)
    if not (own or owners.takes_part(visit.office, visit.me, case.row, actie)):
        return None
    if own:  # answers the reminder; a look by another organisation must not silence the own achtervang
        note_answer(visit, ident)
        _note_reader(visit, case)
    if case.alleen_lezen and actie not in (Actie.ZAAK_ZIEN, Actie.OVERDRAGEN):
        raise AlleenLezen(ident)
    return case


def note_answer(visit: Visit, ident: int) -> None:
    """Somebody acted on the case: its reminder was answered. Noted once in a visit."""
    if ident not in visit.answered:
        visit.store.ochtenden.answered(ident, visit.now)
        visit.answered.add(ident)


def _note_reader(visit: Visit, case: Opened) -> None:
    """Somebody of the organisation looks at a case of somebody else: neither behandelaar, nor who stands in, nor a
    coordinator. Once a day."""
    me, row = visit.me, case.row
    if row.behandelaar in (me.id, None) or may(me, Actie.COLLEGAS_BEHEREN, row.organisatie) or row.id in visit.read:
        return
    visit.read.add(row.id)
    if not any(away.persoon == row.behandelaar for away in visit.store.colleagues.standing_in(me.id, visit.today)):
        visit.store.lezers.note(row.id, me.id, visit.today)


def present(visit: Visit, ident: int) -> Opened | None:
    """The case as it now is, read once in a visit; whether this person may see it is not asked here."""
    known = visit.cases.get(ident)
    if known is None:
        row = visit.store.cases.get(ident)
        known = opened(visit.office, row) if row is not None else None
        if known is not None:
            visit.cases[ident] = known
    return known


def opened(office: Office, row: CaseRow) -> Opened:
    """A case row as the procedure sees it, with the present names of what has been renamed."""
    lines = office.store.cases.history(row.id)
    return _opened(office, row, lambda: lines)


def all_opened(office: Office, idents: Sequence[int]) -> list[Opened]:
    """Several cases at once, as far as they are there; the histories of all are read when one is asked for."""
    histories = cache(lambda: office.store.cases.histories(idents))

    def lines(ident: int) -> Callable[[], Sequence[HistoryRow]]:
        return lambda: histories()[ident]

    return [_opened(office, row, lines(row.id)) for row in office.store.cases.of(idents)]


def _opened(office: Office, row: CaseRow, lines: Callable[[], Sequence[HistoryRow]]) -> Opened:
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    standen = {spoor: procedure.stand_nu(stand) for spoor, stand in row.standen.items()}
    present = Zaak(standen, pak_uit(procedure.velden, row.feiten))
    past = partial(_past, procedure, row.standen, lines)
    return Opened(row, procedure, present, office.kalender, past, _mist(row, procedure, present))


def _past(procedure: Procedure, standen: Mapping[str, str], lines: Callable[[], Sequence[HistoryRow]]) -> Verleden:
    history = []
    for line in lines():
        facts = pak_uit(procedure.velden, line.feiten)
        regel = Regel(line.spoor, line.trigger, line.van, line.naar, facts, line.versie, line.id)
        history.append(GeschiedenisRegel(regel, line.actor, line.actor_naam or "iemand die weg is", line.moment))
    strange = onbekend(procedure, standen, (item.regel for item in history))
    history = [replace(item, regel=_now(procedure, item.regel)) for item in history] if procedure.vroeger else history
    return Verleden(tuple(history), strange)


def _mist(row: CaseRow, procedure: Procedure, present: Zaak) -> tuple[str, ...]:
    """The titles of what the case should hold and does not, and of what it holds that cannot be read."""
    unread = [procedure.velden[naam].titel for naam in row.feiten if naam not in present.feiten]
    return tuple(dict.fromkeys((*ontbrekend(procedure, present.feiten), *unread)))


def _now(procedure: Procedure, regel: Regel) -> Regel:
    """The line with the present names of its trigger and standen."""
    van, naar = (procedure.stand_nu(stand) if stand is not None else None for stand in (regel.van, regel.naar))
    return replace(regel, trigger=procedure.trigger_nu(regel.trigger), van=van, naar=naar)


# ---------------------------------------------------------------- writing


def write(visit: Visit, case: Opened, result: Zaak, regels: Sequence[Regel], terug: Regel | None = None) -> Gedaan:
    """Write what the procedure decided, and have the case in hand as it then is, without reading it again. Raises
    AlleenLezen: another behandelaar is all that such a case can get."""
    if case.alleen_lezen and any(regel.trigger != OVERDRACHT for regel in regels):
        raise AlleenLezen(case.row.id)
    done = record(visit.office, case, result, regels, (visit.me.id, visit.me.naam), visit.now)
    visit.cases[case.row.id] = done.na
    visit.written.append(case.row.id)
    return replace(done, terug=terug)


def record(
    office: Office, case: Opened, result: Zaak, regels: Sequence[Regel], actor: tuple[int, str], now: datetime
) -> Gedaan:
    """The same outside a visit, for the person of this id and name."""
    cases, feiten, ident = office.store.cases, pak_in(result.feiten), case.row.id
    before, items = Verleden(case.geschiedenis, case.vreemd), []  # read before a line is added
    for r in regels:
        line = cases.add_history(ident, r.spoor, r.trigger, r.van, r.naar, pak_in(r.feiten), actor[0], now, r.versie)
        items.append(GeschiedenisRegel(replace(r, id=line), *actor, now))
    past = replace(before, geschiedenis=(*before.geschiedenis, *items))
    row = replace(case.row, feiten=feiten, standen=dict(result.standen))
    fresh = replace(case, row=row, zaak=result, lees=lambda: past)
    today = now.astimezone(AMSTERDAM).date()
    cases.save(ident, feiten, result.standen, plaats(case.procedure, result, fresh.dagen, today))
    missed = plan(office, fresh, case if case.regels else None, now)
    return Gedaan(case, fresh, tuple(item.regel for item in items), voorbij=missed)


def plan(office: Office, case: Opened, before: Opened | None, now: datetime) -> list[datetime]:
    """Replace the plan of a case by what it now deserves, and keep from when it waits. Moments that are past are left
    out; gives those that the plan of before did not have, soonest first."""
    ident, vragen, book = case.row.id, office.store.vragen.of_case(case.row.id), office.store.herinneringen
    wanted, known = planned(office, case, vragen), book.whole(ident)
    kept = {(held.item.sleutel, held.item.moment) for held in known.values() if not held.weer}
    # A reminder that was planned before and is past was sent, or is on its way: it stays, so that it is sent once.
    coming: list[Herinnering] = []
    missed: list[Herinnering] = []
    for h in wanted:
        (coming if h.moment > now or (h.sleutel, h.moment) in kept else missed).append(h)
    book.replace(ident, case.row.organisatie, [*coming, *_again(office, case, known.values(), now)], known)
    office.store.achterstand.keep(ident, case.wachtend)
    if not missed or before is case:
        return []
    earlier = {(h.sleutel, h.moment) for h in planned(office, before, vragen)} if before is not None else set()
    return sorted(h.moment for h in missed if (h.sleutel, h.moment) not in earlier)


def planned(office: Office, case: Opened, vragen: Sequence[VraagRow] | None = None) -> list[Herinnering]:
    """The whole plan of a case, past moments and all, without what comes back after that; `vragen` are the questions
    about it, where they were read already."""
    asked = vragen if vragen is not None else office.store.vragen.of_case(case.row.id)
    return [_row(case, item) for item in (*herinneringen(case.dagen), *_questions(asked, case.zaak, office))]


def _row(case: Opened, item: Gepland) -> Herinnering:
    naam, ident = case.procedure.naam, case.row.id
    return Herinnering(
        f"{naam}:{ident}:{item.soort}:{item.merk}", ident, item.soort, at_nine(item.dag), item.rol, item.achtervang
    )


def _again(office: Office, case: Opened, known: Iterable[Gehouden], now: datetime) -> list[Herinnering]:
    """What comes back while the case is open, each for its next moment; one that is due and was not said yet stays."""
    if not case.loopt:
        return []
    today, looked = now.astimezone(AMSTERDAM).date(), bekeken_tot(case.zaak.feiten)
    since = today if at_nine(today) <= now else today - EEN_DAG
    since = max(since, looked - EEN_DAG) if looked is not None else since  # who looked is left in peace until then
    waiting = {k.item.sleutel: k.item for k in known if k.weer and not k.gezegd and k.item.moment <= now}
    coming = (_row(case, item) for item in weer(case.dagen, since, office.kalender))
    return [waiting.get(h.sleutel, h) for h in coming]


def _questions(vragen: Sequence[VraagRow], result: Zaak, office: Office) -> list[Gepland]:
    """The reminders of the questions about the case that were put to other parties and still make sense."""
    planned: list[Gepland] = []
    for row in vragen:
        soort = office.features.vragen[row.soort].soort
        if soort.past(result.standen):
            planned += partijvraag.plan(row.id, soort, row.stand, row.opvolgen, office.kalender)
    return planned


def at_nine(dag: date) -> datetime:
    """Nine in the morning of that day in Amsterdam: 08:00 or 07:00 UTC."""
    return datetime.combine(dag, MORNING, AMSTERDAM)


def make(visit: Visit, procedure: Procedure, organisatie: int, referentie: str, feiten: Mapping[str, Any]) -> Gedaan:
    """A new case of this person, with what follows from its beginning.

    Raises storage.cases.DoubleReference and workflows.engine.zaak.Geweigerd.
    """
    begun, line = begin(procedure, feiten, visit.today)
    result, lines = volg(procedure, begun, visit.today)
    return add(visit, procedure, organisatie, referentie, result, (line, *lines))


def add(
    visit: Visit, procedure: Procedure, organisatie: int, referentie: str, result: Zaak, regels: Sequence[Regel]
) -> Gedaan:
    """A case that was begun, as a row. Raises storage.cases.DoubleReference."""
    return write(visit, empty(visit.office, procedure, organisatie, referentie, visit.me.id, result, visit.now),
                 result, regels)  # fmt: skip


def empty(
    office: Office, procedure: Procedure, organisatie: int, referentie: str, persoon: int, result: Zaak, now: datetime
) -> Opened:
    """The row of a new case, of which no line was written yet. Raises storage.cases.DoubleReference."""
    ident = office.store.cases.add(procedure.naam, organisatie, referentie, persoon, result.standen, now)
    row = office.store.cases.get(ident)
    assert row is not None  # noqa: S101  it was just made
    return Opened(row, procedure, Zaak(dict(result.standen)), office.kalender, Verleden)


def hand_over(visit: Visit, case: Opened, naar: Persoon) -> Gedaan:
    """Another behandelaar from now on, with a line of history; the case itself stays as it is."""
    visit.store.colleagues.set_behandelaar(case.row.id, naar.id)
    handed = replace(case, row=replace(case.row, behandelaar=naar.id))
    return write(visit, handed, case.zaak, (Regel("", OVERDRACHT, None, None, {}, case.procedure.versie),))


def agenda(office: Office, procedure: Procedure, zaak: Zaak) -> Sequence[Afspraak]:
    """The dates of a case for a calendar."""
    days = laatste_dagen(procedure, zaak, office.kalender)
    return [Afspraak(day.naam, day.agenda, day.werkdag) for day in days if day.agenda]


def lines_since(case: Opened, spoor: str, stand: str) -> Sequence[GeschiedenisRegel]:
    """What happened after the track left this stand: the lines from the last departure on."""
    for index in range(len(case.geschiedenis) - 1, -1, -1):
        regel = case.geschiedenis[index].regel
        if regel.spoor == spoor and regel.van == stand:
            return case.geschiedenis[index:]
    return ()


def show(visit: Visit, ident: int, note: Tekst = "", skipped: Sequence[datetime] = ()) -> Bericht:
    """The case's screen as it is now, for who may see it. It is what the conversation is about then."""
    case = open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return may_not()
    visit.store.onderwerpen.case(visit.me.id, visit.now, ident)
    shown = screen(visit, case, note, skipped)
    back = visit.store.vandaag.lijst_van(visit.me.id, ident)
    return with_way_back(shown, back) if back else shown


def screen(visit: Visit, case: Opened, note: Tekst = "", skipped: Sequence[datetime] = ()) -> Bericht:
    """The screen that its procedure gives it; a damaged case says what it lacks."""
    if case.mist:
        return damaged(case.row.referentie, case.procedure, case.mist, note)
    return visit.office.features.procedures[case.row.procedure].screen(visit, case, note, skipped)


def give(office: Office, organisatie: int, procedure: str, dag: date) -> str:
    """The organisation's next reference of that year, one that nobody typed before and that the guard lets pass."""
    naam = office.store.people.organisatie(organisatie).naam
    while True:
        reference = kenmerk(naam, dag.year, office.store.invoer.next_number(organisatie, dag.year))
        taken = office.store.cases.by_reference(procedure, organisatie, reference)
        if taken is None and not isinstance(referentie_ok(reference), Afgekeurd):
            return reference


def free(visit: Visit, procedure: str, organisatie: int, reference: str) -> str:
    """The reference itself, or with a number behind it when an earlier case of the procedure has it: ALM-26-014/2."""
    number, wanted = 1, reference
    while visit.store.cases.by_reference(procedure, organisatie, wanted) is not None:
        number += 1
        wanted = f"{reference}/{number}"
    return wanted
