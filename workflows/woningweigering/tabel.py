"""Woningweigering: from the day a household did not appear or declined until person and home both have an outcome.

Handreiking Huisvesting vergunninghouders 2016, §3.4.2. Two tracks that run apart: the person and the home. A reason is
asked nowhere. The table is the procedure: the home follows the person by steps that nobody presses.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows.engine.tabel import Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE
from workflows.koppeling.velden import WONING
from workflows.woningweigering.bronnen import ESCALATIE, WEIGERING
from workflows.woningweigering.gebeurtenissen import GEBEURTENISSEN
from workflows.woningweigering.plan import VRAGEN, laatste_dagen
from workflows.woningweigering.regels import (
    DEFINITIEF,
    HUIS,
    PERSOON,
    REDENEN,
    TERECHT,
    WACHTEND,
    Weigering,
)
from workflows.woningweigering.spoor_woning import WONING_STANDEN, WONING_STAPPEN
from workflows.woningweigering.velden import (
    AFSPRAAK,
    BELVELDEN,
    DEFINITIEF_OP,
    EERST_VRIJ,
    GEACCEPTEERD_OP,
    GEMELD_OP,
    GETEKEND_OP,
    HUURDERVING,
    KANS_EERDER,
    KANS_TOT,
    KOPPELING,
    LEIDING_OP,
    NIET_DOOR_OP,
    ONTRUIMD_OP,
    OORDEEL_OP,
    TEKENEN_OP,
    TERUG_OP,
    TITEL_OP,
    VERLATEN_OP,
    VOORVAL,
    VOORVAL_OP,
    VRIJ_OP,
)

# ---------------------------------------------------------------- the person

PERSOON_STANDEN = (
    Stand(
        "toets",
        "COA toetst de weigering",
        "COA",
        "COA toetst binnen 14 dagen of de weigering terecht is, aan een vaste lijst van vier criteria. "
        "Vraag niet naar de reden. Niet verschijnen op de tekendag telt ook als weigering.",
        WEIGERING,
    ),
    Stand(
        "terecht",
        "terecht geweigerd",
        "gemeente",
        "COA vindt de weigering terecht. De handreiking zegt niet hoe het met het huishouden verder gaat. "
        "Vraag de regievoerder of dit huishouden aan jullie gekoppeld blijft.",
        WEIGERING,
    ),
    Stand(
        "te_laat",
        "toch terecht, maar al uit de opvang",
        "gemeente en regievoerder",
        "COA verbeterde het oordeel: de weigering was terecht. Het huishouden is de opvang al uit. De handreiking zegt "
        "niet wat dan volgt. Bel vandaag de regievoerder (eigen keuze). Vraag of COA de bemiddeling weer opneemt, of "
        "er weer opvang is, en of dit huishouden aan jullie gekoppeld blijft.",
        ESCALATIE,
    ),
    Stand(
        "tweede_kans",
        "onterecht: één tweede kans",
        "huishouden",
        "COA vindt de weigering onterecht. Het huishouden krijgt één kans om deze woning alsnog te accepteren.",
        WEIGERING,
    ),
    Stand(
        "gestopt",
        "bemiddeling gestopt",
        "COA",
        "Het huishouden weigerde opnieuw, en de ene tweede kans is gebruikt. COA stopt de bemiddeling en het "
        "huishouden moet de opvang verlaten.",
        WEIGERING,
    ),
    Stand(
        "titel",
        "ontruimingstitel gevraagd",
        "COA en rechtbank",
        "Het huishouden verliet de opvang niet. COA vroeg de rechtbank om een ontruimingstitel.",
        WEIGERING,
    ),
    Stand("blijft", "terecht, blijft gekoppeld", "gemeente", "De koppeling loopt door. Zoek een andere woning.",
          eind=True),
    Stand("ontkoppeld", "terecht, niet meer gekoppeld", "niemand", "COA heeft het huishouden ontkoppeld.", eind=True),
    Stand("geaccepteerd", "woning alsnog geaccepteerd", "gemeente", "De koppeling gaat verder bij de tekendag.",
          eind=True),
    Stand("verlaten", "opvang verlaten", "niemand", "Het huishouden is uit de opvang.", eind=True),
    Stand("ontruimd", "ontruimd", "niemand", "Het huishouden is met een ontruimingstitel uit de opvang.", eind=True),
    Stand(
        "ingetrokken",
        "melding ingetrokken",
        "niemand",
        "Het huishouden tekende alsnog of komt op een nieuwe afspraak, vóór het oordeel van COA. "
        "Deze melding telt apart (eigen keuze).",
        eind=True,
    ),
    Stand(
        "toch_genomen",
        "neemt de woning toch",
        "gemeente",
        "COA had al geoordeeld, en het huishouden neemt de woning toch. De handreiking noemt dit niet (eigen keuze). "
        "Zeg het de regievoerder: een nieuwe kandidaat is niet nodig.",
        eind=True,
    ),
    Stand("vervallen", "vervallen, de woning is weg", "niemand", "Zonder woning is er geen tweede kans.", eind=True),
)  # fmt: skip

_NA_OORDEEL = ("kans_tot", "definitief_op")
_TOCH_ONTERECHT = ("definitief_op", "verlaten_op", "ontruimd_op", "vrij_op")

PERSOON_STAPPEN = (
    Stap("alsnog", "Alsnog getekend", ("toets",), "ingetrokken", (GETEKEND_OP,), eist=("woning_er_nog",)),
    Stap("afspraak", "Nieuwe tekenafspraak", ("toets",), "ingetrokken", (AFSPRAAK,), eist=("woning_er_nog",)),
    Stap("terecht", "COA: terecht geweigerd", ("toets",), "terecht", (OORDEEL_OP,), bron=WEIGERING),
    Stap("onterecht", "COA: onterecht geweigerd", ("toets",), "tweede_kans", (OORDEEL_OP, KANS_TOT),
         eist=("kans_vrij", "woning_er_nog"), bron=WEIGERING, splitst=True),
    Stap("onterecht_weg", "COA: onterecht, woning is weg", ("toets",), "vervallen", (OORDEEL_OP,),
         eist=("kans_vrij", "woning_weg"), bron=WEIGERING, splitst=True),
    Stap("onterecht_gebruikt", "COA: onterecht, kans al gebruikt", ("toets",), "gestopt", (OORDEEL_OP,),
         eist=("kans_gebruikt",), bron=WEIGERING, splitst=True),
    Stap("blijft", "Blijft aan ons gekoppeld", ("terecht", "te_laat"), "blijft", bron=WEIGERING),
    Stap("ontkoppeld", "Niet meer aan ons gekoppeld", ("terecht", "te_laat"), "ontkoppeld", bron=WEIGERING),
    Stap(
        "accepteert",
        "Alsnog geaccepteerd",
        ("tweede_kans",),
        "geaccepteerd",
        (GEACCEPTEERD_OP, TEKENEN_OP),
        eist=("woning_er_nog",),
        bron=WEIGERING,
    ),
    Stap(
        "weigert_weer",
        "Opnieuw geweigerd",
        ("tweede_kans",),
        "gestopt",
        (DEFINITIEF_OP,),
        eist=("woning_er_nog",),
        bron=WEIGERING,
        wist=("vrij_op", "eerst_vrij"),
    ),
    Stap("neemt_toch", "Neemt de woning toch", DEFINITIEF, "toch_genomen", (TEKENEN_OP,), eist=("woning_er_nog",),
         terug=True, zelden=True),
    Stap("verlaat", "Opvang verlaten", ("gestopt", "titel"), "verlaten", (VERLATEN_OP,), bron=WEIGERING),
    Stap("vraag_titel", "Ontruimingstitel gevraagd", ("gestopt",), "titel", (TITEL_OP,), bron=WEIGERING),
    Stap("ontruimt", "Ontruimd", ("titel",), "ontruimd", (ONTRUIMD_OP,), bron=WEIGERING),
    Stap("vervalt", "Vervalt: de woning is weg", WACHTEND, "vervallen", eist=("woning_weg",), einde=True),
    Stap(
        "toch_terecht",
        "Oordeel verbeterd: terecht",
        ("tweede_kans", "gestopt", "titel", "vervallen"),
        "terecht",
        (OORDEEL_OP,),
        eist=("geoordeeld",),
        wist=(*_NA_OORDEEL, "titel_op"),
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
    Stap(
        "terecht_te_laat",
        "Oordeel verbeterd: terecht",
        ("verlaten", "ontruimd"),
        "te_laat",
        (OORDEEL_OP,),
        wist=(*_NA_OORDEEL, "titel_op"),
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
    Stap(
        "toch_onterecht",
        "Oordeel verbeterd: onterecht",
        TERECHT,
        "tweede_kans",
        (OORDEEL_OP, KANS_TOT),
        eist=("kans_vrij", "woning_er_nog"),
        wist=_TOCH_ONTERECHT,
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
    # Nobody chooses a last day for a chance on a home that somebody else may take, or that is gone.
    Stap(
        "toch_onterecht_wacht",
        "Verbeterd: onterecht, kandidaat kiest",
        TERECHT,
        "tweede_kans",
        (OORDEEL_OP,),
        eist=("kans_vrij", "kandidaat_kiest"),
        wist=_TOCH_ONTERECHT,
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
    Stap(
        "toch_onterecht_weg",
        "Verbeterd: onterecht, woning is weg",
        TERECHT,
        "vervallen",
        (OORDEEL_OP,),
        eist=("kans_vrij", "woning_weg"),
        wist=_TOCH_ONTERECHT,
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
    Stap(
        "toch_onterecht_gebruikt",
        "Verbeterd: onterecht, kans al gebruikt",
        TERECHT,
        "gestopt",
        (OORDEEL_OP,),
        eist=("kans_gebruikt",),
        wist=("verlaten_op", "ontruimd_op"),
        bron=ESCALATIE,
        terug=True,
        zelden=True,
    ),
)  # fmt: skip

GEBELD, CLAIM, HOORT_BIJ = "gebeld", "huurderving", "hoort_bij"
"""Lines beside the steps: a call that was tried, the claim for the rent that was missed, and the koppeling of a report
that was made without one."""


def loopt(standen: Mapping[str, str]) -> bool:
    """Whether person or home still has no outcome."""
    return any(not spoor.stand(standen[spoor.naam]).eind for spoor in WONINGWEIGERING.sporen)


def nog_open(standen: Mapping[str, str]) -> Stand:
    """Where the report is, in one stand: the household's, and once that has an outcome the home's."""
    persoon, huis = (spoor.stand(standen[spoor.naam]) for spoor in WONINGWEIGERING.sporen)
    return huis if persoon.eind else persoon


def gevolg(stap: Stap, feiten: Mapping[str, Any], vandaag: date) -> Mapping[str, Any]:
    """The day of a step that asks none; it can be put right afterwards. A judgement that is put right leaves the home
    free since the day on which it was free already, and a second chance that was refused is used."""
    if stap.trigger in ("toch_terecht", "terecht_te_laat"):
        return _vrij_sinds(feiten, VRIJ_OP.naam)
    if stap.trigger == "komt_vrij":
        return _vrij_sinds(feiten, EERST_VRIJ.naam)
    if stap.trigger == "toch_onterecht_gebruikt":
        return {**_vrij_sinds(feiten, VRIJ_OP.naam), DEFINITIEF_OP.naam: feiten["oordeel_op"]}
    if stap.trigger == "onterecht_gebruikt":
        return {DEFINITIEF_OP.naam: feiten["oordeel_op"]}
    if stap.trigger == "weigert_weer":
        return {KANS_EERDER.naam: "ja"}
    days = {"meld": GEMELD_OP, "meld_leiding": LEIDING_OP, "geef_terug": TERUG_OP, "gaat_niet_door": NIET_DOOR_OP}
    return {days[stap.trigger].naam: vandaag} if stap.trigger in days else {}


def _vrij_sinds(feiten: Mapping[str, Any], veld: str) -> Mapping[str, Any]:
    """The earliest day on which the home was free for somebody else, as the fact of this name; none while it never
    was."""
    own = feiten.get("definitief_op") or (feiten.get("oordeel_op") if veld == EERST_VRIJ.naam else None)
    known = [day for day in (feiten.get(VRIJ_OP.naam), feiten.get(EERST_VRIJ.naam), own) if day is not None]
    return {veld: min((*known, *([feiten["oordeel_op"]] if own is None else [])))} if known else {}


WONINGWEIGERING = Procedure(
    naam="woningweigering",
    titel="Woningweigering",
    versie=7,
    sporen=(
        Spoor(PERSOON, "toets", PERSOON_STANDEN, PERSOON_STAPPEN, titel="Huishouden"),
        Spoor(HUIS, "vrij", WONING_STANDEN, WONING_STAPPEN, titel="Woning"),
    ),
    aanleg=(REFERENTIE, VOORVAL, VOORVAL_OP, WONING),
    redenen=REDENEN,
    blik=Weigering,
    overig=(
        GEMELD_OP,
        LEIDING_OP,
        TERUG_OP,
        NIET_DOOR_OP,
        VRIJ_OP,
        EERST_VRIJ,
        KANS_EERDER,
        *BELVELDEN,
        HUURDERVING,
        KOPPELING,
    ),
    noteert={"maak": "weigering gemeld", GEBELD: "gebeld", CLAIM: "huurderving", HOORT_BIJ: "koppeling erbij gezet"},
    meervoud="weigeringen",
    begindag=VOORVAL_OP.naam,
    laatste_dagen=laatste_dagen,
    gebeurtenissen=GEBEURTENISSEN,
    vraagt=VRAGEN,
    gevolg=gevolg,
)
