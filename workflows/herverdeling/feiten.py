"""The facts of a herverdeling with their types: of the whole, and of each gemeente."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from workflows.engine.feiten import Feiten, dag, getal, namen, tekst, vast_getal, vaste_dag, vaste_tekst
from workflows.herverdeling import stukvelden, velden
from workflows.herverdeling.regels import partijen

_VAN_EEN = re.compile(r"(.+_)(GM\d{4})")
"""The name of a fact of one gemeente: what it is, and whose."""


class GemeenteFeiten(Feiten):
    """What is known of one gemeente in a herverdeling."""

    verschil = vast_getal(velden.verschil(""))
    voor = getal(velden.voor(""))
    bron = tekst(velden.bron("")[0])
    bron_op = dag(velden.bron("")[1])
    antwoordde = getal(velden.antwoord(""))
    vergadering = dag(velden.vergadering(""))
    besluit_op = dag(velden.besluit("")[0])
    nummer = tekst(velden.besluit("")[1])
    bekend_op = dag(velden.bekend(""))
    klopt = tekst(velden.klopt(""))
    verstuurd = tekst(velden.buiten_de_bot("")[0])
    verstuurd_op = dag(velden.buiten_de_bot("")[1])
    zaaknummer = tekst(stukvelden.zaaknummer(""))
    ondertekening = tekst(stukvelden.ondertekening("")[0])
    mandaat = tekst(stukvelden.ondertekening("")[1])
    medium = tekst(stukvelden.publicatie("")[0])
    publicatienummer = tekst(stukvelden.publicatie("")[1])
    hoe = tekst(velden.buiten_de_bot("")[2])
    antwoord_op = dag(velden.buiten_de_bot("")[3])
    functie = tekst(velden.volgens("")[0])
    namens = tekst(velden.volgens("")[1])

    @property
    def na(self) -> int:
        """The taakstelling after: what was published plus what is taken over; unpublished counts as 0."""
        return (self.voor or 0) + self.verschil

    @property
    def cijfer_bekend(self) -> bool:
        """Whether its published number is known, with its source."""
        return None not in (self.voor, self.bron, self.bron_op)

    @property
    def moet_kijken(self) -> bool:
        """Whether figures were corrected that it has not answered yet."""
        return velden.klopt("").naam in self.alle and self.klopt is None


class HerverdelingFeiten(Feiten):
    """What is known of a herverdeling as a whole. `van` gives what is known of a gemeente, by its CBS code."""

    tijdvak = vaste_tekst(velden.TIJDVAK)
    tijdvakken = getal(velden.TIJDVAKKEN)
    ronde = vast_getal(velden.RONDE)
    ronde_op = vaste_dag(velden.RONDE_OP)
    colleges_op = dag(velden.COLLEGES_OP)
    afzender = tekst(velden.AFZENDER)
    coa_op = dag(velden.MELDINGEN[0])
    vooraf_op = dag(velden.VOORAF_OP)
    verwerkt_op = dag(velden.VERWERKT_OP)
    herstel_op = dag(velden.HERSTEL_OP)
    hersteld_op = dag(velden.HERSTELD_OP)
    herstel_wat = tekst(velden.HERSTEL_WAT)
    herstel_van = tekst(velden.HERSTEL_VAN)
    herstel_getal = getal(velden.HERSTEL_GETAL)
    kennis_op = dag(velden.KENNIS_OP)
    eerder_getoetst = tekst(velden.GETOETST)
    overwegingen = namen(stukvelden.OVERWEGING)
    machtiging = tekst(stukvelden.MACHTIGING)
    rechtsmiddel = tekst(stukvelden.RECHTSMIDDEL)
    telling = tekst(stukvelden.TELLING)
    overleg_op = dag(stukvelden.OVERLEG_OP)
    overleg_kenmerk = tekst(stukvelden.OVERLEG_KENMERK)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The CBS codes of the gemeenten that take part, in a fixed order."""
        return partijen(self.alle)

    def van(self, code: str) -> GemeenteFeiten:
        """What is known of this gemeente."""
        return self._van.get(code) or GemeenteFeiten({})

    @cached_property
    def _van(self) -> dict[str, GemeenteFeiten]:
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        for naam, waarde in self.alle.items():
            if (own := _VAN_EEN.fullmatch(naam)) is not None:
                found[own[2]][own[1]] = waarde
        return {code: GemeenteFeiten(facts) for code, facts in found.items()}

    def gemeenten(self) -> Iterator[tuple[str, GemeenteFeiten]]:
        """Each gemeente that takes part, with what is known of it."""
        return ((code, self.van(code)) for code in self.codes)

    @property
    def verschillen(self) -> dict[str, int]:
        """By gemeente what it takes over, below zero: hands over."""
        return {code: own.verschil for code, own in self.gemeenten()}

    @property
    def cijfers_bekend(self) -> bool:
        """Whether every gemeente gave its published number with its source: before that nobody can agree."""
        return all(own.cijfer_bekend for _, own in self.gemeenten())

    def gemeld_op(self, naam: str) -> date | None:
        """When a party of the safe set was told."""
        return self._meldingen()[naam]

    @property
    def niet_gemeld(self) -> tuple[str, ...]:
        """Who of the safe set was not told yet."""
        return tuple(naam for naam, told in self._meldingen().items() if told is None)

    def _meldingen(self) -> dict[str, date | None]:
        return {naam: self.alle.get(f"{naam}_op") for naam in velden.ADRESSEN}

    @property
    def bekendmakingen(self) -> list[date]:
        """The known days of publishing, the first one first."""
        return sorted(own.bekend_op for _, own in self.gemeenten() if own.bekend_op)

    @property
    def besluiten(self) -> list[date]:
        """The known days on which a college decided, the first one first."""
        return sorted(own.besluit_op for _, own in self.gemeenten() if own.besluit_op)
