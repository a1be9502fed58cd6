"""Terms: which period runs from which date, what kind of rule that is, and how its last day is found.

Counting: the start day itself does not count, day 1 is the day after. So 1 March + 10 weeks (70 days) is 10 May.
The agreed date stays what it is, also on a day off; beside it stands the last werkdag on or before it, because an
agreement is not moved by the Algemene termijnenwet: that act is about terms set in a law, and not about those of
more than 12 weeks, 90 days or 3 months. For a term of law that earlier day is never too late.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, BuitenKalender, Kalender, plus_maanden
from workflows.dates.words import MAANDEN, zeg


class Aard(StrEnum):
    """What binds people to a term."""

    WET = "wet"
    AFSPRAAK = "bestuurlijke afspraak"
    STREVEN = "streven"
    EIGEN = "eigen keuze van Ketenbot"


@dataclass(frozen=True, slots=True)
class Lengte:
    """A length in exactly one unit; a negative one counts back from the start. Raises ValueError otherwise."""

    weken: int = 0
    dagen: int = 0
    werkdagen: int = 0
    maanden: int = 0

    def __post_init__(self) -> None:
        if sum(map(bool, (self.weken, self.dagen, self.werkdagen, self.maanden))) != 1:
            raise ValueError("een lengte heeft precies één eenheid en is niet nul")

    def __str__(self) -> str:
        """As in "+ 10 weken", "+ 1 maand" or "- 13 weken"."""
        aantal, een, meer = next(
            (aantal, een, meer)
            for aantal, een, meer in (
                (self.weken, "week", "weken"),
                (self.dagen, "dag", "dagen"),
                (self.werkdagen, "werkdag", "werkdagen"),
                (self.maanden, "maand", "maanden"),
            )
            if aantal
        )
        return f"{'+' if aantal > 0 else '-'} {abs(aantal)} {een if abs(aantal) == 1 else meer}"


@dataclass(frozen=True, slots=True)
class Term:
    """A rule that gives a last day.

    `vanaf` names the fact it starts from; `begin` and `opdracht` are its words in the derivation ("gekoppeld" ...
    "teken"). `geldig_van` and `geldig_tot` bound the start dates it is known to hold for.
    """

    naam: str
    titel: str
    vanaf: str
    begin: str
    opdracht: str
    lengte: Lengte
    aard: Aard
    bron: Bron
    toelichting: str
    geldig_van: date | None = None
    geldig_tot: date | None = None

    def __hash__(self) -> int:
        """By what tells terms apart, and not by all that they say: it is looked up at every sum."""
        return hash((self.naam, self.vanaf, self.opdracht))

    def geldt(self, start: date) -> bool:
        """Whether the rule is known to hold for a period that starts on this day."""
        return (self.geldig_van or date.min) <= start <= (self.geldig_tot or date.max)


@dataclass(frozen=True, slots=True)
class Termijn:
    """A term worked out. `einde` is the last day itself; `uiterlijk` the last werkdag on or before it, or None where
    the calendar does not reach; `regels` is the derivation, the whole sum in its first line."""

    term: Term
    start: date
    einde: date
    uiterlijk: date | None
    regels: tuple[str, ...]


def tel_op(start: date, lengte: Lengte, kalender: Kalender) -> date:
    """The last day of a period. Raises BuitenKalender only for a length in werkdagen, which needs the calendar."""
    if lengte.werkdagen:
        return kalender.plus_werkdagen(start, lengte.werkdagen)
    if lengte.maanden:
        return plus_maanden(start, lengte.maanden)
    return start + timedelta(weeks=lengte.weken, days=lengte.dagen)


@lru_cache(maxsize=1024)
def bereken(term: Term, start: date, kalender: Kalender) -> Termijn:
    """The last day of `term` when it starts on `start`, with its derivation. Raises as `tel_op` does.

    The sums of so many are kept: the cases that run began on a few hundred days, and are looked at again and again.
    """
    einde = tel_op(start, term.lengte, kalender)
    try:
        uiterlijk = kalender.laatste_werkdag(einde)
    except BuitenKalender:
        uiterlijk = None
    som = f"{term.begin} {zeg(start)} {term.lengte} = {zeg(einde)}"
    regels = (_slot(som, term, einde, uiterlijk, kalender), *_uitleg(term, start, einde, uiterlijk, kalender))
    return Termijn(term, start, einde, uiterlijk, regels)


def _slot(som: str, term: Term, einde: date, uiterlijk: date | None, kalender: Kalender) -> str:
    """The first line: the sum, what kind of day it ends on, and by when to act."""
    if uiterlijk is None:
        return (
            f"{som}. De kalender met vrije dagen loopt van {zeg(kalender.geldig_van)} t/m {zeg(kalender.geldig_tot)}: "
            "kijk zelf wat de laatste werkdag is."
        )
    if uiterlijk == einde:
        return f"{som}, een werkdag: {term.opdracht} uiterlijk die dag"
    return f"{som}, {_soort_dag(einde, kalender)}: {term.opdracht} uiterlijk {zeg(uiterlijk)}"


def _soort_dag(dag: date, kalender: Kalender) -> str:
    reden = kalender.reden(dag)
    return f"een {reden}" if reden in ("zaterdag", "zondag") else str(reden)


def _uitleg(term: Term, start: date, einde: date, uiterlijk: date | None, kalender: Kalender) -> Iterable[str]:
    """The other lines: how it was counted, the feestdagen that were passed, what binds."""
    yield _telwijze(term.lengte, start, einde)
    if uiterlijk is not None:
        yield from _overgeslagen(uiterlijk, einde, kalender)
    yield f"{term.aard[0].upper()}{term.aard[1:]}: {term.bron}."
    if not term.geldt(start):
        yield "Let op: het is niet bekend of deze termijn gold op de begindatum."


def _telwijze(lengte: Lengte, start: date, einde: date) -> str:
    if lengte.werkdagen:
        return "Alleen werkdagen tellen, en de dag zelf telt niet mee."
    if lengte.maanden and einde.day != start.day:
        return f"{MAANDEN[einde.month - 1].capitalize()} heeft geen dag {start.day}: de laatste dag van de maand telt."
    return f"Dag 1 is {zeg(start + EEN_DAG if einde > start else start - EEN_DAG)}: de dag zelf telt niet mee."


def _overgeslagen(uiterlijk: date, einde: date, kalender: Kalender) -> Iterable[str]:
    """The feestdagen between the last werkdag and the end; weekend days speak for themselves."""
    dagen = (einde - EEN_DAG * n for n in range(1, (einde - uiterlijk).days))
    vrij = [f"{zeg(dag)}, {kalender.reden(dag)}" for dag in dagen if dag in kalender.vrij]
    if vrij:
        yield f"Ook geen werkdag: {'; '.join(vrij)}."


# ---------------------------------------------------------------- the terms of a koppeling

_HANDREIKING = Bron("Handreiking Huisvesting vergunninghouders", "3.2", 2016)
_SINDS = date(2016, 1, 1)  # the year of the source; how long the agreement is older is not in it

KOPPELEN = Term(
    "koppelen",
    "koppelen door COA",
    vanaf="vergunning",
    begin="vergunning",
    opdracht="koppeling",
    lengte=Lengte(weken=2),
    aard=Aard.AFSPRAAK,
    bron=_HANDREIKING,
    toelichting="COA koppelt. Duurt het langer, dan ligt dat niet bij de gemeente.",
    geldig_van=_SINDS,
)
TEKENEN = Term(
    "tekenen",
    "huurcontract tekenen",
    vanaf="koppeling",
    begin="gekoppeld",
    opdracht="teken",
    lengte=Lengte(weken=10),
    aard=Aard.AFSPRAAK,
    bron=_HANDREIKING,
    toelichting="De gemeente vindt een woning en er ligt een getekend huurcontract.",
    geldig_van=_SINDS,
)
VERHUIZEN = Term(
    "verhuizen",
    "verhuizen, geteld vanaf de koppeling",
    vanaf="koppeling",
    begin="gekoppeld",
    opdracht="verhuizing",
    lengte=Lengte(weken=12),
    aard=Aard.AFSPRAAK,
    bron=_HANDREIKING,
    toelichting="Voor één koppeling is dit de grens. Toezicht kijkt naar het gemiddelde van 12 weken.",
    geldig_van=_SINDS,
)
VERHUIZEN_NA_TEKENEN = Term(
    "verhuizen_na_tekenen",
    "verhuizen, geteld vanaf het tekenen",
    vanaf="tekenen",
    begin="getekend",
    opdracht="verhuizing",
    lengte=Lengte(dagen=14),
    aard=Aard.AFSPRAAK,
    bron=_HANDREIKING,
    toelichting="Na het tekenen zijn er twee weken voor uitkering, inrichting en de verhuizing.",
    geldig_van=_SINDS,
)
VERHUIZEN_NA_VERGUNNING = Term(
    "verhuizen_na_vergunning",
    "verhuizen, geteld vanaf de vergunning",
    vanaf="vergunning",
    begin="vergunning",
    opdracht="verhuizing",
    lengte=Lengte(weken=14),
    aard=Aard.AFSPRAAK,
    bron=_HANDREIKING,
    toelichting="COA en gemeente samen: 2 weken koppelen, 10 weken tot het tekenen, 2 weken verhuizen. "
    "Een late koppeling kort de 12 weken van de gemeente niet in.",
    geldig_van=_SINDS,
)
TERMEN_KOPPELING = (KOPPELEN, TEKENEN, VERHUIZEN, VERHUIZEN_NA_TEKENEN, VERHUIZEN_NA_VERGUNNING)


def termijnen_koppeling(
    koppeling: date, tekenen: date | None, vergunning: date | None, kalender: Kalender
) -> tuple[Termijn, ...]:
    """The terms of one koppeling, in the order of `TERMEN_KOPPELING`, from the dates that are known.

    `tekenen` is the day of signing itself. Dates in an impossible order are counted all the same: see `tegenspraak`.
    """
    data = {"koppeling": koppeling, "tekenen": tekenen, "vergunning": vergunning}
    return tuple(bereken(term, start, kalender) for term in TERMEN_KOPPELING if (start := data[term.vanaf]))


def leidende_verhuistermijn(termijnen: Iterable[Termijn]) -> Termijn:
    """The moving date that counts for the gemeente: the earlier of 12 weeks after koppeling and 14 days after signing,
    but for 12 weeks that were over before the signing: nobody can reach a day before the contract.

    On the same day the koppeling's leads. The 14 weeks from the vergunning never lead: they hold COA's part as well.
    Raises ValueError when neither is in the list.
    """
    return haalbaar(termijnen)[0]


def haalbaar(termijnen: Iterable[Termijn]) -> list[Termijn]:
    """The moving dates that can still be reached from where each begins, the earliest first. Raises as
    `leidende_verhuistermijn`."""
    gevonden = sorted(_verhuistermijnen(termijnen), key=lambda termijn: termijn.einde)
    begonnen = max(termijn.start for termijn in gevonden)
    return [termijn for termijn in gevonden if termijn.einde >= begonnen]


def waarom_leidt(termijnen: Iterable[Termijn]) -> str:
    """One sentence that says which moving date counts, and why. Raises as `leidende_verhuistermijn`."""
    gevonden = sorted(_verhuistermijnen(termijnen), key=lambda termijn: termijn.einde)
    if len(gevonden) == 1:
        return "Na het tekenen komt er een tweede datum bij: tekenen + 14 dagen. De vroegste telt."
    eerst, later = gevonden
    if leidende_verhuistermijn(gevonden) is later:
        return (
            f"De 12 weken waren al om toen er werd getekend: {zeg(eerst.einde)}. "
            f"Nu telt {zeg(later.einde)} ({later.term.titel})."
        )
    if eerst.einde == later.einde:
        return f"Beide tellingen komen uit op {zeg(eerst.einde)}."
    return (
        f"De vroegste telt: {zeg(eerst.einde)} ({eerst.term.titel}). "
        f"De andere is {zeg(later.einde)} ({later.term.titel})."
    )


def _verhuistermijnen(termijnen: Iterable[Termijn]) -> list[Termijn]:
    gevonden = [t for t in termijnen if t.term in (VERHUIZEN, VERHUIZEN_NA_TEKENEN)]
    if not gevonden:
        raise ValueError("geen verhuistermijn in de lijst")
    return gevonden


def tegenspraak(koppeling: date, tekenen: date | None, vergunning: date | None) -> str | None:
    """What a person should look at again when these dates cannot all be true, else None."""
    if vergunning and vergunning > koppeling:
        return f"De vergunning ({zeg(vergunning)}) ligt na de koppeling ({zeg(koppeling)}). Kijk beide datums na."
    if tekenen and tekenen < koppeling:
        return f"Het tekenen ({zeg(tekenen)}) ligt vóór de koppeling ({zeg(koppeling)}). Kijk beide datums na."
    return None
