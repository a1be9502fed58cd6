"""Cases that touch the one on the screen: a short line with where they are, and a button to each."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.message import Knop, actie, klein
from bot.screens.zaakregel import Aanvulling
from workflows.engine.tabel import Procedure, Stand

SAME_HOME = "Meldingen over dezelfde woning"
MOST = 2
"""Buttons: more others of one home are a mistake in a number, and the line names them all."""


@dataclass(frozen=True, slots=True)
class Ernaast:
    """Another case: its id, its reference, and where it is."""

    id: int
    referentie: str
    procedure: Procedure
    stand: Stand

    @property
    def gezegd(self) -> str:
        """In a few words."""
        return f"{klein(self.procedure.titel)} {self.referentie} ({self.stand.titel})"


def beside(titel: str, zaken: Sequence[Ernaast]) -> Aanvulling:
    """The others, under one title; nothing where there are none."""
    if not zaken:
        return Aanvulling()
    line = f"{titel}: {', '.join(zaak.gezegd for zaak in zaken)}."
    buttons = tuple((Knop(f"Open {klein(z.procedure.titel)} {z.referentie}", actie("k", z.id)),) for z in zaken[:MOST])
    return Aanvulling(regels=(line,), kort=(line,), knoppen=buttons)
