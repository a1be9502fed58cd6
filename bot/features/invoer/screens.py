"""A list of koppelingen on the screen: what was read, what is wrong with which row, how far it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, onder_elkaar
from bot.screens.start import NAAR_MEER
from storage.people import Organisatie
from workflows.dates.reading import zeg
from workflows.koppeling.lijst import KOLOMMEN, MEESTE_RIJEN, SPOOR
from workflows.lijsten.koppelingen import PER_BLAD

PAGE = 15
"""Rows on one page: a phone shows them without much scrolling."""
SHOWN_ERRORS = 5
SAMPLES = 2
"""Rows on the card with their values."""


@dataclass(frozen=True, slots=True)
class RijBeeld:
    """A row on the screen; `stand` is where its koppeling starts, `fout` what is wrong (first thing), `bekend` that
    the case is there already (`zelfde`, and `verschil` where it differs), `zaak` the case it became. In `twijfel` it
    may be right all the same."""

    nummer: int
    waarden: Mapping[str, Any]
    stand: str
    fout: str = ""
    bekend: bool = False
    zaak: int | None = None
    twijfel: bool = False
    verschil: str = ""
    zelfde: int | None = None

    @property
    def goed(self) -> bool:
        """Ready to become a koppeling."""
        return not self.fout and not self.bekend and self.zaak is None


@dataclass(frozen=True, slots=True)
class InvoerBeeld:
    """A batch on the screen. `over`: how its columns were read, and what was checked; `lijst` the list it came from."""

    id: int
    rijen: Sequence[RijBeeld]
    gemeente: str = ""
    kies_gemeente: Sequence[Organisatie] = ()
    over: Sequence[Tekst] = ()
    lijst: int | None = None

    @property
    def goed(self) -> int:
        """How many rows are ready."""
        return sum(rij.goed for rij in self.rijen)

    @property
    def fout(self) -> Sequence[RijBeeld]:
        """The rows with something wrong."""
        return [rij for rij in self.rijen if rij.fout]


def how(bladen: Sequence[Knop] = ()) -> Bericht:
    """How a list comes in, with the way to the sheets that go out."""
    return Bericht(
        Markup(
            "<b>Een lijst koppelingen invoeren</b>\n"
            "Stuur een bestand (.xlsx, .ods of .csv), of plak de regels hier. Zet in elke rij:\n"
            "<code>{}</code>\n"
            "Mag erachter: <code>{}</code>\n"
            "Bijvoorbeeld:\n"
            "<code>Z-0412; 15-3-2026; 4; gevonden; 20-5-2026</code>\n\n"
            "Geen zaaknummer? Laat het leeg, dan geef ik er een. "
            "Een lijst heeft hoogstens {} rijen. Zet er geen namen of andere gegevens van personen in."
        ).format("; ".join(KOLOMMEN[:3]), "; ".join(KOLOMMEN[3:]), MEESTE_RIJEN),
        onder_elkaar(*bladen),
    )


def table(beeld: InvoerBeeld, note: Tekst = "") -> Bericht:
    """The batch: counts, the first errors, and what can be done."""
    done, known = sum(r.zaak is not None for r in beeld.rijen), sum(r.bekend for r in beeld.rijen)
    counts: list[Tekst] = [
        bold(f"{beeld.goed} goed"),
        *([bold(f"{len(beeld.fout)} te verbeteren")] if beeld.fout else []),
        *([f"{known} al bekend: die sla ik over"] if known else []),
        *([f"{done} vastgelegd"] if done else []),
    ]
    where = f" · {beeld.gemeente}" if beeld.gemeente else ""
    text = paragraphs(
        note,
        bold("Koppelingen invoeren") + f"{where}\n{rows(len(beeld.rijen))}: " + Markup(", ").join(counts) + ".",
        *_samples(beeld),
        *_errors(beeld),
        *([stack(*beeld.over)] if beeld.over else []),
        *(["Voor welke gemeente is deze lijst?"] if beeld.kies_gemeente else []),
    )
    return Bericht(text, _table_buttons(beeld))


def rows(aantal: int) -> str:
    """ "1 rij", "12 rijen"."""
    return "1 rij" if aantal == 1 else f"{aantal} rijen"


def koppelingen(aantal: int) -> str:
    """ "1 koppeling", "12 koppelingen"."""
    return "1 koppeling" if aantal == 1 else f"{aantal} koppelingen"


def _stands(beeld: InvoerBeeld) -> list[str]:
    count = Counter(rij.stand for rij in beeld.rijen if rij.goed)
    lines = [f"{SPOOR.stand(naam).titel}: {aantal}" for naam, aantal in count.most_common()]
    return [", ".join(lines), *_unnamed(beeld)] if lines else []


def _unnamed(beeld: InvoerBeeld) -> list[str]:
    unnamed = sum(rij.goed and not rij.waarden.get("referentie") for rij in beeld.rijen)
    return [f"zonder zaaknummer: {unnamed}, die krijgen er een van mij"] if unnamed else []


def _samples(beeld: InvoerBeeld) -> list[Tekst]:
    """The first rows with their values, how many begin in which stand, and what differs from a case that is there."""
    rows = [_row(rij, "rij ") for rij in beeld.rijen if rij.goed][:SAMPLES]
    other = [f"• {_name(rij)}: {rij.verschil}" for rij in beeld.rijen if rij.verschil][:SHOWN_ERRORS]
    lines: list[Tekst] = [*rows, *(_stands(beeld) if beeld.goed > SAMPLES or not rows else _unnamed(beeld)), *other]
    return [stack(*lines)] if lines else []


def differs(here: int | None, there: int) -> str:
    """A case that is there has another number of persons."""
    if here in (None, there):
        return ""
    return f"al bekend met {here} personen, in je lijst {there}. Verbeter dat bij de zaak; ik verander niets."


def _errors(beeld: InvoerBeeld) -> list[str]:
    """What is wrong, each thing once: with the rows in which it is."""
    together: dict[str, list[RijBeeld]] = {}
    for rij in beeld.fout:
        together.setdefault(rij.fout, []).append(rij)
    lines = [f"• {_which(rows_)}: {fout}" for fout, rows_ in list(together.items())[:SHOWN_ERRORS]]
    more = sum(len(rows_) for rows_ in list(together.values())[SHOWN_ERRORS:])
    if more > 0:
        lines.append(f"en nog {rows(more)}")
    return ["\n".join(lines)] if lines else []


def _which(rijen: Sequence[RijBeeld]) -> str:
    """ "rij 8 (Z-1)", "rij 2, 3 en nog 9"."""
    if len(rijen) == 1:
        return _name(rijen[0])
    numbers = ", ".join(str(rij.nummer % PER_BLAD) for rij in rijen[:4])
    return f"rij {numbers}" + (f" en nog {len(rijen) - 4}" if len(rijen) > 4 else "")


def _name(rij: RijBeeld) -> str:
    reference = rij.waarden.get("referentie")
    return f"{_numbered(rij.nummer)} ({reference})" if reference else _numbered(rij.nummer)


def _numbered(nummer: int) -> str:
    """ "rij 5"; of a second sheet "blad 2, rij 5"."""
    sheet, row = divmod(nummer, PER_BLAD)
    return f"blad {sheet + 1}, rij {row}" if sheet else f"rij {row}"


def _table_buttons(beeld: InvoerBeeld) -> tuple[Rij, ...]:
    if beeld.kies_gemeente:
        return onder_elkaar(*(Knop(o.naam, actie("iv", beeld.id, "voor", o.id)) for o in beeld.kies_gemeente))
    buttons = [Knop(f"Leg {koppelingen(beeld.goed)} vast", actie("iv", beeld.id, "ja"))] if beeld.goed else []
    if beeld.fout:
        buttons.append(Knop(f"Verbeter {rows(len(beeld.fout))}", actie("iv", beeld.id, "fout")))
        if any(rij.twijfel for rij in beeld.fout):
            buttons.append(Knop("Die dagen kloppen", actie("iv", beeld.id, "klopt")))
        buttons.append(Knop("Laat die weg", actie("iv", beeld.id, "weg")))
    buttons.append(Knop("Bekijk alle rijen", actie("iv", beeld.id, "rij", 0)))
    if not all(rij.zaak for rij in beeld.rijen):
        buttons.append(Knop("Gooi de lijst weg", actie("iv", beeld.id, "stop")))
    return onder_elkaar(*buttons)


def page(beeld: InvoerBeeld, number: int) -> Bericht:
    """All rows, a page at a time."""
    pages = max(1, (len(beeld.rijen) + PAGE - 1) // PAGE)
    number = max(0, min(number, pages - 1))
    lines = [_row(rij) for rij in beeld.rijen[number * PAGE : (number + 1) * PAGE]]
    turn = blader(number, pages - 1, lambda to: actie("iv", beeld.id, "rij", to))
    return Bericht(
        stack(bold("Rijen") + f" ({number + 1} van {pages})", *lines),
        (*turn, (Knop("Terug naar het overzicht", actie("iv", beeld.id)),)),
    )


def _row(rij: RijBeeld, word: str = "") -> str:
    mark = "✓" if rij.zaak is not None else "=" if rij.bekend else "✗" if rij.fout else "•"
    known = rij.waarden
    parts = [
        str(known.get("referentie") or "nummer volgt"),
        *([zeg(known["koppelingsdatum"])] if "koppelingsdatum" in known else []),
        *([f"{known['personen']} pers."] if "personen" in known else []),
        *([SPOOR.stand(rij.stand).titel] if rij.stand and rij.stand != "zoeken" else []),
        *([f"tekenen {zeg(known['tekendatum'])}"] if "tekendatum" in known else []),
    ]
    tail = f"\n   {rij.fout}" if rij.fout else " (al bekend)" if rij.bekend else ""
    return f"{mark} {word}{rij.nummer % PER_BLAD} · " + " · ".join(parts) + tail


def busy(done: int, total: int) -> Bericht:
    """How far it is."""
    text = f"Ik leg {koppelingen(total)} vast. {done} van {total} zijn klaar…"
    return Bericht(text, ((Knop("Alle koppelingen", actie("kl", 0)),),))


def result(beeld: InvoerBeeld, made: int, given: Sequence[str], skipped: int) -> Bericht:
    """All good rows are cases now; what was wrong still waits."""
    lines: list[Tekst] = ["✓ " + bold(f"{koppelingen(made)} vastgelegd") + f", voor {beeld.gemeente}."]
    if given:
        span = given[0] if len(given) == 1 else f"{given[0]} tot en met {given[-1]}"
        lines.append(f"{rows(len(given))} had{'' if len(given) == 1 else 'den'} geen zaaknummer. Ik gaf: {span}.")
    if skipped:
        lines.append("Herinneringen van vóór vandaag sla ik over; de eerstvolgende komt gewoon.")
    if beeld.fout:
        lines.append(f"{rows(len(beeld.fout))} wacht{'' if len(beeld.fout) == 1 else 'en'} nog op verbetering.")
    buttons = [Knop(f"Verbeter {rows(len(beeld.fout))}", actie("iv", beeld.id, "fout"))] if beeld.fout else []
    back = (
        [Knop("Maak de hele lijst ongedaan", actie("li", beeld.lijst, "t"))] if beeld.lijst is not None and made else []
    )
    return Bericht(
        stack(*lines),
        onder_elkaar(
            *buttons,
            *back,
            Knop("Alle koppelingen", actie("kl", 0)),
            Knop("Bekijk alle rijen", actie("iv", beeld.id, "rij", 0)),
        ),
    )


def gone() -> Bericht:
    """An old button of a batch that is no longer there."""
    return Bericht("Deze lijst is er niet meer. Stuur hem opnieuw, of typ /invoer.", ((NAAR_MEER,),))


def thrown_away(made: int) -> Bericht:
    """The rest is not kept."""
    kept = f" De {koppelingen(made)} die al vastlagen, blijven staan." if made else ""
    return Bericht(
        f"De lijst is weg. Er is niets meer van bewaard.{kept}", ((Knop("Alle koppelingen", actie("kl", 0)),),)
    )


def gemeenten_only() -> Bericht:
    """Another kind of organisation has no koppelingen."""
    return Bericht("Koppelingen invoeren doen gemeenten. Jouw rol hoort bij een andere organisatie.")


REFERENCE_TAKEN = "Dit zaaknummer is al in gebruik, met een andere koppelingsdatum."
ALL_GOOD = "Alle rijen zijn goed."
ROW_GONE = "Deze rij is er niet meer. Druk op Annuleer."
PRIVATE = "Hier stond iets wat op een gegeven van een persoon lijkt."
