"""The terms of a herverdeling, each with its own nature, and what is planned back from the day on which its tijdvak
begins."""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.bron import Bron
from workflows.cijfers.taakstelling import ARTIKEL_29
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.dates.tijdvak import Tijdvak
from workflows.herverdeling.regels import EIGEN, HANDREIKING, STAPPENPLAN
from workflows.herverdeling.velden import ADRESSEN

BESLUIT, BEKENDMAKING, BRIEF = "besluit", "bekendmaking", "brief"
"""What is planned back from the tijdvak."""
_SINDS = date(2016, 1, 1)
_WEEK = Lengte(weken=1)


def _kennisgeving(naam: str, aard: Aard, bron: Bron, toelichting: str) -> Term:
    wie = ADRESSEN[naam]
    return Term(
        naam, f"kennisgeving aan {wie}", "bekend_op", "bekend", "melden", _WEEK, aard, bron, toelichting, _SINDS
    )


_SAMEN = "De week telt vanaf de laatste bekendmaking; we herinneren vanaf de eerste (eigen keuze)."
_REGIEVOERDER = "De week geldt voor COA; wij rekenen de regievoerder daarbij (eigen keuze). " + _SAMEN
_BZK = (
    "De handreikingen van 2016 (§3.3.1) en 2024 zeggen: zo snel mogelijk, liefst vóór het tijdvak. "
    "Wij houden dezelfde week aan (eigen keuze)."
)
_JENV = "Het stappenplan noemt geen termijn. Wij houden dezelfde week aan (eigen keuze)."
KENNISGEVINGEN = (
    _kennisgeving("coa", Aard.AFSPRAAK, STAPPENPLAN, _SAMEN),
    _kennisgeving("regievoerder", Aard.AFSPRAAK, STAPPENPLAN, _REGIEVOERDER),
    _kennisgeving("provincie", Aard.AFSPRAAK, STAPPENPLAN, _SAMEN),
    _kennisgeving("bzk", Aard.EIGEN, EIGEN, _BZK),
    _kennisgeving("jenv", Aard.EIGEN, EIGEN, _JENV),
)
VERWERKEN = Term(
    "verwerken",
    "verwerken door COA",
    "coa_op",
    "gemeld aan COA",
    "verwerkt",
    Lengte(maanden=1),
    Aard.AFSPRAAK,
    STAPPENPLAN,
    "COA verwerkt binnen een maand na ontvangst. Wij tellen vanaf de dag dat jullie het meldden (eigen keuze).",
    _SINDS,
)
PUBLICATIE = Term(
    "publicatie",
    "publicatie van de taakstelling",
    "tijdvak",
    "begin van het tijdvak",
    "taakstelling gepubliceerd",
    Lengte(weken=-13),
    Aard.WET,
    ARTIKEL_29,
    "De minister publiceert het getal ten minste 13 weken voor het tijdvak. Dat is geen termijn van de gemeente.",
    _SINDS,
)


def _eigen(naam: str, vanaf: str, begin: str, lengte: Lengte) -> Term:
    words = "Er is geen tijdvak meer om naartoe te plannen. De lengte is onze eigen keuze."
    return Term(naam, naam, vanaf, begin, naam, lengte, Aard.EIGEN, EIGEN, words, _SINDS)


EIGEN_PLANNING = {
    BESLUIT: _eigen(BESLUIT, "ronde_op", "voorgesteld of naar de colleges", Lengte(weken=4)),
    BEKENDMAKING: _eigen(BEKENDMAKING, "besluit_op", "besloten", _WEEK),
    BRIEF: _eigen(BRIEF, "bekend_op", "bekend", _WEEK),
}
"""What counts instead once the tijdvak began."""


# ---------------------------------------------------------------- planned back from the tijdvak


@dataclass(frozen=True, slots=True)
class Terugplan:
    """Last days, each a werkdag, to be ready before a tijdvak begins. Preferably: it is no term of law."""

    tijdvak: Tijdvak
    besluit: date
    bekendmaking: date
    brief: date

    def __str__(self) -> str:
        return self.vanaf(BESLUIT)

    @property
    def dagen(self) -> dict[str, date]:
        """Each day by what is to be done on it, in order."""
        return {BESLUIT: self.besluit, BEKENDMAKING: self.bekendmaking, BRIEF: self.brief}

    def vanaf(self, naam: str) -> str:
        """What is still to be done when this is next, in one sentence."""
        begin = f"{self.tijdvak.begin.day} {'januari' if self.tijdvak.deel == 1 else 'juli'}"
        days = [(wat, dag) for wat, dag in self.dagen.items() if dag >= self.dagen[naam]]
        return f"Vóór {begin} rond? Dan uiterlijk {', '.join(f'{wat} {zeg(dag)}' for wat, dag in days)}."


TUSSENTIJD = timedelta(weeks=1)
"""Between besluit and bekendmaking, and between bekendmaking and brief (own choice; the brief has a week)."""
BRON_TERUGPLAN = HANDREIKING


def terugplan(tijdvak: Tijdvak, kalender: Kalender) -> Terugplan:
    """The last days for besluit, bekendmaking and brief before the tijdvak begins."""
    brief = kalender.herinnerdag(tijdvak.begin - EEN_DAG)
    bekend = kalender.herinnerdag(brief - TUSSENTIJD)
    return Terugplan(tijdvak, kalender.herinnerdag(bekend - TUSSENTIJD), bekend, brief)
