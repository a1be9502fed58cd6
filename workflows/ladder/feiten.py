"""The facts of a ladder with their types."""

from datetime import date

from workflows.dates.tijdvak import Tijdvak, tijdvak_van
from workflows.engine.feiten import Feiten, dag, vaste_dag, vaste_tekst
from workflows.ladder import velden


class LadderFeiten(Feiten):
    """What is known of a dossier: its gemeente and half-year, its letters, and since when it is where it is."""

    tijdvak_op = vaste_dag(velden.TIJDVAK_OP)
    gemeente = vaste_tekst(velden.GEMEENTE)
    ambtsbericht_op = dag(velden.AMBTSBERICHT_OP)
    overleg_op = dag(velden.OVERLEG_OP)
    einde_op = dag(velden.EINDE_OP)
    concept_sinds = dag(velden.CONCEPT_SINDS)
    aangehouden_op = dag(velden.AANGEHOUDEN_OP)
    stand_op = dag(velden.STAND_OP)

    @property
    def gemist(self) -> Tijdvak:
        """The half-year that the ladder is about."""
        return tijdvak_van(self.tijdvak_op)

    def nummer(self, brief: str) -> str:
        """The number of this letter; empty while it has none."""
        return str(self.alle.get(f"{brief}_nr") or "")

    def verstuurd(self, brief: str) -> date | None:
        """The day on which this letter was sent; None while it is a draft."""
        return self._dag(f"{brief}_verstuurd")

    def tot(self, brief: str) -> date | None:
        """The last day of the term in this letter; None where it has none."""
        return self._dag(f"{brief}_tot")

    def vastgelegd(self, brief: str) -> bool:
        """Whether this letter is there: with a number, or with the answer that it was not sent yet."""
        return bool(self.nummer(brief)) or f"{brief}_verstuurd" in self.alle

    def _dag(self, naam: str) -> date | None:
        found = self.alle.get(naam)
        return found if isinstance(found, date) else None
