"""What is asked about a koppeling, on the way from the day COA couples a household until it moved."""

from workflows.engine.velden import Keuze, Soort, Veld, geweest, na, voor

KOPPELINGSDATUM = Veld(
    "koppelingsdatum",
    "Koppelingsdatum",
    "Op welke dag is gekoppeld?\nDat is de dag van de koppeling in TVS, niet de dag waarop het profiel compleet was.",
    Soort.DATUM,
    grenzen=(geweest("De koppelingsdatum ligt in de toekomst. Typ de dag waarop COA heeft gekoppeld."),),
    waar="De dag van de koppeling staat in TVS, en in de melding die COA daarbij stuurt.",
)
PERSONEN = Veld(
    "personen",
    "Personen",
    "Hoeveel personen zijn het?",
    Soort.AANTAL,
    maximum=30,
    kort="{} pers.",
    waar="Het aantal personen staat in het profiel in TVS.",
)
VERGUNNING = Veld(
    "vergunning",
    "Datum vergunning",
    "Op welke dag is de vergunning verleend?\nDan reken ik ook de 14 weken vanaf de vergunning uit.",
    Soort.DATUM,
    optioneel=True,
    grenzen=(voor("koppelingsdatum", "De vergunning komt vóór de koppeling. Controleer beide datums."),),
)
TEKENAFSPRAAK = Veld(
    "tekenafspraak",
    "Tekenafspraak",
    "Wanneer wordt er getekend?\nWeet je het nog niet? Sla over; ik blijf je herinneren.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    grenzen=(na("koppelingsdatum", "De tekenafspraak ligt vóór de koppeling. Controleer de datum."),),
    uiterlijk=("tekenen", "planning-tekenen"),
)
WONING = Veld(
    "woning",
    "Woningnummer",
    "Welk nummer heeft de woning bij de corporatie?\nEen nummer met minstens één cijfer. Geen adres en geen postcode.",
    Soort.REFERENTIE,
    optioneel=True,
)
CORPORATIE = Veld("corporatie", "Corporatie", "", Soort.KEUZE, optioneel=True)
"""By the name of the organisation that was chosen: one with which the gemeente works, so that no name is ever typed."""
GETEKEND = Veld(
    "getekend",
    "Tekendatum",
    "Op welke dag is het huurcontract getekend?",
    Soort.DATUM,
    grenzen=(
        na("koppelingsdatum", "De tekendatum ligt vóór de koppeling. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het contract echt is getekend."),
    ),
)
VERHUISD = Veld(
    "verhuisd",
    "Verhuisdatum",
    "Op welke dag is het huishouden verhuisd?",
    Soort.DATUM,
    grenzen=(
        na("getekend", "De verhuisdatum ligt vóór het tekenen. Controleer de datum."),
        geweest("Die dag moet nog komen. Typ de dag waarop het huishouden echt is verhuisd."),
    ),
)
OORZAAK = Veld(
    "oorzaak",
    "Vervallen door",
    "Waarom vervalt de koppeling?",
    Soort.KEUZE,
    keuzes=(
        Keuze("ontkoppeld", "COA heeft ontkoppeld"),
        Keuze("zelf_gehuisvest", "Zelf woonruimte gevonden"),
        Keuze("bemiddeling_gestopt", "COA stopte de bemiddeling"),
        Keuze("dubbel", "Dubbel ingevoerd"),
    ),
)
