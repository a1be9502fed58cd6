"""The letters of the ladder as checklists, and what a gemeente sees of it: only what was sent, never a draft."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any


class FouteBrieven(ValueError):
    """The data file contradicts itself; the message says where."""


WEET = (
    "", "cijfers", "maat", "termijn", "zelf", "conclusie", "stappen", "raad", "vervolg", "uitvoering", "beroep",
    "kosten", "voorbij", "intrekken",
)  # fmt: skip
"""What can be written of a point without a person: from the dossier, or because it is always the same."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter: at which step, to whom, what it means, what belongs in it, the appeal, and what the gemeente can still
    do after it. `termijn` is what its last day is for, where it has one. `weet`
    names for each point of `inhoud` what Ketenbot can write of it itself, "" where a person does."""

    naam: str
    stap: str
    titel: str
    aan: str
    betekent: str
    inhoud: tuple[str, ...]
    kan_nog: tuple[str, ...]
    afschrift: tuple[str, ...] = ()
    beroep: tuple[str, ...] = ()
    termijn: str = ""
    weet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verstuurd:
    """A letter that was sent: its number, the day, and the last day of its term if it has one."""

    brief: Brief
    nummer: str
    op: date
    tot: date | None


def lees_brieven(tekst: str) -> tuple[Brief, ...]:
    """The letters from TOML text, in order. Raises FouteBrieven for an unknown or missing key, or a double name."""
    try:
        found = tuple(_brief(rij) for rij in tomllib.loads(tekst)["brief"])
    except (KeyError, TypeError) as exc:
        raise FouteBrieven(f"ontbrekende of onbekende sleutel: {exc}") from exc
    if len({brief.naam for brief in found}) < len(found):
        raise FouteBrieven("dubbele naam")
    for brief in found:
        if len(brief.weet) != len(brief.inhoud) or not set(brief.weet) <= set(WEET):
            raise FouteBrieven(f"{brief.naam}: weet past niet bij inhoud")
    return found


def _brief(rij: Mapping[str, Any]) -> Brief:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in rij.items()}
    return Brief(**values)


BRIEVEN = lees_brieven(files("workflows.ladder").joinpath("brieven.toml").read_text(encoding="utf-8"))


def brief_bij(stap: str) -> Brief | None:
    """The letter that belongs to this stand of the ladder, or None."""
    return next((brief for brief in BRIEVEN if brief.stap == stap), None)


def zichtbaar(feiten: Mapping[str, Any], vandaag: date) -> list[Verstuurd]:
    """What the gemeente sees: the letters that were sent, in the order in which they went. A draft, its number and the
    stand behind it stay with the provincie."""
    found = []
    for brief in BRIEVEN:
        op = feiten.get(f"{brief.naam}_verstuurd")
        if op is not None and op <= vandaag:
            nummer = str(feiten.get(f"{brief.naam}_nr") or "")
            found.append(Verstuurd(brief, nummer, op, feiten.get(f"{brief.naam}_tot")))
    return sorted(found, key=lambda item: item.op)
