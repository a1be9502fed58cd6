"""What people read after the database was put back to an older moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.screens.markup import bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, groot, onder_elkaar
from workflows.dates.reading import zeg

_HERE = ZoneInfo("Europe/Amsterdam")
CONFIRM = "tgz"
"""The press by which a beheerder says that it may go on."""
_DONE = {
    "zaak": "gewiste zaken opnieuw gewist",
    "toegang": "keer de toegang opnieuw gesloten",
    "code": "uitnodigingen gesloten",
    "agenda": "agenda-links gesloten",
    "persoon": "mensen opnieuw vergeten",
    "sessie": "sessies beëindigd",
    "passkey": "passkeys verwijderd",
}


def day_and_time(moment: datetime) -> str:
    """ "wo 2 dec 2026, 14:05", on the clock in Amsterdam."""
    local = moment.astimezone(_HERE)
    return f"{zeg(local.date())}, {local:%H:%M}"


def told(stand: datetime, zaken: Sequence[str], more: int, knoppen: Sequence[Knop]) -> Bericht:
    """To everybody: how far it went back, what to look at, and the own cases as they now are."""
    lines = [f"• {tekst}" for tekst in zaken]
    rest = [f"En nog {more}: zie je lijst."] if more else []
    own = stack(bold("Zo staan jouw zaken er nu bij"), *lines, *rest) if lines else ""
    return Bericht(
        paragraphs(
            bold(f"Ketenbot is teruggezet naar de stand van {day_and_time(stand)}"),
            "Kijk na wat je daarna vastlegde: dat staat er niet meer. Leg het opnieuw vast.\n"
            "Herinneringen van na dat moment komen één keer opnieuw, met erbij: mogelijk dubbel.",
            own,
        ),
        onder_elkaar(*knoppen),
    )


def lost(stand: datetime, knoppen: Sequence[Knop]) -> Bericht:
    """A button of the stretch that was lost."""
    return Bericht(
        f"Deze knop hoort bij iets van na {day_and_time(stand)}. Ketenbot is teruggezet naar dat moment: wat je daarna "
        "vastlegde, staat er niet meer. Leg het opnieuw vast.",
        onder_elkaar(*knoppen),
    )


def lost_above(stand: datetime) -> str:
    """Above what such a button still leads to."""
    return (
        f"Dit bericht is van na {day_and_time(stand)}, en Ketenbot is naar dat moment teruggezet. Kijk na of dit nog "
        "klopt."
    )


def perhaps_lost(stand: datetime) -> str:
    """Below what cannot be shown: it may have been there."""
    return (
        f"Legde je hem vast na {day_and_time(stand)}? Ketenbot is naar dat moment teruggezet: leg hem dan opnieuw vast."
    )


def waiting(stand: datetime) -> Bericht:
    """To everybody, until a beheerder confirmed."""
    return Bericht(
        f"Ketenbot is teruggezet naar de stand van {day_and_time(stand)} en wacht op de beheerder. Tot die bevestigt, "
        "kan ik niets laten zien of vastleggen. Probeer het later opnieuw."
    )


def confirm(stand: datetime) -> Bericht:
    """To a beheerder: what is not known, and the one button."""
    return Bericht(
        paragraphs(
            bold(f"Ketenbot is teruggezet naar de stand van {day_and_time(stand)}"),
            "Naast de database ligt geen wisboek. Zaken die daarna gewist zijn, zijn misschien terug, en wie daarna de "
            "toegang verloor, heeft die misschien weer.",
            "Zet het bestand .wisboek terug en herstel opnieuw, of kijk het zelf na. Tot je bevestigt, zegt Ketenbot "
            "niemand iets en legt niets vast.",
        ),
        onder_elkaar(Knop("Ik heb het nagekeken: ga verder", actie(CONFIRM, "ja"))),
    )


def confirmed() -> Bericht:
    """A beheerder pressed."""
    return Bericht("Ketenbot gaat verder. Iedereen hoort nu dat er is teruggezet.")


def report(stand: datetime, people: int, lapsed: int, done: Mapping[str, int]) -> Bericht:
    """To the beheerders, when all were told."""
    again = [f"• {count} {_DONE.get(soort, soort)}" for soort, count in done.items()]
    return Bericht(
        paragraphs(
            bold(f"Teruggezet naar de stand van {day_and_time(stand)}"),
            stack(
                f"• {people} {'mensen hebben' if people != 1 else 'mens heeft'} bericht gekregen",
                f"• {lapsed} wachtende berichten zijn vervallen",
                *again,
            ),
            "Het oude bestand ligt naast de database. Weg ermee kan met: ketenbot herstel --opruimen",
        )
    )


def summary(stand: datetime, lapsed: int, done: Mapping[str, int]) -> list[str]:
    """The same on the command line, before anybody was told."""
    again = [f"{count} {_DONE.get(soort, soort)}" for soort, count in done.items()]
    return [
        f"stand van {day_and_time(stand)}; na de start krijgt iedereen bericht",
        groot(", ".join([f"{lapsed} wachtende berichten vervallen", *again])),
    ]
