"""Gemeenten as bars: which part of its own opgave each delivers, against a percentage that all agreed on."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.files.canvas import BLAUW, BREED, GRIJS, KLEIN, KOP, ZWART, als_png, blad, breedte, letter, passend
from bot.files.picture_side_by_side import BALK, KOPRUIMTE, LINKS, PER_RIJ, TUSSEN, VAK, VOETRUIMTE
from bot.files.pictures import MEESTE_RIJEN

VOL = 100
"""The percentage at which a bar is full; what is more stands in its number."""
Balk = tuple[str, int | None, int]
"""A name, its percentage (None: not known) and what it adds."""


def percentages(titel: str, balken: Sequence[Balk], streef: int) -> bytes:
    """The first of them, as the bytes of a .png. Raises ValueError when there are none."""
    if not balken:
        raise ValueError("zonder gemeenten is er geen plaatje")
    shown = balken[:MEESTE_RIJEN]
    hoog = KOPRUIMTE + PER_RIJ * len(shown) + VOETRUIMTE
    figure, sheet = blad(hoog)
    bold = letter(KOP, vet=True)
    sheet.text(LINKS, 1 - 0.2 / hoog, passend(titel, bold, BREED * VAK), fontproperties=bold, va="center", color=ZWART)
    _small(sheet, LINKS, 1 - 0.46 / hoog, "Deel van de eigen opgave dat er is", GRIJS)
    for number, balk in enumerate(shown):
        _row(sheet, balk, streef, hoog - KOPRUIMTE - PER_RIJ * number, hoog)
    high = 0.18 / hoog
    sheet.plot([LINKS + 0.008] * 2, [high - 0.07 / hoog, high + 0.07 / hoog], color=ZWART, linewidth=1.8)
    rest = len(balken) - len(shown)
    _small(sheet, LINKS + 0.03, high, f"streefpercentage {streef}%{f', en nog {rest} gemeenten' if rest else ''}")
    return als_png(figure)


def said(balk: Balk) -> str:
    """What stands beside a name."""
    _, procent, erbij = balk
    if procent is None:
        return "geen cijfers"
    return f"{procent}%, {erbij} erbij" if erbij else f"{procent}%"


def _small(sheet: Axes, x: float, y: float, words: str, color: str = ZWART, *, right: bool = False) -> None:
    side = "right" if right else "left"
    sheet.text(x, y, words, fontproperties=letter(KLEIN), va="center", ha=side, color=color)


def _row(sheet: Axes, balk: Balk, streef: int, top: float, hoog: float) -> None:
    naam, procent, _ = balk
    words, bold = said(balk), letter(KLEIN, vet=True)
    room = BREED * VAK - breedte(words, letter(KLEIN)) - TUSSEN
    line = (top - 0.1) / hoog
    sheet.text(LINKS, line, passend(naam, bold, room), fontproperties=bold, va="center", color=ZWART)
    _small(sheet, LINKS + VAK, line, words, right=True)
    bottom, high = (top - 0.21 - BALK) / hoog, BALK / hoog
    sheet.add_patch(Rectangle((LINKS, bottom), VAK, high, facecolor="white", edgecolor=GRIJS, linewidth=0.8))
    if procent is None:
        sheet.add_patch(Rectangle((LINKS, bottom), VAK, high, facecolor="none", edgecolor=GRIJS, hatch="////"))
        return
    full = VAK * min(VOL, procent) / VOL
    sheet.add_patch(Rectangle((LINKS, bottom), full, high, facecolor=BLAUW, edgecolor=BLAUW, linewidth=0.8))
    place, over = LINKS + VAK * min(VOL, streef) / VOL, 0.035 / hoog
    for color, width in (("white", 3.4), (ZWART, 1.8)):
        sheet.plot([place, place], [bottom - over, bottom + high + over], color=color, linewidth=width)
