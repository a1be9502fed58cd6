"""The beginning: who you are here, help, privacy, more, inviting."""

from bot.desk import forms, menu, offers, people
from bot.desk.feature import Command
from bot.desk.rights import Rol, may, roles
from bot.desk.visit import Visit
from bot.screens import help as help_screens
from bot.screens import start as start_screens
from bot.screens.help import Groep, Opdracht
from bot.screens.message import Bericht


def start(visit: Visit, argument: str = "") -> Bericht | None:
    """The first screen; with a code behind it, an invitation is used."""
    if argument:
        return people.join(visit, argument)
    me = visit.me
    menu.refresh(visit, roles(me))
    return start_screens.start(me.naam, [m.organisatie.naam for m in me.lidmaatschappen], roles(me), visit.office.proef)


def privacy(visit: Visit) -> Bericht:
    """What is kept, by each door; where the own organisation keeps what is typed at the page longer, how long."""
    return start_screens.privacy(visit.office.bewaren, visit.store.bewaartijden.of_person(visit.me.id))


def help_screen(visit: Visit) -> Bericht:
    """All commands that work for this person, from the table that makes them work."""
    return help_screens.help_screen(_known(visit), is_coa=Rol.COA in roles(visit.me))


def _known(visit: Visit) -> list[Opdracht]:
    known = [c for c in visit.office.features.commands if _has(visit, c)]
    return [Opdracht(c.name, c.uitleg, c.groep or Groep.KETENBOT) for c in known if c.uitleg]


def _has(visit: Visit, command: Command) -> bool:
    """Whether this command is for this person."""
    return command.actie is None or any(may(visit.me, right) for right in (command.actie, command.ook) if right)


def more(visit: Visit) -> Bericht:
    """The rest, with what was laid aside."""
    rows = visit.store.gesprekken.parked(visit.me.id)
    titles = [(row.id, loaded.formulier.titel) for row in rows if (loaded := forms.load(visit.office, row))]
    known = [c for c in visit.office.features.commands if c.meer and _has(visit, c)]
    shown = visit.store.onderwerpen.of(visit.me.id, visit.now).entries
    return start_screens.more(titles[:5], [(c.name, c.meer) for c in known], shown[0] if shown else "")


def run(visit: Visit, words: list[str]) -> Bericht | None:
    """A button under "Meer": as if its command was typed."""
    command = visit.office.features.by_name.get(words[0])
    if command is None or not command.meer or not _has(visit, command):
        return start_screens.unknown_button()
    return command.run(visit, "")


def info(visit: Visit, words: list[str]) -> Bericht | None:
    """`i:<page>`: help, privacy, contacts, more."""
    if words[0] == "help" and len(words) > 1:
        return help_screens.group(_known(visit), int(words[1])) or help_screen(visit)
    command = visit.office.features.by_name.get(words[0]) if words[0] in PAGES else None
    return command.run(visit, "") if command else start_screens.unknown_button()


def meant(visit: Visit, words: list[str]) -> Bericht | None:
    """`cm:<command>:<words>`: the command that was typed wrongly, with what stood behind it."""
    command = visit.office.features.by_name.get(words[0])
    if command is None or not offers.theirs(visit, command):
        return start_screens.unknown_button()
    return command.run(visit, ":".join(words[1:]))


def without_stroke(visit: Visit, text: str) -> Bericht | None:
    """A command without its stroke and with a slip in it: "termijm 15 maart". Only a word that is no word can be one,
    and nothing that may be a question is."""
    head, *rest = text.split() or [""]
    if len(head) < LONG_ENOUGH or len(rest) > FEW or text.endswith("?") or not head.isalpha():
        return None
    head = head.casefold()
    if visit.kennis.kent(head) or head in visit.office.features.by_word:
        return None
    return offers.suggest(visit, head, " ".join(rest), command=False, slips=1)


LONG_ENOUGH = 5
"""Letters of a word in which one slip can be seen."""
FEW = 3
"""Words behind such a command: a date, a gemeente, a tijdvak."""
PAGES = ("help", "privacy", "contacten", "meer")
"""Commands that stand as pages under buttons of other screens."""
HELP = tuple(
    f"{words}{sign}"
    for words in (
        "help",
        "hulp",
        "hoe werkt dit",
        "hoe werk je",
        "wat kun je",
        "wat kan je",
        "wat doe je",
        "wat kun je allemaal",
    )
    for sign in ("", "?")
)
"""Words that ask how the bot works; a question mark is not taken off a typed text."""
