"""The overview of woningweigeringen of a period: figures in the chat, files on request, totals for a provincie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.woningweigering.screens import days_said
from bot.screens.markup import Markup, Tekst, bold, paragraphs, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie, onder_elkaar
from workflows.dates.reading import zeg
from workflows.woningweigering.cijfers import Totalen
from workflows.woningweigering.overzicht import WEINIG, Regel, maak

Periode = tuple[str, date, date]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """The figures of one gemeente; `weken` with all koppelingen and without those that had a refusal."""

    organisatie: int
    naam: str
    totalen: Totalen
    weken: tuple[float | None, float | None]


def which(periodes: Sequence[Periode]) -> Bericht:
    """Over which period?"""
    return Bericht("Weigeringen: over welke periode?", onder_elkaar(*(_period(p) for p in periodes)))


def _period(periode: Periode) -> Knop:
    naam, van, tot = periode
    return Knop(naam, actie("wr", van.isoformat(), tot.isoformat()))


def overview(van: date, tot: date, overzichten: Sequence[Overzicht]) -> Bericht:
    """Figures for each own gemeente, and the files."""
    parts = [bold(f"Weigeringen van {zeg(van)} tot en met {zeg(tot)}"), *(_figures(o) for o in overzichten)]
    rows: list[Rij] = []
    for o in overzichten:
        whose = f" {o.naam}" if len(overzichten) > 1 else ""
        rows.append(
            tuple(
                Knop(f".{soort}{whose}", actie("wr", van.isoformat(), tot.isoformat(), o.organisatie, soort))
                for soort in ("xlsx", "csv")
            )
        )
    return Bericht(paragraphs(*parts), (*rows, (Knop("Andere periode", actie("wr")),)))


def _figures(o: Overzicht) -> Markup:
    lines: list[Tekst] = [bold(o.naam), *_totals(o.totalen)]
    everybody, without = o.weken
    if everybody is not None:
        beside = (
            f"{_weeks(without)} zonder weigeringen" if without is not None else "zonder weigeringen verhuisde niemand"
        )
        lines.append(f"Van koppeling tot verhuizing: gemiddeld {_weeks(everybody)}; {beside}. Per persoon gewogen.")
    return stack(*lines)


def _totals(t: Totalen) -> list[str]:
    if not t.aantal + t.ingetrokken:
        return ["Geen weigeringen gemeld."]
    lines = [
        f"{t.aantal} weigering{'' if t.aantal == 1 else 'en'}: {t.terecht} terecht, {t.onterecht} onterecht, "
        f"{t.zonder_oordeel} nog zonder oordeel"
    ]
    if t.gemiddeld is not None:
        lines.append(f"Vertraging woningen: {days_said(t.dagen)}, gemiddeld {_number(t.gemiddeld)} per weigering")
    if t.gemiddeld_huishouden is not None:
        lines.append(
            f"Vertraging huishoudens: {days_said(t.dagen_huishoudens)}, gemiddeld {_number(t.gemiddeld_huishouden)} "
            "per huishouden dat gekoppeld bleef"
        )
    if t.ingetrokken:
        lines.append(f"Ingetrokken vóór het oordeel: {t.ingetrokken} (telt apart, eigen keuze)")
    return lines


def _number(waarde: float) -> str:
    return f"{waarde:.1f}".replace(".", ",")


def _weeks(waarde: float) -> str:
    return f"{_number(waarde)} weken"


PAGE = 25
"""Gemeenten in one message: far below what the channel carries."""


def totals(
    van: date, tot: date, gemeenten: Sequence[tuple[str, Totalen]], periodes: Sequence[Periode]
) -> Sequence[Bericht]:
    """For a provincie: counts for each gemeente that works with it, never a case; in as many messages as it takes."""
    lines: list[Tekst] = [bold(f"Weigeringen van {zeg(van)} tot en met {zeg(tot)}")]
    regels = maak(gemeenten).regels
    lines += [_one_line(regel) for regel in regels if not regel.geen]
    none = [regel.naam for regel in regels if regel.geen]
    if none:
        lines.append(f"• Geen weigeringen: {', '.join(none)}")
    if not gemeenten:
        lines.append("Nog geen gemeente werkt hier met jullie. Een coördinator kiest dat met /partners.")
    *first, last = [stack(*lines[start : start + PAGE]) for start in range(0, len(lines), PAGE)]
    return [*(Bericht(text) for text in first), Bericht(last, onder_elkaar(*(_period(p) for p in periodes)))]


def _one_line(regel: Regel) -> str:
    """What is told of a gemeente; of few refusals no outcome and no delay, which would point at a household."""
    t = regel.totalen
    if t is None:
        return f"• {regel.naam}: {WEINIG}"
    return (
        f"• {regel.naam}: {t.aantal} ({t.terecht} terecht, {t.onterecht} onterecht, {t.zonder_oordeel} open), "
        f"vertraging: woning {days_said(t.dagen)}, huishouden {days_said(t.dagen_huishoudens)}"
        + (f", {t.ingetrokken} ingetrokken" if t.ingetrokken else "")
    )


def counting() -> str:
    """Beside the pressed button."""
    return "Ik tel het op"


def making(soort: str) -> str:
    """Beside the pressed button."""
    return f"Ik maak het .{soort}-bestand"


def file(naam: str, inhoud: bytes, gemeente: str, van: date, tot: date) -> Bericht:
    """The file with what it is."""
    return Bericht(
        f"Weigeringen {gemeente}, {zeg(van)} tot en met {zeg(tot)}. Er staat geen reden en geen naam in.",
        bestand=Bestand(naam, inhoud),
    )
