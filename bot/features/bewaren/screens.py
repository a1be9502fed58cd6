"""What is kept: a case or one's own data as a file, what was wiped, and being forgotten."""

from collections.abc import Sequence

from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, Bestand, Knop, actie, klein, onder_elkaar
from storage.trust.wiping import Gewist
from workflows.dates.reading import zeg

FORGET = "vg"


def exported(zaak: int, referentie: str, naam: str, inhoud: bytes, *, last: bool) -> Bericht:
    """One of the files of a case."""
    if not last:
        return Bericht(f"{referentie} als gegevens, voor het archief.", bestand=Bestand(naam, inhoud))
    return Bericht(
        f"{referentie} als tekst, om te lezen of voor een Woo-verzoek. Zet beide bestanden in jullie eigen systeem.",
        ((to_case(zaak),),),
        bestand=Bestand(naam, inhoud),
    )


def my_data(inhoud: bytes) -> Bericht:
    """All that is kept of who asks."""
    return Bericht(
        "Dit is wat ik van jou bewaar. Klopt iets niet? Vraag je coördinator, of de beheerder.",
        bestand=Bestand("mijn-gegevens.json", inhoud),
    )


def wiped(lines: Sequence[tuple[str, Gewist]]) -> Bericht:
    """What was wiped of the own organisations, the last first."""
    if not lines:
        return Bericht("Er is nog geen zaak met stappen gewist.")
    shown = [f"• {klein(titel)}: gewist door {line.functie} op {zeg(line.dag)}" for titel, line in lines]
    return Bericht(stack(bold("Gewiste zaken"), *shown))


def only_coordinator() -> Bericht:
    """What was wiped is for who wipes."""
    return Bericht("Dat ziet alleen een coördinator van een gemeente.")


def ask_forget(functie: str) -> Bericht:
    """Before somebody is forgotten."""
    text: Tekst = (
        f"Wil je dat ik je vergeet? Je naam wordt overal „{functie}”, met een nummer. Je toegang, je agenda-link, je "
        "instellingen en wat ik over jou bewaar gaan weg. Je kunt dit niet ongedaan maken. Terugkomen kan alleen met "
        "een nieuwe uitnodiging."
    )
    return Bericht(text, onder_elkaar(Knop("Ja, vergeet mij", actie(FORGET, "ja")), Knop("Nee", actie("i", "meer"))))


def first_hand_over(count: int) -> Bericht:
    """Somebody still deals with cases."""
    cases = "een lopende zaak" if count == 1 else f"{count} lopende zaken"
    return Bericht(
        f"Je hebt nog {cases}. Draag die eerst over, anders let er niemand op.",
        onder_elkaar(Knop("Alles overdragen", actie("m", "overdragen"))),
    )


def only_one(organisatie: str) -> Bericht:
    """The one coordinator of an organisation cannot just leave."""
    return Bericht(
        f"Jij bent de enige coördinator van {organisatie}. Maak eerst een collega coördinator.",
        onder_elkaar(Knop("Collega's", actie("m", "collegas"))),
    )


def by_setting() -> Bericht:
    """A beheerder of the settings comes in again with the next word."""
    return Bericht(
        "Jij bent beheerder door een instelling. Laat je nummer of adres eerst weghalen uit KETENBOT_BEHEERDERS, en "
        "typ dan weer /vergeetmij."
    )


def forgotten() -> Bericht:
    """It was done. Nothing of the person is known any more."""
    return Bericht(
        "Ik ben je vergeten. In de geschiedenis van zaken staat nu alleen je functie, met een nummer. Dit gesprek wis "
        "je zelf in Telegram."
    )
