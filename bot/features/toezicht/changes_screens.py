"""What changed in a round since a month ago, on the phone: one line for each gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.markup import Markup, bold, stack
from bot.screens.message import Bericht, Knop, actie, blader
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak

PAGE = 8


@dataclass(frozen=True, slots=True)
class Verschil:
    """Of one gemeente: COA's count before (None: there was none) and now, and what the provincie wrote."""

    naam: str
    code: str
    coa: tuple[int | None, int] | None
    geschreven: tuple[str, ...]


def changes(organisatie: int, tijdvak: Tijdvak, wat: tuple[date, Sequence[Verschil]], page: int) -> Bericht:
    """A page of them, in the order of the list."""
    since, rows = wat
    last = max(0, (len(rows) - 1) // PAGE)
    page = max(0, min(page, last))
    back = Knop("Filter en stappen", actie("tz", organisatie, "r", tijdvak.code))
    head = bold(f"{tijdvak}: veranderd sinds {zeg(since)}")
    if not rows:
        return Bericht(head + "\nNiets: geen cijfer van COA en niets ingevuld.", ((back,),))
    shown = rows[page * PAGE : (page + 1) * PAGE]
    turn = blader(page, last, lambda to: actie("tz", organisatie, "d", tijdvak.code, to))
    return Bericht(stack(head, *(_row(one) for one in shown)), (*turn, (back,)))


def _row(one: Verschil) -> Markup:
    said = list(one.geschreven)
    if one.coa is not None:
        before, now = one.coa
        said.insert(0, f"gehuisvest {now}" if before is None else f"gehuisvest {before} → {now} ({now - before:+d})")
    return "• " + bold(one.naam) + f": {', '.join(said)}"
