"""A woningweigering and the koppeling it is about: what a refusal needs of it and does to it.

Each act writes at most one line in the koppeling, so that taking the act back can take that line back, if nobody went
on there.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import WIS, Kruising, Verandering, Volgt, Zin
from workflows.engine.laatste_dagen import eerste
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak, noteer, zet
from workflows.koppeling import aanhouden
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.tabel import HERVAT, HOUD_AAN, HOUDT_TEGEN, KOPPELING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import laatste_dagen
from workflows.woningweigering.regels import PERSOON, WACHTEND
from workflows.woningweigering.tabel import HOORT_BIJ, WONINGWEIGERING, loopt
from workflows.woningweigering.velden import VOORVAL_OP

BAND = "weigering van de koppeling"
"""How the two belong together: the report names the koppeling it is about."""
SPOOR = KOPPELING.sporen[0]
VOOR_HET_TEKENEN = ("zoeken", "gevonden")
"""Where a home can still be refused."""
OORZAAK = "weigering"
"""What a report that runs is called among the causes that hold a koppeling up."""


def _stand(koppeling: Zaak) -> str:
    return koppeling.standen[SPOOR.naam]


def _stap(koppeling: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date) -> Verandering:
    result, line = zet(KOPPELING, koppeling, SPOOR.naam, trigger, feiten, vandaag)
    return result, (line,)


def _regel(koppeling: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date) -> Verandering | None:
    if not feiten:
        return None
    result, line = noteer(KOPPELING, koppeling, trigger, feiten, vandaag)
    return result, (line,)


# ---------------------------------------------------------------- what a report needs


def _na_het_tekenen(_: Zaak, koppeling: Zaak, __: date, ___: Kalender) -> str:
    stand = SPOOR.stand(_stand(koppeling))
    if stand.naam in VOOR_HET_TEKENEN:
        return ""
    return f"Een weigering melden kan alleen vóór het tekenen. Deze koppeling: {stand.titel}."


def _voor_de_koppeling(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """A home is refused after the koppeling, also where the day is put right."""
    happened: date | None = zaak.feiten.get(VOORVAL_OP.naam)
    before = happened is not None and happened < KoppelingFeiten(koppeling.feiten).koppelingsdatum
    return "Die dag ligt vóór de koppeling. Controleer de datum." if before else ""


# ---------------------------------------------------------------- the koppeling is held


def _houd_aan(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """Until the end of the term that runs for the household."""
    facts = koppeling.feiten
    if SPOOR.stand(_stand(koppeling)).eind:
        return None
    held_by_this = KoppelingFeiten(facts).houdt_tegen == OORZAAK
    known = facts if held_by_this else {**facts, **aanhouden.begin(OORZAAK, facts, vandaag)}
    until = _einde(zaak, kalender)
    held = aanhouden.houd_aan(until, known, vandaag) if until is not None and until > vandaag else _over(facts, vandaag)
    changed = {naam: value for naam, value in {**known, **held}.items() if facts.get(naam) != value}
    return _regel(koppeling, HOUD_AAN if held else HOUDT_TEGEN, changed, vandaag)


def _einde(zaak: Zaak, kalender: Kalender) -> date | None:
    first = eerste(laatste_dagen(zaak.standen, zaak.feiten, kalender))
    return first.dag if first is not None and zaak.standen[PERSOON] in WACHTEND else None


def _over(feiten: Mapping[str, Any], vandaag: date) -> dict[str, Any]:
    """The term is past already, by a date that was put right: what this report held ends today."""
    if KoppelingFeiten(feiten).houdt_tegen != OORZAAK or not aanhouden.aangehouden(feiten, vandaag):
        return {}
    return {naam: value for naam, value in aanhouden.hervat(feiten, vandaag).items() if naam.startswith("wacht")}


def _houd_langer_aan(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """A date was put right: the hold follows, as long as it is still this one."""
    held_by_this = KoppelingFeiten(koppeling.feiten).houdt_tegen == OORZAAK
    return _houd_aan(zaak, koppeling, vandaag, kalender) if held_by_this and zaak.standen[PERSOON] in WACHTEND else None


def _laat_los(_: Zaak, koppeling: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
    return _regel(koppeling, HERVAT, aanhouden.hervat(koppeling.feiten, vandaag), vandaag)


def _gewist(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """A report that is deleted while it runs holds its koppeling up no longer."""
    holds = loopt(zaak.standen) and KoppelingFeiten(koppeling.feiten).houdt_tegen == OORZAAK
    return _laat_los(zaak, koppeling, vandaag, kalender) if holds else None


# ---------------------------------------------------------------- the koppeling goes on, back or ends


def _naar_het_tekenen(dag: Callable[[WeigeringFeiten], date | None]) -> Volgt:
    """The koppeling goes on at the day of signing; one that was reopened and looks for a home gets this home back."""

    def volgt(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
        refusal = WeigeringFeiten(zaak.feiten)
        if _stand(koppeling) == "zoeken":
            brought = {"tekenafspraak": dag(refusal), "woning": refusal.woning}
            return _stap(koppeling, "woning_gevonden", brought, vandaag)
        day = {"tekenafspraak": dag(refusal)} if dag(refusal) is not None else {}
        return _regel(koppeling, HERVAT, {**aanhouden.hervat(koppeling.feiten, vandaag), **day}, vandaag)

    return volgt


def _getekend(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    return _stap(koppeling, "teken", {"getekend": WeigeringFeiten(zaak.feiten).getekend_op}, vandaag)


def _zoekt_verder(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    if _stand(koppeling) != "gevonden":
        return _laat_los(zaak, koppeling, vandaag, kalender)
    return _stap(koppeling, "woning_valt_af", aanhouden.hervat(koppeling.feiten, vandaag), vandaag)


def _woning_weg(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """Without a home the koppeling goes back to looking for one; the report goes on holding it up."""
    if zaak.standen[PERSOON] not in (*WACHTEND, "terecht", "te_laat") or _stand(koppeling) != "gevonden":
        return None
    return _stap(koppeling, "woning_valt_af", {}, vandaag)


def _vervalt(oorzaak: str) -> Volgt:
    return lambda _, koppeling, vandaag, __: _stap(koppeling, "vervalt", {"oorzaak": oorzaak}, vandaag)


# ---------------------------------------------------------------- the rows


def _weigert(daden: tuple[str, ...], zin: Zin, velden: tuple[str, ...] = ()) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, KOPPELING.naam, BAND, velden=velden, weigert=zin)


def _volgt(daden: tuple[str, ...], volgt: Volgt, *schrijft: str) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, KOPPELING.naam, BAND, volgt=volgt, schrijft=schrijft)


KRUISINGEN = (
    _weigert((MAAK,), _na_het_tekenen),
    _weigert((MAAK, CORRIGEER), _voor_de_koppeling, (VOORVAL_OP.naam,)),
    _volgt((MAAK, HOORT_BIJ, "onterecht", "toch_onterecht"), _houd_aan, HOUD_AAN, HOUDT_TEGEN),
    _volgt((CORRIGEER,), _houd_langer_aan, HOUD_AAN, HOUDT_TEGEN),
    _volgt(("accepteert",), _naar_het_tekenen(lambda refusal: refusal.tekenen_op), "woning_gevonden", HERVAT),
    _volgt(("afspraak",), _naar_het_tekenen(lambda refusal: refusal.afspraak), "woning_gevonden", HERVAT),
    _volgt(("alsnog",), _getekend, "teken"),
    _volgt(("blijft",), _zoekt_verder, "woning_valt_af", HERVAT),
    _volgt(("ontkoppeld",), _vervalt("ontkoppeld"), "vervalt"),
    _volgt(("weigert_weer",), _vervalt("bemiddeling_gestopt"), "vervalt"),
    _volgt(("geef_terug", "kandidaat"), _woning_weg, "woning_valt_af"),
    _volgt(("vervalt",), _laat_los, HERVAT),
    _volgt((WIS,), _gewist, HERVAT),
)
