"""The words by which people tell that a step was taken, from the table: what the step itself names, the words of its
title, and the participle in its title or in that of the stand it leads to. A new procedure has them by itself."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from workflows.engine.tabel import Procedure, Spoor, Stap
from workflows.engine.velden import Keuze, Soort, Veld

Wijze = tuple[frozenset[str], ...]
"""One way of saying it: of each set one word stands in the text."""

_LIDWOORD = frozenset(
    ("de", "het", "een", "van", "voor", "aan", "bij", "met", "op", "in", "door", "naar", "is", "nog", "nu", "dit")
)
_VOLTOOID = re.compile(
    r"(?:(?:aan|af|op|uit|in|door|over|terug|toe|bekend)?ge[a-z]{3,}|(?:be|ver|ont|her)[a-z]{4,})(?:d|t|en)"
)
_NIET = frozenset(
    ("niet", "geen", "nooit", "niemand", "nodig", "zoek", "zoekt", "zoeken", "bijna", "misschien", "mogelijk",
     "wellicht",
     "hopelijk", "waarschijnlijk", "zodra", "voordat", "totdat", "of")
)  # fmt: skip
"""Words that turn what is said around, or say that it is not so yet, unless the step itself has them."""
_WOORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
KORTSTE_MET_FOUT = 6
"""Letters of a word at the least in which one slip is read over: shorter ones differ by one letter too often."""


@lru_cache(maxsize=1000)
def lees_wijzen(regels: tuple[str, ...]) -> tuple[Wijze, ...]:
    """Ways from lines of a table: "woning|huis gevonden" asks one of the first two words, and the other."""
    return tuple(tuple(frozenset(deel.split("|")) for deel in regel.split()) for regel in regels)


def woorden_van(tekst: str) -> tuple[str, ...]:
    """The words of a text in small letters, numbers left out."""
    return tuple(_WOORD.findall(tekst.casefold()))


def zonder_lidwoord(tekst: str) -> tuple[str, ...]:
    """The same without the small words that say nothing."""
    return tuple(word for word in woorden_van(tekst) if word not in _LIDWOORD)


def zegt(wijze: Wijze, woorden: frozenset[str]) -> frozenset[str]:
    """The words of the text by which it is said in this way; empty where it is not."""
    hits = [woorden & choices for choices in wijze]
    return frozenset(word for hit in hits for word in hit) if hits and all(hits) else frozenset()


def hersteld(tekst: str, bekend: Collection[str], kent: Callable[[str], bool] = lambda _: False) -> str:
    """The text in small letters with known words in the place of those that are one slip off ("verhuist", "getekned");
    a word that is near to two of them stays, as one that `kent` says is a word of its own ("gebeld" is no "geteld")."""
    return _WOORD.sub(lambda found: bedoeld(found[0], bekend, kent), tekst.casefold())


def bedoeld(woord: str, bekend: Collection[str], kent: Callable[[str], bool] = lambda _: False) -> str:
    """The known word that a word in small letters is, or is one slip off; else the word itself."""
    if len(woord) < KORTSTE_MET_FOUT or woord in bekend:
        return woord
    sounds_so = woord[:-1] + {"d": "t", "t": "d"}.get(woord[-1], woord[-1])
    if sounds_so in bekend:
        return sounds_so
    if kent(woord):
        return woord
    near = [other for other in bekend if other[:1] == woord[0] and OSA.distance(woord, other, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else woord


def woordenschat(wijzen: Iterable[Wijze]) -> frozenset[str]:
    """All words by which something is said in these ways."""
    return frozenset(word for way in wijzen for choices in way for word in choices)


Bekend = tuple[tuple[Spoor, Stap, tuple[Wijze, ...]], ...]
_ONTHOUDEN: dict[str, tuple[tuple[Spoor, ...], Bekend]] = {}
_WOORDEN: dict[str, tuple[tuple[Spoor, ...], frozenset[str]]] = {}
"""Of each procedure what was last worked out: the tables stay the same for as long as the program runs."""


def _van(procedure: Procedure) -> Bekend:
    known = _ONTHOUDEN.get(procedure.naam)
    if known is None or known[0] is not procedure.sporen:
        known = _ONTHOUDEN[procedure.naam] = (procedure.sporen, _wijzen(procedure.sporen, procedure.titel))
    return known[1]


def _wijzen(sporen: tuple[Spoor, ...], titel: str) -> Bekend:
    steps = [(spoor, stap) for spoor in sporen for stap in spoor.stappen if not stap.vanzelf]
    forward = [(spoor, stap) for spoor, stap in steps if not stap.terug]
    own = {id(stap): _voltooid(spoor, stap) for spoor, stap in forward}
    triggers: dict[str, set[str]] = {}
    for _, stap in forward:
        for word in own[id(stap)]:
            triggers.setdefault(word, set()).add(stap.trigger)
    found: list[tuple[Spoor, Stap, tuple[Wijze, ...]]] = []
    for spoor, stap in steps:
        alone = [(frozenset([word]),) for word in own.get(id(stap), ()) if len(triggers[word]) == 1]
        days = (_van_veld(veld) for veld in stap.velden if veld.soort is Soort.DATUM and veld.vraag)
        title = tuple(frozenset([word]) for word in _van_titel(stap, titel))
        found.append(
            (spoor, stap, (*lees_wijzen(stap.woorden), *([title] if title else []), *alone, *filter(None, days)))
        )
    return tuple(found)


def woorden_bij(procedure: Procedure) -> frozenset[str]:
    """All words by which people tell of the steps of this procedure."""
    known = _WOORDEN.get(procedure.naam)
    if known is None or known[0] is not procedure.sporen:
        said = woordenschat(way for _, _, ways in _van(procedure) for way in ways)
        known = _WOORDEN[procedure.naam] = (procedure.sporen, said)
    return known[1]


def _van_titel(stap: Stap, procedure: str) -> list[str]:
    said = zonder_lidwoord(stap.titel)
    return [word for word in said if word != procedure.casefold()] or list(said)


def _van_veld(veld: Veld) -> Wijze:
    """A day that a step asks, by the name of its field: "tekenafspraak"."""
    return tuple(frozenset([word]) for word in zonder_lidwoord(veld.titel))


def _voltooid(spoor: Spoor, stap: Stap) -> list[str]:
    """The participles in the title of the step and of where it leads."""
    if "niet" in woorden_van(stap.titel):
        return []
    said = (*woorden_van(stap.titel), *woorden_van(spoor.stand(stap.naar).titel))
    return [word for word in dict.fromkeys(said) if _VOLTOOID.fullmatch(word)]


@dataclass(frozen=True, slots=True)
class Gezegd:
    """A step that a text says was taken, and the words by which."""

    spoor: Spoor
    stap: Stap
    woorden: frozenset[str]


def stappen_in(procedure: Procedure, tekst: str) -> Sequence[Gezegd]:
    """The steps that a text says were taken, those with the most words; none where it says that one was not."""
    woorden = frozenset(woorden_van(tekst))
    known = ((spoor, stap, _gezegd(wijzen, woorden)) for spoor, stap, wijzen in _van(procedure))
    hits = [Gezegd(spoor, stap, said) for spoor, stap, said in known if said]
    return [item for item in hits if not any(item.woorden < other.woorden for other in hits)]


def gezegd_van(bekend: Sequence[tuple[str, ...]], tekst: str) -> Sequence[int]:
    """Which of these, each by the lines of ways in which people say it, a text says: those with the most words."""
    woorden = frozenset(woorden_van(tekst))
    said = [_gezegd(lees_wijzen(regels), woorden) for regels in bekend]
    return [at for at, own in enumerate(said) if own and not any(own < other for other in said)]


def _gezegd(wijzen: Iterable[Wijze], woorden: frozenset[str]) -> frozenset[str]:
    """The most words by which it is said in one of these ways; empty where it is not, or turned around."""
    said = max((zegt(wijze, woorden) for wijze in wijzen), key=len, default=frozenset())
    return frozenset() if (woorden & _NIET) - said else said


def gekozen(veld: Veld, tekst: str) -> tuple[str, frozenset[str]] | None:
    """The one choice that a text says, in the most words, and the words by which; None where it says none or more."""
    woorden = frozenset(woorden_van(tekst))
    said = [(keuze.naam, _zegt_keuze(keuze, woorden)) for keuze in veld.keuzes]
    hits = [item for item in said if item[1] and not any(item[1] < other for _, other in said)]
    return hits[0] if len(hits) == 1 else None


def _zegt_keuze(keuze: Keuze, woorden: frozenset[str]) -> frozenset[str]:
    title = tuple(frozenset([word]) for word in zonder_lidwoord(keuze.titel))
    return max((zegt(wijze, woorden) for wijze in (*lees_wijzen(keuze.woorden), title)), key=len)


def zegt_iets(tekst: str) -> bool:
    """Whether a text is more than small words and a "niet", which are no choice by themselves."""
    return not set(woorden_van(tekst)) <= _LIDWOORD | _NIET
