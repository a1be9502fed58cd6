"""The morning message: what is due to a person, rendered from the cases as they now are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.desk import cases, mornings, owners, who_hears
from bot.desk.feature import Handling
from bot.desk.rights import Actie, Rol, may, roles
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, send
from bot.features.ochtend.due import Item
from bot.screens import morning
from bot.screens.beeld import to_list
from bot.screens.message import Bericht, Knop
from bot.screens.morning import MorningLine
from storage.cases import CaseRow
from storage.outbox import OutboxRow
from storage.people import Persoon
from workflows.dates.tijdvak import peildatum_nabij


def wants_week(office: Office, person: Persoon, dag: date) -> bool:
    """People of a gemeente always get the overview of the week, others only while a case of theirs runs."""
    return may(person, Actie.OVERZICHT) or any(line.loopt for line in own_lines(office, person, dag))


def render(office: Office, person: Persoon, items: Sequence[Item], today: date, monday: date | None) -> Bericht | None:
    """The message of a morning, with the overview of the week from `monday` where that is due; None for no message."""
    asks = _asks(office, person, items)
    if monday is not None:
        return morning.week(_week(office, person, asks, today, monday), today)
    return morning.morning(asks, today) if asks else None


def _asks(office: Office, person: Persoon, items: Sequence[Item]) -> list[MorningLine]:
    """A line for each case, most urgent first."""
    kinds: dict[int, list[str]] = defaultdict(list)
    for item in items:
        kinds[item.row.id].append("achtervang" if item.achtervang else item.herinnering.soort)
    rows = {item.row.id: item.row for item in items}
    return _sorted(_for(office, person, row, kinds[row.id]) for row in rows.values())


def _sorted(lines: Iterable[MorningLine]) -> list[MorningLine]:
    return sorted(lines, key=lambda line: (line.dag, line.zaak))


def _line(office: Office, row: CaseRow, kinds: Sequence[str], person: Persoon | None = None) -> MorningLine:
    handling = office.features.procedures[row.procedure]
    return _led(office, handling, handling.morning(office, cases.opened(office, row), kinds, person), kinds)


def _led(office: Office, handling: Handling, line: MorningLine, kinds: Sequence[str]) -> MorningLine:
    """With the way to its list, and what the uses add to it."""
    line = line if line.alle else replace(line, alle=_list_of(handling))
    for add in office.features.ochtend:
        line = add(office, line, kinds)
    return line


def _list_of(handling: Handling) -> Knop:
    """The way to the list that the cases of a procedure stand in."""
    return handling.alle or to_list(handling.procedure)


def _for(office: Office, person: Persoon, row: CaseRow, kinds: Sequence[str]) -> MorningLine:
    """The case's line; a case of somebody else says whose it is."""
    return _whose(office, person, row, _line(office, row, kinds, person))


def _among_others(office: Office, person: Persoon, row: CaseRow) -> MorningLine:
    """The same in an overview of many: nothing is asked of it there."""
    handling = office.features.procedures[row.procedure]
    if handling.regel is None:
        return _for(office, person, row, ())
    return _whose(office, person, row, _led(office, handling, handling.regel(office, cases.opened(office, row)), ()))


def _whose(office: Office, person: Persoon, row: CaseRow, line: MorningLine) -> MorningLine:
    if not who_hears.works_there(person, row.organisatie):
        return line  # of another party in the case: whose it is there is not theirs
    owner = office.store.people.by_id(row.behandelaar) if row.behandelaar not in (None, person.id) else None
    if owner is None:
        return line
    return replace(line, tekst=f"{line.tekst} (van {owner.naam})", lijst=f"{line.kort} (van {owner.naam})")


def _week(office: Office, person: Persoon, asks: list[MorningLine], today: date, monday: date) -> morning.Week:
    own = [line for line in own_lines(office, person, today) if line.loopt]
    sunday = monday + timedelta(days=6)
    return morning.Week(
        maandag=monday,
        vragen=asks,
        voorbij=[line for line in own if line.dag < today],
        deze_week=[line for line in own if today <= line.dag <= sunday],
        lopend=own,
        niet_geteld=[line for line in own if line.niet_geteld],
        peildatum=peildatum_nabij(today),
        organisatie=_organisation(office, person, today) if Rol.COORDINATOR in roles(person) else "",
    )


def _organisation(office: Office, person: Persoon, today: date) -> str:
    """What runs in the organisation, and where it stands with the taakstelling as far as that is known."""
    return " ".join(filter(None, (tell(office, person, today) for tell in office.features.week)))


def own_lines(office: Office, person: Persoon, dag: date) -> list[MorningLine]:
    """The cases that this person deals with or stands in for on that day, and those of another organisation that the
    person hears of; most urgent first."""
    rows = {row.id: row for row in office.store.cases.of_behandelaar(person.id)}
    for away in office.store.colleagues.standing_in(person.id, dag):
        rows |= {
            row.id: row
            for row in office.store.cases.of_behandelaar(away.persoon)
            if row.organisatie == away.organisatie
        }
    here = [row for row in rows.values() if who_hears.works_there(person, row.organisatie) and not _ended(office, row)]
    here += [row for row in who_hears.elsewhere(office, person, dag) if row.id not in rows]
    return _sorted(_among_others(office, person, row) for row in here)


def _ended(office: Office, row: CaseRow) -> bool:
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    return all(procedure.spoor(spoor).stand(stand).eind for spoor, stand in row.standen.items())


# ---------------------------------------------------------------- what did not arrive


def reroute(office: Office, row: OutboxRow, now: datetime) -> Post:
    """A ping could not be delivered, because the person blocked the bot: who else answers for these cases hears it at
    once, in one message each. Where nobody else can be reached it waits."""
    post, today = Post(), now.astimezone(AMSTERDAM).date()
    lines: dict[int, list[MorningLine]] = defaultdict(list)
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
            lines[person.id].append(_line(office, case, (), person))
    for ident, person in people.items():
        send(office, post, person.chat, morning.instead(_sorted(lines[ident]), today), now, ping=True)
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


# ---------------------------------------------------------------- all of it


def everything(visit: Visit, dag: date, page: int, *, week: bool) -> Bericht:
    """What stood in the message of that morning, as it is now; for the overview of a week, all that runs."""
    office, start = visit.office, mornings.at(dag, datetime.min.time())
    said = set(visit.store.ochtenden.said_to(visit.me.id, start, start + timedelta(days=1)))
    lines = {line.zaak: line for line in own_lines(office, visit.me, visit.today) if line.loopt}
    wanted = [line for line in lines.values() if week or line.zaak in said]
    others = [row for ident in said - set(lines) if (row := visit.store.cases.get(ident)) is not None]
    wanted += [_line(office, row, (), visit.me) for row in others if _sees(visit, row)]
    return morning.everything(_sorted(line for line in wanted if line.loopt), dag, page, _first_list(visit), week=week)


def _first_list(visit: Visit) -> list[Knop]:
    """The list of the first procedure whose cases this person may see."""
    known = visit.office.features.procedures.values()
    return [_list_of(h) for h in known if may(visit.me, h.rechten.get(Actie.ZAAK_ZIEN, Actie.ZAAK_ZIEN))][:1]


def _sees(visit: Visit, row: CaseRow) -> bool:
    return who_hears.works_there(visit.me, row.organisatie) or owners.takes_part(visit.office, visit.me, row)


def _press_all(visit: Visit, words: list[str], *, week: bool) -> Bericht:
    dag, page = words
    return everything(visit, date.fromisoformat(dag), int(page), week=week)


PRESSES = {
    "mt": lambda visit, words: _press_all(visit, words, week=False),
    "mw": lambda visit, words: _press_all(visit, words, week=True),
}
