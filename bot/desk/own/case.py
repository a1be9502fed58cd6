"""A typed sentence that names an own case: the case itself with what was asked of it, or a step proposed filled in.
Nothing is ever recorded by typing it. It comes before the knowledge base; a question about the rules keeps its answer
there, with the case as a button."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.desk import cases, standard
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.own import certainty, described, named, proposals
from bot.desk.own.named import Named
from bot.desk.own.said import (
    KORT,
    NIET_DIE_DAG,
    TOON,
    without_manners,
)
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.screens import own as own_screens
from bot.screens import start
from bot.screens.case import to_case
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import Vraagsoort, kern, vraagsoort
from storage.cases import CaseRow
from workflows.engine import zaak
from workflows.engine.kenmerk import Genoemd, Vorm, vind
from workflows.engine.kort_genoemd import vind_kort
from workflows.engine.stapwoorden import (
    Gezegd,
    hersteld,
    lees_wijzen,
    stappen_in,
    woorden_van,
    zegt,
)
from workflows.engine.velden import Soort


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """What a text that names an own case leads to; None where it names none, or asks about the rules."""
    text = without_manners(text)
    hits = _named(visit, text, vind(text)) or _named(visit, text, vind_kort(text))
    if not hits:
        return _by_others(visit, text, _named_in(visit, text))
    best = max(hit.genoemd.vorm for hit in hits)
    hits = [hit for hit in hits if hit.genoemd.vorm is best or hit.genoemd.vorm is not Vorm.CIJFERS]
    rest = hersteld(
        NIET_DIE_DAG.sub(" ", _without(text, [hit.genoemd for hit in hits])),
        certainty.vocabulary(visit, hits),
        visit.kennis.kent,
    )
    sure = certainty.about(visit, text, rest, hits)
    if sure is certainty.Zeker.NEE:
        return None
    return (_asked if sure is certainty.Zeker.JA else _doubted)(visit, text, rest, hits)


def _named(visit: Visit, text: str, found: Sequence[Genoemd]) -> list[Named]:
    """The cases that these name, where they count nothing."""
    items = [item for item in found if not certainty.counts(text, item)]
    return named.find(visit, items) if items else []


def _named_in(visit: Visit, text: str) -> list[Genoemd]:
    """What may be a reference in it."""
    return [item for item in vind(text) if item.vorm is not Vorm.CIJFERS or certainty.may_count(visit, text, item)]


def _without(text: str, genoemd: Sequence[Genoemd]) -> str:
    """The sentence without these references."""
    for item in genoemd:
        text = text[: item.van] + " " * (item.tot - item.van) + text[item.tot :]
    return text


def _doubted(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> Bericht:
    """It may be about the case: a button opens it, under the answer where there is one."""
    del rest
    rows = list({hit.row.id: hit.row for hit in hits}.values())
    buttons = named.to_open(visit, rows)
    if visit.kennis.zoek(text).soort == "unknown":
        return own_screens.meant(buttons)
    answer = visit.office.features.vraagbaak.ask(visit, text)
    return replace(answer, knoppen=(*answer.knoppen, *((knop,) for knop in buttons)))


# ---------------------------------------------------------------- what is asked of it


def _asked(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> Bericht | bool | None:
    kind = certainty.kind(text, rest)
    if _tells(visit, text, rest, hits):
        kind = None
    if kind not in certainty.OVER_DE_ZAAK:
        return _rule(visit, rest, hits)
    question = kind is not None or text.rstrip().endswith("?") or _VRAAGT_IETS.match(kern(text)) is not None
    rows = list({hit.row.id: hit.row for hit in hits}.values())
    beside = certainty.beside(visit, rest, [row.procedure for row in rows])
    steps: dict[int, Sequence[Gezegd]] = {
        row.id: () if question else certainty.said_of(visit, row.procedure, rest) for row in rows
    }
    rows = _that_fit(visit, rows, steps, beside)
    if len(rows) > 1:
        return _of_several(visit, rows, steps, text)
    case = cases.open_case(visit, rows[0].id, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    said = steps[case.row.id]
    for item, words in beside:
        if item.procedure in ("", case.row.procedure) and not any(words < step.woorden for step in said):
            answer = item.doe(visit, case, rest)
            if answer is not None:
                return answer
    if said and not case.vreemd:
        return proposals.propose(visit, case, said, rest)
    return cases.show(visit, case.row.id, _answer(visit, case, rest, kind, question=question))


def _of_several(visit: Visit, rows: Sequence[CaseRow], steps: Mapping[int, Sequence[Gezegd]], text: str) -> Bericht:
    """Which of them is meant; with a step that can be taken in each, each button proposes it."""
    said = [steps[row.id][0] for row in rows if steps[row.id]]
    if (
        len(said) == len(rows)
        and len({(row.procedure, item.stap.trigger) for row, item in zip(rows, said, strict=True)}) == 1
    ):
        return described.told_of(visit, rows, said[0], text)
    return named.which(visit, rows)


def _tells(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> bool:
    """Whether it tells or asks to do, whatever question is read in it: it begins with the case ("021: moet 5 okt
    zijn"), leaves its "we" out, or asks somebody for what can be done with a case ("kan Sam 021 overnemen")."""
    if _KUN_JE.match(kern(text)):
        return bool(certainty.beside(visit, rest, [hit.row.procedure for hit in hits]))
    if text.rstrip().endswith("?"):
        return False
    if (_SEINTJE.search(text) or _MOET_ZIJN.search(text)) and certainty.beside(
        visit, rest, [hit.row.procedure for hit in hits]
    ):
        return True
    return _WE_HEBBEN.match(kern(text)) is not None or certainty.begins_with(text, hits[0].genoemd)


def _that_fit(
    visit: Visit,
    rows: list[CaseRow],
    steps: Mapping[int, Sequence[Gezegd]],
    beside: Sequence[tuple[BijNaam, frozenset[str]]],
) -> list[CaseRow]:
    """Of several cases with one reference those that it can be about: with the step that was said open now, else with
    that step, or of which was asked what is asked."""
    if len(rows) == 1:
        return rows
    opened = [(row, cases.open_case(visit, row.id, Actie.ZAAK_ZIEN)) for row in rows]
    can = [row for row, case in opened if case is not None and proposals.open_ones(visit, case, steps[row.id])]
    wanted = {item.procedure for item, _ in beside[:1]}
    return can or [row for row in rows if steps[row.id]] or [row for row in rows if row.procedure in wanted] or rows


def _rule(visit: Visit, rest: str, hits: Sequence[Named]) -> Bericht | None:
    """A question about the rules keeps its answer, with the case below it; without one the case is what there is, but
    of digits nobody knows that they name it."""
    surest = hits[0]
    if surest.genoemd.vorm is not Vorm.ZEKER:
        return _doubted(visit, rest, rest, hits)
    plain = " ".join(rest.split())
    if visit.kennis.zoek(plain).soort == "unknown":
        rows = list({hit.row.id: hit.row for hit in hits}.values())
        return named.which(visit, rows) if len(rows) > 1 else cases.show(visit, surest.row.id)
    answer = visit.office.features.vraagbaak.ask(visit, plain)
    return replace(answer, knoppen=(*answer.knoppen, (to_case(surest.row.id, f"Open {surest.row.referentie}"),)))


_WE_HEBBEN = re.compile(r"(?:heb|hebben) (?!we\b|wij\b|ze\b|zij\b|jullie\b|ik\b|je\b|die\b|al\b)")
"""Telling with its "we" left out: "heb een huis voor ..."."""
_KUN_JE = re.compile(
    r"(?:kan|kun|kunt|kunnen|zou|wil|wilt) (?!(?:ik|we|wij|de|het|een(?! collega)|die|deze|dit|dat|er|hij|ze|zij"
    r"|iemand van|gemeenten?|coa|nidos|corporaties?|provincie|bewoners?|gezin)\b)"
)
"""Asking somebody to do something; what we or a party may do asks for the rule."""
_SEINTJE = re.compile(r"\b(?:herinner\w*|reminder|seintje|wekker\w*|piepje|ping|graag|aub|svp)\b", re.IGNORECASE)
"""Asking to be reminded, or politely for what can be done."""
_MOET_ZIJN = re.compile(r"\bmoet(?:en)? (?:\S+ ){1,4}(?:zijn|worden|staan)\b", re.IGNORECASE)
"""What it should have been: told, and no question whether it must."""
_VRAAGT_IETS = re.compile(
    r"(?:wat (?:is|was|zijn|waren)|hoeveel|hoe ?lang|wanneer|welke?|wie|waar|ben ik|zijn we|zitten we|op welke"
    r"|(?:doet|heeft|behandelt) .*\bof (?:ik|wij))\b"
)
_WIE = lees_wijzen(
    ("wie|wiens|wier behandelt|behandelaar|doet|heeft|is", "behandelaar", "heeft|doet|behandelt|doe|heb of ik|wij")
)
_HOE_LANG = lees_wijzen(
    (
        "hoe lang|lange",
        "hoelang",
        "wacht|wachten",
        "sinds wanneer",
        "hoeveel weken|dagen|maanden loopt|staat|duurt|open",
    )
)
_WANNEER = lees_wijzen(
    (
        "wanneer",
        "uiterlijk|deadline",
        "uiterste|laatste dag|datum|tekendag|tekendatum|moment",
        "welke dag|datum",
        "hoeveel tijd|dagen|weken",
        "nog lang",
    )
)


def _answer(visit: Visit, case: Opened, rest: str, kind: Vraagsoort | None, *, question: bool) -> Tekst:
    """What was asked, in front of the case, where the table knows it."""
    if not question:
        return ""
    if kind is Vraagsoort.OF and (said := stappen_in(case.procedure, rest)):
        return _when(visit, case, rest) if _taken(case, said) else own_screens.not_recorded(said[0].stap)
    words = frozenset(woorden_van(rest))
    if any(zegt(way, words) for way in _WIE):
        person = visit.store.people.by_id(case.row.behandelaar) if case.row.behandelaar else None
        return own_screens.handled_by(person.naam if person is not None else "")
    if "nog" not in words and any(zegt(way, words) for way in _HOE_LANG):
        waiting = case.wachtend
        return own_screens.waits(waiting.sinds, visit.today) if waiting is not None else ""
    if any(zegt(way, words) for way in (*_WANNEER, *_HOE_LANG)):
        return _when(visit, case, rest)
    return ""


def _taken(case: Opened, said: Sequence[Gezegd]) -> bool:
    done = {line.trigger for line in zaak.geldend(case.regels)}
    return any(item.stap.trigger in done for item in said)


def _when(visit: Visit, case: Opened, rest: str) -> Tekst:
    """The day of a step that was taken, else the one that leads."""
    for item in stappen_in(case.procedure, rest):
        for veld in item.stap.velden:
            dag = case.zaak.feiten.get(veld.naam)
            if veld.soort is Soort.DATUM and dag is not None:
                return own_screens.known_day(veld.titel, dag)
    begun = next((veld for veld in case.procedure.aanleg if veld.soort is Soort.DATUM), None)
    dag = case.zaak.feiten.get(begun.naam) if begun is not None else None
    if begun is not None and dag is not None and _began(case, rest):
        return own_screens.known_day(begun.titel, dag)
    return own_screens.leading(standard.beeld(visit.office, case, visit))


def _began(case: Opened, rest: str) -> bool:
    """Whether it is about the beginning of the case, by the words of its table."""
    words = frozenset(woorden_van(rest))
    return any(zegt(way, words) for way in lees_wijzen(case.procedure.begint))


# ---------------------------------------------------------------- what nobody here knows


def _by_others(visit: Visit, text: str, found: Sequence[Genoemd]) -> Bericht | bool | None:
    """What an organisation that has no such case itself was told or asked of it."""
    sure = [item for item in found if item.vorm is not Vorm.CIJFERS or not woorden_van(_without(text, [item]))]
    ways = [way for item in sure for way in item.schrijfwijzen]
    buttons = [knop for find in visit.office.features.bij_kenmerk for knop in find(visit, ways)] if ways else []
    if not buttons or vraagsoort(text) not in certainty.OVER_DE_ZAAK:
        return None
    if len(buttons) > 1:
        return own_screens.which_of(buttons)
    name, *words = buttons[0].actie.split(":")
    shown = visit.office.features.presses[name](visit, words)
    return True if shown is None else shown


def _asks_for_it(visit: Visit, rest: str, words: Sequence[str]) -> bool:
    """Whether so short a sentence can only ask to see what it names."""
    return len(words) <= KORT and (not TOON.isdisjoint(words) or visit.kennis.zoek(rest).soort == "unknown")


def unknown(visit: Visit, text: str) -> Bericht | None:
    """The sentence that is the same for what is not there and for what is another's, where the text can only be about a
    case and nobody else read it; anything else is a question."""
    found = _named_in(visit, text)
    if not found or not any(certainty.sees(visit, naam) for naam in visit.office.features.procedures):
        return None
    rest = _without(text, found)
    words = woorden_van(rest)
    looks = found[0].vorm is Vorm.ZEKER and (certainty.speaks(visit, rest) or _asks_for_it(visit, rest, words))
    counted = found[0].vorm is Vorm.CIJFERS and len(found[0].getoond) > len("999") and len(words) <= KORT
    if not words or not (looks or (counted and (certainty.happened(visit, rest) or certainty.how_it_stands(rest)))):
        return None
    if near := named.written_otherwise(visit, found):
        return own_screens.meant(named.to_open(visit, near))
    asks_to_see = found[0].vorm is Vorm.ZEKER and not TOON.isdisjoint(words)
    return start.may_not() if asks_to_see or certainty.kind(text, rest) in certainty.OVER_DE_ZAAK else None
