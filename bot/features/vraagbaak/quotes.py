"""Literal text from the imported documents: under an answer the passages it rests on, one at a time; without an answer
what a search in the documents finds, and marked as that."""

from itertools import chain, zip_longest

from bot.desk.visit import Visit
from bot.features.vraagbaak import quote_screens, screens
from bot.screens.message import Bericht
from knowledge.documents.opbouw import past
from knowledge.documents.steun import steun
from knowledge.entry import Entry, Source
from knowledge.search.kernwoorden import kernwoorden
from storage.passages import Found
from storage.store import Store

MOST = 4
"""Passages that can be leafed through."""
ALL = 400
"""Passages of one document that are held against the section an answer names."""
RESULTS = 3
"""Results of a search that can be leafed through."""
SHARED = 0.5
"""Part of a question's own words that a passage must have to be worth showing."""


def passages(store: Store, entry: Entry) -> list[Found]:
    """The passages that an answer rests on, best first: of every source the best one, then the second ones."""
    columns = [_of_source(store, entry, source) for source in entry.sources]
    in_turn = chain.from_iterable(zip_longest(*columns))
    return list(dict.fromkeys(found for found in in_turn if found is not None))[:MOST]


def _of_source(store: Store, entry: Entry, source: Source) -> list[Found]:
    """Those of one document: in the section that the answer names where that can be told, and then by their words."""
    words = " ".join(kernwoorden(f"{entry.question} {entry.answer}"))
    found = store.passages.search(words, code=source.document.code, most=ALL)
    support = steun(entry.question, entry.answer, [item.tekst for item in found])
    fit = [past(item.paragraaf, source.section) for item in found]
    best = max(fit, default=0.0)
    ranked = sorted(zip(found, fit, support, strict=True), key=lambda row: -row[2])
    return [item for item, fits, _ in ranked if fits == best][:MOST]


def press_quote(visit: Visit, words: list[str]) -> Bericht:
    """`fq:<entry>`: what the documents say at the places that an answer names."""
    try:
        entry = visit.kennis.entry(words[0])
    except KeyError:
        return screens.no_longer_there()
    return quote_screens.literal(entry, passages(visit.store, entry), int(words[1]) if len(words) > 1 else 0)


def press_search(visit: Visit, words: list[str]) -> Bericht:
    """Search the documents for the question above the button, which the channel brings along."""
    found = results(visit.store, visit.incoming.extra)
    return quote_screens.search_result(
        found, int(words[0]) if words else 0, sendable=bool(visit.incoming.extra.strip())
    )


def results(store: Store, question: str) -> list[Found]:
    """The passages that fit a question best; none when they share too little with it to be of use."""
    own = kernwoorden(question)
    found = store.passages.search(" ".join(own), most=RESULTS)
    return [item for item in found if _share(own, item.tekst) >= SHARED]


def _share(own: list[str], text: str) -> float:
    plain = text.casefold()
    return sum(word[: max(4, len(word) - 2)] in plain for word in own) / len(own) if own else 0.0
