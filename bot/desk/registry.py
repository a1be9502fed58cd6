"""What all uses bring together: the tables by which the desk finds who deals with something."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.desk.feature import Feature
from workflows.dates.gebeurtenissen import GEBEURTENISSEN
from workflows.engine.kruising import Kruisingen

_T = TypeVar("_T")


class Features:
    """All uses together. Raises ValueError when two claim the same name."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.commands = tuple(
            replace(command, groep=command.groep or feature.groep)
            for feature in features
            for command in feature.commands
        )
        self.by_name = _unique([(command.name, command) for command in self.commands])
        self.by_word = _unique([(word, command) for command in self.commands for word in command.words])
        self.presses = _unique([item for feature in features for item in feature.presses.items()])
        self.forms = _unique([item for feature in features for item in feature.forms.items()])
        self.rapporten = _unique([item for feature in features for item in feature.rapporten.items()])
        self.bestanden = _unique([item for feature in features for item in feature.bestanden.items()])
        self.chores = tuple(chore for feature in features for chore in feature.chores)
        self.bij_zaak = tuple(give for feature in features for give in feature.bij_zaak)
        self.bij_naam = tuple(asked for feature in features for asked in feature.bij_naam)
        self.bij_kenmerk = tuple(find for feature in features for find in feature.bij_kenmerk)
        self.op_scherm = tuple(give for feature in features for give in feature.op_scherm)
        self.erbij = tuple(hear for feature in features for hear in feature.erbij)
        self.klok = tuple(klok for feature in features for klok in feature.klok)
        self.na_stap = tuple(hear for feature in features for hear in feature.na_stap)
        self.ochtend = tuple(add for feature in features for add in feature.ochtend)
        self.week = tuple(tell for feature in features for tell in feature.week)
        self.wachten = tuple(tell for feature in features for tell in feature.wachten)
        self.bijtaken = _unique([(kind.naam, kind) for feature in features for kind in feature.bijtaken])
        self.bladen = _unique([(blad.vorm.naam, blad) for feature in features for blad in feature.bladen])
        self.lijsten = _one("lijsten", [feature.lijsten for feature in features])
        self.lijstlezers = _unique([item for feature in features for item in feature.lijstlezers.items()])
        self.vraagbaak = _one("vraagbaak", [feature.vraagbaak for feature in features])
        self._regelvorm = tuple(known for feature in features for known in feature.regelvorm)
        self.regels = tuple(read for feature in features for read in feature.regels)
        self.eigen = (*self.regels, *(read for feature in features for read in feature.eigen))
        last = [read for feature in features for read in feature.tot_slot]
        self.short = (*(read for feature in features for read in feature.short), *last)
        self.procedures = _unique([(h.procedure.naam, h) for feature in features for h in feature.procedures])
        own = (item for h in self.procedures.values() for item in h.procedure.gebeurtenissen)
        beside = (item for feature in features for item in feature.gebeurtenissen)
        self.gebeurtenissen = (*own, *beside, *GEBEURTENISSEN)
        self.agenda = _unique([(item.naam, item) for feature in features for item in feature.agenda])
        self.banden = _unique([(band.naam, band) for h in self.procedures.values() for band in h.banden])
        self.kruisingen = Kruisingen(rij for h in self.procedures.values() for rij in h.kruisingen)
        self.vragen = _unique([(v.soort.naam, v) for feature in features for v in feature.vragen])

    def are_lines(self, text: str) -> bool:
        """Whether a text has the form of lines that a use reads as a whole: no list, and no answer to a question."""
        return any(known(text) for known in self._regelvorm)


def _one(naam: str, found: Sequence[_T | None]) -> _T:
    """The one use that offers this. Raises ValueError for none, or for more than one."""
    there = [item for item in found if item is not None]
    if len(there) != 1:
        raise ValueError(f"{naam}: {len(there)} uses offer it, and there must be one")
    return there[0]


def joined(*tables: Mapping[str, _T]) -> dict[str, _T]:
    """The tables of several modules as one. Raises ValueError when two name the same."""
    return _unique([item for table in tables for item in table.items()])


def _unique(pairs: Sequence[tuple[str, _T]]) -> dict[str, _T]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"claimed twice: {sorted({n for n in names if names.count(n) > 1})}")
    return found
