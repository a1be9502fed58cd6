"""What holds a koppeling up, and holding it until a date: as facts of the case, so that history replays.

A hold is a flag with a cause and an end, not a stand. The agreed date never moves; a hold adds the own planning beside
it, and the days it cost. The sources do not say that COA's clock stops. Days are counted from the first day up to, and
not including, the last.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.dates.termijnen import Termijn
from workflows.engine.velden import Keuze, Soort, Veld, geweest, na
from workflows.koppeling.oorzaken import EISEN, OORZAKEN

Feiten = Mapping[str, Any]

LANGSTE = timedelta(days=366)
"""A hold of more than a year is a typing error, or a koppeling that should be ended."""

HOUDT_TEGEN = Veld(
    "houdt_tegen",
    "Houdt tegen",
    "Wat houdt het tegen?",
    Soort.KEUZE,
    keuzes=tuple(Keuze(item.naam, item.titel) for item in OORZAKEN),
    optioneel=True,
)
TEGEN_SINDS = Veld(
    "tegen_sinds",
    "Houdt tegen sinds",
    "Sinds welke dag houdt dit de koppeling tegen?",
    Soort.DATUM,
    grenzen=(
        na("koppelingsdatum", "Die dag ligt vóór de koppeling. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het begon."),
    ),
)
WACHT_SINDS = Veld("wacht_sinds", "Aangehouden vanaf", "", Soort.DATUM)
WACHT_TOT = Veld(
    "wacht_tot",
    "Aangehouden tot",
    "Tot welke dag houd je de zaak aan?\nEen week ervoor herinner ik je. De afgesproken datum blijft staan.",
    Soort.DATUM,
    keuzes=(
        Keuze("over 2 weken", "2 weken"),
        Keuze("over 4 weken", "4 weken"),
        Keuze("over 3 maanden", "3 maanden"),
    ),
    richting="toekomst",
    eist=(
        "wacht_tot_later",
        "wacht_niet_te_lang",
    ),
)
EISEN_VELD = Veld(
    "eisen",
    "Eisen aan de woning",
    "",
    Soort.KEUZE,
    keuzes=tuple(Keuze(eis.naam, eis.titel) for eis in EISEN),
    optioneel=True,
)
VELDEN = (HOUDT_TEGEN, TEGEN_SINDS, WACHT_SINDS, WACHT_TOT, EISEN_VELD)

REDENEN = {
    "wacht_tot_later": "Aanhouden kan tot een dag die nog komt. Typ een latere dag.",
    "wacht_niet_te_lang": "Dat is meer dan een jaar. Typ een eerdere dag, of kies Koppeling vervalt.",
}


# ---------------------------------------------------------------- changing the facts


def begin(oorzaak: str, feiten: Feiten, vandaag: date) -> dict[str, Any]:
    """From today this cause holds the case up; the one before it ends today. A hold goes on, whatever its cause."""
    return {**_sluit_oorzaak(feiten, vandaag), "houdt_tegen": oorzaak, "tegen_sinds": vandaag}


def houd_aan(tot: date, feiten: Feiten, vandaag: date) -> dict[str, Any]:
    """Hold the case from today until `tot`. A hold that runs gets this end; one that is over is counted first."""
    if aangehouden(feiten, vandaag):
        return {"wacht_tot": tot}
    return {**_sluit_wachten(feiten, vandaag), "wacht_sinds": vandaag, "wacht_tot": tot}


def voor(oorzaak: str, tot: date, feiten: Feiten, vandaag: date) -> dict[str, Any]:
    """Hold the case up by this cause and until this day: what changes by that, nothing where it is so already."""
    known = dict(feiten) if feiten.get(_NU) == oorzaak else {**feiten, **begin(oorzaak, feiten, vandaag)}
    wanted = {**known, **houd_aan(tot, known, vandaag)}
    return {naam: value for naam, value in wanted.items() if feiten.get(naam) != value}


def hervat(feiten: Feiten, dag: date) -> dict[str, Any]:
    """Nothing holds it up any more since this day: what ran is counted and closed. Empty when nothing ran."""
    return {**_sluit_oorzaak(feiten, dag), **_sluit_wachten(feiten, dag)}


def _sluit_oorzaak(feiten: Feiten, dag: date) -> dict[str, Any]:
    naam, sinds = feiten.get("houdt_tegen"), feiten.get("tegen_sinds")
    if naam is None or sinds is None:
        return {}
    key = f"dagen_{naam}"
    return {key: feiten.get(key, 0) + _dagen(sinds, dag), "houdt_tegen": None, "tegen_sinds": None}


def _sluit_wachten(feiten: Feiten, dag: date) -> dict[str, Any]:
    sinds, tot = feiten.get("wacht_sinds"), feiten.get("wacht_tot")
    if sinds is None or tot is None:
        return {}
    key = _potje(feiten)
    return {key: feiten.get(key, 0) + _dagen(sinds, min(tot, dag)), "wacht_sinds": None, "wacht_tot": None}


def _potje(feiten: Feiten) -> str:
    """Days before the contract and after it are kept apart: the second term only feels the second."""
    getekend, sinds = feiten.get("getekend"), feiten.get("wacht_sinds")
    return "wacht_dagen_na" if getekend and sinds and sinds >= getekend else "wacht_dagen"


def _dagen(van: date, tot: date) -> int:
    return max(0, (tot - van).days)


# ---------------------------------------------------------------- reading the facts

_NU = "houdt_tegen"
_TELLERS = tuple((item.naam, f"dagen_{item.naam}") for item in OORZAKEN)
_TEGENGEHOUDEN = frozenset((_NU, *(key for _, key in _TELLERS)))


def aangehouden(feiten: Feiten, vandaag: date) -> bool:
    """Whether the case is held today; a hold whose end has come is over by itself."""
    tot = feiten.get("wacht_tot")
    return tot is not None and tot > vandaag


def in_wacht(feiten: Feiten, dag: date) -> bool:
    """Whether this day lies in the present hold: no ping about the term then."""
    sinds, tot = feiten.get("wacht_sinds"), feiten.get("wacht_tot")
    return sinds is not None and tot is not None and sinds <= dag < tot


def dagen_per_oorzaak(feiten: Feiten, vandaag: date) -> dict[str, int]:
    """How many days each cause has held this case up until today; causes that never did are left out."""
    if _TEGENGEHOUDEN.isdisjoint(feiten):  # most koppelingen never were, and many are counted
        return {}
    now, sinds = feiten.get(_NU), feiten.get("tegen_sinds")
    running = _dagen(sinds, vandaag) if sinds is not None else 0
    known = ((naam, int(feiten.get(key) or 0) + (running if naam == now else 0)) for naam, key in _TELLERS)
    return {naam: dagen for naam, dagen in known if dagen}


@dataclass(frozen=True, slots=True)
class EigenPlanning:
    """The second line beside the agreed date: its day, the last working day on or before it, and the days held."""

    dagen: int
    einde: date
    uiterlijk: date


def eigen_planning(termijnen: Mapping[str, Termijn], feiten: Feiten, kalender: Kalender) -> EigenPlanning | None:
    """The own planning of the term that runs, or None when no hold cost any day. `termijnen` are those that count for
    the present stand, by name: `tekenen`, or the two of moving."""
    einde = eigen_einde({naam: t.einde for naam, t in termijnen.items()}, feiten)
    return EigenPlanning(sum(gewacht(feiten)), einde, kalender.herinnerdag(einde)) if einde else None


def eigen_einde(afgesproken: Mapping[str, date], feiten: Feiten) -> date | None:
    """Only the day of the own planning, from the agreed days by the name of their term; None when no hold cost any."""
    dagen, na = gewacht(feiten)
    if not dagen + na:
        return None
    ends = [
        einde + timedelta(days=na if naam == "verhuizen_na_tekenen" else dagen + na)
        for naam, einde in afgesproken.items()
    ]
    return min(ends, default=None)


def gewacht(feiten: Feiten) -> tuple[int, int]:
    """Days held before the contract, and after it; of the present hold all its days, also those to come."""
    before, after = int(feiten.get("wacht_dagen") or 0), int(feiten.get("wacht_dagen_na") or 0)
    sinds, tot = feiten.get("wacht_sinds"), feiten.get("wacht_tot")
    if sinds is None or tot is None:
        return before, after
    if _potje(feiten) == "wacht_dagen_na":
        return before, after + _dagen(sinds, tot)
    return before + _dagen(sinds, tot), after
