"""A woningweigering and the koppeling it is about: what a refusal needs of it and does to it. The way back stands in
`kruising_koppeling`, what all have to do with one home in `kruising_woning`.

Each act writes at most one line in the koppeling, so that taking the act back can take that line back, if nobody went
on there.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import WIS, Kruising, Verandering, Volgt, Zin
from workflows.engine.laatste_dagen import eerste
from workflows.engine.velden import te_ver
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak, noteer, zet
from workflows.koppeling import aanhouden
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import GETEKEND, heeft, stand_van, titel_van, woning_van, zelfde
from workflows.koppeling.tabel import HERVAT, HOUD_AAN, HOUDT_TEGEN, KOPPELING
from workflows.koppeling.velden import TEKENAFSPRAAK, WONING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import laatste_dagen
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, UIT, WACHTEND, WEG, ZOEKT
from workflows.woningweigering.tabel import HOORT_BIJ, WONINGWEIGERING, loopt
from workflows.woningweigering.velden import AFSPRAAK, TEKENEN_OP, VOORVAL_OP

BAND = "weigering van de koppeling"
"""How the two belong together: the report names the koppeling it is about."""
SPOOR = KOPPELING.sporen[0]
STAPPEN = tuple(stap.trigger for spoor in WONINGWEIGERING.sporen for stap in spoor.stappen if not stap.vanzelf)
VOOR_HET_TEKENEN = ("zoeken", "gevonden")
"""Where a home can still be refused."""
OORZAAK = "weigering"
"""What a report that runs is called among the causes that hold a koppeling up."""


def andere_woning(zaak: Zaak, koppeling: Zaak) -> bool:
    """Whether the koppeling has another home than the one that was refused, by the numbers of both."""
    return bool(woning_van(zaak.feiten) and woning_van(koppeling.feiten)) and not zelfde(zaak, koppeling)


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
    stand = SPOOR.stand(stand_van(koppeling))
    if stand.naam in VOOR_HET_TEKENEN:
        return ""
    return f"Een weigering melden kan alleen vóór het tekenen. Deze koppeling: {stand.titel}."


def _voor_de_koppeling(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """A home is refused after the koppeling, also where the day is put right."""
    happened: date | None = zaak.feiten.get(VOORVAL_OP.naam)
    before = happened is not None and happened < KoppelingFeiten(koppeling.feiten).koppelingsdatum
    return "Die dag ligt vóór de koppeling. Controleer de datum." if before else ""


def _andere_woning(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """A typing error in either, or another home indeed: asked where the number is given."""
    if not andere_woning(zaak, koppeling) or zaak.standen[PERSOON] not in WACHTEND:
        return ""
    return (
        f"Koppeling {{ander}} heeft woning {woning_van(koppeling.feiten)}. Gaat de weigering over een andere woning? "
        "Anders klopt het nummer niet."
    )


def _neemt(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """The household takes the home after all: not without a koppeling, nor beside another home."""
    place = f"Koppeling {{ander}}: {titel_van(koppeling)}."
    if stand_van(koppeling) == "vervallen":
        return f"{place} Heropen de koppeling eerst."
    if andere_woning(zaak, koppeling):
        return (
            f"{place} Dit huishouden heeft nu woning {woning_van(koppeling.feiten)}. Gaat die niet door? "
            "Leg dat eerst bij de koppeling vast."
        )
    return ""


def _blijft_staan(_: Zaak, koppeling: Zaak, __: date, ___: Kalender) -> str:
    """A signed or housed koppeling never becomes vervallen by a refusal."""
    if stand_van(koppeling) not in GETEKEND:
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}. Zij vervalt niet door een weigering. Klopt dat niet? "
        "Maak het bij de koppeling ongedaan, of kies daar Koppeling vervalt."
    )


def _vervalt_ook(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if stand_van(koppeling) != "gevonden" or not andere_woning(zaak, koppeling):
        return ""
    return f"Koppeling {{ander}} heeft nu woning {woning_van(koppeling.feiten)} en vervalt dan. Klopt dat?"


def _van_dit_huishouden(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """A home that the household itself signed for goes to nobody else."""
    if stand_van(koppeling) not in GETEKEND or not zelfde(zaak, koppeling):
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}, voor deze woning. Zij kan niet naar een ander. "
        "Klopt dat niet? Maak het eerst bij de koppeling ongedaan."
    )


def _geen_kandidaat_nodig(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """Nobody is told that there is no candidate for a home that the household itself signed for."""
    if stand_van(koppeling) not in GETEKEND or not zelfde(zaak, koppeling):
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}, voor deze woning. Een nieuwe kandidaat is niet nodig: "
        "kies onder Meer Neemt de woning toch. Klopt dat niet? Maak het eerst bij de koppeling ongedaan."
    )


def _al_getekend(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """The report would run again, or the home wait for somebody else, while the household signed for it."""
    waits = zaak.standen[PERSOON] in WACHTEND and zaak.standen[HUIS] not in WEG and not andere_woning(zaak, koppeling)
    searches = zaak.standen[HUIS] in ZOEKT and zelfde(zaak, koppeling)
    if stand_van(koppeling) not in GETEKEND or not (waits or searches):
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}. De weigering kan niet weer open. "
        "Klopt dat niet? Maak het eerst bij de koppeling ongedaan."
    )


def _nummer_van_de_koppeling(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """By the number that is put right, the home of the koppeling is gone, or signed for while the report runs."""
    gone = zaak.standen[HUIS] in WEG and heeft(koppeling)
    signed = stand_van(koppeling) in GETEKEND and zaak.standen[HUIS] not in WEG and zaak.standen[PERSOON] not in NEEMT
    if not zelfde(zaak, koppeling) or not (gone or signed):
        return ""
    return (
        f"Koppeling {{ander}} ({titel_van(koppeling)}) heeft woning {woning_van(koppeling.feiten)}. "
        "Gaat de weigering over die woning? Anders klopt het nummer niet."
    )


def _weer_buiten(zaak: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """Back to where the household was coupled no longer, while its koppeling runs again."""
    if zaak.standen[PERSOON] not in UIT or stand_van(koppeling) == "vervallen":
        return ""
    where = WONINGWEIGERING.spoor(PERSOON).stand(zaak.standen[PERSOON]).titel
    return f"Koppeling {{ander}} loopt ({titel_van(koppeling)}), en hier staat dan weer: {where}. Klopt dat?"


def _na_de_laatste_dag(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> str:
    """An appointment is made for after the day by which the koppeling is to be signed."""
    refusal = WeigeringFeiten(zaak.feiten)
    day = refusal.tekenen_op if zaak.standen[PERSOON] != "ingetrokken" else refusal.afspraak
    known = KOPPELING.laatste_dagen(koppeling.standen, koppeling.feiten, kalender)
    last = max((item.werkdag for item in known if item.naam in TEKENAFSPRAAK.uiterlijk), default=None)
    return (te_ver(day, last, vandaag) or "") if day is not None else ""


# ---------------------------------------------------------------- the koppeling is held


def _houd_aan(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """Until the end of the term that runs for the household; not where it has another home, or this one is gone."""
    facts = koppeling.feiten
    if SPOOR.stand(stand_van(koppeling)).eind or andere_woning(zaak, koppeling) or zaak.standen[HUIS] in WEG:
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


def _laat_hem_los(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """What this report holds up goes on; another cause goes on holding."""
    held = KoppelingFeiten(koppeling.feiten).houdt_tegen == OORZAAK
    return _laat_los(zaak, koppeling, vandaag, kalender) if held else None


def _gewist(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """A report that is deleted while it runs holds its koppeling up no longer."""
    return _laat_hem_los(zaak, koppeling, vandaag, kalender) if loopt(zaak.standen) else None


# ---------------------------------------------------------------- the koppeling goes on, back or ends


def _naar_het_tekenen(dag: Callable[[WeigeringFeiten], date | None]) -> Volgt:
    """The koppeling goes on at the day of signing; one that was reopened and looks for a home gets this home back."""

    def volgt(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
        refusal = WeigeringFeiten(zaak.feiten)
        if stand_van(koppeling) == "zoeken":
            brought = {"tekenafspraak": dag(refusal), "woning": refusal.woning}
            return _stap(koppeling, "woning_gevonden", brought, vandaag)
        moves = stand_van(koppeling) == "gevonden" and dag(refusal) is not None
        day = {"tekenafspraak": dag(refusal)} if moves else {}
        return _regel(koppeling, HERVAT, {**aanhouden.hervat(koppeling.feiten, vandaag), **day}, vandaag)

    return volgt


def _getekend(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    return _stap(koppeling, "teken", {"getekend": WeigeringFeiten(zaak.feiten).getekend_op}, vandaag)


def _zoekt_verder(zaak: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    if stand_van(koppeling) != "gevonden" or andere_woning(zaak, koppeling):
        return _laat_los(zaak, koppeling, vandaag, kalender)
    return _stap(koppeling, "woning_valt_af", aanhouden.hervat(koppeling.feiten, vandaag), vandaag)


def _woning_weg(zaak: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """Without a home the koppeling looks for one again; the report goes on holding it up. Another home stays."""
    if stand_van(koppeling) != "gevonden" or andere_woning(zaak, koppeling):
        return None
    if zaak.standen[PERSOON] not in (*WACHTEND, "terecht", "te_laat") and not zelfde(zaak, koppeling):
        return None
    return _stap(koppeling, "woning_valt_af", {}, vandaag)


def _vervalt(oorzaak: str) -> Volgt:
    def volgt(_: Zaak, koppeling: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
        if stand_van(koppeling) in GETEKEND:  # it is refused before; an old file may say otherwise
            return None
        return _stap(koppeling, "vervalt", {"oorzaak": oorzaak}, vandaag)

    return volgt


# ---------------------------------------------------------------- the rows

NEEMT_WEER = ("accepteert", "afspraak", "alsnog", "neemt_toch")
"""The household takes the home after all."""
BUITEN = ("ontkoppeld", "weigert_weer", "onterecht_gebruikt", "toch_onterecht_gebruikt")
"""The household is coupled no longer."""
GAAT_WEG = ("geef_terug", "koppelt", "kandidaat", "aanvaardt", "gaat_niet_door")
"""The home goes to somebody else, back, or to nobody."""


def _weigert(
    naam: str, daden: tuple[str, ...], zin: Zin, velden: tuple[str, ...] = (), *, terug: bool = False
) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, KOPPELING.naam, BAND, terug, velden, zin, nieuw=terug, naam=naam)


def _vraagt(
    naam: str, daden: tuple[str, ...], zin: Zin, velden: tuple[str, ...] = (), *, terug: bool = False
) -> Kruising:
    return Kruising(
        WONINGWEIGERING.naam, daden, KOPPELING.naam, BAND, terug, velden, vraagt=zin, nieuw=terug, naam=naam
    )


def _volgt(naam: str, daden: tuple[str, ...], volgt: Volgt, *schrijft: str) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, KOPPELING.naam, BAND, volgt=volgt, schrijft=schrijft, naam=naam)


KRUISINGEN = (
    _weigert("een woning weiger je vóór het tekenen", (MAAK, HOORT_BIJ), _na_het_tekenen),
    _weigert("een woning weiger je na de koppeling", (MAAK, CORRIGEER), _voor_de_koppeling, (VOORVAL_OP.naam,)),
    _vraagt("de weigering noemt een andere woning", (MAAK, CORRIGEER), _andere_woning, (WONING.naam,)),
    _weigert("de woning alsnog nemen kan als de koppeling loopt, zonder andere woning", NEEMT_WEER, _neemt),
    _weigert("getekend of gehuisvest vervalt niet door een weigering", BUITEN, _blijft_staan),
    _vraagt("de koppeling heeft een andere woning en vervalt", BUITEN, _vervalt_ook),
    _weigert("een getekende woning gaat niet naar een ander", GAAT_WEG, _van_dit_huishouden),
    _weigert("voor een getekende woning is geen kandidaat nodig", ("meld", "meld_leiding"), _geen_kandidaat_nodig),
    _weigert("na het tekenen gaat de weigering niet weer open", ("toch_onterecht", "kandidaat_af"), _al_getekend),
    _weigert("na het tekenen gaat de weigering niet weer open: ongedaan maken", STAPPEN, _al_getekend, terug=True),
    _vraagt("de weigering noemt de woning van de koppeling", (CORRIGEER,), _nummer_van_de_koppeling, (WONING.naam,)),
    _vraagt("niet meer gekoppeld terwijl de koppeling loopt: ongedaan maken", STAPPEN, _weer_buiten, terug=True),
    _vraagt("een tekendag na de laatste dag van de koppeling", ("accepteert", "afspraak", "neemt_toch"),
            _na_de_laatste_dag, (AFSPRAAK.naam, TEKENEN_OP.naam)),
    _volgt("de koppeling wordt aangehouden", (MAAK, HOORT_BIJ, "onterecht", "toch_onterecht"), _houd_aan, HOUD_AAN,
           HOUDT_TEGEN),
    _volgt("een verbeterde dag verschuift het aanhouden", (CORRIGEER,), _houd_langer_aan, HOUD_AAN, HOUDT_TEGEN),
    _volgt("de koppeling gaat verder bij de tekendag", ("accepteert", "neemt_toch"),
           _naar_het_tekenen(lambda refusal: refusal.tekenen_op), "woning_gevonden", HERVAT),
    _volgt("de koppeling gaat verder bij de nieuwe afspraak", ("afspraak",),
           _naar_het_tekenen(lambda refusal: refusal.afspraak), "woning_gevonden", HERVAT),
    _volgt("de koppeling is getekend", ("alsnog",), _getekend, "teken"),
    _volgt("de koppeling zoekt verder", ("blijft",), _zoekt_verder, "woning_valt_af", HERVAT),
    _volgt("de koppeling vervalt: ontkoppeld", ("ontkoppeld",), _vervalt("ontkoppeld"), "vervalt"),
    _volgt("de koppeling vervalt: bemiddeling gestopt", BUITEN[1:], _vervalt("bemiddeling_gestopt"), "vervalt"),
    _volgt("zonder deze woning zoekt de koppeling weer", GAAT_WEG, _woning_weg, "woning_valt_af"),
    _volgt("de koppeling wordt niet meer aangehouden", ("vervalt", "onterecht_weg", "toch_onterecht_weg"),
           _laat_hem_los, HERVAT),
    _volgt("de koppeling wordt niet meer aangehouden: gewist", (WIS,), _gewist, HERVAT),
)  # fmt: skip
