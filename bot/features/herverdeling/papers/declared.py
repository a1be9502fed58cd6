"""The papers as they are declared: a file of parts with conditions for each, and who the letters go to.

A part stands in the paper where its condition (`als`) holds; `per` repeats it for every gemeente, or for those of which
that holds. Words between braces are filled in from the case. What is to be filled in by hand stands between square
brackets.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

MAP = "bot.features.herverdeling.papers"
NAMEN = ("collegevoorstel", "besluit", "raadsinformatiebrief", "kennisgeving", "afschrift", "intrekking")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A part of a paper: a heading, paragraphs, or a table by its name (`tabel`). An `artikel` is numbered, and so
    are the paragraphs of one that is `genummerd`."""

    tekst: tuple[str, ...] = ()
    kop: str = ""
    als: str = ""
    per: str = ""
    artikel: bool = False
    genummerd: bool = False
    tabel: str = ""


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper: how its file is called, its title, who it is for (`aan`: one for each of these), when it is due (`als`,
    which must hold), what to look at before it goes out, its parts, and who signs."""

    naam: str
    bestand: str
    titel: str
    als: str
    let_op: str
    delen: tuple[Onderdeel, ...]
    ondertekening: tuple[Onderdeel, ...]
    aan: tuple[str, ...] = ()
    per_gemeente: bool = False


@cache
def papieren() -> tuple[Papier, ...]:
    """All papers, in the order in which they are wanted."""
    return tuple(_papier(naam) for naam in NAMEN)


def _papier(naam: str) -> Papier:
    read = _lees(f"{naam}.toml")
    delen = tuple(_onderdeel(deel) for deel in read.pop("deel"))
    tekent = tuple(_onderdeel(deel) for deel in read.pop("tekent", ()))
    return Papier(naam, delen=delen, ondertekening=tekent, aan=tuple(read.pop("aan", ())), **read)


def _onderdeel(read: Mapping[str, Any]) -> Onderdeel:
    return Onderdeel(**{**read, "tekst": tuple(read.get("tekst", ()))})


@cache
def adressen() -> Mapping[str, Any]:
    """By addressee its lines, its aanhef, and where the address stands."""
    return _lees("adressen.toml")


def _lees(bestand: str) -> dict[str, Any]:
    return tomllib.loads(files(MAP).joinpath(bestand).read_text(encoding="utf-8"))


@cache
def overwegingen() -> Mapping[str, Any]:
    """By reason its clause and its sentence."""
    return _lees("overwegingen.toml")
