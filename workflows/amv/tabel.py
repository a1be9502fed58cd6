"""Amv-verzoek: Nidos asks the gemeente for a home for a young person who comes of age, and the gemeente has six months.
The table is the procedure.

Handreiking uitruil 2024, chapter 4: from 17.5 up to and including 20.5 years the jeugdbeschermer may ask the gemeente
where the young person counts; that gemeente has six months from the request. How old somebody is, is asked nowhere: the
case begins with the day of the request, and knows only where the young person lives.
"""

from dataclasses import dataclass
from datetime import date

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.engine.laatste_dagen import Herinnervraag, per_stand
from workflows.engine.tabel import Blik, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

BRON = Bron("Handreiking uitruil", "hoofdstuk 4", 2024)
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."
_EERDER = "Dat is vóór het verzoek van Nidos. Controleer de datum."
VOORAF = (-91, -28)
"""So many days before the last one we ask whether there is a home: half-way and four weeks before (own choice)."""

# ---------------------------------------------------------------- what is asked

VERZOEK_OP = Veld(
    "verzoek_nidos",
    "Verzoek van Nidos",
    "Op welke dag kwam het verzoek van de jeugdbeschermer binnen?\nAlleen die dag. Typ geen geboortedatum.",
    Soort.DATUM,
    grenzen=(geweest(_NOG),),
    jongere=True,
)
HIER = ("kso", "gezin")
"""Where somebody lives who is not counted by another gemeente."""
WOONT = Veld(
    "woont",
    "Woont nu",
    "Waar woont de jongere nu?",
    Soort.KEUZE,
    keuzes=(
        Keuze("kso", "KSO in onze gemeente"),
        Keuze("kso_elders", "KSO in een andere gemeente"),
        Keuze("gezin", "Opvanggezin"),
    ),
    optioneel=True,
    over="Weet ik nog niet",
)
GEVONDEN_OP = Veld("gevonden_op", "Plek gevonden", "Op welke dag was er een woning of kamer?", Soort.DATUM,
                   grenzen=(na("verzoek_nidos", _EERDER, hard=False), geweest(_NOG)), jongere=True)  # fmt: skip
GEHUISVEST_OP = Veld(
    "gehuisvest_op",
    "Gehuisvest",
    "Op welke dag ging de jongere er wonen?",
    Soort.DATUM,
    grenzen=(
        na("verzoek_nidos", _EERDER),
        na("gevonden_op", "Dat is vóór de dag waarop er een plek was. Klopt dat?", hard=False),
        geweest(_NOG),
    ),
    jongere=True,
)
TVS_OP = Veld("tvs_op", "Gevraagd in TVS", "Op welke dag diende je het verzoek in via TVS?", Soort.DATUM,
              grenzen=(na("verzoek_nidos", _EERDER), geweest(_NOG)), jongere=True)  # fmt: skip
AFGELOPEN_OP = Veld("afgelopen_op", "Zo besloten", "Op welke dag werd dat besloten?", Soort.DATUM,
                    grenzen=(na("verzoek_nidos", _EERDER), geweest(_NOG)), jongere=True)  # fmt: skip


@dataclass
class AmvVerzoek(Blik):
    """What the guards of a request look at."""

    @property
    def geen_tvs(self) -> bool:
        """Who comes from the KSO of another gemeente is moved in TVS: the new gemeente asks for it."""
        return self.feiten.get("woont") in HIER


# ---------------------------------------------------------------- the procedure

LOOPT = ("gevraagd", "gevonden")
KLAAR = ("elders", "bij_nidos", "bij_gezin", "vervallen")

STANDEN = (
    Stand("gevraagd", "verzoek van Nidos", "gemeente",
          "Zoek een plek voor de jongere. Een kamer of doorstroomlocatie kan soms ook. Je plicht geldt ook voor "
          "nareizigers. Denk aan Wmo, verlengde jeugdhulp en inkomen.", BRON),
    Stand("gevonden", "plek gevonden", "gemeente en jeugdbeschermer",
          "Spreek met de jeugdbeschermer af wanneer de jongere verhuist.", BRON),
    Stand("tvs", "gehuisvest, nog niet in TVS", "gemeente",
          "Wie uit de KSO van een andere gemeente komt, telt daar nog. Dien het verzoek in via TVS: dan gaat er daar 1 "
          "af en komt er bij jullie 1 bij.", BRON),
    Stand("gehuisvest", "gehuisvest", "niemand",
          "Uit een KSO telt de jongere niet opnieuw. Uit een opvanggezin telt die nu voor het eerst: vraag Nidos en "
          "COA of dat in TVS staat. Een nieuwe jongere op een vrije KSO-plek telt wel weer.", BRON, eind=True),
    Stand("elders", "andere gemeente huisvest", "andere gemeente",
          "De nieuwe gemeente dient het verzoek in via TVS. Telde de jongere bij jullie, dan gaat er 1 af.", BRON,
          eind=True),
    Stand("bij_nidos", "blijft bij Nidos", "Nidos",
          "Verlengde opvang tot uiterlijk 21 jaar, betaald door het Rijk via Nidos. Een nieuw verzoek kan tot 20,5 "
          "jaar: leg dat vast als nieuwe zaak.", BRON, eind=True),
    Stand("bij_gezin", "woont bij het gezin", "gemeente",
          "De begeleiding en voogdij van Nidos stoppen. Een jongere die al telde, telt niet opnieuw. De nareizigers "
          "tellen wel.", BRON, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Dit verzoek is niet meer nodig.", eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("vind", "Plek gevonden", ("gevraagd",), "gevonden", (GEVONDEN_OP,), bron=BRON,
         gaat_naar_buiten="de jeugdbeschermer",
         woorden=("woning|kamer|huis|plek|studio gevonden|geregeld|beschikbaar",)),
    Stap("huisvest", "Jongere gehuisvest", LOOPT, "tvs", (GEHUISVEST_OP,), bron=BRON,
         woorden=("amv|jongere verhuisd|gehuisvest|woont|sleutel", "gehuisvest")),
    Stap("telt", "Geen verzoek in TVS nodig", ("tvs",), "gehuisvest", eist=("geen_tvs",), bron=BRON, vanzelf=True),
    Stap("vraag_tvs", "Verzoek in TVS gedaan", ("tvs",), "gehuisvest", (TVS_OP,), bron=BRON, gaat_naar_buiten="COA",
         woorden=("tvs verzoek|gevraagd|aangevraagd|ingediend|gedaan",)),
    Stap("valt_af", "Plek gaat niet door", ("gevonden",), "gevraagd", wist=("gevonden_op",), terug=True,
         woorden=("woning|kamer|huis|plek niet door",)),
    Stap("blijft", "Blijft bij Nidos", LOOPT, "bij_nidos", (AFGELOPEN_OP,), bron=BRON, zelden=True,
         woorden=("blijft nidos|opvanggezin|kso", "verlengde opvang")),
    Stap("elders", "Andere gemeente huisvest", LOOPT, "elders", (AFGELOPEN_OP,), bron=BRON, zelden=True,
         woorden=("andere gemeente huisvest|neemt",)),
    Stap("gezin", "Woont bij het gezin", LOOPT, "bij_gezin", (AFGELOPEN_OP,), bron=BRON, zelden=True,
         woorden=("jongere|amv|woont gezin",)),
    Stap("vervalt", "Verzoek vervalt", LOOPT, "vervallen", einde=True),
    Stap("heropen", "Heropenen: toch nodig", KLAAR, "gevraagd", wist=("gevonden_op", "afgelopen_op"), terug=True),
)  # fmt: skip

WONING = Term(
    "woning_amv",
    "woning voor de jongere",
    vanaf="verzoek_nidos",
    begin="verzoek van Nidos",
    opdracht="woning voor de jongere",
    lengte=Lengte(maanden=6),
    aard=Aard.AFSPRAAK,
    bron=BRON,
    toelichting="De uitgestelde huisvestingsplicht: zes maanden na het verzoek van de jeugdbeschermer. Wat er volgt "
    "als dat niet lukt, zegt de bron niet: overleg dan met Nidos.",
    geldig_van=date(2024, 1, 1),
)
TVS = Term(
    "verzoek_tvs",
    "verzoek in TVS",
    vanaf="gehuisvest_op",
    begin="gehuisvest",
    opdracht="verzoek in TVS",
    lengte=Lengte(weken=1),
    aard=Aard.EIGEN,
    bron=BRON,
    toelichting="De bron noemt geen termijn. Wij rekenen een week (eigen keuze).",
)

GEBEURTENISSEN = (
    Gebeurtenis(
        "nidos",
        "Verzoek van Nidos",
        woorden(r"nidos|jeugdbeschermer|amv|uitgestelde huisvesting\w*"),
        (WONING,),
        "verzoek van Nidos op 15 maart 2026, wanneer moet er een woning zijn?",
        "amv-zes-maanden",
    ),
)

AMV = Procedure(
    naam="amv",
    titel="Amv-verzoek",
    meervoud="amv-verzoeken",
    versie=1,
    sporen=(Spoor("amv", "gevraagd", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, VERZOEK_OP, WOONT),
    redenen={
        "geen_tvs": "Het verzoek in TVS: zonder dat telt de jongere nog bij de gemeente van de oude KSO. Woonde die "
        "bij jullie, vul dat dan in bij Verbeter."
    },
    blik=AmvVerzoek,
    noteert={"maak": "verzoek van Nidos ontvangen"},
    gebeurtenissen=GEBEURTENISSEN,
    laatste_dagen=per_stand(
        "amv", {"gevraagd": WONING, "gevonden": WONING, "tvs": TVS}, ervoor=VOORAF, rustig=(TVS.naam,)
    ),
    vraagt={
        "woning_amv": Herinnervraag("Is de jongere gehuisvest?", "gehuisvest?"),
        "verzoek_tvs": Herinnervraag("Is het verzoek in TVS ingediend?", "in TVS gevraagd?"),
    },
    begint=(
        "nidos|jeugdbeschermer|amv verzoek|vraagt|vroeg|gevraagd|aanvraag|aangevraagd|aanvragen",
        "amv|jongere woning|kamer verzoek|vraagt|vroeg|gevraagd|aangevraagd|nodig",
    ),
    het=True,
)
