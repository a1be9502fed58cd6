"""The rows of a morning message: each case with its own day, what is left of it and what is asked, as fully as a phone
has room for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.screens import phone
from bot.screens.markup import Tekst, bold, italic
from bot.screens.message import Knop, Rij
from workflows.dates.reading import zeg

if TYPE_CHECKING:
    from bot.screens.morning import MorningLine

MOST_LINES = 12
"""Lines of a morning message on a phone of 390 px; the rest is behind a press."""
_ABREAST = ((4, 7), (3, 9))
"""So many buttons fit side by side, when none has more signs than this."""
_FAR = 14
"""From so many days on the day itself can wait."""
_NOW = "vandaag is de "


def said(item: MorningLine) -> str:
    """The case in its own words, with whose it is."""
    return f"{item.tekst}{_whose(item)}"


def named(item: MorningLine) -> str:
    """Its name alone, with whose it is."""
    return f"{item.referentie}{_whose(item)}"


def since(item: MorningLine) -> str:
    """Said once, where a question was planned for a morning that was missed."""
    return f"Dit staat open sinds {zeg(item.sinds)}." if item.sinds else ""


def _whose(item: MorningLine) -> str:
    return f" (van {item.van})" if item.van else ""


# ---------------------------------------------------------------- from full to narrow


def _full(item: MorningLine, _: date) -> list[Tekst]:
    return _said_and(item, item.vraag, since(item), item.voorbij)


def _asking(item: MorningLine, _: date) -> list[Tekst]:
    return _said_and(item, item.vraag, since(item))


def _said_and(item: MorningLine, *below: str) -> list[Tekst]:
    asked = " ".join(filter(None, below))
    return [f"• {said(item)}", *(["  " + italic(asked)] if asked else [])]


def _day_and_question(item: MorningLine, today: date) -> list[Tekst]:
    """The day first, with the question in full."""
    if item.laatste is None or not item.met_dag:
        return _asking(item, today)
    asked = " ".join(filter(None, (item.vraag, since(item))))
    row = _row(item, item.laatste.werkdag, today, [item.laatste.wat, *_left(item), *_passed(item)])
    return [row, *(["  " + italic(asked)] if asked else [])]


def _by_day(item: MorningLine, today: date) -> list[Tekst]:
    """The day first, so that a long list reads like a calendar."""
    if item.laatste is None or not item.met_dag:
        return [f"• {item.kort}{_whose(item)}"]
    return [_row(item, item.laatste.werkdag, today, [item.laatste.wat, *_left(item), *_passed(item), *_asked(item)])]


def _briefly(item: MorningLine, today: date) -> list[Tekst]:
    if item.laatste is None or not item.met_dag:
        return _narrow(item, today)
    return [_row(item, item.laatste.werkdag, today, [item.laatste.wat, *_left(item)])]


def _narrow(item: MorningLine, today: date) -> list[Tekst]:
    """One line: the day and what is left of it; of one whose day is weeks away what is asked."""
    far = item.laatste is not None and (item.laatste.werkdag - today).days > _FAR and bool(item.kort_gevraagd)
    if item.laatste is None or not item.met_dag or far:
        return ["• " + " · ".join([item.referentie, *_asked(item)]) + _whose(item)]
    left = " ".join(_left(item)).removeprefix("nog ")
    return [bold(day(item.laatste.werkdag, today)) + f" {item.referentie}: {left}{_whose(item)}"]


def _row(item: MorningLine, dag: date, today: date, words: Sequence[str]) -> Tekst:
    return "• " + bold(day(dag, today)) + f" · {' · '.join([item.referentie, *words])}{_whose(item)}"


def day(dag: date, today: date) -> str:
    """A day of a list: with its year only where that could be another."""
    if dag == today:
        return "vandaag"
    return zeg(dag).removesuffix(f" {dag.year}") if abs((dag - today).days) < 200 else zeg(dag)


def _left(item: MorningLine) -> list[str]:
    return [item.rest.removeprefix(_NOW)] if item.rest else []


def _passed(item: MorningLine) -> list[str]:
    return [item.ook] if item.ook else []


def _asked(item: MorningLine) -> list[str]:
    return [item.kort_gevraagd] if item.kort_gevraagd else []


_SIZES = (_full, _asking, _day_and_question, _by_day, _briefly, _narrow)


def fitting(
    header: Tekst, items: Sequence[MorningLine], always: int, today: date, tail: Sequence[Tekst]
) -> tuple[Sequence[MorningLine], list[Tekst]]:
    """The cases that are shown and their lines: the fullest kind of row that has room for all of them. Where none has,
    the narrowest, without the last ones; the first `always` of them stay."""
    for size in _SIZES:
        lines = [line for item in items for line in size(item, today)]
        if _fits(header, items, lines, tail):
            return items, lines
    shown, lines = list(items), [line for item in items for line in _narrow(item, today)]
    while len(shown) > max(always, 1) and not _fits(header, shown, lines, tail):
        shown.pop()
        rest = len(items) - len(shown)
        more = f"En nog {rest}: kies " + italic("Alles tonen") + "."
        lines = [*(line for item in shown for line in _narrow(item, today)), more]
    return shown, lines


def _fits(header: Tekst, items: Sequence[MorningLine], lines: Sequence[Tekst], tail: Sequence[Tekst]) -> bool:
    rows = -(-len(items) // _width([item.referentie for item in items])) + 1
    return phone.lines(header, *lines, *tail) <= min(MOST_LINES, phone.room(rows))


def abreast(buttons: Sequence[Knop]) -> tuple[Rij, ...]:
    """Buttons side by side: as many as can be read."""
    width = _width([knop.tekst for knop in buttons])
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def _width(labels: Sequence[str]) -> int:
    longest = max(map(len, labels), default=0)
    return next((many for many, signs in _ABREAST if longest <= signs and len(labels) >= many), 2)
