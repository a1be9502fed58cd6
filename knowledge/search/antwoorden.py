"""What is said to a typed question: one answer, two where two things were asked, what it is likely about, choices, or
nothing. Pure, so that the chat and the command line decide alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.entry import ZELF, Entry
from knowledge.search.dubbel import helften, leunt, met_onderwerp
from knowledge.search.kennis import CHOICES, Kennis, Soort, Uitkomst

MET_TEKST: tuple[Soort, ...] = ("answer", "likely")
"""Outcomes of which the text of an entry is shown."""
_BEST: dict[Soort, int] = {"answer": 3, "likely": 2, "suggest": 1, "unknown": 0}


@dataclass(frozen=True)
class Deel:
    """One question of a message, in its own words, and what was found for it."""

    vraag: str
    gevonden: Uitkomst

    @property
    def soort(self) -> Soort:
        """How sure it is."""
        return self.gevonden.soort

    @property
    def getoond(self) -> Entry | None:
        """The entry of which text is shown."""
        return self.gevonden.entries[0] if self.soort in MET_TEKST else None

    @property
    def keuzes(self) -> tuple[Entry, ...]:
        """The entries that are only offered by their title."""
        return {"likely": self.gevonden.entries[1:], "suggest": self.gevonden.entries}.get(self.soort, ())


@dataclass(frozen=True)
class Antwoord:
    """What is said to a message, for each question in it: one or two."""

    delen: tuple[Deel, ...]

    @property
    def soort(self) -> Soort:
        """Of two questions: an answer when both are sure, else likely."""
        return self.delen[0].soort if len(self.delen) == 1 else _samen(self.delen)

    @property
    def getoond(self) -> tuple[Entry, ...]:
        """The entries of which text is shown, in the order of the questions."""
        return tuple(deel.getoond for deel in self.delen if deel.getoond)

    @property
    def keuzes(self) -> tuple[Entry, ...]:
        """The entries that are offered by their title, those of a question without text first."""
        shown = set(self.getoond)
        first = sorted(self.delen, key=lambda deel: deel.getoond is not None)
        offered = dict.fromkeys(entry for deel in first for entry in deel.keuzes if entry not in shown)
        return tuple(offered)[:CHOICES]


def _samen(delen: Sequence[Deel]) -> Soort:
    return "answer" if all(deel.soort == "answer" for deel in delen) else "likely"


def beantwoord(kennis: Kennis, vraag: str) -> Antwoord:
    """What is said to a question, whatever was typed."""
    halves = None if kennis.letterlijk(vraag) else helften(vraag)
    return (_twee(kennis, vraag, *halves) if halves else None) or _een(kennis, vraag)


def _een(kennis: Kennis, vraag: str) -> Antwoord:
    return Antwoord((Deel(vraag, kennis.zoek(vraag)),))


def _twee(kennis: Kennis, vraag: str, eerste: str, tweede: str) -> Antwoord | None:
    """Both questions; None when they are better taken as one: they lead to the same, neither has a text of its own, or
    the first is not ours and the second leans on it."""
    one = Deel(eerste, kennis.zoek(eerste))
    alone = Deel(tweede, kennis.zoek(tweede, van_ons=one.soort == "answer"))
    if alone.soort == "answer" and one.soort in ("suggest", "unknown"):
        one = Deel(eerste, kennis.zoek(eerste, van_ons=True))
    if one.soort == "unknown" and (alone.soort != "answer" or leunt(tweede)):
        return None
    two = alone if alone.soort == "answer" and not leunt(tweede) else _leunend(kennis, one, alone)
    if two.soort != "answer" and leunt(tweede):
        two = _uit_het_geheel(kennis, vraag, one, two)
    if one.getoond is None and two.getoond is None:
        return None
    if one.getoond is not None and one.getoond == two.getoond:
        return Antwoord((replace(max(one, two, key=_zekerheid), vraag=vraag),))
    return Antwoord((one, two))


def _zekerheid(deel: Deel) -> int:
    return _BEST[deel.soort]


def _leunend(kennis: Kennis, eerste: Deel, alleen: Deel) -> Deel:
    """The second question by itself or with the subject of the first, whichever is surer. What leans on the first and
    leads far away from it is held for less sure: "wat kost dat" is about something."""
    ours = eerste.soort == "answer"
    leaning = Deel(alleen.vraag, kennis.zoek(met_onderwerp(alleen.vraag, eerste.vraag), van_ons=ours))
    if leunt(alleen.vraag):
        leaning, alleen = _nader(eerste, leaning, "suggest"), _nader(eerste, alleen, "likely")
    if leaning.getoond == eerste.getoond and alleen.getoond is not None:
        return alleen
    order = (leaning, alleen) if leunt(alleen.vraag) else (alleen, leaning)
    return max(order, key=_zekerheid)


def _ver(eerste: Deel, tweede: Deel) -> bool:
    """Whether the entry of the second has nothing to do with that of the first, nor was asked for in its words."""
    if eerste.getoond is None or tweede.getoond is None:
        return False
    if tweede.gevonden.precies and tweede.getoond.thema != ZELF:
        return False
    a, b = eerste.getoond, tweede.getoond
    return a.thema != b.thema and b.id not in (*a.related, a.next) and a.id not in (*b.related, b.next)


def _nader(eerste: Deel, tweede: Deel, hooguit: Soort) -> Deel:
    """The second, no surer than `hooguit` (and one step less sure) where it leads far away; nothing where it leads from
    the field to Ketenbot itself: "wat kost dat" is about the first."""
    if not _ver(eerste, tweede) or eerste.getoond is None or tweede.getoond is None:
        return tweede
    if tweede.getoond.thema == ZELF:
        return replace(tweede, gevonden=Uitkomst("unknown", (), 0.0))
    lower: Soort = hooguit if tweede.soort == "answer" else "suggest"
    return replace(tweede, gevonden=replace(tweede.gevonden, soort=lower))


def _uit_het_geheel(kennis: Kennis, vraag: str, eerste: Deel, tweede: Deel) -> Deel:
    """The second question by the answer to the whole message, where that is another than the answer to the first: the
    whole holds the subject that the second leans on."""
    whole = kennis.zoek(vraag)
    other = whole.soort == "answer" and whole.entries[0] != eerste.getoond
    return Deel(tweede.vraag, whole) if other else tweede
