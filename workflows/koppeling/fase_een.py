"""Fase 1 from the gemeente's side: what COA does before and at the koppeling, what one sees of it, and by when.

It has no standen of its own: what a gemeente hears of it first is the koppeling itself. No term here is the gemeente's,
so none is ever called late; COA's are agreements.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.bron import Bron
from workflows.dates.kalender import Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import KOPPELEN, bereken

BRON = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 1", 2016)
STAPPEN = (
    "gesprek na de vergunning, met een tolk",
    "de regievoerder koppelt aan een gemeente",
    "koppelingsbrief: de AZC-locatie geeft hem aan de bewoner",
    "tweede gesprek, hoogstens 14 dagen na het eerste",
    "profiel in TVS",
)
"""What COA does, in order."""
ZIET = "TVS meldt het twee keer: bij de koppeling, en als het profiel compleet is, met het BSN. Dat blijft in TVS."
TE_DOEN = "Is het profiel dan niet compleet? Bel de regievoerder meteen. Zoek intussen verder met wat er wel in staat."
EIGEN = timedelta(weeks=2)
"""When the day of the vergunning is not known: so long after the koppeling we ask for the profile (own choice)."""


@dataclass(frozen=True, slots=True)
class Fase1:
    """How it stands: what is to be said of the koppeling by COA (empty where the day of the vergunning is not known),
    and by when the profile may be expected, with how that was found."""

    koppeling: str
    profiel: date
    profiel_zin: str


def fase1(koppeling: date, vergunning: date | None, kalender: Kalender) -> Fase1:
    """Both days of a koppeling."""
    if vergunning is None:
        day = koppeling + EIGEN
        why = "twee weken na de koppeling (eigen keuze: vul de vergunning in voor de afspraak)"
        return Fase1("", day, f"Profiel compleet: reken op {zeg(day)}, {why}.")
    term = bereken(KOPPELEN, vergunning, kalender)
    over = (koppeling - term.einde).days
    after = "1 dag" if over == 1 else f"{over} dagen"
    when = f"dat is {after} na de afspraak" if over > 0 else "dat is binnen de afspraak"
    said = f"COA koppelde op {zeg(koppeling)}: {when} (vergunning {term.term.lengte}: {zeg(term.einde)})."
    return Fase1(said, term.einde, f"Profiel compleet: afgesproken is {zeg(term.einde)}, twee weken na de vergunning.")
