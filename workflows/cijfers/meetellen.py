"""Wie telt mee: a few questions that lead to whether a household counts for the taakstelling, and what to do for it.

The table stands in `meetellen.toml` here and, for an amv, in that of `workflows/amv`. Nothing is kept: each button
says where it leads.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

from workflows.bron import Bron

TELT: Mapping[str, str] = {"ja": "telt mee", "nee": "telt niet", "later": "telt nog niet", "vraag": "vraag het na"}


class FouteTabel(ValueError):
    """The data file contradicts itself; the message names the row."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question; each choice is (what the button says, the name of what follows). One with a `kop` is an entrance of
    its own, and `meer` the action of the button that shows what else there is about it."""

    naam: str
    tekst: str
    keuzes: tuple[tuple[str, str], ...]
    kop: str = ""
    meer: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """An answer, what to do for it ("" when nothing), and where it is written. `effect` is what happens to the realised
    number of each gemeente; `eerder` what an older source says otherwise, with its place: `bron` leads."""

    naam: str
    telt: Literal["ja", "nee", "later", "vraag"]
    tekst: str
    bron: Bron
    doe: str = ""
    effect: Mapping[str, int] = field(default_factory=dict)
    eerder: str = ""
    eerder_bron: Bron | None = None


@dataclass(frozen=True, slots=True)
class Beslistabel:
    """Questions and answers by name, and the question to begin with."""

    begin: str
    delen: Mapping[str, Vraag | Uitkomst]

    def bij(self, naam: str | None = None) -> Vraag | Uitkomst:
        """What has this name; without a name the first question. KeyError for an unknown one (an old button)."""
        return self.delen[self.begin if naam is None else naam]


def lees_beslistabel(*teksten: str) -> Beslistabel:
    """The table from TOML texts: the first says where it begins, the others are parts of it. Raises FouteTabel for a
    missing or unknown key, a choice that leads nowhere, a name that is both question and answer, or a part that cannot
    be come to or comes back to itself."""
    delen = [tomllib.loads(tekst) for tekst in teksten]
    try:
        sources = {naam: Bron(**rij) for deel in delen for naam, rij in deel["bronnen"].items()}
        questions = {naam: _vraag(naam, rij) for deel in delen for naam, rij in deel["vraag"].items()}
        answers = {naam: _uitkomst(naam, rij, sources) for deel in delen for naam, rij in deel["uitkomst"].items()}
        begin = delen[0]["begin"]
    except (KeyError, TypeError) as exc:
        raise FouteTabel(f"ontbrekende of onbekende sleutel: {exc}") from exc
    names = Counter(naam for deel in delen for kind in ("vraag", "uitkomst") for naam in deel[kind])
    if double := [naam for naam, times in names.items() if times > 1]:
        raise FouteTabel(f"deze heten hetzelfde: {sorted(double)}")
    table = Beslistabel(begin, {**questions, **answers})
    if missed := table.delen.keys() - _bereikt(table, begin, ()):
        raise FouteTabel(f"hier komt niemand: {sorted(missed)}")
    return table


def _vraag(naam: str, rij: dict[str, Any]) -> Vraag:
    return Vraag(naam, **(rij | {"keuzes": tuple((keuze["titel"], keuze["naar"]) for keuze in rij["keuzes"])}))


def _uitkomst(naam: str, rij: dict[str, Any], sources: Mapping[str, Bron]) -> Uitkomst:
    if rij["telt"] not in TELT:
        raise FouteTabel(f"{naam}: telt is {', '.join(TELT)}")
    if ("eerder" in rij) != ("eerder_bron" in rij):
        raise FouteTabel(f"{naam}: eerder en eerder_bron horen bij elkaar")
    named: dict[str, Any] = {sleutel: sources[rij[sleutel]] for sleutel in ("bron", "eerder_bron") if sleutel in rij}
    return Uitkomst(naam, **(rij | named))


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


def _rijen(onderwerp: str) -> str:
    return files(f"workflows.{onderwerp}").joinpath("meetellen.toml").read_text(encoding="utf-8")


BESLISTABEL = lees_beslistabel(_rijen("cijfers"), _rijen("amv"))
