"""The list of cases that wait longer than was agreed: which it is, and what each of its lines says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.rights import Actie, Rol, organisations, roles
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.achterstand import screens
from bot.features.achterstand.screens import answer_to
from bot.screens.message import klein
from storage.achterstand import Welke
from storage.people import Persoon
from workflows.dates.kalender import EEN_DAG
from workflows.engine.achterstand import GELDT, afgesproken, bekeken
from workflows.engine.nieuws import laatst_bekeken, laatste_nieuws, nieuw_sinds_bekeken
from workflows.engine.partijvraag import GEANTWOORD
from workflows.engine.resterend import resterend
from workflows.engine.velden import zeg_waarde
from workflows.engine.zaak import Regel


@dataclass(frozen=True, slots=True)
class Lijst:
    """Which list: of the whole organisation (`heel`) or the own cases; all that wait, or (`nog`) only those that nobody
    brought up to date these thirty days. On a button it is two letters."""

    heel: bool
    nog: bool

    @property
    def code(self) -> str:
        """How a button names it."""
        return ("h" if self.heel else "e") + ("n" if self.nog else "a")


def read(code: str) -> Lijst:
    """The list that a button names. Raises ValueError for none."""
    if len(code) != 2 or code[0] not in "he" or code[1] not in "na":
        raise ValueError(code)
    return Lijst(code[0] == "h", code[1] == "n")


def usual(person: Persoon) -> Lijst:
    """A coordinator sees all of the organisation first, a behandelaar the own cases; what is left to do before all."""
    return Lijst(heel=Rol.COORDINATOR in roles(person), nog=True)


def welke(office: Office, person: Persoon, today: date, lijst: Lijst) -> Welke:
    """The cases of this list, as a question to the database."""
    where = [
        (organisatie.id, naam)
        for naam, dealt in office.features.procedures.items()
        for organisatie in organisations(person, dealt.recht(Actie.ZAAK_ZIEN))
    ]
    first = datetime.combine(today - GELDT + EEN_DAG, time.min, AMSTERDAM)  # done on that day still counts
    return Welke(where, today, None if lijst.heel else _own(office, person, today), first if lijst.nog else None)


def _own(office: Office, person: Persoon, today: date) -> set[int]:
    """Whose cases this person deals with: the own ones, and of those for whom the person stands in."""
    return {person.id, *(away.persoon for away in office.store.colleagues.standing_in(person.id, today))}


def whose(office: Office, welke: Welke) -> str:
    """The organisations whose cases these are."""
    places = sorted({organisatie for organisatie, _ in welke.waar})
    return " en ".join(office.store.people.organisatie(ident).naam for ident in places)


def lines(visit: Visit, idents: Sequence[int], *, heel: bool) -> list[screens.Regel]:
    """What the list says of each of these cases; one that is gone is left out."""
    found = (cases.present(visit, ident) for ident in idents)
    return [line(visit.office, visit.me, case, visit.today, heel=heel) for case in found if case is not None]


def line(office: Office, person: Persoon, case: Opened, today: date, *, heel: bool) -> screens.Regel:
    """A case in the list: how long it waits, what holds it up, and what is new since somebody looked."""
    agreed, facts = afgesproken(case.dagen), case.zaak.feiten
    news, news_day = _news(office, case)
    return screens.Regel(
        zaak=case.row.id,
        referentie=case.row.referentie,
        kort=_short(case),
        wacht=_waits(case, today),
        afspraak=agreed.weken if agreed is not None and agreed.begonnen is not None else 0,
        oorzaak=cause(case),
        oorzaak_sinds=_cause_since(case),
        nieuws=news,
        nieuws_op=news_day,
        bekeken=bekeken(facts, today),
        van=_whose_it_is(office, person, case) if heel else "",
    )


def _waits(case: Opened, today: date) -> str:
    """The weeks since it began, where that was agreed in weeks and has passed; else what is left, or how long it is
    over."""
    agreed = afgesproken(case.dagen)
    if agreed is None:
        return ""
    if agreed.begonnen is not None and agreed.weken and agreed.voorbij(today):
        return screens.weken((today - agreed.begonnen).days // 7)
    return resterend(agreed, today, case.kalender)


def _short(case: Opened) -> list[str]:
    fields, facts = case.procedure.velden, case.zaak.feiten
    known = (naam for naam in case.procedure.kort if facts.get(naam) not in (None, [], ()))
    return [fields[naam].kort.format(zeg_waarde(fields[naam], facts[naam])) for naam in known]


def cause(case: Opened) -> str:
    """What holds the case up, in words; "" where that is not known, or its table names no causes."""
    holds = case.procedure.tegenhouden
    naam = case.zaak.feiten.get(holds.oorzaak.naam) if holds is not None else None
    return klein(zeg_waarde(holds.oorzaak, naam)) if holds is not None and naam is not None else ""


def _cause_since(case: Opened) -> date | None:
    holds = case.procedure.tegenhouden
    since: date | None = case.zaak.feiten.get(holds.sinds.naam) if holds is not None else None
    return since


def _news(office: Office, case: Opened) -> tuple[str, date | None]:
    """What changed after somebody looked, or another party answered since, with its day; without news the day since
    which there is none."""
    last, new = laatste_nieuws(case.regels), nieuw_sinds_bekeken(case.regels)
    said = [(_moment(case, new), _words(office, case, new))] if new is not None else []
    looked = laatst_bekeken(case.regels)
    since = _moment(case, looked) if looked is not None else None
    said += [item for item in _answers(office, case) if since is not None and item[0] > since]
    if said:
        when, words = max(said)
        return words, _day(when)
    return "", _day(_moment(case, last)) if last is not None else None


def _words(office: Office, case: Opened, line: Regel) -> str:
    said = office.features.procedures[case.row.procedure].woorden
    return said.gebeurd(case.procedure, line, owners.names(office, case))


def _answers(office: Office, case: Opened) -> Iterator[tuple[datetime, str]]:
    """When other parties answered questions about the case, and to what."""
    for row in office.store.vragen.of_case(case.row.id):
        titel = klein(office.features.vragen[row.soort].soort.titel)
        yield from ((g.moment, answer_to(titel)) for g in office.store.vragen.lines(row.id) if g.trigger in GEANTWOORD)


def _moment(case: Opened, line: Regel) -> datetime:
    return next(item.moment for item in case.geschiedenis if item.regel.id == line.id)


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _whose_it_is(office: Office, person: Persoon, case: Opened) -> str:
    other = case.row.behandelaar
    if other in (None, person.id):
        return ""
    known = office.store.people.by_id(other)
    return known.naam if known is not None else ""
