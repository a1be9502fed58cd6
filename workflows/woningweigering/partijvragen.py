"""What a gemeente asks others about a woningweigering: COA's judgement, whether the household stays coupled, a home
that waits, a new candidate."""

from workflows.dates.reading import zeg
from workflows.engine.partijvraag import LATER, Antwoord, Feiten, VraagSoort, dag_in, herkenning
from workflows.woningweigering.bronnen import ESCALATIE, WEIGERING
from workflows.woningweigering.regels import HUIS, WEG
from workflows.woningweigering.velden import (
    DEFINITIEF_OP,
    GEACCEPTEERD_OP,
    GEKOPPELD_OP,
    KANDIDAAT_OP,
    OORDEEL_OP,
    WEER_GEWEIGERD_OP,
)

_WAT = {
    "niet_verschenen": "het huishouden verscheen niet op de tekendag",
    "geweigerd": "het huishouden verscheen, maar weigerde de woning",
}
_KANDIDAAT = "kandidaat|huishouden|gezin"
_NEEMT = "accepteert|accepteerde|accepteerden|geaccepteerd|akkoord|aanvaardt|aanvaard"
_WEIGERT = "weigert|weigerde|weigerden|geweigerd"
"""How people say that somebody takes the home, or does not."""


def _known(feiten: Feiten) -> str:
    """A line by which COA finds the household among its own; empty where the bot knows no koppeling."""
    found = herkenning(feiten)
    return f"Het huishouden: {found}.\n" if found else ""


def _row(feiten: Feiten) -> str:
    """How a row of a list begins: whose it is, and by what COA knows it."""
    about = (feiten["referentie"], feiten["gemeente"], herkenning(feiten))
    return " · ".join(part for part in about if part)


def _happened(feiten: Feiten) -> str:
    """The day of the refusal, where the row does not show it already as the tekendag."""
    day = feiten["voorval_op"]
    return "" if day == feiten.get("tekendag") else f"weigering {zeg(day)}, "


def _judgement(feiten: Feiten) -> str:
    return (
        f"Gemeente {feiten['gemeente']} meldt een weigering bij zaaknummer {feiten['referentie']}.\n"
        f"{_known(feiten)}"
        f"Op {zeg(feiten['voorval_op'])}: {_WAT[feiten['voorval']]}.\n"
        f"COA toetst binnen 14 dagen na die dag: uiterlijk {dag_in(feiten, 'toets_uiterlijk')}.\n"
        f"{_chance_used(feiten)}"
        "Is de weigering terecht of onterecht? Noem geen reden."
    )


def _chance_used(feiten: Feiten) -> str:
    """What COA must know before it judges: there is one second chance, and it was used."""
    if not feiten.get("kans_gebruikt"):
        return ""
    return "Dit huishouden kreeg al een tweede kans. Er is er maar één: bij onterecht stopt de bemiddeling.\n"


OORDEEL = VraagSoort(
    naam="weigering",
    procedure="woningweigering",
    spoor="persoon",
    standen=("toets",),
    functie="regievoerder",
    titel="Weigering, oordeel van COA",
    knop="Meld bij de regievoerder",
    tekst=_judgement,
    kort=lambda f: f"{_row(f)} · {_happened(f)}oordeel uiterlijk {dag_in(f, 'toets_uiterlijk')}",
    antwoorden=(
        Antwoord(
            "terecht", "Terecht", (OORDEEL_OP,), voorstel=True, stappen=("terecht",), woorden=("terecht|gegrond",)
        ),
        Antwoord(
            "onterecht",
            "Onterecht",
            (OORDEEL_OP,),
            voorstel=True,
            stappen=("onterecht", "onterecht_weg", "onterecht_gebruikt"),
            woorden=("onterecht|ongegrond", "niet terecht|gegrond"),
        ),
        LATER,
        Antwoord("bij_ander", "Ligt bij een ander", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
    tegen="toets_uiterlijk",
    # Nobody came today and the home stands empty: who wants that, need not hear it with the rest.
    meteen=lambda f: f["voorval"] == "niet_verschenen" and f["voorval_op"] == f["vandaag"],
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
        f"{_known(feiten)}"
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
    kort=lambda f: f"{_row(f)} · kandidaat{_home(f)} uiterlijk {dag_in(f, 'kandidaat_uiterlijk')}",
    antwoorden=(
        # What ends the two weeks (§3.4.2) comes first; a candidate that took the home at once is a second way.
        Antwoord(
            "gekoppeld",
            "Kandidaat gekoppeld",
            (GEKOPPELD_OP,),
            voorstel=True,
            stappen=("koppelt",),
            woorden=(f"{_KANDIDAAT} gekoppeld|gevonden|gematcht|koppelde|koppelden|koppelen",),
        ),
        Antwoord(
            "kandidaat",
            "Kandidaat accepteerde",
            (KANDIDAAT_OP,),
            voorstel=True,
            stappen=("kandidaat",),
            woorden=(f"{_KANDIDAAT} {_NEEMT}",),
        ),
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
        f"COA vond de weigering bij ons zaaknummer {feiten['referentie']} terecht.\n{_known(feiten)}{since}"
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
    kort=lambda f: f"{_row(f)} · blijft het huishouden gekoppeld?",
    antwoorden=(
        Antwoord(
            "blijft",
            "Blijft gekoppeld",
            voorstel=True,
            stappen=("blijft",),
            woorden=("blijft|blijven|nog gekoppeld|koppeling",),
        ),
        Antwoord(
            "ontkoppeld",
            "Niet meer gekoppeld",
            voorstel=True,
            stappen=("ontkoppeld",),
            woorden=("ontkoppeld|ontkoppelen|losgekoppeld", "niet|geen meer gekoppeld|koppeling"),
        ),
        Antwoord("nog_niet", "Nog niet bekend", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
)


def _second_chance(feiten: Feiten) -> str:
    return (
        f"Het huishouden bij ons zaaknummer {feiten['referentie']} kreeg een tweede kans op de woning{_home(feiten)}.\n"
        f"{_known(feiten)}"
        f"Het kan accepteren tot en met {dag_in(feiten, 'kans_tot')}. Accepteert of weigert het?"
    )


TWEEDE_KANS = VraagSoort(
    naam="tweede_kans",
    procedure="woningweigering",
    spoor="persoon",
    standen=("tweede_kans",),
    functie="regievoerder",
    titel="Tweede kans",
    knop="Vraag naar de tweede kans",
    tekst=_second_chance,
    kort=lambda f: f"{_row(f)} · tweede kans tot en met {dag_in(f, 'kans_tot')}",
    antwoorden=(
        Antwoord(
            "accepteert",
            "Accepteerde alsnog",
            (GEACCEPTEERD_OP,),
            voorstel=True,
            stappen=("accepteert",),
            woorden=(_NEEMT,),
        ),
        Antwoord(
            "weigert_weer",
            "Weigerde opnieuw",
            (DEFINITIEF_OP,),
            voorstel=True,
            stappen=("weigert_weer",),
            woorden=(_WEIGERT,),
        ),
        Antwoord("nog_niet", "Nog niet bekend", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
    # The home is somebody else's, or gone: there is no chance left to ask about.
    niet_naast=tuple((HUIS, stand) for stand in WEG),
)


def _candidate_says(feiten: Feiten) -> str:
    since = feiten.get("gekoppeld_op")  # gone where the candidate fell away
    return (
        f"Voor de woning{_home(feiten)} bij ons zaaknummer {feiten['referentie']} is"
        f"{f' op {zeg(since)}' if since else ''} een nieuwe kandidaat gekoppeld.\n"
        "Accepteert of weigert de kandidaat?"
    )


KANDIDAAT_ZEGT = VraagSoort(
    naam="kandidaat_zegt",
    procedure="woningweigering",
    spoor="woning",
    standen=("gekoppeld",),
    functie="regievoerder",
    titel="Nieuwe kandidaat: ja of nee?",
    knop="Vraag wat de kandidaat zegt",
    tekst=_candidate_says,
    kort=lambda f: f"{f['referentie']} · {f['gemeente']} · kandidaat{_home(f)}: ja of nee?",
    antwoorden=(
        Antwoord(
            "aanvaardt",
            "Kandidaat accepteerde",
            (KANDIDAAT_OP,),
            voorstel=True,
            stappen=("aanvaardt",),
            woorden=(_NEEMT, f"{_KANDIDAAT} {_NEEMT}"),
        ),
        Antwoord(
            "weigert",
            "Kandidaat weigerde",
            (WEER_GEWEIGERD_OP,),
            voorstel=True,
            stappen=("kandidaat_weigert",),
            woorden=(_WEIGERT, f"{_KANDIDAAT} {_WEIGERT}"),
        ),
        Antwoord(
            "af",
            "Kandidaat valt af",
            voorstel=True,
            stappen=("kandidaat_af",),
            woorden=("afgevallen", "valt|viel af", f"{_KANDIDAAT} weg|ingetrokken"),
        ),
        Antwoord("nog_niet", "Nog niet bekend", sluit=False),
    ),
    na_werkdagen=5,
    bron=WEIGERING,
)

VAN_COA = (OORDEEL, TWEEDE_KANS, GEKOPPELD, NIEUWE_KANDIDAAT, KANDIDAAT_ZEGT)
"""What the regievoerder says about a refusal, in the order in which it happens."""
