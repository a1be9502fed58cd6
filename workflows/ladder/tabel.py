"""The interventieladder: phases 1.0 to 6.2 of one gemeente over one tijdvak, as the provincie walks it.

Handreiking Huisvesting vergunninghouders 2016, §4.3. The numbers of the standen are those of the handreiking. Where it
leaves the way on open, the stand or step says that this is our reading. The table is the procedure.
"""

from workflows.bron import Bron
from workflows.engine.tabel import Procedure, Spoor, Stand, Stap
from workflows.ladder.gebeurtenissen import GEBEURTENISSEN
from workflows.ladder.plan import VRAGEN, laatste_dagen
from workflows.ladder.regels import GEMELD, REDENEN, VERSTUURD, Ladder, gevolg
from workflows.ladder.velden import (
    AANGEHOUDEN_OP,
    AANKONDIGING,
    AFSPRAKEN,
    AMBTSBERICHT_OP,
    BESLUIT,
    CONCEPT_SINDS,
    EINDE_OP,
    GEMEENTE,
    INTREKKING,
    OVERLEG_OP,
    RAAD,
    SPOED_NR,
    STAND_OP,
    TIJDVAK_OP,
    VRAAG,
)

BRON = Bron("Handreiking Huisvesting vergunninghouders", "4.3", 2016)
SPOEDBRON = Bron("Handreiking Huisvesting vergunninghouders", "3.3.2", 2016)
P, G = "provincie", "gemeente"

STANDEN = (
    Stand("1.0", "signaleren", P, "Kijk elke maand of de gemeente op schema ligt, met de cijfers van COA.", BRON),
    Stand("1.1", "taakstelling gehaald?", P, "Toets aan het eind van het halfjaar. De wet gaat voor de afspraak over "
          "weken. Meer huisvesten dan er gekoppeld zijn kan een gemeente niet: kijk ook naar de koppelingen.", BRON),
    Stand("1.2", "gemiddeld binnen 12 weken?", P, "Kijk naar de doorlooptijden die COA per persoon bijhoudt.", BRON),
    Stand("2.0", "informatie opvragen", G, "De gemeente levert een ambtsbericht. Komt het niet of is het niet genoeg, "
          "verzamel de informatie dan zelf.", BRON),
    Stand("2.1", "taakverwaarlozing?", P, "Weeg de informatie, bijvoorbeeld in twee weken. Een gesprek over de "
          "uitkomst helpt altijd.", BRON),
    Stand("2.2", "bestuurlijk overleg", f"{P} en {G}", "Bespreek de bevindingen en hoor de gemeente. Reken op ongeveer "
          "een week.", BRON),
    Stand("2.3", "conclusie", P, "Bepaal of het overleg je conclusie verandert.", BRON),
    Stand("3.0", "actief toezicht", P, "De gemeente krijgt de kans om het te herstellen. Leg vast wat daarvoor nodig "
          "is.", BRON),
    Stand("3.1", "afspraken", G, "De gemeente voert de acties uit binnen jouw termijnen, het liefst nog in dit "
          "halfjaar.", BRON),
    Stand("3.2", "ondersteuning", f"{P} en {G}", "Je biedt hulp aan zodat het sneller gaat. Dat hoeft niet.", BRON),
    Stand("3.3", "alsnog voldaan?", P, "Kijk of de achterstand binnen de termijn is ingehaald.", BRON),
    Stand("4.0", "vooraankondiging maken", P, "Maak de vooraankondiging klaar. De gemeente ziet haar pas als zij is "
          "verstuurd.", BRON),
    Stand("4.1", "vooraankondiging", P, "De brief gaat naar het gemeentebestuur, met een afschrift aan de raad en een "
          "bericht in een plaatselijke krant.", BRON),
    Stand("4.2", "publiek debat", "gemeenteraad", "De raad krijgt de tijd om invloed uit te oefenen.", BRON),
    Stand("4.3", "beslissing", P, "Overleg nog een keer. Alleen een aannemelijk plan van de gemeente houdt de volgende "
          "fase tegen.", BRON),
    Stand("aangehouden", "aangehouden", G, "De gemeente maakte aannemelijk dat zij het alsnog doet. Volg of dat zo is. "
          "De handreiking noemt hiervoor geen termijn (eigen lezing).", BRON),
    Stand("5.0", "besluit maken", P, "Maak het besluit tot indeplaatsstelling klaar, met voorwaarden en een termijn.",
          BRON),
    Stand("5.1", "begunstigingstermijn", G, "De gemeente kan het tot de laatste dag zelf doen. Tegen het besluit staat "
          "direct beroep open bij de Raad van State. Beroep schorst niet.", BRON),
    Stand("5.2", "ondersteuning", f"{P} en {G}", "Je biedt hulp en advies. De kosten kun je verhalen.", BRON),
    Stand("5.3", "maatregelen genomen?", P, "Kijk of de gemeente aan de voorwaarden voldoet.", BRON),
    Stand("6.0", "sanctie uitvoeren", P, "Je gaat de taak uitvoeren. Een apart besluit is niet nodig.", BRON),
    Stand("6.1", "raad informeren", P, "Laat de gemeenteraad weten dat de provincie het overneemt.", BRON),
    Stand("6.2", "feitelijke indeplaatsstelling", P, "De provincie huisvest en rekent de kosten door aan de gemeente.",
          BRON),
    Stand("akkoord", "geen actie nodig", "niemand", "De taakstelling is gehaald, of het gemiddelde is binnen 12 weken.",
          eind=True),
    Stand("uitgangspositie", "geen taakverwaarlozing", "niemand", "Terug naar gewoon toezicht.", eind=True),
    Stand("voldaan", "alsnog voldaan", "niemand", "De gemeente deed het zelf. De ladder stopt (eigen lezing).",
          eind=True),
    Stand("gerealiseerd", "door de provincie gedaan", "niemand", "De taak is uitgevoerd op kosten van de gemeente.",
          eind=True),
    Stand("ingetrokken", "besluit ingetrokken", "niemand", "De gemeente doet het weer zelf.", eind=True),
)  # fmt: skip

_VOOR_BESLUIT = ("2.3", "3.0", "3.1", "3.2", "3.3", "4.0", "4.1", "4.2", "4.3", "aangehouden")

STAPPEN = (
    Stap("toets", "Toets de taakstelling", ("1.0",), "1.1", eist=("toets_kan",), bron=BRON),
    Stap("gehaald", "Gehaald", ("1.1",), "akkoord", eist=("tijdvak_voorbij",), bron=BRON),
    Stap("niet_gehaald", "Niet gehaald", ("1.1",), "1.2", bron=BRON),
    Stap("op_koers", "Nog op koers: blijf volgen", ("1.1",), "1.0", bron=BRON),
    Stap("binnen_12", "Gemiddeld binnen 12 weken", ("1.2",), "akkoord", bron=BRON),
    Stap("vraag_op", "Vraag informatie op", ("1.2",), "2.0", VRAAG, bron=BRON),
    Stap("analyseer", "Start de analyse", ("2.0",), "2.1", (AMBTSBERICHT_OP,),
         eist=("vraag_uit", "antwoord_of_te_laat"), bron=BRON),
    Stap("geen_verwaarlozing", "Geen taakverwaarlozing", ("2.1",), "uitgangspositie", bron=BRON),
    Stap("verwaarlozing", "Taakverwaarlozing: overleg", ("2.1",), "2.2", (OVERLEG_OP,), bron=BRON),
    Stap("besproken", "Overleg is geweest", ("2.2",), "2.3", eist=("overleg_geweest",), bron=BRON),
    Stap("herzie", "Conclusie herzien", ("2.3",), "uitgangspositie", bron=BRON),
    Stap("blijft", "Conclusie blijft", ("2.3",), "3.0", bron=BRON),
    Stap("spreek_af", "Leg afspraken vast", ("3.0",), "3.1", AFSPRAKEN, bron=BRON),
    Stap("steun", "Bied hulp aan", ("3.1",), "3.2", bron=BRON),
    Stap("toets_afspraken", "Toets de afspraken", ("3.1", "3.2"), "3.3", eist=("afspraken_uit",), bron=BRON),
    Stap("nog_tijd", "Nog niet: de termijn loopt", ("3.3",), "3.1", bron=BRON),
    Stap("niet_voldaan", "Niet voldaan", ("3.3",), "4.0", eist=("afspraken_voorbij",), bron=BRON),
    Stap("voldaan", "Alsnog voldaan", ("3.3", "aangehouden", "5.3"), "voldaan", bron=BRON),
    Stap("kondig_aan", "Leg de vooraankondiging vast", ("4.0",), "4.1", AANKONDIGING, bron=BRON),
    Stap("debat", "De raad is aan zet", ("4.1",), "4.2", eist=("aankondiging_uit",), bron=BRON),
    Stap("beslis", "Beslis over de volgende fase", ("4.2",), "4.3", eist=("raad_had_een_maand",), bron=BRON),
    Stap("houd_aan", "Aannemelijk: houd aan", ("4.3",), "aangehouden", bron=BRON),
    Stap("ga_door", "Ga door naar het besluit", ("4.3", "aangehouden"), "5.0", bron=BRON),
    Stap("besluit", "Leg het besluit vast", ("5.0",), "5.1", BESLUIT, bron=BRON),
    Stap("steun_besluit", "Bied hulp en advies aan", ("5.1",), "5.2", bron=BRON),
    Stap("toets_besluit", "Toets de maatregelen", ("5.1", "5.2"), "5.3", eist=("besluit_uit",), bron=BRON),
    Stap("nog_tijd_besluit", "Nog niet: de termijn loopt", ("5.3",), "5.1", bron=BRON),
    Stap("niet_genomen", "Maatregelen niet genomen", ("5.3",), "6.0", eist=("begunstiging_voorbij",), bron=BRON),
    Stap("informeer_raad", "Leg de brief aan de raad vast", ("6.0",), "6.1", RAAD, bron=BRON),
    Stap("neem_over", "De provincie neemt het over", ("6.1",), "6.2", eist=("raad_weet_het",), bron=BRON),
    Stap("gerealiseerd", "De taak is uitgevoerd", ("6.2",), "gerealiseerd", bron=BRON),
    Stap("trek_in", "Trek het besluit in", ("6.0", "6.1", "6.2"), "ingetrokken", INTREKKING, bron=BRON),
    Stap("spoed", "Spoed: meteen naar het besluit", _VOOR_BESLUIT, "5.0", (SPOED_NR,), bron=SPOEDBRON,
         zelden=True),
)  # fmt: skip

LADDER = Procedure(
    naam="ladder",
    titel="Interventieladder",
    versie=2,
    sporen=(Spoor("ladder", "1.0", STANDEN, STAPPEN),),
    aanleg=(TIJDVAK_OP,),
    redenen=REDENEN,
    blik=Ladder,
    noteert={"maak": "dossier begonnen", VERSTUURD: "brief verstuurd", GEMELD: "einde gemeld aan de gemeente"},
    overig=(EINDE_OP, CONCEPT_SINDS, AANGEHOUDEN_OP, STAND_OP, GEMEENTE),
    gevolg=gevolg,
    laatste_dagen=laatste_dagen,
    gebeurtenissen=GEBEURTENISSEN,
    vraagt=VRAGEN,
    meervoud="dossiers",
    begindag=TIJDVAK_OP.naam,
)
