"""The facts of a temporary place, with their types."""

from datetime import date

from workflows.engine.feiten import Feiten, dag, vast_getal, vaste_dag, vaste_tekst
from workflows.tussenoplossing import velden


class PlekFeiten(Feiten):
    """What is known of it."""

    plek = vaste_tekst(velden.PLEK)
    personen = vast_getal(velden.PERSONEN)
    begin_op = vaste_dag(velden.BEGIN_OP)
    plek_tot = dag(velden.PLEK_TOT)
    geld_tot = dag(velden.GELD_TOT)
    verlengd_tot = dag(velden.VERLENGD_TOT)
    betaald_tot = dag(velden.BETAALD_TOT)
    vast_op = dag(velden.VAST_OP)

    @property
    def einde(self) -> date | None:
        """The last day on which the household can stay, as it was agreed last; None where nobody entered it."""
        return self.verlengd_tot or self.plek_tot

    @property
    def bijdrage_tot(self) -> date | None:
        """The last day of the contribution of the Rijk by its own decision; None where nobody entered it."""
        return self.betaald_tot or self.geld_tot
