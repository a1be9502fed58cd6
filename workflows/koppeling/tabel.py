"""Koppeling: from the day COA couples a household to the gemeente until COA counts it. The table is the procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.2 (fase 2 and 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.bron import Bron
from workflows.engine.achterstand import Tegenhouden
from workflows.engine.tabel import Blik, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE
from workflows.koppeling import aanhouden
from workflows.koppeling.oorzaken import mogelijk
from workflows.koppeling.plan import SPOOR, VRAGEN, laatste_dagen
from workflows.koppeling.taken import TAAKVELDEN
from workflows.koppeling.velden import (
    CORPORATIE,
    GETEKEND,
    KOPPELINGSDATUM,
    OORZAAK,
    PERSONEN,
    TEKENAFSPRAAK,
    VERGUNNING,
    VERHUISD,
    WONING,
)

FASE_2 = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 2", 2016)
FASE_3 = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 3", 2016)


@dataclass
class Koppeling(Blik):
    """What the guards of a koppeling look at: its hold, and whether there is a contract."""

    @property
    def wacht_tot_later(self) -> bool:
        """A hold ends after it began; one that is being asked begins today."""
        tot = self.feiten.get("wacht_tot")
        return tot is None or tot > (self.feiten.get("wacht_sinds") or self.vandaag)

    @property
    def wacht_niet_te_lang(self) -> bool:
        """At most a year, counted from its beginning."""
        tot = self.feiten.get("wacht_tot")
        return tot is None or tot <= (self.feiten.get("wacht_sinds") or self.vandaag) + aanhouden.LANGSTE

    @property
    def was_nog_niet_getekend(self) -> bool:
        """Without a contract an ended koppeling goes back to looking for a home."""
        return self.feiten.get("getekend") is None

    @property
    def was_getekend(self) -> bool:
        """With a contract it goes back to that."""
        return self.feiten.get("getekend") is not None


REDENEN = {
    "was_nog_niet_getekend": "Er is al een huurcontract. Kies Heropenen: contract getekend.",
    "was_getekend": "Er is nog geen huurcontract. Kies Heropenen: woning zoeken.",
    **aanhouden.REDENEN,
}

# ---------------------------------------------------------------- the procedure

_NOG_TEKENEN = "wie.|koppelingen.|zaken. nog. teken|tekenen ~week|maand|contract|huurcontract|welke"
_ZONDER_CONTRACT = "wie.|koppelingen.|zaken. zonder contract.|huurcontract. ~zit|zitten|welke"
_TEKENT = "wie.|koppelingen.|zaken. tekent.|tekenen. week.|maand.|morgen.|vandaag.|binnenkort. ~contract|welke"

STANDEN = (
    Stand(
        "zoeken",
        "woning zoeken",
        "gemeente en corporatie",
        "Geef de corporatie en de maatschappelijke begeleiding de gegevens die nodig zijn voor een woning. "
        "De corporatie zoekt in haar leegstaande en vrijkomende woningen.",
        FASE_2,
        gevraagd=(
            "wij wie.|koppelingen.|zaken.|gezinnen.|huishoudens. zoek woning.|huis.|woonruimte.",
            "wie.|koppelingen.|zaken. zonder woning.|huis.|woonruimte. ~zitten|zit",
            "wie.|koppelingen.|zaken.|gezinnen.|huishoudens. wacht|wachten woning.|huis.|woonruimte. ~welke|bij",
            "wie. moet.|moeten. nog. woning.|huis.|woonruimte.",
            "wij wie.|welke. nog. niks.|niets. ~gevonden|koppelingen|zaken|gezinnen",
            "wie.|koppelingen.|zaken. nog. geen. woning.|huis.|woonruimte.",
            "wie.|koppelingen.|zaken. nog. nodig. woning.|huis.|woonruimte.",
            "koppelingen.|zaken. woning.|zoeken. zoeken. ~welke",
            _NOG_TEKENEN,
            _ZONDER_CONTRACT,
        ),
    ),
    Stand(
        "gevonden",
        "woonruimte gevonden",
        "gemeente en corporatie",
        "De corporatie maakt het huurcontract en een afspraak om te tekenen. "
        "Regel de ontvangst met de begeleiding en geef de tekendatum door.",
        FASE_2,
        gevraagd=(
            _NOG_TEKENEN,
            _ZONDER_CONTRACT,
            _TEKENT,
            "koppelingen.|zaken. woning.|woonruimte. gevonden.",
        ),
    ),
    Stand(
        "getekend",
        "huurcontract getekend",
        "gemeente",
        "Stuur een kopie van het contract naar de regievoerder. Wijs op de kopie voor de toeslagen. "
        "Regel uitkering en inrichting, zodat de verhuizing door kan gaan.",
        FASE_3,
        gevraagd=(
            "wie.|koppelingen.|zaken. nog. verhuis|verhuizen ~week|maand",
            "wie.|koppelingen.|zaken. getekend ~nog|niet|verhuisd|contract|huurcontract|wel|azc|opvang|zit|zitten",
        ),
    ),
    Stand(
        "verhuisd",
        "verhuisd",
        "COA",
        "De COA-locatie schrijft het huishouden uit. Daarna telt COA vanzelf.",
        FASE_3,
        gevraagd=("wie.|koppelingen.|zaken. verhuisd nog|niet geteld ~nog|niet|coa",),
    ),
    Stand("geteld", "geteld door COA", "niemand", "Klaar: COA telt dit huishouden mee.", FASE_3, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze koppeling loopt niet meer.", eind=True),
)

_HUIS = (
    "woning|woninkje|woonruimte|huis|huisje|huurhuis|huurwoning|appartement|appartementje|flat|flatje|studio|etage|plek"
    "|onderdak|rijtjeshuis|eengezinswoning|bovenwoning|benedenwoning|kamer"
)
_SLEUTELS = (
    "sleutel|sleutels|sleuteloverdracht|sleuteluitgifte overhandigd|gekregen|gehad|opgehaald|ontvangen|uitgereikt"
    "|gegeven|overgedragen|binnen|geweest|uit"
)

STAPPEN = (
    Stap(
        "woning_gevonden",
        "Woonruimte gevonden",
        ("zoeken",),
        "gevonden",
        (TEKENAFSPRAAK,),
        bron=FASE_2,
        woorden=(
            f"{_HUIS} toegewezen|aangeboden|beschikbaar|gevonden|gereserveerd|toegezegd|aanbod|aanbieding|biedt|bieden"
            "|bood|hebben|heb|heeft|kreeg|kregen|gekregen|krijgt|krijgen|geregeld|binnen|klaar|raak|vrijgemaakt|gelukt|er",
            "corporatie|verhuurder biedt|bieden|bood|aanbod|aanbieding|aangeboden|gevonden",
            "tekenen|tekent|ondertekening|ondertekent|ondertekenen",
            "afspraak gepland|gemaakt|ingepland|staat",
            "tekenafspraak|tekendatum|tekendag",
        ),
    ),
    Stap(
        "teken",
        "Huurcontract getekend",
        ("zoeken", "gevonden"),
        "getekend",
        (GETEKEND,),
        bron=FASE_2,
        woorden=(
            "ondertekend",
            "tekende|tekenden",
            "contract|huurcontract|huurovereenkomst getekend|ondertekend|rond",
            "ondertekent",
            "tekenen geweest|gelukt|gedaan",
            "handtekening|krabbel|handtekeningen gezet|staat|staan|binnen",
            "contract|huurcontract|huurovereenkomst binnen|terug",
            _SLEUTELS,
        ),
    ),
    Stap(
        "woning_valt_af",
        "Woning gaat niet door",
        ("gevonden",),
        "zoeken",
        wist=("tekenafspraak", "woning"),
        terug=True,
        woorden=(
            f"{_HUIS} vervalt|vervallen|afgevallen|kwijt|ingetrokken|weg|afgeketst|teruggetrokken",
            f"{_HUIS} valt|viel af",
            f"{_HUIS} gaat|ging niet door",
            f"{_HUIS} niet meer beschikbaar",
        ),
    ),
    Stap(
        "verhuis",
        "Verhuisd",
        ("getekend",),
        "verhuisd",
        (VERHUISD,),
        bron=FASE_3,
        woorden=(
            "gehuisvest",
            "verhuisde|verhuisden|verhuist",
            "verhuizing|verhuisdag geweest|was|gedaan|klaar|rond|achter",
            "woont|wonen er|erin|daar|inmiddels|hier",
            "zit|zitten|zat er|erin in|erin",
            "ingetrokken|intrek|betrokken",
            "overgegaan|overgestapt",
            "uitgeschreven",
            _SLEUTELS,
        ),
    ),
    Stap(
        "tel",
        "COA telt mee",
        ("verhuisd",),
        "geteld",
        bron=FASE_3,
        woorden=("meegeteld", "telt|tellen mee", "uitgeschreven"),
    ),
    Stap(
        "vervalt",
        "Koppeling vervalt",
        ("zoeken", "gevonden", "getekend"),
        "vervallen",
        (OORZAAK,),
        einde=True,
        woorden=(
            "ontkoppeld|ontkoppelen|losgekoppeld|teruggetrokken",
            "koppeling|match ingetrokken|weg|gestopt|geannuleerd|eraf",
            "koppeling|match gaat|ging niet door",
            "zelf woning|woonruimte|huis|kamer|iets|wat gevonden|gehuurd|geregeld",
            "dubbel|dubbele ingevoerd|vastgelegd|invoer|erin|in",
        ),
    ),
    Stap(
        "heropen",
        "Heropenen: woning zoeken",
        ("vervallen",),
        "zoeken",
        eist=("was_nog_niet_getekend",),
        wist=("oorzaak", "tekenafspraak", "woning"),
        terug=True,
    ),
    Stap(
        "heropen_getekend",
        "Heropenen: contract getekend",
        ("vervallen",),
        "getekend",
        eist=("was_getekend",),
        wist=("oorzaak",),
        terug=True,
    ),
    Stap("telt_niet", "Heropenen: nog niet geteld", ("geteld",), "verhuisd", terug=True),
)

_HUISHOUDEN = (
    "gezin|gezinnetje|huishouden|alleenstaande|alleenstaand|stel|echtpaar|moeder|vader|man|vrouw|persoon|personen|pers"
    "|mensen|statushouder|vergunninghouder|familie|single"
)
BEGINT = (
    "gekoppeld|gekoppelt|gematcht|gekopeld",
    f"{_HUISHOUDEN} erbij|bij|binnen|bijgekregen|toegewezen|gekregen|kregen|krijgen|kreeg|opnemen|nieuw|nieuwe|opvoeren"
    "|invoeren|vastleggen|toevoegen|bijgekomen|ontvangen|match|opname",
    "eentje|een|weer|nieuwe|nieuw erbij|bij|binnen|bijgekomen|bijgekregen",
    "koppeling|match binnen|gekregen|erbij|ontvangen|opnemen|opvoeren|toevoegen|invoeren|bij",
    f"{_HUISHOUDEN}|pers|persoon|personen zet|zetten in|erin",
    "zaak|dossier nieuw|nieuwe|aanmaken|aan|openen|toevoegen|opvoeren|invoeren|maken|start|starten|vastleggen",
)
"""How people say that COA coupled a household to them."""

HOUDT_TEGEN, HOUD_AAN, HERVAT, EISEN, BIJ_CORPORATIE = "houdt_tegen", "houd_aan", "hervat", "eisen", "corporatie"
"""Lines beside the steps: a cause, a hold, the end of both, what the home must have, and who looks for it."""


def gevolg(stap: Stap, feiten: Mapping[str, Any], vandaag: date) -> Mapping[str, Any]:
    """A step on the way ends what held the koppeling up: on the day it names, else today."""
    if stap.terug:
        return {}
    day = {"teken": feiten.get("getekend"), "verhuis": feiten.get("verhuisd")}.get(stap.trigger)
    return aanhouden.hervat(feiten, day or vandaag)


KOPPELING = Procedure(
    naam="koppeling",
    titel="Koppeling",
    versie=5,
    sporen=(Spoor("koppeling", "zoeken", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, KOPPELINGSDATUM, PERSONEN),
    redenen=REDENEN,
    blik=Koppeling,
    later=(VERGUNNING, WONING),
    overig=(*aanhouden.VELDEN, *TAAKVELDEN, CORPORATIE),
    noteert={
        HOUDT_TEGEN: "aangegeven wat het tegenhoudt",
        HOUD_AAN: "aangehouden",
        HERVAT: "niets houdt het meer tegen",
        EISEN: "eisen aan de woning",
        BIJ_CORPORATIE: "corporatie gekozen",
    },
    gevolg=gevolg,
    laatste_dagen=laatste_dagen,
    vraagt=VRAGEN,
    tegenhouden=Tegenhouden(
        aanhouden.HOUDT_TEGEN,
        aanhouden.TEGEN_SINDS,
        HOUDT_TEGEN,
        lambda standen: [item.naam for item in mogelijk(standen[SPOOR])],
        aanhouden.begin,
        aanhouden.dagen_per_oorzaak,
    ),
    kort=(PERSONEN.naam,),
    begint=BEGINT,
)
