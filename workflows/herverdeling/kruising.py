"""Two herverdelingen of one gemeente in one tijdvak: both may be, but nobody begins or reopens a second unasked.

Each counts from the published number (`several` in the bot says what they come to together). Swapping with two others
is common, so it is asked and not refused (own choice: the documents know no rule).
"""

from datetime import date

from workflows.dates.kalender import Kalender
from workflows.engine.kruising import Kruising
from workflows.engine.zaak import MAAK, Zaak
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, GESTOPT

NAAM = "herverdeling"
BAND = "herverdeling in hetzelfde tijdvak"
"""They share a gemeente and a tijdvak."""


def telt(zaak: Zaak) -> bool:
    """Whether it changes a taakstelling, or will: it did not stop."""
    return zaak.standen[GEHEEL] not in GESTOPT


def _ook(zaak: Zaak, ander: Zaak, _: date, __: Kalender) -> str:
    if not (telt(zaak) and telt(ander)):
        return ""
    tijdvak = HerverdelingFeiten(ander.feiten).tijdvak
    return (
        f"In tijdvak {tijdvak} is er ook {{ander}}, met een van deze gemeenten. Geef ook hier het "
        "gepubliceerde cijfer: ligt dat besluit er eerder, dan telt het stuk daarvandaan. Is dit een andere?"
    )


KRUISINGEN = (
    Kruising(NAAM, (MAAK,), NAAM, BAND, vraagt=_ook, naam="een tweede herverdeling in één tijdvak"),
    Kruising(NAAM, ("trek_in", "niet_hersteld"), NAAM, BAND, terug=True, vraagt=_ook, nieuw=True,
             naam="een herverdeling gaat weer lopen naast een andere: ongedaan maken"),
)  # fmt: skip
