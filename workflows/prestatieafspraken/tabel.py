"""Prestatieafspraken with a corporatie about housing vergunninghouders, and the road where it does not go along. The
table is the procedure.

Handreiking Huisvesting vergunninghouders 2016, bijlage 1 (steps, clauses, overleg, geschil) and §3.3.5 (a corporatie
that refuses). Two places name two desks for a refusal: the Autoriteit Woningcorporaties goes first, then BZK (own
reading).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.engine.tabel import Blik, Procedure, Spoor, Stand, Stap
from workflows.prestatieafspraken import velden as v
from workflows.prestatieafspraken.feiten import AfspraakFeiten
from workflows.prestatieafspraken.plan import (
    BRON,
    MEDEWERKING,
    MELD,
    NA_AUTORITEIT,
    NA_BZK,
    NAVRAGEN,
    SPOOR,
    VRAGEN,
    WEIGERT,
    laatste_dagen,
    na_overleg,
)

STANDEN = (
    Stand("opstellen", "opstellen", "gemeente en corporatie",
          "Zet in de woonvisie dat de gemeente elke taakstelling haalt. Spreek doel, begrippen en resultaat af, en hoe "
          "je uitvoert, meet en een geschil oplost.", BRON),
    Stand("voorgelegd", "voorgelegd", "corporatie en huurdersorganisatie",
          "De partijen lezen de afspraken. Pas ze aan tot iedereen kan tekenen.", BRON),
    Stand("afgesproken", "afgesproken", "corporatie",
          "Meet of de afspraken worden gehaald, en spreek elkaar aan. Overleg ten minste een maand vóór elk tijdvak.",
          BRON),
    Stand("geschil", "geschil bij de minister", "minister",
          "De minister vraagt advies aan een commissie waarin de partijen gelijk zijn vertegenwoordigd, en volgt dat "
          "in beginsel. De uitspraak bindt. Controleer de actuele Woningwet.", BRON),
    Stand("afgelopen", "afgelopen", "niemand", "De looptijd is om.", BRON, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze afspraken gaan niet door.", eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("leg_voor", "Voorgelegd aan partijen", ("opstellen",), "voorgelegd", (v.VOORGELEGD_OP,),
         ("heeft_afspraak",), BRON, gaat_naar_buiten="de corporatie en de huurdersorganisatie"),
    Stap("akkoord", "Getekend door iedereen", ("voorgelegd",), "afgesproken", (v.AFGESPROKEN_OP,), bron=BRON),
    Stap("overleg", "Overleg gehouden", ("afgesproken",), "afgesproken", (v.OVERLEG_OP,), bron=BRON),
    Stap("terug_naar_tafel", "Terug naar opstellen", ("voorgelegd", "afgesproken"), "opstellen",
         wist=("voorgelegd_op", "afgesproken_op"), terug=True),
    Stap("geschil", "Geschil naar de minister", ("opstellen", "voorgelegd"), "geschil", (v.GESCHIL_OP,), bron=BRON,
         gaat_naar_buiten="de minister", zelden=True),
    Stap("uitspraak", "Minister deed uitspraak", ("geschil",), "afgesproken", (v.UITSPRAAK_OP,), bron=BRON),
    Stap("toch_samen", "Toch samen eruit gekomen", ("geschil",), "voorgelegd", terug=True),
    Stap("loopt_af", "Afspraken zijn afgelopen", ("afgesproken",), "afgelopen", bron=BRON, einde=True),
    Stap("vervalt", "Afspraken gaan niet door", ("opstellen", "voorgelegd", "geschil"), "vervallen", einde=True),
    Stap("heropen", "Heropenen: weer opstellen", ("afgelopen", "vervallen"), "opstellen",
         wist=("voorgelegd_op", "afgesproken_op", "uitspraak_op"), terug=True),
)  # fmt: skip
_WEG = ("gesprek", "autoriteit", "bzk")
MEEWERKEN = (
    Stand("werkt_mee", "werkt mee", "niemand", "Vrijwel alle corporaties werken mee.", WEIGERT, eind=True),
    Stand("gesprek", "werkt niet mee, praat eerst", "gemeente",
          "Voer eerst een goed gesprek, tot op bestuurlijk niveau (eigen keuze). Helpt dat niet, dan meldt het college "
          "het zo snel mogelijk bij de Autoriteit Woningcorporaties.", WEIGERT),
    Stand("autoriteit", "gemeld bij de Autoriteit", "Autoriteit Woningcorporaties",
          "De Autoriteit houdt toezicht op corporaties. Weigert de corporatie duidelijk, of houdt zij zich niet aan de "
          "afspraken? Meld dat dan bij BZK. Licht ook de provincie in.", WEIGERT),
    Stand("bzk", "gemeld bij BZK", "ministerie van BZK",
          "De minister kan de corporatie aanspreken op haar plichten uit de Woningwet. Vertel het ook de provincie.",
          WEIGERT),
)  # fmt: skip
MEDEWERKSTAPPEN = (
    Stap("weigert", "Corporatie werkt niet mee", ("werkt_mee",), "gesprek", (v.WEIGERT_OP,), bron=WEIGERT, zelden=True),
    Stap("naar_autoriteit", "Gemeld bij de Autoriteit", ("gesprek",), "autoriteit", (v.AUTORITEIT_OP,),
         bron=WEIGERT, gaat_naar_buiten="de Autoriteit Woningcorporaties"),
    Stap("naar_bzk", "Gemeld bij BZK", ("autoriteit",), "bzk", (v.BZK_OP,), bron=WEIGERT, gaat_naar_buiten="BZK"),
    Stap("werkt_weer", "Corporatie werkt weer mee", _WEG, "werkt_mee",
         wist=("weigert_op", "autoriteit_op", "bzk_op", "provincie_op"), bron=WEIGERT),
)  # fmt: skip


@dataclass
class Afspraken(Blik):
    """What the guards look at."""

    @property
    def heeft_afspraak(self) -> bool:
        """There is something to agree on."""
        return any(self.feiten.get(item.veld.naam) is not None for item in v.AFSPRAKEN)


def gevolg(stap: Stap, feiten: Mapping[str, Any], _: date) -> Mapping[str, Any]:
    """An overleg prepares a tijdvak, by its day."""
    prepared = na_overleg(AfspraakFeiten(feiten)) if stap.trigger == "overleg" else None
    return {v.OVERLEG_VOOR.naam: prepared} if prepared is not None else {}


KIES_CORPORATIE, KIES = "corporatie", "kies"
PRESTATIEAFSPRAKEN = Procedure(
    naam="prestatieafspraken",
    titel="Prestatieafspraken",
    meervoud="prestatieafspraken",
    versie=1,
    sporen=(
        Spoor(SPOOR, "opstellen", STANDEN, STAPPEN, titel="Afspraken"),
        Spoor(MEDEWERKING, "werkt_mee", MEEWERKEN, MEDEWERKSTAPPEN, titel="Corporatie"),
    ),
    aanleg=v.AANLEG,
    later=(*(item.veld for item in v.AFSPRAKEN), v.PROVINCIE_OP),
    overig=(v.CORPORATIE, v.OVERLEG_VOOR),
    redenen={"heeft_afspraak": "Er staat nog geen afspraak in. Kies er eerst een."},
    blik=Afspraken,
    noteert={"maak": "begonnen met de afspraken", KIES_CORPORATIE: "corporatie gekozen", KIES: "afspraak gekozen"},
    kort=(v.CORPORATIE.naam,),
    gevolg=gevolg,
    gebeurtenissen=(
        Gebeurtenis("corporatie_weigert", "Corporatie werkt niet mee",
                    woorden(r"corporatie\b.*(?:werkt niet mee|weigert|wil niet)"), (MELD,),
                    "corporatie werkt niet mee sinds 15 maart 2026, wanneer uiterlijk melden?", "corporatie-weigert"),
        Gebeurtenis("autoriteit", "Gemeld bij de Autoriteit", woorden(r"autoriteit(?: woningcorporaties)?"),
                    (NA_AUTORITEIT,), "gemeld bij de Autoriteit op 15 maart 2026, wanneer het vervolg?",
                    "corporatie-weigert"),
        Gebeurtenis("bzk_gemeld", "Gemeld bij BZK", woorden(r"gemeld bij (?:het ministerie van )?bzk"), (NA_BZK,),
                    "gemeld bij BZK op 15 maart 2026, wanneer het vervolg?", "corporatie-weigert-bzk"),
        Gebeurtenis("geschil", "Geschil voorgelegd", woorden("geschil"), (NAVRAGEN,),
                    "geschil voorgelegd op 15 maart 2026, wanneer de uitspraak navragen?", "corporatie-geschil"),
    ),
    laatste_dagen=laatste_dagen,
    vraagt=VRAGEN,
    bronnen={"heeft_afspraak": BRON},
)  # fmt: skip
