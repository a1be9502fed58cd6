"""The morning message: what is due to a person, rendered from the cases as they now are."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.desk import mornings, owners, who_hears
from bot.desk.rights import Actie, Rol, may, roles
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, send
from bot.features.ochtend import enough, lines, stock, team, week_screens
from bot.features.ochtend.due import Item
from bot.features.ochtend.stock import Stock
from bot.screens import morning
from bot.screens.message import Bericht, Knop, actie
from bot.screens.morning import Groepen, MorningLine
from storage.cases import CaseRow
from storage.outbox import OutboxRow
from storage.people import Persoon
from storage.web.pings import Tel
from workflows.dates.tijdvak import peildatum_nabij

WAITING = "ac"
"""The press that shows the cases that wait longer than was agreed."""


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """The message of a morning, and how many of its cases stand on top."""

    bericht: Bericht
    tel: Tel


def wants_week(office: Office, person: Persoon, mine: Stock) -> bool:
    """People of a gemeente always get the overview of the week, others only while a case of theirs runs."""
    return always_wants_week(person) or bool(own_lines(office, person, mine))


def always_wants_week(person: Persoon) -> bool:
    """Whether the person gets it whatever runs."""
    return may(person, Actie.OVERZICHT)


def render(
    mine: Stock, person: Persoon, items: Sequence[Item], since: date | None, monday: date | None
) -> Gemaakt | None:
    """The message of a morning, with the overview of the week from `monday` where that is due; None for no message.
    `since` is the day of the message before."""
    found = [item for item in lines.asked(items, mine.dag) if not lines.only_waits(mine, item, since)]
    if monday is not None:
        week = _week(mine, person, found, since, monday)
        return Gemaakt(week_screens.week(week, mine.dag), _count(week.groepen, mine.dag))
    if not found:
        return None
    groepen = lines.sorted_out(mine, person, found, since)
    return Gemaakt(morning.morning(groepen, mine.dag), _count(groepen, mine.dag))


def _count(groepen: Groepen, dag: date) -> Tel:
    """How many stand on top, because their last day is near or has just passed; what else is asked is no reason to
    disturb anybody."""
    top = {line.zaak: line for line in (*groepen.dichtbij, *groepen.voorbij)}.values()
    last = [line for line in top if line.laatste is not None and line.laatste.grens and line.laatste.werkdag == dag]
    return Tel(zaken=len(top), vandaag=len(last))


def _week(
    mine: Stock, person: Persoon, found: Sequence[lines.Asked], since: date | None, monday: date
) -> week_screens.Week:
    office = mine.office
    groepen = lines.sorted_out(mine, person, found, since, law=True)
    running = own_lines(office, person, mine)
    return week_screens.Week(
        maandag=monday,
        groepen=groepen,
        gevraagd=len(found),
        lopend=running,
        bekijk=to_waiting(office, mine.dag),
        wachtend=lines.waiting(mine, person, (item.zaak for item in groepen.alle)),
        niet_geteld=[line for line in running if line.niet_geteld],
        peildatum=peildatum_nabij(mine.dag),
        teams=team.teams(office, person, mine, since, [item.zaak for item in groepen.alle])
        if Rol.COORDINATOR in roles(person)
        else (),
        buiten=[line for tell in office.features.wachten for line in tell(office, person, mine.dag)],
        organisatie=_organisation(office, person, mine.dag) if Rol.COORDINATOR in roles(person) else "",
    )


def to_waiting(office: Office, dag: date) -> Knop:
    """The way to the cases that wait longer than was agreed."""
    if WAITING in office.features.presses:
        return Knop("Bekijk", actie(WAITING, 0))
    return Knop("Bekijk", actie(morning.PAGES[True], dag.isoformat(), 0))


def _organisation(office: Office, person: Persoon, today: date) -> str:
    """Where the organisation stands with the taakstelling, as far as that is known; of many where their figures are."""
    places = len(team.coordinated(person))
    many = [week_screens.many(places)] if places > team.AT_ONCE else []
    return " ".join(filter(None, [*many, *(tell(office, person, today) for tell in office.features.week)]))


def own_lines(office: Office, person: Persoon, mine: Stock) -> list[MorningLine]:
    """The cases that this person deals with or hears of, the nearest day first."""
    found = (lines.among_others(office, person, row) for row in mine.rows.values())
    return lines.by_urgency(line for line in found if line.loopt)


# ---------------------------------------------------------------- what did not arrive


def reroute(office: Office, row: OutboxRow, now: datetime) -> Post:
    """A ping could not be delivered, because the person blocked the bot: it goes to that person's other door, where
    there is one. Else who else answers for these cases hears it at once, in one message each; where nobody else can be
    reached it waits."""
    post, today = Post(), now.astimezone(AMSTERDAM).date()
    person = office.store.people.by_chat(row.chat)
    if person is not None and person.bereikbaar and person.chat != row.chat:
        if row.soort == "stuur":
            post.rows.append(office.store.outbox.add(person.chat, "ping", "stuur", row.inhoud, now, None))
        return post
    found: dict[int, list[MorningLine]] = defaultdict(list)
    people: dict[int, Persoon] = {}
    for ident in morning.cases_in(row.inhoud):
        case = office.store.cases.get(ident)
        if case is None:
            continue
        others = [p for p in _instead_of(office, case, row.chat, today) if p.bereikbaar]
        if not others:
            day = mornings.at(today, datetime.min.time())
            office.store.herinneringen.mark_unsent(office.store.ochtenden.unsay(ident, row.chat, day))
        for person in others:
            people[person.id] = person
            found[person.id].append(lines.line(office, case, (), person))
    for ident, person in people.items():
        groepen = lines.group(Stock(office, today, {}), found[ident], None, (line.zaak for line in found[ident]))
        send(office, post, person.chat, morning.instead(groepen, today), now, ping=True)
    return post


def _instead_of(office: Office, case: CaseRow, chat: int, today: date) -> list[Persoon]:
    """Colleagues of who could not be reached: of another party in the case its own people, else who answers for it."""
    person = office.store.people.by_chat(chat)
    if person is None or who_hears.works_there(person, case.organisatie):
        return who_hears.addressees(office, case, today)
    colleagues_there = [
        other
        for m in person.lidmaatschappen
        for rol in (Rol.COORDINATOR, Rol.GEMEENTE)
        for other in office.store.people.members(m.organisatie.id, rol)
        if other.bereikbaar and owners.takes_part(office, other, case)
    ]
    return colleagues_there[:1]  # with nobody there, who answers for the case sees that party as absent


# ---------------------------------------------------------------- a case that goes


def without(visit: Visit, zaak: int) -> None:
    """A case is about to be deleted: a morning message that was not sent yet says the others alone, as they now are."""
    case, office = visit.store.cases.get(zaak), visit.office
    if case is None:
        return
    named = re.compile(rf"(?<![\w-]){re.escape(case.referentie)}(?![\w-])")
    people = visit.store.people
    chats = {other.chat for rol in Rol for other in people.members(case.organisatie, rol)}
    for row, chat, content in visit.store.outbox.naming("ping", case.referentie, sorted(chats)):
        person, about = visit.store.people.by_chat(chat), morning.cases_in(content)
        if person is None or not who_hears.works_there(person, case.organisatie):
            continue
        if not content["tekst"].startswith(morning.GREETING) or not named.search(content["tekst"]):
            continue
        own = {line.zaak: line for line in own_lines(office, person, stock.own(office, person, visit.today))}
        others = (visit.store.cases.get(ident) for ident in about if ident not in own)
        found = [*own.values()] if not about else [own[ident] for ident in about if ident in own]
        found += [lines.line(office, other, (), person) for other in others if other is not None]
        left = lines.by_urgency(line for line in found if line.zaak != zaak)
        shown = morning.everything(left, visit.today, 0, [], week=not about)
        tekst, others_of = f"{morning.GREETING} " + shown.tekst, tuple(ident for ident in about if ident != zaak)
        still = replace(shown, tekst=tekst, zaken=others_of)
        visit.store.outbox.replace_unsent(row, still.inhoud())


# ---------------------------------------------------------------- all of it


def everything(visit: Visit, dag: date, page: int, *, week: bool) -> Bericht:
    """What stood in the message of that morning, as it is now; for the overview of a week, all that runs."""
    office, start = visit.office, mornings.at(dag, datetime.min.time())
    said = set(visit.store.ochtenden.said_to(visit.me.id, start, start + timedelta(days=1)))
    mine = stock.own(office, visit.me, visit.today)
    own = {line.zaak: line for line in own_lines(office, visit.me, mine)}
    wanted = [line for line in own.values() if week or line.zaak in said]
    others = [row for ident in said - set(own) if (row := visit.store.cases.get(ident)) is not None]
    if week and Rol.COORDINATOR in roles(visit.me):
        since = enough.before(visit.store.vandaag.berichten(visit.me.id), visit.today)
        found = team.teams(office, visit.me, mine, since, [line.zaak for line in wanted])
        there = [line for one in found for line in one.regels]
        wanted, others = [*wanted, *there], [row for row in others if row.id not in {line.zaak for line in there}]
    wanted += [line for row in others if _sees(visit, row) and (line := lines.line(office, row, (), visit.me)).loopt]
    return morning.everything(lines.by_urgency(wanted), dag, page, first_list(visit), week=week)


def first_list(visit: Visit) -> list[Knop]:
    """The list of the first procedure whose cases this person may see."""
    known = visit.office.features.procedures.values()
    return [lines.list_of(h) for h in known if may(visit.me, h.rechten.get(Actie.ZAAK_ZIEN, Actie.ZAAK_ZIEN))][:1]


def _sees(visit: Visit, row: CaseRow) -> bool:
    return who_hears.works_there(visit.me, row.organisatie) or owners.takes_part(visit.office, visit.me, row)


def _press_all(visit: Visit, words: list[str], *, week: bool) -> Bericht:
    dag, page = words
    return everything(visit, date.fromisoformat(dag), int(page), week=week)


PRESSES = {
    "mt": lambda visit, words: _press_all(visit, words, week=False),
    "mw": lambda visit, words: _press_all(visit, words, week=True),
}
