"""The dictionary of the field: from words to concepts, so that "statushouders" and "vergunninghouder" are one."""

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

from knowledge.taal.normaal import woorden

MIN_PART = 3
"""Letters in the shortest part a long word may be split into."""

MIN_CUT = 5
"""Letters of the shortest stem that loses a last t or d."""

WORDS = 12_000
"""Of so many words is remembered what they are: the knowledge base has seven thousand, and what people type may be
anything; each takes half a kilobyte."""

AFSTAND = 10
"""Words between a verb and its loose part ("slaat het aangeboden huis af")."""

MAX_WORD = 40
"""Letters of the longest word that is split; longer is no word, and splitting it would cost time."""

LIDWOORDEN = frozenset(("de", "het", "een", "n", "t"))
"""Articles: left out before wordings are compared, because people leave them out."""

DENIALS = frozenset(("niet", "geen", "zonder", "nooit", "niks", "niets"))
NEE = "!niet"
"""The concept of a denial; question kinds are written as "?tijd", "?wie" and so on."""
BUITEN = "!buiten"
"""The concept of a wording that shows a question is not about this field."""


def _lees(name: str) -> dict[str, object]:
    return tomllib.loads((files("knowledge") / "taal" / f"{name}.toml").read_text("utf-8"))


def _lijst(name: str, key: str = "woorden") -> frozenset[str]:
    return frozenset(woorden_van(str(_lees(name)[key])))


@cache
def vragen_elders() -> list[str]:
    """The questions for another desk, as they stand in elders.toml."""
    return [text for _, texts in _lists(_lees("elders")["vragen"]) for text in texts]


def _lijst_zinnen(name: str) -> list[str]:
    return [str(wording) for wording in _lees(name)["zinnen"]]  # type: ignore[attr-defined]


def woorden_van(text: str) -> list[str]:
    """The words of a list as it stands in a data file: apart by spaces and lines."""
    return text.split()


class Woordenboek:
    """Synonyms, forms, compounds and stop words, read once from the data files beside this module."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("dutch")
        self.stop = _lijst("stopwoorden")
        self.gewoon = _lijst("gewoon")
        self._kort = {short: full.split() for short, full in _map(_lees("afkortingen")["afkortingen"]).items()}
        self._delen = _lijst("samenstellingen", "delen")
        buiten = _lijst("buiten")
        self._heel = _lijst("samenstellingen", "heel") | buiten
        self._vorm = {
            form: base for base, forms in _map(_lees("vormen")["vormen"]).items() for form in (base, *forms.split())
        }
        self.reduceer = lru_cache(maxsize=WORDS)(self._reduceer)
        self.splits = lru_cache(maxsize=WORDS)(self._splits)
        self._los = lru_cache(maxsize=WORDS)(self._begrippen_van)
        self._scheidbaar = {
            form: table for forms, table in _lees_tabellen("scheidbaar", "werkwoorden") for form in forms.split()
        }
        self._altijd = _lijst("scheidbaar", "altijd")
        self._grens = _lijst("scheidbaar", "grens")
        self.plaatsen = _plaatsen() - self.gewoon - self.stop
        """Names of gemeenten of one word; those that are everyday words as well are left out."""
        self.bekend: set[str] = {
            *self.plaatsen,
            *self.stop,
            *self.gewoon,
            *self._kort,
            *self._delen,
            *self._heel,
            *self._vorm,
        }
        self.elders = [self.woorden(text) for text in vragen_elders()]
        """The words of questions for another desk, as the search reads them."""
        self.bekend.update(word for words in self.elders for word in words)
        self._reeksen: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.vaktermen: frozenset[str] = frozenset()
        """Concepts that have a name of their own in this field."""
        self._leer_reeksen()
        self._groepen = self._leer_groepen()
        self.buiten = frozenset(concept for word in buiten for concept in self._los(word)) | {BUITEN}
        """Concepts of subjects that are not ours."""

    def _leer_groepen(self) -> dict[str, tuple[str, ...]]:
        """The groups of related words each concept belongs to."""
        found: dict[str, list[str]] = {}
        for name, members in _map(_lees("verwant")["groepen"]).items():
            for concept in {item for member in members.split() for item in self._van_lid(member)}:
                found.setdefault(concept, []).append(f"~{name}")
        return {concept: tuple(names) for concept, names in found.items()}

    def _van_lid(self, member: str) -> list[str]:
        """The concepts of one member of a group, which may itself be the name of a concept."""
        if member.startswith("?") or "_" in member:
            return [member]
        self.bekend.update(words := woorden(member))
        return self.begrippen(words)

    def groepen(self, concept: str) -> tuple[str, ...]:
        """The groups of related words that a concept belongs to, each as "~name"."""
        return self._groepen.get(concept, ())

    def _leer_reeksen(self) -> None:
        """Index the rest of every wording that stands for a concept by its first word, longest wording first."""
        synonyms = dict(_lists(_lees("synoniemen")["synoniemen"]))
        self.vaktermen = frozenset(synonyms)
        for concept, wordings in synonyms.items():
            for wording in (concept.replace("_", " "), *wordings):
                self._leer(wording, concept)
        for kind, table in _lees("vraagwoorden").items():
            for wording in dict(table)["vormen"]:  # type: ignore[call-overload]
                self._leer(wording, f"?{kind}")
        for wording in _lijst_zinnen("buiten"):
            self._leer(wording, BUITEN)
        for found in self._reeksen.values():
            found.sort(key=lambda item: -len(item[0]))

    def _leer(self, wording: str, concept: str) -> None:
        words = [word for word in woorden(wording) if word not in LIDWOORDEN]
        self.bekend.update(words)
        reduced = tuple(self.reduceer(word) for word in words)
        self._reeksen.setdefault(reduced[0], []).append((reduced[1:], concept))

    def _reduceer(self, word: str) -> str:
        if word in self._vorm:
            return self._vorm[word]
        if word in self.stop or word in DENIALS or word[0].isdigit():
            return word
        stem = str(self._stemmer.stemWord(word))
        # The stemmer keeps the ending of "tekent" and "verhuisd"; cut from every stem, it is cut alike.
        return stem[:-1] if len(stem) >= MIN_CUT and stem[-1] in "td" else stem

    def voluit(self, words: Iterable[str]) -> list[str]:
        """The words with abbreviations written out."""
        whole: list[str] = []
        for word in words:
            whole += self._kort.get(word) or (word,)
        return whole

    def woorden(self, text: str) -> list[str]:
        """The words of a text, abbreviations written out, terms that were written apart made one again."""
        words = woorden(text)
        if not self._kort.keys().isdisjoint(words):
            words = self.voluit(words)
        whole: list[str] = []
        before = ""
        for word in words:
            if len(word) >= MIN_PART and before + word in self._heel and before:
                whole[-1] = before = before + word
            else:
                whole.append(word)
                before = word
        return whole

    def kent(self, word: str) -> bool:
        """Whether a word needs no repair: it stands in a list, or is made of known parts."""
        return word in self.bekend or word[0].isdigit() or len(self.splits(word)) > 1

    def _splits(self, word: str) -> tuple[str, ...]:
        """The parts of a compound, or the word itself."""
        if word in self._heel or word in self._vorm or not 2 * MIN_PART <= len(word) <= MAX_WORD:
            return (word,)
        return self._deel(word) or (word,)

    def _deel(self, word: str) -> tuple[str, ...] | None:
        if word in self._delen or word in self._vorm or word in self._heel:
            return (word,)
        for cut in range(len(word) - MIN_PART, MIN_PART - 1, -1):
            first, rest = word[:cut], word[cut:]
            if first in self._delen or first in self._heel or first.removesuffix("s") in self._heel:
                parts = self._deel(rest)
                if parts:
                    return (self._zonder_s(first), *parts)
        return None

    def _zonder_s(self, part: str) -> str:
        """A part of a compound without the s that links it to the next (koppelings-termijn)."""
        bare = part.removesuffix("s")
        return bare if bare in self._vorm or bare in self._heel else part

    def _voeg_samen(self, words: Sequence[str]) -> list[str]:
        """The words with split verbs made whole: "slaat ... af" becomes one word, where the verb stands."""
        if "te" in words:
            words = self._zonder_te(words)
        if self._scheidbaar.keys().isdisjoint(words):
            return list(words)
        whole, gone = list(words), set()
        for place, word in enumerate(words):
            parts = self._scheidbaar.get(word)
            if parts is None:
                continue
            for further in range(place + 1, min(place + 1 + AFSTAND, len(words))):
                if words[further] in parts and further not in gone and self._is_los(words, further):
                    whole[place] = parts[words[further]]
                    gone.add(further)
                    break
        return [word for place, word in enumerate(whole) if place not in gone]

    def _zonder_te(self, words: Sequence[str]) -> list[str]:
        """The words with "over te dragen" made one again, where that is a word of ours."""
        whole: list[str] = []
        for word in words:
            if whole[-1:] == ["te"] and len(whole) > 1 and whole[-2] + word in self._vorm:
                whole[-2:] = [whole[-2] + word]
            else:
                whole.append(word)
        return whole

    def _is_los(self, words: Sequence[str], place: int) -> bool:
        """Whether the word is the loose part of a verb and not a preposition ("in het azc")."""
        return words[place] in self._altijd or place + 1 == len(words) or words[place + 1] in self._grens

    def begrippen(self, words: Sequence[str]) -> list[str]:
        """The concepts of a row of words, in order: stop words gone, wordings and synonyms replaced."""
        words = [word for word in self._voeg_samen(words) if word not in LIDWOORDEN]
        reduced = [self.reduceer(word) for word in words]
        found: list[str] = []
        place = 0
        while place < len(words):
            concept, length = self._reeks_op(reduced, place) if reduced[place] in self._reeksen else (None, 1)
            found += (concept,) if concept else self._los(words[place])
            place += length
        return found

    def _reeks_op(self, reduced: Sequence[str], place: int) -> tuple[str | None, int]:
        after = reduced[place + 1] if place + 1 < len(reduced) else None
        for rest, concept in self._reeksen[reduced[place]]:
            if not rest or (rest[0] == after and tuple(reduced[place + 1 : place + 1 + len(rest)]) == rest):
                return concept, len(rest) + 1
        return None, 1

    def _begrippen_van(self, word: str) -> tuple[str, ...]:
        """The concepts of one word that is no part of a wording."""
        if word in DENIALS:
            return (NEE,)
        if word in self.stop or (len(word) == 1 and word.isalpha()):
            return ()
        parts = self.splits(word)
        if len(parts) == 1:
            return (self.reduceer(word),)
        return tuple(self.begrippen(parts))


def _lees_tabellen(name: str, key: str) -> Iterable[tuple[str, dict[str, str]]]:
    return dict(_lees(name)[key]).items()  # type: ignore[call-overload,no-any-return]


def _plaatsen() -> frozenset[str]:
    rows = csv.DictReader((files("knowledge") / "data" / "gemeenten.csv").read_text("utf-8").splitlines())
    names = (woorden(re.sub(r" \(.*\)$", "", row["naam"])) for row in rows)
    return frozenset(name[0] for name in names if len(name) == 1)


def _map(table: object) -> Mapping[str, str]:
    return dict(table)  # type: ignore[call-overload,no-any-return]


def _lists(table: object) -> Iterable[tuple[str, list[str]]]:
    return dict(table).items()  # type: ignore[call-overload,no-any-return]
