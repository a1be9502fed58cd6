"""What is left of today, on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.ochtend.week_screens import Wachtend, to_waiting, waiting
from bot.screens import morning_rows as rows
from bot.screens.case import VANDAAG, from_list
from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader
from bot.screens.morning import PAGE, Groepen, MorningLine, listed
from workflows.dates.reading import zeg

_NAMED = 6
"""So many of what is done are named."""


@dataclass(frozen=True)
class Vandaag:
    """What is left of a day, what was done on it (by reference), what waits longer, the first day to come where
    nothing is left, and the ways on."""

    dag: date
    groepen: Groepen
    bekijk: Knop
    gedaan: Sequence[str] = ()
    wachtend: Sequence[Wachtend] = ()
    eerste: MorningLine | None = None
    lijst: Sequence[Knop] = ()


def today(content: Vandaag) -> Bericht:
    """The same list as in the morning, as it now is."""
    items = content.groepen.alle
    tail = _tail(content)
    on = to_waiting(content.wachtend, content.bekijk)
    if not items:
        return Bericht(
            stack(_nothing(content), *_first(content), *tail),
            (*_row(*on), *_row(*content.lijst)) if len(on) > 1 else _row(*on, *content.lijst),
        )
    count = "1 zaak" if len(items) == 1 else f"{len(items)} zaken"
    header = bold(f"Vandaag, {zeg(content.dag)}") + f": nog {count}"
    everything = Knop(f"Alles tonen ({len(items)})", actie(VANDAAG, 0))
    return listed(header, content.groepen, content.dag, everything, tail, on, _to_case)


def _to_case(item: MorningLine) -> Knop:
    return from_list(item.zaak, item.referentie, VANDAAG)


def _nothing(content: Vandaag) -> Tekst:
    left = "niets meer" if content.gedaan else "niets"
    return bold(f"Vandaag, {zeg(content.dag)}") + f": er staat {left} open."


def _first(content: Vandaag) -> list[str]:
    return [f"De eerste datum: {rows.said(content.eerste)}"] if content.eerste is not None else []


def _tail(content: Vandaag) -> list[str]:
    waits = waiting(content.wachtend)
    more = len(content.gedaan) - _NAMED
    rest = f" en nog {more}" if more > 0 else ""
    done = [f"✓ Vandaag gedaan: {', '.join(content.gedaan[:_NAMED])}{rest}."] if content.gedaan else []
    return [*waits, *done]


def _row(*knoppen: Knop) -> tuple[Rij, ...]:
    return (knoppen,) if knoppen else ()


def everything(items: Sequence[MorningLine], dag: date, page: int) -> Bericht:
    """All that is left of today, a page at a time."""
    last = max(0, (len(items) - 1) // PAGE)
    page = max(0, min(page, last))
    shown = items[page * PAGE : (page + 1) * PAGE]
    where = f" ({page + 1} van {last + 1})" if last else ""
    turn = blader(page, last, lambda to: actie(VANDAAG, to))
    buttons = [from_list(item.zaak, item.referentie, VANDAAG, page) for item in shown]
    back = (Knop("Terug naar vandaag", VANDAAG),)
    head = bold(f"Vandaag, {zeg(dag)}") + f"{where}, de dringendste eerst"
    return Bericht(stack(head, *(f"• {rows.said(item)}" for item in shown)), (*rows.abreast(buttons), *turn, back))
