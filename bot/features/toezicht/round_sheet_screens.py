"""The half-year round as a sheet: the way to it, what stands on its cover, and its words."""

from datetime import date
from typing import Any

from bot.screens.message import Knop, actie
from bot.screens.sheets import Uitgaand, Woorden, knop
from workflows.dates.numbers import zeg_tienden
from workflows.dates.reading import zeg
from workflows.dates.tijdvak import Tijdvak
from workflows.lijsten.terugblad import zegt
from workflows.toezicht.beleidskader import KLEUREN, Beleidskader
from workflows.toezicht.beleidskader import WOORDEN as WOORDEN_ZONDER
from workflows.toezicht.blad import UITGESTELD, VORM
from workflows.toezicht.ronde import OORDELEN

SENT = "dit oordeel is al verstuurd. Trek het eerst terug"
FIRST = "het oordeel wacht: het rust op wat ernaast staat"
NO_JUDGEMENT = "vul bij Oordeel in wat je oordeelt"
UNTIL = "vul bij Uitgesteld tot een dag in die nog komt"
NOT_UNTIL = "een dag bij Uitgesteld tot hoort bij het oordeel uitgesteld"
BLAME = "je oordeelt anders dan het voorstel. Vul bij Verwijtbaar in: ja of nee"


def blame_follows(*, ja: bool) -> str:
    """Who follows the proposal, follows it in whether the miss counts."""
    return f"je volgt het voorstel, en dan is het volgens je beleidskader {'wel' if ja else 'niet'} verwijtbaar"


def not_yet(tijdvak: Tijdvak) -> str:
    """A judgement needs a tijdvak that is over, counted to its end."""
    return f"een oordeel kan nog niet: er is geen cijfer van COA tot en met {zeg(tijdvak.einde)}"


def cell(naam: str, waarde: Any) -> str | int | date | None:
    """A value as it stands in the sheet; it is read back as the same."""
    if waarde is None:
        return None
    if naam == "weken":
        return zeg_tienden(waarde)
    return OORDELEN[waarde] if naam == "oordeel" else waarde


def _said(naam: str, waarde: Any) -> str:
    return zegt(naam, waarde if waarde in KLEUREN else cell(naam, waarde))


WOORDEN = Woorden(
    "gemeente",
    "gemeenten",
    "Tijdvak, Saldo en Voorstel, want die volgen uit de cijfers",
    lambda organisatie, over: (
        Knop("Filter en stappen", actie("tz", organisatie, "r", over))
        if over
        else Knop("Naar de lijst", actie("tz", organisatie))
    ),
    _said,
)


def to_sheet(organisatie: int, tijdvak: Tijdvak) -> Knop:
    """The way to it."""
    return knop("Blad om in te vullen", VORM, organisatie, tijdvak.code)


def out(provincie: str, tijdvak: Tijdvak, aantal: int, kader: Beleidskader) -> Uitgaand:
    """What goes out."""
    words = ", ".join(kader.woord(naam) for naam in (*KLEUREN, *WOORDEN_ZONDER))
    lines = [
        "Vul in wat je weet. Een kolom die jullie beleidskader niet meetelt, staat er niet bij.",
        f"Oordeel: {words}, {UITGESTELD}. De kleur alleen mag ook.",
        "Oordeel je anders dan het voorstel? Vul dan bij Verwijtbaar in: ja of nee.",
        "Er gaat nog niets naar een gemeente: een oordeel blijft concept tot je het verstuurt.",
        "Tijdvak, Saldo en Voorstel lees ik niet terug: die volgen uit de cijfers.",
    ]
    return Uitgaand(
        f"halfjaarronde-{provincie.lower()}-{tijdvak}",
        "Halfjaarronde",
        f"Halfjaarronde {tijdvak} van {provincie}: {aantal} gemeenten",
        "Er staan concepten in: intern.",
        lines,
    )
