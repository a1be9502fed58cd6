"""The facts of prestatieafspraken, with their types."""

from datetime import date

from workflows.engine.feiten import Feiten, dag, tekst, vaste_dag
from workflows.prestatieafspraken import velden
from workflows.prestatieafspraken.velden import AFSPRAKEN, Afspraak


class AfspraakFeiten(Feiten):
    """What is known of them."""

    van_op = vaste_dag(velden.VAN_OP)
    tot_op = vaste_dag(velden.TOT_OP)
    corporatie = tekst(velden.CORPORATIE)
    afgesproken_op = dag(velden.AFGESPROKEN_OP)
    overleg_op = dag(velden.OVERLEG_OP)
    overleg_voor = dag(velden.OVERLEG_VOOR)
    geschil_op = dag(velden.GESCHIL_OP)
    uitspraak_op = dag(velden.UITSPRAAK_OP)
    weigert_op = dag(velden.WEIGERT_OP)
    autoriteit_op = dag(velden.AUTORITEIT_OP)
    bzk_op = dag(velden.BZK_OP)
    provincie_op = dag(velden.PROVINCIE_OP)

    @property
    def bindt_sinds(self) -> date | None:
        """Since when they bind: signed, or by the word of the minister; None while they do not."""
        return self.uitspraak_op or self.afgesproken_op

    def gekozen(self) -> list[tuple[Afspraak, object]]:
        """The clauses that were chosen, each with what was filled in, in their order."""
        found = ((item, self.alle.get(item.veld.naam)) for item in AFSPRAKEN)
        return [(item, value) for item, value in found if value is not None]

    def getal(self, naam: str) -> int | None:
        """What was filled in for a clause with a number; None where it was not chosen."""
        value = self.alle.get(naam)
        return value if isinstance(value, int) else None
