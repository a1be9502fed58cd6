"""Koppelingen of the same home: a home has one taker.

A home is the gemeente's own number at the corporatie. Who has found it, signed for it or lives in it has it; that COA
counts a household only asks, for a home gets new people in time.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import Kruising
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import WONING

BAND = "koppeling van dezelfde woning"
"""How two of them belong together: both name the home."""
HEEFT = ("gevonden", "getekend", "verhuisd")
"""Where a koppeling has its home."""
GETEKEND = ("getekend", "verhuisd", "geteld")
"""Where a household signed, moved or counts: it never becomes vervallen unasked."""
NEEMT = ("woning_gevonden", "teken", "heropen_getekend", "telt_niet")
"""The steps by which it takes or keeps one."""
STAPPEN = tuple(stap.trigger for stap in KOPPELING.sporen[0].stappen)
TERUG = (*STAPPEN, CORRIGEER)
"""What can be taken back, and might bring a home back with it."""


def stand_van(koppeling: Zaak) -> str:
    """Where the koppeling is."""
    return koppeling.standen[SPOOR]


def titel_van(koppeling: Zaak) -> str:
    """The same in words."""
    return KOPPELING.sporen[0].stand(stand_van(koppeling)).titel


def woning_van(feiten: Mapping[str, Any]) -> str:
    """The number of the home that a case names; empty for none."""
    return str(feiten.get(WONING.naam) or "")


def zelfde(een: Zaak, ander: Zaak) -> bool:
    """Whether both name the same home: capitals make no difference."""
    first = woning_van(een.feiten).casefold()
    return bool(first) and first == woning_van(ander.feiten).casefold()


def heeft(koppeling: Zaak) -> bool:
    """Whether it has the home that it names."""
    return stand_van(koppeling) in HEEFT and bool(woning_van(koppeling.feiten))


def wil(koppeling: Zaak) -> bool:
    """Whether it has or looks at the home that it names."""
    return stand_van(koppeling) in ("zoeken", *HEEFT) and bool(woning_van(koppeling.feiten))


def _bezet(zaak: Zaak, ander: Zaak, _: date, __: Kalender) -> str:
    if not (wil(zaak) and heeft(ander) and zelfde(zaak, ander)):
        return ""
    return (
        f"Woning {woning_van(zaak.feiten)} is al van koppeling {{ander}} ({titel_van(ander)}). "
        "Controleer het woningnummer, of leg daar eerst vast dat de woning niet doorgaat."
    )


def _was_bewoond(zaak: Zaak, ander: Zaak, _: date, __: Kalender) -> str:
    if not (wil(zaak) and stand_van(ander) == "geteld" and zelfde(zaak, ander)):
        return ""
    return (
        f"In woning {woning_van(zaak.feiten)} woont volgens koppeling {{ander}} al een huishouden. Is dat vertrokken? "
        "Anders klopt het woningnummer niet."
    )


KRUISINGEN = tuple(
    Kruising(
        KOPPELING.naam,
        daden,
        KOPPELING.naam,
        BAND,
        velden=velden,
        weigert=_bezet,
        vraagt=_was_bewoond,
        terug=terug,
        nieuw=terug,
        naam=f"een woning heeft één huishouden: {bij}",
    )
    for daden, velden, terug, bij in (
        (NEEMT, (), False, "een stap"),
        ((MAAK, CORRIGEER), (WONING.naam,), False, "het woningnummer"),
        (TERUG, (), True, "ongedaan maken"),
    )
)
