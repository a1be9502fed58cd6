"""What stands below a picture: its numbers, and what they say."""

from collections.abc import Sequence

from bot.files.pictures import MEESTE_RIJEN
from bot.screens.markup import bold, italic, stack
from bot.screens.message import Bericht, Bestand, Knop, Rij, actie
from workflows.cijfers.saldo import Halfjaarstand, zeg_saldo
from workflows.cijfers.taakstelling import getal
from workflows.cijfers.verwachting import Verwachting, lijn
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak

DRAWING = "Ik teken de grafiek"


def knop(tijdvak: Tijdvak, *gemeente: str) -> Knop:
    """The button for the picture of a gemeente (its code), or of all that are seen together."""
    return Knop("Grafiek", actie("gr", *gemeente, tijdvak))


def verloop(half: Halfjaarstand, forecast: Sequence[str], plaatje: Bestand, *, restant_bekend: bool) -> Bericht:
    """One gemeente against its line; `forecast` as below."""
    estimate = "" if half.taakstelling.gepubliceerd else " (met een geschatte taakstelling)"
    unknown = [] if restant_bekend else ["Het restant is niet bekend en telt als 0."]
    text = stack(
        bold(f"{half.gemeente} · {half.tijdvak}"),
        f"Totaal te huisvesten: {getal(half.totaal)}{estimate}.",
        *unknown,
        *_counts(half),
        *forecast,
    )
    return Bericht(text, bestand=plaatje)


def _counts(half: Halfjaarstand) -> list[str]:
    if half.telling is None:
        return ["Er is nog geen telling."]
    named = (("COA", half.coa), ("Eigen telling", half.eigen))
    counts = [f"{naam}: {getal(t.aantal)} t/m {zeg(t.tot)}." for naam, t in named if t]
    return [*counts, f"De lijn staat dan op {getal(lijn(half, half.telling.tot))}: {behind(half)}."]


def behind(half: Halfjaarstand) -> str:
    """How the count that leads stands to the line on its own day; at the end of the tijdvak that is the saldo."""
    telling = half.telling
    if telling is None:
        return "geen telling"
    if telling.tot >= half.tijdvak.einde:
        return zeg_saldo(half.saldo)
    ahead = telling.aantal - lijn(half, telling.tot)
    if ahead == 0:
        return "op de lijn"
    return f"{getal(abs(ahead))} {'achter' if ahead < 0 else 'voor'}"


def forecast(tempo: Verwachting | None, per_week: int | None) -> list[str]:
    """While the tijdvak runs: how it ends at this pace, and what is still needed."""
    lines = []
    if tempo is not None:
        lines.append(f"In dit tempo: {getal(tempo.gehuisvest)} aan het eind, {zeg_saldo(tempo.saldo)}.")
    if per_week:
        lines.append(f"Nodig tot het eind: {getal(per_week)} per week.")
    return lines


def naast(titel: str, tijdvak: Tijdvak, standen: Sequence[Halfjaarstand], plaatje: Bestand) -> Bericht:
    """The gemeenten of the picture in words, as many as are drawn."""
    rest = len(standen) - MEESTE_RIJEN
    more = [f"En nog {rest}, die er beter voor staan of geen telling hebben."] if rest > 0 else []
    text = stack(bold(f"{titel} · {tijdvak}") + ", meest dringend eerst", *map(_row, standen[:MEESTE_RIJEN]), *more)
    return Bericht(text, _halves(tijdvak), bestand=plaatje)


def _halves(tijdvak: Tijdvak) -> tuple[Rij, ...]:
    """The same picture of the half-years beside it."""
    before, after = tijdvak.vorige, tijdvak.volgende
    return ((Knop(f"◀ {before}", actie("gr", before)), Knop(f"{after} ▶", actie("gr", after))),)


def _row(half: Halfjaarstand) -> str:
    if half.telling is None:
        return f"{half.gemeente}: geen telling, totaal {getal(half.totaal)}"
    if half.totaal <= 0:
        return f"{half.gemeente}: {getal(half.telling.aantal)}, niets te huisvesten, {zeg_saldo(half.saldo)}"
    return f"{half.gemeente}: {getal(half.telling.aantal)} van {getal(half.totaal)}, {behind(half)}"


def no_line(naam: str, tijdvak: Tijdvak) -> Bericht:
    """Without a taakstelling there is nothing to draw against."""
    return Bericht(f"Van {naam} ken ik geen taakstelling voor {tijdvak}: er is geen lijn om te tekenen.")


def nothing_to_compare(titel: str, tijdvak: Tijdvak) -> Bericht:
    """Of none of the gemeenten a taakstelling is known."""
    return Bericht(
        f"Van geen gemeente in {titel} ken ik een taakstelling voor {tijdvak}. "
        "Voer ze eerst in met " + italic("/gegevens") + ".",
        _halves(tijdvak),
    )
