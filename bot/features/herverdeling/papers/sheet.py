"""What the declared parts of a paper are filled in with, and asked for: of the whole, and of an addressee.

What cannot be known is left open between square brackets, and never guessed: a tijdvak whose number is not published
has no old number and no new one.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Self

from bot.features.herverdeling.papers import wording
from bot.features.herverdeling.papers.declared import adressen, overwegingen
from bot.features.herverdeling.papers.dossier import Dossier
from bot.features.herverdeling.papers.wording import OPEN, dag, en, schoon
from workflows.dates.tijdvak import Tijdvak
from workflows.herverdeling.regels import tijdvak_van

_WAAR = {"brief": "brief", "staatscourant": "Staatscourant"}


class Geheel:
    """Words of the whole, and what a paper asks of it."""

    def __init__(
        self, dossier: Dossier, code: str = "", aan: str = "", provincie: str = "", overweging: str = ""
    ) -> None:
        self.dossier, self.weet, self.code = dossier, dossier.weet, code
        self.ontvanger, self.provincie, self._overweging = aan, provincie, overweging

    def met(self, *, code: str = "", overweging: str = "") -> Self:
        """The same, of another gemeente or with a reason."""
        return type(self)(self.dossier, code or self.code, self.ontvanger, self.provincie, overweging)

    # ------------------------------------------------------------ who

    @property
    def codes(self) -> Sequence[str]:
        """The gemeenten that take part."""
        return self.weet.codes

    def _namen(self, codes: Sequence[str]) -> str:
        return en([self.dossier.namen[code] for code in codes])

    @property
    def samen(self) -> str:
        """All gemeenten."""
        return self._namen(self.codes)

    @property
    def afzender(self) -> str:
        """The gemeente that writes."""
        return self.dossier.namen[self.dossier.afzender]

    @property
    def anderen(self) -> str:
        """All but the one that writes."""
        return self._namen([code for code in self.codes if code != self.dossier.afzender])

    @property
    def aanhef_colleges(self) -> str:
        """How the other colleges are spoken to."""
        return "Geachte colleges," if len(self.codes) > 2 else "Geacht college,"

    @property
    def gevers(self) -> str:
        """Who hands over."""
        return self._namen([code for code, aantal in self.weet.verschillen.items() if aantal < 0])

    @property
    def nemers(self) -> str:
        """Who takes over."""
        return self._namen([code for code, aantal in self.weet.verschillen.items() if aantal > 0])

    @property
    def provincies(self) -> str:
        """The provincies, each once."""
        return en([f"provincie {naam}" for naam in sorted({self.dossier.provincies[code] for code in self.codes})])

    @property
    def contact(self) -> str:
        """How the department that writes is reached."""
        return schoon(self.dossier.contact) if self.dossier.contact else "[contact: afdeling, telefoon of mail]"

    @property
    def zorgen(self) -> str:
        """What the screen warns of."""
        return " ".join(f"Let op: {schoon(zorg)}" for zorg in self.dossier.zorgen)

    @property
    def let_op_ook_hier(self) -> bool:
        """Whether it warns of anything."""
        return bool(self.dossier.zorgen)

    @property
    def herkomst(self) -> str:
        """Where the address stands, and what to do about it."""
        found = adressen()[self.ontvanger]
        known = f"Adres: {found['bron']} ({found['jaar']})." if "bron" in found else "Adres: onbekend."
        return f"{known} {found['controleer']}"

    @property
    def aan_naam(self) -> str:
        """Who the letter is for, in the name of its file."""
        return wording.bestandsnaam(f"{self.ontvanger} {self.provincie}")

    def aan(self, naam: str) -> bool:
        """Whether the letter goes to this party."""
        return self.ontvanger == naam

    # ------------------------------------------------------------ when, and how many tijdvakken

    @cached_property
    def tijdvakreeks(self) -> tuple[Tijdvak, ...]:
        """Every tijdvak it is about."""
        found = tijdvak_van(self.dossier.feiten)
        assert found is not None  # noqa: S101  whoever makes a paper made sure
        series = [found]
        for _ in range((self.weet.tijdvakken or 1) - 1):
            series.append(series[-1].volgende)
        return tuple(series)

    @property
    def tijdvaknaam(self) -> str:
        """In a title."""
        first, last = self.tijdvakreeks[0], self.tijdvakreeks[-1]
        return f"tijdvak {first}" if first == last else f"tijdvakken {first} t/m {last}"

    @property
    def tijdvak(self) -> str:
        """With its first and last day."""
        the = "de " if self.meer_tijdvakken else ""
        return f"{the}{self.tijdvaknaam} ({dag(self.tijdvakreeks[0].begin)} t/m {dag(self.tijdvakreeks[-1].einde)})"

    @property
    def eerste_tijdvak(self) -> str:
        """The one of which the number is published."""
        return f"tijdvak {self.tijdvakreeks[0]}"

    @property
    def latere_tijdvakken(self) -> str:
        """Those of which it is not."""
        later = [str(item) for item in self.tijdvakreeks[1:]]
        return f"{'tijdvak' if len(later) == 1 else 'de tijdvakken'} {en(later)}"

    @property
    def meer_tijdvakken(self) -> bool:
        """Whether it is about more than one."""
        return len(self.tijdvakreeks) > 1

    @property
    def per_tijdvak(self) -> bool:
        """Whether the number of each gemeente counts for a tijdvak, so that the first one has a new number."""
        return not self.meer_tijdvakken or self.weet.telling == "per_tijdvak"

    @property
    def telt(self) -> str:
        """Behind a number: what it counts for."""
        if not self.meer_tijdvakken:
            return ""
        return {"per_tijdvak": " per tijdvak", "samen": " over alle tijdvakken samen"}.get(
            self.weet.telling or "", " [per tijdvak, of over alle tijdvakken samen]"
        )

    @property
    def in_eerste(self) -> str:
        """Behind a sum of numbers: that it is of the first tijdvak."""
        return f" in {self.eerste_tijdvak}" if self.meer_tijdvakken else ""

    @property
    def overleg(self) -> str:
        """When it was talked over and under which kenmerk; where there is a day and no kenmerk, there is none."""
        day, number = self.weet.overleg_op, self.weet.overleg_kenmerk
        said = f", kenmerk {schoon(number)}" if number else "" if day else f", kenmerk {OPEN}"
        return f"op {dag(day)}{said}"

    # ------------------------------------------------------------ the numbers

    @property
    def totaal(self) -> str:
        """All old numbers of the first tijdvak together."""
        return str(sum(self.dossier.oud(code) for code in self.codes))

    @property
    def bronnen(self) -> str:
        """Where the old numbers are published."""
        by_source: dict[str, list[str]] = {}
        for code in self.codes:
            own = self.weet.van(code)
            source = f"{_WAAR[own.bron or '']} van {dag(own.bron_op)}"
            by_source.setdefault(source, []).append(self.dossier.namen[code])
        found = (f"{source} ({en(names)})" for source, names in by_source.items())
        return f"Bron van de gepubliceerde taakstellingen{self.in_eerste}: {'; '.join(found)}."

    # ------------------------------------------------------------ why

    @property
    def zonder_overweging(self) -> bool:
        """Whether nobody chose a reason yet."""
        return not self.weet.overwegingen

    def _reden(self, form: str) -> str:
        return str(overwegingen()[self._overweging][form]).format(gevers=self.gevers, nemers=self.nemers)

    @property
    def overweging(self) -> str:
        """A reason as a clause."""
        return self._reden("overweging")

    @property
    def reden(self) -> str:
        """And as a sentence."""
        return self._reden("reden")

    # ------------------------------------------------------------ who signs

    @property
    def mede_namens(self) -> bool:
        """Whether the one that writes signs for all."""
        return self.weet.machtiging == "mede_namens"

    @property
    def ieder_tekent(self) -> bool:
        """Whether every college signs."""
        return self.weet.machtiging == "ieder"

    @property
    def machtiging_open(self) -> bool:
        """Whether that is still open."""
        return not self.mede_namens and not self.ieder_tekent

    @property
    def machtigt(self) -> str:
        """In what a college decides: that another writes in its name."""
        return " en haar te machtigen dat mede namens ons te doen" if self.mede_namens and self._ander_schrijft else ""

    @property
    def _ander_schrijft(self) -> bool:
        return self.code != self.dossier.afzender

    @property
    def bezwaar(self) -> bool:
        """Whether the jurist wants the usual sentence."""
        return self.weet.rechtsmiddel == "bezwaar"

    @property
    def handtekeningen(self) -> str:
        """Room to sign."""
        return wording.HANDTEKENINGEN
