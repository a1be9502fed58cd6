"""A temporary place and the koppeling of the same household: they carry one reference. That the household lives
somewhere for a while ends no koppeling and makes none; but who lets a koppeling lapse is asked about the vaste
woning that is due."""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.engine.kruising import WIS, Kruising
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import STAPPEN as TERUG
from workflows.koppeling.kruising import stand_van
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import KOPPELINGSDATUM
from workflows.tussenoplossing.feiten import PlekFeiten
from workflows.tussenoplossing.plan import LOPEND, SPOOR
from workflows.tussenoplossing.tabel import TUSSENOPLOSSING
from workflows.tussenoplossing.velden import BEGIN_OP

BAND = "tussenoplossing van de koppeling"
STAPPEN = tuple(stap.trigger for stap in TUSSENOPLOSSING.sporen[0].stappen)


def botst(koppeling: Zaak, plek: Zaak) -> bool:
    """What is never so unasked: a household that lives in a temporary place without a koppeling."""
    return _loopt(plek) and stand_van(koppeling) == "vervallen"


def _loopt(plek: Zaak) -> bool:
    return plek.standen[SPOOR] in LOPEND


def _vervalt(koppeling: Zaak, plek: Zaak, _: date, __: Kalender) -> str:
    if not botst(koppeling, plek):
        return ""
    return (
        "Dit huishouden woont nog tijdelijk (tussenoplossing {ander}): de gemeente blijft verantwoordelijk voor de "
        "vaste woning. Vervalt de koppeling toch?"
    )


def _blijft_over(_: Zaak, plek: Zaak, __: date, ___: Kalender) -> str:
    return "Tussenoplossing {ander} hoort hierbij. Zij blijft staan, zonder koppeling." if _loopt(plek) else ""


def _vervallen(plek: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if not botst(koppeling, plek):
        return ""
    return "De koppeling {ander} is vervallen. Woont dit huishouden toch in een tijdelijke plek van jullie?"


def _voor_de_koppeling(plek: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    begin, coupled = plek.feiten.get(BEGIN_OP.naam), KoppelingFeiten(koppeling.feiten).koppelingsdatum
    if begin is None or begin >= coupled:
        return ""
    return f"Dat is vóór de koppeling {{ander}} ({zeg(coupled)}). Klopt die dag?"


def _na_het_begin(koppeling: Zaak, plek: Zaak, _: date, __: Kalender) -> str:
    begin, coupled = PlekFeiten(plek.feiten).begin_op, KoppelingFeiten(koppeling.feiten).koppelingsdatum
    if begin >= coupled:
        return ""
    return f"De tussenoplossing {{ander}} begon op {zeg(begin)}, vóór die koppelingsdatum. Klopt die dag?"


KRUISINGEN = (
    Kruising(KOPPELING.naam, ("vervalt",), TUSSENOPLOSSING.naam, BAND, vraagt=_vervalt,
             naam="een koppeling vervalt terwijl het huishouden tijdelijk woont"),
    Kruising(KOPPELING.naam, (WIS,), TUSSENOPLOSSING.naam, BAND, vraagt=_blijft_over,
             naam="een koppeling wissen met een tussenoplossing"),
    Kruising(KOPPELING.naam, (CORRIGEER,), TUSSENOPLOSSING.naam, BAND, velden=(KOPPELINGSDATUM.naam,),
             vraagt=_na_het_begin, naam="een koppelingsdatum na het begin van de tussenoplossing"),
    Kruising(TUSSENOPLOSSING.naam, (MAAK,), KOPPELING.naam, BAND, velden=(BEGIN_OP.naam,), vraagt=_voor_de_koppeling,
             naam="een tussenoplossing die eerder begon dan de koppeling"),
    Kruising(TUSSENOPLOSSING.naam, (CORRIGEER,), KOPPELING.naam, BAND, velden=(BEGIN_OP.naam,),
             vraagt=_voor_de_koppeling, naam="een tussenoplossing eerder laten beginnen dan de koppeling"),
    Kruising(KOPPELING.naam, TERUG, TUSSENOPLOSSING.naam, BAND, terug=True, vraagt=_vervalt, nieuw=True,
             naam="een koppeling vervalt weer terwijl het huishouden tijdelijk woont"),
    Kruising(TUSSENOPLOSSING.naam, (MAAK,), KOPPELING.naam, BAND, velden=(BEGIN_OP.naam,), vraagt=_vervallen,
             naam="een tussenoplossing bij een vervallen koppeling"),
    Kruising(TUSSENOPLOSSING.naam, STAPPEN, KOPPELING.naam, BAND, terug=True, vraagt=_vervallen, nieuw=True,
             naam="een tussenoplossing loopt weer bij een vervallen koppeling"),
    Kruising(TUSSENOPLOSSING.naam, ("heropen",), KOPPELING.naam, BAND, vraagt=_vervallen,
             naam="een tussenoplossing heropenen bij een vervallen koppeling"),
)  # fmt: skip
