"""The switches of side tasks on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.screens.bijtaken import PREFIX, Bijtaak, who_can
from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, blader, onder_elkaar
from storage.people import Organisatie
from workflows.dates.reading import zeg

PER = 7
"""Switches on a page: with what each brings they fit a phone."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A kind, whether it is on, and who pressed last and when (both None: nobody ever did)."""

    bijtaak: Bijtaak
    aan: bool
    naam: str | None = None
    op: date | None = None


def overview(
    organisatie: Organisatie, standen: Sequence[Stand], page: int, namen: Sequence[str], *, can: bool
) -> Bericht:
    """What is on and off here. Who can switch has a button for each; others read who can."""
    last = max(0, (len(standen) - 1) // PER)
    page = max(0, min(page, last))
    shown = standen[page * PER : (page + 1) * PER]
    where = f" ({page + 1} van {last + 1})" if last else ""
    head = bold(f"Instellingen · {organisatie.naam}") + where
    lead = "Deze extra's staan uit tot iemand ze aanzet. Ik stuur er nooit een bericht over."
    switches = [_switch(organisatie.id, stand) for stand in shown] if can else []
    turn = blader(page, last, lambda to: actie(PREFIX, organisatie.id, "p", to))
    below = [] if can else [who_can(namen)]
    return Bericht(
        paragraphs(head + "\n" + lead, stack(*map(_line, shown)), *below),
        (*onder_elkaar(*switches), *turn),
    )


def _line(stand: Stand) -> Markup:
    mark = "☑ " if stand.aan else "☐ "
    said = mark + bold(stand.bijtaak.titel)
    if stand.op is None:
        return said
    who = stand.naam or "iemand die weg is"
    return said + " · " + italic(f"{'aan' if stand.aan else 'uit'} door {who}, {zeg(stand.op)}")


def _switch(organisatie: int, stand: Stand) -> Knop:
    mark = "☑ " if stand.aan else "☐ "
    return Knop(mark + stand.bijtaak.titel, actie(PREFIX, organisatie, stand.bijtaak.naam, int(not stand.aan)))


def switched(bijtaak: Bijtaak, *, aan: bool, done: bool) -> str:
    """What stands above the switches after a press."""
    if not done:
        return f"{bijtaak.titel} stond al {'aan' if aan else 'uit'}."
    if aan:
        return f"✓ Aan: {bijtaak.titel}. {bijtaak.wat}"
    return f"✓ Uit: {bijtaak.titel}. Wat er al is ingevuld blijft bewaard, en staat er weer als je het aanzet."


def which(organisaties: Sequence[Organisatie]) -> Bericht:
    """Asked only of who works for several."""
    buttons = [Knop(o.naam, actie(PREFIX, o.id)) for o in organisaties]
    return Bericht("Van welke gemeente wil je de instellingen zien?", onder_elkaar(*buttons))


def coordinators_only() -> Bericht:
    """Switching is the coordinator's."""
    return Bericht("Aan- en uitzetten doet de coördinator van je gemeente.")


def own_people_only() -> Bericht:
    """Other organisations have no such switches."""
    return Bericht("Deze instellingen zijn van een gemeente: alleen haar eigen medewerkers zien ze.")
