"""The morning message: what is due, gathered by person, rendered from the cases as they now are.

Run by the clock inside one transaction: what was said is noted and the messages stand in the outbox together.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.desk import cases, mornings, owners, who_hears
from bot.desk.feature import Handling
from bot.desk.mornings import Rooster
from bot.desk.rights import RECHTEN, SOORT_VAN_ROL, Actie, Rol, may, roles
from bot.desk.visit import AMSTERDAM, Office, Post, Visit, send
from bot.screens import morning
from bot.screens.beeld import to_list
from bot.screens.message import Bericht, Knop
from bot.screens.morning import MorningLine
from storage.cases import CaseRow
from storage.herinneringen import Herinnering
from storage.ochtenden import Gezegd, OchtendRow
from storage.outbox import OutboxRow
from storage.people import Persoon
from workflows.dates.kalender import Kalender
from workflows.dates.tijdvak import peildatum_nabij

PEOPLE_AT_ONCE = 5
"""Mornings in one transaction: at nine all of them are due, and what comes in should not wait for that."""
_AHEAD = timedelta(days=40)
"""Further than the next morning of anybody who works one day a week and has holidays behind it."""


# ---------------------------------------------------------------- what is due


@dataclass(frozen=True, slots=True)
class Item:
    """A reminder for one person; `achtervang`: because who should have answered did not."""

    row: CaseRow
    herinnering: Herinnering
    achtervang: bool = False

    @property
    def sleutel(self) -> str:
        """Who stands by is told under a key of its own."""
        return self.herinnering.sleutel + (":achtervang" if self.achtervang else "")


@dataclass
class Ronde:
    """One look at the plan on one day, for everybody whose morning it is; `until` is the latest of the mornings that
    follow theirs."""

    office: Office
    dag: date
    now: datetime
    until: date
    _rows: dict[int, CaseRow | None] = field(default_factory=dict)
    _who: dict[tuple[int, str], list[Persoon]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        start = mornings.at(self.dag, datetime.min.time())
        plan = self.office.store.herinneringen.until(mornings.at(self.until, datetime.min.time()), start)
        self._plan = plan
        self._said = {(g.sleutel, g.persoon): g.voor for g in self.office.store.ochtenden.said(start)}

    def items(self, person: Persoon, until: date) -> list[Item]:
        """What is to be said to this person now: all that falls due before their next morning, `until`."""
        found = []
        for item in self._plan:
            dag = item.moment.astimezone(AMSTERDAM).date()
            row = self._row(item.zaak) if dag < until else None
            if row is None:
                continue
            told = self._who_hears(row, item.rol)
            if any(p.id == person.id for p in told):
                found.append(Item(row, item))
            elif item.achtervang and self._stands_by(person, row, told) and self._unanswered(row, dag):
                found.append(Item(row, item, achtervang=True))
        return [item for item in found if self._said.get((item.sleutel, person.id)) != item.herinnering.moment]

    def _row(self, zaak: int) -> CaseRow | None:
        if zaak not in self._rows:
            self._rows[zaak] = self.office.store.cases.get(zaak)
        return self._rows[zaak]

    def _who_hears(self, row: CaseRow, rol: str) -> list[Persoon]:
        if (row.id, rol) not in self._who:
            self._who[row.id, rol] = who_hears.for_role(self.office, row, rol, self.dag)
        return self._who[row.id, rol]

    def _stands_by(self, person: Persoon, row: CaseRow, told: Sequence[Persoon]) -> bool:
        return any(p.id == person.id for p in who_hears.backup(self.office, row, self.dag, told))

    def _unanswered(self, row: CaseRow, dag: date) -> bool:
        """Whether nobody pressed or recorded anything since the last reminder of an earlier day; where there was none,
        since the working day before."""
        book = self.office.store.ochtenden
        before = mornings.at(self.dag, datetime.min.time())
        asked = book.last_said(row.id, before) or mornings.at(dag - timedelta(days=1), datetime.min.time())
        answered = book.last_answer(row.id)
        return answered is None or answered < asked


# ---------------------------------------------------------------- sending


def send_due(office: Office, now: datetime) -> Post | None:
    """Give those whose morning it is one message with all that is due. Somebody with nothing hears nothing, save the
    overview of the week. Takes a few people at once; None when nobody is left."""
    due = [r for r in _rosters(office) if mornings.due(r, now, office.kalender)][:PEOPLE_AT_ONCE]
    if not due:
        return None
    post, today = Post(), now.astimezone(AMSTERDAM).date()
    nexts = {r.persoon: mornings.following(r, today, office.kalender) for r in due}
    ronde = Ronde(office, today, now, max(nexts.values()))
    for r in due:
        person = office.store.people.by_id(r.persoon)
        assert person is not None  # noqa: S101  the rosters are of people who are there
        _morning(ronde, post, person, r, nexts[r.persoon])
    return post


def _rosters(office: Office) -> list[Rooster]:
    book = office.store.ochtenden
    chosen = book.all()
    return [
        mornings.rooster(chosen.get(ident) or OchtendRow(ident), since)
        for ident, since in book.people({SOORT_VAN_ROL[rol] for rol in RECHTEN[Actie.OCHTEND]})
    ]


def _morning(ronde: Ronde, post: Post, person: Persoon, r: Rooster, until: date) -> None:
    office, today = ronde.office, ronde.dag
    away = all(who_hears.away(office, person, m.organisatie.id, today) for m in person.lidmaatschappen)
    monday = None if away else mornings.week_due(r, today, office.kalender)
    items = ronde.items(person, until)
    bericht = _render(office, person, items, today, monday if monday and _wants_week(office, person, today) else None)
    if bericht is not None:
        send(office, post, person.chat, bericht, ronde.now, ping=True)
    office.store.ochtenden.say(
        [Gezegd(item.sleutel, person.id, item.row.id, item.herinnering.moment) for item in items], ronde.now
    )
    office.store.herinneringen.mark_sent(item.herinnering.sleutel for item in items if not item.achtervang)
    office.store.ochtenden.dealt_with(person.id, today, monday)


def _wants_week(office: Office, person: Persoon, dag: date) -> bool:
    """People of a gemeente always get the overview of the week, others only while a case of theirs runs."""
    return may(person, Actie.OVERZICHT) or any(line.loopt for line in own_lines(office, person, dag))


def _render(office: Office, person: Persoon, items: Sequence[Item], today: date, monday: date | None) -> Bericht | None:
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


def _line(office: Office, row: CaseRow, kinds: Sequence[str]) -> MorningLine:
    handling = office.features.procedures[row.procedure]
    return _led(office, handling, handling.morning(office, cases.opened(office, row), kinds), kinds)


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
    return _whose(office, person, row, _line(office, row, kinds))


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
            lines[person.id].append(_line(office, case, ()))
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


# ---------------------------------------------------------------- when the next is


def next_moment(office: Office, now: datetime) -> datetime | None:
    """The next moment at which somebody hears something, or None. It asks of every morning what would be in it: for
    the try-out and for tests, which go from moment to moment."""
    rondes: dict[date, Ronde] = {}
    found = [m for r in _rosters(office) if (m := _next_for(office, r, now, rondes)) is not None]
    return min(found, default=None)


def _next_for(office: Office, r: Rooster, now: datetime, rondes: dict[date, Ronde]) -> datetime | None:
    person = office.store.people.by_id(r.persoon)
    today = now.astimezone(AMSTERDAM).date()
    if person is None:
        return None
    dag = today
    for _ in range(60):  # more mornings than lie between two overviews
        if _still_to_come(r, dag, now, office.kalender) and _has_content(office, person, r, dag, rondes):
            return max(now, mornings.at(dag, r.tijd))
        dag = mornings.following(r, dag, office.kalender)
    return None


def _still_to_come(r: Rooster, dag: date, now: datetime, kalender: Kalender) -> bool:
    ahead = mornings.at(dag, r.tijd) > now or mornings.due(r, now, kalender)
    return ahead and mornings.is_morning(r, dag, kalender) and not mornings.is_done(r, dag)


def _has_content(office: Office, person: Persoon, r: Rooster, dag: date, rondes: dict[date, Ronde]) -> bool:
    if mornings.week_due(r, dag, office.kalender) is not None and _wants_week(office, person, dag):
        return True
    if dag not in rondes:
        rondes[dag] = Ronde(office, dag, mornings.at(dag), dag + _AHEAD)
    return bool(rondes[dag].items(person, min(mornings.following(r, dag, office.kalender), dag + _AHEAD)))


# ---------------------------------------------------------------- all of it


def everything(visit: Visit, dag: date, page: int, *, week: bool) -> Bericht:
    """What stood in the message of that morning, as it is now; for the overview of a week, all that runs."""
    office, start = visit.office, mornings.at(dag, datetime.min.time())
    said = set(visit.store.ochtenden.said_to(visit.me.id, start, start + timedelta(days=1)))
    lines = {line.zaak: line for line in own_lines(office, visit.me, visit.today) if line.loopt}
    wanted = [line for line in lines.values() if week or line.zaak in said]
    others = [row for ident in said - set(lines) if (row := visit.store.cases.get(ident)) is not None]
    wanted += [_line(office, row, ()) for row in others if _sees(visit, row)]
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
