"""Woningweigering: what is asked. Never a reason."""

from workflows.engine.velden import Keuze, Soort, Veld, geweest, na

_HUIS = "woning|woonruimte|huis|huisje|appartement|flat|flatje|studio|aanbod|aanbieding"
NIET_VERSCHENEN = (
    "no-show|noshow|niet-verschenen",
    "no show",
    "not|niet show",
    "niet|niemand|nooit opdagen|opkomen|gekomen|verschenen|opgedaagd|verscheen|kwam|kwamen|aanwezig|gezien",
    "op|komen dagen niet|niemand|nooit",
    "niet|niemand was|waren er|aanwezig|daar",
    "wegbleef|weggebleven|wegbleven",
    "bleef|bleven|bleven weg",
    "belde|belden|gebeld|zegde|zegden|zei|zeiden af",
    "afgebeld|afgezegd",
)
GEWEIGERD = (
    "geweigerd|weigert|weigeren|weigerde|weigerden|geweigert",
    f"{_HUIS} afgewezen|afgeslagen|afgekeurd|afwijzen|bedankt|afgeketst",
    f"wijst|slaat|wees|sloeg af|aanbod|{_HUIS} af",
    f"wil|willen|wilde|wilden|wou|hoeft|hoeven|neemt|nemen {_HUIS} niet",
    f"ziet|zien|zag|zagen af|ervan|van {_HUIS}|af",
    "nee zei|zegt|zeiden|zeggen|gezegd|tegen|geantwoord",
    f"bedankt|bedankte|bedanken voor|eer {_HUIS}|eer",
)
"""How people say what happened: who called off was not there either."""
VOORVAL = Veld(
    "voorval",
    "Wat er gebeurde",
    "Wat is er gebeurd? Vraag niet naar de reden, en leg die nergens vast.",
    Soort.KEUZE,
    keuzes=(
        Keuze("niet_verschenen", "Niet verschenen op de tekendag", NIET_VERSCHENEN),
        Keuze("geweigerd", "Verschenen, maar de woning geweigerd", GEWEIGERD),
    ),
)
VOORVAL_OP = Veld(
    "voorval_op",
    "Gebeurd op",
    "Op welke dag was dat?",
    Soort.DATUM,
    grenzen=(geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),),
)
OORDEEL_OP = Veld(
    "oordeel_op",
    "Oordeel van COA op",
    "Op welke dag oordeelde COA?",
    Soort.DATUM,
    grenzen=(
        na("voorval_op", "Het oordeel ligt vóór de weigering. Controleer beide datums."),
        geweest("Die dag moet nog komen. Leg het oordeel vast als COA heeft geoordeeld."),
    ),
)
KANS_TOT = Veld(
    "kans_tot",
    "Tweede kans tot en met",
    "Tot en met welke dag kan het huishouden alsnog accepteren?\n"
    "De handreiking noemt geen termijn: typ een dag, of kies een week na het oordeel (eigen keuze).",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("oordeel_op", "De tweede kans eindigt vóór het oordeel. Typ een latere dag."),),
    over="Een week",
    leeg="een week na het oordeel (eigen keuze)",
)
GEACCEPTEERD_OP = Veld(
    "geaccepteerd_op",
    "Geaccepteerd op",
    "Op welke dag accepteerde het huishouden de woning?",
    Soort.DATUM,
    grenzen=(
        na("oordeel_op", "Die dag ligt vóór het oordeel van COA. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het huishouden accepteerde."),
    ),
)
AFSPRAAK = Veld(
    "afspraak",
    "Nieuwe tekenafspraak",
    "Wanneer wordt er getekend?",
    Soort.DATUM,
    richting="toekomst",
    grenzen=(na("voorval_op", "De nieuwe afspraak ligt vóór de weigering. Controleer de datum."),),
)
TEKENEN_OP = Veld(
    "tekenen_op",
    "Tekenen op",
    "Wanneer wordt er getekend?\nWeet je het nog niet? Sla over.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("oordeel_op", "De tekendag ligt vóór het oordeel van COA. Controleer de datum."),),
)
GETEKEND_OP = Veld(
    "getekend_op",
    "Alsnog getekend op",
    "Op welke dag is er alsnog getekend?",
    Soort.DATUM,
    grenzen=(
        na("voorval_op", "De dag van tekenen ligt vóór de weigering. Controleer de datum."),
        geweest("Die dag moet nog komen. Kies Nieuwe tekenafspraak, of typ de dag van het tekenen."),
    ),
)
DEFINITIEF_OP = Veld(
    "definitief_op",
    "Opnieuw geweigerd op",
    "Op welke dag weigerde het huishouden opnieuw, of bleef het weer weg?",
    Soort.DATUM,
    grenzen=(
        na("oordeel_op", "Die dag ligt vóór het oordeel van COA. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),
    ),
)
VERLATEN_OP = Veld(
    "verlaten_op",
    "Opvang verlaten op",
    "Op welke dag verliet het huishouden de opvang?",
    Soort.DATUM,
    grenzen=(
        na("definitief_op", "Die dag ligt vóór de tweede weigering. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),
    ),
)
TITEL_OP = Veld(
    "titel_op",
    "Ontruimingstitel gevraagd op",
    "Op welke dag vroeg COA de rechtbank om een ontruimingstitel?",
    Soort.DATUM,
    grenzen=(
        na("definitief_op", "Die dag ligt vóór de tweede weigering. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),
    ),
)
ONTRUIMD_OP = Veld(
    "ontruimd_op",
    "Ontruimd op",
    "Op welke dag is er ontruimd?",
    Soort.DATUM,
    grenzen=(
        na("titel_op", "Die dag ligt vóór de vraag aan de rechtbank. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),
    ),
)
GEKOPPELD_OP = Veld(
    "gekoppeld_op",
    "Kandidaat gekoppeld op",
    "Op welke dag koppelde de regievoerder een nieuwe kandidaat?",
    Soort.DATUM,
    grenzen=(
        na("voorval_op", "Die dag ligt vóór de weigering. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop de kandidaat is gekoppeld."),
    ),
)
KANDIDAAT_OP = Veld(
    "kandidaat_op",
    "Nieuwe kandidaat op",
    "Op welke dag accepteerde een nieuwe kandidaat de woning?",
    Soort.DATUM,
    grenzen=(
        na("voorval_op", "Die dag ligt vóór de weigering. Controleer de datum."),
        na("gekoppeld_op", "Die dag ligt vóór de dag van de koppeling. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop de kandidaat accepteerde."),
    ),
)
WEER_GEWEIGERD_OP = Veld(
    "weer_geweigerd_op",
    "Kandidaat weigerde op",
    "Op welke dag weigerde de nieuwe kandidaat, of bleef die weg?",
    Soort.DATUM,
    grenzen=(
        na("gekoppeld_op", "Die dag ligt vóór de dag van de koppeling. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het gebeurde."),
    ),
)
OVERLEGD = Veld(
    "overlegd",
    "Overlegd met de regievoerder",
    "Loopt de toets of de tweede kans nog? Zonder woning geen tweede kans op deze woning: overleg eerst met de "
    "regievoerder.\nHeb je overlegd?",
    Soort.KEUZE,
    keuzes=(Keuze("ja", "Ja, overlegd"), Keuze("nee", "Nee, niet overlegd")),
)
VRIJ_OP = Veld(
    "vrij_op",
    "Woning vrij sinds",
    "Sinds welke dag was de woning vrij voor een ander huishouden?",
    Soort.DATUM,
    optioneel=True,
    grenzen=(
        na("voorval_op", "Die dag ligt vóór de weigering. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop de woning vrij kwam."),
    ),
)
"""Only where it was free before the judgement that counts now: a judgement that was put right gives no new day."""
GEMELD_OP = Veld("gemeld_op", "Geen kandidaat gemeld op", "Op welke dag meldde je dat?", Soort.DATUM)
LEIDING_OP = Veld("leiding_op", "Gemeld bij de leiding van COA op", "Op welke dag meldde je dat?", Soort.DATUM)
EERST_VRIJ = Veld("eerst_vrij", "Woning voor het eerst vrij op", "", Soort.DATUM, optioneel=True)
"""When it came free first: a judgement that is put right twice gives no new two weeks either."""
NIET_DOOR_OP = Veld("niet_door_op", "Woning ging niet door op", "Op welke dag bleek dat?", Soort.DATUM)
KANS_EERDER = Veld(
    "kans_eerder",
    "Eerdere tweede kans",
    "Kreeg dit huishouden al eerder een tweede kans? Er is er maar één.",
    Soort.KEUZE,
    keuzes=(Keuze("ja", "Ja, al gebruikt"), Keuze("nee", "Nee")),
    optioneel=True,
)
"""Known from an earlier report about the same koppeling, or said by the gemeente."""
TERUG_OP = Veld("terug_op", "Terug naar de corporatie op", "Op welke dag ging de woning terug?", Soort.DATUM)

BELLEN = {"begeleiding": "de begeleider", "azc": "het azc"}
"""Whom to call before it counts as a refusal, and how the screens speak of them."""
_BEREIKT = (Keuze("ja", "bereikt"), Keuze("nee", "niet bereikt"))
BELVELDEN = tuple(
    veld
    for naam, wie in BELLEN.items()
    for veld in (
        Veld(f"bel_{naam}", f"Gebeld met {wie}", "", Soort.KEUZE, keuzes=_BEREIKT, optioneel=True),
        Veld(f"bel_{naam}_op", f"Laatst gebeld met {wie} op", "", Soort.DATUM, optioneel=True),
    )
)
KOPPELING = Veld("koppeling", "Koppeling", "", Soort.ZAAK, optioneel=True)
"""The koppeling that the report is about, where the bot knows it."""
HUURDERVING = Veld(
    "huurderving",
    "Huurderving",
    "",
    Soort.KEUZE,
    keuzes=(Keuze("ingediend", "ingediend bij COA"), Keuze("niet", "niet nodig")),
    optioneel=True,
)
