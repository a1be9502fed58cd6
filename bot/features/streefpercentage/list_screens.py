"""Somebody's own table for a calculation on the screen: what was read of which gemeente, from which columns, and what
was left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.screens.list_card import columns, marked
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, blader, onder_elkaar
from bot.screens.start import NAAR_MEER
from workflows.cijfers.taakstelling import getal
from workflows.lijsten.lezing import GelezenKolom
from workflows.streefpercentage.lines import VOORBEELD, Gelezen
from workflows.streefpercentage.rekenen import Rij as Gemeente

CODE = "li"
SHOWN, PAGE, FAULTS = 12, 20, 5
HOW = f"Stuur de tabel opnieuw, of typ een regel per gemeente: naam, opgave, plekken. Zoals:\n{VOORBEELD}"


@dataclass(frozen=True, slots=True)
class LijstBeeld:
    """A table that waits: its gemeenten, what was read of it, and the calculations that may take it, by reference."""

    id: int
    rijen: Sequence[Gemeente]
    gelezen: Gelezen
    lopend: Sequence[tuple[int, str]]


def gemeenten(aantal: int) -> str:
    """ "1 gemeente", "9 gemeenten"."""
    return "1 gemeente" if aantal == 1 else f"{aantal} gemeenten"


def line(rij: Gemeente) -> str:
    """What was read of one."""
    said = [f"{naam} {'leeg' if value is None else getal(value)}" for naam, value in _numbers(rij)]
    return f"• {rij.naam}: {', '.join(said)}"


def _numbers(rij: Gemeente) -> tuple[tuple[str, int | None], ...]:
    return (("opgave", rij.opgave), ("plekken", rij.plekken))


def card(beeld: LijstBeeld, note: Tekst = "") -> Bericht:
    """What would be recorded; a press records it, and says in what."""
    read, count = beeld.gelezen, gemeenten(len(beeld.rijen))
    text = paragraphs(
        note,
        stack(bold(f"Streefpercentage: {count} gelezen"), *(line(rij) for rij in beeld.rijen[:SHOWN])),
        stack(*faults(read.fout)) if read.fout else "",
        stack(*marked(columns(read.kolommen)), *read.meldingen),
    )
    into = [Knop(f"Zet {count} in {naam}", actie(CODE, beeld.id, "i", ident)) for ident, naam in beeld.lopend]
    everything = [Knop("Alle gemeenten", actie(CODE, beeld.id, "alle", 0))] if len(beeld.rijen) > SHOWN else []
    return Bericht(
        text,
        onder_elkaar(
            *into,
            Knop(f"Nieuwe berekening: {count}", actie(CODE, beeld.id, "n")),
            *everything,
            Knop("Gooi de lijst weg", actie(CODE, beeld.id, "nee")),
        ),
    )


def faults(fout: Sequence[str]) -> list[Tekst]:
    """What is left out, and why."""
    more = [f"En nog {len(fout) - FAULTS}."] if len(fout) > FAULTS else []
    return [bold("Dit laat ik weg:"), *(f"• {text}" for text in fout[:FAULTS]), *more]


def left_out(fout: Sequence[str]) -> str:
    """The same in one line, above what was recorded."""
    more = f" En nog {len(fout) - 2}." if len(fout) > 2 else ""
    return f"Weggelaten: {' '.join(fout[:2])}{more}"


def page(beeld: LijstBeeld, number: int) -> Bericht:
    """All gemeenten, a page at a time."""
    last = max(0, (len(beeld.rijen) - 1) // PAGE)
    number = max(0, min(number, last))
    rows = [line(rij) for rij in beeld.rijen[number * PAGE : (number + 1) * PAGE]]
    turn = blader(number, last, lambda to: actie(CODE, beeld.id, "alle", to))
    return Bericht(stack(bold("Gelezen"), *rows), (*turn, (Knop("Terug naar de lijst", actie(CODE, beeld.id)),)))


def refused(why: Sequence[str], kolommen: Sequence[GelezenKolom], note: Tekst = "") -> Bericht:
    """Nothing of it can be recorded."""
    more = [f"En nog {len(why) - FAULTS}."] if len(why) > FAULTS else []
    said = stack(*why[:FAULTS], *more)
    return Bericht(paragraphs(note, said, stack(*marked(columns(kolommen))) if kolommen else "", HOW), ((NAAR_MEER,),))


def private(nummer: int) -> str:
    """A row that held what looks like data of a person."""
    return f"Rij {nummer}: hier stond iets wat op een gegeven van een persoon lijkt."


def other_sheets(namen: Sequence[str]) -> str:
    """Sheets that are not of this kind."""
    return f"Niet gelezen: blad {', '.join(namen)}."
