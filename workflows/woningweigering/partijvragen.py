"""What a gemeente asks others about a woningweigering: COA's judgement, whether the household stays coupled, a home
that waits, a new candidate."""

from workflows.dates.reading import zeg
from workflows.engine.partijvraag import LATER, Antwoord, Feiten, VraagSoort, dag_in
from workflows.woningweigering.bronnen import ESCALATIE, WEIGERING
from workflows.woningweigering.velden import KANDIDAAT_OP, OORDEEL_OP

_WAT = {
    "niet_verschenen": "het huishouden verscheen niet op de tekendag",
    "geweigerd": "het huishouden verscheen, maar weigerde de woning",
}


def _judgement(feiten: Feiten) -> str:
    return (
        f"Gemeente {feiten['gemeente']} meldt een weigering bij zaaknummer {feiten['referentie']}.\n"
        f"Op {zeg(feiten['voorval_op'])}: {_WAT[feiten['voorval']]}.\n"
        f"COA toetst dit binnen 14 dagen: uiterlijk {dag_in(feiten, 'toets_uiterlijk')} als we tellen vanaf die dag.\n"
        "Is de weigering terecht of onterecht? Noem geen reden."
    )


OORDEEL = VraagSoort(
    naam="weigering",
    procedure="woningweigering",
    spoor="persoon",
    standen=("toets",),
    functie="regievoerder",
    titel="Weigering, oordeel van COA",
    knop="Meld bij de regievoerder",
    tekst=_judgement,
    kort=lambda f: (
        f"{f['referentie']} · {f['gemeente']} · weigering {zeg(f['voorval_op'])}, oordeel uiterlijk "
        f"{dag_in(f, 'toets_uiterlijk')}"
    ),
    antwoorden=(
        Antwoord("terecht", "Terecht", (OORDEEL_OP,), voorstel=True),
        Antwoord("onterecht", "Onterecht", (OORDEEL_OP,), voorstel=True),
        LATER,
        Antwoord("bij_ander", "Ligt bij een ander", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
    tegen="toets_uiterlijk",
)


def _home(feiten: Feiten) -> str:
    return f" {feiten['woning']}" if feiten.get("woning") else ""


def _waits(feiten: Feiten) -> str:
    return (
        f"De woning{_home(feiten)} bij ons zaaknummer {feiten['referentie']} is nog niet getekend.\n"
        f"COA beoordeelt dat uiterlijk {dag_in(feiten, 'toets_uiterlijk')}. Daarna volgt een tweede kans of een nieuwe "
        "kandidaat.\nHouden jullie de woning zo lang vrij?"
    )


WONING_WACHT = VraagSoort(
    naam="woning_wacht",
    procedure="woningweigering",
    spoor="woning",
    standen=("vrij",),
    functie="corporatie",
    titel="Woning wacht op COA",
    knop="Vertel het de corporatie",
    tekst=_waits,
    kort=lambda f: f"{f['referentie']} · {f['gemeente']} · woning{_home(f)} vrijhouden",
    antwoorden=(
        Antwoord("ja", "Ja, wij houden hem vrij"),
        Antwoord("nee", "Nee, dat lukt niet"),
    ),
    na_werkdagen=2,
    bron=WEIGERING,
)


def _candidate(feiten: Feiten) -> str:
    return (
        f"De woning{_home(feiten)} bij ons zaaknummer {feiten['referentie']} is vrij voor een ander huishouden sinds "
        f"{zeg(feiten['vrij_op'])}.\n"
        f"Koppelen jullie uiterlijk {dag_in(feiten, 'kandidaat_uiterlijk')} een nieuwe kandidaat die past?"
    )


NIEUWE_KANDIDAAT = VraagSoort(
    naam="nieuwe_kandidaat",
    procedure="woningweigering",
    spoor="woning",
    standen=("wacht", "gemeld", "leiding"),
    functie="regievoerder",
    titel="Nieuwe kandidaat gevraagd",
    knop="Vraag een nieuwe kandidaat",
    tekst=_candidate,
    kort=lambda f: (
        f"{f['referentie']} · {f['gemeente']} · kandidaat{_home(f)} uiterlijk {dag_in(f, 'kandidaat_uiterlijk')}"
    ),
    antwoorden=(
        Antwoord("kandidaat", "Kandidaat accepteerde", (KANDIDAAT_OP,), voorstel=True),
        LATER,
        Antwoord("nog_niet", "Nog geen kandidaat", sluit=False),
    ),
    na_werkdagen=5,
    bron=ESCALATIE,
    tegen="kandidaat_uiterlijk",
)


def _coupled(feiten: Feiten) -> str:
    gone = feiten.get("uit_opvang")
    since = f"Het huishouden is uit de opvang sinds {zeg(gone)}. Neemt COA de bemiddeling weer op?\n" if gone else ""
    return (
        f"COA vond de weigering bij ons zaaknummer {feiten['referentie']} terecht.\n{since}"
        f"Blijft dit huishouden aan gemeente {feiten['gemeente']} gekoppeld?"
    )


GEKOPPELD = VraagSoort(
    naam="gekoppeld",
    procedure="woningweigering",
    spoor="persoon",
    standen=("terecht", "te_laat"),
    functie="regievoerder",
    titel="Blijft het huishouden gekoppeld?",
    knop="Vraag of het gekoppeld blijft",
    tekst=_coupled,
    kort=lambda f: f"{f['referentie']} · {f['gemeente']} · blijft het huishouden gekoppeld?",
    antwoorden=(
        Antwoord("blijft", "Blijft gekoppeld", voorstel=True),
        Antwoord("ontkoppeld", "Niet meer gekoppeld", voorstel=True),
        Antwoord("nog_niet", "Nog niet bekend", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
)
