"""What a regio may do for a gemeente that lets it: three things, each told apart by a letter, and never a besluit.

The documents name a coordinator who stands between regievoerder, gemeenten and corporaties (Handreiking Huisvesting
vergunninghouders §3.3.1, 2016; Handreiking regionale samenwerking, variant 1, 2016), and do not say what that one may
record for a gemeente: the three things, and that the gemeente says so itself, are own choices.
"""

from dataclasses import dataclass

from workflows.bron import Bron

BRON = Bron("Handreiking Huisvesting vergunninghouders", "§3.3.1", 2016)


@dataclass(frozen=True, slots=True)
class Mag:
    """One thing that a gemeente may let its regio do: its letter, its button, and what it comes to."""

    letter: str
    titel: str
    uitleg: str


CIJFERS, NAJAGEN, STUKKEN = (
    Mag("c", "Cijfers vragen en vastleggen", "jullie cijfers en ambtelijke antwoorden vastleggen"),
    Mag("n", "Antwoorden najagen", "jullie vragen wat openstaat"),
    Mag("s", "Stukken maken", "de zaak leiden en de stukken maken"),
)
MAG = (CIJFERS, NAJAGEN, STUKKEN)
ALLES = "".join(one.letter for one in MAG)


def lees(letters: str) -> str:
    """The letters of a button, in a fixed order. Raises ValueError for one that stands for nothing, or stands twice."""
    if len(set(letters)) != len(letters) or not set(letters) <= set(ALLES):
        raise ValueError(letters)
    return "".join(letter for letter in ALLES if letter in letters)


def zeg(letters: str) -> str:
    """What these letters let a regio do, in a sentence."""
    parts = [one.uitleg for one in MAG if one.letter in letters]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} en {parts[-1]}" if parts else "niets"
