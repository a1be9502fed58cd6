"""Literal text from the imported documents: under an answer, the passage it rests on; without an answer, what a search
in the documents finds, and marked as that."""

import re

from bot.desk.feature import Feature
from bot.desk.visit import Visit
from bot.screens import antwoord as answers
from bot.screens import citaat as screens
from bot.screens.bericht import Bericht
from knowledge.entry import Entry, Source
from storage.passages import Found

CANDIDATES = 12
"""Passages of a document that are held against the section an answer names."""


def _quote(visit: Visit, words: list[str]) -> Bericht:
    try:
        entry = visit.office.kennis.entry(words[0])
    except KeyError:
        return answers.no_longer_there()
    found = [passage for source in entry.sources if (passage := _passage(visit, entry, source))]
    return screens.literal(entry, list(dict.fromkeys(found))[:2])


def _passage(visit: Visit, entry: Entry, source: Source) -> Found | None:
    """The passage of this document that the answer rests on: in the section it names where that can be found."""
    words = f"{entry.question} {entry.answer}"
    found = visit.store.passages.search(words, code=source.document.code, most=CANDIDATES)
    return max(found, key=lambda item: _agreement(item.paragraaf, source.section), default=None)


def _agreement(paragraaf: str, section: str) -> int:
    """How well a passage's section fits the one that is named: the number first, then "fase 2" or "stap 3"."""
    number = re.search(r"\d+(\.\d+)*", section)
    named = re.search(r"(fase|stap|bijlage|uitgangspunt)\s*\d*", section.casefold())
    same = 2 if number and paragraaf.startswith(number[0]) else 0
    return same + (1 if named and named[0] in paragraaf.casefold() else 0)


def _search(visit: Visit, _: list[str]) -> Bericht:
    """Search the documents for the question above the button, which the channel brings along."""
    found = visit.store.passages.search(visit.incoming.extra, most=1)
    return screens.search_result(found[0]) if found else screens.nothing_found()


FEATURE = Feature(presses={"fq": _quote, "fz": _search})
