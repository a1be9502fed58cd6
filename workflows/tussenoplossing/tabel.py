"""Tussenoplossing: a household lives for a while in a hotel (HAR), a doorstroomlocatie or a tussenvoorziening, and the
gemeente still owes it a vaste woning. The table is the procedure.

Handreiking uitruil 2024, h3-III: the contribution for such a place stops, the responsibility for what follows does not.
Integrale Handreiking 2021, §4.2.1: when a tussenvoorziening ends the task comes back beside the taakstelling of then; a
small part of the households finds something itself.
"""

from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.engine.tabel import Procedure, Spoor, Stand, Stap
from workflows.tussenoplossing.plan import OPZOEKEN, SPOOR, VRAGEN, laatste_dagen
from workflows.tussenoplossing.regels import FLEVOLAND, GELD_DSL, GELD_HAR, UITRUIL
from workflows.tussenoplossing.velden import (
    AANLEG,
    BETAALD_TOT,
    PERSONEN,
    PLEK,
    VAST_OP,
    VERLENGD_TOT,
)

STANDEN = (
    Stand("tijdelijk", "woont tijdelijk", "gemeente",
          "Zoek nu al een vaste woning: ook als de bijdrage stopt, blijft de gemeente verantwoordelijk.", UITRUIL),
    Stand("gevonden", "vaste woning gevonden", "gemeente en corporatie",
          "Regel het huurcontract en de verhuizing voordat de tijdelijke plek eindigt.", UITRUIL),
    Stand("vast", "woont in een vaste woning", "niemand", "De vervolghuisvesting is geregeld.", UITRUIL, eind=True),
    Stand("zelf", "vond zelf een woning", "niemand", "Een klein deel vindt zelf iets.", FLEVOLAND, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze tussenoplossing loopt niet meer.", eind=True),
)  # fmt: skip
_LOOPT = ("tijdelijk", "gevonden")
STAPPEN = (
    Stap("vind", "Vaste woning gevonden", ("tijdelijk",), "gevonden", bron=UITRUIL),
    Stap("verhuis", "Verhuisd naar vaste woning", _LOOPT, "vast", (VAST_OP,), bron=UITRUIL),
    Stap("verleng", "Plek verlengd", _LOOPT, "tijdelijk", (VERLENGD_TOT,), bron=FLEVOLAND, zelden=True),
    Stap("betaal", "Bijdrage verlengd", ("tijdelijk",), "tijdelijk", (BETAALD_TOT,), bron=UITRUIL, zelden=True),
    Stap("valt_af", "Vaste woning gaat niet door", ("gevonden",), "tijdelijk", terug=True),
    Stap("vertrek", "Huishouden vond zelf iets", _LOOPT, "zelf", bron=FLEVOLAND, einde=True),
    Stap("vervalt", "Tussenoplossing vervalt", _LOOPT, "vervallen", einde=True),
    Stap("heropen", "Heropenen: woont nog tijdelijk", ("vast", "zelf", "vervallen"), "tijdelijk", wist=("vast_op",),
         terug=True),
)  # fmt: skip
TUSSENOPLOSSING = Procedure(
    naam="tussenoplossing",
    titel="Tussenoplossing",
    meervoud="tussenoplossingen",
    versie=1,
    sporen=(Spoor(SPOOR, "tijdelijk", STANDEN, STAPPEN),),
    aanleg=AANLEG,
    naast={"koppeling": ()},
    noteert={"maak": "tijdelijke plek vastgelegd"},
    kort=(PLEK.naam, PERSONEN.naam),
    begindag="begin_op",
    gebeurtenissen=(
        Gebeurtenis("har", "In het hotel (HAR)", woorden(r"har|hotel(?:plek|regeling)"), (GELD_HAR,),
                    "HAR begonnen op 15 maart 2026, tot wanneer is er geld?", "tussen-har",
                    "Stand van juni 2024. Kijk in je beschikking of het nog zo is."),
        Gebeurtenis("dsl", "In de doorstroomlocatie", woorden(r"dsl|doorstroom(?:locatie|plek)?"), (GELD_DSL,),
                    "doorstroomlocatie sinds 15 maart 2026, tot wanneer is er geld?", "tussen-dsl",
                    "Stand van juni 2024. Sinds 9 april 2025 is er een eigen regeling: kijk in je beschikking."),
        Gebeurtenis("tussenvoorziening", "In de tussenvoorziening", woorden("tussenvoorziening"), (OPZOEKEN,),
                    "tussenvoorziening sinds 15 maart 2026, wanneer zoek ik de einddag op?",
                    "tussen-tussenvoorziening"),
    ),
    laatste_dagen=laatste_dagen,
    vraagt=VRAGEN,
    begint=(
        "tussenoplossing|doorstroomlocatie|tussenvoorziening|hotelplek begonnen|ingegaan|gestart",
        "har|hotel|hotelplek|dsl|doorstroomlocatie|tussenvoorziening personen|huishouden|gezin|geplaatst|woont|wonen",
    ),
)  # fmt: skip
