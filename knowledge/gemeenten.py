"""Gemeenten: their CBS code, provincie and inhabitants, found under the names and with the slips people type."""

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.taal.normaal import normaliseer

BESTANDEN = {2025: "gemeenten-2025.csv", 2026: "gemeenten.csv"}
"""The population files by the year of their reference date (1 January)."""

MIN_FUZZY = 5
"""Letters from which a typing error is repaired: Epe, Ede and Urk are one slip apart from many words."""


@dataclass(frozen=True)
class Gemeente:
    """A gemeente as CBS names it, with its inhabitants on the reference date."""

    code: str
    naam: str
    provincie: str
    inwoners: int
    peildatum: date


@dataclass(frozen=True)
class Herindeling:
    """A former gemeente: since when it no longer exists, and which gemeenten took it over."""

    naam: str
    datum: date
    nu: tuple[Gemeente, ...]


@dataclass(frozen=True)
class Aangekondigd:
    """A merger that was announced for a day: which gemeenten, and where that is written."""

    datum: date
    gemeenten: tuple[str, ...]
    bron: str


class Gemeenten:
    """The gemeenten of one reference date, with every name they are known by."""

    def __init__(
        self,
        rows: Iterable[Gemeente],
        namen: Mapping[str, str],
        opgegaan: Iterable[Mapping[str, object]],
        aangekondigd: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        self.alle = tuple(rows)
        self._op_code = {gemeente.code: gemeente for gemeente in self.alle}
        by_name = {gemeente.naam: gemeente for gemeente in self.alle}
        self._namen: dict[str, tuple[Gemeente, ...]] = {}
        for gemeente in self.alle:
            self._noem(gemeente.naam, gemeente)
            self._noem(re.sub(r" \(.*\)$", "", gemeente.naam), gemeente)
        for naam, officieel in namen.items():
            self._noem(naam, by_name[officieel])
        self._oud = {_kaal(old.naam): old for old in _herindelingen(opgegaan, by_name)}
        for key, old in self._oud.items():
            self._namen.setdefault(key, old.nu)
        self._begin = self._beginwoorden()
        self._aangekondigd = tuple(
            Aangekondigd(item["datum"], tuple(by_name[naam].naam for naam in item["gemeenten"]), item["bron"])
            for item in aangekondigd
        )

    def _noem(self, naam: str, gemeente: Gemeente) -> None:
        found = self._namen.get(_kaal(naam), ())
        if gemeente not in found:
            self._namen[_kaal(naam)] = (*found, gemeente)

    def _beginwoorden(self) -> dict[str, tuple[Gemeente, ...]]:
        """The gemeenten whose longer name starts with a word, so that "Alphen" asks which one."""
        found: dict[str, list[Gemeente]] = defaultdict(list)
        for gemeente in self.alle:
            words = _kaal(gemeente.naam).split()
            if len(words) > 1 and len(words[0]) >= MIN_FUZZY:
                found[words[0]].append(gemeente)
        return {word: tuple(gemeenten) for word, gemeenten in found.items()}

    def op_code(self, code: str) -> Gemeente:
        """The gemeente with this CBS code (GM0034); KeyError when it does not exist."""
        return self._op_code[code]

    def zoek(self, tekst: str) -> tuple[Gemeente, ...]:
        """The gemeenten a name may mean: one, more to ask back (Bergen), or none when it is unknown."""
        name = re.sub(r"^(?:de )?gemeente ", "", _kaal(tekst))
        return self._namen.get(name) or self._begin.get(name) or self._bijna(name)

    def precies(self, tekst: str) -> tuple[Gemeente, ...]:
        """The gemeenten that go by exactly this name, or the one with this code: no slip is repaired, and a former
        gemeente is none. For lists, where nobody is asked back."""
        code = tekst.strip().upper()
        code = f"GM{int(code):04d}" if code.isascii() and code.isdigit() and len(code) <= 4 else code
        if code in self._op_code:
            return (self._op_code[code],)
        name = re.sub(r"^(?:de )?gemeente ", "", _kaal(tekst))
        return () if name in self._oud else self._namen.get(name, ())

    def herindeling(self, tekst: str) -> Herindeling | None:
        """What became of a former gemeente, when the text names one."""
        return self._oud.get(_kaal(tekst))

    def aangekondigd(self, naam: str, dag: date) -> Aangekondigd | None:
        """The announced merger that a gemeente, by its official name, may have gone through by this day."""
        return next((item for item in self._aangekondigd if naam in item.gemeenten and item.datum <= dag), None)

    def _bijna(self, name: str) -> tuple[Gemeente, ...]:
        """The gemeenten whose name is nearest to a misspelt one; more when they are as near."""
        if not MIN_FUZZY <= len(name) <= 60:
            return ()
        slips = 1 if len(name) < 9 else 2
        near = process.extract(name, self._namen.keys(), scorer=OSA.distance, score_cutoff=slips, limit=5)
        best = [choice for choice, distance, _ in near if distance == near[0][1]]
        return tuple(dict.fromkeys(gemeente for choice in best for gemeente in self._namen[choice]))


def _kaal(naam: str) -> str:
    """A name without accents, capitals and marks: "'s-Gravenhage" and "s gravenhage" are one."""
    return " ".join(re.findall(r"[a-z0-9]+", normaliseer(naam).replace("'", "")))


def _herindelingen(opgegaan: Iterable[Mapping[str, object]], by_name: Mapping[str, Gemeente]) -> Iterable[Herindeling]:
    for group in opgegaan:
        datum, namen = group["datum"], group["namen"]
        if not isinstance(datum, date) or not isinstance(namen, dict):
            raise TypeError("gemeentenamen.toml: een groep onder [[opgegaan]] heeft 'datum' en 'namen'")
        for naam, nu in namen.items():
            yield Herindeling(naam, datum, tuple(by_name[item] for item in nu))


@cache
def laad_gemeenten(peiljaar: int = max(BESTANDEN)) -> Gemeenten:
    """The gemeenten with their inhabitants on 1 January of a year; KeyError when there is no file for it."""
    data = files("knowledge") / "data"
    lines = (data / BESTANDEN[peiljaar]).read_text("utf-8").splitlines()
    rows = [_gemeente(row) for row in csv.DictReader(lines)]
    names = tomllib.loads((data / "gemeentenamen.toml").read_text("utf-8"))
    return Gemeenten(rows, names["namen"], names["opgegaan"], names["aangekondigd"])


def _gemeente(row: Mapping[str, str]) -> Gemeente:
    return Gemeente(
        row["code"], row["naam"], row["provincie"], int(row["inwoners"]), date.fromisoformat(row["peildatum"])
    )
