"""What is asked about a temporary place. No name, no address: the place is a kind, and days."""

from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

HAR, DSL, TUSSENVOORZIENING = "har", "dsl", "tussenvoorziening"
_EERST = "Dat is vóór de dag waarop het huishouden er kwam. Controleer de datum."
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

PLEK = Veld(
    "plek",
    "Soort plek",
    "Wat voor tijdelijke plek is het?",
    Soort.KEUZE,
    keuzes=(
        Keuze(HAR, "Hotel (HAR)"),
        Keuze(DSL, "Doorstroomlocatie"),
        Keuze(TUSSENVOORZIENING, "Tussenvoorziening"),
    ),
)
PERSONEN = Veld("personen", "Personen", "Hoeveel personen wonen er?", Soort.AANTAL, maximum=30, kort="{} pers.")
BEGIN_OP = Veld(
    "begin_op",
    "Daar sinds",
    "Op welke dag kwam het huishouden op deze plek?",
    Soort.DATUM,
    grenzen=(geweest("Die dag moet nog komen. Klopt dat?", hard=False),),
)
PLEK_TOT = Veld(
    "plek_tot",
    "Plek tot en met",
    "Tot en met welke dag kan het huishouden hier blijven? Dat staat in het contract.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("begin_op", _EERST),),
)
GELD_TOT = Veld(
    "geld_tot",
    "Bijdrage tot en met",
    "Tot en met welke dag krijgen jullie de bijdrage van het Rijk? Dat staat in de beschikking.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    leeg="nog niet opgezocht",
    grenzen=(na("begin_op", _EERST),),
)
VERLENGD_TOT = Veld(
    "verlengd_tot",
    "Plek verlengd tot en met",
    "Tot en met welke dag is de plek verlengd?",
    Soort.DATUM,
    richting="toekomst",
    grenzen=(
        na("begin_op", _EERST),
        na("plek_tot", "De plek liep al tot die dag of later. Typ de nieuwe laatste dag.", zelfde_dag=False),
    ),
)
BETAALD_TOT = Veld(
    "betaald_tot",
    "Bijdrage verlengd tot en met",
    "Tot en met welke dag is de bijdrage verlengd?",
    Soort.DATUM,
    richting="toekomst",
    grenzen=(
        na("begin_op", _EERST),
        na("geld_tot", "De bijdrage liep al tot die dag of later. Typ de nieuwe laatste dag.", zelfde_dag=False),
    ),
)
VAST_OP = Veld(
    "vast_op",
    "Vaste woning sinds",
    "Op welke dag verhuisde het huishouden naar de vaste woning?",
    Soort.DATUM,
    grenzen=(na("begin_op", _EERST), geweest(_NOG)),
)
AANLEG = (REFERENTIE, PLEK, PERSONEN, BEGIN_OP, PLEK_TOT, GELD_TOT)
