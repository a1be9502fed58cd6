"""Checklists from the documents: tables with a source per item, `<naam>.toml` beside this module. A tick is a plain
day; who does an item is a function and never a person.

An item may say the same as a task of the koppeling (`taak`) or as one of its facts (`feit`): then that is its tick at a
case, so that nothing has to be ticked twice.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from typing import Any

from workflows.bron import Bron

NAMEN = ("tekendag", "regeldag", "begeleiding", "afsprakenkader", "geld", "praktijk", "school")
"""The lists, in the order in which screens show them. The names are stored and stay."""
PER_BLAD = 6
"""Items on a page: with their buttons they fit a phone."""
EIGEN = "e"
"""How the name of an item begins that an organisation added itself: its number follows."""


@dataclass(frozen=True, slots=True)
class Punt:
    """An item: `titel` stands on a button, `tekst` says what to do, `wie` does it. Without a source it is our own, or
    (`eigen`) one that the organisation added."""

    naam: str
    titel: str
    tekst: str = ""
    wie: str = ""
    bron: Bron | None = None
    taak: str = ""
    feit: str = ""
    eigen: bool = False

    @property
    def bij_zaak(self) -> str:
        """The fact of the koppeling that ticks it; "" for none."""
        return self.feit or (f"taak_{self.taak}" if self.taak else "")


@dataclass(frozen=True, slots=True)
class Deel:
    """Items that belong together. `waar` is where they stand: at a case ("zaak"), on a loose list ("los"), or both."""

    titel: str
    punten: tuple[Punt, ...]
    waar: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list. `standen` are those of a koppeling in which it comes first; without any it is never at a case. Every list
    can be kept without a case too. With `situaties` one chooses a part by a button. `verslag`: the ticks at cases can
    be counted for a report. `kern` are beginnings of the words by which people name it, a stroke between choices; with
    `doen` a question what must be done then asks for the list."""

    naam: str
    titel: str
    wat: str
    delen: tuple[Deel, ...]
    kern: str
    standen: tuple[str, ...] = ()
    situaties: bool = False
    verslag: bool = False
    doen: bool = False

    def genoemd(self, woorden: Collection[str]) -> bool:
        """Whether one of these words in small letters names it."""
        return any(woord.startswith(tuple(self.kern.split("|"))) for woord in woorden)

    @property
    def schakelaar(self) -> str:
        """What its switch is called: it is off until somebody switches it on."""
        return f"lijst_{self.naam}"

    def van(self, *, los: bool, eigen: Sequence[Punt] = (), bij: str = "") -> tuple[Deel, ...]:
        """Its parts as they stand there, with the items that the organisation (`bij`) added at the end."""
        here = tuple(deel for deel in self.delen if deel.waar in ("", "los" if los else "zaak"))
        return (*here, Deel(f"Van {bij}", tuple(eigen))) if eigen else here


@dataclass(frozen=True, slots=True)
class Blad:
    """A page: parts of a list, or pieces of them, that fit a phone together."""

    delen: tuple[Deel, ...]

    @property
    def punten(self) -> tuple[Punt, ...]:
        """All items of the page."""
        return tuple(punt for deel in self.delen for punt in deel.punten)


def lees(naam: str, tekst: str, bronnen: Mapping[str, Sequence[Any]]) -> Checklist:
    """A list from TOML text. Raises KeyError for a source that is not there, TypeError for an unknown key, ValueError
    for a name that stands in it twice in one place, or that an own item could have."""
    data = tomllib.loads(tekst)
    delen = tuple(_deel(deel, bronnen) for deel in data.pop("deel"))
    standen: Sequence[str] = data.pop("standen", ())
    read = Checklist(naam=naam, delen=delen, standen=tuple(standen), **data)
    names = [punt.naam for deel in delen for punt in deel.punten]
    if len(set(names)) != len(names) or any(_is_own(name) for name in names):
        raise ValueError(f"{naam}: een punt staat er twee keer in, of heet als een eigen punt")
    return read


def _is_own(naam: str) -> bool:
    return naam.startswith(EIGEN) and naam[len(EIGEN) :].isdigit()


def _deel(data: Mapping[str, Any], bronnen: Mapping[str, Sequence[Any]]) -> Deel:
    items = []
    for naam, row in data["punten"].items():
        known = {"bron": data["bron"], **row}
        source = None if known["bron"] == "eigen" else Bron(*bronnen[known["bron"]])
        items.append(Punt(naam, **{**known, "bron": source}))
    return Deel(data["titel"], tuple(items), data.get("waar", ""))


_PLAATS = files("workflows.checklists")
_BRONNEN = tomllib.loads(_PLAATS.joinpath("bronnen.toml").read_text(encoding="utf-8"))


def _alle() -> Iterator[Checklist]:
    for naam in NAMEN:
        yield lees(naam, _PLAATS.joinpath(f"{naam}.toml").read_text(encoding="utf-8"), _BRONNEN)


LIJSTEN: Mapping[str, Checklist] = {lijst.naam: lijst for lijst in _alle()}


def eigen_punt(nummer: int, tekst: str) -> Punt:
    """An item that the organisation added, by its number."""
    return Punt(f"{EIGEN}{nummer}", tekst, eigen=True)


# ---------------------------------------------------------------- pages


def bladen(delen: Sequence[Deel], *, apart: bool = False, per: int = PER_BLAD) -> tuple[Blad, ...]:
    """The parts on pages: small ones together unless they are kept `apart`, one that is too long in pieces."""
    pieces = [
        Deel(deel.titel, deel.punten[start : start + per], deel.waar)
        for deel in delen
        for start in range(0, len(deel.punten), per)
    ]
    pages: list[list[Deel]] = []
    for piece in pieces:
        if not apart and pages and sum(len(deel.punten) for deel in pages[-1]) + len(piece.punten) <= per:
            pages[-1].append(piece)
        else:
            pages.append([piece])
    return tuple(Blad(tuple(page)) for page in pages)


# ---------------------------------------------------------------- what is ticked


def van_de_zaak(delen: Sequence[Deel], feiten: Mapping[str, Any]) -> dict[str, date]:
    """The items that the case itself ticks, with the day."""
    found = {}
    for deel in delen:
        for punt in deel.punten:
            day = feiten.get(punt.bij_zaak) if punt.bij_zaak else None
            if isinstance(day, date):
                found[punt.naam] = day
    return found


def voortgang(delen: Sequence[Deel], gedaan: Collection[str]) -> tuple[int, int]:
    """How many items are ticked, and how many there are. A tick of an item that is no longer there does not count."""
    names = [punt.naam for deel in delen for punt in deel.punten]
    return sum(naam in gedaan for naam in names), len(names)


def kort(bron: Bron) -> str:
    """A source in few words, as answers name it: "Huisvesting 2016, §3.2, fase 2"."""
    return str(replace(bron, document=_BRONNEN["kort"].get(bron.document, bron.document)))


def bronnen_van(punten: Sequence[Punt]) -> list[Bron]:
    """The places these items rest on, each once, in their order."""
    return list(dict.fromkeys(punt.bron for punt in punten if punt.bron is not None))
