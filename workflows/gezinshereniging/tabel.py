"""Gezinshereniging: the family of a vergunninghouder may come. The table is the procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.4.1: whoever hears it in the opvang is not moved out for three
months; after that the gemeente chooses a home, and mediation goes on as for a single person; on arrival COA calls.
What is not said there is an own choice, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.dates.kalender import Kalender, plus_maanden
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, bereken
from workflows.engine.laatste_dagen import Gepland, Herinnervraag, LaatsteDag, Reeks, erna, rustig, vooraf
from workflows.engine.tabel import Blik, Doorstuurtekst, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

HANDREIKING = "Handreiking Huisvesting vergunninghouders"
BRON = Bron(HANDREIKING, "§3.4.1", 2016)
SPOOR = "gezin"
MAANDEN = 3
"""So many months COA blocks moving out."""
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

# ---------------------------------------------------------------- what is asked

BERICHT = Veld(
    "bericht_nareis",
    "Bericht dat het gezin mag komen",
    "Op welke dag kwam het bericht dat het gezin mag komen?",
    Soort.DATUM,
    grenzen=(geweest("Die dag moet nog komen. Typ de dag waarop het bericht kwam."),),
)
WOONT = Veld(
    "woont",
    "Woonde toen",
    "Waar woonde de vergunninghouder toen het bericht kwam?\nCOA blokkeert alleen wie nog in de opvang is.",
    Soort.KEUZE,
    keuzes=(Keuze("opvang", "In de opvang"), Keuze("woning", "In een woning")),
)
GEZINSLEDEN = Veld(
    "gezinsleden",
    "Gezinsleden die komen",
    "Hoeveel gezinsleden komen er? Tel de vergunninghouder zelf niet mee.",
    Soort.AANTAL,
    optioneel=True,
    maximum=29,
    kort="{} komen na",
    waar="In TVS staat of er nareizigers worden verwacht.",
)
BLOKKADE_TOT = Veld(
    "blokkade_tot",
    "Blokkade tot en met",
    "Tot en met welke dag blokkeert COA de uitplaatsing?\nDe handreiking noemt de begindag niet: noemt de "
    "regievoerder een dag, dan geldt die.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("bericht_nareis", "Die dag ligt vóór het bericht. Controleer de datum."),),
    leeg="drie maanden na het bericht",
)
WONINGKEUZE = Veld(
    "woningkeuze",
    "Keuze van de gemeente",
    "Welke woning zoek je? Dat kiest de gemeente.\nBij beide bemiddelt COA hem verder als alleenstaande: ook als je "
    "het gezin afwacht, blijft hij niet in de opvang. De handreiking is daarin niet helder; overleg met de "
    "regievoerder.",
    Soort.KEUZE,
    keuzes=(Keuze("alleen", "Voor één persoon"), Keuze("gezin", "Waar straks het gezin past")),
)
AANKOMST = Veld(
    "aankomst_op",
    "Gezin aangekomen op",
    "Op welke dag kwam het gezin in Nederland aan?",
    Soort.DATUM,
    grenzen=(na("bericht_nareis", "De aankomst ligt vóór het bericht. Controleer beide datums."), geweest(_NOG)),
)
HERENIGD_OP = Veld(
    "herenigd_op",
    "Gezin samen gehuisvest op",
    "Vanaf welke dag woont het gezin samen in de woning?",
    Soort.DATUM,
    grenzen=(na("aankomst_op", "Dat is vóór de aankomst. Controleer beide datums."), geweest(_NOG)),
)


def einde_blokkade(feiten: Mapping[str, Any]) -> date | None:
    """The last day of COA's block: the one that the regievoerder named, else three months after the bericht. None for
    who has a home already: nobody is kept from moving out then."""
    begun: date | None = feiten.get(BERICHT.naam)
    if begun is None or feiten.get(WOONT.naam) != "opvang":
        return None
    return feiten.get(BLOKKADE_TOT.naam) or plus_maanden(begun, MAANDEN)


@dataclass
class Gezinshereniging(Blik):
    """What the guards of a gezinshereniging look at."""

    @property
    def blokkade_voorbij(self) -> bool:
        """Only then the gemeente chooses: until that day the family may still be in time."""
        ends = einde_blokkade(self.feiten)
        return ends is None or ends < self.vandaag

    @property
    def woont_al(self) -> bool:
        """Nobody is kept from moving out who has a home."""
        return self.feiten.get(WOONT.naam) == "woning"

    @property
    def kwam_op_tijd(self) -> bool:
        """The family came within the block."""
        ends, came = einde_blokkade(self.feiten), self.feiten.get(AANKOMST.naam)
        return ends is not None and came is not None and came <= ends


# ---------------------------------------------------------------- the procedure

STANDEN = (
    Stand("blokkade", "COA blokkeert de uitplaatsing", "COA",
          "COA plaatst drie maanden niemand uit, zodat het gezin samen kan komen. Kijk in TVS hoe ver de procedure "
          "is. Komt het gezin op tijd, dan huisvest je het hele gezin. Is het er dan niet, dan kies jij een woning. "
          "Of de 10 en 12 weken stilstaan, zegt de handreiking niet: de afgesproken dag blijft staan, met je eigen "
          "planning ernaast.", BRON,
          teksten=(Doorstuurtekst("regievoerder",
              "Bij ons zaaknummer {zaak} kwam op {bericht_nareis} het bericht dat het gezin mag komen. Tot en met "
              "welke dag blokkeren jullie de uitplaatsing, en wanneer verwachten jullie het gezin? Hoe tellen jullie "
              "deze tijd mee in de 10 en 12 weken?\nGemeente {gemeente}"),)),
    Stand("wacht", "wacht op het gezin", "gemeente",
          "COA bemiddelt en huisvest hem als alleenstaande, ook als je het gezin afwacht: zo zegt de handreiking "
          "het, en dat is niet helder. Overleg met de regievoerder. Komt het gezin binnenkort, dan is een woning "
          "voor het hele gezin verstandig. Voor één persoon kan een doorschuifwoning (best practices 2019). Volg de "
          "procedure in TVS.",
          BRON,
          teksten=(Doorstuurtekst("regievoerder",
              "Bij ons zaaknummer {zaak} is het gezin er nog niet. [Onze keuze voor de woning: {woningkeuze}. ]Wij "
              "begrijpen dat de bemiddeling verdergaat als voor een alleenstaande; klopt dat? Laat je weten wanneer "
              "het gezin komt?\nGemeente {gemeente}"),)),
    Stand("aangekomen", "gezin aangekomen", "gemeente",
          "COA belt de gemeente waar de aanvrager woont. Past de woning bij het hele gezin, dan komt het daar bij "
          "elkaar, zonder opvang. Past zij niet, dan vraagt COA of jullie het hele huishouden kunnen herhuisvesten. "
          "Is er nog geen woning, zoek er dan een voor het gezin (onze lezing).", BRON),
    Stand("samen", "hele gezin huisvesten", "gemeente",
          "Zoek een woning voor het hele gezin: iedereen telt mee. Verbeter bij de koppeling het aantal personen, en "
          "zeg het de corporatie.", BRON,
          teksten=(Doorstuurtekst("corporatie",
              "Bij ons zaaknummer {zaak} is het gezin aangekomen[ ({gezinsleden} gezinsleden erbij)]. Wij zoeken nu "
              "een woning voor het hele gezin. Welke woning past, en wanneer komt zij vrij?\nGemeente {gemeente}"),)),
    Stand("herhuisvesten", "woning past niet: herhuisvesten", "gemeente",
          "Kan het hele huishouden in jullie gemeente een andere woning krijgen? De nareizigers worden aan jullie "
          "gekoppeld en wachten in de opvang. Lukt het niet, overleg dan met de regievoerder: dat zegt de "
          "handreiking niet.", BRON,
          teksten=(
              Doorstuurtekst("corporatie",
                  "Bij ons zaaknummer {zaak} past de woning niet bij het gezin dat is aangekomen[ ({gezinsleden} "
                  "gezinsleden erbij)]. Welke grotere woning komt vrij, en wanneer?\nGemeente {gemeente}"),
              Doorstuurtekst("regievoerder",
                  "Bij ons zaaknummer {zaak} past de woning niet bij het gezin dat op {aankomst_op} aankwam. Wij "
                  "zoeken een woning voor het hele huishouden. Zijn de nareizigers aan ons gekoppeld, en waar "
                  "wachten zij?\nGemeente {gemeente}"))),
    Stand("herenigd", "gezin samen gehuisvest", "niemand", "Klaar: alle gezinsleden tellen mee.", BRON, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze gezinshereniging loopt niet meer.", eind=True),
)  # fmt: skip
LOPEND = ("blokkade", "wacht", "aangekomen", "samen", "herhuisvesten")
STAPPEN = (
    Stap("komt_aan", "Gezin aangekomen", ("blokkade", "wacht"), "aangekomen", (AANKOMST,), bron=BRON,
         woorden=("gezin|vrouw|man|kinderen|familie|nareizigers aangekomen|geland|gearriveerd|gekomen|aankomst|er",)),
    Stap("woont_al", "Woont al in een woning", ("blokkade",), "wacht", eist=("woont_al",), vanzelf=True,
         splitst=True),
    Stap("op_tijd", "Gezin is op tijd", ("aangekomen",), "samen", eist=("kwam_op_tijd",), vanzelf=True,
         splitst=True),
    Stap("kies", "Gezin niet op tijd", ("blokkade",), "wacht", (WONINGKEUZE,), ("blokkade_voorbij",), BRON,
         woorden=("gezin|familie niet tijd", "gezin|familie te laat", "blokkade voorbij|afgelopen|om",
                  "als alleenstaande")),
    Stap("uitgeplaatst", "Toch al uitgeplaatst", ("blokkade",), "wacht", bron=BRON, zelden=True,
         woorden=("toch uitgeplaatst|verhuisd",)),
    Stap("past", "Woning past: gezin herenigd", ("aangekomen",), "herenigd", (HERENIGD_OP,), bron=BRON,
         woorden=("woning|huis past|groot genoeg", "herenigd")),
    Stap("past_niet", "Woning past niet", ("aangekomen",), "herhuisvesten", bron=BRON,
         woorden=("woning|huis past niet", "woning|huis klein")),
    Stap("geen_woning", "Er is nog geen woning", ("aangekomen",), "samen", bron=BRON, woorden=(
      "nog geen woning|huis",)),
    Stap("gehuisvest", "Gezin samen gehuisvest", ("samen", "herhuisvesten"), "herenigd", (HERENIGD_OP,), bron=BRON,
         woorden=("gezin gehuisvest|verhuisd",)),
    Stap("vervalt", "Gezin komt niet", LOPEND, "vervallen", einde=True, woorden=("gezin|familie komt|komen niet",)),
    Stap("heropen", "Heropenen: gezin komt toch", ("vervallen",), "wacht", wist=("aankomst_op", "herenigd_op"),
         terug=True),
)  # fmt: skip

BLOKKADE = Term(
    "blokkade",
    "einde blokkade door COA",
    vanaf=BERICHT.naam,
    begin="bericht dat het gezin mag komen",
    opdracht="gezin aangekomen",
    lengte=Lengte(maanden=MAANDEN),
    aard=Aard.AFSPRAAK,
    bron=Bron(HANDREIKING, "3.4.1", 2016),
    toelichting="De bron noemt de begindag niet. Wij tellen vanaf het bericht dat het gezin mag komen (eigen keuze).",
    geldig_van=date(2016, 1, 1),
)
GEBEURTENISSEN = (
    Gebeurtenis(
        "nareis",
        "Bericht dat het gezin mag komen",
        woorden(r"nareis\w*|nareizigers?|\w*herenig\w+|gezin mag (?:over)?komen|mvv|blokkade|geblokkeerd"),
        (BLOKKADE,),
        "bericht nareis op 15 maart 2026, tot wanneer blokkeert COA?",
        "gezin-blokkade",
        "Is het gezin er dan niet? Dan bemiddelt COA verder als alleenstaande.",
    ),
)

# ---------------------------------------------------------------- its days


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """The end of the block; what has no term comes back with the overview of the week."""
    stand = standen[SPOOR]
    if stand == "blokkade":
        return (_blokkade(feiten, kalender),)
    since = feiten.get(AANKOMST.naam) or feiten[BERICHT.naam]
    quiet = rustig(stand, since, kalender) if stand in LOPEND else None
    return (quiet,) if quiet is not None else ()


def _blokkade(feiten: Mapping[str, Any], kalender: Kalender) -> LaatsteDag:
    """The day itself, also on a day off: a family that comes on it is in time."""
    named: date | None = feiten.get(BLOKKADE_TOT.naam)
    begun: date = feiten[BERICHT.naam]
    counted = bereken(BLOKKADE, begun, kalender)
    ends = named or counted.einde
    sum_ = f"Bericht {zeg(begun)} {BLOKKADE.lengte} = {zeg(ends)}."
    return LaatsteDag(
        "blokkade_genoemd" if named else "blokkade", "blokkade", ends, ends, Aard.AFSPRAAK,
        BLOKKADE.bron, woord="tot en met", agenda="einde blokkade",
        som=(f"De regievoerder noemde {zeg(ends)}.",) if named else (sum_, *counted.regels[1:]),
        toelichting=BLOKKADE.toelichting, begonnen=begun,
        herinner=Reeks(lambda: _rond(ends, kalender.herinnerdag(ends), begun, kalender)),
    )  # fmt: skip


def _rond(einde: date, werkdag: date, na_: date, kalender: Kalender) -> list[Gepland]:
    """Two weeks ahead, to look in TVS; on the day; and when the choice is the gemeente's."""
    planned = [*vooraf("blokkade", einde, werkdag, (-14,), kalender), *erna("kiezen", einde, (1,), kalender)]
    return [item for item in planned if item.dag > na_ and item.merk != "-1wd"]


VRAAGT = {
    "blokkade": Herinnervraag(
        "Komt het gezin op tijd? Kijk in TVS. Zo niet, dan kies jij straks een woning.",
        "komt het gezin op tijd?",
        laatste="Vandaag is de {laatste} van de blokkade. Is het gezin er? Leg de aankomst vast.",
    ),
    "kiezen": Herinnervraag(
        "De blokkade is voorbij. Kwam het gezin op tijd? Zo niet: kies een woning.", "kies een woning"
    ),
    "wacht": Herinnervraag("Is er nieuws over de komst van het gezin? Kijk in TVS.", "nieuws over het gezin?"),
    "aangekomen": Herinnervraag("Past de woning bij het hele gezin?", "past de woning?"),
    "samen": Herinnervraag("Is er een woning voor het hele gezin?", "woning voor het gezin?"),
    "herhuisvesten": Herinnervraag("Is er een woning waar het hele huishouden past?", "grotere woning?"),
}

GEZINSHERENIGING = Procedure(
    naam="gezinshereniging",
    titel="Gezinshereniging",
    meervoud="gezinsherenigingen",
    versie=1,
    sporen=(Spoor(SPOOR, "blokkade", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, BERICHT, WOONT, GEZINSLEDEN),
    redenen={
        "blokkade_voorbij": "De blokkade is nog niet voorbij. Stopt COA eerder? Zet die dag dan bij Blokkade tot en "
        "met.",
        "woont_al": "De vergunninghouder was nog in de opvang.",
        "kwam_op_tijd": "Het gezin kwam niet binnen de blokkade.",
    },
    blik=Gezinshereniging,
    later=(BLOKKADE_TOT,),
    noteert={"maak": "gezinshereniging gevolgd"},
    kort=(GEZINSLEDEN.naam,),
    gebeurtenissen=GEBEURTENISSEN,
    laatste_dagen=laatste_dagen,
    vraagt=VRAAGT,
    begint=(
        "gezinshereniging|nareis",
        "gezin|vrouw|man|kinderen|kids|familie mag|mogen komen|overkomen|nakomen|nareizen",
        "gezin|vrouw|man|kinderen|kids|familie komt|komen|kwam over|na",
        "blokkade|geblokkeerd gezin|coa|nareis",
    ),
    naast={"koppeling": ()},
)
