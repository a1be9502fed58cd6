"""What is put anew without anybody pressing: the plan of a case after an upgrade, or when a reminder that comes back
was said; its place in lists on the day from which another of its last days leads (a file of before there were places
gets them the same way).

All go in pieces, each in a transaction of its own, and go on where they were after a stop. Nobody hears anything of it:
a day that is past when it is first planned counts as said. At an upgrade nobody's morning waits for the cases of
others: those of whose morning it is go first.
"""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time

from bot.desk import cases, mornings
from bot.desk.case import laatste_dagen, loopt, plaats
from bot.desk.visit import AMSTERDAM, Office, Post
from storage.cases import CaseRow
from storage.people import Persoon
from storage.plaatsen import Plaats
from storage.values import as_json
from workflows.dates.kalender import BuitenKalender
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import Zaak

PLAN = "4"
"""Goes up when the tables plan other reminders than they did: then every open case is planned anew."""
PIECE = 20
"""Cases in one piece: a few milliseconds."""
_DONE, UPTO = "plan", f"plan_tot_{PLAN}"
_AHEAD = f"{UPTO}_eerst"
"""Up to which case those of an organisation, or with a track of a gemeente, went before their turn: by its number or
CBS code."""


def planned(office: Office) -> bool:
    """Whether every open case has the plan of the tables of now: after an upgrade that takes a while."""
    return office.store.get_meta(_DONE) == PLAN


def work(office: Office, now: datetime) -> Post | None:
    """Plan a few cases anew; None when none is left."""
    if not planned(office):
        return _upgrade(office, now)
    today = mornings.at(now.astimezone(AMSTERDAM).date(), time.min)
    said = office.store.herinneringen.weer_said(today, PIECE)
    for ident in said:
        row = office.store.cases.get(ident)
        if row is None or not _plan(office, row, now):  # else it would be found again, and no morning would come
            office.store.herinneringen.drop_weer(ident)
    return Post() if said else None


def ahead(office: Office, people: Iterable[Persoon], now: datetime) -> bool:
    """Plan a few of the cases of which these people hear, before their turn comes; False when none of them is left."""
    if planned(office):
        return False
    upto, first = int(office.store.get_meta(UPTO) or 0), _first(office)
    for key, idents in _theirs(office, people):
        left = [ident for ident in idents if ident > max(upto, first.get(key, 0))][:PIECE]
        if left:
            for row in office.store.cases.of(left):
                _plan(office, row, now)
            office.store.set_meta(_AHEAD, as_json(first | {key: left[-1]}))
            return True
    return False


def _theirs(office: Office, people: Iterable[Persoon]) -> Iterator[tuple[str, list[int]]]:
    """The running cases of each of their organisations, and those in which a gemeente of theirs has a track."""
    known = {m.organisatie.id: m.organisatie for person in people for m in person.lidmaatschappen}
    procedures = office.features.procedures
    for place in known.values():
        yield str(place.id), office.store.cases.running_of(place.id, procedures)
    for code in {place.gemeente for place in known.values() if place.gemeente}:
        shared = (naam for naam, handling in procedures.items() if handling.procedure.partijen)
        found = {ident for naam in shared for ident in office.store.cases.running_with_tracks(naam, [code])}
        yield code, sorted(found)


def _first(office: Office) -> dict[str, int]:
    return dict(json.loads(office.store.get_meta(_AHEAD) or "{}"))


def never(_: Office, __: datetime) -> datetime | None:
    """Nobody hears anything of it."""
    return None


def _upgrade(office: Office, now: datetime) -> Post:
    store = office.store
    rows, first = store.cases.after(int(store.get_meta(UPTO) or 0), PIECE), _first(office)
    for row in rows:
        if row.id > first.get(str(row.organisatie), 0) or not _runs(
            office, row
        ):  # of those before, only what runs went
            _plan(office, row, now)
    store.set_meta(UPTO, str(rows[-1].id) if rows else "0")
    if not rows:
        store.set_meta(_DONE, PLAN)
    return Post()


def _plan(office: Office, row: CaseRow, now: datetime) -> bool:
    """Whether there was something to plan: not for a case that ended, nor for one that can only be looked at or that
    lacks what its table always asks. One that ended by the tables of now, and not by those of before, keeps no plan."""
    runs = _runs(office, row)
    case = cases.opened(office, row) if runs or _left_behind(office, row) else None
    if case is None or case.alleen_lezen:
        return False
    cases.plan(office, case, case, now)
    today = now.astimezone(AMSTERDAM).date()
    office.store.plaatsen.put(row.id, plaats(case.procedure, case.zaak, case.dagen, today))
    return runs


def _runs(office: Office, row: CaseRow) -> bool:
    """Whether the case runs by the tables of now."""
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    return loopt(procedure, {spoor: procedure.stand_nu(stand) for spoor, stand in row.standen.items()})


def _left_behind(office: Office, row: CaseRow) -> bool:
    """Whether an ended case still waits for something: a reminder to come, a place among what runs or what waits."""
    store = office.store
    waits = store.achterstand.of_case(row.id) is not None or store.plaatsen.runs(row.id)
    return waits or bool(store.herinneringen.plan_of_case(row.id) or store.herinneringen.weer_of_case(row.id))


# ---------------------------------------------------------------- the place in lists

PLACED_AT_ONCE = 50
"""Cases in one transaction: a few milliseconds."""
FIRST = 400
"""So many of an organisation are put in their place before its list is shown, where that was not done yet."""


def places(office: Office) -> Iterator[None]:
    """Put those whose time has come, a few at each step. Raises CannotCommit."""
    again = True
    while again:
        with office.store.atomic():
            again = _put(office, PLACED_AT_ONCE) == PLACED_AT_ONCE
        yield


def settle(office: Office, organisaties: Collection[int]) -> None:
    """The same for the cases of these organisations alone, at once: their list is about to be shown."""
    _put(office, FIRST, organisaties)


def _put(office: Office, most: int, organisaties: Collection[int] | None = None) -> int:
    today = office.now().astimezone(AMSTERDAM).date()
    idents = office.store.plaatsen.due(today, most, organisaties)
    for row in office.store.cases.of(idents) if idents else ():
        office.store.plaatsen.put(row.id, _place(office, row, today))
    return len(idents)


def _place(office: Office, row: CaseRow, today: date) -> Plaats:
    """By what stands in the row alone. A case of an age that the calendar does not know has no day."""
    procedure = office.features.procedures[row.procedure].bij(row.feiten)
    try:
        present = Zaak({spoor: procedure.stand_nu(stand) for spoor, stand in row.standen.items()},
                       pak_uit(procedure.velden, row.feiten))  # fmt: skip
        return plaats(procedure, present, laatste_dagen(procedure, present, office.kalender), today)
    except BuitenKalender:
        return Plaats(loopt(procedure, row.standen), None, None)
