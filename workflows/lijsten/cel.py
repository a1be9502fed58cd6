"""What stands in one cell: a number, a day, a month. Strict: what is not clear is none."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from workflows.dates.reading import NIETS, lees_datum

_EERSTE_SERIEDAG = date(1899, 12, 30)
"""Day nought of a spreadsheet that shows a date as a number."""
_TIJD = re.compile(r"[ T]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?Z?$")
_GETAL = re.compile(r"([+−–-]?)\s?(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?:[.,]0+)?|(\d{1,3}(?:,\d{3}){2,})|\((\d{1,6})\)")
_DATUMVORM = re.compile(
    r"\d{1,4}\s?[-/. ]\s?(?:\d{1,2}|[a-z]{3,9}\.?)\s?[-/. ]\s?'?\d{2,4}|\d{1,2} [a-z]{3,9}", re.IGNORECASE
)


def getal(tekst: str) -> int | None:
    """A whole number as people write it: "1.042", "1 042", "-20", "(20)" for below zero, "12,0"; None for no number.
    "1,163" is none: it may be a fraction."""
    found = _GETAL.fullmatch(" ".join(tekst.replace("\u00a0", " ").split()))
    if found is None:
        return None
    if found[4]:
        return -int(found[4])
    if found[3]:
        return int(found[3].replace(",", ""))
    return int(re.sub(r"[. ]", "", found[2])) * (-1 if found[1] and found[1] != "+" else 1)


def breuk(tekst: str) -> float | None:
    """Any number, also with a fraction or a percent sign."""
    flat = tekst.replace("\u00a0", " ").replace("%", "").strip()
    if re.fullmatch(r"-?\d+[.,]\d+(?:[eE]-?\d+)?|-?\d+", flat):
        return float(flat.replace(",", "."))
    whole = getal(flat)
    return None if whole is None else float(whole)


def onverdeeld(cellen: Sequence[str]) -> list[str]:
    """The words of a row with one cell, where a number or a day stands among them: a line that could not be cut into
    cells. Empty for any other row."""
    filled = [cel for cel in cellen if cel.strip()]
    words = filled[0].split() if len(filled) == 1 else []
    return words if any(is_getal(word) or is_datum(word) for word in words[1:]) else []


def is_getal(tekst: str) -> bool:
    """Whether a cell holds a number, whole or not."""
    return breuk(tekst) is not None


def zonder_tijd(tekst: str) -> str:
    """A day without its time of day."""
    return _TIJD.sub("", tekst.strip())


def is_datum(tekst: str) -> bool:
    """Whether a cell has the shape of a day."""
    flat = zonder_tijd(tekst)
    return _DATUMVORM.fullmatch(flat) is not None and isinstance(lees_datum(flat, date(2026, 1, 1)), date)


def lijkt_datum(tekst: str) -> bool:
    """Whether a cell is meant as a day, be it one that does not exist or is not clear: "31-2-2026", "in maart"."""
    flat = zonder_tijd(tekst)
    return _DATUMVORM.fullmatch(flat) is not None or (
        getal(flat) is None and len(flat) <= 24 and lees_datum(flat, date(2026, 1, 1)) != NIETS
    )


def seriedag(tekst: str) -> date | None:
    """The day that a spreadsheet shows as a number: 46300 is 5 October 2026."""
    return _EERSTE_SERIEDAG + timedelta(days=int(tekst)) if re.fullmatch(r"[3-7]\d{4}", tekst) else None


def dag(tekst: str, vandaag: date) -> date | None:
    """The day in a cell; None when it is none, or may be more than one."""
    flat = zonder_tijd(tekst)
    found = seriedag(flat) or lees_datum(flat, vandaag)
    return found if isinstance(found, date) else None
