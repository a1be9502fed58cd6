"""Escalatie: the gemeente and COA do not agree, or do not get on. The table is the procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.2 and §3.3.4: first the regievoerder, then whoever leads there, then
the ministry; about working together as such the Klachtenregeling of COA is the last. It names no days. The day by
which an answer was asked is that of the gemeente itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import Gepland, Herinnervraag, LaatsteDag, erna, rustig
from workflows.engine.tabel import Blik, Doorstuurtekst, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

BRON = Bron("Handreiking Huisvesting vergunninghouders", "§3.2 en §3.3.4", 2016)
RELATIE = Bron("Handreiking Huisvesting vergunninghouders", "§3.3.4", 2016)
SPOOR = "escalatie"
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

# ---------------------------------------------------------------- what is asked

WAAROVER = Veld(
    "waarover",
    "Gaat over",
    "Waar komen jullie niet uit?",
    Soort.KEUZE,
    keuzes=(
        Keuze("koppeling", "De koppeling"),
        Keuze("profiel", "Het profiel in TVS"),
        Keuze("weigering", "Een weigering"),
        Keuze("termijn", "COA is te laat"),
        Keuze("telling", "De telling"),
        Keuze("samenwerking", "De samenwerking zelf"),
    ),
)
GESPREK_OP = Veld(
    "gesprek_op",
    "Besproken met de regievoerder",
    "Op welke dag besprak je het met de regievoerder?",
    Soort.DATUM,
    grenzen=(geweest("Die dag moet nog komen. Bespreek het eerst met de regievoerder."),),
)
ANTWOORD_VOOR = Veld(
    "antwoord_voor",
    "Antwoord gevraagd voor",
    "Voor welke dag vroeg je antwoord? Dan herinner ik je die dag.\nDe handreiking noemt geen termijn: dit kies je "
    "zelf.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("gesprek_op", "Die dag ligt vóór het gesprek. Typ een latere dag."),),
    leeg="geen dag gevraagd",
)
LEIDING_OP = Veld(
    "leiding_op",
    "Bij de leidinggevende",
    "Op welke dag legde je het voor aan de leidinggevende van de regievoerder?",
    Soort.DATUM,
    grenzen=(na("gesprek_op", "Dat is vóór het gesprek met de regievoerder. Controleer de datum."), geweest(_NOG)),
)
MINISTERIE_OP = Veld(
    "ministerie_op",
    "Bij het ministerie",
    "Op welke dag legde je het voor aan het ministerie van JenV?",
    Soort.DATUM,
    grenzen=(na("leiding_op", "Dat is vóór de leidinggevende. Controleer de datum."), geweest(_NOG)),
)
KLACHT_OP = Veld(
    "klacht_op",
    "Klacht ingediend",
    "Op welke dag diende je de klacht in bij COA?",
    Soort.DATUM,
    grenzen=(na("leiding_op", "Dat is vóór de leidinggevende. Controleer de datum."), geweest(_NOG)),
)
OPGELOST_OP = Veld(
    "opgelost_op",
    "Opgelost op",
    "Op welke dag kwamen jullie eruit?",
    Soort.DATUM,
    grenzen=(na("gesprek_op", "Dat is vóór het gesprek met de regievoerder. Controleer de datum."), geweest(_NOG)),
)


@dataclass
class Escalatie(Blik):
    """What the guards of an escalation look at."""

    @property
    def gaat_over_de_zaak(self) -> bool:
        """The ministry is for what COA decided."""
        return not self.gaat_over_samenwerking

    @property
    def gaat_over_samenwerking(self) -> bool:
        """The Klachtenregeling is for how people work together."""
        return self.feiten.get(WAAROVER.naam) == "samenwerking"


# ---------------------------------------------------------------- the procedure

_ZAAK = "Het gaat om ons zaaknummer {zaak} ({waarover}). "
_SLOT = "\nGemeente {gemeente}"
STANDEN = (
    Stand("regievoerder", "bij de regievoerder", "regievoerder van COA",
          "Stap 1. Bespreek het met de regievoerder zelf: wat is er gebeurd, wat vraag je, en voor welke dag. Lukt "
          "het niet? Leg het dan voor aan diens leidinggevende.", BRON,
          teksten=(Doorstuurtekst("regievoerder",
              _ZAAK + "Wij bespraken dit op {gesprek_op} en kwamen er nog niet uit. Willen jullie er opnieuw naar "
                  "kijken, en "
              "laten weten wat er kan? [Antwoord graag voor {antwoord_voor}. ]Lukt dat niet, dan leggen wij het voor "
              "aan je leidinggevende." + _SLOT),)),
    Stand("leiding", "bij de leidinggevende", "leiding van COA",
          "Stap 2. De leidinggevende van de regievoerder kijkt ernaar. Zeg wat je met de regievoerder besprak, op "
          "welke dag, en wat je nu vraagt. Daarna: het ministerie van JenV. Gaat het om de samenwerking zelf, dan de "
          "Klachtenregeling van COA.", BRON,
          teksten=(Doorstuurtekst("coa_leiding",
              _ZAAK + "Op {gesprek_op} bespraken wij dit met de regievoerder; daar kwamen wij er niet uit. Wij "
                  "vragen je om "
              "een besluit, en om een gesprek als dat nodig is. [Antwoord graag voor {antwoord_voor}.]" + _SLOT),)),
    Stand("ministerie", "bij het ministerie", "ministerie van JenV",
          "Stap 3. Het ministerie van JenV is opdrachtgever van COA. Laat je eigen leiding of bestuur dit doen, en "
          "zeg het ook de regievoerder (eigen keuze).", BRON,
          teksten=(Doorstuurtekst("ministerie",
              _ZAAK + "Wij bespraken dit op {gesprek_op} met de regievoerder en op {leiding_op} met de leiding van "
                  "COA, en "
              "komen er niet uit. Wij vragen het ministerie om hierover met COA in gesprek te gaan. [Antwoord graag "
              "voor {antwoord_voor}.]" + _SLOT),)),
    Stand("klacht", "klacht bij COA", "COA",
          "Stap 3. De Klachtenregeling van COA toetst onafhankelijk. De handreiking noemt geen adres of termijn: "
          "kijk op de site van COA.", RELATIE,
          teksten=(Doorstuurtekst("coa_leiding",
              "Wij dienden op {klacht_op} een klacht in volgens de Klachtenregeling van COA (ons zaaknummer {zaak}). "
              "Wij bespraken dit eerder op {gesprek_op} en {leiding_op}. Wij horen graag wie de klacht "
              "behandelt." + _SLOT),)),
    Stand("opgelost", "opgelost", "niemand", "Jullie kwamen eruit.", BRON, eind=True),
    Stand("gestopt", "gestopt", "niemand", "Jullie gaan hier niet verder mee.", eind=True),
)  # fmt: skip
OPEN = ("regievoerder", "leiding", "ministerie", "klacht")
STAPPEN = (
    Stap("naar_leiding", "Naar de leidinggevende", ("regievoerder",), "leiding", (LEIDING_OP, ANTWOORD_VOOR), bron=BRON,
         gaat_naar_buiten="de leiding van COA",
         woorden=("leidinggevende|leiding|manager|chef",)),
    Stap("naar_ministerie", "Naar het ministerie", ("leiding",), "ministerie", (MINISTERIE_OP, ANTWOORD_VOOR),
         ("gaat_over_de_zaak",), BRON, splitst=True, gaat_naar_buiten="het ministerie",
         woorden=("ministerie|jenv",)),
    Stap("naar_klacht", "Klacht ingediend bij COA", ("leiding",), "klacht", (KLACHT_OP, ANTWOORD_VOOR),
         ("gaat_over_samenwerking",), RELATIE, splitst=True, gaat_naar_buiten="COA",
         woorden=("klacht|klachtenregeling",)),
    Stap("los_op", "Opgelost", OPEN, "opgelost", (OPGELOST_OP,), bron=BRON,
         woorden=("opgelost|uitgekomen|eruit|geregeld|akkoord",)),
    Stap("stop", "Stoppen", OPEN, "gestopt", einde=True, woorden=("stoppen|gestopt",)),
    Stap("heropen", "Heropenen: bij de regievoerder", ("opgelost", "gestopt"), "regievoerder",
         wist=("leiding_op", "ministerie_op", "klacht_op", "opgelost_op", "antwoord_voor"), terug=True),
)  # fmt: skip


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """The day by which an answer was asked; without one it comes back with the overview of the week."""
    if standen[SPOOR] not in OPEN:
        return ()
    day = feiten.get(ANTWOORD_VOOR.naam)
    if day is None:
        quiet = rustig("stil", feiten.get(GESPREK_OP.naam), kalender)
        return (quiet,) if quiet is not None else ()
    last = kalender.herinnerdag(day)
    asked = (Gepland("antwoord", f"{day.isoformat()}:0", last), *_erna(day, kalender))
    return (
        LaatsteDag("antwoord", "antwoord", day, last, Aard.EIGEN, BRON, herinner=asked,
                   som=(f"Je vroeg antwoord voor {zeg(day)}.",), agenda="antwoord gevraagd voor",
                   toelichting="De handreiking noemt geen termijn: deze dag koos je zelf."),
    )  # fmt: skip


def _erna(dag: Any, kalender: Kalender) -> list[Gepland]:
    return [
        Gepland(item.soort, f"{dag.isoformat()}:{item.merk}", item.dag)
        for item in erna("antwoord", dag, (1,), kalender)
    ]


ESCALATIE = Procedure(
    naam="escalatie",
    titel="Escalatie",
    meervoud="escalaties",
    versie=1,
    sporen=(Spoor(SPOOR, "regievoerder", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, WAAROVER, GESPREK_OP, ANTWOORD_VOOR),
    redenen={
        "gaat_over_de_zaak": "Het gaat om de samenwerking zelf: dan is de Klachtenregeling van COA de laatste stap.",
        "gaat_over_samenwerking": "De Klachtenregeling is voor de samenwerking zelf; hier is het ministerie de "
        "laatste stap.",
    },
    blik=Escalatie,
    noteert={"maak": "escalatie begonnen"},
    kort=(WAAROVER.naam,),
    laatste_dagen=laatste_dagen,
    vraagt={
        "antwoord": Herinnervraag(
            "Kwam het antwoord waar je om vroeg? Zo niet: de volgende stap.", "antwoord gekregen?"
        ),
        "stil": Herinnervraag("Zijn jullie eruit met COA?", "eruit met COA?"),
    },
    begint=(
        "escaleer|escaleren|escalatie|opschalen|geëscaleerd",
        "oneens coa|regievoerder",
        "niet eens coa|regievoerder",
        "komen|kom niet uit",
    ),
    naast={"koppeling": (), "woningweigering": ()},
)
