"""Cases that touch each other: what an act in one case needs of another case, or does to it.

The rows stand in `workflows/<subject>/kruising.py` of the procedure that depends, in both directions. A step, taking it
back, a correction, the making and an old button all ask the same rows.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.dates.kalender import Kalender
from workflows.engine.machine import Geweigerd, NietOpen
from workflows.engine.zaak import Regel, Zaak

WIS = "wis"
"""The act of deleting a case: no line of its history says it."""
ANDER = "{ander}"
"""In a sentence: the reference of the other case, which the rows do not know."""

Zin = Callable[[Zaak, Zaak, date, Kalender], str]
"""What to say of the case as it would be after the act, beside the other as it is: a sentence, or "" where there is
nothing to say. When the act is only offered, the facts that it asks are not there yet. An act that is taken back is
held against the other without what followed there from it."""
Verandering = tuple[Zaak, tuple[Regel, ...]]
"""A case as it then is, with the lines to add."""
Volgt = Callable[[Zaak, Zaak, date, Kalender], Verandering | None]
"""What happens to the other case, from the first as it is after the act; None where nothing does. May raise Geweigerd
and NietOpen: the other case went its own way, and stays as it is."""


@dataclass(frozen=True, slots=True)
class Kruising:
    """One row: what `daden` in a case of `procedure` need of a case of `ander` that belongs to it by `band`, or do to
    it. A row that says nothing else allows them.

    `daden` are triggers, of steps and of lines beside them; with `terug` the row is about taking them back. With
    `velden` it counts only for an act that brings one of these facts: a row that looks at what the act brings names it.
    `weigert` refuses with a reason; `vraagt` asks first. With `nieuw` it does so only where it had nothing to say of
    the case as it was: what stood so before blocks nothing. One that looks `eerder` sees the case as it was before the
    act, which may have wiped what it is about. What `volgt` writes are lines of the triggers in `schrijft`:
    taking the act back takes those back too. `naam` says in Dutch what the row is for, where it
    refuses or asks.
    """

    procedure: str
    daden: tuple[str, ...]
    ander: str
    band: str
    terug: bool = False
    velden: tuple[str, ...] = ()
    weigert: Zin | None = None
    vraagt: Zin | None = None
    volgt: Volgt | None = None
    schrijft: tuple[str, ...] = ()
    nieuw: bool = False
    naam: str = ""
    eerder: bool = False

    def geldt(self, brengt: Container[str]) -> bool:
        """Whether the row counts for an act that brings these facts."""
        return not self.velden or any(naam in brengt for naam in self.velden)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What another case says of an act, in Dutch: why it cannot be, or what is asked first. Neither: it may be done.
    `zaak` is the id of that case, where the desk knows it."""

    weigert: str = ""
    vraagt: str = ""
    zaak: int = 0


MAG = Oordeel()


class Kruisingen:
    """All rows of the house, by what is done."""

    def __init__(self, rijen: Iterable[Kruising]) -> None:
        self.alle = tuple(rijen)
        self._by_act: dict[tuple[str, str, bool], list[Kruising]] = {}
        for rij in self.alle:
            for daad in rij.daden:
                self._by_act.setdefault((rij.procedure, daad, rij.terug), []).append(rij)

    def van(self, procedure: str, daad: str, *, terug: bool = False) -> tuple[Kruising, ...]:
        """The rows about this act in a case of this procedure, or about taking it back, in order."""
        return tuple(self._by_act.get((procedure, daad, terug), ()))


def oordeel(
    rijen: Iterable[Kruising],
    zaak: Zaak,
    ander: Zaak,
    vandaag: date,
    kalender: Kalender,
    *,
    was: tuple[Zaak, Zaak] | None = None,
) -> Oordeel:
    """What these rows say of the act that leads to `zaak`, beside the other case: a refusal goes before a question.
    `was` are the two before the act."""

    def said(rij: Kruising, zin: Zin | None) -> str:
        seen = was[0] if rij.eerder and was is not None else zaak
        words = zin(seen, ander, vandaag, kalender) if zin is not None else ""
        old = words and zin is not None and rij.nieuw and was is not None and zin(*was, vandaag, kalender)
        return "" if old else words

    rows = list(rijen)
    refused = next(filter(None, (said(rij, rij.weigert) for rij in rows)), "")
    return Oordeel(refused, next(filter(None, (said(rij, rij.vraagt) for rij in rows)), ""))


def gevolg(
    rijen: Iterable[Kruising],
    zaak: Zaak,
    ander: Zaak,
    vandaag: date,
    kalender: Kalender,
    *,
    was: Zaak | None = None,
) -> Verandering | None:
    """What the act that led from `was` to `zaak` does to the other case: the first row that changes it, so that taking
    the act back takes one thing back there."""
    for rij in rijen:
        if rij.volgt is None:
            continue
        try:
            changed = rij.volgt(was if rij.eerder and was is not None else zaak, ander, vandaag, kalender)
        except (Geweigerd, NietOpen):
            continue
        if changed is not None:
            return changed
    return None


def schrijft(rijen: Sequence[Kruising]) -> frozenset[str]:
    """The triggers of the lines that these rows may write in the other case."""
    return frozenset(trigger for rij in rijen for trigger in rij.schrijft)
