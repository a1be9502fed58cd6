"""Wie telt mee: a few questions that lead to whether a household counts for the taakstelling, and what to do for it.

The table stands in `data/meetellen.toml`. Nothing is kept: each button says where it leads.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from workflows.bron import Bron

TELT: Mapping[str, str] = {"ja": "telt mee", "nee": "telt niet", "later": "telt nog niet", "vraag": "vraag het na"}


class FouteTabel(ValueError):
    """The data file contradicts itself; the message names the row."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question; each choice is (what the button says, the name of what follows)."""

    naam: str
    tekst: str
    keuzes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """An answer, what to do for it ("" when nothing), and where it is written."""

    naam: str
    telt: Literal["ja", "nee", "later", "vraag"]
    tekst: str
    bron: Bron
    doe: str = ""


@dataclass(frozen=True, slots=True)
class Beslistabel:
    """Questions and answers by name, and the question to begin with."""

    begin: str
    delen: Mapping[str, Vraag | Uitkomst]

    def bij(self, naam: str | None = None) -> Vraag | Uitkomst:
        """What has this name; without a name the first question. KeyError for an unknown one (an old button)."""
        return self.delen[self.begin if naam is None else naam]


def lees_beslistabel(tekst: str) -> Beslistabel:
    """The table from TOML text. Raises FouteTabel for a missing or unknown key, a choice that leads nowhere, a name
    that is both question and answer, or a part that cannot be come to or comes back to itself."""
    inhoud = tomllib.loads(tekst)
    try:
        sources = {naam: Bron(**rij) for naam, rij in inhoud["bronnen"].items()}
        questions = {naam: _vraag(naam, rij) for naam, rij in inhoud["vraag"].items()}
        answers = {naam: _uitkomst(naam, rij, sources) for naam, rij in inhoud["uitkomst"].items()}
        begin = inhoud["begin"]
    except (KeyError, TypeError) as exc:
        raise FouteTabel(f"ontbrekende of onbekende sleutel: {exc}") from exc
    if double := questions.keys() & answers.keys():
        raise FouteTabel(f"vraag en uitkomst heten hetzelfde: {sorted(double)}")
    table = Beslistabel(begin, {**questions, **answers})
    if missed := table.delen.keys() - _bereikt(table, begin, ()):
        raise FouteTabel(f"hier komt niemand: {sorted(missed)}")
    return table


def _vraag(naam: str, rij: Mapping[str, Any]) -> Vraag:
    return Vraag(naam, rij["tekst"], tuple((keuze["titel"], keuze["naar"]) for keuze in rij["keuzes"]))


def _uitkomst(naam: str, rij: dict[str, Any], sources: Mapping[str, Bron]) -> Uitkomst:
    if rij["telt"] not in TELT:
        raise FouteTabel(f"{naam}: telt is {', '.join(TELT)}")
    return Uitkomst(naam, **(rij | {"bron": sources[rij["bron"]]}))


def _bereikt(table: Beslistabel, naam: str, pad: tuple[str, ...]) -> set[str]:
    """Every name that can be come to from this one."""
    if naam in pad:
        raise FouteTabel(f"{naam} komt bij zichzelf terug")
    deel = table.delen.get(naam)
    if deel is None:
        raise FouteTabel(f"{naam} bestaat niet")
    if isinstance(deel, Uitkomst):
        return {naam}
    return {naam}.union(*(_bereikt(table, naar, (*pad, naam)) for _, naar in deel.keuzes))


BESLISTABEL = lees_beslistabel(files("workflows.cijfers").joinpath("meetellen.toml").read_text(encoding="utf-8"))
