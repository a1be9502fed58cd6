"""The method of the regio Hart van Brabant (Handreiking uitruil 2024, chapter 5, step 3): of each gemeente which part
of its own opgave it delivers, and who adds what to come to a percentage that all agreed on.

The document gives the steps and the percentage of that regio (60), and not how the percentage follows from the numbers,
nor how places are rounded. Those two are our reading: `sluitend` and `erbij`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflows.bron import Bron

BRON = Bron("Handreiking uitruil", "hoofdstuk 5, stap 3", 2024)


@dataclass(frozen=True, slots=True)
class Rij:
    """A gemeente by name: the places it should have (asiel with amv, and Oekraïne together) and those it has; None for
    what is not known."""

    naam: str
    opgave: int | None
    plekken: int | None
    code: str = ""

    @property
    def bekend(self) -> bool:
        """Whether both are known."""
        return self.opgave is not None and self.plekken is not None

    @property
    def procent(self) -> int | None:
        """Which part of its own opgave it delivers, in whole percents and never more than it is; None where that is not
        known, or there is no opgave."""
        if not self.opgave or self.plekken is None:
            return None
        return self.plekken * 100 // self.opgave

    def erbij(self, streef: int) -> int:
        """The places that it adds to come to so many percent of its opgave: whole places, rounded up. Who delivers more
        adds none, and so does who is not known."""
        if self.opgave is None or self.plekken is None:
            return 0
        return max(0, -(-self.opgave * streef // 100) - self.plekken)


@dataclass(frozen=True, slots=True)
class Som:
    """The region as one gemeente: the opgaven and the places of those that are known."""

    opgave: int
    plekken: int

    @property
    def nodig(self) -> int:
        """The places that are still to come."""
        return max(0, self.opgave - self.plekken)


def samen(rijen: Iterable[Rij]) -> Som:
    """All that are known together."""
    known = [rij for rij in rijen if rij.bekend]
    return Som(sum(rij.opgave or 0 for rij in known), sum(rij.plekken or 0 for rij in known))


def erbij(rijen: Iterable[Rij], streef: int) -> int:
    """What all together add at this percentage."""
    return sum(rij.erbij(streef) for rij in rijen)


def sluitend(rijen: Sequence[Rij]) -> int | None:
    """The lowest whole percentage at which those that are below it together bring what the region still needs: our
    reading, for the document does not say how the percentage follows. 0 where nothing is needed; None where nobody is
    known."""
    if not any(rij.bekend for rij in rijen):
        return None
    needed = samen(rijen).nodig
    return next(streef for streef in range(101) if erbij(rijen, streef) >= needed)


def op_volgorde(rijen: Iterable[Rij], streef: int) -> list[Rij]:
    """Who adds most comes first, then who delivers the least of its own opgave; who is not known comes last."""
    return sorted(
        rijen,
        key=lambda rij: (not rij.bekend, -rij.erbij(streef), 10**9 if rij.procent is None else rij.procent, rij.naam),
    )
