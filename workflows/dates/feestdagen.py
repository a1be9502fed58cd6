"""Feestdagen as people name them: "Goede Vrijdag 2027", "2e paasdag", "kerst". Which of them is a werkdag is not here:
that stands in the calendar, with its source."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from workflows.dates.patterns import Gelezen, Nu, Patronen, jaar_van, kies, met_kant, welke
from workflows.dates.words import GRENS, JAAR, KANT

_JAREN = range(-8, 9)
Dagen = Callable[[int], tuple[date, ...]]


def pasen(jaar: int) -> date:
    """Eerste Paasdag of that year (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


def _na_pasen(*dagen: int) -> Dagen:
    return lambda jaar: tuple(pasen(jaar) + timedelta(days=n) for n in dagen)


def _vast(maand: int, *dagen: int) -> Dagen:
    return lambda jaar: tuple(date(jaar, maand, dag) for dag in dagen)


def _koningsdag(jaar: int) -> tuple[date, ...]:
    """27 April, or the day before where that is a Sunday."""
    dag = date(jaar, 4, 27)
    return (dag - timedelta(days=dag.weekday() == 6),)


_EERSTE, _TWEEDE = r"(?:1e|eerste) ", r"(?:2e|2de|tweede) "
FEESTDAGEN: Mapping[str, Dagen] = {
    r"nieuwjaars?(?:dag)?": _vast(1, 1),
    r"goede vrijdag": _na_pasen(-2),
    rf"{_EERSTE}paasdag": _na_pasen(0),
    rf"{_TWEEDE}paasdag|paasmaandag": _na_pasen(1),
    r"pasen": _na_pasen(0, 1),
    r"koningsdag": _koningsdag,
    r"bevrijdingsdag": _vast(5, 5),
    r"hemelvaart(?:sdag)?": _na_pasen(39),
    rf"{_EERSTE}pinksterdag": _na_pasen(49),
    rf"{_TWEEDE}pinksterdag|pinkstermaandag": _na_pasen(50),
    r"pinksteren": _na_pasen(49, 50),
    r"sinterklaas|pakjesavond": _vast(12, 5),
    rf"{_EERSTE}kerstdag": _vast(12, 25),
    rf"{_TWEEDE}kerstdag": _vast(12, 26),
    r"kerst(?:mis|dag)?": _vast(12, 25, 26),
    r"oude?jaars?(?:dag|avond)?|oud en nieuw": _vast(12, 31),
}
"""The ways of saying each, and its days in a year. One that is more than one day is asked back."""


def _lezer(dagen: Dagen) -> Callable[[re.Match[str], Nu], Gelezen]:
    def lees(m: re.Match[str], nu: Nu) -> Gelezen:
        jaar = jaar_van(m, nu)
        if not isinstance(jaar, int | None):
            return jaar
        if jaar is not None:
            found = dagen(jaar)
            return found[0] if len(found) == 1 else welke(found)
        all_days = [dag for n in _JAREN for dag in dagen(nu.vandaag.year + n)]
        eerder = max(dag for dag in all_days if dag <= nu.vandaag)
        later = min(dag for dag in all_days if dag >= nu.vandaag)
        chosen = kies(eerder, later, met_kant(m.groupdict().get("kant"), nu))
        if chosen is None:
            return welke((eerder, later))
        same = dagen(chosen.year)
        return chosen if len(same) == 1 else welke(same)

    return lees


FEEST: Patronen = tuple(
    (re.compile(rf"{GRENS}(?:{naam})\b(?:{JAAR}|[ ,]+{KANT})?"), _lezer(dagen)) for naam, dagen in FEESTDAGEN.items()
)
