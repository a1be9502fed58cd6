"""What changed in the world since the documents: items with a day, an address and the answers they touch.

They stand beside the answers and are no source of them: no sentence here is shown as if a handreiking said it. Those
of this package stand in actueel.toml; an organisation that runs the bot adds its own. An own item of the same
`onderwerp` takes the place of ours, which is also how it is corrected or ended.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.dag import Dag, lees_dag, maanden_later
from knowledge.lezer import KennisFout

VERSCH = 6
"""Months after which an item must have been looked at again."""
LANGST = {"onderwerp": 60, "wat": 600, "onbekend": 300}
"""Signs in a text at most: an item in full fits on a phone, an `onderwerp` on a line."""
EERSTE_ZIN = 150
"""Signs in the first sentence of `wat` at most: it stands alone under an answer."""
MEESTE_PAGINAS = 4
_ADRES = re.compile(r"https://\S+\.\S+")
_ZIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


@dataclass(frozen=True)
class Actueel:
    """One thing that changed. `sinds` is when, `pagina` where it stands and `pagina_van` how old that page is.

    `entries` are the answers that it touches, `onbekend` what was looked for and not found, `nagekeken` when somebody
    last looked. After `einde` it is not shown. `eigen` is who runs the bot's own. `nadruk` is which sentence of
    `wat` was asked for: the first (0) stands beside an answer, another only under the first, for it may lean on it.
    """

    onderwerp: str
    wat: str
    sinds: Dag
    pagina: tuple[str, ...]
    nagekeken: Dag
    pagina_van: Dag | None = None
    entries: tuple[str, ...] = ()
    onbekend: str = ""
    einde: date | None = None
    eigen: bool = False
    nadruk: int = 0

    @property
    def sleutel(self) -> str:
        """What makes two items one."""
        return " ".join(self.onderwerp.casefold().split())

    @property
    def zinnen(self) -> tuple[str, ...]:
        """The sentences of `wat`."""
        return tuple(_ZIN.split(self.wat))

    @property
    def kort(self) -> str:
        """What stands beside an answer: the first sentence, and the one that was asked for."""
        return " ".join(dict.fromkeys((self.zinnen[0], self.zinnen[self.nadruk])))

    def oud(self, vandaag: date) -> bool:
        """Whether nobody looked at it for six months."""
        return vandaag > maanden_later(self.nagekeken.eind, VERSCH)

    def loopt(self, vandaag: date) -> bool:
        """Whether it is still shown."""
        return self.einde is None or vandaag <= self.einde

    def velden(self) -> dict[str, Any]:
        """As plain values, as they are written in a file."""
        found: dict[str, Any] = {
            "onderwerp": self.onderwerp, "wat": self.wat, "sinds": self.sinds.iso, "pagina": list(self.pagina),
            "pagina_van": self.pagina_van.iso if self.pagina_van else "", "entries": list(self.entries),
            "onbekend": self.onbekend, "nagekeken": self.nagekeken.iso,
            "einde": self.einde.isoformat() if self.einde else "",
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}


VELDEN = tuple(field.name for field in fields(Actueel) if field.name not in ("eigen", "nadruk"))
VERPLICHT = ("onderwerp", "wat", "sinds", "pagina", "nagekeken")
LIJSTEN = ("pagina", "entries")
DAGEN = ("sinds", "nagekeken", "pagina_van", "einde")


def lees_toml(tekst: str) -> tuple[list[Actueel], list[str]]:
    """The items under [[item]], and one line for each problem."""
    try:
        raw = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        return [], [f"is geen leesbaar TOML-bestand: {fout}"]
    tables = raw.get("item", [])
    if raw.keys() - {"item"} or not isinstance(tables, list) or not all(isinstance(row, dict) for row in tables):
        return [], ["schrijf elk item als [[item]], en niets daarbuiten"]
    return lees_items(list(enumerate(tables, start=1)))


def lees_rijen(rijen: Sequence[tuple[int, Sequence[str]]]) -> tuple[list[Actueel], list[str]]:
    """The items of a sheet: a heading with the names of fields, then a row for each, with the number of its row.
    Addresses and entries stand in one cell, with a space between them."""
    if not rijen:
        return [], ["er staat niets in"]
    head = [cell.strip().casefold() for cell in rijen[0][1]]
    tables: list[tuple[int, dict[str, Any]]] = []
    for number, row in rijen[1:]:
        cells = {name: cell.strip() for name, cell in zip(head, row, strict=False) if cell.strip()}
        tables.append(
            (number, {name: re.split(r"[\s,;]+", cell) if name in LIJSTEN else cell for name, cell in cells.items()})
        )
    return lees_items(tables)


def lees_items(tabellen: Iterable[tuple[int, Mapping[str, Any]]]) -> tuple[list[Actueel], list[str]]:
    """The items of tables with their number, and one line for each problem."""
    items: list[Actueel] = []
    problems: list[str] = []
    for number, table in tabellen:
        name = str(table.get("onderwerp") or f"item {number}")
        wrong = list(_fouten(table))
        problems += [f"{name}: {line}" for line in wrong]
        if not wrong:
            items.append(item(table))
    keys = [found.sleutel for found in items]
    problems += [f"{found.onderwerp}: staat er twee keer" for found in items if keys.count(found.sleutel) > 1]
    return items, list(dict.fromkeys(problems))


def item(tabel: Mapping[str, Any], *, eigen: bool = False) -> Actueel:
    """The item of plain values that are good. Raises KeyError or ValueError for others."""
    einde = tabel.get("einde")
    return Actueel(
        " ".join(tabel["onderwerp"].split()),
        " ".join(tabel["wat"].split()),
        lees_dag(tabel["sinds"]),
        _rij(tabel["pagina"]),
        lees_dag(tabel["nagekeken"]),
        lees_dag(tabel["pagina_van"]) if tabel.get("pagina_van") else None,
        _rij(tabel.get("entries", ())),
        " ".join(tabel.get("onbekend", "").split()),
        lees_dag(einde).eind if einde else None,
        eigen,
    )


def _rij(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _fouten(table: Mapping[str, Any]) -> Iterable[str]:
    """What is wrong with one item."""
    yield from (f"onbekend veld '{key}'" for key in sorted(table.keys() - set(VELDEN)))
    yield from (f"'{key}' ontbreekt of is leeg" for key in VERPLICHT if not table.get(key))
    for key, value in table.items():
        if key in LIJSTEN:
            if not all(isinstance(part, str) and part.strip() for part in _lijst(value)):
                yield f"'{key}' moet een tekst of een lijst van teksten zijn"
        elif key in VELDEN and not isinstance(value, str):
            yield f"'{key}' moet een tekst zijn"
        elif key in LANGST and len(value) > LANGST[key]:
            yield f"'{key}' heeft {len(value)} tekens; maximaal {LANGST[key]}"
        elif key in DAGEN and value:
            yield from _dagfout(key, value)
    yield from _adresfouten(_lijst(table.get("pagina", ())))
    if isinstance(wat := table.get("wat"), str) and len(first := _ZIN.split(wat, maxsplit=1)[0]) > EERSTE_ZIN:
        yield f"de eerste zin van 'wat' heeft {len(first)} tekens; maximaal {EERSTE_ZIN}"


def _lijst(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def _dagfout(key: str, value: str) -> Iterable[str]:
    try:
        lees_dag(value)
    except ValueError as fout:
        yield f"'{key}': {fout}"


def _adresfouten(pages: Sequence[object]) -> Iterable[str]:
    if len(pages) > MEESTE_PAGINAS:
        yield f"'pagina' noemt {len(pages)} adressen; maximaal {MEESTE_PAGINAS}"
    for page in pages:
        if isinstance(page, str) and not _ADRES.fullmatch(page.strip()):
            yield f"'{page}' is geen adres dat met https:// begint"


def verbanden(items: Iterable[Actueel], bekend: Iterable[str]) -> list[str]:
    """One line for each entry that an item names and that does not exist."""
    known = set(bekend)
    return [
        f"{found.onderwerp}: 'entries' noemt '{name}', maar dat antwoord bestaat niet"
        for found in items
        for name in found.entries
        if name not in known
    ]


def samen(ons: Iterable[Actueel], eigen: Iterable[Actueel], vandaag: date) -> tuple[Actueel, ...]:
    """What is shown today: ours, and under them the own ones; an own one takes the place of ours of that name."""
    own = {found.sleutel: found for found in eigen}
    kept = [found for found in ons if found.sleutel not in own]
    return tuple(found for found in (*kept, *own.values()) if found.loopt(vandaag))


def nieuwste_eerst(items: Iterable[Actueel]) -> list[Actueel]:
    """By the day since when, the newest first; of one day the order stays."""
    return sorted(items, key=lambda found: found.sinds, reverse=True)


@cache
def laad_actueel() -> tuple[Actueel, ...]:
    """The items of this package; KennisFout names the first thing to mend."""
    items, problems = lees_toml((files("knowledge") / "actueel.toml").read_text("utf-8"))
    if problems:
        raise KennisFout(f"actueel.toml: {problems[0]}")
    return tuple(items)
