"""A herverdeling between made-up officers of real gemeenten, and the road it takes."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from workflows.engine.zaak import Regel, Zaak, doe, noteer, volg
from workflows.herverdeling.regels import CODES, GEHEEL, Herverdeling
from workflows.herverdeling.tabel import MELD, herverdeling, maak
from workflows.herverdeling.velden import MELDNAMEN

LELYSTAD, ALMERE, ZEEWOLDE = "GM0995", "GM0034", "GM0050"
VANDAAG = date(2026, 10, 5)
TWEE = {LELYSTAD: -10, ALMERE: 10}
DRIE = {LELYSTAD: -15, ALMERE: 10, ZEEWOLDE: 5}
VOOR = {LELYSTAD: 60, ALMERE: 150, ZEEWOLDE: 20}


def gebroken(zaak: Zaak, dag: date) -> set[str]:
    """The conditions of a lawful herverdeling that do not hold (yet), of those that have a code."""
    blik = Herverdeling(zaak.standen[GEHEEL], zaak.feiten, dag, zaak.standen)
    return {naam for naam in CODES if not getattr(blik, naam)}


class Road:
    """A case that is walked, with all its lines."""

    def __init__(self, verschillen: Mapping[str, int] = TWEE, dag: date = VANDAAG, **feiten: Any) -> None:
        self.dag = dag
        known = {"gekoppeld": "nee", **feiten}
        self.zaak, line = maak(verschillen, "2027-I", known, self.dag)
        self.codes = tuple(sorted(verschillen))
        self.procedure = herverdeling(self.codes)
        self.lines: list[Regel] = [line]

    def zet(self, spoor: str, trigger: str, **feiten: Any) -> Zaak:
        """Take a step and what follows."""
        self.zaak, lines = doe(self.procedure, self.zaak, spoor, trigger, feiten, self.dag)
        self.lines += lines
        return self.zaak

    def geheel(self, trigger: str, **feiten: Any) -> str:
        """Take a step of the whole; where it then is."""
        return self.zet(GEHEEL, trigger, **feiten).standen[GEHEEL]

    def meld(self, *namen: str) -> None:
        """Record today that these were told."""
        self.zaak, line = noteer(self.procedure, self.zaak, MELD, dict.fromkeys(namen, self.dag), self.dag)
        self.zaak, lines = volg(self.procedure, self.zaak, self.dag)
        self.lines += [line, *lines]

    def bevestig(self, code: str, aantal: int | None = None) -> None:
        """A gemeente gives its published number."""
        number = VOOR[code] if aantal is None else aantal
        day = min(self.dag, date(2026, 9, 28))
        facts = {f"voor_{code}": number, f"bron_{code}": "staatscourant", f"bron_op_{code}": day}
        self.zet(code, "bevestig", **facts)

    def akkoord(self, code: str) -> None:
        """A gemeente agrees with the figures of now."""
        self.zet(code, "akkoord", **{f"ronde_{code}": self.zaak.feiten["ronde"]})

    def besluit(self, code: str, op_schrift: str = "ja") -> None:
        """A college decides today."""
        facts = {f"besluit_op_{code}": self.dag, f"nummer_{code}": f"B{code[2:]}-1", f"schriftelijk_{code}": op_schrift}
        self.zet(code, "besluit", **facts)

    def bekend(self, code: str, trigger: str = "maak_bekend") -> None:
        """A gemeente publishes today."""
        self.zet(code, trigger, **{f"bekend_op_{code}": self.dag})

    def allen_akkoord(self) -> "Road":
        """Every gemeente gives its number and agrees."""
        for code in self.codes:
            self.bevestig(code)
        for code in self.codes:
            self.akkoord(code)
        return self

    def naar_kennisgeving(self) -> "Road":
        """All colleges decide and publish, a day apart."""
        self.geheel("naar_colleges")
        for act in (self.besluit, self.bekend):
            for code in self.codes:
                self.dag += timedelta(days=1)
                act(code)
        return self

    def naar_coa(self) -> "Road":
        """Up to where COA looks at the sum."""
        self.allen_akkoord().naar_kennisgeving()
        self.meld(*MELDNAMEN)
        return self
