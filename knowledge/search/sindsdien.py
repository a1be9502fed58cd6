"""What changed since the documents, held against a question: the item it asks about, with the sentence that says it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from knowledge.actueel import Actueel
from knowledge.entry import Entry
from knowledge.search.index import Index
from knowledge.search.kennis import Kennis
from knowledge.taal import BUITEN, Lezing

NU = frozenset((
    "actueel", "afgeschaft", "doorheen", "doorgegaan", "doorging", "inmiddels", "ingetrokken", "intussen", "onlangs",
    "sindsdien", "tegenwoordig", "veranderd", "vernieuwd", "verlengd", "vervallen",
))  # fmt: skip
"""Words by which somebody asks how it is by now."""
NOG = frozenset((
    "al", "bestaan", "bestaat", "blijft", "geldt", "gesloten", "gestopt", "loopt", "momenteel", "nog", "nou", "nu",
    "open", "sinds", "vandaag", "verboden", "wet",
))  # fmt: skip
"""Words of which two together ask the same, and one beside a year that no document knows; alone they are said of
anything ("we zoeken nu een woning")."""
JAREN = range(1900, 2100)
RECENT = range(2025, 2100)
"""Years that no document knows."""
_ALGEMEEN = re.compile(r"\b(?:en|wat) nu\b")
"""What asks what to do, and not how it is by now."""
_WOORD = re.compile(r"[a-zà-ÿ]+|\d+")


def gevraagd(kennis: Kennis, vraag: str, entry: Entry, items: Iterable[Actueel]) -> Actueel | None:
    """Which of the items that touch the answer the question is about, its most telling sentence up front; None where
    it does not ask what changed: neither how things are by now, nor by a number that only the item knows."""
    touching = [item for item in items if entry.id in item.entries]
    if not touching:
        return None
    asked = _begrippen(kennis.lees(vraag)) - _van_antwoord(kennis, entry)
    item = max(touching, key=lambda one: _weegt(kennis.index, asked & frozenset().union(*_zinnen(kennis, one))))
    sentences = [frozenset(filter(_is_getal, asked & sentence)) for sentence in _zinnen(kennis, item)]
    if not _vraagt_nu(vraag) and not any(sentences):
        return None
    amounts = [any(int(number) not in JAREN for number in sentence) for sentence in sentences]
    return replace(item, nadruk=amounts.index(True) if any(amounts) else 0)


def _is_getal(concept: str) -> bool:
    return concept.isdigit() and len(concept) > 3  # a year, an amount: smaller ones are people, weeks and days


def _begrippen(lezing: Lezing) -> frozenset[str]:
    """What a question or a sentence is about: no kind of question, nothing of elsewhere; with its numbers."""
    about = (concept for concept in lezing.begrippen if concept[0] not in f"?!~{BUITEN}")
    return frozenset(about) | lezing.getallen


def _vraagt_nu(vraag: str) -> bool:
    words = _WOORD.findall(_ALGEMEEN.sub(" ", vraag.casefold()))
    recent = any(word.isdigit() and int(word) in RECENT for word in words)
    return not NU.isdisjoint(words) or len(NOG.intersection(words)) + recent > 1


@lru_cache(maxsize=256)
def _zinnen(kennis: Kennis, item: Actueel) -> tuple[frozenset[str], ...]:
    """The concepts of each sentence of what changed."""
    return tuple(_begrippen(kennis.lees(zin)) for zin in item.zinnen)


@lru_cache(maxsize=1024)
def _van_antwoord(kennis: Kennis, entry: Entry) -> frozenset[str]:
    """The concepts that the answer itself has: to these it answers."""
    return _begrippen(kennis.lees(f"{entry.question} {entry.answer}"))


def _weegt(index: Index, concepts: frozenset[str]) -> float:
    return sum(index.gewicht(concept) for concept in sorted(concepts))
