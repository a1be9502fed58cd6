"""What one use of the product brings to the desk: commands, buttons, forms, procedures. The router knows only these
tables (`registry`), so that a new use is a folder with a `feature.py` and a line in `bot/features/__init__.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from bot.desk.rights import Actie, Rol
from bot.screens.beeld import Beeld
from bot.screens.bijtaken import Bijtaak
from bot.screens.case import Woorden
from bot.screens.help import Groep
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop
from bot.screens.standard import Lijst
from bot.screens.zaakregel import Aanvulling
from workflows.dates.gebeurtenissen import Gebeurtenis as Termgebeurtenis
from workflows.engine.agenda import Gebeurtenis
from workflows.engine.gesprek import Formulier
from workflows.engine.kruising import Kruising
from workflows.engine.partijvraag import Antwoord, Feiten, VraagSoort
from workflows.engine.tabel import Procedure, Spoor
from workflows.engine.velden import Veld

if TYPE_CHECKING:
    from bot.desk.case import Gedaan, Meegegaan, Opened
    from bot.desk.guard.sheets import Nagekeken
    from bot.desk.lists.sheet import Blad
    from bot.desk.visit import Office, Post, Visit
    from bot.screens.morning import MorningLine
    from storage.invoer import LijstRow
    from storage.people import Persoon
    from storage.vragen import VraagRow

Answers = dict[str, Any]
Doel = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words people use for it; `uitleg` None keeps it out of the help, and a person who may not do
    `actie` (nor `ook`) does not find it there or in the channel's menu. All that names a command follows from here:

    `groep` is where it stands in the help, where that is not the group of its feature; `meer` its button under "Meer",
    where it has one. `menu` gives its place in the channel's own menu, by role: the lowest comes first.

    `label` is its button under an answer that leads to it; `begint` the right that this takes, where the command does
    something for others too. `genoemd` are the words by which a message names it: each line is a set of beginnings of
    words, in small letters, that must all stand in the message, in any order; a stroke parts choices. `eigen` are lines
    of such words by which a sentence about one's own opens it at once, where it says nothing else: see
    `bot.desk.own.wording`.
    With `kort`, "<word> <gemeente or tijdvak>" is the command.
    """

    name: str
    uitleg: str | None
    run: Callable[[Visit, str], Bericht | None]
    words: tuple[str, ...] = ()
    actie: Actie | None = None
    meer: str = ""
    ook: Actie | None = None
    groep: Groep | None = None
    menu: Mapping[Rol, int] = field(default_factory=dict)
    label: str = ""
    begint: Actie | None = None
    genoemd: tuple[str, ...] = ()
    kort: bool = False
    eigen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of gesprek. `doel` is what was stored with it: plain values that say what it ends in.

    `load` gives its questions (None when they are no longer there), `check` says in Dutch why the answers so far
    cannot be right, and `twijfel` what should be asked back about the last of them, which may be right all the same;
    `finish` does what it was for. `terug` is the button under a gesprek that was stopped, where it
    was about something else than a case. A `vluchtig` one records nothing: it ends where another command is given.
    """

    load: Callable[[Office, Doel], Formulier | None]
    check: Callable[[Visit, Doel, Answers], str | None]
    finish: Callable[[Visit, Doel, Answers], Bericht | None]
    terug: Callable[[Doel], Knop | None] = lambda _: None
    twijfel: Callable[[Visit, Doel, Answers], str | None] = lambda _, __, ___: None
    vluchtig: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """How a case of `procedure` belongs to cases of `ander`, by a name that rows of kruisingen use. Both are of one
    organisation, or with `huizen` of any, as far as the person may see the other.

    `naar` gives the other cases by the organisation and facts of a case, which need not be there yet; `van` the way
    back: the cases of `procedure` that belong to a case of `ander`, by its organisation, its id (0 while it is being
    made) and its facts. `velden` are the facts by which either looks. `meegegaan` tells who must hear that this other
    case went along with what was done. With `toont` the screen of a case names the others that run, in these words.
    """

    naam: str
    procedure: str
    ander: str
    naar: Callable[[Office, int, Mapping[str, Any]], Sequence[int]]
    van: Callable[[Office, int, int, Mapping[str, Any]], Sequence[int]]
    velden: tuple[str, ...]
    meegegaan: Callable[[Visit, Meegegaan, Opened], None] = lambda *_: None
    huizen: bool = False
    toont: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """How the desk deals with the cases of a procedure.

    `screen` shows it (with a note above it, and the reminders that are already past); `morning` is its place in the
    morning message, and `regel` that in an overview of many (None: the same); `correctable` the fields that may be put
    right. `daarna` does what follows of itself for other people from what was done, or taken back; `gewist` what
    follows when the case is about to be deleted.
    `banden` say which other cases belong to one of these, and `kruisingen` what they need of each other and do to each
    other: both stand with the procedure that depends. `rechten` names the right that stands for a general one, where
    other people deal with these cases.

    `procedure_van` gives the procedure by the facts of a case, where it differs from case to case (`procedure` is then
    one of them). `verbetert` gives the facts of a correction from its answers, or says in Dutch what was not
    understood. `houdt_tegen` says in Dutch why a step cannot be taken beside cases of other organisations; None when it
    can. `woorden` are how its history reads. `alle` is the way to its list, where it has another than the standard one.

    `vertelt_zelf` says whether the bot itself tells who heard of a step that it was taken back or put right.
    `beeld` turns what the screens show into the procedure's own, `voor` into what the morning message says to this
    person, and `lijst` says how its list reads otherwise;
    `formulier` is the name of the form that makes a case, where that is older than this table.
    """

    procedure: Procedure
    screen: Callable[[Visit, Opened, Tekst, Sequence[datetime]], Bericht]
    morning: Callable[[Office, Opened, Sequence[str], Persoon | None], MorningLine]
    correctable: Callable[[Opened], Sequence[Veld]]
    regel: Callable[[Office, Opened], MorningLine] | None = None
    daarna: Callable[[Visit, Gedaan], None] = lambda _, __: None
    gewist: Callable[[Visit, Opened], None] = lambda _, __: None
    banden: tuple[Band, ...] = ()
    kruisingen: tuple[Kruising, ...] = ()
    rechten: Mapping[Actie, Actie] = field(default_factory=dict)
    procedure_van: Callable[[Mapping[str, Any]], Procedure] | None = None
    verbetert: Callable[[Visit, Opened, Answers], Answers | str] = lambda _, __, answers: answers
    houdt_tegen: Callable[[Visit, Opened, str], str | None] = lambda _, __, ___: None
    woorden: Woorden = field(default_factory=Woorden)
    alle: Knop | None = None
    vertelt_zelf: Callable[[Office, Opened], bool] = lambda _, __: False
    beeld: Callable[[Office, Opened, Beeld, Visit | None], Beeld] = lambda _, __, shown, ___: shown
    voor: Callable[[Office, Opened, Beeld, Persoon], Beeld] = lambda _, __, shown, ___: shown
    lijst: Lijst | None = None
    formulier: str = ""

    @property
    def form(self) -> str:
        """What the form that makes a case is called."""
        return self.formulier or f"nieuw_{self.procedure.naam}"

    def bij(self, feiten: Mapping[str, Any]) -> Procedure:
        """The procedure of the case with these facts."""
        return self.procedure_van(feiten) if self.procedure_van is not None else self.procedure

    def spoor(self, naam: str) -> Spoor:
        """The track of this name in whatever case: where gemeenten have tracks of their own, that of any gemeente.
        KeyError for none."""
        theirs = [spoor for spoor in self.procedure.sporen if spoor.naam in self.procedure.partijen]
        return theirs[0] if theirs and re.fullmatch(r"GM\d{4}", naam) else self.procedure.spoor(naam)

    def recht(self, actie: Actie) -> Actie:
        """The right that stands for a general one with these cases."""
        return self.rechten.get(actie, actie)


@dataclass(frozen=True, slots=True)
class Vraag:
    """How the desk deals with one kind of question to another party.

    `feiten` gives all that the party may see, from the case as it now is and what the asker added to the question.
    `verwerk` does what an answer that closes the question means for the case, if anything, and gives the buttons
    under the message to the asker. `neem_over` does what an offer proposes: it gives the screen to show, or raises
    workflows.engine.zaak.Geweigerd or NietOpen; `vooraf` is what the gemeente itself fills in before that, and
    stands then among the answer's own facts. `terug` undoes what `verwerk` did, or says in Dutch why that cannot be;
    None where there is nothing to undo.
    """

    soort: VraagSoort
    feiten: Callable[[Office, Opened, VraagRow | None], Feiten]
    verwerk: Callable[[Visit, Opened, VraagRow, Antwoord, Answers], Sequence[Knop]] = lambda *_: ()
    neem_over: Callable[[Visit, Opened, VraagRow], Bericht] | None = None
    terug: Callable[[Visit, Opened, VraagRow], str | None] | None = None
    vooraf: Callable[[Office, VraagRow], Sequence[Veld]] = lambda _, __: ()


Short = Callable[["Visit", str], "Bericht | bool | None"]
"""Reads a typed text that is no question and no answer, such as a bare date; None when it means nothing here, True
when all was said already."""
Press = Callable[["Visit", list[str]], Bericht | None]
"""What a button's action does; the words are what follows its first part. May raise ValueError for a strange one."""


Rapport = Callable[["Office", "Persoon", Doel, datetime], "Sequence[Bericht]"]
"""Makes what takes time, for a person, of what was asked. It runs beside the desk in a thread, with an office whose
database can only be read; rights are checked here again, for they may have changed since: nothing is made then."""
OpScherm = Callable[["Office", "Opened"], Aanvulling]
"""Lines and buttons that a use adds to the screen of a case."""
BijZaak = Callable[["Visit", "Opened"], "Sequence[Knop]"]
"""Buttons that a use adds under "Meer" at a case."""
Erbij = Callable[["Visit", int], None]
"""Hears of an organisation that somebody joined, or that became the partner of a gemeente."""
Chore = Callable[["Office", datetime], "Post | None"]
"""A short piece of work that waits, done in a transaction of its own; None when nothing waits."""


Beantwoord = Callable[["Bericht", "Bericht | None"], None]
"""Answers who sent a file; with two, the file is taken out of the chat and the second is said where that failed."""


@dataclass(frozen=True, slots=True)
class Bestandsoort:
    """A kind of file beside lists that a use takes, known by the end of its name.

    `mag` says who may send one: of nobody else it is fetched. It is read as `lezen` beside the desk, in a process of
    its own; without that it is never read, and `weigert` says why in Dutch. `doel` is what must be remembered of the
    message until then. `neem` does what it was sent for: it gets that, the bytes or why there are none, and how to
    answer. `grootste` is in bytes.
    """

    grootste: int
    mag: Callable[[Office, Persoon], bool]
    neem: Callable[[Visit, str, bytes, str, Beantwoord], None]
    doel: Callable[[Visit], str] = lambda _: ""
    lezen: str = ""
    weigert: str = ""


@dataclass(frozen=True, slots=True)
class Lijsten:
    """Who deals with lists: spreadsheets, and rows that were pasted as text.

    `mag` says whether a file is one of somebody who may send lists; `file` lets it be fetched and read, and `klaar`
    shows what came of that. `pasted` says whether a text is a list, and `take` reads it.
    """

    mag: Callable[[Visit], bool]
    file: Callable[[Visit], None]
    klaar: Callable[[Visit, LijstRow, Mapping[str, Any]], None]
    pasted: Callable[[Visit], bool]
    take: Callable[[Visit], None]


@dataclass(frozen=True, slots=True)
class Lijstlezer:
    """How a use deals with lists of one kind, by the name that `workflows.lijsten` gives it.

    `mag` says who may send one; `gevraagd` whether this person was asked for one just now, and `past` whether what was
    read can be one then. `kaart` shows what would be recorded, under a note; `druk` does what is pressed on that: the
    words behind the number of the list. Raises ValueError for strange ones.
    """

    mag: Callable[[Persoon], bool]
    kaart: Callable[[Visit, LijstRow, Tekst], Bericht]
    druk: Callable[[Visit, LijstRow, list[str]], Bericht | None]
    gevraagd: Callable[[Visit], bool] = lambda _: False
    past: Callable[[Nagekeken], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Vraagbaak:
    """Who answers what was typed and is no command, no answer and no shorthand.

    `ask` always says something; `sure` only what is certain; `between` answers what was typed in the middle of a
    gesprek, with `quiet` after words of danger. None is nothing to say. `asks_on` says whether words that are those of
    a command ask on about the last answer now.
    """

    ask: Callable[[Visit, str], Bericht]
    sure: Callable[[Visit, str], Bericht | None]
    between: Callable[[Visit, str, bool], Bericht | None]
    asks_on: Callable[[Visit, str], bool]


@dataclass(frozen=True, slots=True)
class NaStap:
    """What a use does for other people when any case changes: `gedaan` after a step was taken or undone, `verbeterd`
    after something was put right, `gewist` just before it is deleted. Each is given the case's id."""

    gedaan: Callable[[Visit, int], None]
    verbeterd: Callable[[Visit, int], None]
    gewist: Callable[[Visit, int], None]


@dataclass(frozen=True, slots=True)
class BijNaam:
    """What people ask of a case that they name, beside its steps. `woorden` as those of a step; `doe` proposes it from
    the case, the sentence without its reference and the day in it: a press records, and never the sentence. Without a
    `procedure` it is asked of every case."""

    woorden: tuple[str, ...]
    doe: Callable[[Visit, Opened, str], Bericht | bool | None]
    procedure: str = ""


BijKenmerk = Callable[["Visit", "Sequence[str]"], "Sequence[Knop]"]
"""What somebody who has no cases was told or asked of a case with one of these references: a button for each."""


Ochtend = Callable[["Office", "MorningLine", "Sequence[str]"], "MorningLine"]
"""Adds to a case's line in the morning message what these kinds of reminders ask of this use."""
Week = Callable[["Office", "Persoon", date], str]
"""What a use says of the whole organisation in the overview of the week; "" where there is nothing to say."""
Wacht = Callable[["Office", "Persoon", date], "Sequence[str]"]
"""The last days of no case of this person, that another organisation waits for: near, or passed and not answered."""


@dataclass(frozen=True, slots=True)
class Agendabron:
    """Days of no case that somebody can have in a calendar: as a file at any time, and in the own link where the side
    task of this `naam` is on for an organisation. `titel` stands before each day, `noot` behind it."""

    naam: str
    titel: str
    noot: str
    dagen: Callable[[date], Sequence[Gebeurtenis]]


@dataclass(frozen=True, slots=True)
class Klok:
    """What time sets going: `werk` says what is due now to some people, `straks` when somebody hears something next
    (for the try-out and for tests, which go from moment to moment). One that is `lang` may have work for long, and lets
    the others go between."""

    werk: Chore
    straks: Callable[[Office, datetime], datetime | None]
    lang: bool = False


@dataclass(frozen=True)
class Feature:
    """One use of the product. `groep` is where its commands stand in the help. `eigen` reads a sentence about one's own
    cases, figures or days, and comes before `short` and before any answer from the knowledge base. Before those come
    `regels`, whole lines of named cases that say more than a step; what is left when nobody read it is `tot_slot`.
    `regelvorm` knows those lines by their form: a text of that form is no list, and no answer to another question.
    `bijtaken` are kinds of side tasks that are off until a coordinator switches them on: see `bot.desk.bijtaken`.
    `bladen` are sheets that go out to be filled in and come back: see `bot.desk.lists.sheet`.
    `gebeurtenissen` are what happens in no case and from which terms run: asked for as those of a procedure."""

    groep: Groep | None = None
    commands: tuple[Command, ...] = ()
    presses: Mapping[str, Press] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    procedures: tuple[Handling, ...] = ()
    eigen: tuple[Short, ...] = ()
    regels: tuple[Short, ...] = ()
    regelvorm: tuple[Callable[[str], bool], ...] = ()
    short: tuple[Short, ...] = ()
    tot_slot: tuple[Short, ...] = ()
    vragen: tuple[Vraag, ...] = ()
    chores: tuple[Chore, ...] = ()
    klok: tuple[Klok, ...] = ()
    bij_zaak: tuple[BijZaak, ...] = ()
    bij_naam: tuple[BijNaam, ...] = ()
    bij_kenmerk: tuple[BijKenmerk, ...] = ()
    op_scherm: tuple[OpScherm, ...] = ()
    rapporten: Mapping[str, Rapport] = field(default_factory=dict)
    bestanden: Mapping[str, Bestandsoort] = field(default_factory=dict)
    erbij: tuple[Erbij, ...] = ()
    na_stap: tuple[NaStap, ...] = ()
    ochtend: tuple[Ochtend, ...] = ()
    week: tuple[Week, ...] = ()
    wachten: tuple[Wacht, ...] = ()
    bijtaken: tuple[Bijtaak, ...] = ()
    agenda: tuple[Agendabron, ...] = ()
    gebeurtenissen: tuple[Termgebeurtenis, ...] = ()
    bladen: tuple[Blad, ...] = ()
    lijsten: Lijsten | None = None
    lijstlezers: Mapping[str, Lijstlezer] = field(default_factory=dict)
    vraagbaak: Vraagbaak | None = None
