"""Reads the guard's own TOML files, each once."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "gegevens"


@cache
def lees(naam: str) -> dict[str, Any]:
    """The parsed TOML file of that name. Raises OSError or TOMLDecodeError: the guard never runs half."""
    with (MAP / f"{naam}.toml").open("rb") as bestand:
        return tomllib.load(bestand)


def een_van(patronen: Iterable[str]) -> str:
    """A regex group that matches one of the given regexes, the longest first."""
    return "(?:" + "|".join(sorted(patronen, key=lambda patroon: (-len(patroon), patroon))) + ")"


def een_van_woorden(woorden: Iterable[str]) -> str:
    """As `een_van`, for literal words; a space in a word stands for any spacing or hyphen, or none."""
    return een_van(re.escape(woord).replace(r"\ ", r"[\s-]?") for woord in woorden)
