"""Whether a sentence in which something may be a reference is about that case: by its looks, by what stands around it,
and by what the sentence says. What is asked of the case is read elsewhere."""

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from bot.desk.feature import BijNaam
from bot.desk.own.named import Named
from bot.desk.own.said import ERNA, ERVOOR, KORT, NIETS_MEER, VRAAGT, VRAAGWOORDEN, ZAAKWOORD
from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort
from workflows.engine.kenmerk import Genoemd, Vorm
from workflows.engine.kort_genoemd import is_kort
from workflows.engine.plek import Plek, plek
from workflows.engine.stapwoorden import (
    Gezegd,
    bedoeld,
    lees_wijzen,
    stappen_in,
    woorden_bij,
    woorden_van,
    woordenschat,
    zegt,
)

OVER_DE_ZAAK = frozenset((None, Vraagsoort.WIE, Vraagsoort.WANNEER, Vraagsoort.OF))
"""Kinds of questions that, with an own case in them, ask about that case."""


def said_of(visit: Visit, naam: str, rest: str) -> Sequence[Gezegd]:
    dealt = visit.office.features.procedures[naam]
    return stappen_in(dealt.procedure, rest)


def beside(visit: Visit, rest: str, procedures: Sequence[str]) -> list[tuple[BijNaam, frozenset[str]]]:
    """What is asked beside the steps, said with the most words first."""
    words = frozenset(woorden_van(rest))
    found = []
    for item in visit.office.features.bij_naam:
        if not item.procedure or item.procedure in procedures:
            said = max((zegt(way, words) for way in lees_wijzen(item.woorden)), key=len, default=frozenset())
            found += [(item, said)] if said else []
    return sorted(found, key=lambda pair: -len(pair[1]))


def speaks(visit: Visit, rest: str) -> bool:
    """Whether it speaks of what happens to cases: a step, what can be asked of one, or the word itself."""
    words = frozenset(woorden_van(rest))
    asked = bool(words & _called(visit)) or any(zegt(way, words) for way in VRAAGT)
    return asked or happened(visit, rest)


def _said_by(visit: Visit, text: str) -> frozenset[str]:
    """The words by which a sentence speaks of what happens to cases."""
    words = frozenset(woorden_van(text))
    kinds = [naam for naam in visit.office.features.procedures if sees(visit, naam)]
    asked = [zegt(way, words) for way in VRAAGT]
    others = [said for _, said in beside(visit, text, kinds)]
    steps = [item.woorden for naam in kinds for item in said_of(visit, naam, text)]
    return frozenset().union(words & _called(visit), *asked, *others, *steps)


def kind(text: str, rest: str) -> Vraagsoort | None:
    """The kind of question; none where it only asks how the case stands ("hoe gaat het met 4711?")."""
    return None if how_it_stands(rest) else vraagsoort(text)


def how_it_stands(rest: str) -> bool:
    words = frozenset(woorden_van(rest))
    return words <= NIETS_MEER and not words.isdisjoint(
        ("hoe", "stand", "status", "wat", "nieuws", "update", "volgende")
    )


def happened(visit: Visit, rest: str) -> bool:
    """Whether it says that a step was taken, or asks for what stands beside the steps."""
    kinds = [naam for naam in visit.office.features.procedures if sees(visit, naam)]
    return bool(beside(visit, rest, kinds)) or any(said_of(visit, naam, rest) for naam in kinds)


def _called(visit: Visit) -> frozenset[str]:
    """What a case is called: by any name, or by that of its procedure."""
    kinds = visit.office.features.procedures.values()
    return ZAAKWOORD | {dealt.procedure.titel.casefold() for dealt in kinds}


def sees(visit: Visit, naam: str) -> bool:
    return may(visit.me, visit.office.features.procedures[naam].recht(Actie.ZAAK_ZIEN))


def begins_with(text: str, item: Genoemd) -> bool:
    """Whether a sentence begins with this reference: then it is about it."""
    return not text[: item.van].strip(" #(")


class Zeker(Enum):
    """Whether a sentence is about the case of which the reference stands in it."""

    JA = "ja"
    TWIJFEL = "twijfel"
    NEE = "nee"


def about(visit: Visit, text: str, rest: str, hits: Sequence[Named]) -> Zeker:
    """What can hardly be anything but a reference always is; letters with a number, and digits, are where nothing else
    is said, or where they stand as a case does and the sentence tells of one."""
    item = hits[0].genoemd
    if is_kort(item, text):
        return _about_two(visit, text, rest, item)
    if item.vorm is Vorm.ZEKER or not woorden_van(rest):
        return Zeker.JA
    tells = speaks(visit, rest)
    if item.vorm is Vorm.MISSCHIEN and tells:
        return Zeker.JA
    known_words = vocabulary(visit, hits) | _called(visit)
    place = plek(text, item, {word for word in woorden_van(text) if bedoeld(word, known_words) in known_words})
    asks = kind(text, rest)
    by_zero = item.getoond.startswith("0")  # an own case ends so, and no amount begins so
    if by_zero and begins_with(text, item) and not text.rstrip().endswith("?"):
        return Zeker.NEE if place is Plek.TELT else Zeker.JA
    if tells and place is not Plek.TELT and (place is Plek.ZAAK or by_zero or may_count(visit, text, item)):
        return Zeker.JA
    if place is Plek.TELT or not (asks is None or tells):
        return Zeker.NEE
    known = len(item.getoond) > len("999") or by_zero
    if place is Plek.ZAAK and known and asks is None and len(woorden_van(rest)) <= KORT:
        return Zeker.JA
    return Zeker.TWIJFEL if known or place is Plek.ZAAK else Zeker.NEE


def _about_two(visit: Visit, text: str, rest: str, item: Genoemd) -> Zeker:
    """Of two digits nothing is sure where nothing says that a case follows: only a sentence that tells of a case is
    about it."""
    over = kind(text, rest) in OVER_DE_ZAAK
    if item.vorm is Vorm.MISSCHIEN:
        return Zeker.JA if over else Zeker.TWIJFEL
    if not over or plek(text, item) is Plek.TELT:
        return Zeker.NEE
    if happened(visit, rest) and not text.rstrip().endswith("?"):
        return Zeker.JA
    if speaks(visit, rest) and begins_with(text, item):  # what a sentence begins with, it is about
        return Zeker.JA
    return Zeker.TWIJFEL if speaks(visit, rest) or len(woorden_van(rest)) <= KORT else Zeker.NEE


def vocabulary(visit: Visit, hits: Sequence[Named]) -> frozenset[str]:
    """All words by which something is said of these cases."""
    kinds = {hit.row.procedure for hit in hits}
    beside = [item.woorden for item in visit.office.features.bij_naam if not item.procedure or item.procedure in kinds]
    steps = [woorden_bij(visit.office.features.procedures[naam].procedure) for naam in kinds]
    return frozenset().union(VRAAGWOORDEN, *steps, *(_words_of(lines) for lines in beside))


@lru_cache(maxsize=100)
def _words_of(lines: tuple[str, ...]) -> frozenset[str]:
    return woordenschat(lees_wijzen(lines))


def counts(text: str, item: Genoemd) -> bool:
    """Whether digits stand where something is counted."""
    return item.vorm is Vorm.CIJFERS and plek(text, item) is Plek.TELT


def may_count(visit: Visit, text: str, item: Genoemd) -> bool:
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
        return not right.strip() or not after or after[0] in ERNA or speaks(visit, right)
    beside = {*before[-1:]} if left and left[-1].isalpha() else set()
    behind = {*after[:1]} if right.lstrip()[:1].isalpha() else set()
    said = _said_by(visit, text)
    return bool(said) and beside <= ERVOOR | said and behind <= ERNA | said
