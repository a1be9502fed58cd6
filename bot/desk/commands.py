"""The commands and the words people use for them: one table, from which menu and help are made."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.desk import gesprekken, koppelingen, people, questions, termijn
from bot.desk.visit import Visit
from bot.screens import start as screens
from bot.screens.bericht import Bericht


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words people use for it; `uitleg` None keeps it out of the help."""

    name: str
    uitleg: str | None
    run: Callable[[Visit, str], Bericht | None]
    words: tuple[str, ...] = ()


def _start(visit: Visit, argument: str) -> Bericht:
    if argument:
        return people.join(visit, argument)
    return start_screen(visit)


def start_screen(visit: Visit) -> Bericht:
    """Who you are here and what you can do."""
    me = visit.me
    return screens.start(me.naam, [m.organisatie.naam for m in me.lidmaatschappen], visit.office.proef)


def help_screen(visit: Visit) -> Bericht:
    """All commands that work, from this table."""
    del visit
    return screens.help_screen([(c.name, c.uitleg) for c in COMMANDS if c.uitleg])


def _explain(titel: str, uitleg: str, vraag: str) -> Callable[[Visit, str], Bericht]:
    """A workflow that cannot be led yet: what to do meanwhile, with the answer of the handreiking below it."""

    def run(visit: Visit, _: str) -> Bericht:
        return screens.not_yet(titel, uitleg, questions.ask(visit, vraag))

    return run


COMMANDS = (
    Command("start", "het begin", _start, ("start", "begin", "menu", "hallo", "hoi", "goedemorgen")),
    Command("koppeling", "een koppeling vastleggen", lambda v, _: koppelingen.new(v),
            ("nieuwe koppeling", "koppeling vastleggen", "koppeling registreren", "koppeling toevoegen")),
    Command("zaken", "jullie koppelingen, meest dringend eerst", lambda v, _: koppelingen.listing(v),
            ("mijn koppelingen", "koppelingen", "mijn zaken", "zaken", "lijst")),
    Command("zaak", "één koppeling, bijvoorbeeld /zaak Z-0412", koppelingen.find),
    Command("termijn", "de uiterste datums vanaf een koppelingsdatum", termijn.answer, ("termijn", "termijnen")),
    Command("woningweigering", None, _explain(
        "Weigering of no-show",
        "Meld het dezelfde dag bij de regievoerder van COA. Vraag niet naar de reden, en leg die nergens vast.",
        "wat moet ik doen bij een woningweigering"),
        ("weigering of no-show", "weigering", "no-show", "woningweigering")),
    Command("herverdeling", None, _explain(
        "Herverdeling", "Dit zegt de handreiking erover.", "hoe werkt herverdeling van de taakstelling"),
        ("herverdeling",)),
    Command("uitnodigen", "een collega toegang geven", people.invite_from_chat),
    Command("annuleer", "het gesprek stoppen", lambda v, _: gesprekken.cancel(v), ("annuleer", "stop")),
    Command("privacy", "wat ik bewaar, waar en hoe lang", lambda _, __: screens.privacy(), ("privacy",)),
    Command("help", "deze uitleg", lambda v, _: help_screen(v), ("help",)),
    Command("meer", None, lambda v, _: more(v), ("meer",)),
)  # fmt: skip
"""Everything that can be typed as a command or a fixed word. Menu and help are made from it."""

BY_NAME = {command.name: command for command in COMMANDS}
BY_WORD = {word: command for command in COMMANDS for word in command.words}
MENU = ("zaken", "koppeling", "termijn", "help", "privacy", "annuleer")
"""What Telegram's own menu shows: at most eight, and only what works."""


def more(visit: Visit) -> Bericht:
    """The rest, with what was laid aside."""
    rows = visit.store.gesprekken.parked(visit.me.id)
    titles = [(row.id, loaded.formulier.titel) for row in rows if (loaded := gesprekken.load(row))]
    return screens.more(titles[:5])
