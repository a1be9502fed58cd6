"""What each button and typed word of this use does."""

from bot.desk.visit import Visit
from bot.features.achterstand import actions, corporaties, desk, report, view
from bot.screens.message import Bericht


def typed(visit: Visit, _: str) -> Bericht | None:
    """`/achterstand`."""
    return desk.show(visit)


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`ac:<page>[:<list>]`, and what is done from there. Raises ValueError for a strange one."""
    match words:
        case [("o" | "p" | "pt" | "pk" | "px" | "r"), *_]:
            return _overviews(visit, words)
        case ["w", lijst, seen]:
            return desk.all_of_them(visit, view.read(lijst), int(seen))
        case ["k", lijst, page, seen]:
            return desk.some(visit, view.read(lijst), int(page), int(seen))
        case ["t", keuze, zaak, ("0" | "1") as on]:
            return desk.tick(visit, int(keuze), int(zaak), on=on == "1")
        case ["b", keuze]:
            return desk.choosing(visit, int(keuze))
        case ["v", keuze]:
            return _act(visit, int(keuze))
        case ["d", keuze, wat]:
            return actions.record(visit, int(keuze), wat)
        case ["u", keuze]:
            return actions.undo(visit, int(keuze))
        case ["u", keuze, "ja"]:
            return actions.undo(visit, int(keuze), sure=True)
        case [page, lijst]:
            return desk.show(visit, view.read(lijst), int(page))
        case [page]:
            return desk.show(visit, None, int(page))
        case _:
            raise ValueError(words)


def _act(visit: Visit, keuze: int) -> Bericht:
    """What to record: something of late cases, or the corporatie of koppelingen that seek a home."""
    found = desk.mine(visit, keuze)
    if found is not None and found.lijst.startswith(desk.PARTIES):
        return corporaties.act(visit, found)
    return desk.act(visit, keuze)


def _overviews(visit: Visit, words: list[str]) -> Bericht | None:
    match words:
        case ["o", *organisatie]:
            return report.menu(visit, *map(int, organisatie))
        case ["p", organisatie]:
            return corporaties.show(visit, int(organisatie))
        case ["pt", organisatie, nummer]:
            return corporaties.text(visit, int(organisatie), int(nummer))
        case ["pk", organisatie]:
            return corporaties.choose(visit, int(organisatie))
        case ["px", organisatie]:
            return corporaties.ask(visit, int(organisatie))
        case ["r", organisatie, tijdvak, soort]:
            return report.ask(visit, int(organisatie), tijdvak, soort)
        case _:
            raise ValueError(words)
