"""A typed sentence that names an own case: the case itself with what was asked of it, or a step proposed filled in.
Nothing is ever recorded by typing it. It comes before the knowledge base; a question about the rules keeps its answer
there, with the case as a button."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache

from bot.desk import cases, standard
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.own import described, named, proposals
from bot.desk.own.named import Named
from bot.desk.own.said import (
    ERNA,
    ERVOOR,
    KORT,
    NIET_DIE_DAG,
    NIETS_MEER,
    TOON,
    VRAAGT,
    VRAAGWOORDEN,
    ZAAKWOORD,
    without_manners,
)
from bot.desk.rights import Actie, may
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
from workflows.engine.kort_genoemd import is_kort, vind_kort
from workflows.engine.plek import Plek, plek
from workflows.engine.stapwoorden import (
    Gezegd,
    bedoeld,
    hersteld,
    lees_wijzen,
    stappen_in,
    woorden_bij,
    woorden_van,
    woordenschat,
    zegt,
)
from workflows.engine.velden import Soort

OVER_DE_ZAAK = frozenset((None, Vraagsoort.WIE, Vraagsoort.WANNEER, Vraagsoort.OF))
"""Kinds of questions that, with an own case in them, ask about that case."""


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
        _vocabulary(visit, hits),
        visit.kennis.kent,
    )
    return {Zeker.JA: _asked, Zeker.TWIJFEL: _doubted, Zeker.NEE: _not_about}[_about(visit, text, rest, hits)](
        visit, text, rest, hits
    )


def _named(visit: Visit, text: str, found: Sequence[Genoemd]) -> list[Named]:
    """The cases that these name, where they count nothing."""
    items = [item for item in found if not _counts(text, item)]
    return named.find(visit, items) if items else []


def _named_in(visit: Visit, text: str) -> list[Genoemd]:
    """What may be a reference in it."""
    return [item for item in vind(text) if item.vorm is not Vorm.CIJFERS or _may_count(visit, text, item)]


def _without(text: str, genoemd: Sequence[Genoemd]) -> str:
    """The sentence without these references."""
    for item in genoemd:
        text = text[: item.van] + " " * (item.tot - item.van) + text[item.tot :]
    return text


# ---------------------------------------------------------------- is it about a case


def _said_of(visit: Visit, naam: str, rest: str) -> Sequence[Gezegd]:
    dealt = visit.office.features.procedures[naam]
    return stappen_in(dealt.procedure, rest)


def _beside(visit: Visit, rest: str, procedures: Sequence[str]) -> list[tuple[BijNaam, frozenset[str]]]:
    """What is asked beside the steps, said with the most words first."""
    words = frozenset(woorden_van(rest))
    found = []
    for item in visit.office.features.bij_naam:
        if not item.procedure or item.procedure in procedures:
            said = max((zegt(way, words) for way in lees_wijzen(item.woorden)), key=len, default=frozenset())
            found += [(item, said)] if said else []
    return sorted(found, key=lambda pair: -len(pair[1]))


def _speaks(visit: Visit, rest: str) -> bool:
    """Whether it speaks of what happens to cases: a step, what can be asked of one, or the word itself."""
    words = frozenset(woorden_van(rest))
    asked = bool(words & _called(visit)) or any(zegt(way, words) for way in VRAAGT)
    return asked or _happened(visit, rest)


def _said_by(visit: Visit, text: str) -> frozenset[str]:
    """The words by which a sentence speaks of what happens to cases."""
    words = frozenset(woorden_van(text))
    kinds = [naam for naam in visit.office.features.procedures if _sees(visit, naam)]
    asked = [zegt(way, words) for way in VRAAGT]
    beside = [said for _, said in _beside(visit, text, kinds)]
    steps = [item.woorden for naam in kinds for item in _said_of(visit, naam, text)]
    return frozenset().union(words & _called(visit), *asked, *beside, *steps)


def _kind(text: str, rest: str) -> Vraagsoort | None:
    """The kind of question; none where it only asks how the case stands ("hoe gaat het met 4711?")."""
    return None if _how_it_stands(rest) else vraagsoort(text)


def _how_it_stands(rest: str) -> bool:
    words = frozenset(woorden_van(rest))
    return words <= NIETS_MEER and not words.isdisjoint(
        ("hoe", "stand", "status", "wat", "nieuws", "update", "volgende")
    )


def _happened(visit: Visit, rest: str) -> bool:
    """Whether it says that a step was taken, or asks for what stands beside the steps."""
    kinds = [naam for naam in visit.office.features.procedures if _sees(visit, naam)]
    return bool(_beside(visit, rest, kinds)) or any(_said_of(visit, naam, rest) for naam in kinds)


def _called(visit: Visit) -> frozenset[str]:
    """What a case is called: by any name, or by that of its procedure."""
    kinds = visit.office.features.procedures.values()
    return ZAAKWOORD | {dealt.procedure.titel.casefold() for dealt in kinds}


def _sees(visit: Visit, naam: str) -> bool:
    return may(visit.me, visit.office.features.procedures[naam].recht(Actie.ZAAK_ZIEN))


class Zeker(Enum):
    """Whether a sentence is about the case of which the reference stands in it."""

    JA = "ja"
    TWIJFEL = "twijfel"
    NEE = "nee"


def _about(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> Zeker:
    """What can hardly be anything but a reference always is; letters with a number, and digits, are where nothing else
    is said, or where they stand as a case does and the sentence speaks of one."""
    item = hits[0].genoemd
    if is_kort(item, text):
        return _about_two(visit, text, rest, item)
    if item.vorm is Vorm.ZEKER or not woorden_van(rest):
        return Zeker.JA
    speaks = _speaks(visit, rest)
    if item.vorm is Vorm.MISSCHIEN and speaks:
        return Zeker.JA
    known_words = _vocabulary(visit, hits) | _called(visit)
    place = plek(text, item, {word for word in woorden_van(text) if bedoeld(word, known_words) in known_words})
    asks = _kind(text, rest)
    if not text[: item.van].strip(" #(") and item.getoond.startswith("0") and not text.rstrip().endswith("?"):
        return Zeker.NEE if place is Plek.TELT else Zeker.JA
    by_zero = item.getoond.startswith("0")  # an own case ends so, and no amount begins so
    if speaks and place is not Plek.TELT and (place is Plek.ZAAK or by_zero or _may_count(visit, text, item)):
        return Zeker.JA
    if place is Plek.TELT or not (asks is None or speaks):
        return Zeker.NEE
    known = len(item.getoond) > len("999") or item.getoond.startswith("0")
    if place is Plek.ZAAK and known and asks is None and len(woorden_van(rest)) <= KORT:
        return Zeker.JA
    return Zeker.TWIJFEL if known or place is Plek.ZAAK else Zeker.NEE


def _about_two(visit: Visit, text: str, rest: str, item: Genoemd) -> Zeker:
    """Of two digits nothing is sure where nothing says that a case follows: only a sentence that tells of a case is
    about it."""
    over = _kind(text, rest) in OVER_DE_ZAAK
    if item.vorm is Vorm.MISSCHIEN:
        return Zeker.JA if over else Zeker.TWIJFEL
    if not over or plek(text, item) is Plek.TELT:
        return Zeker.NEE
    if _happened(visit, rest) and not text.rstrip().endswith("?"):
        return Zeker.JA
    if _speaks(visit, rest) and not text[: item.van].strip(" #("):  # what a sentence begins with, it is about
        return Zeker.JA
    return Zeker.TWIJFEL if _speaks(visit, rest) or len(woorden_van(rest)) <= KORT else Zeker.NEE


def _vocabulary(visit: Visit, hits: Sequence[Named]) -> frozenset[str]:
    """All words by which something is said of these cases."""
    kinds = {hit.row.procedure for hit in hits}
    beside = [item.woorden for item in visit.office.features.bij_naam if not item.procedure or item.procedure in kinds]
    steps = [woorden_bij(visit.office.features.procedures[naam].procedure) for naam in kinds]
    return frozenset().union(VRAAGWOORDEN, *steps, *(_words_of(lines) for lines in beside))


@lru_cache(maxsize=100)
def _words_of(lines: tuple[str, ...]) -> frozenset[str]:
    return woordenschat(lees_wijzen(lines))


def _counts(text: str, item: Genoemd) -> bool:
    """Whether digits stand where something is counted."""
    return item.vorm is Vorm.CIJFERS and plek(text, item) is Plek.TELT


def _may_count(visit: Visit, text: str, item: Genoemd) -> bool:
    """Whether digits in a sentence may be a reference: alone, behind a word such as "zaak", or where the words on both
    sides of it are not what is counted."""
    before, after = woorden_van(text[: item.van]), woorden_van(text[item.tot :])
    left, right = text[: item.van].rstrip(), text[item.tot :]
    if not left and not right.strip(" .?!"):
        return True
    if (
        left.endswith(("€", "§", "/", "+"))
        or (left[-1:] == "-" and left != text[: item.van])
        or re.match(r"\s*[%€+]|[.,:]\d", right)
    ):
        return False
    if before and before[-1] in _called(visit) and left[-1:].isalpha():
        return not right.strip() or not after or after[0] in ERNA or _speaks(visit, right)
    beside = {*before[-1:]} if left and left[-1].isalpha() else set()
    behind = {*after[:1]} if right.lstrip()[:1].isalpha() else set()
    said = _said_by(visit, text)
    return bool(said) and beside <= ERVOOR | said and behind <= ERNA | said


def _not_about(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> None:
    """It says something else."""
    del visit, text, rest, hits


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
    kind = _kind(text, rest)
    if _tells(visit, text, rest, hits):
        kind = None
    if kind not in OVER_DE_ZAAK:
        return _rule(visit, rest, hits)
    question = kind is not None or text.rstrip().endswith("?") or _VRAAGT_IETS.match(kern(text)) is not None
    rows = list({hit.row.id: hit.row for hit in hits}.values())
    beside = _beside(visit, rest, [row.procedure for row in rows])
    steps: dict[int, Sequence[Gezegd]] = {
        row.id: () if question else _said_of(visit, row.procedure, rest) for row in rows
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
        return bool(_beside(visit, rest, [hit.row.procedure for hit in hits]))
    if text.rstrip().endswith("?"):
        return False
    if _SEINTJE.search(text) and _beside(visit, rest, [hit.row.procedure for hit in hits]):
        return True
    return _WE_HEBBEN.match(kern(text)) is not None or not text[: hits[0].genoemd.van].strip(" #(")


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
_KUN_JE = re.compile(r"(?:kan|kun|kunt|kunnen|zou|wil|wilt) (?!ik\b|we\b|wij\b)")
"""Asking somebody to do something; what we may do ourselves asks for the rule."""
_SEINTJE = re.compile(r"\b(?:herinner\w*|reminder|seintje|wekker\w*|piepje|ping|graag|aub|svp)\b", re.IGNORECASE)
"""Asking to be reminded, or politely for what can be done."""
_VRAAGT_IETS = re.compile(r"(?:hoeveel|hoe ?lang|wanneer|welke?|wie|waar|ben ik|zijn we|zitten we|op welke)\b")
_WIE = lees_wijzen(("wie|wiens|wier behandelt|behandelaar|doet|heeft|is", "behandelaar"))
_HOE_LANG = lees_wijzen(("hoe lang|lange", "hoelang", "wacht|wachten", "sinds wanneer"))
_WANNEER = lees_wijzen(
    ("wanneer", "uiterlijk|deadline", "laatste dag", "welke dag|datum", "hoeveel tijd|dagen|weken", "nog lang")
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
    if not buttons or vraagsoort(text) not in OVER_DE_ZAAK:
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
    if not found or not any(_sees(visit, naam) for naam in visit.office.features.procedures):
        return None
    rest = _without(text, found)
    words = woorden_van(rest)
    looks = found[0].vorm is Vorm.ZEKER and (_speaks(visit, rest) or _asks_for_it(visit, rest, words))
    counted = found[0].vorm is Vorm.CIJFERS and len(found[0].getoond) > len("999") and len(words) <= KORT
    if not words or not (looks or (counted and (_happened(visit, rest) or _how_it_stands(rest)))):
        return None
    if near := named.written_otherwise(visit, found):
        return own_screens.meant(named.to_open(visit, near))
    asks_to_see = found[0].vorm is Vorm.ZEKER and not TOON.isdisjoint(words)
    return start.may_not() if asks_to_see or _kind(text, rest) in OVER_DE_ZAAK else None
