"""Zelfhuisvester: somebody looks for a home in the gemeente of the koppeling without its help. The table is the
procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.4.1 and §3.2 (fase 3): only the gemeente of the koppeling houses,
only the first home counts, and COA counts it when the gemeente reports it. It names no days: nobody is reminded of one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import Kalender
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, rustig
from workflows.engine.tabel import BIJ, Blik, Doorstuurtekst, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

BRON = Bron("Handreiking Huisvesting vergunninghouders", "§3.4.1", 2016)
MELDEN = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 3", 2016)
SPOOR = "zelfhuisvester"
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

# ---------------------------------------------------------------- what is asked

GEMELD_OP = Veld("gemeld_op", "Kwam langs op", "Op welke dag vroeg de vergunninghouder bij jullie om woonruimte?",
                 Soort.DATUM, grenzen=(geweest(_NOG),))  # fmt: skip
WOONT_OP = Veld(
    "woont_op",
    "Zelf gehuisvest op",
    "Op welke dag ging de vergunninghouder in de woning wonen?",
    Soort.DATUM,
    grenzen=(
        na("gemeld_op", "Dat is vóór de dag waarop hij bij jullie kwam. Klopt die dag?", hard=False),
        geweest(_NOG),
    ),
)
EERSTE = Veld(
    "eerste",
    "Eerste woning",
    "Is dit de eerste woning na de opvang? Alleen die telt mee.",
    Soort.KEUZE,
    keuzes=(Keuze("ja", "Ja, de eerste"), Keuze("nee", "Nee, een latere")),
)
COA_OP = Veld(
    "coa_op",
    "Gemeld aan COA op",
    "Op welke dag meldde je dit aan COA?",
    Soort.DATUM,
    grenzen=(na("woont_op", "De melding ligt vóór de dag van wonen. Controleer de datum."), geweest(_NOG)),
)


@dataclass
class Zelfhuisvester(Blik):
    """What the guards of a zelfhuisvester look at."""

    @property
    def is_de_eerste(self) -> bool:
        """Only the first home counts; a later one is everybody's own choice."""
        return self.feiten.get(EERSTE.naam) == "ja"

    @property
    def heeft_onze_koppeling(self) -> bool:
        """It stands beside an own koppeling: nobody needs to ask whose that is."""
        return self.feiten.get(BIJ.naam) is not None


# ---------------------------------------------------------------- the procedure

STANDEN = (
    Stand("nagaan", "koppeling nagaan", "gemeente",
          "Kijk op de site van COA of vraag de regievoerder aan welke gemeente hij is gekoppeld. Reken erop dat hij "
          "al is gekoppeld: dat gebeurt binnen twee weken na de vergunning. Is het een andere gemeente? Dan vraagt "
          "de handreiking om de aanvraag niet te behandelen.", BRON,
          teksten=(Doorstuurtekst("regievoerder",
              "Bij ons meldde zich op {gemeld_op} een vergunninghouder die zelf een woning zoekt (ons zaaknummer "
              "{zaak}). Is hij al gekoppeld, en aan welke gemeente? Wij bellen over wie het gaat.\nGemeente "
              "{gemeente}"),)),
    Stand("zoekt", "zoekt zelf in onze gemeente", "vergunninghouder",
          "Zelf zoeken mag in de gemeente van de koppeling. Intussen zoekt de corporatie gewoon door.", BRON),
    Stand("gehuisvest", "zelf gehuisvest, nog niet gemeld", "gemeente",
          "Meld het aan COA, anders telt het niet: bij een woning buiten de koppeling om weet COA het niet vanzelf. "
          "Loopt de koppeling hier nog? Leg daar ook vast dat het huishouden verhuisde, anders zoekt de "
          "corporatie door.",
          MELDEN,
          teksten=(Doorstuurtekst("regievoerder",
              "Een vergunninghouder die aan ons is gekoppeld, woont sinds {woont_op} in een woning in onze gemeente "
              "die hij zelf vond (ons zaaknummer {zaak}). Het is de eerste woning. Willen jullie dit verwerken voor "
              "onze taakstelling? Wij bellen over wie het gaat.\nGemeente {gemeente}"),)),
    Stand("gemeld", "gemeld aan COA", "niemand", "Klaar: COA verwerkt de melding voor de taakstelling.", MELDEN,
          eind=True),
    Stand("elders", "gekoppeld aan een andere gemeente", "niemand",
          "Jullie behandelen de aanvraag niet: die gemeente huisvest, en telt.", BRON, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Dit telt niet mee, of hij zoekt niet meer zelf.", eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("van_ons", "Aan ons gekoppeld", ("nagaan",), "zoekt", bron=BRON,
         woorden=("gekoppeld ons|onze|hier|bij-ons",)),
    Stap("onze_koppeling", "Onze koppeling", ("nagaan",), "zoekt", eist=("heeft_onze_koppeling",), vanzelf=True,
         splitst=True),
    Stap("van_ander", "Aan een andere gemeente gekoppeld", ("nagaan",), "elders", bron=BRON,
         woorden=("gekoppeld elders|andere|ergens",)),
    Stap("woont", "Zelf gehuisvest", ("zoekt",), "gehuisvest", (WOONT_OP, EERSTE), bron=BRON,
         woorden=("woning|huis|woonruimte|kamer gevonden|geregeld", "gehuisvest", "woont zelf")),
    Stap("meld", "Gemeld aan COA", ("gehuisvest",), "gemeld", (COA_OP,), ("is_de_eerste",), MELDEN,
         gaat_naar_buiten="COA", woorden=("gemeld|doorgegeven coa|regievoerder",)),
    Stap("vervalt", "Telt niet, of zoekt niet meer", ("nagaan", "zoekt", "gehuisvest"), "vervallen", einde=True,
         woorden=("telt niet", "zoekt niet")),
    Stap("heropen", "Heropenen: zoekt toch zelf", ("vervallen", "elders"), "zoekt", wist=("woont_op", "eerste"),
         terug=True),
)  # fmt: skip


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """No source names a term: what is open comes back with the overview of the week."""
    stand = standen[SPOOR]
    since = feiten.get(WOONT_OP.naam if stand == "gehuisvest" else GEMELD_OP.naam)
    known = rustig(stand, since, kalender) if stand in VRAAGT else None
    return (known,) if known is not None else ()


VRAAGT = {
    "nagaan": Herinnervraag("Aan welke gemeente is deze zelfhuisvester gekoppeld?", "aan wie gekoppeld?"),
    "zoekt": Herinnervraag("Vond deze zelfhuisvester een woning?", "woning gevonden?"),
    "gehuisvest": Herinnervraag("Is deze zelfhuisvester gemeld aan COA? Anders telt hij niet.", "gemeld aan COA?"),
}

ZELFHUISVESTER = Procedure(
    naam="zelfhuisvester",
    titel="Zelfhuisvester",
    meervoud="zelfhuisvesters",
    versie=1,
    sporen=(Spoor(SPOOR, "nagaan", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, GEMELD_OP),
    redenen={
        "is_de_eerste": "Alleen de eerste woning telt mee. Kies onder Meer: Telt niet, of zoekt niet meer.",
        "heeft_onze_koppeling": "Er is geen eigen koppeling bekend.",
    },
    blik=Zelfhuisvester,
    noteert={"maak": "zelfhuisvester vastgelegd"},
    laatste_dagen=laatste_dagen,
    vraagt=VRAAGT,
    begint=("zelfhuisvester|zelfzoeker", "zoekt|zoeken zelf woning|huis|woonruimte"),
    naast={"koppeling": ()},
)
