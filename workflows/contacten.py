"""Who to call for what: the functions, and how a desk's number, mail and hours are read. Never a name."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "contacten.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Functie:
    """Somebody's part in the chain, and what you call them for."""

    naam: str
    titel: str
    waarvoor: str


FUNCTIES = tuple(Functie(**deel) for deel in _DATA["functie"])
"""In the order in which people need them."""

_MAIL = re.compile(r"([a-z0-9][a-z0-9._+-]{0,63})@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})")
_TELEFOON = re.compile(r"(?:\+31|0031|0)[1-9]\d{8}|0[89]00\d{4,7}|14\d{2,4}")
_UREN = frozenset(_DATA["bereikbaar"]["woorden"])


def functie(naam: str) -> Functie | None:
    """The function of this name."""
    return next((f for f in FUNCTIES if f.naam == naam), None)


def lees_telefoon(tekst: str) -> str | None:
    """A Dutch telephone number as it was grouped, or None. A country code reads as 0."""
    kaal = re.sub(r"[\s().-]", "", tekst.replace("(0)", ""))
    if not _TELEFOON.fullmatch(kaal):
        return None
    if kaal.startswith(("+31", "0031")):
        return "0" + kaal.removeprefix("+31").removeprefix("0031")
    return " ".join(re.sub(r"[().-]", " ", tekst).split())


def lees_mail(tekst: str) -> str | None:
    """The mail address of a desk, or None: no address, or one that may hold somebody's name."""
    adres = tekst.strip().lower()
    found = _MAIL.fullmatch(adres)
    if found is None:
        return None
    naam, domein = found.groups()
    desk = any(woord in naam for woord in _DATA["mail"]["afdeling"]) or naam == domein.split(".")[0]
    return adres if desk and not re.match(r"[a-z][._-]", naam) else None


def lees_uren(tekst: str) -> str | None:
    """Days and hours, or None when another word stands in it."""
    kaal = " ".join(tekst.lower().split())
    woorden = re.findall(r"[^\W\d_]+", kaal)
    klopt = (
        len(kaal) <= 60 and bool(kaal) and _UREN.issuperset(woorden) and not re.search(r"\d{3}|[^\w\s:.,/'–-]", kaal)
    )
    return kaal if klopt else None
