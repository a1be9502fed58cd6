"""The figures that COA keeps, read from the file beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).with_name("rapporten.toml")


@dataclass(frozen=True, slots=True)
class Rapport:
    """One question about figures: where they are found, what one gets, who sees them, the answer of the handreikingen,
    a ready text, and the command with the own figures ("" for none) with its button."""

    naam: str
    knop: str
    waar: str
    geeft: str
    ziet: str
    antwoord: str
    tekst: str
    eigen: str = ""
    eigen_knop: str = ""


@cache
def rapporten() -> tuple[Rapport, ...]:
    """All, in the order of the file."""
    return tuple(Rapport(**row) for row in tomllib.loads(PAGE.read_text(encoding="utf-8"))["rapport"])
