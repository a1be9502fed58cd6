"""What the page says beside the chat: why somebody does not come in, and what to do next."""

from bot.web import passkeys
from bot.web.login import CannotEnter, Why
from bot.web.sessions import Out

SENT = "Als dit adres toegang heeft, is er nu een mail met een code onderweg."
"""The same for everybody."""
NO_ACCESS = (
    "Je toegang tot Ketenbot is gesloten. Klopt dat niet? Vraag de coördinator van je organisatie of de beheerder."
)
RAN_OUT = "Je was hier lang niet, dus je bent uitgelogd. Log opnieuw in met een code."
MAIL_STUCK = "Onze mailserver nam de vorige mail niet aan. Ik blijf het proberen: het kan langer duren."
LOGGED_OUT = "Je bent niet (meer) ingelogd. Log opnieuw in."
TOO_FAST = "Dat gaat te snel. Wacht een paar tellen en probeer het dan opnieuw."
NOT_NOW = "Het lukt even niet om dit vast te leggen. Je bericht staat er nog; ik probeer het opnieuw."
OTHER_WORDS = "Er kwam al een ander bericht met hetzelfde kenmerk. Met dit deed ik niets: stuur het nog eens."
WENT_WRONG = "Er ging bij ons iets mis. Probeer het nog eens."
TOO_LARGE = "Dit bestand is te groot. Stuur een bestand van hoogstens 5 MB."
EMPTY_FILE = "Dit bestand is leeg. Kies een ander bestand."
FULL = "Er worden nu te veel bestanden gelezen. Probeer het over een paar minuten opnieuw."
NO_FILE = "Dit bestand is er niet meer."

NO_PUSH = "Meldingen staan bij jullie niet aan. Wie dringend iets heeft, krijgt wel een mail."
NO_PUSH_HERE = "Meldingen staan op dit apparaat niet aan. Zet ze eerst aan."
STRANGE_SERVICE = (
    "Deze browser gebruikt een dienst voor meldingen die ik niet ken. Probeer Chrome, Edge, Firefox of Safari; "
    "mail krijg je ook zonder meldingen."
)
TEST_SENT = (
    "De proefmelding is onderweg. Zie je na een minuut niets? Kijk of je apparaat meldingen van Ketenbot toelaat."
)

PASSKEY_MADE = "Gelukt. De volgende keer log je op dit toestel in met een passkey, zonder code."
PASSKEY = {
    passkeys.Why.NOT_HERE: "Passkeys werken niet op dit adres. Log in met een code uit je mail.",
    passkeys.Why.TOO_FAST: "Er is vanaf hier al vaak ingelogd met een passkey. Log in met een code uit je mail.",
    passkeys.Why.LATE: "Dat duurde te lang. Probeer het nog eens.",
    passkeys.Why.REFUSED: "Deze passkey werkt hier niet (meer). Log in met een code uit je mail.",
    passkeys.Why.NOT_MADE: (
        "De passkey is niet gemaakt: dit toestel gaf een antwoord dat ik niet ken. Inloggen met een code blijft werken."
    ),
    passkeys.Why.OLD_SESSION: (
        "Je bent hier langer dan een uur geleden ingelogd. Log uit en log opnieuw in: dan weet ik dat jij het bent, en "
        "maak je de passkey."
    ),
    passkeys.Why.TOO_MANY: "Je hebt al tien passkeys. Verwijder er eerst een die je niet meer gebruikt.",
}
"""Why a passkey is not made, or does not let in."""

OUT = {Out.NOBODY: LOGGED_OUT, Out.RAN_OUT: RAN_OUT, Out.NO_ACCESS: NO_ACCESS}
"""Why somebody is not logged in."""

_WHY = {
    Why.NO_MAIL: "Dit is geen mailadres. Typ het helemaal, bijvoorbeeld naam@gemeente.nl.",
    Why.NO_NAME: "Typ de naam waaronder collega's je kennen: letters, hoogstens 40.",
    Why.BAD_INVITATION: "Deze uitnodiging werkt niet (meer). Vraag een nieuwe aan wie je deze gaf.",
    Why.BAD_LINK: "Deze link werkt niet (meer). Typ in de deur die je al hebt /deuren en maak een nieuwe.",
    Why.NO_DOMAIN: (
        "Voor deze organisatie staat nog niet vast met welke mailadressen je binnenkomt. Vraag de beheerder van "
        "Ketenbot om dat in te stellen; de uitnodiging blijft geldig."
    ),
    Why.WRONG_CODE: (
        "Deze code klopt niet. Kijk of je de nieuwste mail hebt, en of je hier ook om de code vroeg: in een andere "
        "browser werkt hij niet."
    ),
    Why.LATE_CODE: "Deze code is verlopen: hij werkt tien minuten. Vraag een nieuwe.",
    Why.TRIED_OUT: (
        "Er is vijf keer een verkeerde code getypt. Vraag een nieuwe: dat kan vanaf een minuut na de vorige."
    ),
    Why.TOO_FAST: "Er is vanaf hier al vaak om een code gevraagd. Probeer het over een uur opnieuw.",
}


def kept(chosen: tuple[int, str] | None) -> str:
    """Above the writing bar, where an organisation keeps what is typed: for days, and which one; "" where none does."""
    if chosen is None:
        return ""
    days, naam = chosen
    return f"{naam} bewaart wat je hier typt {'1 dag' if days == 1 else f'{days} dagen'}."


def lost(count: int, keys: int) -> str:
    """A phone is lost, and all is ended: in so many browsers, and so many passkeys."""
    where = "Je was op de webpagina nergens ingelogd."
    if count:
        where = f"Je bent op de webpagina uitgelogd, op {'1 apparaat' if count == 1 else f'{count} apparaten'}."
    without = " Je passkeys werken niet meer." if keys else ""
    return f"{where}{without} Je coördinator hoort ervan."


def why(problem: CannotEnter) -> str:
    """Why somebody does not come in."""
    if problem.why is Why.OTHER_DOMAIN:
        ends = " of ".join(f"@{one}" for one in problem.domeinen)
        return f"Deze uitnodiging is voor een werkadres dat eindigt op {ends}. Typ je werkadres."
    return _WHY[problem.why]
