"""`/toezicht`: the half-year round of a provincie over all its gemeenten; a gemeente sees what it was sent."""

import re

from bot.desk import workplace
from bot.desk.provincies import halfjaar, in_provincie, namen, provincie_van
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.features.cijfers.taakstelling_screens import no_tijdvak
from bot.features.toezicht import (
    batch,
    filling,
    judgement,
    judgement_screens,
    monthly,
    overview,
    round_input,
    round_screens,
    screens,
)
from bot.features.toezicht.report import PLAATJE, RAPPORT, SOORTEN
from bot.features.toezicht.view import lees_code, pagina, plek, ronde_van
from bot.screens import herindeling, start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.people import Organisatie
from storage.toezicht import Plek
from workflows.dates.tijdvak import Tijdvak, bestaat_niet, lees_tijdvak
from workflows.toezicht.filters import ALLES, FILTERS, volgende
from workflows.toezicht.ronde import ronde, samen

_TIJDVAK = re.compile(r"\b20\d\d\s*[-/ ]?\s*(iii?|ii|i|1|2)\b", re.IGNORECASE)


def begin(visit: Visit, words: str = "") -> Bericht:
    """The list of this round; `/toezicht Lelystad` one gemeente, `/toezicht 2026-I` another tijdvak."""
    own = organisations(visit.me, Actie.TOEZICHT)
    if not own:
        return _others(visit)
    if len(own) > 1:
        return round_screens.which_organisation(own)
    if bestaat_niet(words):
        return no_tijdvak()
    tijdvak = lees_tijdvak(words) or halfjaar(visit, own[0].id)
    naam = " ".join(_TIJDVAK.sub(" ", words).split())
    if naam:
        return _named(visit, own[0], tijdvak, naam)
    return lijst(visit, own[0], tijdvak) if lees_tijdvak(words) else _opened(visit, own[0])


def _opened(visit: Visit, organisatie: Organisatie) -> Bericht:
    """The list of the half-year where this person was; the one that is judged now is a press away."""
    tijdvak, now = halfjaar(visit, organisatie.id), ronde(visit.today)
    shown = lijst(visit, organisatie, tijdvak)
    return shown if tijdvak == now else round_screens.was_here(shown, organisatie.id, now)


def _named(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, naam: str) -> Bericht:
    found = [g for g in visit.office.gemeenten.zoek(naam) if in_provincie(visit.office, organisatie, g.code)]
    if len(found) == 1:
        note = herindeling.was(visit.office.gemeenten, naam)
        return screens.gemeente(pagina(visit, organisatie, found[0], tijdvak), note)
    return round_screens.which_gemeente(organisatie.id, tijdvak, [(g.code, g.naam) for g in found[:8]])


def lijst(
    visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, bladzijde: int = 0, welke: str = ALLES, note: Tekst = ""
) -> Bericht:
    """The gemeenten of the provincie in this filter, most behind first; where somebody is in it is kept. Raises
    ValueError for a filter that does not exist."""
    if welke not in FILTERS:
        raise ValueError(welke)
    provincie = provincie_van(visit.office, organisatie)
    if provincie is None:
        return round_screens.which_provincie(organisatie.id, namen(visit.office.gemeenten))
    found = ronde_van(visit.office, organisatie, provincie, tijdvak, visit.today)
    shown = round_screens.Lijst(organisatie, provincie, tijdvak, found, samen(found), bladzijde, welke)
    visit.store.toezicht.keep_place(visit.me.id, organisatie.id, Plek(str(tijdvak), welke, shown.hier))
    return round_screens.lijst(shown, note)


def _next(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, code: str) -> Bericht:
    """The gemeente after this one, in the filter and order of the list."""
    provincie = provincie_van(visit.office, organisatie)
    found = ronde_van(visit.office, organisatie, provincie or "", tijdvak, visit.today)
    welke, _ = plek(visit, organisatie.id, tijdvak)
    after = volgende(found, code, welke)
    gemeente = in_provincie(visit.office, organisatie, after.code) if after is not None else None
    if gemeente is None:
        return lijst(visit, organisatie, tijdvak, 0, welke, round_screens.no_next(welke))
    return screens.gemeente(pagina(visit, organisatie, gemeente, tijdvak))


def _others(visit: Visit) -> Bericht:
    """Who is no supervisor: a gemeente sees what was sent to it, all others what toezicht is."""
    codes = {o.gemeente: o.naam for o in organisations(visit.me, Actie.TOEZICHT_ZIEN) if o.gemeente}
    if not codes:
        return judgement_screens.for_nobody()
    rows = [row for code in codes for row in visit.store.toezicht.sent_to(code)]
    rows.sort(key=lambda row: (row.tijdvak, row.id), reverse=True)
    sent = [judgement.ontvangen(visit.office, row) for row in rows]
    return judgement_screens.received(codes, sent)


# ---------------------------------------------------------------- buttons


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """A button of the round: organisation, what, and further what it is about."""
    own = {o.id: o for o in organisations(visit.me, Actie.TOEZICHT)}
    organisatie = own.get(int(words[0]))
    if organisatie is None:
        return start.may_not()
    match words[1:]:
        case []:
            return _opened(visit, organisatie)
        case ["p", naam] if naam in namen(visit.office.gemeenten):
            # Once: it opens what the gemeenten of that provincie shared.
            if provincie_van(visit.office, organisatie) is None:
                visit.store.toezicht.choose_provincie(organisatie.id, naam)
            return lijst(visit, organisatie, ronde(visit.today))
        case ["l", code, bladzijde, *welke]:
            return lijst(visit, organisatie, lees_code(code), int(bladzijde), *welke[:1])
        case ["r", code]:
            return overview.show(visit, organisatie, lees_code(code))
        case ["z", code]:
            return overview.selfcheck(visit, organisatie, lees_code(code))
        case ["e", code]:
            return monthly.show(visit, organisatie, lees_code(code))
        case ["em", code]:
            monthly.begin(visit, organisatie, lees_code(code))
            return None
        case ["q", code]:
            return filling.begin(visit, organisatie, lees_code(code))
        case ["d", code, bladzijde]:
            return overview.changes(visit, organisatie, lees_code(code), int(bladzijde))
        case ["b", code]:
            return batch.record(visit, organisatie, lees_code(code))
        case ["s", code]:
            return batch.post(visit, organisatie, lees_code(code))
        case [("bl" | "bt" | "bk" | "bv" | "bs" | "bz" | "bx" | "bf" | "ba") as wat, ident, *rest]:
            return batch.press(visit, organisatie, wat, int(ident), rest)
        case ["m", code]:
            return round_screens.more(organisatie.id, lees_code(code), plek(visit, organisatie.id, lees_code(code)))
        case ["x", code]:
            half = lees_code(code)
            return round_screens.which_file(organisatie.id, half, plek(visit, organisatie.id, half))
        case ["x", code, soort] if soort in (*SOORTEN, PLAATJE):
            _file(visit, organisatie, lees_code(code), soort)
            return None
        case [wat, code, gemeente, *rest]:
            return _gemeente(visit, organisatie, wat, lees_code(code), gemeente, rest)
        case _:
            raise ValueError(words)


def _gemeente(
    visit: Visit, organisatie: Organisatie, wat: str, tijdvak: Tijdvak, code: str, rest: list[str]
) -> Bericht | None:
    gemeente = in_provincie(visit.office, organisatie, code)
    if gemeente is None:
        return start.unknown_button()
    page = pagina(visit, organisatie, gemeente, tijdvak)
    match (wat, rest):
        case ("g", []):
            return screens.gemeente(page)
        case ("w", []):
            return screens.calculation(page)
        case ("i", []):
            return screens.fill_in(page)
        case ("n", []):
            return _next(visit, organisatie, tijdvak, code)
        case ("f", [letter]):
            round_input.start(visit, page, letter)
            return None
        case _:
            return judgement.press(visit, page, wat, rest)


def _file(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, soort: str) -> None:
    workplace.vraag(visit, RAPPORT, {"organisatie": organisatie.id, "tijdvak": str(tijdvak), "soort": soort})
    visit.answer_press(round_screens.making(soort))
