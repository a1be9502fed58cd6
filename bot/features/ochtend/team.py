"""What a coordinator hears of the cases of colleagues: each by its name and theirs, what nobody reacts to first."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from bot.desk import mornings
from bot.desk.rights import Rol
from bot.desk.visit import Office
from bot.features.ochtend import lines
from bot.features.ochtend.stock import Stock, running
from bot.features.ochtend.week_screens import Team
from bot.screens.beeld import several
from bot.screens.message import klein
from bot.screens.morning import MorningLine
from storage.cases import CaseRow
from storage.people import Organisatie, Persoon
from workflows.engine.tabel import Procedure

AT_ONCE = 3
"""Of more gemeenten the message does not look at all cases."""


def coordinated(person: Persoon) -> list[Organisatie]:
    """The organisations that this person coordinates."""
    return [m.organisatie for m in person.lidmaatschappen if m.rol == Rol.COORDINATOR]


def teams(office: Office, person: Persoon, mine: Stock, since: date | None, named: Collection[int] = ()) -> list[Team]:
    """Of each organisation that this person coordinates, without the cases that were `named` already; of many the cases
    are in their own overview."""
    places = coordinated(person)
    return [] if len(places) > AT_ONCE else [_team(office, person, place, mine, since, named) for place in places]


def _team(
    office: Office, person: Persoon, place: Organisatie, mine: Stock, since: date | None, named: Collection[int]
) -> Team:
    found = (row for naam in office.features.procedures for row in office.store.cases.running(naam, place.id))
    rows = running(office, found)
    theirs = Stock(office, mine.dag, {ident: row for ident, row in rows.items() if ident not in mine.rows})
    rows_told = (row for row in theirs.to_tell(since, law=True) if row.id not in named)
    told = [lines.among_others(office, person, row) for row in rows_told]
    groepen = lines.group(theirs, told, since, (), law=True)
    counts = Counter(row.procedure for row in rows.values())
    return Team(
        place.naam,
        _in_order(office, person, theirs, groepen.alle),
        {_kind(office.features.procedures[naam].procedure, n): n for naam, n in counts.items()},
        lines.waiting(theirs, person, (line.zaak for line in groepen.alle)),
    )


def _kind(procedure: Procedure, number: int) -> str:
    return klein(procedure.titel) if number == 1 else several(procedure)


def _in_order(office: Office, person: Persoon, theirs: Stock, found: Sequence[MorningLine]) -> list[MorningLine]:
    """What nobody reacted to first; by colleague only for who chose that."""
    silent = {line.zaak for line in found if unanswered(office, theirs.rows[line.zaak], theirs.dag)}
    names = office.store.vandaag.per_collega(person.id)
    return sorted(found, key=lambda line: (line.van if names else "", line.zaak not in silent))


def unanswered(office: Office, row: CaseRow, today: date) -> bool:
    """Whether somebody was reminded of the case and nobody pressed or recorded anything since."""
    book = office.store.ochtenden
    asked = book.last_said(row.id, mornings.at(today + timedelta(days=1)))
    answered = book.last_answer(row.id)
    return asked is not None and (answered is None or answered < asked)
