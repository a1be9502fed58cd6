"""Figures that others publish, as they come in: one number, and numbers of months added up to numbers since the first
day of the tijdvak. How a list of them is read stands in `workflows.lijsten`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from workflows.dates.tijdvak import tijdvak_van
from workflows.dates.words import MAANDEN

LAND = "NL"


class Onleesbaar(ValueError):
    """A cell that cannot be right; the text is Dutch and says what to do."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """One number of a row. `gebied` is what `vind` made of the gemeente, or NL; a restant below zero is an
    achterstand; gehuisvest counts from the first day of the tijdvak up to and including `tot`."""

    nummer: int
    soort: str
    gebied: str
    periode: str
    waarde: int
    tot: date | None = None
    bron: str = ""
    datum: date | None = None


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong in a row, in Dutch."""

    nummer: int
    tekst: str


# ---------------------------------------------------------------- rows together


def opgeteld(found: list[Gelezen]) -> tuple[list[Gelezen], list[Fout]]:
    """Numbers of one month become numbers since the first day of the tijdvak; a month that is missing is named."""
    monthly = [item for item in found if item.soort == "in_maand"]
    whole = [item for item in found if item.soort != "in_maand"]
    wrong: list[Fout] = []
    for gebied, periode in dict.fromkeys((item.gebied, item.periode) for item in monthly):
        rows = sorted(
            (i for i in monthly if (i.gebied, i.periode) == (gebied, periode)), key=lambda i: i.tot or date.min
        )
        added, problem = _loop_op(rows)
        whole += added
        wrong += problem
    return whole, wrong


def _loop_op(rows: Sequence[Gelezen]) -> tuple[list[Gelezen], list[Fout]]:
    total, added = 0, list[Gelezen]()
    for row in rows:
        assert row.tot is not None  # noqa: S101  a number of a month has its last day
        expected = tijdvak_van(row.tot).begin.month + len(added)
        if row.tot.month != expected:
            missing = MAANDEN[min(expected, 12) - 1]
            return [], [
                Fout(row.nummer, f"{missing} ontbreekt of staat er dubbel: ik tel de maanden op vanaf de eerste.")
            ]
        total += row.waarde
        added.append(replace(row, soort="gehuisvest", waarde=total))
    return added, []
