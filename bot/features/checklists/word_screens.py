"""What is shown when somebody asks for a list or an item in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.checklists.screens import PREFIX, Beeld
from bot.screens.case import to_case
from bot.screens.markup import bold
from bot.screens.message import Bericht, Knop, actie, klein, onder_elkaar
from storage.people import Organisatie
from workflows.checklists.lijsten import Checklist, Punt
from workflows.koppeling.taken import Taak

NO_ITEM = "Dat punt vind ik niet bij deze zaak. Dit kun je afvinken:"


@dataclass(frozen=True, slots=True)
class Genoemd:
    """An item that was named, where it stands, and the press that ticks it; one that is ticked has the press that shows
    it."""

    titel: str
    waar: str
    knop: Knop
    klaar: bool


def task(taak: Taak, zaak: int, *, klaar: bool) -> Genoemd:
    """A task of the case."""
    press = actie("vk", zaak) if klaar else actie("vk", zaak, taak.naam, 1)
    return Genoemd(taak.titel, "wie doet wat nu", Knop(("☑ " if klaar else "☐ ") + taak.titel, press), klaar)


def item(beeld: Beeld, blad: int, punt: Punt) -> Genoemd:
    """An item of a list."""
    done = punt.naam in beeld.gedaan
    press = actie(PREFIX, *beeld.adres, blad, *(() if done else (punt.naam, 1)))
    return Genoemd(punt.titel, klein(beeld.lijst.titel), Knop(("☑ " if done else "☐ ") + punt.titel, press), done)


def which_item(referentie: str, zaak: int, items: Sequence[Genoemd]) -> Bericht:
    """One press ticks what was named."""
    if all(found.klaar for found in items):
        said = "Dit is al afgevinkt:"
    else:
        said = "Dit vink ik af als je erop drukt:" if len(items) == 1 else "Wat vink ik af?"
    lines = "\n".join(f"• {found.titel} ({found.waar})" for found in items)
    return Bericht(
        bold(referentie) + f" · {said}\n{lines}", onder_elkaar(*(found.knop for found in items), to_case(zaak))
    )


def of_which(lijst: Checklist, organisaties: Sequence[Organisatie]) -> Bericht:
    """Asked of who works for several."""
    buttons = [Knop(o.naam, actie(PREFIX, "o", o.id, lijst.naam)) for o in organisaties]
    return Bericht(f"{lijst.titel}: van welke gemeente?", onder_elkaar(*buttons))


def no_such_case() -> Bericht:
    """A reference behind the command that names no koppeling of the own organisation."""
    return Bericht("Zo'n koppeling vind ik niet. Typ /checklist met het zaaknummer, of alleen /checklist.")
