"""The facts of a koppeling with their types."""

from datetime import date

from workflows.engine.feiten import Feiten, dag, namen, tekst, vast_getal, vaste_dag
from workflows.koppeling import velden
from workflows.koppeling.aanhouden import EISEN_VELD, HOUDT_TEGEN, TEGEN_SINDS, WACHT_SINDS, WACHT_TOT, aangehouden
from workflows.koppeling.taken import Taak


class KoppelingFeiten(Feiten):
    """What is known of a koppeling: its dates, its household, its home, and what holds it up."""

    koppelingsdatum = vaste_dag(velden.KOPPELINGSDATUM)
    personen = vast_getal(velden.PERSONEN)
    vergunning = dag(velden.VERGUNNING)
    tekenafspraak = dag(velden.TEKENAFSPRAAK)
    woning = tekst(velden.WONING)
    corporatie = tekst(velden.CORPORATIE)
    getekend = dag(velden.GETEKEND)
    verhuisd = dag(velden.VERHUISD)
    houdt_tegen = tekst(HOUDT_TEGEN)
    tegen_sinds = dag(TEGEN_SINDS)
    wacht_sinds = dag(WACHT_SINDS)
    wacht_tot = dag(WACHT_TOT)
    eisen = namen(EISEN_VELD)

    def aangehouden_tot(self, vandaag: date) -> date | None:
        """Until when the koppeling is held today; a hold whose end has come is over by itself."""
        return self.wacht_tot if aangehouden(self.alle, vandaag) else None

    def afgevinkt(self, taak: Taak) -> date | None:
        """The day on which this task was ticked."""
        found: date | None = self.alle.get(taak.feit)
        return found
