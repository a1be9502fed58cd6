"""Buttons: what each action means. An action is data from outside, also when it looks like ours: it is read with
care, asks for its right, and anything that no line here knows gets a word instead of an error."""

from datetime import date

from bot.desk import commands, gesprekken, koppelingen, questions, termijn
from bot.desk.visit import Visit
from bot.screens import antwoord, start
from bot.screens.bericht import Bericht


def press(visit: Visit) -> None:
    """Do what the pressed button asks, and show the result in its place."""
    parts = visit.incoming.text.split(":")
    try:
        bericht = _act(visit, parts)
    except (ValueError, IndexError):
        bericht = start.unknown_button()
    if bericht is not None:
        visit.show(bericht)


def _act(visit: Visit, parts: list[str]) -> Bericht | None:
    match parts:
        case ["g", number, "verder"]:
            gesprekken.press(visit, int(number), "verder", [])
            return None
        case ["g", number, question, *words]:
            gesprekken.press(visit, int(number), question, words)
            return None
        case ["s", case, spoor, trigger, stand]:
            return koppelingen.step(visit, int(case), spoor, trigger, stand)
        case ["o", case, line]:
            return koppelingen.undo(visit, int(case), int(line))
        case ["k", case]:
            return koppelingen.show(visit, int(case))
        case ["c", case]:
            return koppelingen.correct(visit, int(case), None)
        case ["c", case, naam]:
            return koppelingen.correct(visit, int(case), naam)
        case ["h", case]:
            return koppelingen.history(visit, int(case))
        case ["w", case]:
            return koppelingen.delete(visit, int(case), sure=False)
        case ["w", case, "ja"]:
            return koppelingen.delete(visit, int(case), sure=True)
        case ["kl", page]:
            return koppelingen.listing(visit, int(page))
        case ["kn"]:
            return koppelingen.new(visit)
        case ["kn", organisatie]:
            return koppelingen.new(visit, int(organisatie))
        case ["f?"]:
            return antwoord.unknown()
        case ["f", entry]:
            return questions.show(visit, entry)
        case ["td"]:
            return termijn.answer(visit, "")
        case ["td", dag]:
            return termijn.answer(visit, date.fromisoformat(dag).isoformat())
        case ["i", page]:
            return _info(visit, page)
    return start.unknown_button()


def _info(visit: Visit, page: str) -> Bericht:
    pages = {"help": commands.help_screen, "privacy": lambda _: start.privacy(), "contacten": questions.contacts}
    return pages[page](visit) if page in pages else start.unknown_button()
