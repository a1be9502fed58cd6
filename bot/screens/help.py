"""Help: what works for this person, group by group, so that it fits a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.screens.markup import bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, naast_elkaar


class Groep(StrEnum):
    """What commands can be about. The help shows them in this order, and old buttons name a group by its number: a new
    one comes last."""

    KOPPELINGEN = "Koppelingen"
    NAAST = "Naast de koppeling"
    CIJFERS = "Cijfers"
    TOEZICHT = "Toezicht"
    ANDEREN = "Met anderen"
    MENSEN = "Mensen"
    KETENBOT = "Ketenbot"
    ACHTERSTAND = "Achterstand"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """A command, what it does, and what it is about."""

    naam: str
    wat: str
    groep: Groep


FEW = 9
"""So many commands fit one screen with what they do."""


def grouped(opdrachten: Sequence[Opdracht]) -> dict[Groep, list[Opdracht]]:
    """The commands by group, in the order of the groups and of the table; groups without any are left out."""
    found = {groep: [opdracht for opdracht in opdrachten if opdracht.groep is groep] for groep in Groep}
    return {groep: items for groep, items in found.items() if items}


def help_screen(opdrachten: Sequence[Opdracht], *, is_coa: bool = False) -> Bericht:
    """Everything on one screen: with what it does where that fits, else by group with a button for each. Who works
    at COA is not told to call the regievoerder."""
    end = _ALWAYS if is_coa else f"{_ALWAYS} {_DOUBT}"
    if len(opdrachten) <= FEW:
        return Bericht(paragraphs(stack(*_HEAD, _lines(opdrachten)), end))
    groups = grouped(opdrachten)
    lines = [bold(g) + f": {' '.join(f'/{item.naam}' for item in items)}" for g, items in groups.items()]
    buttons = [Knop(groep, actie("i", "help", index)) for index, groep in enumerate(Groep) if groep in groups]
    return Bericht(paragraphs(stack(*_HEAD, *lines), end), naast_elkaar(*buttons))


_HEAD = (bold("Zo werkt Ketenbot"), "Typ een vraag, gebruik de knoppen onderaan, of typ:")
_ALWAYS = "Een vraag tussendoor mag altijd."
_DOUBT = "Twijfel je? Bel de regievoerder van COA."


def _lines(opdrachten: Sequence[Opdracht]) -> str:
    return "\n".join(f"/{item.naam} – {item.wat}" for item in opdrachten)


def group(opdrachten: Sequence[Opdracht], index: int) -> Bericht | None:
    """One group with what each command does; None when there is nothing in it for this person."""
    titel = [*Groep][index] if 0 <= index < len(Groep) else None
    items = grouped(opdrachten).get(titel) if titel else None
    if titel is None or not items:
        return None
    return Bericht(bold(titel) + f"\n{_lines(items)}", ((Knop("Alle hulp", actie("i", "help")),),))
