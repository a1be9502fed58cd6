"""What a person sees about amv's: what can be asked, and the ages at which something changes. How one case looks
follows from its table."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from bot.screens.standard import to_new
from workflows.amv.leeftijden import BRON, EERDER, Moment, Nu, geboortejaren, nu
from workflows.amv.tabel import AMV

TO_COUNT = Knop("Telt deze amv mee?", actie("wm", "amv"))
TO_AGES = Knop("Leeftijden: wat moet wanneer?", actie("am", "l"))
TO_START = Knop("Meer over amv's", actie("am"))
PER_ROW = 4
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def start(*, own: bool) -> Bericht:
    """What can be asked; `own` says whether this person may record requests."""
    requests = [to_new(AMV), Knop("Onze amv-verzoeken", actie("zl", AMV.naam, 0))] if own else []
    text = stack(
        bold("Amv's: jongeren zonder ouders"),
        "Typ geen naam en geen geboortedatum. Voor de leeftijden druk je alleen jaar en maand, en die bewaar ik niet.",
    )
    return Bericht(text, onder_elkaar(TO_COUNT, TO_AGES, *requests))


def years(vandaag: date) -> Bericht:
    """Asks the year of birth."""
    buttons = [Knop(str(year), actie("am", "l", year)) for year in geboortejaren(vandaag)]
    return Bericht(
        paragraphs(bold("Leeftijden van een amv"), "In welk jaar is de jongere geboren? Druk het jaar, typ geen dag."),
        (*_rows(buttons), *onder_elkaar(TO_START)),
    )


def months(jaar: int) -> Bericht:
    """Asks the month of birth."""
    buttons = [Knop(name, actie("am", "l", jaar, number)) for number, name in enumerate(MONTHS, start=1)]
    return Bericht(
        paragraphs(bold("Leeftijden van een amv"), "In welke maand? De dag vraag ik niet."),
        (*_rows(buttons), *onder_elkaar(Knop("Ander jaar", actie("am", "l")))),
    )


def _rows(buttons: Sequence[Knop]) -> tuple[tuple[Knop, ...], ...]:
    return tuple(tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))


def ages(found: Sequence[Moment], *, leap: bool, own: bool) -> Bericht:
    """In the course of which month each age is reached, and what must happen then. The month of birth is not said
    again: nothing is kept of it."""
    leapt = "Geboren op 29 februari? Zonder die dag rekenen wij 28 februari (eigen keuze)."
    text = paragraphs(
        stack(bold("Leeftijden van een amv"), *map(_line, found)),
        NOW[nu(found)],
        stack(
            *([leapt] if leap else []),
            italic(f"Bron: {BRON}. In 2016 was het 18 jaar ({EERDER}); 2024 gaat voor."),
        ),
    )
    record = [to_new(AMV)] if own else []
    return Bericht(text, onder_elkaar(*record, TO_COUNT, Knop("Andere maand", actie("am", "l"))))


def _line(moment: Moment) -> Tekst:
    month = f"in de loop van {moment.maand}" + (" ✓" if moment.over < 0 else " (nu)" if moment.over == 0 else "")
    safe = f" Zeker op tijd t/m {moment.veilig} (onze lezing)." if moment.veilig and moment.over >= 0 else ""
    return Markup("{} {}: ").format(bold(moment.mijlpaal.leeftijd), month) + moment.mijlpaal.wat + safe


NOW: Mapping[Nu, str] = {
    Nu.TE_VROEG: "Nu: nog geen verzoek mogelijk.",
    Nu.BEGINT: "Nu: deze maand wordt of werd de jongere 17,5. Vraag de jeugdbeschermer of het verzoek al kan.",
    Nu.KAN: "Nu: het verzoek kan. Leg de dag vast waarop het binnenkomt.",
    Nu.SLUIT: "Nu: deze maand wordt of werd de jongere 20,5. Bel vandaag Nidos als er nog geen verzoek is.",
    Nu.DICHT: "Nu: een verzoek via Nidos kan niet meer. Spreek met Nidos af waar de jongere gaat wonen.",
    Nu.VOORBIJ: "Nu: 21 jaar of ouder. De opvang bij Nidos is gestopt of stopt deze maand.",
}
