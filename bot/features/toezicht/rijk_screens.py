"""What the Rijk looks at when it supervises a provincie, with the provincie's own figures: a self-check."""

from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie
from workflows.bron import Bron
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.rijk import Zelfbeeld

BRON = Bron("Handreiking Huisvesting vergunninghouders", "3.3.3", 2016)


def selfcheck(organisatie: int, provincie: str, tijdvak: Tijdvak, z: Zelfbeeld) -> Bericht:
    """The four things that BZK watches."""
    lines: list[Tekst] = [
        bold(f"Rijk over provincie · {provincie} {tijdvak}"),
        f"Waar BZK naar kijkt, met jullie eigen cijfers. Stand per {zeg(z.dag)}.",
        _mark(z.gehaald == z.van) + bold("Taakstelling") + f": {z.gehaald} van {z.van} gehaald{_sums(z)}.",
        _weeks(z),
        _mark(not z.zonder_oordeel) + bold("Aanspreken") + f": {_spoken(z)}",
        _mark(not z.ladder_ontbreekt and not z.over_het_jaar) + bold("Ladder") + f": {_ladder(z)}",
        "Vindt BZK dat jullie te weinig doen, dan volgt eerst een gesprek met afspraken, en daarna de ladder tegen de "
        "provincie.",
        italic(f"{BRON}. De vinkjes zijn onze lezing, geen oordeel van het Rijk."),
    ]
    here = Knop("Filter en stappen", actie("tz", organisatie, "r", tijdvak.code))
    short = Knop("Met tekort", actie("tz", organisatie, "l", tijdvak.code, 0, "t"))
    course = Knop("Gemiddelde per maand", actie("tz", organisatie, "e", tijdvak.code))
    return Bericht(stack(*lines), ((short, course), (here,)))


def _mark(goed: bool) -> str:
    return "✓ " if goed else "⚠ "


def _sums(z: Zelfbeeld) -> str:
    if z.totaal <= 0:
        return ""
    unknown = f", van {z.zonder_cijfers} geen cijfers" if z.zonder_cijfers else ""
    return f", samen {z.gehuisvest} van {z.totaal} ({z.gehuisvest * 100 // z.totaal}%){unknown}"


def _weeks(z: Zelfbeeld) -> Tekst:
    head = bold("12 weken")
    if not z.gemeten:
        return _mark(goed=False) + head + ": van geen gemeente is het gemiddelde ingevuld."
    return _mark(z.binnen == z.gemeten) + head + f": {z.binnen} van {z.gemeten} binnen 12 (van {z.van} gemeenten)."


def _spoken(z: Zelfbeeld) -> str:
    if not z.tekort:
        return "geen gemeente met tekort."
    done = z.tekort - z.zonder_oordeel
    return f"{done} van {z.tekort} met tekort kregen een oordeel of staan op de ladder."


def _ladder(z: Zelfbeeld) -> str:
    said = [f"{z.ladders} dossiers lopen"] if z.ladders != 1 else ["1 dossier loopt"]
    if z.ladder_ontbreekt:
        said.append(f"{z.ladder_ontbreekt} met uitkomst actie zonder dossier")
    if z.over_het_jaar:
        said.append(f"{z.over_het_jaar} langer dan een jaar, het Rijk houdt een jaar aan als grens")
    return "; ".join(said) + "."
