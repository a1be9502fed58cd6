"""Whether two answers are about the same matter. A message that leans has a word or two; those fit many answers of a
theme, and only one that goes on about what was shown is an answer to it."""

from knowledge.entry import Entry
from knowledge.search.kennis import Kennis
from knowledge.search.wachters import ORGANISATIES
from knowledge.taal import Lezing
from knowledge.taal.leunend import GEEN_ONDERWERP, LEEG, SOORTWOORDEN, eigen_onderwerp

_ALGEMEEN = frozenset(
    (
        *("halen", "luk", "eer", "later", "melden", "betalen", "reageren", "beslissen", "bepalen", "starten"),
        *("stoppen", "minder", "contactpersoon", "aanvragen", "belt", "lopen", "zeggen", "maken", "werken"),
        *("ingaan", "meer", *LEEG, *SOORTWOORDEN, *ORGANISATIES),
    )
)
"""Concepts that an answer and a message may share without being about the same matter."""


def zelfde_zaak(kennis: Kennis, lezing: Lezing, lead: Entry, other: Entry) -> bool:
    """Whether the one's own question names something that the other is asked about. Where the message names nothing
    both own questions do; and as a condition ("en als we die niet halen?") may follow on anything, one of the two must
    then name the other as well."""
    mine, theirs = genoemd(kennis, lead), genoemd(kennis, other)
    if "als" in lezing.woorden:
        named = other.id in (lead.next, *lead.related)
        if named and other.question.startswith("Wat als"):  # what else would it be beside this answer for
            return not mine.isdisjoint(_gevraagd_van(kennis, other))
        beside = named or lead.id in (other.next, *other.related)
        return beside and not mine.isdisjoint(theirs)
    if not _zaken(eigen_onderwerp(lezing)):
        return not mine.isdisjoint(theirs)
    return not (mine.isdisjoint(_gevraagd_van(kennis, other)) and theirs.isdisjoint(_gevraagd_van(kennis, lead)))


def genoemd(kennis: Kennis, entry: Entry) -> frozenset[str]:
    """What an answer's own question is about."""
    number = kennis.nummer(entry)
    return frozenset() if number is None else _zaken(kennis.index.titel(number))


def _gevraagd_van(kennis: Kennis, entry: Entry) -> frozenset[str]:
    """What its wordings are about."""
    number = kennis.nummer(entry)
    return frozenset() if number is None else _zaken(kennis.index.gevraagd(number))


def _zaken(begrippen: frozenset[str]) -> frozenset[str]:
    return frozenset(begrip for begrip in begrippen if begrip[0] not in GEEN_ONDERWERP) - _ALGEMEEN


def eigen_zaak(kennis: Kennis, lezing: Lezing, other: Entry) -> bool:
    """Whether the message says itself what it is about, and this answer's own question is about all of that."""
    own = eigen_onderwerp(lezing) - _ALGEMEEN
    return len(own) > 1 and own <= genoemd(kennis, other)
