"""The knowledge base: `laad()` reads it, `Kennis.zoek` answers, offers choices, or says it does not know."""

import gc
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from itertools import islice
from typing import Literal

from knowledge.entry import Entry, Thema
from knowledge.lezer import KennisFout, bestanden, lees
from knowledge.search.elders import Elders
from knowledge.search.index import Index, Vraagvorm, geordend
from knowledge.search.loket import KETEN, NEAR, ONBEGREPEN, Loket, bij_vraag, bij_woorden
from knowledge.search.van_ons import GEEN_ONDERWERP, tekens, van_ons
from knowledge.search.waarschijnlijk import ELDERS, waarschijnlijk
from knowledge.search.waarschijnlijk import SURELY as LIKELY_OURS
from knowledge.search.wachters import ORGANISATIES, ZWAAR, bezwaren, kaal
from knowledge.search.zelf import Gevonden, Zelf, is_zelf
from knowledge.taal import LIDWOORDEN, Lezing, Taal, Woordenboek

Soort = Literal["answer", "likely", "suggest", "unknown"]

ANSWER = 1.28
"""Certainty, lead included, from which one entry is the answer: 99% of such answers on the own sets are right."""
SURELY = 1.5
"""Log odds that the question is ours from which an answer is given: of those from other fields, half that passed."""
ALIKE = 0.4
"""Likeness to a phrasing from which an answer is given; below it the words come from the text of the answer."""
LEAD = 2.0
"""What the lead over the second entry adds to the certainty of an answer: siblings are the usual mistake."""
MAX_LEAD = 0.15
"""A larger lead proves no more."""
MIN_LEAD = 0.02
"""With a smaller lead two entries fit alike, and the person decides."""
OURS = 0.0
"""Log odds that a question is ours (knowledge/search/van_ons.py) from which entries are offered."""
EVIDENCE = 0.05
"""What the weight of all that an entry shares with a question adds to its score, as certainty."""
OTHER = 0.7
"""What each word of another subject takes from the certainty."""
CLEAR = 0.1
"""The lead that is needed when the question has exactly the concepts of more than one entry."""
MEER = "meer"
"""The objection that more than one entry has a phrasing of exactly the concepts asked."""
LITERAL = 2.0
"""Certainty of a question that is, word for word, a phrasing of an entry."""
EXACT = 0.15
"""What a phrasing of exactly the same concepts adds to the score."""
LACKING = 0.3
"""What it takes from the certainty when a time or an amount is asked for and the answer has none."""
OBJECTION = 0.06
"""What each objection of a guard takes from the score."""
CHOICES = 3
"""Choices offered at most."""
CANDIDATES = 12
"""Best-scoring entries that are looked at closely."""
LIKENESS = 0.15
"""Weight of the likeness to the best phrasing in the final order."""
WORDS = 0.15
"""What the words themselves add to the score: it tells siblings apart and gives no certainty of its own."""
LETTERS = 0.45
"""What phrasing it letter for letter adds in the same way."""
KIND = 0.085
"""What it adds that the question of the entry asks for the same kind of thing: who, when, how much, why."""


@dataclass(frozen=True)
class Uitkomst:
    """What a search found: `entries` is the answer (one), what it is likely about and then the other choices, the
    choices (up to three), or empty when unknown.

    `score` is the certainty that the first is the answer; from ANSWER on it is given as such. `precies`: a phrasing of
    the first has exactly the concepts that were asked.
    """

    soort: Soort
    entries: tuple[Entry, ...]
    score: float
    precies: bool = False


@dataclass(frozen=True)
class Kandidaat:
    """An entry that was looked at closely, with its certainty and what the guards say. `gelijk` and `letters` are the
    likeness to its best phrasing by concepts and letter by letter."""

    nummer: int
    entry: Entry
    score: float
    gelijk: float
    vorm: Vraagvorm
    zeker: float
    bezwaren: frozenset[str]
    precies: bool
    letters: float


class Kennis:
    """All entries with their search index. Immutable; one is built at start."""

    def __init__(self, themas: Sequence[Thema]) -> None:
        boek = Woordenboek()
        self._themas = tuple(themas)
        self._entries = {entry.id: entry for thema in themas for entry in thema.entries}
        self._index = Index(tuple(entry for entry in self._entries.values() if not is_zelf(entry)), boek)
        self._nummers = {entry.id: number for number, entry in enumerate(self._index.entries)}
        self._elders = Elders(boek, self._index)
        self._taal = Taal(boek, self._index.woorden)
        self._zelf = Zelf(self._entries.values(), boek, self._taal.kent, self._index.woorden.__contains__)

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id; KeyError when there is none (an old button)."""
        return self._entries[entry_id]

    def nummer(self, entry: Entry) -> int | None:
        """The number by which the index knows an entry; None for one about the bot itself."""
        return self._nummers.get(entry.id)

    @property
    def index(self) -> Index:
        """Its search index, for ranking within a subject."""
        return self._index

    def lees(self, vraag: str) -> Lezing:
        """The reading of a question."""
        return self._taal.lees(vraag)

    def themas(self) -> tuple[Thema, ...]:
        """The themes in the order of their files."""
        return self._themas

    def letterlijk(self, vraag: str) -> bool:
        """Whether a question is, letter for letter, a phrasing of an entry."""
        return self._index.letterlijk(vraag) is not None or self._zelf.precies(vraag) is not None

    def zoek(self, vraag: str, *, van_ons: bool = False) -> Uitkomst:
        """The outcome for a question, whatever was typed. Dates in it are ignored. `van_ons`: what stands beside it in
        the same message is ours, so that less is needed to show a likely text."""
        own = self._zelf.precies(vraag)
        if own is not None:
            return Uitkomst("answer", (own,), LITERAL, precies=True)
        return _met_zelf(self._in_ons_veld(vraag, van_ons=van_ons), self._zelf.zoek(vraag))

    def _in_ons_veld(self, vraag: str, *, van_ons: bool) -> Uitkomst:
        """What the answers about the field have for it."""
        lezing = self._taal.lees(vraag)
        literal = self._index.letterlijk(vraag)
        if literal is not None and (lezing.verleden or not literal.historical):
            return Uitkomst("answer", (literal,), LITERAL, precies=True)
        found = self.kandidaten(lezing)
        if literal is not None:  # of the past, and nobody asked for that: the first choice
            others = (item.entry for item in found if item.entry is not literal)
            return Uitkomst("suggest", (literal, *islice(others, CHOICES - 1)), 0.0)
        ours = self._van_ons(lezing, found) if found else -math.inf
        if ours < OURS:
            return Uitkomst("unknown", (), 0.0)
        certainty = _zekerheid(found) if ours >= SURELY and found[0].gelijk >= ALIKE else 0.0
        if certainty >= ANSWER:
            return Uitkomst("answer", (found[0].entry,), certainty, found[0].precies)
        likely = (van_ons or ours >= LIKELY_OURS) and self._waarschijnlijk(vraag, lezing, found)
        choices = tuple(item.entry for item in found[:CHOICES])
        return Uitkomst("likely" if likely else "suggest", choices, certainty, found[0].precies)

    def kent(self, word: str) -> bool:
        """Whether this word, in small letters, is one: of the field, of the language as far as it is read, or made of
        such words."""
        return self._taal.kent(word)

    def loket(self, vraag: str) -> Loket:
        """Whom a question is for that got no answer."""
        named = bij_woorden(vraag)
        if named is not None:
            return named
        lezing = self._taal.lees(vraag)
        concepts = [concept for concept in lezing.begrippen if concept[0] not in GEEN_ONDERWERP]
        number, like = self._elders.naaste(concepts)
        if like >= NEAR:
            return bij_vraag(number)
        known = self._index.vaktermen | ORGANISATIES
        return ONBEGREPEN if lezing.buiten or known.isdisjoint(concepts) else KETEN

    def rangschik(self, vraag: str) -> list[tuple[Entry, float]]:
        """The best-fitting entries with the certainty of each, best first, whatever the outcome: for measuring."""
        return [(item.entry, item.zeker) for item in self.kandidaten(self._taal.lees(vraag))]

    def weeg(self, vraag: str) -> tuple[list[tuple[Entry, float]], float]:
        """The best-fitting entries as from `rangschik`, with the log odds that the question is ours: for measuring."""
        lezing = self._taal.lees(vraag)
        found = self.kandidaten(lezing)
        return [(item.entry, item.zeker) for item in found], self._van_ons(lezing, found) if found else -math.inf

    def _waarschijnlijk(self, vraag: str, lezing: Lezing, found: Sequence[Kandidaat]) -> bool:
        """Whether the first lines of the best may be shown."""
        best = found[0]
        if self._elders.gelijk(lezing.begrippen) >= ELDERS:
            return False
        title = self._index.titel(best.nummer)
        return waarschijnlijk(
            vraag,
            lezing,
            best.bezwaren,
            title | best.vorm.begrippen,
            zeker=_met_voorsprong(found),
            voorsprong=_voorsprong(found),
            eigen=self._gedeeld(title, lezing),
        )

    def _gedeeld(self, titel: frozenset[str], lezing: Lezing) -> float:
        """The part of what an entry's own question is about, by weight, that is asked."""
        weights = {concept: self._index.gewicht(concept) for concept in titel if concept[0] not in GEEN_ONDERWERP}
        total = math.fsum(weights.values())
        return math.fsum(weights[c] for c in weights.keys() & set(lezing.begrippen)) / total if total else 1.0

    def _van_ons(self, lezing: Lezing, found: Sequence[Kandidaat]) -> float:
        best = [(item.nummer, item.zeker) for item in found]
        lead, alike = _voorsprong(found), found[0].letters
        return van_ons(tekens(lezing, self._index, self._elders, best, voorsprong=lead, lijkt=alike))

    def kandidaten(self, lezing: Lezing) -> list[Kandidaat]:
        """The entries that are looked at closely, best first."""
        scores = self._index.scores(lezing.begrippen)
        best = [n for n in nlargest(CANDIDATES, range(len(scores)), key=scores.__getitem__) if scores[n]]
        exact = self._index.zelfde(lezing.begrippen)
        looked_at = (self._kandidaat(number, scores[number], exact, lezing) for number in sorted({*best, *exact}))
        return sorted((item for item in looked_at if item is not None), key=lambda item: -item.score)

    def _kandidaat(self, number: int, score: float, exact: frozenset[int], lezing: Lezing) -> Kandidaat | None:
        """How well an entry fits; None when it says itself that this question is not for it."""
        entry = self._index.entries[number]
        likeness, form = self._index.beste_vorm(number, lezing.begrippen)
        if self._index.niet_bedoeld(number, lezing.begrippen, likeness):
            return None
        objections = frozenset(bezwaren(lezing, entry, self._index.inhoud(number), form, self._index.titel(number)))
        if number in exact:
            score += EXACT
            objections |= {MEER} if len(exact) > 1 else frozenset()
        elif kaal(lezing):
            objections |= {"kaal"}
        total = (score + LIKENESS * likeness) / (1 + LIKENESS) - OBJECTION * len(objections)
        literal = WORDS * self._index.woordkans(number, lezing.woorden)
        letters = self._index.lijkt(number, geordend(lezing.woorden - LIDWOORDEN))
        literal += LETTERS * letters
        literal += KIND * (not lezing.soorten.isdisjoint(self._index.titel(number)))
        certain = total + self._bewijs(number, lezing) - LACKING * bool(objections & ZWAAR)
        return Kandidaat(number, entry, total + literal, likeness, form, certain, objections, number in exact, letters)

    def _bewijs(self, number: int, lezing: Lezing) -> float:
        """What speaks for and against an entry beside its score: how much is shared, words of other subjects."""
        other = lezing.buiten - self._index.gevraagd(number)
        return EVIDENCE * self._index.bewijs(number, lezing.begrippen) - OTHER * len(other)


def _met_zelf(field: Uitkomst, own: Gevonden) -> Uitkomst:
    """With what the question may ask about Ketenbot itself. What the field is sure of stays, but for the very words."""
    if not own.entries or (field.soort == "answer" and (field.score == LITERAL or not own.gelijk)):
        return field
    if own.zeker:
        return Uitkomst("answer", own.entries[:1], LITERAL)
    others = (entry for entry in field.entries if entry not in own.entries)
    first = own.entries if field.soort == "unknown" else own.entries[:1]
    return Uitkomst("suggest", (*first, *others)[:CHOICES], 0.0)


def _voorsprong(found: Sequence[Kandidaat]) -> float:
    return found[0].score - found[1].score if len(found) > 1 else MAX_LEAD


def _zekerheid(found: Sequence[Kandidaat]) -> float:
    """How certain it is that the first candidate is the answer; 0 when a guard objects or the second is as good."""
    first = found[0]
    lead = _voorsprong(found)
    if first.bezwaren - {MEER} or lead < (CLEAR if first.bezwaren else MIN_LEAD):
        return 0.0
    return _met_voorsprong(found)


def _met_voorsprong(found: Sequence[Kandidaat]) -> float:
    """How certain the first is, its lead included, whatever the guards say."""
    return found[0].zeker + LEAD * min(_voorsprong(found), MAX_LEAD)


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Without the collector of garbage: hundreds of thousands of small things are made and all are kept, and looking
    for waste among them takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@cache  # immutable, and half a second to build: one is enough for a process
def laad() -> Kennis:
    """The knowledge base of this package; KennisFout names the first thing to mend when it does not load."""
    with _zonder_opruimen():
        themas, problems = lees(bestanden())
        if problems:
            more = f" (en nog {len(problems) - 1})" if len(problems) > 1 else ""
            raise KennisFout(f"{problems[0]}{more}; zie `python -m knowledge.controle`")
        return Kennis(themas)
