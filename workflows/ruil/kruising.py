"""A swap and the koppeling of the household that would go: they carry one reference. Who signed is swapped no more;
when COA has coupled the household to the other gemeente, the own koppeling ends."""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import Kruising, Verandering
from workflows.engine.tabel import BIJ
from workflows.engine.zaak import MAAK, Zaak, doe
from workflows.koppeling.kruising import GETEKEND, stand_van, titel_van
from workflows.koppeling.kruising import STAPPEN as KOPPELINGSTAPPEN
from workflows.koppeling.plan import SPOOR as KOPPELINGSPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.ruil.tabel import LOPEND, RUIL, SPOOR

BAND = "ruil van de koppeling"
STAPPEN = tuple(stap.trigger for stap in RUIL.sporen[0].stappen)
GAAT_DOOR = ("vraag", "akkoord", "koppel_om", "heropen")
LOOPT = ("zoeken", "gevonden")
"""Where a koppeling can still be swapped."""


def botst(koppeling: Zaak, ruil: Zaak) -> bool:
    """What is never so unasked: the household was coupled to the other gemeente, and ours runs or is signed; or it
    signed while the swap goes on."""
    stand = ruil.standen[SPOOR]
    if stand == "omgekoppeld":
        return stand_van(koppeling) != "vervallen"
    return stand in LOPEND and stand_van(koppeling) in GETEKEND


def _getekend(ruil: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if ruil.standen[SPOOR] not in (*LOPEND, "omgekoppeld") or stand_van(koppeling) not in GETEKEND:
        return ""
    return (
        f"Koppeling {{ander}}: {titel_van(koppeling)}. Wie getekend heeft, ruil je niet meer: kies een ander "
        "huishouden. Klopt het niet? Maak het dan bij de koppeling ongedaan."
    )


def _vervallen(_: Zaak, koppeling: Zaak, __: date, ___: Kalender) -> str:
    if stand_van(koppeling) != "vervallen":
        return ""
    return "Koppeling {ander} is vervallen: dan valt er niets te ruilen. Gaat de ruil toch door?"


def _niet_gekoppeld(_: Zaak, koppeling: Zaak, __: date, ___: Kalender) -> str:
    if stand_van(koppeling) != "vervallen":
        return ""
    return "Koppeling {ander} is vervallen: dan valt er niets te ruilen. Loopt zij toch nog? Heropen haar dan eerst."


def _vervalt_tijdens(_: Zaak, ruil: Zaak, __: date, ___: Kalender) -> str:
    """What COA couples to the other gemeente is told at the swap, which then ends the own koppeling."""
    if ruil.standen[SPOOR] not in LOPEND:
        return ""
    stand = RUIL.spoor(SPOOR).stand(ruil.standen[SPOOR]).titel
    return (
        f"Ruil {{ander}} loopt nog ({stand}). Koppelde COA om? Leg dat bij "
        "de ruil vast: dan vervalt deze koppeling vanzelf. Vervalt zij om iets anders? Stop dan ook de ruil."
    )


def _koppelt_om(_: Zaak, koppeling: Zaak, vandaag: date, __: Kalender) -> Verandering | None:
    """COA coupled the household to the other gemeente: ours ended as ontkoppeld."""
    if stand_van(koppeling) not in LOOPT:
        return None
    return doe(KOPPELING, koppeling, KOPPELINGSPOOR, "vervalt", {"oorzaak": "ontkoppeld"}, vandaag)


def _tegen_de_ruil(koppeling: Zaak, ruil: Zaak, _: date, __: Kalender) -> str:
    if not botst(koppeling, ruil):
        return ""
    if ruil.standen[SPOOR] == "omgekoppeld":
        return "Ruil {ander} is omgekoppeld: dit huishouden hoort nu bij de andere gemeente. Loopt de koppeling toch?"
    return "Ruil {ander} loopt nog. Wie getekend heeft, ruil je niet meer. Gaat de ruil niet door?"


KRUISINGEN = (
    Kruising(RUIL.naam, (MAAK,), KOPPELING.naam, BAND, velden=(BIJ.naam,), weigert=_getekend,
             naam="wie getekend heeft, ruil je niet meer: al voor de eerste vraag"),
    Kruising(RUIL.naam, (MAAK, *GAAT_DOOR), KOPPELING.naam, BAND, weigert=_getekend,
             naam="wie getekend heeft, ruil je niet meer"),
    Kruising(RUIL.naam, (MAAK,), KOPPELING.naam, BAND, velden=(BIJ.naam,), weigert=_niet_gekoppeld,
             naam="wie niet gekoppeld is, ruil je niet"),
    Kruising(RUIL.naam, ("vraag", "akkoord", "heropen"), KOPPELING.naam, BAND, vraagt=_vervallen,
             naam="een ruil gaat door nadat de koppeling verviel"),
    Kruising(RUIL.naam, STAPPEN, KOPPELING.naam, BAND, terug=True, weigert=_getekend, nieuw=True,
             naam="wie getekend heeft, ruil je niet meer: ongedaan maken"),
    Kruising(RUIL.naam, ("koppel_om",), KOPPELING.naam, BAND, volgt=_koppelt_om, schrijft=("vervalt",),
             naam="de eigen koppeling vervalt: ontkoppeld"),
    Kruising(KOPPELING.naam, (MAAK, *KOPPELINGSTAPPEN), RUIL.naam, BAND, vraagt=_tegen_de_ruil, nieuw=True,
             naam="een koppeling gaat door tijdens of na een ruil"),
    Kruising(KOPPELING.naam, ("vervalt",), RUIL.naam, BAND, vraagt=_vervalt_tijdens,
             naam="een koppeling vervalt terwijl de ruil loopt"),
    Kruising(KOPPELING.naam, KOPPELINGSTAPPEN, RUIL.naam, BAND, terug=True, vraagt=_tegen_de_ruil, nieuw=True,
             naam="een koppeling loopt weer tijdens of na een ruil"),
)  # fmt: skip
