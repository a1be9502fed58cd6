"""Side tasks on the screen: what a kind is called, and what is said where one is off."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.message import Bericht, Knop, actie, klein, onder_elkaar

PREFIX = "in"
"""The code of the switches."""


@dataclass(frozen=True, slots=True)
class Bijtaak:
    """A kind of side task: the name that is stored, what its switch says, and what one gets by it, as a sentence."""

    naam: str
    titel: str
    wat: str


def who_can(namen: Sequence[str]) -> str:
    """Who switches them."""
    if not namen:
        return "Aanzetten doet een coördinator; jullie hebben er nog geen."
    return f"Aanzetten doet de coördinator: {' of '.join(namen)}."


def off(bijtaak: Bijtaak, gemeente: str, organisatie: int, namen: Sequence[str], *, can: bool) -> Bericht:
    """This kind is off here; who can switch it on has the button."""
    said = f"{bijtaak.titel} staat uit bij {gemeente}."
    if not can:
        return Bericht(f"{said} {who_can(namen)}")
    switch = Knop(f"Zet aan: {klein(bijtaak.titel)}", actie(PREFIX, organisatie, bijtaak.naam, 1))
    return Bericht(f"{said} {bijtaak.wat}", onder_elkaar(switch))
