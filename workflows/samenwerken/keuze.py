"""The five variants of regional cooperation, and the questions that lead to one. The table stands beside this file;
nothing is kept: each button says where it leads."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from workflows.bron import Bron

KOSTEN = (
    "In 2016 volgde het geld de vergunninghouder, in 2024 niet alles. De SPUK inburgering groeit mee, de uitvoering "
    "van inburgering niet. De bijstand (BUIG) loopt twee jaar achter."
)
"""What holds for every variant in which numbers move (P25, C27: the document of 2024 leads)."""
KOSTEN_BRON = Bron("Handreiking uitruil", "hoofdstuk 3 en 5", 2024)
PLICHT = "Elke gemeente houdt haar eigen wettelijke taakstelling, ook als de regio het samen haalt."
PLICHT_TOT = "Elke gemeente houdt haar eigen wettelijke taakstelling, tot een herverdelingsbesluit die wijzigt."
"""The same where numbers move from one gemeente to another."""
PLICHT_BRON = Bron("Handreiking Huisvesting vergunninghouders", "3.3.1", 2016)


class FouteTabel(ValueError):
    """The data file contradicts itself; the message names the row."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question; each choice is (what the button says, the name of what follows)."""

    naam: str
    tekst: str
    keuzes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One of the five: what it is, with whom, what must be arranged, who pays what, what to look at, where that is
    written, which commands it leads to and which answers tell more."""

    naam: str
    nummer: int
    titel: str
    wat: str
    met: str
    regel: tuple[str, ...]
    betaalt: str
    let_op: str
    bronnen: tuple[Bron, ...]
    opdrachten: tuple[str, ...]
    antwoorden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keuzehulp:
    """Questions and variants by name, and the question to begin with."""

    begin: str
    vragen: Mapping[str, Vraag]
    varianten: Mapping[str, Variant]

    def bij(self, naam: str | None = None) -> Vraag | Variant:
        """What has this name; without one the first question. KeyError for an unknown one (an old button)."""
        name = self.begin if naam is None else naam
        return self.vragen[name] if name in self.vragen else self.varianten[name]


def lees_keuzehulp(tekst: str) -> Keuzehulp:
    """The table from TOML. Raises FouteTabel for a key that misses or is unknown, a choice that leads nowhere, a
    question that comes back to itself, or what nobody comes to."""
    rows = tomllib.loads(tekst)
    try:
        sources = {naam: Bron(**rij) for naam, rij in rows["bronnen"].items()}
        questions = {naam: _vraag(naam, rij) for naam, rij in rows["vraag"].items()}
        variants = {naam: _variant(naam, rij, sources) for naam, rij in rows["variant"].items()}
        table = Keuzehulp(rows["begin"], questions, variants)
    except (KeyError, TypeError) as exc:
        raise FouteTabel(f"ontbrekende of onbekende sleutel: {exc}") from exc
    missed = {*questions, *variants} - _bereikt(table, table.begin, ())
    if missed:
        raise FouteTabel(f"hier komt niemand: {sorted(missed)}")
    return table


def _vraag(naam: str, rij: Mapping[str, Any]) -> Vraag:
    return Vraag(naam, rij["tekst"], tuple((keuze["titel"], keuze["naar"]) for keuze in rij["keuzes"]))


def _variant(naam: str, rij: Mapping[str, Any], sources: Mapping[str, Bron]) -> Variant:
    lists: dict[str, Any] = {key: tuple(rij[key]) for key in ("regel", "opdrachten", "antwoorden")}
    return Variant(naam, **{**rij, **lists, "bronnen": tuple(sources[bron] for bron in rij["bronnen"])})


def _bereikt(table: Keuzehulp, naam: str, pad: tuple[str, ...]) -> set[str]:
    """Every name that can be come to from this one."""
    if naam in pad:
        raise FouteTabel(f"{naam} komt bij zichzelf terug")
    if naam in table.varianten:
        return {naam}
    if naam not in table.vragen:
        raise FouteTabel(f"{naam} bestaat niet")
    return {naam}.union(*(_bereikt(table, naar, (*pad, naam)) for _, naar in table.vragen[naam].keuzes))


KEUZEHULP = lees_keuzehulp(files("workflows.samenwerken").joinpath("varianten.toml").read_text(encoding="utf-8"))
