"""The canvas: a sheet of phone width, its letters, and how it becomes bytes.

Only objects of its own: the state that matplotlib shares (pyplot, settings of the user) is not used, because a picture
is drawn in a thread. Fonts come from the library itself, so that a picture looks the same everywhere.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

DPI = 200
BREED = 3.6
"""Inches: 720 dots. A phone shows them in some 270, where letters of 9.5 points are then 10 dots high."""
KLEIN, GEWOON, KOP = 9.5, 9.5, 12.0
"""Sizes of letters in points."""
ZWART, GRIJS, LICHT, BLAUW = "#111111", "#6b6b6b", "#d9d9d9", "#1d4f91"
"""Blue reads as dark grey without colour; nothing is said by colour alone."""


@cache
def letter(size: float, *, vet: bool = False) -> FontProperties:
    """DejaVu Sans of this size, which has every letter of the names of gemeenten."""
    name = "DejaVuSans-Bold.ttf" if vet else "DejaVuSans.ttf"
    return FontProperties(fname=str(Path(get_data_path()) / "fonts" / "ttf" / name), size=size)


def blad(hoog: float) -> tuple[Figure, Axes]:
    """A white sheet so many inches high, with one empty field over all of it: 0 to 1, without frame or ticks."""
    figure = Figure(figsize=(BREED, hoog), dpi=DPI, facecolor="white")
    field = figure.add_axes((0, 0, 1, 1))
    field.set_axis_off()
    field.set_xlim(0, 1)
    field.set_ylim(0, 1)
    return figure, field


def als_png(figure: Figure) -> bytes:
    """The sheet as the bytes of a .png: the same sheet gives the same bytes."""
    out = BytesIO()
    FigureCanvasAgg(figure)  # the sheet draws itself with this, whatever the machine would choose
    figure.savefig(out, format="png", dpi=DPI, facecolor="white", metadata={"Software": None})
    return out.getvalue()


def breedte(tekst: str, soort: FontProperties) -> float:
    """How wide these words are, in inches."""
    width, _, _ = text_to_path.get_text_width_height_descent(tekst, soort, ismath=False)
    return float(width) / 72


def passend(tekst: str, soort: FontProperties, ruimte: float) -> str:
    """As much of the words as fits in so many inches."""
    if breedte(tekst, soort) <= ruimte:
        return tekst
    shorter = (f"{tekst[:n].rstrip()}…" for n in range(len(tekst) - 1, 0, -1))
    return next((words for words in shorter if breedte(words, soort) <= ruimte), "")
