"""A provincie that names a dossier by its gemeente and half-year: "Urk 2026-II", "dossier urk 2026-2"."""

import re

from bot.desk import cases
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens.message import Bericht
from workflows.dates.tijdvak import lees_tijdvak
from workflows.ladder.tabel import LADDER

_NAMED = re.compile(
    r"(?:(?:open|toon|het|de|dossier|stand|status|zaak|van|voor) )*(?P<wie>[^\d?!.]{2,40}?) "
    r"(?P<tijdvak>20\d\d ?[-/ ]? ?(?:ii?|[12]))"
    r"(?: graag| aub| openen| tonen)?[?!. ]*",
    re.IGNORECASE,
)


def read(visit: Visit, text: str) -> Bericht | None:
    """The dossier of this provincie about that gemeente and half-year; None where it has none, or for other words."""
    named = _NAMED.fullmatch(" ".join(text.split())) if "20" in text else None
    own = organisations(visit.me, Actie.LADDER) if named is not None else ()
    tijdvak = lees_tijdvak(named["tijdvak"]) if named is not None else None
    found = visit.office.gemeenten.precies(named["wie"]) if named is not None and own else ()
    if tijdvak is None or len(found) != 1:
        return None
    for place in own:
        row = visit.store.cases.by_reference(LADDER.naam, place.id, f"{found[0].naam} {tijdvak}")
        if row is not None:
            return cases.show(visit, row.id)
    return None
