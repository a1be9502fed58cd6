"""The facts of an uitruil with their types."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.engine.feiten import Feiten, dag, getal, tekst
from workflows.uitruil import velden
from workflows.uitruil.opgaven import ASPECTEN, BIJDRAGEN, OPGAVEN, STATUSHOUDERS, Opgave


def partijen(feiten: Mapping[str, Any]) -> tuple[str, ...]:
    """The CBS codes of the gemeenten that take part, in a fixed order."""
    return tuple(sorted(naam.removeprefix("ronde_") for naam in feiten if naam.startswith("ronde_GM")))


def antwoordde_op(feiten: Mapping[str, Any], code: str) -> date | None:
    """On which day this gemeente answered, as far as these facts say so."""
    found = feiten.get(velden.antwoord_op(code).naam)
    return found if isinstance(found, date) else None


@dataclass(frozen=True, slots=True)
class Inbreng:
    """What one gemeente does more or less, by opgave, and what it brings besides."""

    aantallen: Mapping[str, int]
    bijdragen: tuple[str, ...]

    @property
    def iets(self) -> bool:
        """Whether anything changes for it."""
        return bool(self.aantallen or self.bijdragen)


class UitruilFeiten(Feiten):
    """What is known of an uitruil as a whole. `van` gives what a gemeente does."""

    uitgangspunten = tekst(velden.UITGANGSPUNTEN)
    trekker = tekst(velden.TREKKER)
    vanaf = tekst(velden.VANAF)
    tijdvakken = getal(velden.TIJDVAKKEN)
    maanden = getal(velden.MAANDEN)
    ronde = getal(velden.RONDE)
    sinds = dag(velden.SINDS)
    verslag_op = dag(velden.VERSLAG_OP)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The gemeenten that take part."""
        return partijen(self.alle)

    def van(self, code: str) -> Inbreng:
        """What this gemeente does."""
        numbers = {o.naam: n for o in OPGAVEN if (n := self.alle.get(velden.verschil(o.naam, code).naam))}
        return Inbreng(numbers, tuple(b.naam for b in BIJDRAGEN if self.alle.get(velden.bijdrage(b.naam, code).naam)))

    @property
    def op_tafel(self) -> tuple[Opgave, ...]:
        """The opgaven that lie on the table: chosen, or with a number."""
        return tuple(o for o in OPGAVEN if self.alle.get(velden.op_tafel(o.naam).naam) or self.geraakt(o.naam))

    @property
    def besproken(self) -> tuple[str, ...]:
        """What was talked about."""
        return tuple(a.naam for a in ASPECTEN if self.alle.get(velden.besproken(a.naam).naam))

    def geraakt(self, opgave: str) -> bool:
        """Whether a gemeente does more or less on this opgave."""
        return any(self.van(code).aantallen.get(opgave) for code in self.codes)

    def som(self, opgave: str) -> int:
        """What all numbers of this opgave come to."""
        return sum(self.van(code).aantallen.get(opgave, 0) for code in self.codes)

    @property
    def verschillen(self) -> dict[str, int]:
        """The taakstelling part: by gemeente what it takes over in each half-year (below zero: hands over)."""
        found = ((code, self.van(code).aantallen.get(STATUSHOUDERS.naam, 0)) for code in self.codes)
        return {code: aantal for code, aantal in found if aantal}

    def periode(self) -> list[Tijdvak]:
        """The tijdvakken that it is about."""
        first, count = lees_tijdvak(self.vanaf or ""), self.tijdvakken or 0
        found = [first] if first is not None and count else []
        while found and len(found) < count:
            found.append(found[-1].volgende)
        return found

    def herverdelingen(self) -> Iterator[tuple[Tijdvak, str | None, date | None]]:
        """Of each tijdvak the herverdeling that carries it, and the day on which COA processed it."""
        for number, tijdvak in enumerate(self.periode(), 1):
            which, when = velden.herverdeling(number)
            yield tijdvak, self.alle.get(which.naam), self.alle.get(when.naam)
