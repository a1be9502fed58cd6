"""Phrases as data: a small notation, compiled once, and found without trying each phrase on each text.

In a phrase a|b is a choice, {x} a class of words, a~ a stem, * up to four words, a last # the end of the clause.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.desk.guard.data import een_van

# Between the words of a phrase: anything but the end of a sentence.
_TUSSEN = r"[^\w.!?;\n]+"
_EINDE = r"(?=[\s'\")]*(?:$|[.,!?;:\n]|\b(?:en|maar|dus|want|wat|help)\b))"
_WOORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Taal:
    """What the notation may refer to: classes of words, and how short words are misspelled."""

    klassen: Mapping[str, list[str]]
    slordig: Mapping[str, list[str]]

    def woorden(self, deel: str) -> list[str]:
        """Every way to fill one part of a phrase; a stem keeps its ~."""
        keuzes = [k for keuze in deel.split("|") for k in self.klassen.get(keuze.strip("{}"), [keuze])]
        return [vorm for keuze in keuzes for vorm in self.slordig.get(keuze, [keuze])]

    def _deel(self, deel: str) -> str:
        def vorm(woord: str) -> str:
            los = _TUSSEN.join(re.escape(stuk.rstrip("~")) for stuk in woord.split())
            return los + (r"\w*" if woord.endswith("~") else r"(?!\w)")

        return een_van(map(vorm, self.woorden(deel)))

    def regex(self, zin: str) -> re.Pattern[str]:
        """The phrase as a regex on folded text."""
        uit, los = r"(?<!\w)", True
        for deel in zin.split():
            if deel == "*":
                uit, los = uit + rf"{_TUSSEN}(?:\w+{_TUSSEN}){{0,4}}?", True
            elif deel == "#":
                uit += _EINDE
            else:
                uit, los = uit + ("" if los else _TUSSEN) + self._deel(deel), False
        return re.compile(uit)

    def anker(self, zin: str) -> list[str]:
        """First words, one of which must be in a text for the phrase to be there: those of its longest plain part."""
        delen = [self.woorden(deel) for deel in zin.split() if deel not in "*#"]
        gekozen = min(delen, key=lambda woorden: (len(woorden) > 20, -min(map(len, woorden))))
        # Where the first word ends in an apostrophe or hyphen, the text is cut there too.
        return [woord if woord.endswith("~") else _WOORD.findall(woord)[0] for woord in gekozen]


@dataclass(slots=True)
class Zinnen:
    """Phrases, each filed under the words of which one must occur."""

    bij_woord: dict[str, list[re.Pattern[str]]] = field(default_factory=dict)
    bij_stam: dict[str, list[re.Pattern[str]]] = field(default_factory=dict)

    @classmethod
    def lees(cls, taal: Taal, zinnen: Iterable[str]) -> "Zinnen":
        """File the phrases. A class that does not exist stays a literal word, which a test finds."""
        klaar = cls()
        for zin in zinnen:
            patroon = taal.regex(zin)
            for woord in set(taal.anker(zin)):
                la = klaar.bij_stam if woord.endswith("~") else klaar.bij_woord
                la.setdefault(woord.rstrip("~"), []).append(patroon)
        return klaar

    def _kandidaten(self, tekst: str) -> Iterator[re.Pattern[str]]:
        for woord in dict.fromkeys(_WOORD.findall(tekst)):
            yield from self.bij_woord.get(woord, ())
            for einde in range(3, len(woord) + 1) if len(woord) < 40 else ():
                yield from self.bij_stam.get(woord[:einde], ())

    def in_tekst(self, tekst: str) -> bool:
        """Whether one of the phrases stands in the text."""
        return any(patroon.search(tekst) for patroon in self._kandidaten(tekst))

    def zonder(self, tekst: str) -> str:
        """The text with each phrase replaced by a sentence end."""
        for patroon in list(self._kandidaten(tekst)):
            tekst = patroon.sub(" ; ", tekst)
        return tekst
