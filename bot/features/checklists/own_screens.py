"""The items that an organisation added itself, on the screen."""

from collections.abc import Sequence

from bot.features.checklists.screens import PREFIX
from bot.screens.markup import bold, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from storage.people import Organisatie
from workflows.checklists.lijsten import EIGEN, Checklist, Punt

ADDED = "✓ Erbij gezet, voor al je collega's."
GONE = "Dat punt stond er al niet meer op."
FULL = "Er staan al zoveel eigen punten als op een blad passen. Haal er eerst een weg."
DOUBLE = "Dat punt staat al op de lijst. Typ een ander."
PERSONAL = (
    "Hier lijkt iets van een persoon in te staan, en dat bewaar ik niet. Schrijf alleen wat er moet gebeuren, "
    "bijvoorbeeld: Fiets regelen."
)


def overview(organisatie: Organisatie, lijst: Checklist, punten: Sequence[Punt], *, can: bool, full: bool) -> Bericht:
    """What was added. A coordinator adds and takes away; others read who does."""
    here = (organisatie.id, lijst.naam)
    head = bold(f"Eigen punten · {lijst.titel}") + f" · {organisatie.naam}"
    lines = [f"• {punt.titel}" for punt in punten] or ["Er zijn nog geen eigen punten."]
    back = Knop("Terug", actie(PREFIX, "o", *here))
    if not can:
        return Bericht(stack(head, *lines, "Erbij zetten doet de coördinator."), onder_elkaar(back))
    away = [
        Knop(f"Haal weg: {punt.titel}", actie(PREFIX, "e", *here, punt.naam.removeprefix(EIGEN))) for punt in punten
    ]
    new = [] if full else [Knop("Zet er een punt bij", actie(PREFIX, "e", *here, "nieuw"))]
    return Bericht(
        stack(head, *lines, "Ze staan onderaan deze lijst, bij iedereen van je gemeente."),
        onder_elkaar(*new, *away, back),
    )


def ask_remove(organisatie: int, lijst: Checklist, punt: Punt, ident: int, keer: int) -> Bericht:
    """Before an item goes that is ticked somewhere."""
    here = (organisatie, lijst.naam)
    times = "1 keer" if keer == 1 else f"{keer} keer"
    return Bericht(
        bold(punt.titel) + f" is {times} afgevinkt. Haal je het weg, dan gaan die vinkjes mee.",
        onder_elkaar(
            Knop("Ja, haal weg", actie(PREFIX, "e", *here, ident, "ja")), Knop("Nee", actie(PREFIX, "e", *here))
        ),
    )


def removed(tekst: str) -> str:
    """After it went."""
    return f"✓ Weggehaald: {tekst}."


def coordinators_only() -> Bericht:
    """Adding is the coordinator's."""
    return Bericht("Eigen punten zet de coördinator van je gemeente erbij.")
