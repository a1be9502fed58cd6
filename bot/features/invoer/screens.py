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

PAGE = 15
"""Rows on one page: a phone shows them without much scrolling."""
SHOWN_ERRORS = 5


@dataclass(frozen=True, slots=True)
class RijBeeld:
    """A row on the screen; `stand` is where its koppeling starts, `fout` what is wrong (first thing), `bekend` that
    the case is there already, `zaak` the case it became. In `twijfel` it may be right all the same."""

    nummer: int
    waarden: Mapping[str, Any]
    stand: str
    fout: str = ""
    bekend: bool = False
    zaak: int | None = None
    twijfel: bool = False

    @property
    def goed(self) -> bool:
        """Ready to become a koppeling."""
        return not self.fout and not self.bekend and self.zaak is None


@dataclass(frozen=True, slots=True)
class InvoerBeeld:
    """A batch on the screen."""

    id: int
    rijen: Sequence[RijBeeld]
    gemeente: str = ""
    kies_gemeente: Sequence[Organisatie] = ()

    @property
    def goed(self) -> int:
        """How many rows are ready."""
        return sum(rij.goed for rij in self.rijen)

    @property
    def fout(self) -> Sequence[RijBeeld]:
        """The rows with something wrong."""
        return [rij for rij in self.rijen if rij.fout]


def how() -> Bericht:
    """How a list comes in."""
    return Bericht(
        Markup(
            "<b>Een lijst koppelingen invoeren</b>\n"
            "Stuur een bestand (.xlsx of .csv), of plak de regels hier. Zet in elke rij:\n"
            "<code>{}</code>\n"
            "Mag erachter: <code>{}</code>\n"
            "Bijvoorbeeld:\n"
            "<code>Z-0412; 15-3-2026; 4; gevonden; 20-5-2026</code>\n\n"
            "Geen zaaknummer? Laat het leeg, dan geef ik er een. "
            "Een lijst heeft hoogstens {} rijen. Zet er geen namen of andere gegevens van personen in."
        ).format("; ".join(KOLOMMEN[:3]), "; ".join(KOLOMMEN[3:]), MEESTE_RIJEN)
    )


def problem(soort: str) -> Bericht:
    """Why a file or text is no list, and what to do."""
    words = {
        "soort": "Dit soort bestand lees ik niet. Sla de lijst op als .xlsx of .csv en stuur die.",
        "te_groot": "Dit bestand is te groot. Zet alleen de lijst in een nieuw bestand, zonder plaatjes.",
        "ophalen": "Het bestand kwam niet goed binnen. Stuur het nog eens.",
        "onleesbaar": "Dit bestand kan ik niet lezen. Sla de lijst opnieuw op als .xlsx of .csv en stuur die.",
        "te_veel": f"In één lijst passen {MEESTE_RIJEN} rijen. Knip de lijst in stukken en stuur ze na elkaar.",
        "te_veel_cijfers": "In één lijst met cijfers passen 1.000 rijen. Knip hem in stukken en stuur ze na elkaar.",
        "leeg": "Ik vind geen rijen in deze lijst. Typ /invoer en je ziet hoe een rij eruitziet.",
    }
    return Bericht(words[soort])


def columns_of_persons(kolommen: Sequence[int], gone: bool) -> Bericht:
    """A heading told that the list holds data of persons: nothing of it was read."""
    which = _listed("Kolom", "Kolommen", kolommen)
    return Bericht(
        f"{which}: dat zijn gegevens van personen. Ik heb niets van deze lijst opgeslagen. {_taken_away(gone)}\n"
        "Haal de kolommen uit je lijst en stuur hem opnieuw."
    )


def rows_of_persons(rijen: Sequence[int], gone: bool) -> str:
    """Some rows held what looks like data of a person: said above the table."""
    which = _listed("Rij", "Rijen", rijen)
    return (
        f"{which}: hier staat iets wat op een gegeven van een persoon lijkt. "
        f"Daarvan heb ik niets opgeslagen. {_taken_away(gone)}"
    )


def _taken_away(gone: bool) -> str:
    away = "Je bericht heb ik weggehaald." if gone else "Weghalen lukt mij niet: verwijder je bericht zelf."
    return f"{away} Telegram heeft het wel ontvangen: meld het bij je privacy officer."


def _listed(een: str, meer: str, nummers: Sequence[int]) -> str:
    shown = ", ".join(map(str, nummers[:12]))
    rest = f" en nog {len(nummers) - 12}" if len(nummers) > 12 else ""
    return f"{een if len(nummers) == 1 else meer} {shown}{rest}"


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
        *_stands(beeld),
        *_errors(beeld),
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
    unnamed = sum(rij.goed and not rij.waarden.get("referentie") for rij in beeld.rijen)
    if unnamed:
        lines.append(f"zonder zaaknummer: {unnamed}, die krijgen er een van mij")
    return ["\n".join(lines)] if lines else []


def _errors(beeld: InvoerBeeld) -> list[str]:
    lines = [f"• {_name(rij)}: {rij.fout}" for rij in beeld.fout[:SHOWN_ERRORS]]
    more = len(beeld.fout) - SHOWN_ERRORS
    if more > 0:
        lines.append(f"en nog {rows(more)}")
    return ["\n".join(lines)] if lines else []


def _name(rij: RijBeeld) -> str:
    reference = rij.waarden.get("referentie")
    return f"rij {rij.nummer} ({reference})" if reference else f"rij {rij.nummer}"


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


def _row(rij: RijBeeld) -> str:
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
    return f"{mark} {rij.nummer} · " + " · ".join(parts) + tail


def busy(done: int, total: int) -> Bericht:
    """How far it is."""
    return Bericht(f"Ik leg {koppelingen(total)} vast. {done} van {total} zijn klaar…")


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
    return Bericht(
        stack(*lines),
        onder_elkaar(
            *buttons,
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


def no_figures() -> Bericht:
    """A list without figures, of who may send only those."""
    return Bericht("Dit is geen lijst met cijfers die ik herken. Typ /gegevens en je ziet welke kolommen erin horen.")


REFERENCE_TAKEN = "Dit zaaknummer is al in gebruik, met een andere koppelingsdatum."
ALL_GOOD = "Alle rijen zijn goed."
ROW_GONE = "Deze rij is er niet meer. Druk op Annuleer."
