"""Who does what now, with a button to tick each."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.features.koppeling.screens import task_line
from bot.screens.case import to_case
from bot.screens.message import Bericht, Knop, actie, e, onder_elkaar
from workflows.koppeling.taken import Taak


def checklist(referentie: str, zaak: int, tasks: Sequence[Taak], feiten: Mapping[str, Any]) -> Bericht:
    """The tasks with their ticks; a button shows how its task stands, as everywhere, and a press turns it."""
    buttons = [_button(zaak, taak, done=feiten.get(taak.feit) is not None) for taak in tasks]
    lines = "\n".join(task_line(taak, feiten) for taak in tasks)
    return Bericht(
        f"<b>{e(referentie)}</b> · wie doet wat nu\n{lines}",
        onder_elkaar(*buttons, to_case(zaak)),
    )


def _button(zaak: int, taak: Taak, *, done: bool) -> Knop:
    return Knop(("☑ " if done else "☐ ") + taak.titel, actie("vk", zaak, taak.naam, int(not done)))
