"""Cases that touch the one on the screen: a short line with where they are, and a button to each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.screens.case import to_case
from bot.screens.markup import Tekst, bold, stack
from bot.screens.message import Bericht, Knop, actie, groot, klein, onder_elkaar
from bot.screens.zaakregel import Aanvulling
from workflows.contacten import functie as contact_functie
from workflows.engine.tabel import Doorstuurtekst, Procedure, Stand
from workflows.engine.velden import Soort, Veld, zeg_waarde

SAME_HOME = "Meldingen over dezelfde woning"
ABOUT, BESIDE = "Hoort bij", "Ernaast loopt"
PUT_BESIDE = "Zet er iets naast"
RUNS = "Die loopt al:"
TEXT_OF_ANOTHER_STAND = "Die tekst hoort bij een andere stand. Zo staat het nu:"
MOST = 2
"""Buttons: more others of one home are a mistake in a number, and the line names them all."""


@dataclass(frozen=True, slots=True)
class Ernaast:
    """Another case: its id, its reference, and where it is."""

    id: int
    referentie: str
    procedure: Procedure
    stand: Stand

    @property
    def gezegd(self) -> str:
        """In a few words."""
        return f"{klein(self.procedure.titel)} {self.referentie} ({self.stand.titel})"


def beside(titel: str, zaken: Sequence[Ernaast]) -> Aanvulling:
    """The others, under one title; nothing where there are none."""
    if not zaken:
        return Aanvulling()
    line = f"{titel}: {', '.join(zaak.gezegd for zaak in zaken)}."
    buttons = tuple((Knop(f"Open {klein(z.procedure.titel)} {z.referentie}", actie("k", z.id)),) for z in zaken[:MOST])
    return Aanvulling(regels=(line,), kort=(line,), knoppen=buttons)


def choose(referentie: str, zaak: int, soorten: Sequence[Procedure]) -> Bericht:
    """What to begin beside this case."""
    buttons = [Knop(groot(soort.titel), actie("zb", soort.naam, zaak)) for soort in soorten]
    said = "Wat zet je naast " + bold(referentie) + "? Het krijgt hetzelfde zaaknummer, en de zaken wijzen naar elkaar."
    return Bericht(said, onder_elkaar(*buttons, to_case(zaak)))


def put(soort: Procedure) -> str:
    """The button that begins one of this kind beside the case."""
    return f"{groot(soort.titel)} ernaast zetten"


def text_for(functie: str) -> str:
    """The button of a text that is ready."""
    return f"Tekst voor {_titel(functie)}"


def _titel(naam: str) -> str:
    found = contact_functie(naam)
    return found.titel if found is not None else naam


def hand_over(wie: str, bel: Tekst) -> Bericht:
    """Above a text to forward: to whom, and how they are reached."""
    return Bericht(stack(bel, f"Dit kun je doorsturen aan: {wie}. Zet er zelf een groet bij."))


def ready(
    tekst: Doorstuurtekst, procedure: Procedure, referentie: str, gemeente: str, feiten: Mapping[str, Any]
) -> Bericht:
    """The text alone, with what it is about filled in; a part between square brackets of which a fact is not known is
    left out."""
    known = {naam: _gezegd(procedure.velden[naam], value) for naam, value in feiten.items() if value is not None}
    known |= {"zaak": referentie, "gemeente": gemeente}

    def part(found: re.Match[str]) -> str:
        return found[1] if all(naam in known for naam in _NAAM.findall(found[1])) else ""

    words = {veld.naam: veld.leeg for veld in procedure.velden.values()} | known
    return Bericht(_DEEL.sub(part, tekst.zin).format_map(words))


_DEEL, _NAAM = re.compile(r"\[([^\]]*)\]"), re.compile(r"{(\w+)}")


def _gezegd(veld: Veld, waarde: Any) -> str:
    said = zeg_waarde(veld, waarde)
    return klein(said) if veld.soort is Soort.KEUZE else said
