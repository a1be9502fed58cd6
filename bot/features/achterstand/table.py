"""What each button and typed word of this use does."""

from bot.desk.visit import Visit
from bot.features.achterstand import actions, desk, view
from bot.screens.message import Bericht


def typed(visit: Visit, _: str) -> Bericht | None:
    """`/achterstand`."""
    return desk.show(visit)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`ac:<page>[:<list>]`, and what is done from there. Raises ValueError for a strange one."""
    match words:
        case ["w", lijst, seen]:
            return desk.all_of_them(visit, view.read(lijst), int(seen))
        case ["k", lijst, page, seen]:
            return desk.some(visit, view.read(lijst), int(page), int(seen))
        case ["t", keuze, zaak, ("0" | "1") as on]:
            return desk.tick(visit, int(keuze), int(zaak), on=on == "1")
        case ["b", keuze]:
            return desk.choosing(visit, int(keuze))
        case ["v", keuze]:
            return desk.act(visit, int(keuze))
        case ["d", keuze, wat]:
            return actions.record(visit, int(keuze), wat)
        case ["u", keuze]:
            return actions.undo(visit, int(keuze))
        case [page, lijst]:
            return desk.show(visit, view.read(lijst), int(page))
        case [page]:
            return desk.show(visit, None, int(page))
        case _:
            raise ValueError(words)
