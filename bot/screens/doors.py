"""By which doors a person comes in: the list, a link for another one, and what is said when one is added."""

from collections.abc import Sequence

from bot.screens.markup import bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.start import keyboard

PREFIX = "dr"
TITLES = {"telegram": "Telegram", "web": "de webpagina"}
"""What people call each channel."""


def overview(
    doors: Sequence[tuple[int, str, str]], can: Sequence[str], *, here: int, out: bool, note: str = ""
) -> Bericht:
    """`doors` are (id, channel, mail address or ""), `can` the channels that may be added, `here` where this is asked,
    `out` whether there is anything to log out."""
    lines = [f"• {_capital(TITLES[kanaal])}{': ' + mail if mail else ''}" for _, kanaal, mail in doors]
    once = "Wat ik je uit mezelf vertel, hoor je één keer: daar waar je het laatst was." if len(doors) > 1 else ""
    add = [Knop(f"Voeg {TITLES[kanaal]} toe", actie(PREFIX, "bij", kanaal)) for kanaal in can]
    away = [
        Knop(f"Haal {TITLES[kanaal]} weg{' (' + mail + ')' if mail else ''}"[:64], actie(PREFIX, "weg", ident))
        for ident, kanaal, mail in doors
        if ident != here
    ]
    leave = [Knop("Log overal uit op de webpagina", actie(PREFIX, "uit"))] if out else []
    return Bericht(
        paragraphs(note, bold("Waar je binnenkomt") + "\n" + stack(*lines), once), onder_elkaar(*add, *away, *leave)
    )


def link(kanaal: str, address: str, minutes: int) -> Bericht:
    """How to come in by this door as well."""
    mail = " Je typt daar je werkmail en een code uit de mail." if kanaal == "web" else ""
    return Bericht(
        paragraphs(
            f"Open deze link binnen {minutes} minuten, op het apparaat waarop je {TITLES[kanaal]} wilt gebruiken:\n"
            f"{address}",
            f"Je zaken en je openstaande vraag staan daar dan ook.{mail}",
            "De link is alleen voor jou: stuur hem aan niemand door.",
        )
    )


def opened(rollen: Sequence[str]) -> Bericht:
    """In the new door."""
    return Bericht(
        "Je komt nu ook hier binnen. Je zaken en je openstaande vraag vind je in beide. Typ /deuren om te zien waar je "
        "binnenkomt.",
        toetsenbord=keyboard(rollen),
    )


def told(kanaal: str) -> Bericht:
    """In the doors that there were: whoever did not do this must know what to do."""
    return Bericht(
        f"Je komt nu ook binnen via {TITLES[kanaal]}. Was jij dit niet? Typ /deuren en haal {TITLES[kanaal]} weg."
    )


def passkey_made(apparaat: str) -> Bericht:
    """In every door, as soon as somebody can come in without a code: whoever did not do this must know what to do."""
    return Bericht(
        f"Je kunt nu zonder code inloggen, met de passkey die je net maakte in {apparaat}. Was jij dit niet? Typ "
        "/deuren en kies: Log overal uit op de webpagina."
    )


def no_such_link() -> Bericht:
    """One word for a link that is wrong, used, too old, or of another door."""
    return Bericht("Deze link werkt niet (meer). Typ in de deur die je al hebt /deuren en maak een nieuwe.")


def taken(*, own: bool) -> Bericht:
    """The door already is somebody's."""
    if own:
        return Bericht("Deze deur is al van jou. Typ /deuren om te zien waar je binnenkomt.")
    return Bericht(
        "Hier kwam al iemand anders binnen, dus ik voeg hier niets samen. Gebruik een ander adres of account, of vraag "
        "de beheerder om hulp."
    )


def away(kanaal: str) -> str:
    """Above the list, once a door is gone."""
    return f"✓ Via {TITLES[kanaal]} kom je niet meer binnen."


def logged_out(count: int) -> str:
    """Above the list."""
    if not count:
        return "Op de webpagina was je al overal uitgelogd."
    return f"✓ Je bent op de webpagina uitgelogd, op {count} {'apparaat' if count == 1 else 'apparaten'}."


def gone() -> str:
    """A door that is not there any more."""
    return "Die deur is al weg."


def not_open(kanaal: str) -> str:
    """A door that we have not."""
    return f"Hier is {TITLES[kanaal]} niet open. Vraag het de beheerder."


def by_setting() -> str:
    """Who is beheerder by the settings alone has no role that a second door could find."""
    return (
        "Jij bent beheerder door een instelling, en die telt per deur. Zet ook je werkmail in KETENBOT_BEHEERDERS_MAIL."
    )


def nothing_open() -> Bericht:
    """Going on, where nothing is asked."""
    return Bericht("Er staat geen vraag open. Typ wat je wilt doen, of kies een knop.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
