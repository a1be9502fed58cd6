"""Questions about Ketenbot itself: "is dit veilig?", "wie leest mee?".

They are nearly all small words ("wie ben jij"), which the search for the field passes over, and rightly: there they say
nothing. So they are looked up apart, by their plain words, and only among the answers about Ketenbot. A word that none
of those is asked with weighs against it as much as the rarest that one is: whatever else a question is about keeps it
out of here.
"""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from knowledge.entry import ZELF, Entry
from knowledge.taal import LIDWOORDEN, Woordenboek, sleutel
from knowledge.taal.herstel import Hersteller

OOK = frozenset(("chat-geen-bsn-of-naam", "bronnen-van-deze-antwoorden"))
"""Answers of other themes that are about Ketenbot as well."""
BOT = "@"
"""Stands for the bot, however it is called or addressed."""
LONGEST = 12
"""Words: who asks something of the bot itself is short."""
ZEKER = 0.75
"""Likeness to a phrasing from which its entry answers, where the question means the bot or has a word of its own."""
LETTERLIJK = 0.93
"""The same for any other question: nearly the words of a phrasing."""
MISSCHIEN = 0.6
"""Likeness from which an entry is offered, for a question that means the bot or has a word of its own."""
SAME = 0.99
"""Likeness of a question in the words of a phrasing, in whatever order."""
ANDERS = 0.85
"""What is left of the likeness to a phrasing that means the bot, where the question does not: "wie betaalt dit"."""
KLEIN = 0.6
"""Weight of a word that carries no subject, beside others that are as rare."""


@dataclass(frozen=True)
class Gevonden:
    """What a question about Ketenbot may be about, best first; `zeker` when the first is the answer, `gelijk` when it
    is asked in these very words."""

    entries: tuple[Entry, ...] = ()
    zeker: bool = False
    gelijk: bool = False


def is_zelf(entry: Entry) -> bool:
    """Whether an entry is looked up here and not in the index of the field."""
    return entry.thema == ZELF


@cache
def _gelijk() -> dict[str, str]:
    """What a word is compared as: "" for one that is passed over, BOT for the bot (taal/zelf.toml)."""
    raw = tomllib.loads((files("knowledge") / "taal" / "zelf.toml").read_text("utf-8"))
    same = {word: row[0] for row in raw["gelijk"] for word in row}
    return same | dict.fromkeys(raw["bot"], BOT) | dict.fromkeys((*LIDWOORDEN, *raw["vulling"]), "")


class Zelf:
    """The answers about Ketenbot with the words they are asked in. `bekend` says whether the language has a word:
    only another is taken for a slip; `vak` whether the field is asked about with it."""

    def __init__(
        self, entries: Iterable[Entry], boek: Woordenboek, bekend: Callable[[str], bool], vak: Callable[[str], bool]
    ) -> None:
        self._boek, self._bekend = boek, bekend
        self._vormen: list[tuple[Entry, frozenset[str]]] = []
        self._precies: dict[str, Entry] = {}
        seen: Counter[str] = Counter()
        field: set[str] = set()
        for entry in entries:
            if not is_zelf(entry) and entry.id not in OOK:
                continue
            for text in entry.phrasings:
                self._precies.setdefault(sleutel(text), entry)
                words = boek.woorden(text)
                seen.update(words)
                field |= self._tekens(word for word in words if vak(word))
                self._vormen.append((entry, self._tekens(words)))
        counts = Counter(teken for _, tekens in self._vormen for teken in tekens)
        self._kwadraat = {teken: self._weeg(teken, count) ** 2 for teken, count in counts.items()}
        self._lengten = [math.fsum(self._kwadraat[teken] for teken in tekens) for _, tekens in self._vormen]
        self._eigen = frozenset(teken for teken in counts if len(teken) > 1 and teken not in field) | {BOT}
        self._hersteller = Hersteller(seen)
        self._woorden = frozenset(seen)
        self._waar: dict[str, list[int]] = defaultdict(list)
        for number, (_, tekens) in enumerate(self._vormen):
            for teken in tekens - {BOT}:
                self._waar[teken].append(number)

    def precies(self, text: str) -> Entry | None:
        """The entry about Ketenbot that has this very text as a phrasing."""
        found = self._precies.get(sleutel(text))
        return found if found is not None and is_zelf(found) else None

    def zoek(self, text: str) -> Gevonden:
        """What the question may be about; nothing for a question that is not about Ketenbot."""
        words = self._boek.woorden(text)
        if not words or len(words) > LONGEST:
            return Gevonden()
        words = [self._goed(word) for word in words]
        asked = self._tekens(words)
        best = self._rangschik(asked)
        if not best:
            return Gevonden()
        ours = not self._eigen.isdisjoint(asked)
        alone = len(best) == 1 or best[1][1] < best[0][1] or not is_zelf(best[1][0])
        sure = alone and best[0][1] >= (ZEKER if ours else LETTERLIJK)
        if not sure and not ours:
            return Gevonden()
        return Gevonden(tuple(entry for entry, like in best[:3] if like >= MISSCHIEN), sure, best[0][1] > SAME)

    def _goed(self, word: str) -> str:
        if word in self._woorden or self._bekend(word):
            return word
        return self._hersteller.herstel(word) or word

    def _tekens(self, words: Iterable[str]) -> frozenset[str]:
        """The words as they are compared."""
        same = _gelijk()
        found = frozenset(same[word] if word in same else self._boek.reduceer(word) for word in words)
        return found - {""}

    def _rangschik(self, asked: frozenset[str]) -> list[tuple[Entry, float]]:
        """The entries with their likeness to the question, best first; none where too little of it is known here for
        any to be like it."""
        weights = {teken: self._kwadraat.get(teken) or self._weeg(teken, 0) ** 2 for teken in asked}
        total = math.fsum(weights.values())
        if math.fsum(weights[teken] for teken in asked & self._kwadraat.keys()) < MISSCHIEN**2 * total:
            return []
        found: dict[str, tuple[Entry, float]] = {}
        for number in sorted({number for teken in asked for number in self._waar.get(teken, ())}):
            entry, tekens = self._vormen[number]
            shared = math.fsum(weights[teken] for teken in asked & tekens)
            like = shared / math.sqrt(total * self._lengten[number]) * (ANDERS if BOT in tekens - asked else 1)
            if like > found.get(entry.id, (entry, 0.0))[1]:
                found[entry.id] = (entry, like)
        return sorted(found.values(), key=lambda item: (-item[1], not is_zelf(item[0])))

    def _weeg(self, teken: str, count: float) -> float:
        """The weight of a word that this many phrasings have."""
        rare = math.log(1 + len(self._vormen) / (count + 0.5))
        return rare * KLEIN if teken in self._boek.stop else rare
