"""What can hold up a koppeling: the causes, the next step for each, and a ready text for whoever must act.

The causes and the properties of a home stand in `data/oorzaken.toml`. A reason in free text is asked nowhere.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from workflows.bron import Bron
from workflows.dates.reading import zeg


class FouteOorzaken(ValueError):
    """The data file contradicts itself; the message names the row."""


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """Something that holds up a koppeling in one of `standen`: what to do now, and what to ask of which party."""

    naam: str
    titel: str
    standen: tuple[str, ...]
    stap: str
    bron: Bron
    vraag: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Eis:
    """A property that the home must have. Of one `groep` only one holds."""

    naam: str
    titel: str
    groep: str = ""


def lees_oorzaken(tekst: str) -> tuple[tuple[Oorzaak, ...], tuple[Eis, ...]]:
    """Causes and properties from TOML text. Raises FouteOorzaken for a double name, an unknown source or key."""
    inhoud = tomllib.loads(tekst)
    try:
        sources = {naam: Bron(**rij) for naam, rij in inhoud["bronnen"].items()}
        causes = tuple(_oorzaak(rij, sources) for rij in inhoud["oorzaak"])
        eisen = tuple(Eis(**rij) for rij in inhoud["eis"])
    except (KeyError, TypeError) as exc:
        raise FouteOorzaken(f"ontbrekende of onbekende sleutel: {exc}") from exc
    for kind in (causes, eisen):
        names = [item.naam for item in kind]
        if len(set(names)) != len(names):
            raise FouteOorzaken(f"dubbele naam in {sorted(names)}")
    return causes, eisen


def _oorzaak(rij: dict[str, Any], sources: Mapping[str, Bron]) -> Oorzaak:
    return Oorzaak(**rij | {"standen": tuple(rij["standen"]), "bron": sources[rij["bron"]]})


OORZAKEN, EISEN = lees_oorzaken(files("workflows.koppeling").joinpath("oorzaken.toml").read_text(encoding="utf-8"))


def oorzaak(naam: str) -> Oorzaak:
    """The cause of this name; KeyError for an unknown one."""
    return {item.naam: item for item in OORZAKEN}[naam]


def mogelijk(stand: str) -> list[Oorzaak]:
    """The causes that can be chosen in this stand."""
    return [item for item in OORZAKEN if stand in item.standen]


def wissel(gekozen: Sequence[str], naam: str) -> list[str]:
    """The properties with this one switched on or off; switching on one of a group switches off the others of it.

    Raises KeyError for an unknown property.
    """
    known = {eis.naam: eis for eis in EISEN}
    groep = known[naam].groep
    kept = {item for item in gekozen if item != naam and not (groep and known[item].groep == groep)}
    if naam not in gekozen:
        kept.add(naam)
    return [eis.naam for eis in EISEN if eis.naam in kept]


def zeg_eisen(eisen: Sequence[str]) -> str:
    """The chosen properties in words."""
    return ", ".join(eis.titel for eis in EISEN if eis.naam in eisen)


FUNCTIES = {"corporatie": "de corporatie", "regievoerder": "de regievoerder", "begeleiding": "de begeleiding"}
"""For whom there are texts, and how the gemeente speaks of them."""


def tekst_voor(
    oorzaak: Oorzaak,
    functie: str,
    *,
    zaaknummer: str,
    gemeente: str,
    personen: int,
    eisen: Sequence[str],
    uiterlijk: tuple[str, date] | None,
) -> str:
    """A plain text to pass on to this party: size of the household, the home, the date, the question, the reference.

    `uiterlijk` is what must be done with its last working day. Raises KeyError for a party this cause has no text for.
    """
    wanted = zeg_eisen(eisen)
    lines = [
        f"Zaak {zaaknummer}: {oorzaak.titel.lower() if functie != 'corporatie' else 'woning gezocht'}",
        f"Personen: {personen}",
        *([f"Eisen aan de woning: {wanted}"] if wanted else []),
        *([f"{uiterlijk[0].capitalize()} uiterlijk: {zeg(uiterlijk[1])}"] if uiterlijk else []),
        "",
        oorzaak.vraag[functie],
        f"Antwoord graag onder zaaknummer {zaaknummer}. Stuur geen namen of persoonsnummers mee.",
        f"Gemeente {gemeente}",
    ]
    return "\n".join(lines)
