"""BRP and pas: a vergunninghouder reports to the BRP, gets the pas, and is transferred to the new gemeente. The table
is the procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.4.3 and §3.2 (fase 2): reporting within five working days is a duty
of law, of the vergunninghouder; of the rest the handreiking names no days. What is late is bridged with a garantie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.dates.kalender import Kalender
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, per_stand, rustig
from workflows.engine.tabel import Blik, Doorstuurtekst, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Soort, Veld, geweest, na

HANDREIKING = "Handreiking Huisvesting vergunninghouders"
BRON = Bron(HANDREIKING, "§3.4.3", 2016)
BRP, PAS = "brp", "pas"
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

# ---------------------------------------------------------------- what is asked

VERGUNNING = Veld("vergunning", "Vergunning", "Op welke dag is de vergunning verleend?", Soort.DATUM,
                  grenzen=(geweest(_NOG),))  # fmt: skip
INGESCHREVEN_OP = Veld(
    "ingeschreven_op",
    "Gemeld voor de BRP",
    "Op welke dag meldde de vergunninghouder zich bij de gemeente voor de BRP?",
    Soort.DATUM,
    grenzen=(na("vergunning", "Dat is vóór de vergunning. Klopt die dag?", hard=False), geweest(_NOG)),
)
OVER_OP = Veld(
    "over_op",
    "Overgeschreven op",
    "Op welke dag schreef Burgerzaken het huishouden over naar jullie gemeente?",
    Soort.DATUM,
    grenzen=(na("vergunning", "Dat is vóór de vergunning. Controleer de datum."), geweest(_NOG)),
)
KLAAR_OP = Veld(
    "klaar_op",
    "Pas klaar op",
    "Op welke dag kwam het bericht dat de pas klaarligt?",
    Soort.DATUM,
    grenzen=(na("vergunning", "Dat is vóór de vergunning. Controleer de datum."), geweest(_NOG)),
)
OPGEHAALD_OP = Veld(
    "opgehaald_op",
    "Pas opgehaald op",
    "Op welke dag is de pas opgehaald?",
    Soort.DATUM,
    grenzen=(
        na("vergunning", "Dat is vóór de vergunning. Controleer de datum."),
        na("klaar_op", "Dat is vóór de dag waarop de pas klaarlag. Controleer beide datums."),
        geweest(_NOG),
    ),
)


@dataclass
class BrpEnPas(Blik):
    """What the guards of a BRP look at."""

    @property
    def volgen_gestopt(self) -> bool:
        """Who stops following the BRP stops following the pas."""
        return self.standen.get(BRP) == "gestopt"

    @property
    def volgen_loopt(self) -> bool:
        """Taken up again, both go on."""
        return self.standen.get(BRP) != "gestopt"


# ---------------------------------------------------------------- the procedure

_BRUG = (
    "Wacht het tekenen hierop? Dan kan de sociale dienst garant staan voor de eerste huur: zet een garantie ernaast."
)
BRP_STANDEN = (
    Stand("melden", "moet zich nog melden", "vergunninghouder",
          "De plicht is van de vergunninghouder: hij meldt zich bij de gemeente waar hij woont, meestal die van het "
          "azc. Ook als hij al in een BRP-straat is ingeschreven. Is het te laat? Vraag de COA-locatie om hem "
          "vandaag te laten gaan: zij heeft afspraken met haar gemeente. Zonder BRP is er geen BSN, en dus geen "
          "huurcontract. " + _BRUG, BRON,
          teksten=(Doorstuurtekst("coa_locatie",
              "Het gaat om ons zaaknummer {zaak} (vergunning {vergunning}). Meldde de vergunninghouder zich al bij "
              "de gemeente voor de BRP? Zo niet, willen jullie dat vandaag met hem regelen? Wij hebben het BSN nodig "
              "voor het huurcontract. Stuur geen naam, BSN of V-nummer mee.\nGemeente {gemeente}"),)),
    Stand("ingeschreven", "ingeschreven, nog niet bij ons", "gemeente",
          "Laat Burgerzaken de inschrijving meteen overschrijven als er is getekend. De handreiking zegt het op twee "
          "manieren: overschrijven na het tekenen (§3.2), en geen contract zonder BRP in de nieuwe gemeente "
          "(§3.4.3). Regel daarom beide op één dag. " + _BRUG, BRON),
    Stand("over", "overgeschreven naar ons", "niemand",
          "De BRP is in orde. Zonder overschrijving telt COA het huishouden niet.", BRON, eind=True),
    Stand("gestopt", "niet meer gevolgd", "niemand", "Dit volgen jullie niet meer.", eind=True),
)  # fmt: skip
PAS_STANDEN = (
    Stand("besteld", "de IND maakt de pas", "IND",
          "De IND maakt de pas na de BRP, zodat de gegevens gelijk zijn. COA hoort wanneer en bij welk loket hij "
          "klaarligt. De handreiking noemt geen aantal dagen.", BRON),
    Stand("klaar", "pas ligt klaar", "vergunninghouder",
          "De vergunninghouder haalt de pas zelf op bij het IND-loket; de COA-locatie zegt hem waar, en wat hij "
          "meeneemt.",
          BRON),
    Stand("opgehaald", "pas opgehaald", "niemand", "De pas is er.", BRON, eind=True),
    Stand("pas_gestopt", "niet meer gevolgd", "niemand", "Dit volgen jullie niet meer.", eind=True),
)  # fmt: skip
BRP_STAPPEN = (
    Stap("schrijf_in", "Gemeld voor de BRP", ("melden",), "ingeschreven", (INGESCHREVEN_OP,), bron=BRON,
         woorden=("ingeschreven|inschrijving brp|gemeente|burgerzaken|gedaan|geregeld", "gemeld brp|burgerzaken",
                  "brp|aangifte gelukt|geregeld|gedaan|rond")),
    Stap("schrijf_over", "Overgeschreven naar ons", ("melden", "ingeschreven"), "over", (OVER_OP,), bron=BRON,
         woorden=("overgeschreven|overschrijving",)),
    Stap("stop", "Niet meer volgen", ("melden", "ingeschreven"), "gestopt", einde=True),
    Stap("hervat", "Heropenen: weer volgen", ("gestopt",), "melden", wist=("ingeschreven_op", "over_op"), terug=True),
)  # fmt: skip
PAS_STAPPEN = (
    Stap("pas_klaar", "Pas ligt klaar", ("besteld",), "klaar", (KLAAR_OP,), bron=BRON,
         woorden=("pas|pasje|verblijfspas|document klaar|gereed",)),
    Stap("haal_op", "Pas opgehaald", ("besteld", "klaar"), "opgehaald", (OPGEHAALD_OP,), bron=BRON,
         woorden=("pas|pasje|verblijfspas|document opgehaald|gehaald|binnen",)),
    Stap("stop_pas", "Niet meer volgen", ("besteld", "klaar"), "pas_gestopt", eist=("volgen_gestopt",), vanzelf=True,
         splitst=True),
    Stap("hervat_pas", "Weer volgen", ("pas_gestopt",), "besteld", eist=("volgen_loopt",), wist=("klaar_op",),
         vanzelf=True, splitst=True),
)  # fmt: skip

AANGIFTE_BRP = Term(
    "aangifte_brp",
    "aangifte BRP door de vergunninghouder",
    vanaf="vergunning",
    begin="vergunning",
    opdracht="aangifte",
    lengte=Lengte(werkdagen=5),
    aard=Aard.WET,
    bron=Bron(HANDREIKING, "3.4.3", 2016),
    toelichting="De plicht is van de vergunninghouder: bij de gemeente waar hij dan woont, meestal die van het azc.",
    geldig_van=date(2016, 1, 1),
)
GEBEURTENISSEN = (
    Gebeurtenis(
        "brp",
        "Vergunning",
        woorden(r"brp|basisregistratie|inschrijv\w+|ingeschreven|burgerzaken"),
        (AANGIFTE_BRP,),
        "vergunning op 15 maart 2026, wanneer naar de BRP?",
        "brp-5-werkdagen",
        "Dit moet de vergunninghouder zelf doen, bij de gemeente waar hij nu woont.",
    ),
)
_TE_LAAT = (
    "Vraag de COA-locatie om hem vandaag te laten gaan. Wacht het tekenen hierop, dan helpt een garantie van de "
    "sociale dienst."
)
_AANGIFTE = per_stand(BRP, {"melden": AANGIFTE_BRP}, erachter=(1,))


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """The five working days of the law; what has no term comes back with the overview of the week."""
    brp, pas = standen[BRP], standen[PAS]
    quiet = [
        rustig("overschrijven", feiten.get(VERGUNNING.naam), kalender) if brp == "ingeschreven" else None,
        rustig("pas", feiten.get(VERGUNNING.naam), kalender) if pas in ("besteld", "klaar") else None,
    ]
    law = (replace(day, laat=_TE_LAAT) for day in _AANGIFTE(standen, feiten, kalender))
    return (*law, *(day for day in quiet if day is not None))


BRP_EN_PAS = Procedure(
    naam="brp",
    titel="BRP en pas",
    meervoud="zaken BRP en pas",
    versie=1,
    sporen=(
        Spoor(BRP, "melden", BRP_STANDEN, BRP_STAPPEN, titel="BRP"),
        Spoor(PAS, "besteld", PAS_STANDEN, PAS_STAPPEN, titel="Pas"),
    ),
    aanleg=(REFERENTIE, VERGUNNING),
    redenen={
        "volgen_gestopt": "De BRP wordt nog gevolgd.",
        "volgen_loopt": "De BRP wordt niet meer gevolgd.",
    },
    blik=BrpEnPas,
    noteert={"maak": "BRP en pas gevolgd"},
    gebeurtenissen=GEBEURTENISSEN,
    laatste_dagen=laatste_dagen,
    vraagt={
        "aangifte_brp": Herinnervraag(
            "Meldde de vergunninghouder zich voor de BRP? Vraag het de COA-locatie.",
            "gemeld voor de BRP?",
            laatste="Vandaag is de {laatste} om zich te melden voor de BRP. Vraag de COA-locatie hoe het staat.",
        ),
        "overschrijven": Herinnervraag("Is de BRP overgeschreven naar jullie?", "BRP overgeschreven?"),
        "pas": Herinnervraag("Is de pas opgehaald?", "pas opgehaald?"),
    },
    begint=("brp|pas volg|volgen|bijhouden|vastleggen|aangifte|melden",),
    naast={"koppeling": ()},
)
