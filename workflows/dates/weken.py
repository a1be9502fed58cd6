"""A week by its number: "week 48", "maandag week 5 2027"."""

import re
from datetime import date

from workflows.dates import words
from workflows.dates.kalender import EEN_DAG
from workflows.dates.patterns import Gelezen, Nu, Patronen, welke_werkdag
from workflows.dates.words import GRENS, WEEKDAG


def _lees(m: re.Match[str], nu: Nu) -> Gelezen | None:
    """The working days of that (ISO) week, or its weekday; without a year that of the nearest. None when no year has
    it."""
    jaren = [int(m["jaar"])] if m["jaar"] else [nu.vandaag.year + n for n in (-1, 0, 1)]
    maandagen = [d for jaar in jaren if (d := _maandag_van(jaar, int(m["nummer"])))]
    if not maandagen:
        return None
    maandag = min(maandagen, key=lambda d: abs(d - nu.vandaag))
    naam = m.groupdict().get("weekdag")
    return maandag + EEN_DAG * words.weekdag(naam) if naam else welke_werkdag(maandag)


def _maandag_van(jaar: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(jaar, week, 1)
    except ValueError:
        return None


_WEEK = r"\bweek (?P<nummer>[0-9]{1,2})\b(?: (?:van |in )?(?P<jaar>20[0-9]{2})\b)?"
WEKEN: Patronen = tuple((re.compile(pattern), _lees) for pattern in (_WEEK, rf"{GRENS}{WEEKDAG} (?:in |van )?{_WEEK}"))
