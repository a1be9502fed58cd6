"""Whether a question is about this field at all.

A question of another subject shares words with ours ("hoe lang moet je wachten op een huurwoning"), so the best score
alone cannot tell. Here a few signs are weighed together, by logistic regression on our own sets: above 0 it is more
likely ours than not. Words like "wij" and "hij" are among them: who houses people asks for a colleague or about
someone, who has the wrong desk asks about "mijn huis".
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

from knowledge.search.elders import Elders
from knowledge.search.index import Index
from knowledge.search.wachters import andere_plaats
from knowledge.taal import Lezing

WIJ = frozenset(("wij", "we", "ons", "onze"))
HIJ = frozenset(("hij", "hem", "ze", "haar", "iemand", "die", "zij"))
MIJN = frozenset(("mijn", "mij", "me", "mn"))
MOST_WORDS = 8
"""Concepts from which a longer question tells no more."""
GEEN_ONDERWERP = "?!~0123456789"
"""How a concept begins that is no subject: a kind of question, a denial, a group, a number."""
BEST = 3
"""Entries that a question should fit: one that is ours mostly fits siblings as well."""


@dataclass(frozen=True)
class Tekens:
    """What speaks for and against a question being ours; shares are of its weight, 0 to 1."""

    zeker: float  # certainty of the best entry
    voorsprong: float  # its lead over the second
    zeker_drie: float  # mean certainty of the best three
    gedekt: float  # share that phrasings of the best three have
    onbekend: float  # share that no entry knows
    lengte: float  # concepts
    vaktermen: float  # concepts that have a name of their own in this field
    elders: float  # likeness to the nearest question for another desk
    precies: float  # a phrasing has exactly its concepts
    lijkt: float  # likeness, letter by letter, to a phrasing of the best entry
    plaats: float  # a gemeente that the best entry does not speak of
    wij: float
    hij: float
    mijn: float


GEWICHTEN = Tekens(
    zeker=1.6,
    voorsprong=2.6,
    zeker_drie=3.0,
    gedekt=1.5,
    onbekend=-0.5,
    lengte=0.38,
    vaktermen=0.5,
    elders=-4.5,
    precies=1.4,
    lijkt=4.0,
    plaats=-3.0,
    wij=1.8,
    hij=1.2,
    mijn=-2.0,
)
"""Near what was found on all sets that were read; each held nearer to nothing where leaving one set out changed it.
The last four are held nearer still: nothing keeps someone from asking about a terrace in the plural."""
NUL = -6.0
"""What all signs together must outweigh."""


def van_ons(tekens: Tekens) -> float:
    """How likely a question is ours, as log odds; a question without one word that we know is never ours."""
    if not tekens.precies and (not tekens.lengte or tekens.onbekend == 1.0):
        return -math.inf
    return NUL + math.fsum(weight * sign for weight, sign in zip(astuple(GEWICHTEN), astuple(tekens), strict=True))


def tekens(
    lezing: Lezing,
    index: Index,
    elders: Elders,
    beste: Sequence[tuple[int, float]],
    *,
    voorsprong: float,
    lijkt: float,
) -> Tekens:
    """The signs of a question; `beste` are its best entries, at least one: number and certainty, best first. `lijkt` is
    the likeness of the first, letter by letter."""
    concepts = [concept for concept in dict.fromkeys(lezing.begrippen) if concept[0] not in GEEN_ONDERWERP]
    total = _gewicht(index, concepts) or 1.0
    covered = frozenset().union(*(index.gevraagd(number) for number, _ in beste[:BEST]))
    return Tekens(
        zeker=beste[0][1],
        voorsprong=voorsprong,
        zeker_drie=sum(certain for _, certain in beste[:BEST]) / BEST,
        gedekt=_gewicht(index, (concept for concept in concepts if concept in covered)) / total,
        onbekend=_gewicht(index, (concept for concept in concepts if not index.kent(concept))) / total,
        lengte=min(len(concepts), MOST_WORDS),
        vaktermen=len(index.vaktermen.intersection(concepts)),
        elders=elders.gelijk(lezing.begrippen),
        precies=bool(index.zelfde(lezing.begrippen)),
        lijkt=lijkt,
        plaats=andere_plaats(lezing, index.inhoud(beste[0][0])),
        wij=not WIJ.isdisjoint(lezing.woorden),
        hij=not HIJ.isdisjoint(lezing.woorden),
        mijn=not MIJN.isdisjoint(lezing.woorden),
    )


def _gewicht(index: Index, concepts: Iterable[str]) -> float:
    return sum(index.gewicht(concept) for concept in concepts)
