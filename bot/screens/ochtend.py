"""The morning message: few words, most urgent first, a button that acts. It knows no procedure: each gives its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.screens.bericht import Bericht, Knop, Rij, actie, e

MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class MorningLine:
    """One case in the morning message: the day that counts, what it says, what it asks, and the steps that act."""

    zaak: int
    referentie: str
    dag: date
    tekst: str
    vraag: str
    waarom: str
    knoppen: tuple[Knop, ...]


def morning(items: Sequence[MorningLine]) -> Bericht:
    """Everything of today in one message; the whole list is one press away."""
    if len(items) == 1:
        item = items[0]
        return Bericht(f"Goedemorgen. <b>{e(item.tekst)}</b>\n{_body(item)}Wat is de stand?", _acting(item))
    lines = "\n".join(f"• {e(item.tekst)}\n  <i>{e(item.vraag)}</i>" for item in items[:MOST_LINES])
    more = len(items) - MOST_LINES
    rest = f"\n\nEn nog {more} andere: zie <i>Alle koppelingen</i>." if more > 0 else ""
    rows: list[Rij] = [(Knop(item.referentie, actie("k", item.zaak)),) for item in items[:MOST_LINES]]
    return Bericht(
        f"Goedemorgen. <b>{len(items)} zaken</b> vragen vandaag je aandacht, de dringendste eerst:\n{lines}{rest}",
        (*rows, (Knop("Alle koppelingen", actie("kl", 0)),)),
    )


def instead(item: MorningLine) -> Bericht:
    """To a colleague, when the behandelaar cannot be reached."""
    return Bericht(
        f"De behandelaar van <b>{e(item.referentie)}</b> is niet bereikbaar in Telegram. "
        f"Deze herinnering is nu voor jou:\n{e(item.tekst)}\n{_body(item)}",
        _acting(item),
    )


def _body(item: MorningLine) -> str:
    why = f"<i>{e(item.waarom)}</i>\n" if item.waarom else ""
    return f"{e(item.vraag)}\n{why}"


def _acting(item: MorningLine) -> tuple[Rij, ...]:
    """The steps that lead on; the rest is on the case's own screen."""
    return (*((knop,) for knop in item.knoppen), (Knop(f"Open {item.referentie}", actie("k", item.zaak)),))


def cases_in(inhoud: dict[str, Any]) -> list[int]:
    """The cases that a frozen message has buttons for."""
    actions = [action for row in inhoud.get("knoppen", []) for _, action in row]
    return [int(action.partition(":")[2]) for action in actions if action.startswith("k:")]
