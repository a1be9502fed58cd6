"""The stand of one gemeente against the line that it should follow over the tijdvak."""

from collections.abc import Iterable
from datetime import date
from math import ceil
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from bot.files.canvas import BLAUW, GEWOON, GRIJS, KLEIN, KOP, LICHT, ZWART, als_png, blad, letter, passend
from bot.files.pictures import Punt, Verloop
from workflows.cijfers.taakstelling import getal

HOOG = 3.6
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
Stijl = dict[str, Any]
LIJN: Stijl
COA: Stijl
EIGEN: Stijl
VERWACHT: Stijl
LIJN, COA, EIGEN, VERWACHT = (
    {"color": GRIJS, "linewidth": 1.6, "linestyle": (0, (5, 3))},
    {"color": ZWART, "linewidth": 2.4, "marker": "s", "markersize": 4.5},
    {"color": BLAUW, "linewidth": 1.8, "marker": "o", "markersize": 4.5, "markerfacecolor": "white"},
    {"color": ZWART, "linewidth": 1.2, "linestyle": (0, (1, 2))},
)
"""Told apart without colour: long dashes, squares, open rounds, dots."""


def verloop(beeld: Verloop) -> bytes:
    """The picture as the bytes of a .png."""
    figure, sheet = blad(HOOG)
    bold = letter(KOP, vet=True)
    sheet.text(0.04, 0.95, passend(beeld.naam, bold, 2.4), fontproperties=bold, va="center", color=ZWART)
    sheet.text(0.96, 0.95, f"{beeld.tijdvak}", fontproperties=letter(KOP), va="center", ha="right", color=ZWART)
    sheet.text(0.04, 0.875, "Gehuisveste personen", fontproperties=letter(KLEIN), va="center", color=GRIJS)
    _draw(_field(figure, beeld), beeld)
    _legend(sheet, beeld)
    return als_png(figure)


def _field(figure: Figure, beeld: Verloop) -> Axes:
    """The field with the months below and the persons at the left."""
    field = figure.add_axes((0.145, 0.245, 0.82, 0.59))
    top = _top(beeld)
    field.set_xlim(0, _day(beeld, beeld.tijdvak.einde))
    field.set_ylim(0, top * 1.08)
    _months(field, beeld)
    step = _step(top)
    ticks = list(range(0, top + 1, step))
    field.set_yticks(ticks, [getal(tick) for tick in ticks])
    field.grid(visible=True, axis="y", color=LICHT, linewidth=0.6)
    field.set_axisbelow(True)
    for side in ("top", "right", "left"):
        field.spines[side].set_visible(False)
    field.tick_params(length=0, pad=3)
    for label in (*field.get_xticklabels(), *field.get_yticklabels()):
        label.set_fontproperties(letter(KLEIN))
        label.set_color(ZWART)
    return field


def _top(beeld: Verloop) -> int:
    """The most persons that the picture must hold."""
    return max(5, beeld.totaal, beeld.verwacht or 0, *(number for _, number in (*beeld.coa, *beeld.eigen)))


def _step(top: int) -> int:
    """A round step that gives at most five lines."""
    size = int(10 ** max(0, len(str(top)) - 2))
    return next(n * size for n in (1, 2, 5, 10, 20) if top <= n * size * 5)


def _day(beeld: Verloop, dag: date) -> int:
    """Days from the eve of the tijdvak: the line leaves from nobody there."""
    return (dag - beeld.tijdvak.begin).days + 1


def _months(field: Axes, beeld: Verloop) -> None:
    begin = beeld.tijdvak.begin
    first = [date(begin.year, begin.month + n, 1) for n in range(6)]
    for dag in first[1:]:
        field.axvline(_day(beeld, dag) - 1, color=LICHT, linewidth=0.6)
    field.set_xticks([_day(beeld, dag) + 14 for dag in first], [MAANDEN[dag.month - 1] for dag in first])


def _draw(field: Axes, beeld: Verloop) -> None:
    last = _day(beeld, beeld.tijdvak.einde)
    goal = max(0, beeld.totaal)
    field.plot([0, last], [0, goal], **LIJN)
    if beeld.vandaag is not None and beeld.tijdvak.begin <= beeld.vandaag <= beeld.tijdvak.einde:
        _today(field, _day(beeld, beeld.vandaag), last)
    _count(field, beeld, beeld.eigen, EIGEN)
    _count(field, beeld, beeld.coa, COA)
    leads = beeld.coa or beeld.eigen
    if beeld.verwacht is not None and leads:
        day, number = _place(beeld, leads[-1])
        field.plot([day, last], [number, beeld.verwacht], **VERWACHT)


def _today(field: Axes, day: int, last: int) -> None:
    """A thin line with its word, at the side where there is room."""
    field.axvline(day, color=GRIJS, linewidth=0.8)
    left = day > last / 2
    field.annotate(
        "vandaag",
        (day, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-3 if left else 3, -1),
        textcoords="offset points",
        fontproperties=letter(KLEIN),
        color=GRIJS,
        ha="right" if left else "left",
        va="top",
    )


def _place(beeld: Verloop, punt: Punt) -> tuple[int, int]:
    """Where a count stands; one from outside the tijdvak stands on its first or last day."""
    return max(0, min(_day(beeld, punt[0]), _day(beeld, beeld.tijdvak.einde))), punt[1]


def _count(field: Axes, beeld: Verloop, punten: Iterable[Punt], style: Stijl) -> None:
    """A count from nobody at the beginning."""
    places = [(0, 0), *(_place(beeld, punt) for punt in punten)]
    if len(places) > 1:
        last = len(places) - 1
        marks = [*range(1, last, ceil(len(places) / 14)), last]
        line = {**style, "markevery": marks, "clip_on": False, "zorder": 3}
        field.plot([day for day, _ in places], [number for _, number in places], **line)


def _legend(sheet: Axes, beeld: Verloop) -> None:
    """What each line is, with its last number: two in a row below the picture."""
    items = [(LIJN, f"totaal: {getal(max(0, beeld.totaal))}")]
    items += [(COA, f"COA: {getal(beeld.coa[-1][1])}")] if beeld.coa else []
    items += [(EIGEN, f"eigen telling: {getal(beeld.eigen[-1][1])}")] if beeld.eigen else []
    if beeld.verwacht is not None and (beeld.coa or beeld.eigen):
        items.append((VERWACHT, f"in dit tempo: {getal(beeld.verwacht)}"))
    for number, (style, words) in enumerate(items):
        left, high = (0.03, 0.505)[number % 2], (0.12, 0.045)[number // 2]
        sheet.plot([left, left + 0.035, left + 0.07], [high] * 3, **{**style, "markevery": [1]})
        sheet.text(left + 0.085, high, words, fontproperties=letter(GEWOON), va="center", color=ZWART)
