"""The card of a list of figures: values by gemeente, for whom they count, what changes, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.cijfers.figures_screens import MINDER, said
from bot.screens.list_card import about, marked
from bot.screens.markup import Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, blader, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.cijfers import Cijfer
from workflows.cijfers.taakstelling import getal
from workflows.lijsten.lezing import Lezing

CODE = "li"
SHOWN, SHOWN_WRONG, PAGE = 3, 4, 12
LAND = "Deze cijfers gelden voor heel Nederland: elke gemeente en provincie rekent ermee."
OWN = "Deze cijfers tellen voor jullie eigen stand. De provincie ziet ze pas als je de stand deelt."
BOTH = "De cijfers van de provincie ziet iedereen; die van de gemeente tellen voor haar eigen stand."
_KORT = {"inwoners": "inwoners", "landelijk": "landelijk", "taakstelling": "taakstelling", "gehuisvest": "gehuisvest"}


@dataclass(frozen=True, slots=True)
class Regel:
    """A gemeente in a tijdvak, with its figures and what stood there."""

    naam: str
    periode: str
    cijfers: tuple[tuple[Cijfer, int | None], ...]


@dataclass(frozen=True, slots=True)
class Beeld:
    """All that the card shows. `fouten` are rows with what is wrong; `zelfde` figures stand there already; `minder` are
    the gemeenten whose count goes down."""

    id: int
    lezing: Lezing
    regels: tuple[Regel, ...]
    fouten: tuple[tuple[int, str], ...]
    zelfde: int
    minder: tuple[str, ...]
    reikwijdte: str


def everybody(names: Sequence[str]) -> str:
    """For whom the figures of a provincie count."""
    who = names[0] if len(names) == 1 else "jullie provincie"
    return f"Deze cijfers ziet iedereen die de stand van deze gemeenten mag zien. Erbij staat: ingevoerd door {who}."


def _waarde(cijfer: Cijfer, was: int | None) -> str:
    name = _KORT.get(cijfer.soort, "")
    shown = f"{name} {said(cijfer)}".strip()
    if was is None or was == cijfer.waarde:
        return shown
    before = (
        getal(abs(was))
        if cijfer.soort != "restant"
        else f"{'achterstand' if was < 0 else 'voorsprong'} {getal(abs(was))}"
    )
    return f"{shown} (eerst {before})"


def line(regel: Regel) -> str:
    """ "Almere 2026-II: taakstelling 163, achterstand 20"."""
    values = ", ".join(_waarde(cijfer, was) for cijfer, was in regel.cijfers)
    return f"• {regel.naam} {regel.periode}: {values}"


def card(beeld: Beeld, note: Tekst = "") -> Bericht:
    """The card."""
    numbers = sum(len(r.cijfers) for r in beeld.regels)
    count = "1 cijfer" if numbers == 1 else f"{numbers} cijfers"
    wrong = [f"• rij {n}: {text}" for n, text in beeld.fouten[:SHOWN_WRONG]]
    if len(beeld.fouten) > SHOWN_WRONG:
        wrong.append(f"en nog {len(beeld.fouten) - SHOWN_WRONG}")
    changed = [r for r in beeld.regels if any(was is not None for _, was in r.cijfers)]
    order = [*changed, *(r for r in beeld.regels if r not in changed)]
    rows = [line(r) for r in order[:SHOWN]]
    if len(order) > SHOWN:
        rows.append(f"en nog {len(order) - SHOWN}: zie Alle cijfers")
    known = [f"Stond er al, verandert niet: {beeld.zelfde}."] if beeld.zelfde else []
    if beeld.minder:
        known.append(f"{', '.join(dict.fromkeys(beeld.minder[:3]))}: {MINDER[0].lower()}{MINDER[1:]}")
    head: Tekst = bold("Cijfers invoeren") + (
        f": {count} om vast te leggen" if numbers else ": niets om vast te leggen"
    )
    text = paragraphs(
        note,
        stack(
            head,
            *(rows or ["Alles wat ik las, staat er al." if beeld.zelfde else "Ik las geen enkel cijfer dat kan."]),
            *known,
        ),
        stack(bold("Deze rijen leg ik niet vast:"), *wrong) if wrong else "",
        stack(*marked(about(beeld.lezing))),
        beeld.reikwijdte if numbers else "",
    )
    return Bericht(text, onder_elkaar(*_buttons(beeld, numbers)))


def _buttons(beeld: Beeld, numbers: int) -> list[Knop]:
    record = f"Leg vast ({'1 cijfer' if numbers == 1 else f'{numbers} cijfers'})"
    found = [Knop(record, actie(CODE, beeld.id, "ja"))] if numbers else []
    if len(beeld.regels) > SHOWN or len(beeld.fouten) > SHOWN_WRONG:
        found.append(Knop("Alle cijfers", actie(CODE, beeld.id, "alle", 0)))
    return [*found, Knop("Niet vastleggen", actie(CODE, beeld.id, "nee"))]


def page(ident: int, regels: Sequence[Regel], fouten: Sequence[tuple[int, str]], number: int) -> Bericht:
    """All of it, a page at a time."""
    lines = [*(f"✗ rij {n}: {text}" for n, text in fouten), *(line(r) for r in regels)]
    last = max(0, (len(lines) - 1) // PAGE)
    number = max(0, min(number, last))
    turn = blader(number, last, lambda to: actie(CODE, ident, "alle", to))
    return Bericht(
        stack(bold(f"Alle cijfers ({number + 1} van {last + 1})"), *lines[number * PAGE : (number + 1) * PAGE]),
        (*turn, (Knop("Terug naar de kaart", actie(CODE, ident)),)),
    )


def recorded(ident: int, made: int, left: int, same: int, *, toezicht: bool, stand: bool) -> Bericht:
    """It is recorded. `left` rows are not."""
    what = "1 cijfer is" if made == 1 else f"{made} cijfers zijn"
    stay = "1 rij staat" if left == 1 else f"{left} rijen staan"
    rest = [f"{stay} er niet bij: verbeter die en stuur de lijst opnieuw."] if left else []
    rest += [f"Stond er al: {same}."] if same else []
    own = Knop("Waar staan we nu?", actie("fw", "stand")) if stand else NAAR_MEER
    look = Knop("Hoe staan de gemeenten ervoor?", actie("fw", "toezicht")) if toezicht else own
    return Bericht(
        stack(bold(f"✓ {what} vastgelegd") + ", met bron, datum en wie ze invoerde.", *rest),
        onder_elkaar(look, Knop("Maak de hele lijst ongedaan", actie(CODE, ident, "t"))),
    )
