"""When the morning message comes, on the screen."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.screens.markup import Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie
from workflows.dates.reading import zeg

DAYS = ("ma", "di", "wo", "do", "vr")
WEEKS = (1, 2, 3)


def settings(
    tijd: str,
    tijden: Sequence[str],
    dagen: Collection[int],
    stil_tot: date | None,
    note: Tekst,
    per_collega: bool | None,
) -> Bericht:
    """The present choices, each with its buttons; how the cases of colleagues are sorted only for who hears of
    them."""
    days = ", ".join(naam for nummer, naam in enumerate(DAYS) if nummer in dagen)
    text = stack(
        bold("Je ochtendbericht"),
        "Om " + bold(tijd) + f" uur, op {days} (werkdagen).",
        *([bold("Stil") + f" tot en met {zeg(stil_tot)}."] if stil_tot else []),
        "Eén bericht per ochtend, alleen als er iets is. Het weekoverzicht komt altijd.",
        "Ben je langer weg? Typ " + italic("ik ben weg") + " en kies wie waarneemt.",
    )
    return Bericht(
        paragraphs(note, text),
        (
            *_times(tijd, tijden),
            tuple(_day(nummer, naam, nummer in dagen) for nummer, naam in enumerate(DAYS)),
            *_quiet(stil_tot),
            *_sorting(per_collega),
        ),
    )


def _times(tijd: str, tijden: Sequence[str]) -> tuple[tuple[Knop, ...], ...]:
    buttons = [Knop(("☑ " if een == tijd else "") + een, actie("hi", "t", een.replace(":", ""))) for een in tijden]
    return tuple(tuple(buttons[i : i + 3]) for i in range(0, len(buttons), 3))


def _day(nummer: int, naam: str, on: bool) -> Knop:
    return Knop(("☑ " if on else "☐ ") + naam, actie("hi", "d", nummer, int(not on)))


def _quiet(stil_tot: date | None) -> tuple[tuple[Knop, ...], ...]:
    if stil_tot is not None:
        return ((Knop("Niet meer stil", actie("hi", "s", 0)),),)
    weeks = tuple(Knop(f"{n} {'week' if n == 1 else 'weken'} stil", actie("hi", "s", 7 * n)) for n in WEEKS)
    return (weeks,)


def _sorting(per_collega: bool | None) -> tuple[tuple[Knop, ...], ...]:
    if per_collega is None:
        return ()
    return ((Knop(("☑ " if per_collega else "☐ ") + "Sorteer per collega", actie("hi", "c", int(not per_collega))),),)


def sorting_note(per_collega: bool) -> str:
    """How the overview of the week is sorted from now on."""
    if per_collega:
        return "✓ De zaken van collega's staan voortaan per collega."
    return "✓ Bij de zaken van collega's staat voortaan bovenaan waar niemand op reageert."


def quiet_note(tot: date | None) -> str:
    """What silence means for the cases."""
    if tot is None:
        return "✓ Je krijgt weer een ochtendbericht."
    return (
        f"✓ Stil tot en met {zeg(tot)}. Daarna hoor je wat er nog open staat. Op de laatste werkdag van een termijn "
        "hoort je coördinator het als niemand iets heeft gedaan."
    )


def gemeenten_only() -> Bericht:
    """Others are asked when there is a question for them."""
    return Bericht("Het ochtendbericht is voor medewerkers van gemeenten en provincies.")


ONE_DAY = "Eén dag moet blijven: anders mis je een termijn."


def failed() -> Bericht:
    """Instead of a morning message that could not be made: somebody must know that nothing was said."""
    return Bericht(
        "Je ochtendbericht lukte vandaag niet: een van je zaken is beschadigd. Kijk zelf bij Mijn koppelingen wat een "
        "datum heeft, en meld het je beheerder."
    )
