"""What one use of the product brings to the desk: commands, buttons, forms, procedures. The router knows only these
tables, so that a new use is a new module and a line in `features`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from bot.screens.bericht import Bericht
from workflows.gesprek import Formulier
from workflows.kalender import Kalender
from workflows.tabel import Gepland, Procedure
from workflows.velden import Veld
from workflows.zaak import Zaak

if TYPE_CHECKING:
    from bot.desk.visit import Office, Visit
    from bot.desk.zaken import Opened
    from bot.screens.ochtend import MorningLine

_T = TypeVar("_T")
Answers = dict[str, Any]
Doel = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words people use for it; `uitleg` None keeps it out of the help."""

    name: str
    uitleg: str | None
    run: Callable[[Visit, str], Bericht | None]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of gesprek. `doel` is what was stored with it: plain values that say what it ends in.

    `load` gives its questions (None when they are no longer there), `check` says in Dutch why the answers so far
    cannot be right, `finish` does what it was for.
    """

    load: Callable[[Office, Doel], Formulier | None]
    check: Callable[[Visit, Doel, Answers], str | None]
    finish: Callable[[Visit, Doel, Answers], Bericht | None]


@dataclass(frozen=True, slots=True)
class Handling:
    """How the desk deals with the cases of a procedure.

    `plan` gives the reminders a case deserves; `screen` shows it (with a note above it, and the reminders that are
    already past); `morning` is its place in the morning message; `correctable` the fields that may be put right.
    """

    procedure: Procedure
    plan: Callable[[Zaak, Kalender], Sequence[Gepland]]
    screen: Callable[[Visit, Opened, str, Sequence[datetime]], Bericht]
    morning: Callable[[Office, Opened, Sequence[str]], MorningLine]
    correctable: Callable[[Opened], Sequence[Veld]]


Short = Callable[["Visit", str], Bericht | None]
"""Reads a typed text that is no question and no answer, such as a bare date; None when it means nothing here."""
Press = Callable[["Visit", list[str]], Bericht | None]
"""What a button's action does; the words are what follows its first part. May raise ValueError for a strange one."""


@dataclass(frozen=True)
class Feature:
    """One use of the product."""

    commands: tuple[Command, ...] = ()
    presses: Mapping[str, Press] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    procedures: tuple[Handling, ...] = ()
    short: tuple[Short, ...] = ()


class Features:
    """All uses together. Raises ValueError when two claim the same name."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self.commands = tuple(command for feature in features for command in feature.commands)
        self.by_name = _unique([(command.name, command) for command in self.commands])
        self.by_word = _unique([(word, command) for command in self.commands for word in command.words])
        self.presses = _unique([item for feature in features for item in feature.presses.items()])
        self.forms = _unique([item for feature in features for item in feature.forms.items()])
        self.short = tuple(short for feature in features for short in feature.short)
        self.procedures = _unique([(h.procedure.naam, h) for feature in features for h in feature.procedures])


def _unique(pairs: Sequence[tuple[str, _T]]) -> dict[str, _T]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"claimed twice: {sorted({n for n in names if names.count(n) > 1})}")
    return found
