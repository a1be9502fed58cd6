"""Gemeenten side by side: how much of what each has to house is done, against where it should be by now."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from bot.files.canvas import BLAUW, BREED, GRIJS, KLEIN, KOP, ZWART, als_png, blad, breedte, letter, passend
from bot.files.pictures import MEESTE_RIJEN, NaastElkaar, Rij
from workflows.cijfers.taakstelling import getal

KOPRUIMTE, PER_RIJ, VOETRUIMTE = 0.68, 0.48, 0.38
"""Inches of the head, of each gemeente and of the foot."""
LINKS, VAK = 0.04, 0.92
"""Where all begins and how wide it is, of the width of the sheet."""
TUSSEN = 0.12
"""Inches between a name and its numbers, at least."""
BALK = 0.15
"""Inches that a bar is high."""


def naast_elkaar(beeld: NaastElkaar) -> bytes:
    """The first of the gemeenten as bars, as the bytes of a .png. Raises ValueError when there are none."""
    if not beeld.rijen:
        raise ValueError("zonder gemeenten is er geen plaatje")
    shown = beeld.rijen[:MEESTE_RIJEN]
    hoog = KOPRUIMTE + PER_RIJ * len(shown) + VOETRUIMTE
    figure, sheet = blad(hoog)
    _head(sheet, beeld, hoog)
    for number, rij in enumerate(shown):
        _row(sheet, rij, beeld.deel, hoog - KOPRUIMTE - PER_RIJ * number, hoog)
    _foot(sheet, beeld, hoog)
    return als_png(figure)


def _head(sheet: Axes, beeld: NaastElkaar, hoog: float) -> None:
    bold = letter(KOP, vet=True)
    titel = passend(beeld.titel, bold, BREED * VAK)
    sheet.text(LINKS, 1 - 0.2 / hoog, titel, fontproperties=bold, va="center", color=ZWART)
    sheet.text(
        LINKS,
        1 - 0.46 / hoog,
        "Gehuisvest van het totaal te huisvesten",
        fontproperties=letter(KLEIN),
        va="center",
        color=GRIJS,
    )


def _row(sheet: Axes, rij: Rij, deel: float, top: float, hoog: float) -> None:
    """Name and numbers, and below them the bar; `top` is in inches from the foot of the sheet."""
    words, said, bold = (top - 0.1) / hoog, numbers(rij), letter(KLEIN, vet=True)
    naam = passend(rij.naam, bold, BREED * VAK - breedte(said, letter(KLEIN)) - TUSSEN)
    sheet.text(LINKS, words, naam, fontproperties=bold, va="center", color=ZWART)
    sheet.text(LINKS + VAK, words, said, fontproperties=letter(KLEIN), va="center", ha="right", color=ZWART)
    bottom, high = (top - 0.21 - BALK) / hoog, BALK / hoog
    sheet.add_patch(Rectangle((LINKS, bottom), VAK, high, facecolor="white", edgecolor=GRIJS, linewidth=0.8))
    if rij.gehuisvest is None:
        sheet.add_patch(
            Rectangle((LINKS, bottom), VAK, high, facecolor="none", edgecolor=GRIJS, linewidth=0, hatch="////")
        )
        return
    done = part(rij)
    sheet.add_patch(Rectangle((LINKS, bottom), VAK * done, high, facecolor=BLAUW, edgecolor=BLAUW, linewidth=0.8))
    if rij.totaal > 0:
        place = LINKS + VAK * min(1.0, max(0.0, deel))
        over = 0.035 / hoog
        sheet.plot([place, place], [bottom - over, bottom + high + over], color="white", linewidth=3.4)
        sheet.plot([place, place], [bottom - over, bottom + high + over], color=ZWART, linewidth=1.8)


def part(rij: Rij) -> float:
    """How much is done, from 0 to 1; who has nothing (more) to house is done."""
    if rij.gehuisvest is None:
        return 0.0
    return 1.0 if rij.totaal <= 0 else min(1.0, rij.gehuisvest / rij.totaal)


def numbers(rij: Rij) -> str:
    """As in "34 van 60", with what cannot be drawn in words."""
    if rij.gehuisvest is None:
        return "geen telling"
    if rij.totaal <= 0:
        return f"{getal(rij.gehuisvest)}, niets te huisvesten"
    return f"{getal(rij.gehuisvest)} van {getal(rij.totaal)}"


def _foot(sheet: Axes, beeld: NaastElkaar, hoog: float) -> None:
    """What the mark says, and how many gemeenten are left out."""
    rest = len(beeld.rijen) - MEESTE_RIJEN
    high = 0.18 / hoog
    sheet.plot([LINKS + 0.008] * 2, [high - 0.07 / hoog, high + 0.07 / hoog], color=ZWART, linewidth=1.8)
    words = f"hier hoort het te zijn ({round(100 * min(1.0, max(0.0, beeld.deel)))}%)"
    sheet.text(LINKS + 0.03, high, words, fontproperties=letter(KLEIN), va="center", color=ZWART)
    if rest > 0:
        sheet.text(
            LINKS + VAK, high, f"en nog {rest}", fontproperties=letter(KLEIN), va="center", ha="right", color=ZWART
        )
