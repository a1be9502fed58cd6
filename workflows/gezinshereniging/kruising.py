"""A gezinshereniging and the koppeling it stands beside, and the weigering of that koppeling: what they need of each
other and do to each other.

While COA blocks, the koppeling is held with an own planning beside its agreed day; that day itself never moves.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.engine.kruising import WIS, Kruising, Verandering
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak, doe, noteer
from workflows.gezinshereniging.tabel import GEZINSHERENIGING, LOPEND, SPOOR, WOONT, einde_blokkade
from workflows.koppeling import aanhouden
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import stand_van, titel_van
from workflows.koppeling.tabel import HERVAT, HOUD_AAN, KOPPELING
from workflows.woningweigering.kruising import BUITEN
from workflows.woningweigering.regels import PERSOON, WACHTEND
from workflows.woningweigering.tabel import WONINGWEIGERING, nog_open
from workflows.woningweigering.velden import VOORVAL_OP

BAND, BIJ_WEIGERING = "gezinshereniging van de koppeling", "gezinshereniging naast een weigering"
"""How they belong together: it stands beside the koppeling, and so beside the refusal of that koppeling."""
OORZAAK = "gezinshereniging"
"""What it is called among the causes that hold a koppeling up."""
VOOR_HET_TEKENEN, VERHUISD = ("zoeken", "gevonden"), ("verhuisd", "geteld")
STAPPEN = tuple(stap.trigger for stap in GEZINSHERENIGING.sporen[0].stappen if not stap.vanzelf)


def blokkeert(gezin: Zaak) -> bool:
    """Whether COA keeps the household from moving out; one that has a home is on its way to the next stand."""
    return gezin.standen[SPOOR] == "blokkade" and gezin.feiten.get(WOONT.naam) == "opvang"


def wacht(weigering: Zaak) -> bool:
    """Whether the household may still take the home that it refused."""
    return weigering.standen[PERSOON] in WACHTEND


def _loopt(gezin: Zaak) -> bool:
    return gezin.standen[SPOOR] in LOPEND


def _waar(gezin: Zaak) -> str:
    return GEZINSHERENIGING.sporen[0].stand(gezin.standen[SPOOR]).titel


def _tot(gezin: Zaak) -> str:
    ends = einde_blokkade(gezin.feiten)
    return f" tot en met {zeg(ends)}" if ends is not None else ""


# ---------------------------------------------------------------- what is done in the gezinshereniging


def _al_verhuisd(gezin: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if not blokkeert(gezin) or stand_van(koppeling) not in VERHUISD:
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}. COA blokkeert alleen wie nog in de opvang is: kies In een "
        "woning. Klopt dat niet? Maak het eerst bij de koppeling ongedaan."
    )


def _nog_geen_woning(gezin: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if gezin.feiten.get(WOONT.naam) != "woning" or stand_van(koppeling) in (*VERHUISD, "vervallen"):
        return ""
    return f"Koppeling {{ander}}: {titel_van(koppeling)}. Woonde de vergunninghouder toen al in een woning?"


def _nog_niet_verhuisd(gezin: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if gezin.standen[SPOOR] != "herenigd" or stand_van(koppeling) in (*VERHUISD, "vervallen"):
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}. Woont het gezin al in de woning? Leg dan daarna ook bij de "
        "koppeling vast dat het verhuisd is."
    )


def _houd_aan(gezin: Zaak, koppeling: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """Until the end of the block, while a home is looked for; what a refusal holds up stays held for that."""
    ends, held_by = einde_blokkade(gezin.feiten), KoppelingFeiten(koppeling.feiten).houdt_tegen
    if ends is None or ends <= vandaag or not blokkeert(gezin) or held_by == "weigering":
        return None
    if stand_van(koppeling) not in VOOR_HET_TEKENEN:
        return None
    return _regel(koppeling, HOUD_AAN, aanhouden.voor(OORZAAK, ends, koppeling.feiten, vandaag), vandaag)


def _houd_langer_aan(gezin: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> Verandering | None:
    """A day was put right: the hold follows, as long as it is still this one."""
    if KoppelingFeiten(koppeling.feiten).houdt_tegen != OORZAAK:
        return None
    return _houd_aan(gezin, koppeling, vandaag, kalender) or (
        None if blokkeert(gezin) and _loopt_nog(gezin, vandaag) else _laat_los(gezin, koppeling, vandaag, kalender)
    )


def _loopt_nog(gezin: Zaak, vandaag: date) -> bool:
    ends = einde_blokkade(gezin.feiten)
    return ends is not None and ends > vandaag


def _laat_los(_: Zaak, koppeling: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
    if KoppelingFeiten(koppeling.feiten).houdt_tegen != OORZAAK:
        return None
    return _regel(koppeling, HERVAT, aanhouden.hervat(koppeling.feiten, vandaag), vandaag)


def _regel(koppeling: Zaak, trigger: str, feiten: Mapping[str, Any], vandaag: date) -> Verandering | None:
    if not feiten:
        return None
    result, line = noteer(KOPPELING, koppeling, trigger, feiten, vandaag)
    return result, (line,)


# ---------------------------------------------------------------- what is done in the koppeling


def _tijdens_de_blokkade(_: Zaak, gezin: Zaak, __: date, ___: Kalender) -> str:
    if not blokkeert(gezin):
        return ""
    return f"COA blokkeert de uitplaatsing{_tot(gezin)} (gezinshereniging {{ander}}). Gaat het toch door?"


def _toch_uitgeplaatst(_: Zaak, gezin: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
    """Who moved all the same waits for the family in the home."""
    return doe(GEZINSHERENIGING, gezin, SPOOR, "uitgeplaatst", {}, vandaag) if blokkeert(gezin) else None


def _vervalt(_: Zaak, gezin: Zaak, __: date, ___: Kalender) -> str:
    if not _loopt(gezin):
        return ""
    return (
        f"Er loopt een gezinshereniging ({{ander}}: {_waar(gezin)}). Geef dat door aan de regievoerder. Hier blijft "
        "zij staan. Vervalt de koppeling?"
    )


def _blijft_over(_: Zaak, gezin: Zaak, __: date, ___: Kalender) -> str:
    return "Gezinshereniging {ander} hoort hierbij. Zij blijft staan, zonder koppeling." if _loopt(gezin) else ""


# ---------------------------------------------------------------- beside a refusal


def _weigering_wacht(gezin: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if not (blokkeert(gezin) and wacht(weigering)):
        return ""
    return (
        f"Er loopt een weigering ({{ander}}: {nog_open(weigering.standen).titel}). De koppeling blijft daarvoor "
        "aangehouden. Blokkeert COA daarnaast de uitplaatsing?"
    )


def _weigert_tijdens(weigering: Zaak, gezin: Zaak, _: date, __: Kalender) -> str:
    if not (blokkeert(gezin) and wacht(weigering)):
        return ""
    return f"COA blokkeert de uitplaatsing{_tot(gezin)} (gezinshereniging {{ander}}). Was er toch een woning?"


def _buiten(_: Zaak, gezin: Zaak, __: date, ___: Kalender) -> str:
    if not _loopt(gezin):
        return ""
    return (
        f"Er loopt een gezinshereniging ({{ander}}: {_waar(gezin)}). Hier blijft zij staan. Weet de regievoerder ervan?"
    )


# ---------------------------------------------------------------- the rows

_GEZIN, _KOPPELING, _WEIGERING = GEZINSHERENIGING.naam, KOPPELING.naam, WONINGWEIGERING.naam
_WEIGERSTAPPEN = tuple(stap.trigger for spoor in WONINGWEIGERING.sporen for stap in spoor.stappen if not stap.vanzelf)

KRUISINGEN = (
    Kruising(_GEZIN, (MAAK,), _KOPPELING, BAND, velden=(WOONT.naam,), weigert=_al_verhuisd, vraagt=_nog_geen_woning,
             naam="wie al woont, wordt niet geblokkeerd"),
    Kruising(_GEZIN, STAPPEN, _KOPPELING, BAND, True, weigert=_al_verhuisd, nieuw=True,
             naam="wie al woont, wordt niet geblokkeerd: ongedaan maken"),
    Kruising(_GEZIN, ("past", "gehuisvest"), _KOPPELING, BAND, vraagt=_nog_niet_verhuisd,
             naam="het gezin woont samen terwijl de koppeling nog loopt"),
    Kruising(_GEZIN, (MAAK,), _KOPPELING, BAND, volgt=_houd_aan, schrijft=(HOUD_AAN,),
             naam="de koppeling wordt aangehouden tot het einde van de blokkade"),
    Kruising(_GEZIN, (CORRIGEER,), _KOPPELING, BAND, volgt=_houd_langer_aan, schrijft=(HOUD_AAN, HERVAT),
             naam="een verbeterde blokkade verschuift het aanhouden"),
    Kruising(_GEZIN, ("komt_aan", "kies", "uitgeplaatst", "vervalt", WIS), _KOPPELING, BAND, volgt=_laat_los,
             schrijft=(HERVAT,), naam="de koppeling gaat verder na de blokkade"),
    Kruising(_KOPPELING, ("teken",), _GEZIN, BAND, vraagt=_tijdens_de_blokkade, naam="tekenen tijdens de blokkade"),
    Kruising(_KOPPELING, ("verhuis",), _GEZIN, BAND, vraagt=_tijdens_de_blokkade, volgt=_toch_uitgeplaatst,
             schrijft=("uitgeplaatst",), naam="verhuizen tijdens de blokkade"),
    Kruising(_KOPPELING, ("vervalt",), _GEZIN, BAND, vraagt=_vervalt,
             naam="de koppeling vervalt terwijl een gezinshereniging loopt"),
    Kruising(_KOPPELING, (WIS,), _GEZIN, BAND, vraagt=_blijft_over, naam="een koppeling met een gezinshereniging "
        "wissen"),
    Kruising(_GEZIN, (MAAK,), _WEIGERING, BIJ_WEIGERING, velden=(WOONT.naam,), vraagt=_weigering_wacht,
             naam="een blokkade terwijl een weigering loopt"),
    Kruising(_GEZIN, STAPPEN, _WEIGERING, BIJ_WEIGERING, True, vraagt=_weigering_wacht, nieuw=True,
             naam="een blokkade terwijl een weigering loopt: ongedaan maken"),
    Kruising(_WEIGERING, (MAAK,), _GEZIN, BIJ_WEIGERING, velden=(VOORVAL_OP.naam,), vraagt=_weigert_tijdens,
             naam="een weigering tijdens de blokkade"),
    Kruising(_WEIGERING, ("toch_onterecht", "toch_onterecht_wacht"), _GEZIN, BIJ_WEIGERING, vraagt=_weigert_tijdens,
             naam="een tweede kans tijdens de blokkade"),
    Kruising(_WEIGERING, _WEIGERSTAPPEN, _GEZIN, BIJ_WEIGERING, True, vraagt=_weigert_tijdens, nieuw=True,
             naam="een weigering tijdens de blokkade: ongedaan maken"),
    Kruising(_WEIGERING, BUITEN, _GEZIN, BIJ_WEIGERING, vraagt=_buiten,
             naam="niet meer gekoppeld terwijl een gezinshereniging loopt"),
)  # fmt: skip
