"""What the documents say of each kind of temporary place, each with its year: how long there is money, how a place
counts, and what is due afterwards.

They contradict each other on counting: 2016 counts a place where a home follows, 2021 counts it at once and lets the
duty come back, 2024 only says that it helps to reach the taakstelling. The newest leads, the older one keeps its year.
"""

from collections.abc import Mapping
from datetime import date

from workflows.bron import Bron
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.tussenoplossing.velden import DSL, HAR, TUSSENVOORZIENING

UITRUIL = Bron("Handreiking uitruil", "h3-III", 2024)
FLEVOLAND = Bron("Integrale Handreiking", "§4.2.1 en §4.2.6", 2021)
HAR_ZEKER_TOT, EIGEN_REGELING_DSL = date(2024, 12, 31), date(2025, 4, 8)
"""The last day of which the pages behind `actueel` say that the HAR ran, and the last day before doorstroomlocaties got
a regeling of their own (both as last looked up in March 2026)."""

GELD_HAR = Term(
    "geld_har",
    "einde bijdrage HAR",
    vanaf="begin_op",
    begin="op de plek",
    opdracht="verlengen of verhuizen",
    lengte=Lengte(maanden=6),
    aard=Aard.AFSPRAAK,
    bron=UITRUIL,
    toelichting="Stand van juni 2024: de bijdrage stopt na 6 maanden. De begindag noemt de bron niet: wij tellen vanaf "
    "de eerste dag op de plek (onze lezing).",
    geldig_van=date(2024, 1, 1),
    geldig_tot=HAR_ZEKER_TOT,
)
GELD_DSL = Term(
    "geld_dsl",
    "einde bijdrage doorstroomlocatie",
    vanaf="begin_op",
    begin="op de plek",
    opdracht="verlengen of verhuizen",
    lengte=Lengte(maanden=12),
    aard=Aard.AFSPRAAK,
    bron=UITRUIL,
    toelichting="Stand van juni 2024: de bijdrage stopt na 12 maanden. De begindag noemt de bron niet: wij tellen "
    "vanaf de eerste dag op de plek (onze lezing).",
    geldig_van=date(2024, 1, 1),
    geldig_tot=EIGEN_REGELING_DSL,
)
GELD: Mapping[str, Term] = {HAR: GELD_HAR, DSL: GELD_DSL}
"""The money of a place by its kind, as it stood in June 2024; a tussenvoorziening has no fixed one."""
ANTWOORD: Mapping[str, str] = {HAR: "tussen-har", DSL: "tussen-dsl", TUSSENVOORZIENING: "tussen-tussenvoorziening"}
"""The answer about each kind: what changed since stands under it, and so beside the case too."""


def geld_van(plek: str, begin: date) -> Term | None:
    """The term of the money of a place that began on this day; None where no document says how long: a
    tussenvoorziening, and a doorstroomlocatie under the regeling of 2025."""
    term = GELD.get(plek)
    return None if term is None or (plek == DSL and begin > EIGEN_REGELING_DSL) else term


def controleer(plek: str, begin: date) -> str:
    """What moved since the document, in Dutch, for a place that began on this day; "" where nothing is known to
    have."""
    if plek == HAR and begin > HAR_ZEKER_TOT:
        return "Of de HAR na 1 januari 2025 doorliep, is niet bekend: kijk in je beschikking."
    if plek == DSL and begin > EIGEN_REGELING_DSL:
        return "Eigen regeling sinds 9 april 2025: hoe lang een plek wordt betaald, staat in je beschikking."
    return ""


def betaler(plek: str) -> str:
    """Who pays, as far as a document says so, in Dutch."""
    if plek == TUSSENVOORZIENING:
        return "zoals in het contract staat (2021: allerlei vormen)"
    return "het Rijk een tijd, dan de gemeente (onze lezing)"


def telling(plek: str) -> str:
    """How such a place counts for the taakstelling, by the year of its document, in Dutch."""
    if plek == TUSSENVOORZIENING:
        return "in 2021 direct; daarna komt de opdracht terug"
    return "in 2024 ja, de vaste woning volgt nog. Vraag COA hoe nu"


def telling_bron(plek: str) -> Bron:
    """Where that is written."""
    return FLEVOLAND if plek == TUSSENVOORZIENING else UITRUIL
