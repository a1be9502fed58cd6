"""A day as people know it: to the day, the month or the year; and how it is said."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_VORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, order=True)
class Dag:
    """A day, or the month or year that is all one knows of it: the first and the last day that it may be."""

    begin: date
    eind: date

    def __str__(self) -> str:
        if self.begin == self.eind:
            return zeg(self.begin)
        if self.begin.month == self.eind.month:
            return f"{MAANDEN[self.begin.month - 1]} {self.begin.year}"
        return str(self.begin.year)

    @property
    def iso(self) -> str:
        """As it is written in a file: 2026, 2026-03 or 2026-03-14."""
        if self.begin == self.eind:
            return self.begin.isoformat()
        return self.begin.isoformat()[: 7 if self.begin.month == self.eind.month else 4]


def lees_dag(tekst: str) -> Dag:
    """The day of 2026-03-14, 2026-03 or 2026. Raises ValueError for anything else."""
    found = _VORM.fullmatch(tekst.strip())
    if found is None:
        raise ValueError(f"'{tekst}' is geen dag, maand of jaar als 2026-03-14, 2026-03 of 2026")
    jaar, maand, dag = (int(part) if part else 0 for part in found.groups())
    if dag:
        return Dag(date(jaar, maand, dag), date(jaar, maand, dag))
    if maand:
        return Dag(date(jaar, maand, 1), date(jaar, maand, monthrange(jaar, maand)[1]))
    return Dag(date(jaar, 1, 1), date(jaar, 12, 31))


def zeg(dag: date) -> str:
    """16 oktober 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def maanden_later(dag: date, aantal: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + aantal, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
