"""What a gemeente asks others about a koppeling: a home of the corporatie, a complete profile of the regievoerder."""

from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.engine.partijvraag import LATER, Antwoord, Feiten, VraagSoort, dag_in
from workflows.engine.velden import Keuze, Soort, Veld
from workflows.koppeling.tabel import FASE_2

FASE_1 = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 1", 2016)

# ---------------------------------------------------------------- woonruimte

WONING = Veld(
    "woning",
    "Woningnummer",
    "Wat is het nummer van de woning bij jullie?\nEen nummer met minstens één cijfer. Geen adres en geen postcode.",
    Soort.REFERENTIE,
)
SLAAPKAMERS = Veld(
    "slaapkamers", "Slaapkamers", "Hoeveel slaapkamers heeft de woning?", Soort.AANTAL, optioneel=True, maximum=12
)
TOEGANG = Veld(
    "toegang",
    "Toegang",
    "Hoe kom je bij de woning?",
    Soort.KEUZE,
    keuzes=(
        Keuze("gelijkvloers", "Gelijkvloers"),
        Keuze("lift", "Met de lift"),
        Keuze("trap", "Met de trap"),
    ),
    optioneel=True,
)
TEKENDATUM = Veld(
    "tekendatum",
    "Voorstel tekendatum",
    "Op welke dag kan er getekend worden?\nDit is een voorstel aan de gemeente. Weet je het nog niet? Sla over.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
)


def _persons(feiten: Feiten) -> str:
    many = feiten["personen"]
    return "1 persoon" if many == 1 else f"{many} personen"


def _home(feiten: Feiten) -> str:
    needs = feiten.get("eisen") or ()
    wanted = f"\nDe woning moet zijn of hebben: {', '.join(needs)}." if needs else ""
    last = dag_in(feiten, "uiterlijk")
    asked = f"\nHet huurcontract moet getekend zijn: uiterlijk {last}." if last else ""
    return (
        f"Gemeente {feiten['gemeente']} zoekt woonruimte voor een huishouden van {_persons(feiten)}.\n"
        f"Ons zaaknummer: {feiten['referentie']}.{wanted}{asked}"
    )


def _home_in_short(feiten: Feiten) -> str:
    last = dag_in(feiten, "uiterlijk")
    about = f"{feiten['referentie']} · {feiten['gemeente']} · {feiten['personen']} pers."
    return f"{about} · tekenen uiterlijk {last}" if last else about


WOONRUIMTE = VraagSoort(
    naam="woonruimte",
    procedure="koppeling",
    spoor="koppeling",
    standen=("zoeken",),
    functie="corporatie",
    titel="Woonruimte gezocht",
    knop="Vraag de corporatie",
    tekst=_home,
    kort=_home_in_short,
    antwoorden=(
        Antwoord("gevonden", "Woning gevonden", (WONING, SLAAPKAMERS, TOEGANG, TEKENDATUM), voorstel=True),
        LATER,
        Antwoord("nog_niets", "Nog niets", sluit=False),
    ),
    na_werkdagen=5,
    bron=FASE_2,
    oorzaken=("corporatie_zoekt", "geen_passende_woning", "groot_bijzonder"),
    voor="uiterlijk",
)

# ---------------------------------------------------------------- profiel

VOLGT_OP = Veld(
    "volgt_op", "Volgt uiterlijk", "Op welke dag is het profiel compleet?", Soort.DATUM, richting="toekomst"
)


def _profile(feiten: Feiten) -> str:
    return (
        f"Het profiel in TVS bij ons zaaknummer {feiten['referentie']} is nog niet compleet.\n"
        f"Het huishouden van {_persons(feiten)} is op {zeg(feiten['koppelingsdatum'])} aan gemeente "
        f"{feiten['gemeente']} gekoppeld. Zonder profiel kan de corporatie niet goed zoeken.\n"
        "Kun je zorgen dat het profiel compleet wordt?"
    )


PROFIEL = VraagSoort(
    naam="profiel",
    procedure="koppeling",
    spoor="koppeling",
    standen=("zoeken",),
    functie="regievoerder",
    titel="Profiel niet compleet",
    knop="Profiel niet compleet",
    tekst=_profile,
    kort=lambda f: (
        f"{f['referentie']} · {f['gemeente']} · profiel niet compleet, gekoppeld {zeg(f['koppelingsdatum'])}"
    ),
    antwoorden=(
        Antwoord("compleet", "Profiel is compleet"),
        Antwoord("volgt", "Volgt later", (VOLGT_OP,), sluit=False, wacht_tot="volgt_op"),
        Antwoord("bij_ander", "Ligt bij de COA-locatie", sluit=False),
    ),
    na_werkdagen=2,
    bron=FASE_1,
    oorzaken=("profiel",),
)
