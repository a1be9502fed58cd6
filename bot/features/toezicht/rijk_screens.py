"""What the Rijk looks at when it supervises a provincie, with the provincie's own figures: a self-check."""

from collections.abc import Mapping

from bot.screens.markup import Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop, actie
from workflows.bron import Bron
from workflows.cijfers.taakstelling import getal
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.rijk import Merk, Zelfbeeld

BRON = Bron("Handreiking Huisvesting vergunninghouders", "3.3.3", 2016)


def selfcheck(organisatie: int, provincie: str, tijdvak: Tijdvak, z: Zelfbeeld) -> Bericht:
    """The four things that BZK watches."""
    lines: list[Tekst] = [
        bold(f"Rijk over provincie · {provincie} {tijdvak}"),
        f"Waar BZK naar kijkt, met jullie eigen cijfers. Stand per {zeg(z.dag)}.",
        MARKS[z.taakstelling] + bold("Taakstelling") + f": {_met(z)}.",
        MARKS[z.twaalf_weken] + bold("12 weken") + f": {_weeks(z)}.",
        MARKS[z.aanspreken] + bold("Aanspreken") + f": {_spoken(z)}",
        MARKS[z.ladder] + bold("Ladder") + f": {_ladder(z)}",
        *([OPEN] if z.iets_open else []),
        "Vindt BZK dat jullie te weinig doen, dan volgt eerst een gesprek met afspraken, en daarna de ladder tegen de "
        "provincie.",
        italic(f"{BRON}. De tekens zijn onze lezing, geen oordeel van het Rijk."),
    ]
    here = Knop("Filter en stappen", actie("tz", organisatie, "r", tijdvak.code))
    short = Knop("Met tekort", actie("tz", organisatie, "l", tijdvak.code, 0, "t"))
    course = Knop("Gemiddelde per maand", actie("tz", organisatie, "e", tijdvak.code))
    fill = Knop("Nog invullen", actie("tz", organisatie, "l", tijdvak.code, 0, "i"))
    rows = ((short, course), (fill, here)) if z.onbeslist and not z.loopt else ((short, course), (here,))
    return Bericht(stack(*lines), rows)


MARKS: Mapping[Merk, str] = {"goed": "✓ ", "let_op": "⚠ ", "open": "? "}
OPEN = "Een ? betekent: daar staat nog iets open, dus er is nog geen uitkomst."


def _met(z: Zelfbeeld) -> str:
    """How many met it; while it runs, or figures may still change, how many would."""
    if z.loopt:
        return f"het halfjaar loopt nog{_sums(z)}"
    unsure = f"; van {z.voorlopig} staan de cijfers nog niet vast" if z.voorlopig else ""
    return f"{z.gehaald} van {z.van} gehaald{_sums(z)}{unsure}"


def _sums(z: Zelfbeeld) -> str:
    if z.totaal <= 0:
        return ""
    return f", samen {getal(z.gehuisvest)} van {getal(z.totaal)} ({z.gehuisvest * 100 // z.totaal}%)"


def _weeks(z: Zelfbeeld) -> str:
    if not z.gemeten:
        return "van geen gemeente is het gemiddelde ingevuld"
    return f"{z.binnen} van {z.gemeten} binnen 12 (ingevuld: {z.gemeten} van {z.van} gemeenten)"


def _spoken(z: Zelfbeeld) -> str:
    if z.loopt:
        behind = f"{z.tekort} achter op de lijn" if z.tekort else "geen gemeente achter op de lijn"
        return f"{behind}. Een oordeel kan na het halfjaar."
    unsure = f" Van {z.onbeslist} is de uitkomst nog open." if z.onbeslist else ""
    if not z.tekort:
        return f"geen gemeente met tekort.{unsure}"
    done = z.tekort - z.zonder_oordeel
    return f"{done} van {z.tekort} met tekort kregen een oordeel of staan op de ladder.{unsure}"


def _ladder(z: Zelfbeeld) -> str:
    said = [f"{z.ladders} dossiers lopen"] if z.ladders != 1 else ["1 dossier loopt"]
    if z.ladder_ontbreekt:
        said.append(f"{z.ladder_ontbreekt} met uitkomst actie zonder dossier")
    if z.over_het_jaar:
        said.append(f"{z.over_het_jaar} langer dan een jaar, het Rijk houdt een jaar aan als grens")
    return "; ".join(said) + "."
