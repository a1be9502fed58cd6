"""How a paper says a day, a number and names; and what is left open between square brackets."""

from collections.abc import Sequence
from datetime import date

from workflows.dates.words import MAANDEN

OPEN = "[nog invullen]"
HANDTEKENINGEN = "\nSecretaris: ____________________     Burgemeester: ____________________"
"""Blank: nobody's name is known here. With room above to write."""


def dag(value: date | None) -> str:
    """As a letter writes a day: without the day of the week."""
    return f"{value.day} {MAANDEN[value.month - 1]} {value.year}" if value else OPEN


def en(names: Sequence[str]) -> str:
    """Names in a sentence; nothing for none."""
    *first, last = names or [""]
    return f"{', '.join(first)} en {last}" if first else last


def erbij(aantal: int) -> str:
    """A change with its sign, with a true minus."""
    return f"+{aantal}" if aantal > 0 else f"−{-aantal}" if aantal < 0 else "0"


def schoon(tekst: object) -> str:
    """Without signs that a document cannot hold; square brackets are ours, for what is open."""
    return "".join(sign for sign in str(tekst) if sign.isprintable()).replace("[", "(").replace("]", ")")


def bestandsnaam(naam: str) -> str:
    """A name as part of that of a file."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in naam.lower()).split())
