"""The lines of a morning message, sorted out: what each case says of itself, whose it is, and where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.desk import cases, who_hears
from bot.desk.feature import Handling
from bot.desk.visit import AMSTERDAM, Office
from bot.features.ochtend.due import Item
from bot.features.ochtend.stock import Stock, days_waiting
from bot.features.ochtend.week_screens import Wachtend
from bot.screens.beeld import to_list
from bot.screens.message import Knop
from bot.screens.morning import Groepen, MorningLine
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import WEER, LaatsteDag


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a case: the kinds of reminders, each once, the first day for which one was planned where that
    is past, and whether it is only what comes back again and again."""

    row: CaseRow
    kinds: Sequence[str]
    since: date | None = None
    again: bool = False


def asked(items: Iterable[Item], today: date) -> list[Asked]:
    """What these reminders ask, case by case: however many mornings were missed, each thing is asked once."""
    by_case: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        by_case[item.row.id].append(item)
    return [_asked_of(found, today) for found in by_case.values()]


def _asked_of(items: Sequence[Item], today: date) -> Asked:
    kinds = dict.fromkeys("achtervang" if item.achtervang else item.herinnering.soort for item in items)
    first = min(item.herinnering.moment.astimezone(AMSTERDAM).date() for item in items)
    again = all(item.herinnering.sleutel.endswith(f":{WEER}") for item in items)
    return Asked(items[0].row, tuple(kinds), first if first < today else None, again)


# ---------------------------------------------------------------- one line


def line(office: Office, row: CaseRow, kinds: Sequence[str], person: Persoon) -> MorningLine:
    """What the case says to this person, with what these kinds of reminders ask and the buttons that answer it."""
    handling = office.features.procedures[row.procedure]
    return _led(office, handling, handling.morning(office, cases.opened(office, row), kinds, person), kinds)


def _led(office: Office, handling: Handling, found: MorningLine, kinds: Sequence[str]) -> MorningLine:
    """With the way to its list, and what the uses add to it."""
    found = found if found.alle else replace(found, alle=list_of(handling))
    for add in office.features.ochtend:
        found = add(office, found, kinds)
    return found


def list_of(handling: Handling) -> Knop:
    """The way to the list that the cases of a procedure stand in."""
    return handling.alle or to_list(handling.procedure)


def asking(office: Office, person: Persoon, found: Asked) -> MorningLine:
    """The case's line with what is asked; a case of somebody else says whose it is."""
    return replace(_whose(office, person, found.row, line(office, found.row, found.kinds, person)), sinds=found.since)


def among_others(office: Office, person: Persoon, row: CaseRow) -> MorningLine:
    """The same in an overview of many: nothing is asked of it there."""
    handling = office.features.procedures[row.procedure]
    if handling.regel is None or handling.procedure.partijen:  # what counts there differs from reader to reader
        return _whose(office, person, row, line(office, row, (), person))
    return _whose(office, person, row, _led(office, handling, handling.regel(office, cases.opened(office, row)), ()))


def _whose(office: Office, person: Persoon, row: CaseRow, found: MorningLine) -> MorningLine:
    """Of another party in the case: whose it is there is not theirs."""
    return replace(found, van=dealt_by(office, person, row))


def dealt_by(office: Office, person: Persoon, row: CaseRow) -> str:
    """The name of the colleague who deals with the case, or of the regio that does; "" for the own ones and for those
    of another organisation."""
    if row.behandelaar in (None, person.id) or not who_hears.works_there(person, row.organisatie):
        return ""
    owner = office.store.people.by_id(row.behandelaar) if row.behandelaar else None
    if owner is None or who_hears.works_there(owner, row.organisatie):
        return owner.naam if owner is not None else ""
    return " en ".join(m.organisatie.naam for m in owner.lidmaatschappen)


def by_urgency(lines: Iterable[MorningLine]) -> list[MorningLine]:
    """The nearest day first."""
    return sorted(lines, key=lambda found: (found.dag, found.zaak))


# ---------------------------------------------------------------- sorted out


def sorted_out(
    stock: Stock, person: Persoon, found: Sequence[Asked], since: date | None, *, law: bool = False
) -> Groepen:
    """What is asked, with what is near or newly passed of the own cases besides; `law` also names what is too late by
    law, as long as it is."""
    lines = [asking(stock.office, person, item) for item in found]
    known = {item.row.id for item in found}
    rows = [row for row in stock.to_tell(since, law=law) if row.id not in known]
    return group(stock, [*lines, *(among_others(stock.office, person, row) for row in rows)], since, known, law=law)


def group(
    stock: Stock, lines: Iterable[MorningLine], since: date | None, known: Iterable[int], *, law: bool = False
) -> Groepen:
    """Each line in its place by the day that it says; one of a case that is not `known` has one for its day only."""
    near, passed, rest = [], [], []
    wanted = set(known)
    for item in by_urgency(lines):
        days = _days(stock, item)
        if days and stock.near(days[0]):
            near.append(item)
        elif any(stock.passed_since(day, since) or (law and stock.too_late(day)) for day in days):
            passed.append(item)
        elif item.zaak in wanted:
            rest.append(item)
    return Groepen(near, passed, rest)


def _days(stock: Stock, item: MorningLine) -> Sequence[LaatsteDag]:
    """The days that count, first the one that the line says."""
    if item.laatste is None or not item.met_dag:
        return ()
    return (item.laatste, *stock.days.get(item.zaak, ()))


SEVERAL = 2
"""From so many cases that wait on they are told in one line."""


def only_waits(stock: Stock, found: Asked, since: date | None) -> bool:
    """Whether nothing is new of one case among several that wait: its day passed before the last message, and the only
    reminder is the one that comes back every few weeks so that it is not forgotten."""
    if sum(bool(days) and stock.passed(days[0]) for days in stock.days.values()) < SEVERAL:
        return False
    day = next(iter(stock.days_of(found.row)), None)
    if day is None or not stock.passed(day) or day.aard is Aard.WET or stock.passed_since(day, since):
        return False
    return found.again


LISTED = (Aard.WET, Aard.AFSPRAAK)
"""What waits longer than one of these says stands in the list of what waits."""


def waiting(stock: Stock, person: Persoon, named: Iterable[int]) -> list[Wachtend]:
    """The cases whose day passed before, in one line: those that stand in the list of what waits, and in another one
    those that are only later than was planned. Those that are `named` one by one are not among them."""
    seen = set(named)
    late = {
        ident: days[0]
        for ident, days in stock.days.items()
        if days and ident not in seen and days[0].grens and stock.passed(days[0])
    }
    listed = {ident: day for ident, day in late.items() if day.aard in LISTED}
    planned = {ident: day for ident, day in late.items() if ident not in listed}
    return [_together(stock, person, found) for found in (listed, planned) if found]


def _together(stock: Stock, person: Persoon, late: Mapping[int, LaatsteDag]) -> Wachtend:
    """Where all waited from their start under an agreement, the whole wait counts; else only what lies past the day."""
    agreed = all(day.aard is Aard.AFSPRAAK for day in late.values())
    waits = {i: days_waiting(day, stock.dag) if agreed else (stock.dag - day.dag).days for i, day in late.items()}
    longest = max(late, key=lambda ident: (waits[ident], -ident))  # of those that wait equally long the first that came
    looked = sum(stock.looked_at(ident) for ident in late)
    return Wachtend(
        len(late),
        waits[longest],
        among_others(stock.office, person, stock.rows[longest]),
        afspraak=agreed,
        in_lijst=all(day.aard in LISTED for day in late.values()),
        bekeken=looked,
    )
