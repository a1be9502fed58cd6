"""Which case a text names by its reference: one of an own organisation, or one in which it takes part."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.desk import owners
from bot.desk.rights import Actie, organisations, regios
from bot.desk.visit import Visit
from bot.screens import case as case_screens
from bot.screens import own as own_screens
from bot.screens.case import to_case
from bot.screens.message import Bericht, Knop, klein
from storage.cases import CaseRow
from workflows.engine.kenmerk import STAART, Genoemd, Vorm, staarten, vind
from workflows.engine.kort_genoemd import vind_kort


@dataclass(frozen=True, slots=True)
class Named:
    """A case that a text names, and what of the text names it."""

    genoemd: Genoemd
    row: CaseRow


def find(visit: Visit, genoemd: Sequence[Genoemd]) -> list[Named]:
    """The cases that these name and that this person may see, in one look: of each name those that are written most
    like it."""
    kinds = visit.office.features.procedures
    theirs = {
        naam: {o.id for o in organisations(visit.me, dealt.recht(Actie.ZAAK_ZIEN))} for naam, dealt in kinds.items()
    }
    shared = [
        naam
        for naam, dealt in kinds.items()
        if dealt.procedure.partijen
        and (owners.codes_of(visit.office, visit.me, naam) or regios(visit.me, dealt.recht(Actie.ZAAK_STAP)))
    ]
    places = {place for known in theirs.values() for place in known}
    if not places and not shared:
        return []
    ways = [way for item in genoemd for way in item.schrijfwijzen]
    rows = visit.store.cases.named(places, [naam for naam in kinds if theirs[naam]], shared, ways)
    seen = [row for row in rows if row.organisatie in theirs[row.procedure] or _takes_part(visit, row)]
    found = [Named(item, row) for item in genoemd for row in _nearest(item, seen)]
    return found or _by_tail(visit, genoemd, theirs)


def _by_tail(visit: Visit, genoemd: Sequence[Genoemd], theirs: Mapping[str, Collection[int]]) -> list[Named]:
    """The running cases of this person of which only the end was typed: the year and the number,
    or the number alone."""
    ends = {item: staarten(item) for item in genoemd}
    wanted = [end for tails in ends.values() for end in tails]
    rows = visit.store.cases.of_behandelaar_ending(visit.me.id, wanted) if wanted else []
    seen = [row for row in rows if row.organisatie in theirs[row.procedure]]
    found = [Named(_as_sure(item), row) for item, tails in ends.items() for row in seen if _ends(row, tails)]
    longest = max((hit.genoemd.tot - hit.genoemd.van for hit in found), default=0)  # 26 014 says more than 014
    return [hit for hit in found if hit.genoemd.tot - hit.genoemd.van == longest]


def _ends(row: CaseRow, tails: Iterable[str]) -> bool:
    reference = row.referentie.upper()
    for tail in tails:
        begin, between, end = tail.rpartition("%")
        if reference.startswith(begin) and reference.endswith(end if between else f"-{tail}"):
            return True
    return False


def _as_sure(item: Genoemd) -> Genoemd:
    """With an own case that ends so, a year and a number with a dash between can hardly be anything else."""
    return replace(item, vorm=Vorm.ZEKER) if STAART.fullmatch(item.getoond) and item.vorm is Vorm.MISSCHIEN else item


def _takes_part(visit: Visit, row: CaseRow) -> bool:
    return owners.takes_part(visit.office, visit.me, row)


def _nearest(genoemd: Genoemd, rows: Iterable[CaseRow]) -> list[CaseRow]:
    """Those that have it as it is shown back, where there are any; else those that have it written otherwise."""
    by_way: dict[str, list[CaseRow]] = {}
    for row in rows:
        by_way.setdefault(row.referentie.casefold(), []).append(row)
    exact = by_way.get(genoemd.getoond.casefold())
    if exact:
        return exact
    return [row for way in genoemd.schrijfwijzen for row in by_way.get(way.casefold(), ())]


def written_otherwise(visit: Visit, genoemd: Sequence[Genoemd]) -> list[CaseRow]:
    """The own cases with the digits of these, whatever letters or zeros stand before them: "hml-26-014", "027-002". A
    slip of the pen, so that they are only offered."""
    digits = ("-".join(re.findall(r"\d+", item.getoond)).lstrip("0") for item in genoemd)
    found = [item for typed in digits if "-" in typed for item in vind_kort(typed) or vind(typed)]
    return list({hit.row.id: hit.row for hit in find(visit, found)}.values()) if found else []


def which(visit: Visit, rows: Sequence[CaseRow]) -> Bericht:
    """Which of these is meant: nobody guesses between two. Each with what tells it from the others."""
    if len({row.procedure for row in rows}) == 1 and len({row.referentie.casefold() for row in rows}) == 1:
        by_place = [(visit.store.people.organisatie(row.organisatie).naam, row.id) for row in rows]
        return case_screens.which_case(rows[0].referentie, by_place)
    people, kinds = visit.store.people, visit.office.features.procedures
    several = len({row.organisatie for row in rows}) > 1
    asked = [
        (row.id, row.referentie, kinds[row.procedure].procedure.titel,
         people.organisatie(row.organisatie).naam if several else "")
        for row in rows
    ]  # fmt: skip
    return own_screens.which(asked)


def to_open(visit: Visit, rows: Sequence[CaseRow]) -> list[Knop]:
    """The way to each; of two with one reference also what kind of case it is."""
    known = [row.referentie.casefold() for row in rows]
    kinds = visit.office.features.procedures

    def label(row: CaseRow) -> str:
        several = known.count(row.referentie.casefold()) > 1
        kind = f"{klein(kinds[row.procedure].procedure.titel)} " if several else ""
        return f"Open {kind}{row.referentie}"

    return [to_case(row.id, label(row)) for row in rows]
