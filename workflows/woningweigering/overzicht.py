"""The overview of refusals that the regievoerder gives the provincie from time to time (Handreiking Huisvesting
vergunninghouders 2016, §3.4.2): numbers, outcomes and delay for each gemeente, and nobody.

Few refusals in a gemeente point at a household: outcomes stand there from five up (own choice). A total that would
give the others away leaves them out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from workflows.woningweigering.cijfers import Totalen

VANAF = 5
"""From so many refusals up the outcomes of a gemeente are told."""
WEINIG = f"minder dan {VANAF}"


@dataclass(frozen=True, slots=True)
class Regel:
    """A gemeente; `totalen` None where it has a refusal or a few, and no more is told."""

    naam: str
    totalen: Totalen | None

    @property
    def geen(self) -> bool:
        """Nothing was reported here."""
        return self.totalen is not None and not self.totalen.aantal + self.totalen.ingetrokken


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The gemeenten by name, and all of them together; `zonder_kleine`: without those of which no more is told."""

    regels: tuple[Regel, ...]
    totaal: Totalen
    zonder_kleine: bool


def maak(per_gemeente: Iterable[tuple[str, Totalen]]) -> Overzicht:
    """The overview of these gemeenten."""
    known = sorted(per_gemeente, key=lambda item: item[0])
    small = [t for _, t in known if _few(t)]
    hidden = 0 < sum(t.aantal + t.ingetrokken for t in small) < VANAF or len(small) == 1
    lines = tuple(Regel(naam, None if _few(t) else t) for naam, t in known)
    return Overzicht(lines, _sum([t for _, t in known if not (hidden and _few(t))]), hidden)


def _few(t: Totalen) -> bool:
    return t.aantal < VANAF and bool(t.aantal + t.ingetrokken)


def _sum(items: Sequence[Totalen]) -> Totalen:
    return Totalen(**{veld.name: sum(getattr(item, veld.name) for item in items) for veld in fields(Totalen)})


KOPPEN = (
    "Gemeente", "Weigeringen", "Terecht", "Onterecht", "Nog zonder oordeel", "Ingetrokken vóór het oordeel",
    "Dagen vertraging woningen", "Dagen vertraging huishoudens",
)  # fmt: skip
GETALLEN = ("aantal", "terecht", "onterecht", "zonder_oordeel", "ingetrokken", "dagen", "dagen_huishoudens")


def rijen(overzicht: Overzicht) -> list[tuple[str | int | None, ...]]:
    """A row for each gemeente in the order of `KOPPEN`, and the total below."""
    found = [_rij(regel) for regel in overzicht.regels]
    naam = f"Totaal van gemeenten met {VANAF} of meer" if overzicht.zonder_kleine else "Totaal"
    return [*found, _rij(Regel(naam, overzicht.totaal))]


def _rij(regel: Regel) -> tuple[str | int | None, ...]:
    if regel.totalen is None:
        return (regel.naam, WEINIG, *([None] * (len(GETALLEN) - 1)))
    return (regel.naam, *(getattr(regel.totalen, naam) for naam in GETALLEN))
