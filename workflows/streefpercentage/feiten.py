"""The facts of a calculation with their types, and the facts that new numbers write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workflows.engine.feiten import Feiten, dag, getal
from workflows.streefpercentage import velden


@dataclass(frozen=True, slots=True)
class Cijfers:
    """Of one gemeente, by CBS code; None for what is not known."""

    code: str
    opgave: int | None
    plekken: int | None


class StreefFeiten(Feiten):
    """What is known of a calculation."""

    streef_gekozen = getal(velden.STREEF)
    sinds = dag(velden.SINDS)

    @property
    def streef(self) -> int:
        """The percentage that all agreed on; that of the document until they did."""
        return self.streef_gekozen or velden.GEBRUIKELIJK

    @property
    def cijfers(self) -> list[Cijfers]:
        """Of each gemeente, in the order in which they came."""
        return [cijfers for _, cijfers in self._slots()]

    def _slots(self) -> Iterator[tuple[int, Cijfers]]:
        for plek in velden.PLEKKEN:
            found = self.alle.get(velden.code(plek).naam)
            if found is not None:
                opgave, plekken = (self.alle.get(veld(plek).naam) for veld in (velden.opgave, velden.plekken))
                yield plek, Cijfers(str(found), opgave, plekken)

    def met(self, nieuw: Mapping[str, tuple[int | None, int | None]], weg: tuple[str, ...] = ()) -> dict[str, Any]:
        """The facts that these numbers write, by CBS code: only what differs, and what is None stays as it was. Raises
        ValueError where there are more gemeenten than fit."""
        where = {cijfers.code: plek for plek, cijfers in self._slots()}
        free = [plek for plek in velden.PLEKKEN if plek not in where.values()]
        wanted: dict[str, Any] = {}
        for code in weg:
            if code in where:
                wanted |= {veld(where[code]).naam: None for veld in (velden.code, velden.opgave, velden.plekken)}
        for code, (opgave, plekken) in nieuw.items():
            if code not in where and not free:
                raise ValueError(code)
            plek = where[code] if code in where else free.pop(0)
            wanted[velden.code(plek).naam] = code
            wanted |= {velden.opgave(plek).naam: opgave} if opgave is not None else {}
            wanted |= {velden.plekken(plek).naam: plekken} if plekken is not None else {}
        return {naam: value for naam, value in wanted.items() if self.alle.get(naam) != value}
