"""Ranks what belongs to a subject: the answers last shown, what they name as related and next, what names them, and the
rest of their themes. Never anything outside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from knowledge.entry import Entry
from knowledge.search.kennis import Kennis
from knowledge.search.wachters import bezwaren
from knowledge.taal import NEE, Lezing
from knowledge.taal.leunend import eigen_onderwerp

ZELF, NAAST, BUUR, THEMA = range(4)
"""How far an answer is from the subject: it is the subject, the subject names it, it names the subject, or it is in the
same theme."""
DICHTBIJ = (0.0, 0.15, 0.08, 0.0)
"""What nearness adds to the score. The answer itself was just read: it is asked on."""
VERDER = 10
"""Answers of the theme that are looked at closely."""
VRAAG = 0.5
"""Weight of how much of the message the wordings of an answer have."""
ZEGT = 0.15
"""Weight of how much of it the text of an answer has."""
SAMEN = 0.5
"""Weight of the score that message and subject have as one question."""
GELIJK = 0.35
"""Weight of the likeness of the two as one question to a wording."""
SOORT = 0.12
"""What it adds when an answer's own question asks for the kind of thing that is asked (when, who, how much)."""
ONTKENT = 0.15
"""What a denial in an answer's own question adds to a message that denies."""
TITEL = 0.2
"""Weight of how much of it an answer's own question has."""
WOORDEN = 0.12
"""Weight of how much its wordings use the words of the message: small words tell siblings apart."""
BEZWAAR = 0.1
"""What each objection of a guard takes."""
HISTORISCH = 0.5
"""What an answer about the past loses when nobody asks for the past."""


@dataclass(frozen=True)
class Plaats:
    """An answer within the subject. `gevraagd` is the part of the message's own concepts that its wordings have, `zegt`
    the part that its text has, `titel` the part that its own question has; all 1 when the message has none."""

    entry: Entry
    afstand: int
    score: float
    gevraagd: float
    zegt: float
    titel: float
    bezwaren: frozenset[str]


def rangschik(kennis: Kennis, lezing: Lezing, onderwerp: Sequence[Entry]) -> list[Plaats]:
    """All answers within the subject, the best first; the first of `onderwerp` leads. None when that is about the bot
    itself: those are not ranked by concepts."""
    index = kennis.index
    first = kennis.nummer(onderwerp[0])
    if first is None:
        return []
    own = eigen_onderwerp(lezing)
    lead = frozenset(begrip for begrip in index.titel(first) if begrip[0] != "?")
    both = (*lezing.begrippen, *sorted(lead - set(lezing.begrippen)))
    scores = index.scores(both)
    ring = _kring(kennis, onderwerp)
    theme = nlargest(VERDER, (n for n, distance in ring.items() if distance == THEMA), key=scores.__getitem__)
    places = (
        _plaats(kennis, lezing, own, both, number, ring[number], scores[number])
        for number in (*(n for n, distance in ring.items() if distance != THEMA), *theme)
    )
    return sorted(places, key=lambda place: -place.score)


def _kring(kennis: Kennis, onderwerp: Sequence[Entry]) -> dict[int, int]:
    """The numbers of the answers within the subject with how far each is, each once, the nearest first."""
    themes = {entry.thema for entry in onderwerp}
    idents = {entry.id for entry in onderwerp}
    beside = [ident for entry in onderwerp for ident in (entry.next, *entry.related) if ident]
    found: dict[int, int] = {}
    for entry, distance in (*((entry, ZELF) for entry in onderwerp), *((kennis.entry(i), NAAST) for i in beside)):
        if (number := kennis.nummer(entry)) is not None:
            found.setdefault(number, distance)
    for number, entry in enumerate(kennis.index.entries):
        if entry.thema in themes:
            near = entry.next in idents or not idents.isdisjoint(entry.related)
            found.setdefault(number, BUUR if near else THEMA)
    return found


def _plaats(
    kennis: Kennis,
    lezing: Lezing,
    own: frozenset[str],
    both: Sequence[str],
    number: int,
    distance: int,
    score: float,
) -> Plaats:
    index = kennis.index
    entry = index.entries[number]
    title = index.titel(number)
    likeness, form = index.beste_vorm(number, both)
    asked, says = _deel(kennis, own, index.gevraagd(number)), _deel(kennis, own, index.zegt(number))
    objections = frozenset(bezwaren(lezing, entry, index.inhoud(number), form, title))
    kind = bool(lezing.soorten & title)
    total = VRAAG * asked + ZEGT * says + SAMEN * score + GELIJK * likeness + DICHTBIJ[distance] + SOORT * kind
    named = _deel(kennis, own, title)
    total += TITEL * named + WOORDEN * index.woordkans(number, lezing.woorden)
    total += ONTKENT * (lezing.ontkent and NEE in title)
    total -= BEZWAAR * len(objections) + HISTORISCH * (entry.historical and not lezing.verleden)
    return Plaats(entry, distance, total, asked, says, named, objections)


def _deel(kennis: Kennis, own: Iterable[str], held: frozenset[str]) -> float:
    """The part of the weight of these concepts that is held; 1 where there are none."""
    weights = {concept: kennis.index.gewicht(concept) for concept in sorted(own)}
    total = sum(weights.values())
    return sum(weight for concept, weight in weights.items() if concept in held) / total if total else 1.0
