"""A case that lacks what it should hold, because its file was damaged: it is named, and nothing is worked out of it."""

from collections.abc import Sequence

from bot.screens.beeld import Beeld
from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, klein
from workflows.engine.tabel import Procedure


class Beschadigd(Beeld):
    """What a list shows of it."""

    def kort(self) -> list[str]:
        """No facts: they may be wrong."""
        return []

    def kort_stand(self) -> str:
        """Not where it is, but that it is damaged."""
        return "beschadigd, open de zaak"


def damaged(referentie: str, procedure: Procedure, mist: Sequence[str], note: Tekst = "") -> Bericht:
    """The case on its own; `mist` are the titles of what it lacks."""
    said = f"Van deze {klein(procedure.titel)} ontbreekt: {klein(', '.join(mist))}. Het bestand is beschadigd."
    said += " Leg niets nieuws vast. Vraag je beheerder een back-up terug te zetten."
    return Bericht(stack(*([note] if note else []), bold(referentie), said))
