"""A column of percentages in somebody's own table, held against what the numbers give: never taken over."""

from collections.abc import Sequence

from workflows.lijsten import cel

Rij = tuple[str, str, tuple[int | None, int | None]]
"""The gemeente, the cell, and its opgave and places."""


def percentages(kop: str, rijen: Sequence[Rij]) -> list[str]:
    """What must be said of this column; it may be rounded either way, and a spreadsheet keeps 40% as 0,4."""
    compared = [
        (naam, tekst, _wijkt_af(tekst, opgave, plekken))
        for naam, tekst, (opgave, plekken) in rijen
        if opgave and plekken is not None
    ]
    wrong = [(naam, tekst, ours) for naam, tekst, ours in compared if ours is not None]
    if not compared:
        return []
    if not wrong:
        return [f"Nagerekend: {kop} klopt."]
    if len(wrong) == len(compared) > 1:
        return [f"⚠ {kop} is in geen enkele rij plekken gedeeld door opgave. Controleer de kolommen."]
    said = ", ".join(f"{naam} ({tekst[:8]}, ik reken {ours}%)" for naam, tekst, ours in wrong[:3])
    more = f" en nog {len(wrong) - 3}" if len(wrong) > 3 else ""
    return [f"⚠ {kop} klopt niet bij {said}{more}. Ik neem mijn eigen uitkomst."]


def _wijkt_af(tekst: str, opgave: int, plekken: int) -> int | None:
    """What it should be, in whole percents, where the cell says something else; None where it is right."""
    exact = plekken * 100 / opgave
    said = cel.breuk(tekst)
    asked = [said, *([said * 100] if "%" not in tekst else [])] if said is not None else []
    return None if any(abs(one - exact) <= 1 for one in asked) else plekken * 100 // opgave
