"""The refusals as the regievoerder of COA sees them: those that run in the gemeenten that named him, nearest last day
first; one of them with what is his to say; and the overview that he gives the provincie.

He sees the refusal and by what he knows the household, never the koppeling.
"""

from collections.abc import Sequence
from datetime import date, datetime

from bot.desk import cases, replan, workplace
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.partijen import answering, asking
from bot.features.woningweigering import coa_screens, report
from bot.features.woningweigering.coa_screens import Rij
from bot.features.woningweigering.facts import facts
from bot.files.spreadsheet import xlsx
from bot.screens import start
from bot.screens.message import Bericht
from storage.people import Persoon
from storage.plaatsen import Lijst
from workflows.engine.machine import NietOpen
from workflows.engine.partijvraag import FUNCTIES, Antwoord, VraagSoort
from workflows.engine.resterend import resterend
from workflows.engine.zaak import Geweigerd, zet
from workflows.woningweigering.cijfers import periodes, tel
from workflows.woningweigering.overzicht import KOPPEN, maak, rijen
from workflows.woningweigering.partijvragen import OORDEEL, VAN_COA
from workflows.woningweigering.tabel import WONINGWEIGERING

OVERVIEW = "weigeroverzicht"
"""What is asked for here and made beside the desk."""


def gemeenten(office: Office, person: Persoon) -> list[int]:
    """The organisations that named one of this person's as their regievoerder."""
    own = [o.id for o in organisations(person, Actie.WEIGERING_COA)]
    return office.store.vragen.linked(own, FUNCTIES[OORDEEL.functie].naam)


# ---------------------------------------------------------------- looking


def begin(visit: Visit) -> Bericht | None:
    """`/weigeringen`: for who has none of his own, those that run where he is the regievoerder."""
    mine = may(visit.me, Actie.WEIGERING_RAPPORT) or not may(visit.me, Actie.WEIGERING_COA)
    return report.begin(visit) if mine else listing(visit)


def listing(visit: Visit, page: int = 0) -> Bericht:
    """Those that run, nearest last day first."""
    if not may(visit.me, Actie.WEIGERING_COA):
        return start.may_not()
    linked, book = gemeenten(visit.office, visit.me), visit.store.plaatsen
    replan.settle(visit.office, linked)
    lijst = Lijst(WONINGWEIGERING.naam, linked)
    many = book.count(lijst)
    page = max(0, min(page, (many - 1) // coa_screens.PAGE))
    found = book.page(lijst, coa_screens.PAGE, page * coa_screens.PAGE)
    shown = [_rij(visit, case) for case in cases.all_opened(visit.office, found)]
    return coa_screens.listing(shown, many, page, len(linked))


def _rij(visit: Visit, case: Opened) -> Rij:
    leads = next((dag for dag in case.dagen if dag.leidt), None)
    rest = resterend(leads, visit.today, visit.office.kalender) if leads is not None else ""
    naam = visit.store.people.organisatie(case.row.organisatie).naam
    return Rij(case.row.id, naam, facts(visit.office, case), case.zaak.standen, leads, rest)


def _linked(visit: Visit, zaak: int) -> Opened | None:
    """The refusal, where it is of a gemeente that named this person's organisation; None looks the same for all
    others."""
    case = cases.present(visit, zaak)
    if case is None or case.procedure.naam != WONINGWEIGERING.naam:
        return None
    return case if case.row.organisatie in gemeenten(visit.office, visit.me) else None


def open_kinds(case: Opened) -> Sequence[VraagSoort]:
    """What is COA's to say where the refusal now is."""
    return [soort for soort in VAN_COA if asking.fits(soort, case)]


def show(visit: Visit, zaak: int) -> Bericht:
    """One refusal, with a button for each answer that is COA's to give where it now is."""
    case = _linked(visit, zaak)
    if case is None:
        return start.may_not()
    return coa_screens.one(_rij(visit, case), open_kinds(case), visit.today)


def which(visit: Visit, found: Sequence[Opened]) -> Bericht:
    """Several gemeenten have a refusal with this reference."""
    return coa_screens.listing([_rij(visit, case) for case in found], len(found), 0, 1)


def proposed(
    visit: Visit, case: Opened, gezegd: Sequence[tuple[VraagSoort, Antwoord]], dag: date | None
) -> Bericht | None:
    """What was said of it, filled in; today where no day was said. What can be meant in more ways is chosen."""
    if len(gezegd) > 1:
        return show(visit, case.row.id)
    ((soort, antwoord),) = gezegd
    when = (dag or visit.today) if antwoord.velden else None
    against = _against(visit, case, soort, antwoord, when)
    return coa_screens.proposed(_rij(visit, case), soort, antwoord, when, against)


def _answers(antwoord: Antwoord, dag: date | None) -> Answers:
    return {veld.naam: dag for veld in antwoord.velden} if dag is not None else {}


def _against(visit: Visit, case: Opened, soort: VraagSoort, antwoord: Antwoord, dag: date | None) -> str:
    """Why the case would not take this answer with this day, in Dutch; "" where it would."""
    reasons: Sequence[str] = ()
    for trigger in antwoord.stappen:
        try:
            zet(case.procedure, case.zaak, soort.spoor, trigger, _answers(antwoord, dag), visit.today)
        except Geweigerd as refused:
            reasons = reasons or refused.redenen
        except NietOpen:
            continue
        else:
            return ""
    return " ".join(reasons)


def say(visit: Visit, zaak: int, soort: str, antwoord: str, dag: date | None = None) -> Bericht | None:
    """Give one of those answers: the question is put where nobody asked it. With a day it is recorded at once, where
    nothing stands against that day. Raises ValueError for a strange one."""
    case = _linked(visit, zaak)
    if case is None:
        return start.may_not()
    kind = next((kind for kind in VAN_COA if kind.naam == soort), None)
    said = kind.antwoord(antwoord) if kind is not None else None
    if kind is None or said is None:
        raise ValueError(soort, antwoord)
    own = [o.id for o in organisations(visit.me, Actie.WEIGERING_COA)]
    if not asking.fits(kind, case):
        before = [row for row in visit.store.vragen.of_case(zaak)
                  if (row.soort, row.antwoord) == (soort, antwoord) and row.partner in own]  # fmt: skip
        return (
            answering.press(visit, before[-1].id, antwoord)
            if before
            else show(visit, zaak).met(boven=coa_screens.WENT_ON)
        )
    named = visit.store.vragen.partners(case.row.organisatie, kind.functie)
    partner = next(o.id for o in named if o.id in own)
    if dag is not None and (against := _against(visit, case, kind, said, dag)):
        return coa_screens.proposed(_rij(visit, case), kind, said, dag, against)
    row = asking.unasked(visit, case, soort, partner)
    return answering.give(visit, row.id, antwoord, _answers(said, dag))


def other_day(visit: Visit, zaak: int) -> Bericht:
    """The same refusal with the answers that ask their day."""
    case = _linked(visit, zaak)
    if case is None:
        return start.may_not()
    return coa_screens.other_day(_rij(visit, case), open_kinds(case))


# ---------------------------------------------------------------- the overview for the provincie


def ask(visit: Visit, van: date, tot: date) -> Bericht | None:
    """Ask for the overview of a period. Raises ValueError for one that ends before it begins."""
    if van > tot:
        raise ValueError(van, tot)
    if not may(visit.me, Actie.WEIGERING_COA):
        return start.may_not()
    workplace.vraag(visit, OVERVIEW, {"van": van.isoformat(), "tot": tot.isoformat()})
    visit.answer_press(coa_screens.COUNTING)
    return None


def overview(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The text and the file; nothing for who may not have them any more."""
    if not may(person, Actie.WEIGERING_COA):
        return ()
    van, tot = date.fromisoformat(doel["van"]), date.fromisoformat(doel["tot"])
    today = now.astimezone(AMSTERDAM).date()
    linked = gemeenten(office, person)
    known = report.meldingen(office, linked, van, tot)
    found = maak((office.store.people.organisatie(ident).naam, tel(known[ident], today)) for ident in linked)
    content = xlsx("Weigeringen", KOPPEN, rijen(found))
    return coa_screens.overview(found, van, tot, today, (f"weigeringen-{van}-{tot}.xlsx", content))


# ---------------------------------------------------------------- the table


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`wc:<page>`, `wc:o:<case>`, `wc:d:<case>`, `wc:a:<case>:<question>:<answer>[:<day>]`, `wc:t` and
    `wc:t:<from>:<until>`. Raises ValueError for a strange one."""
    match words:
        case ["o", zaak]:
            return show(visit, int(zaak))
        case ["d", zaak]:
            return other_day(visit, int(zaak))
        case ["a", zaak, soort, antwoord, *dag]:
            return say(visit, int(zaak), soort, antwoord, date.fromisoformat(dag[0]) if dag else None)
        case ["t"]:
            return coa_screens.which(periodes(visit.today))
        case ["t", van, tot]:
            return ask(visit, date.fromisoformat(van), date.fromisoformat(tot))
        case [page]:
            return listing(visit, int(page))
        case _:
            raise ValueError(words)
