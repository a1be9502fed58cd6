"""The morning message: few words, the nearest last day first, a button for each case. It knows no procedure: each
gives its line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.screens import morning_rows as rows
from bot.screens import phone
from bot.screens.case import from_list
from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import KORT, Bericht, Knop, Rij, actie, blader, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag

PAGE = 8
GREETING = "Goedemorgen."
"""How every morning message begins."""
PAGES = {False: "mt", True: "mw"}
"""The press that shows all of a morning's message, or of a week's overview."""
NEW = "mo"
"""The press that opens a case below the message, which stays."""


@dataclass(frozen=True, slots=True)
class MorningLine:
    """One case in the morning message: the day that counts, what it says, what it asks, and the steps that act.

    `laatste` is that day itself, where there is one, and `rest` what is left of it; `ook` are its other days that
    have passed. `voorbij` is the helping word when
    the day that counts has passed. `kort_gevraagd` is what it asks in a few words, and `sinds` the day for which that
    was planned, where it could not be asked then. `van` is the behandelaar, where that is somebody else.
    `loopt` is False when the case has ended; `niet_geteld` when only the counting by COA is awaited. `alle` leads to
    the list that the case stands in. `met_dag` is False where `dag` only puts it in order, and the text names no day.
    """

    zaak: int
    referentie: str
    dag: date
    tekst: str
    vraag: str
    waarom: str
    knoppen: tuple[Knop, ...]
    voorbij: str = ""
    loopt: bool = True
    niet_geteld: bool = False
    lijst: str = ""
    alle: Knop | None = None
    met_dag: bool = True
    laatste: LaatsteDag | None = None
    rest: str = ""
    ook: str = ""
    kort_gevraagd: str = ""
    sinds: date | None = None
    van: str = ""

    @property
    def kort(self) -> str:
        """The line where the question does not stand below it: it says in a few words what is asked."""
        return self.lijst or self.tekst


@dataclass(frozen=True)
class Groepen:
    """What a morning is about, in order: whose last day is near, nearest first; whose day passed since the last
    message; and what else is asked."""

    dichtbij: Sequence[MorningLine] = field(default=())
    voorbij: Sequence[MorningLine] = field(default=())
    gevraagd: Sequence[MorningLine] = field(default=())

    @property
    def alle(self) -> list[MorningLine]:
        """Each once, in that order."""
        return [*self.dichtbij, *self.voorbij, *self.gevraagd]


def morning(groepen: Groepen, dag: date) -> Bericht:
    """Everything of today in one message."""
    items = groepen.alle
    if len(items) == 1:
        item = items[0]
        return _single(f"{GREETING} " + bold(rows.said(item)), item, "Wat is de stand?")
    header = f"{GREETING} " + bold(f"{len(items)} zaken") + ", de dringendste eerst:"
    return listed(header, groepen, dag, to_all(dag, len(items)))


def to_all(dag: date, count: int, *, week: bool = False) -> Knop:
    """Shows all that the message of that day was about."""
    return Knop(f"Alles tonen ({count})", actie(PAGES[week], dag.isoformat(), 0))


def below(item: MorningLine) -> Knop:
    """Opens the case below the message."""
    return Knop(item.referentie, actie(NEW, item.zaak))


def listed(
    header: Tekst,
    groepen: Groepen,
    dag: date,
    everything: Knop,
    tail: Sequence[Tekst] = (),
    knoppen: Sequence[Knop] = (),
    to_case: Callable[[MorningLine], Knop] = below,
) -> Bericht:
    """The cases as rows, as fully as a phone can show them, each with its button; a near last day is never left
    out. `tail` stands below them, `knoppen` behind their buttons."""
    items = groepen.alle
    always = len(groepen.dichtbij) + len(groepen.voorbij)
    shown, lines = rows.fitting(header, items, always, dag, tail)
    buttons = [to_case(item) for item in shown]
    lists = [item.alle for item in items[:1] if item.alle]
    last = (*knoppen, *([everything] if len(items) > 1 else []), *([] if knoppen else lists))
    rest = (last,) if last else ()
    return Bericht(stack(header, *lines, *tail), (*rows.abreast(buttons), *rest), zaken=tuple(i.zaak for i in items))


def everything(items: Sequence[MorningLine], dag: date, page: int, lijst: Sequence[Knop], *, week: bool) -> Bericht:
    """All that the message of that morning was about, as it now stands, a page at a time. `lijst` leads on where
    nothing of it is left."""
    if not items:
        return Bericht("Van dat bericht staat er niets meer open.", onder_elkaar(*lijst))
    pages = (len(items) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    shown = items[page * PAGE : (page + 1) * PAGE]
    text = "\n".join(f"• {rows.said(item)}" for item in shown)
    turn = blader(page, pages - 1, lambda to: actie(PAGES[week], dag.isoformat(), to))
    where = f" ({page + 1} van {pages})" if pages > 1 else ""
    buttons = [from_list(item.zaak, item.referentie, PAGES[week], dag.isoformat(), page) for item in shown]
    lists = tuple(item.alle for item in items[:1] if item.alle)
    return Bericht(
        bold(f"Je bericht van {zeg(dag)}") + f"{where}, de dringendste eerst\n{text}",
        (*rows.abreast(buttons), *turn, lists),
    )


def instead(groepen: Groepen, dag: date) -> Bericht:
    """To a colleague, when the behandelaar cannot be reached."""
    items = groepen.alle
    if len(items) == 1:
        item = items[0]
        who = "De behandelaar van " + bold(item.referentie) + " is niet bereikbaar. "
        return _single(stack(who + "Deze herinnering is nu voor jou:", rows.said(item)), item)
    return listed(
        "Een collega is niet bereikbaar. Deze herinneringen zijn nu voor jou:",
        groepen,
        dag,
        to_all(dag, len(items)),
    )


def _single(head: Tekst, item: MorningLine, *end: Tekst) -> Bericht:
    """One case, with what it asks and the steps that lead on; why, where there is room for it."""
    asks = [line for line in (item.vraag, rows.since(item), item.voorbij) if line]
    end = () if any(line.endswith("?") for line in asks) else end  # one question is enough
    buttons = _acting(item)
    why = [italic(item.waarom)] if item.waarom else []
    if phone.lines(head, *asks, *why, *end) > rows.MOST_LINES:
        why = []
    return Bericht(stack(head, *asks, *(why if asks or why else [""]), *end), buttons, zaken=(item.zaak,))


def _acting(item: MorningLine) -> tuple[Rij, ...]:
    """The steps that lead on; the rest is on the case's own screen."""
    *steps, last = (*item.knoppen, Knop(f"Open {item.referentie}", actie(NEW, item.zaak)))
    if steps and len(steps[-1].tekst) <= KORT and len(last.tekst) <= KORT:
        return (*((knop,) for knop in steps[:-1]), (steps[-1], last))
    return (*((knop,) for knop in steps), (last,))


def cases_in(inhoud: dict[str, Any]) -> list[int]:
    """The cases that a frozen message is about."""
    return [int(ident) for ident in inhoud.get("zaken", [])]
