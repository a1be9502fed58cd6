"""The facts of a woningweigering with their types."""

from datetime import date

from workflows.engine.feiten import Feiten, dag, tekst, vaste_dag, vaste_tekst, zaaknummer
from workflows.koppeling.velden import WONING
from workflows.woningweigering import velden


class WeigeringFeiten(Feiten):
    """What is known of a refusal: what happened, COA's judgement, the second chance, the outcome of both tracks, and
    the koppeling it is about."""

    voorval = vaste_tekst(velden.VOORVAL)
    voorval_op = vaste_dag(velden.VOORVAL_OP)
    woning = tekst(WONING)
    koppeling = zaaknummer(velden.KOPPELING)
    oordeel_op = dag(velden.OORDEEL_OP)
    kans_tot = dag(velden.KANS_TOT)
    geaccepteerd_op = dag(velden.GEACCEPTEERD_OP)
    afspraak = dag(velden.AFSPRAAK)
    tekenen_op = dag(velden.TEKENEN_OP)
    getekend_op = dag(velden.GETEKEND_OP)
    definitief_op = dag(velden.DEFINITIEF_OP)
    verlaten_op = dag(velden.VERLATEN_OP)
    titel_op = dag(velden.TITEL_OP)
    ontruimd_op = dag(velden.ONTRUIMD_OP)
    vrij_op = dag(velden.VRIJ_OP)
    eerst_vrij = dag(velden.EERST_VRIJ)
    gekoppeld_op = dag(velden.GEKOPPELD_OP)
    kandidaat_op = dag(velden.KANDIDAAT_OP)
    weer_geweigerd_op = dag(velden.WEER_GEWEIGERD_OP)
    niet_door_op = dag(velden.NIET_DOOR_OP)
    kans_eerder = tekst(velden.KANS_EERDER)
    overlegd = tekst(velden.OVERLEGD)
    gemeld_op = dag(velden.GEMELD_OP)
    leiding_op = dag(velden.LEIDING_OP)
    terug_op = dag(velden.TERUG_OP)
    huurderving = tekst(velden.HUURDERVING)

    @property
    def uit_opvang(self) -> date | None:
        """Since when the household is out of the opvang."""
        return self.ontruimd_op or self.verlaten_op

    @property
    def tekendag(self) -> date | None:
        """When the household takes the home after all: the day of the contract, else the day that was agreed."""
        return self.getekend_op or self.afspraak or self.tekenen_op

    def gebeld(self, wie: str) -> str | None:
        """Whether this party of `velden.BELLEN` was reached, where it was called."""
        found: str | None = self.alle.get(f"bel_{wie}")
        return found

    def gebeld_op(self, wie: str) -> date | None:
        """When it was called last."""
        found: date | None = self.alle.get(f"bel_{wie}_op")
        return found
