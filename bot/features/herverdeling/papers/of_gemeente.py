"""What the declared parts of a paper are filled in with of one gemeente."""

from bot.features.herverdeling.papers import wording
from bot.features.herverdeling.papers.earlier import MetEerder, genummerd, nummer
from bot.features.herverdeling.papers.wording import dag, schoon
from workflows.herverdeling.feiten import GemeenteFeiten
from workflows.herverdeling.velden import FUNCTIES, HOE

MEDIUM = {"gemeenteblad": "Gemeenteblad", "huis-aan-huisblad": "huis-aan-huisblad"}
"""Where a besluit is published, as a paper says it; only the first always has a number."""


class VanGemeente(MetEerder):
    """The same, with the words of one gemeente."""

    @property
    def own(self) -> GemeenteFeiten:
        """What is known of it."""
        return self.weet.van(self.code)

    @property
    def naam(self) -> str:
        """Its name."""
        return self.dossier.namen[self.code]

    @property
    def bestandsnaam(self) -> str:
        """In the name of a file."""
        return wording.bestandsnaam(self.naam)

    @property
    def anderen_dan_deze(self) -> str:
        """All but this one."""
        return self._namen([code for code in self.codes if code != self.code])

    @property
    def oud(self) -> str:
        """What it has."""
        return str(self.dossier.oud(self.code))

    @property
    def voor(self) -> str:
        """What was published for it."""
        return str(self.own.voor or 0)

    @property
    def aantal(self) -> str:
        """What goes over, without a sign."""
        return str(abs(self.own.verschil))

    @property
    def wijziging(self) -> str:
        """What it becomes, as far as that can be said."""
        if not self.per_tijdvak:
            return f"{wording.erbij(self.own.verschil)}{self.telt}"
        said = f"van {self.oud} naar {self.dossier.nieuw(self.code)} ({wording.erbij(self.own.verschil)})"
        if not self.meer_tijdvakken:
            return said
        return f"in {self.eerste_tijdvak} {said}, en in {self.latere_tijdvakken} {wording.erbij(self.own.verschil)}"

    @property
    def draagt_over(self) -> bool:
        """Whether it hands over."""
        return self.own.verschil < 0

    @property
    def neemt_over(self) -> bool:
        """Whether it takes over."""
        return self.own.verschil > 0

    @property
    def blijft_gelijk(self) -> bool:
        """Neither."""
        return self.own.verschil == 0

    @property
    def heeft_eerder(self) -> bool:
        """Whether another besluit changed it in this tijdvak already."""
        return bool(self.dossier.eerdere.get(self.code))

    @property
    def eerdere(self) -> str:
        """Those besluiten, each with what it gave."""
        found = [
            f"{wording.erbij(item.verschil)} bij besluit van {dag(item.besluit_op)}, "
            f"{genummerd(item.nummer, item.besluit_op)}, bekendgemaakt op {dag(item.bekend_op)}"
            for item in self.dossier.eerdere.get(self.code, ())
        ]
        return f"daarna kwam {' en '.join(found)}"

    @property
    def besloten(self) -> bool:
        """Whether its college decided."""
        return self.own.besluit_op is not None

    @property
    def besluit_dag(self) -> str:
        """When."""
        return dag(self.own.besluit_op)

    @property
    def besluit_nummer(self) -> str:
        """The number of it."""
        return nummer(self.own)

    @property
    def bekend_dag(self) -> str:
        """When it was published."""
        return dag(self.own.bekend_op)

    @property
    def publicatie_kort(self) -> str:
        """Where, and its number."""
        if self.own.medium is None:
            return "[medium en nummer]"
        where = MEDIUM.get(self.own.medium, "website")
        if self.own.publicatienummer:
            return f"{where} {schoon(self.own.publicatienummer)}"
        return f"{where} [nummer]" if self.own.medium == "gemeenteblad" else where

    @property
    def publicatie(self) -> str:
        """The same with its day, as far as it is known."""
        return f"{self.publicatie_kort}, {dag(self.own.bekend_op)}" if self.own.bekend_op else self.publicatie_kort

    @property
    def leesteken(self) -> str:
        """Behind the last of a row of gemeenten a full stop."""
        return "." if self.code == self.codes[-1] else ";"

    @property
    def tekent(self) -> str:
        """Who signs for it, on a line of its own; nothing more than its name where that is the college."""
        if self.own.ondertekening == "mandaat":
            return f"\nIn mandaat, {genummerd(self.own.mandaat, None)}: [functie]"
        return "" if self.own.ondertekening == "college" else "\n[ondertekening: college of mandaat, nr.]"

    @property
    def zegt(self) -> str:
        """Who says where it stands: another gemeente, with the function and the day of the answer, or itself."""
        own = self.own
        if own.namens is None or own.namens not in self.dossier.namen:
            return self.naam
        how = [keuze.titel.lower() for keuze in FUNCTIES if keuze.naam == own.functie]
        how += [keuze.titel.lower() for keuze in HOE if keuze.naam == own.hoe]
        how += [dag(own.antwoord_op)] if own.antwoord_op else []
        source = f" ({', '.join(how)})" if how else ""
        return f"volgens {self.dossier.namen[own.namens]}{source}"
