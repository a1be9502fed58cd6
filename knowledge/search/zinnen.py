"""The sentences of an answer that hold what is asked: a term, an amount, whether it must, or a concept."""

import re
from collections.abc import Iterable

from knowledge.entry import Entry
from knowledge.search.kennis import Kennis
from knowledge.taal import woorden as plain
from knowledge.taal.leunend import Gevraagd

MEESTE = 3
"""Sentences at most: with more the whole answer is asked."""
_MAAND = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_TERMIJN = r"\d+ ?(?:(?:werk)?dag(?:en)?|we+k(?:en)?|maand(?:en)?|jaar|uur)"
_DUUR = rf"{_TERMIJN}|\d+ tijdvak(?:ken)?"
_DAG = rf"\b\d{{1,2}} {_MAAND}\b"
_PATROON = {
    Gevraagd.TIJD: rf"{_DUUR}|{_DAG}"
    r"|\b(?:halfjaar|tijdvak|verjaardag|meteen|direct|zodra|jarig)\b|\be?e?n (?:dag|week|jaar)\b",
    Gevraagd.BEGIN: rf"{_DAG}|\b(?:vanaf|zodra|begint|beginnen|start|starten|ingaan|gaat in|dag van|na (?:de|het))\b",
    Gevraagd.PUNT: rf"{_TERMIJN}|{_DAG}|\b(?:uiterlijk|tot maximaal|verjaardag)\b",
    Gevraagd.GELD: r"€|\beuro\b|\bEUR\b|\b(?:gratis|vergoed\w*|betaal\w*|betalen|financ\w*|kosten|rekening)\b",
    Gevraagd.BEDRAG: r"€|\beuro\b|\bEUR\b|\bgratis\b",
    Gevraagd.HOEVEEL: r"(?<!\d)(?!(?:19|20)\d\d\b)\d(?!\d*[.)] )(?!\d* ?(?:dag|we|maand|jaar|uur))"
    r"|\b(?:twee|drie|vier|vijf|helft|zesde)\b(?! keer)",
    Gevraagd.MOET: r"\b(?:verplicht\w*|plicht\w*|wettelijk\w*|wet|afspraak|moet|moeten|hoef\w*|vrijwillig\w*|advies"
    r"|adviseert|eigen keuze|artikel)\b",
    Gevraagd.MAG: r"\b(?:mag|mogen|kan|kunnen|toegestaan|verboden|hoef\w*|alleen als|niet zomaar)\b",
}
_PATRONEN = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATROON.items()}
VOORBEELD = re.compile(r"\b(?:voorbeeld\w*|bijvoorbeeld|zoals|stel)\b", re.IGNORECASE)
REDEN = re.compile(
    r"\b(?:omdat|doordat|daarom|zodat|want|reden\w*|bedoeld om|dient (?:om|voor)|doel|vanwege|opdat|namelijk)\b",
    re.IGNORECASE,
)
KLEIN = frozenset(
    ("en", "de", "het", "een", "dat", "dit", "die", "deze", "dan", "ook", "of", "als", "er", "is", "zo", "maar", "dus")
)
"""Words that a message and a sentence need not share."""
NAUW = frozenset(("~lening", "~rechter"))
"""Groups of related words (taal/verwant.toml) so narrow that a sentence with one answers a question with another."""
_GRENS = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9€])")
_LIJST = re.compile(r"\s*(?:-|\d+\.)\s")


def delen(entry: Entry) -> list[str]:
    """The sentences of an answer; a line of a list is one."""
    lines = [line.strip() for line in entry.answer.strip().splitlines() if line.strip()]
    return [part for line in lines for part in ([line] if _LIJST.match(line) else _GRENS.split(line))]


def van_soort(entry: Entry, kind: Gevraagd) -> list[str]:
    """Those that hold this kind of thing."""
    return [part for part in delen(entry) if _PATRONEN[kind].search(part)]


def met_voorbeeld(entry: Entry) -> list[str]:
    """Those that give an example."""
    return [part for part in delen(entry) if VOORBEELD.search(part)]


def met_reden(entry: Entry) -> list[str]:
    """Those that say why."""
    return [part for part in delen(entry) if REDEN.search(part)]


def verwant(kennis: Kennis, entry: Entry, begrippen: frozenset[str]) -> list[str]:
    """Those that hold each of these concepts, or a word of the same narrow group; the ones with a word itself where
    there are."""

    def also(begrip: str) -> set[str]:
        return {begrip, *NAUW.intersection(kennis.index.groepen(begrip))}

    wanted = [also(begrip) for begrip in begrippen]
    found = []
    for part in delen(entry):
        held = set().union(*map(also, kennis.lees(part).begrippen))
        if wanted and not any(map(held.isdisjoint, wanted)):
            found.append(part)
    return met(kennis, found, begrippen, alle=False) or found


def met_woorden(entry: Entry, woorden: frozenset[str]) -> list[str]:
    """Those that hold all these words, small words left out; none where fewer than two are left."""
    asked = woorden - KLEIN
    return [part for part in delen(entry) if len(asked) > 1 and asked <= set(plain(part))]


def met(kennis: Kennis, parts: Iterable[str], begrippen: frozenset[str], *, alle: bool = True) -> list[str]:
    """Those of these sentences that hold the concepts, all of them or one."""
    holds = begrippen.issubset if alle else lambda found: not begrippen.isdisjoint(found)
    return [part for part in parts if holds(frozenset(kennis.lees(part).begrippen))]
