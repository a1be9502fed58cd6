"""A tijdvak: a calendar half-year, I from 1 January to 30 June and II from 1 July to 31 December."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_TIJDVAK = re.compile(r"(?<!\d)(20\d\d)\s*[-/ ]?\s*(iii?|ii|i|1|2)(?!\w)", re.IGNORECASE)
_LIJKT = re.compile(r"(?<!\d)\d{4}\s*[-/]\s*(?:i+v?|\d)(?![\w-])", re.IGNORECASE)
_WOORDEN = re.compile(r"(eerste|tweede|1e|2e)\s+(?:helft|halfjaar|half jaar)(?:\s+van)?\s+(20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Tijdvak:
    """The half-year `deel` (1 or 2) of a year."""

    jaar: int
    deel: int

    def __str__(self) -> str:
        return f"{self.jaar}-{'I' * self.deel}"

    @property
    def code(self) -> str:
        """How a button names it: 20262."""
        return f"{self.jaar}{self.deel}"

    @property
    def begin(self) -> date:
        """The first day."""
        return date(self.jaar, 1 if self.deel == 1 else 7, 1)

    @property
    def einde(self) -> date:
        """The last day."""
        return date(self.jaar, 6, 30) if self.deel == 1 else date(self.jaar, 12, 31)

    @property
    def volgende(self) -> "Tijdvak":
        """The half-year after this one."""
        return Tijdvak(self.jaar + 1, 1) if self.deel == 2 else Tijdvak(self.jaar, 2)

    @property
    def vorige(self) -> "Tijdvak":
        """The half-year before this one."""
        return Tijdvak(self.jaar - 1, 2) if self.deel == 1 else Tijdvak(self.jaar, 1)

    @property
    def peildatum(self) -> date:
        """The reference date of the population: 1 January of the year before the tijdvak's year.

        Huisvestingswet 2014, article 29, first paragraph.
        """
        return date(self.jaar - 1, 1, 1)


def tijdvak_van(dag: date) -> Tijdvak:
    """The tijdvak that a day lies in."""
    return Tijdvak(dag.year, 1 if dag.month <= 6 else 2)


PEILDATUM_VOORAF = timedelta(weeks=4)
"""So long before 1 January and 1 July it is near."""


def peildatum_nabij(vandaag: date) -> date | None:
    """The 1 January or 1 July that lies at most four weeks ahead, or None."""
    begin = tijdvak_van(vandaag).volgende.begin
    return begin if begin <= vandaag + PEILDATUM_VOORAF else None


def lees_tijdvak(tekst: str) -> Tijdvak | None:
    """ "2027-I", "2027-1", "2027/2", "tweede helft 2027"; None for anything else, or for more than one."""
    found = {Tijdvak(int(year), len(part) if part[0] in "iI" else int(part)) for year, part in _TIJDVAK.findall(tekst)}
    first = ("eerste", "1e")
    found |= {Tijdvak(int(year), 1 if half.lower() in first else 2) for half, year in _WOORDEN.findall(tekst)}
    found = {tijdvak for tijdvak in found if tijdvak.deel in (1, 2)}
    return found.pop() if len(found) == 1 else None


def bestaat_niet(tekst: str) -> bool:
    """Whether a half-year is named that there is not, as in "2027-III" or "1990-I", or more than one."""
    return lees_tijdvak(tekst) is None and _LIJKT.search(tekst) is not None
