"""Handing cases over to a colleague: all at once with a page for each, or one."""

import re
from collections.abc import Sequence

from bot.desk import cases, colleagues
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.own import named
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit, send
from bot.features.collegas import handover_screens
from bot.screens import colleagues as colleagues_screens
from bot.screens import start as start_screens
from bot.screens.message import Bericht, Knop, actie
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.dates.reading import zeg
from workflows.engine.kenmerk import vind


def at_name(visit: Visit, case: Opened, rest: str) -> Bericht:
    """A case that is named, with a word of handing it over: to whom."""
    del rest
    return one(visit, case.row.id, None)


BIJ_NAAM = (
    BijNaam(
        (
            "overnemen|overneemt|overdragen|overdracht|overgedragen|overgeven|overhevelen",
            "neem|neemt|draag|draagt|geef over",
            "geef|geven|zet|overzetten collega|collegaatje|vervanger",
        ),
        at_name,
    ),
)

# ---------------------------------------------------------------- everything


def start(visit: Visit, reference: str) -> Bericht:
    """`/overdragen`: everything, or with a reference behind it one case."""
    if not organisations(visit.me, Actie.OVERDRAGEN):
        return handover_screens.own_cases_only()
    if reference:
        row = _known(visit, reference)
        return one(visit, row.id, None) if row else start_screens.may_not()
    return everything(visit, visit.me.id, None, sure=False)


_SAID = re.compile(
    r"(?:draag|geef) (?:(?P<alles>alles|alle zaken|(?:al )?mijn (?:zaken|koppelingen))|(?P<zaak>\S*\d\S*))"
    r" (?:over )?aan (?P<wie>[^\s.!]+)(?: over)?[.!]?",
    re.IGNORECASE,
)


def short(visit: Visit, text: str) -> Bericht | None:
    """ "Draag alles over aan Sam", "draag Z-0412 over aan Sam": the question whether it is right."""
    said = _SAID.fullmatch(" ".join(text.split()))
    places = {o.id for o in organisations(visit.me, Actie.OVERDRAGEN)}
    if said is None or not places:
        return None
    told = colleagues.names(colleagues.of(visit.office, places, visit.me.id))
    meant = [ident for ident, naam in told.items() if naam.casefold() == said["wie"].casefold()]
    if said["zaak"]:
        return start(visit, said["zaak"])
    return everything(visit, visit.me.id, meant[0] if len(meant) == 1 else None, sure=False)


def _known(visit: Visit, reference: str) -> CaseRow | None:
    """The own case that this names, that of the first procedure where more have it; also by the end of its reference,
    and None where that may be more than one."""
    places = {place.id for place in organisations(visit.me, Actie.OVERDRAGEN)}
    typed, kinds = " ".join(reference.split()), list(visit.office.features.procedures)
    exact = visit.store.cases.with_own_reference(places, typed)
    if exact:
        return min(exact, key=lambda row: kinds.index(row.procedure))
    found = {hit.row.id: hit.row for hit in named.find(visit, vind(typed)) if hit.row.organisatie in places}
    return next(iter(found.values())) if len(found) == 1 else None


def _places(visit: Visit, van: int) -> set[int]:
    """Where this person may hand over the cases of `van`: the own ones, or as coordinator those of a colleague."""
    right = Actie.OVERDRAGEN if van == visit.me.id else Actie.COLLEGAS_BEHEREN
    return {o.id for o in organisations(visit.me, right)}


def everything(visit: Visit, van: int, naar: int | None, *, sure: bool) -> Bericht:
    """Ask to whom, ask whether it is right, and hand over."""
    person, places = visit.store.people.by_id(van), _places(visit, van)
    if person is None or not places:
        return colleagues_screens.coordinators_only()
    cases = colleagues.running(visit.office, van, places)
    if not cases and places.isdisjoint(m.organisatie.id for m in person.lidmaatschappen):
        return colleagues_screens.coordinators_only()  # of another organisation: not even the name is told
    choice = colleagues.of(visit.office, places, van)
    chosen = next((c for c in choice if c.id == naar), None)
    if chosen is None or not cases:
        return handover_screens.to_whom(van, person.naam, len(cases), choice, zelf=van == visit.me.id)
    going = [ident for ident in cases if _works_on(visit.office, chosen, ident)]
    if not sure:
        return handover_screens.confirm(van, chosen, len(going), _away_note(visit.office, chosen))
    return _hand_over(visit, person, chosen, going, len(cases) - len(going))


def _works_on(office: Office, person: Persoon, ident: int) -> bool:
    row = office.store.cases.get(ident)
    return row is not None and may(person, Actie.OVERDRAGEN, row.organisatie)


def _away_note(office: Office, person: Persoon) -> str:
    today = office.now().astimezone(AMSTERDAM).date()
    away = office.store.colleagues.away(person.id, today)
    return f"Let op: {person.naam} is weg t/m {zeg(away[0].tot)}." if away else ""


def _hand_over(visit: Visit, van: Persoon, naar: Persoon, cases: list[int], over: int) -> Bericht:
    for ident in cases:
        _move(visit, ident, naar)
    if cases:
        overdracht = visit.store.colleagues.add_handover(van.id, naar.id, cases, visit.now)
        _tell(visit, naar, handover_screens.received(overdracht, van.naam, len(cases), zelf=naar.id == visit.me.id))
        _tell_former(visit, van, _taken(visit, naar, handover_screens.count(len(cases))))
    return handover_screens.done(naar.naam, len(cases), over)


def _move(visit: Visit, ident: int, naar: Persoon) -> None:
    """Another behandelaar from now on, with a line of history."""
    case = cases.present(visit, ident)
    assert case is not None  # noqa: S101  the caller found it
    cases.hand_over(visit, case, naar)


def _tell(visit: Visit, naar: Persoon, bericht: Bericht) -> None:
    if naar.id != visit.me.id:
        send(visit.office, visit.post, naar.chat, bericht, visit.now, ping=True)
    else:
        visit.say(bericht)


def _taken(visit: Visit, naar: Persoon, wat: str) -> Bericht:
    return handover_screens.taken(visit.me.naam, None if naar.id == visit.me.id else naar.naam, wat)


def _tell_former(visit: Visit, van: Persoon, bericht: Bericht) -> None:
    """Who did not do it hears it: a coordinator, or a colleague, gave away their cases."""
    if van.id != visit.me.id and van.lidmaatschappen:
        send(visit.office, visit.post, van.chat, bericht, visit.now, ping=True)


# ---------------------------------------------------------------- leafing through


def page(visit: Visit, overdracht: int, nummer: int) -> Bericht:
    """One page of a handover: the case as it now is. Only for who received it."""
    found = visit.store.colleagues.handover(overdracht)
    if found is None or found[1] != visit.me.id or not found[2]:
        return handover_screens.gone()
    van = visit.store.people.by_id(found[0]) if found[0] else None
    idents = found[2]
    nummer = max(0, min(nummer, len(idents) - 1))
    case = cases.open_case(visit, idents[nummer], Actie.ZAAK_ZIEN)
    if case is None:
        return start_screens.may_not()
    shown = cases.screen(visit, case)
    giver = van.naam if van else "iemand die weg is"
    return handover_screens.page(overdracht, nummer, len(idents), giver, case.row.id, case.row.referentie, shown.tekst)


# ---------------------------------------------------------------- one case


def one(visit: Visit, ident: int, naar: int | None) -> Bericht:
    """Ask to whom this case goes, or let it go."""
    case = cases.open_case(visit, ident, Actie.OVERDRAGEN)
    if case is None:
        return start_screens.may_not()
    current = case.row.behandelaar or 0
    choice = colleagues.of(visit.office, {case.row.organisatie}, current)
    chosen = next((c for c in choice if c.id == naar), None)
    if chosen is None:
        note = handover_screens.handed_already(case.row.referentie) if naar is not None and naar == current else ""
        return (
            cases.show(visit, ident, note) if note else handover_screens.one_to_whom(ident, case.row.referentie, choice)
        )
    _move(visit, ident, chosen)
    if chosen.id != visit.me.id:
        _tell(visit, chosen, handover_screens.one_received(ident, case.row.referentie, visit.me.naam))
    if former := visit.store.people.by_id(current):
        _tell_former(visit, former, _taken(visit, chosen, case.row.referentie))
    return cases.show(visit, ident, f"✓ Overgedragen aan {chosen.naam}.")


def _press_all(visit: Visit, words: list[str]) -> Bericht:
    van, *rest = words
    return everything(visit, int(van), int(rest[0]) if rest else None, sure=rest[1:] == ["ja"])


def _press_one(visit: Visit, words: list[str]) -> Bericht:
    return one(visit, int(words[0]), int(words[1]) if len(words) > 1 else None)


def at_case(visit: Visit, case: Opened) -> Sequence[Knop]:
    """The button under "Meer" that hands this case over, for who may."""
    allowed = may(visit.me, Actie.OVERDRAGEN, case.row.organisatie)
    return (Knop("Draag over aan een collega", actie("od", case.row.id)),) if allowed else ()


PRESSES = {
    "ov": _press_all,
    "od": _press_one,
    "ob": lambda visit, words: page(visit, int(words[0]), int(words[1])),
}
