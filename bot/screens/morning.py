"""The morning message: few words, most urgent first, a button that acts, never more than eight lines. It knows no
procedure: each gives its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, naast_elkaar, onder_elkaar
from workflows.dates.reading import zeg
from workflows.engine.laatste_dagen import LaatsteDag

MOST_LINES = 8
"""Lines of text in one morning message; the rest is behind a press."""
PAGE = 8
_PAGES = {False: "mt", True: "mw"}
"""The press that shows all of a morning's message, or of a week's overview."""


@dataclass(frozen=True, slots=True)
class MorningLine:
    """One case in the morning message: the day that counts, what it says, what it asks, and the steps that act.

    `laatste` is that day itself, where there is one. `voorbij` is the helping word when the day that counts has passed.
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

    @property
    def kort(self) -> str:
        """The line where the question does not stand below it: it says in a few words what is asked."""
        return self.lijst or self.tekst


@dataclass(frozen=True)
class Week:
    """What the overview of a week is made of: what asks for attention now, what is past its day, what falls this
    week, how many cases run, who moved and is not counted (with the day it matters for), and a line on the whole
    organisation."""

    maandag: date
    vragen: Sequence[MorningLine]
    voorbij: Sequence[MorningLine]
    deze_week: Sequence[MorningLine]
    lopend: Sequence[MorningLine]
    niet_geteld: Sequence[MorningLine] = ()
    peildatum: date | None = None
    organisatie: str = ""


def morning(items: Sequence[MorningLine], dag: date) -> Bericht:
    """Everything of today in one message."""
    if len(items) == 1:
        item = items[0]
        text = stack("Goedemorgen. " + bold(item.tekst), *_body(item), "Wat is de stand?")
        return Bericht(text, _acting(item), zaken=(item.zaak,))
    header = "Goedemorgen. " + bold(f"{len(items)} zaken") + " vragen vandaag je aandacht, de dringendste eerst:"
    return _list(header, items, [], _everything(dag, len(items), items))


def week(content: Week, dag: date) -> Bericht:
    """The overview of the week. It comes also when there is nothing, so that its absence shows a fault."""
    asked = {item.zaak for item in content.vragen}
    items = [*content.vragen, *(i for i in (*content.voorbij, *content.deze_week) if i.zaak not in asked)]
    tail: list[Tekst] = [*_helping(content.voorbij), *_uncounted(content)]
    tail += [content.organisatie] if content.organisatie else []
    start = "Goedemorgen. Je week vanaf " + bold(zeg(content.maandag))
    if not items:
        return _quiet(start, content, tail, dag)
    counts = [
        (len(content.vragen), "vraagt nu aandacht", "vragen nu aandacht"),
        (len(content.deze_week), "heeft deze week een datum", "hebben deze week een datum"),
        (len(content.voorbij), "is voorbij de datum", "zijn voorbij de datum"),
        (len(content.lopend), "loopt", "lopen"),
    ]
    said = ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number)
    everything = len({item.zaak for item in (*items, *content.lopend)})  # a coordinator's items may be a colleague's
    return _list(start + f": {said}.", items, tail, _everything(dag, everything, items, week=True))


def _quiet(start: Markup, content: Week, tail: Sequence[Tekst], dag: date) -> Bericht:
    running = len(content.lopend)
    count = {0: "geen lopende zaken", 1: "1 lopende zaak"}.get(running, f"{running} lopende zaken")
    soonest = next((item for item in content.lopend if item.met_dag), None)
    first = [f"De eerste datum: {soonest.tekst}"] if soonest else []
    always = italic("Dit overzicht komt elke week. Blijft het weg? Meld het je beheerder.")
    text = stack(start + f": niets dringends. Je hebt {count}.", *first, *tail, always)
    buttons = (_everything(dag, running, content.lopend, week=True),) if running else ()
    return Bericht(text, buttons)


def _helping(past: Sequence[MorningLine]) -> list[Markup]:
    """The helping word, once for each kind of term."""
    return [italic(word) for word in dict.fromkeys(item.voorbij for item in past if item.voorbij)][:2]


def _uncounted(content: Week) -> list[str]:
    if content.peildatum is None or not content.niet_geteld:
        return []
    shown = ", ".join(item.referentie for item in content.niet_geteld[:4])
    more = len(content.niet_geteld) - 4
    rest = f" en nog {more}" if more > 0 else ""
    return [f"Verhuisd, nog niet geteld (peildatum {zeg(content.peildatum)}): {shown}{rest}."]


def _list(header: Tekst, items: Sequence[MorningLine], tail: Sequence[Tekst], everything: Rij) -> Bericht:
    room = MOST_LINES - 1 - len(tail)
    shown = items if len(items) <= room else items[: room - 1]
    left = len(items) - len(shown)
    rest = [f"En nog {left}: kies " + italic("Alles tonen") + "."] if left else []
    lines = [f"• {item.kort}" for item in shown]
    asking = [line for item in shown for line in _with_question(item)]
    fits = len(asking) <= room and not left
    text = stack(header, *(asking if fits else lines), *rest, *tail)
    return Bericht(text, (*_cases(shown), everything), zaken=tuple(item.zaak for item in items))


def _with_question(item: MorningLine) -> list[Tekst]:
    line = f"• {item.tekst}"
    return [line, "  " + italic(item.vraag)] if item.vraag else [line]


def _everything(dag: date, count: int, items: Sequence[MorningLine], *, week: bool = False) -> Rij:
    return (Knop(f"Alles tonen ({count})", actie(_PAGES[week], dag.isoformat(), 0)), *_list_of(items[0]))


def _cases(items: Sequence[MorningLine]) -> tuple[Rij, ...]:
    """A button for each case, two in a row."""
    buttons = [Knop(item.referentie, actie("k", item.zaak)) for item in items]
    return naast_elkaar(*buttons)


def _list_of(item: MorningLine) -> Rij:
    return (item.alle,) if item.alle else ()


def everything(items: Sequence[MorningLine], dag: date, page: int, lijst: Sequence[Knop], *, week: bool) -> Bericht:
    """All that the message of that morning was about, as it now stands, a page at a time. `lijst` leads on where
    nothing of it is left."""
    if not items:
        return Bericht("Van dat bericht staat er niets meer open.", onder_elkaar(*lijst))
    pages = (len(items) + PAGE - 1) // PAGE
    page = max(0, min(page, pages - 1))
    shown = items[page * PAGE : (page + 1) * PAGE]
    text = "\n".join(f"• {item.tekst}" for item in shown)
    turn = blader(page, pages - 1, lambda to: actie(_PAGES[week], dag.isoformat(), to))
    where = f" ({page + 1} van {pages})" if pages > 1 else ""
    return Bericht(
        bold(f"Je bericht van {zeg(dag)}") + f"{where}, de dringendste eerst\n{text}",
        (*_cases(shown), *turn, _list_of(items[0])),
    )


def instead(items: Sequence[MorningLine], dag: date) -> Bericht:
    """To a colleague, when the behandelaar cannot be reached."""
    if len(items) == 1:
        item = items[0]
        who = "De behandelaar van " + bold(item.referentie) + " is niet bereikbaar in Telegram. "
        return Bericht(
            stack(who + "Deze herinnering is nu voor jou:", item.tekst, *_body(item)),
            _acting(item),
            zaken=(item.zaak,),
        )
    return _list(
        "Een collega is niet bereikbaar in Telegram. Deze herinneringen zijn nu voor jou:",
        items,
        [],
        _everything(dag, len(items), items),
    )


def _body(item: MorningLine) -> list[Tekst]:
    lines = [line for line in (item.vraag, item.voorbij) if line]
    return [*lines, *([italic(item.waarom)] if item.waarom else [])] or [""]


def _acting(item: MorningLine) -> tuple[Rij, ...]:
    """The steps that lead on; the rest is on the case's own screen."""
    return (*((knop,) for knop in item.knoppen), (Knop(f"Open {item.referentie}", actie("k", item.zaak)),))


def cases_in(inhoud: dict[str, Any]) -> list[int]:
    """The cases that a frozen message is about."""
    return [int(ident) for ident in inhoud.get("zaken", [])]
