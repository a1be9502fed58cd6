"""One home, several households: a refusal keeps the home for its household, and a second chance is for this home only.

Rows between a refusal and the koppelingen and refusals of others that name the same home.
"""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.engine.kruising import Kruising, Verandering, Zin
from workflows.engine.zaak import CORRIGEER, MAAK, Zaak, doe
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import NEEMT as KOPPELING_NEEMT
from workflows.koppeling.kruising import TERUG as KOPPELING_TERUG
from workflows.koppeling.kruising import heeft, titel_van, wil, woning_van, zelfde
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import WONING
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.kruising import NEEMT_WEER, STAPPEN
from workflows.woningweigering.regels import HUIS, NEEMT, PERSOON, VERDER, WACHTEND, WEG
from workflows.woningweigering.tabel import HOORT_BIJ, WONINGWEIGERING

BIJ_KOPPELING = "weigering van de woning van een ander"
"""A refusal and the koppelingen of other households that name its home."""
BIJ_WEIGERING = "weigering van dezelfde woning"
"""Two refusals of one home, by different households."""
OORDEEL = ("onterecht", "toch_onterecht", "kandidaat_af")
"""The household gets a second chance, for this home; or the home comes back while it has one."""


def houdt(weigering: Zaak) -> bool:
    """Whether the home is kept for the household that refused it."""
    return weigering.standen[PERSOON] in WACHTEND and weigering.standen[HUIS] not in WEG


def _wil(weigering: Zaak) -> bool:
    """Whether the household takes the home or may take it. The home's own track may still have to follow."""
    return weigering.standen[PERSOON] in (*WACHTEND, *NEEMT) and weigering.standen[HUIS] not in WEG


def _onbekend(weigering: Zaak) -> bool:
    """A report that names no koppeling may be about whatever household."""
    return WeigeringFeiten(weigering.feiten).koppeling is None


# ---------------------------------------------------------------- a koppeling takes it


def _houdt_voor_ander(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if not (wil(koppeling) and houdt(weigering) and zelfde(koppeling, weigering)) or _onbekend(weigering):
        return ""
    return (
        f"Woning {woning_van(koppeling.feiten)} blijft vrij voor een ander huishouden: weigering {{ander}} loopt. "
        "Controleer het woningnummer, of leg daar eerst de afloop vast."
    )


def _houdt_misschien(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    if not (wil(koppeling) and houdt(weigering) and zelfde(koppeling, weigering) and _onbekend(weigering)):
        return ""
    return f"Van woning {woning_van(koppeling.feiten)} loopt een weigering ({{ander}}). Gaat die over dit huishouden?"


# ---------------------------------------------------------------- a refusal keeps it


def _bezet(zin: str) -> Zin:
    def said(weigering: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
        if not (_wil(weigering) and heeft(koppeling) and zelfde(weigering, koppeling)) or _onbekend(weigering):
            return ""
        return f"Woning {woning_van(weigering.feiten)} is al van koppeling {{ander}} ({titel_van(koppeling)}). {zin}"

    return said


def _weer_vrij(weigering: Zaak, koppeling: Zaak, vandaag: date, kalender: Kalender) -> str:
    """Taken back, it would be kept again for who refused it."""
    return _bezet(_EERST)(weigering, koppeling, vandaag, kalender) if houdt(weigering) else ""


def _misschien_bezet(weigering: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    if not (_wil(weigering) and heeft(koppeling) and zelfde(weigering, koppeling) and _onbekend(weigering)):
        return ""
    home = woning_van(weigering.feiten)
    return f"Woning {home} is van koppeling {{ander}} ({titel_van(koppeling)}). Is dit een ander huishouden?"


def _twee(zin: str) -> Zin:
    def said(weigering: Zaak, andere: Zaak, _: date, __: Kalender) -> str:
        if not (_wil(weigering) and houdt(andere) and zelfde(weigering, andere)):
            return ""
        home = woning_van(weigering.feiten)
        return f"Woning {home} blijft vrij voor een ander huishouden: weigering {{ander}} loopt. {zin}"

    return said


def _nieuwe_kandidaat(weigering: Zaak, andere: Zaak, _: date, __: Kalender) -> str:
    """Somebody else cannot have accepted while it is kept for the household of the other report."""
    if weigering.standen[HUIS] not in ("gekoppeld", "kandidaat") or not houdt(andere) or not zelfde(weigering, andere):
        return ""
    return (
        f"Woning {woning_van(weigering.feiten)} blijft vrij voor het huishouden van weigering {{ander}}. "
        "Accepteerde dat haar? Leg het eerst daar vast."
    )


# ---------------------------------------------------------------- the new candidate, and a home that is gone for all


def _kandidaat_tekent(koppeling: Zaak, weigering: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """The candidate's own koppeling is signed: the home has its new household."""
    day = KoppelingFeiten(koppeling.feiten).getekend
    if weigering.standen[HUIS] != "gekoppeld" or not zelfde(koppeling, weigering) or day is None:
        return None
    coupled = WeigeringFeiten(weigering.feiten).gekoppeld_op
    brought = {"kandidaat_op": max(day, coupled or day)}
    return doe(WONINGWEIGERING, weigering, HUIS, "aanvaardt", brought, vandaag)


def _kandidaat_weigert(weigering: Zaak, andere: Zaak, vandaag: date, _: Kalender) -> Verandering | None:
    """The candidate refuses too: a report of its own, and the one before it ends here."""
    day, facts = WeigeringFeiten(weigering.feiten).voorval_op, WeigeringFeiten(andere.feiten)
    if andere.standen[HUIS] != "gekoppeld" or not zelfde(weigering, andere):
        return None
    brought = {"weer_geweigerd_op": max(day, facts.gekoppeld_op or day)}
    return doe(WONINGWEIGERING, andere, HUIS, "kandidaat_weigert", brought, vandaag)


def _kandidaat_zonder_woning(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """The home of the candidate does not go on, while the report waits for what the candidate says."""
    if weigering.standen[HUIS] not in VERDER or not zelfde(koppeling, weigering):
        return ""
    return (
        f"Woning {woning_van(koppeling.feiten)} hoort bij weigering {{ander}}. Is de woning weg voor iedereen? Leg dan "
        "ook daar vast: Woning gaat niet door. Valt alleen dit huishouden af, leg dan daar vast: Kandidaat valt af. "
        "Hier doorgaan?"
    )


def _nog_bij_een_koppeling(weigering: Zaak, koppeling: Zaak, _: date, __: Kalender) -> str:
    """A home does not go back or away while another koppeling has it."""
    if weigering.standen[HUIS] not in ("terug", "niet_door") or not zelfde(weigering, koppeling):
        return ""
    if not heeft(koppeling):
        return ""
    return (
        f"Woning {woning_van(weigering.feiten)} is van koppeling {{ander}} ({titel_van(koppeling)}). Gaat zij ook daar "
        "niet door? Leg het eerst daar vast."
    )


def _weg_voor_allen(koppeling: Zaak, weigering: Zaak, _: date, __: Kalender) -> str:
    """By the numbers, the home of another household's report went back or did not go on."""
    if weigering.standen[HUIS] not in ("terug", "niet_door") or not (wil(koppeling) and zelfde(koppeling, weigering)):
        return ""
    facts = WeigeringFeiten(weigering.feiten)
    gone = facts.terug_op or facts.niet_door_op
    since = f" sinds {zeg(gone)}" if gone else ""
    return (
        f"Woning {woning_van(koppeling.feiten)} is weg{since}: {{ander}} zegt dat zij niet doorgaat of terug is naar "
        "de corporatie. Is zij opnieuw aangeboden?"
    )


# ---------------------------------------------------------------- the rows

_NUMMER = "Controleer het woningnummer."
_BEL = (
    "Er is geen tweede kans mogelijk: bel de regievoerder. Leg in deze weigering eerst vast: Nieuwe kandidaat "
    "accepteerde, of Woning terug naar corporatie."
)
_EERST = "Leg daar eerst de afloop vast."


def _van_koppeling(naam: str, daden: tuple[str, ...], velden: tuple[str, ...] = (), *, terug: bool = False) -> Kruising:
    return Kruising(KOPPELING.naam, daden, WONINGWEIGERING.naam, BIJ_KOPPELING, terug, velden,
                    _houdt_voor_ander, _houdt_misschien, nieuw=terug, naam=naam)  # fmt: skip


def _van_weigering(naam: str, daden: tuple[str, ...], zin: str, velden: tuple[str, ...] = ()) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, KOPPELING.naam, BIJ_KOPPELING, False, velden,
                    _bezet(zin), _misschien_bezet, naam=naam)  # fmt: skip


def _van_twee(
    naam: str, daden: tuple[str, ...], zin: str, velden: tuple[str, ...] = (), *, terug: bool = False
) -> Kruising:
    return Kruising(WONINGWEIGERING.naam, daden, WONINGWEIGERING.naam, BIJ_WEIGERING, terug, velden,
                    _twee(zin), nieuw=terug, naam=naam)  # fmt: skip


KRUISINGEN = (
    _van_koppeling("een woning die een weigering vrijhoudt: een stap", KOPPELING_NEEMT),
    _van_koppeling("een woning die een weigering vrijhoudt: het woningnummer", (MAAK, CORRIGEER), (WONING.naam,)),
    _van_koppeling("een woning die een weigering vrijhoudt: ongedaan maken", KOPPELING_TERUG, terug=True),
    _van_weigering("een weigering van een woning die een ander heeft", (MAAK, CORRIGEER), _NUMMER, (WONING.naam,)),
    _van_weigering("de woning alsnog nemen terwijl een ander haar heeft", NEEMT_WEER, _BEL),
    _van_weigering("een tweede kans op een woning die een ander heeft", OORDEEL, _BEL),
    Kruising(WONINGWEIGERING.naam, (*STAPPEN, CORRIGEER), KOPPELING.naam, BIJ_KOPPELING, terug=True, nieuw=True,
             weigert=_weer_vrij, naam="een woning die een ander heeft: ongedaan maken"),
    _van_twee("twee weigeringen van dezelfde woning", (MAAK, CORRIGEER), _NUMMER, (WONING.naam,)),
    _van_twee("de woning alsnog nemen terwijl zij voor een ander vrij blijft", (*NEEMT_WEER, *OORDEEL), _EERST),
    _van_twee("een woning die voor een ander vrij blijft: ongedaan maken", (*STAPPEN, CORRIGEER), _EERST, terug=True),
    Kruising(WONINGWEIGERING.naam, ("koppelt", "kandidaat", "aanvaardt"), WONINGWEIGERING.naam, BIJ_WEIGERING,
             weigert=_nieuwe_kandidaat, naam="een nieuwe kandidaat terwijl de woning voor een ander vrij blijft"),
    Kruising(WONINGWEIGERING.naam, (CORRIGEER,), WONINGWEIGERING.naam, BIJ_WEIGERING, velden=(WONING.naam,),
             weigert=_nieuwe_kandidaat, naam="het nummer van een woning die voor een ander vrij blijft"),
    Kruising(KOPPELING.naam, ("teken",), WONINGWEIGERING.naam, BIJ_KOPPELING, volgt=_kandidaat_tekent,
             schrijft=("aanvaardt",), naam="de nieuwe kandidaat tekent"),
    Kruising(WONINGWEIGERING.naam, (MAAK, HOORT_BIJ), WONINGWEIGERING.naam, BIJ_WEIGERING, volgt=_kandidaat_weigert,
             schrijft=("kandidaat_weigert",), naam="de nieuwe kandidaat weigert ook"),
    Kruising(KOPPELING.naam, ("woning_valt_af",), WONINGWEIGERING.naam, BIJ_KOPPELING,
             vraagt=_kandidaat_zonder_woning, eerder=True, naam="de woning van de nieuwe kandidaat gaat niet door"),
    Kruising(WONINGWEIGERING.naam, ("geef_terug", "gaat_niet_door"), KOPPELING.naam, BIJ_KOPPELING,
             weigert=_nog_bij_een_koppeling, naam="een woning die weggaat terwijl een ander haar heeft"),
    Kruising(KOPPELING.naam, KOPPELING_NEEMT, WONINGWEIGERING.naam, BIJ_KOPPELING, vraagt=_weg_voor_allen,
             naam="een woning die weg is voor iedereen: een stap"),
    Kruising(KOPPELING.naam, (MAAK, CORRIGEER), WONINGWEIGERING.naam, BIJ_KOPPELING, velden=(WONING.naam,),
             vraagt=_weg_voor_allen, naam="een woning die weg is voor iedereen: het woningnummer"),
)  # fmt: skip
