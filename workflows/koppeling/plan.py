"""When a koppeling must be done, and when somebody is reminded of it: all from its stand and its facts.

Two agreed days run after each other: signing and the twelve weeks, and after signing the two ways to count a move. The
first has a whole series of reminders, the second those behind it. While a case is held there are none about its term,
except on the last working day of an agreed date; after that the own planning has its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import (
    TEKENEN,
    VERHUIZEN,
    VERHUIZEN_NA_TEKENEN,
    VERHUIZEN_NA_VERGUNNING,
    Aard,
    Termijn,
    haalbaar,
    tel_op,
    termijnen_koppeling,
)
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    Reeks,
    erna,
    herinner_aan,
    stil,
    tot,
    van_termijn,
    vanaf,
    vooraf,
)
from workflows.koppeling.aanhouden import EigenPlanning, eigen_einde, eigen_planning, in_wacht
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.taken import open_taken

SPOOR = "koppeling"
ZOEKT, LOPEND = ("zoeken", "gevonden"), ("zoeken", "gevonden", "getekend")
_TOT_TEKENEN = (TEKENEN.naam, VERHUIZEN.naam)
VOORAF = (-28, -14, -7)
"""Calendar days before the last day; besides, on the working day before the last one, and on the last one."""
NA_KOPPELING = timedelta(weeks=2)
"""Two weeks after the koppeling: is the profile complete, do corporatie and begeleiding know?"""
NA_VERHUIZING = (timedelta(weeks=1), timedelta(weeks=4))
"""When to ask whether COA counts the household (own choice: the sources name no term)."""
VOOR_EINDE_WACHT = timedelta(weeks=1)

_VERHUIZEN = Herinnervraag(
    "Het huishouden is nog niet verhuisd.",
    laatste="Vandaag is de {laatste} om te verhuizen. Lukt dat niet? Leg dan vast wat het tegenhoudt.",
)
VRAGEN = {
    "start": Herinnervraag(
        "Is het profiel compleet, en weten corporatie en begeleiding ervan?",
        "profiel, corporatie, begeleiding?",
        ("profiel", "corporatie", "begeleiding"),
        "Ja, alle drie geregeld",
    ),
    "tekenen": Herinnervraag(
        "Er is nog geen getekend huurcontract.",
        laatste="Vandaag is de {laatste} om te tekenen. Lukt dat niet? Leg dan vast wat het tegenhoudt.",
    ),
    "twaalf": Herinnervraag(
        "Er is nog geen getekend huurcontract.",
        laatste="Vandaag is de {laatste} van de 12 weken die toezicht telt. Er is nog geen getekend huurcontract.",
    ),
    "tekendag": Herinnervraag(
        "Tekenafspraak: {dag} ({rest}). Leg daarna vast of er is getekend.", "tekenafspraak {rest}"
    ),
    "tekenafspraak": Herinnervraag("De tekenafspraak van {dag} is geweest. Is er getekend?", "is er getekend?"),
    "kopie": Herinnervraag(
        "Is de kopie van het contract naar de regievoerder en naar de toeslagen?",
        "kopie contract verstuurd?",
        ("kopie_regievoerder", "kopie_toeslagen"),
        "Ja, beide verstuurd",
    ),
    "verhuizen": _VERHUIZEN,
    "verhuizen_nog": _VERHUIZEN,
    "brp": Herinnervraag("Is de BRP overgeschreven?", "BRP overgeschreven?", ("brp",), "Ja, overgeschreven"),
    "tel": Herinnervraag("Telt COA dit huishouden al?", "telt COA al?"),
    "wacht": Herinnervraag("Het aanhouden loopt bijna af. Kan de zaak verder?", "aanhouden loopt af"),
    "wacht_om": Herinnervraag("Het aanhouden is voorbij. Wat is de stand?", "aanhouden is voorbij"),
    "eigen": Herinnervraag(
        "Er is nog geen getekend huurcontract. Dit is je eigen planning.",
        "eigen planning",
        laatste="Vandaag is de {laatste} van je eigen planning.",
    ),
    "eigen_verhuizen": Herinnervraag(
        "Het huishouden is nog niet verhuisd. Dit is je eigen planning.",
        "eigen planning",
        laatste="Vandaag is de {laatste} van je eigen planning.",
    ),
    "achtervang": Herinnervraag(
        "De behandelaar heeft nog niet gereageerd, en vandaag is de laatste werkdag.", "behandelaar reageert niet"
    ),
    "later": Herinnervraag("Je vroeg me hier nu aan te herinneren.", "je vroeg dit weer"),
}


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """All last days of a koppeling: the agreed one, the own planning beside it, and what is asked in between."""
    stand, known = standen[SPOOR], KoppelingFeiten(feiten)
    asked = (*_van_het_aanhouden(stand, known, kalender), *_van_de_stand(stand, known, kalender))
    return (*_van_de_termijn(stand, known, kalender), *filter(None, asked))


# ---------------------------------------------------------------- the agreed day and the own planning


def _van_de_termijn(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> Iterable[LaatsteDag]:
    if stand not in LOPEND:
        return
    terms = termijnen_koppeling(feiten.koppelingsdatum, feiten.getekend, feiten.vergunning, kalender)
    seeks = stand in ZOEKT
    first, *after = [t for t in terms if t.term.naam in _TOT_TEKENEN] if seeks else haalbaar(terms)
    counted = {t.term.naam: t for t in ([first] if seeks else [first, *after])}
    own = eigen_planning(counted, feiten.alle, kalender)
    agreed = _afgesproken(stand, first, feiten, kalender)
    second = [_tweede(stand, agreed, termijn, feiten, kalender) for termijn in after]
    if own is not None:
        # When an agreed day passes as foreseen, nobody else needs to be called.
        passes = (stil(day) if own.uiterlijk > day.werkdag else day for day in (agreed, *second))
        yield from passes
        yield _planning(agreed, own, feiten, kalender)
    else:
        yield from (agreed, *second)
    yield from _daarnaast(terms, [first, *after])


def _daarnaast(terms: Iterable[Termijn], lead: Sequence[Termijn]) -> Iterable[LaatsteDag]:
    """The other days of moving; of twelve weeks that were over before the contract it says so."""
    for other in terms:
        if other.term.naam not in _VERHUISNAMEN or any(other is one for one in lead):
            continue
        day = van_termijn(other, wat=other.term.titel)
        if other.term is VERHUIZEN:
            day = replace(day, wat="einde van de 12 weken", woord="op", werkdag=day.dag)
        yield replace(day, naam=f"{DAARNAAST}{day.naam}", agenda="", leidt=False)


def _afgesproken(stand: str, termijn: Termijn, feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag:
    """The day that was agreed, under one name for both ways to count a move. It never moves with a hold."""
    what = "tekenen" if stand in ZOEKT else "verhuizen"
    begun = feiten.koppelingsdatum if stand in ZOEKT else feiten.getekend or feiten.koppelingsdatum
    asked = Reeks(lambda: _herinner(what, termijn, begun, feiten, kalender))
    return van_termijn(termijn, naam=what, wat=what, laat=_laat(feiten), herinner=asked)


def _tweede(stand: str, eerst: LaatsteDag, termijn: Termijn, feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag:
    """The agreed day behind the first one: it leads when that has passed, and is only then reminded of."""
    kind = "twaalf" if stand in ZOEKT else "verhuizen_nog"
    counted = "12 weken" if termijn.term is VERHUIZEN else "tekenen + 14 dagen"
    return van_termijn(
        termijn,
        naam=f"{TWEEDE}{termijn.term.naam}",
        wat=f"verhuizen ({counted})",
        laat=_laat(feiten),
        herinner=Reeks(lambda: _herinner(kind, termijn, eerst.werkdag, feiten, kalender)),
    )


def _herinner(soort: str, termijn: Termijn, na: date, feiten: KoppelingFeiten, kalender: Kalender) -> Iterable[Gepland]:
    """Ahead of the day, on it, and on the first working day behind it: what is later than `na`, and no more than the
    day itself while the case is held."""
    ends, act = termijn.einde, termijn.uiterlijk or termijn.einde
    series = (*vooraf(soort, ends, act, VOORAF, kalender), *erna(soort, ends, (1,), kalender))
    return (g for g in series if g.dag > na and (g.merk == "0" or not in_wacht(feiten.alle, g.dag)))


_VERHUISNAMEN = (VERHUIZEN.naam, VERHUIZEN_NA_VERGUNNING.naam)


def _laat(feiten: KoppelingFeiten) -> str:
    """Past the term, in a tone that helps; what is known already is not asked again. Which term, and how long ago, the
    line above it says."""
    asked = "Is er iets veranderd?" if feiten.houdt_tegen else "Wat houdt het tegen?"
    return f"Toezicht kijkt naar het gemiddelde van 12 weken. {asked}"


def _planning(agreed: LaatsteDag, own: EigenPlanning, feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag:
    """The day of the own planning. There is only something to remind of after the agreed one."""
    series: list[Gepland] = []
    if own.uiterlijk > agreed.werkdag:
        kind = "eigen" if agreed.naam == "tekenen" else "eigen_verhuizen"
        series = [*vooraf(kind, own.einde, own.uiterlijk, VOORAF, kalender), *erna(kind, own.einde, (1,), kalender)]
    return LaatsteDag(
        naam=f"{PLANNING}{agreed.naam}",
        wat="eigen planning",
        dag=own.einde,
        werkdag=own.uiterlijk,
        aard=Aard.EIGEN,
        som=(f"Afgesproken datum + {own.dagen} dagen aanhouden = {zeg(own.einde)}.",),
        toelichting="De afgesproken datum blijft staan: nergens staat dat de termijn van COA stilstaat. Bespreek het "
        "met de regievoerder.",
        herinner=tuple(g for g in series if g.dag > agreed.werkdag and not in_wacht(feiten.alle, g.dag)),
        agenda=f"eigen planning {agreed.naam}",
    )


PLANNING, TWEEDE, DAARNAAST = "planning-", "tweede-", "daarnaast-"
"""How the names begin of the own planning, of the second agreed day, and of what only stands beside those."""


@dataclass(frozen=True, slots=True)
class Loopt:
    """What runs: the agreed day with the one behind it, the own planning where a hold cost days, and the other days of
    moving."""

    afgesproken: LaatsteDag | None = None
    eigen: LaatsteDag | None = None
    daarnaast: tuple[LaatsteDag, ...] = ()
    tweede: LaatsteDag | None = None

    @property
    def geweest(self) -> LaatsteDag | None:
        """The end of twelve weeks that were over before the contract."""
        return next((day for day in self.daarnaast if not day.grens), None)


def loopt(dagen: Sequence[LaatsteDag]) -> Loopt:
    """What runs, of all last days of a koppeling."""
    agreed = next((d for d in dagen if d.naam in ("tekenen", "verhuizen")), None)
    own = next((d for d in dagen if d.naam.startswith(PLANNING)), None)
    second = next((d for d in dagen if d.naam.startswith(TWEEDE)), None)
    return Loopt(agreed, own, tuple(d for d in dagen if d.naam.startswith(DAARNAAST)), second)


# ---------------------------------------------------------------- what is only asked


def _van_het_aanhouden(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> Iterable[LaatsteDag | None]:
    since, until = feiten.wacht_sinds, feiten.wacht_tot
    if stand not in LOPEND or since is None or until is None:
        return
    warning = tot("wacht", until - VOOR_EINDE_WACHT, kalender, merk=until.isoformat())
    # A refusal that was reported has reminders of its own.
    ahead = warning.dag > since and feiten.houdt_tegen != "weigering"
    yield herinner_aan("wacht", [*([warning] if ahead else []), vanaf("wacht_om", until, kalender)])


def _van_de_stand(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> Iterable[LaatsteDag | None]:
    """What is asked because of where the koppeling is."""
    match stand:
        case "zoeken":
            asked = tot("start", feiten.koppelingsdatum + NA_KOPPELING, kalender, merk="2w")
            free = not in_wacht(feiten.alle, asked.dag)
            yield herinner_aan("start", [asked] if free and _open("start", feiten) else [])
        case "gevonden":
            yield _tekenafspraak(feiten, kalender)
        case "getekend" if feiten.getekend is not None and _open("kopie", feiten):
            yield herinner_aan("kopie", [vanaf("kopie", feiten.getekend + EEN_DAG, kalender, merk="1wd")])
        case "verhuisd" if feiten.verhuisd is not None:
            moved = feiten.verhuisd
            counted = [vanaf("tel", moved + after, kalender, merk=f"{after.days}d") for after in NA_VERHUIZING]
            brp = [vanaf("brp", moved + EEN_DAG, kalender, merk="1wd")] if _open("brp", feiten) else []
            yield herinner_aan("tel", [*counted, *brp])


def _open(soort: str, feiten: KoppelingFeiten) -> bool:
    """Whether something is left to do of what this kind of reminder asks."""
    return bool(open_taken(VRAGEN[soort].taken, feiten.alle))


def _tekenafspraak(feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag | None:
    """The day that was agreed with the household: it stands in the calendar, is named when it is there, and asked about
    when it has been."""
    day = feiten.tekenafspraak
    if day is None:
        return None
    asked = (tot("tekendag", day, kalender), vanaf("tekenafspraak", day + EEN_DAG, kalender, merk=day.isoformat()))
    kept = tuple(item for item in asked if not in_wacht(feiten.alle, item.dag) and item.dag > feiten.koppelingsdatum)
    return LaatsteDag(
        "tekenafspraak", "tekenafspraak", day, day, Aard.EIGEN, woord="op", herinner=kept, agenda="tekenafspraak",
        leidt=False,
    )  # fmt: skip


# ---------------------------------------------------------------- for counting many koppelingen


def _verhuisdagen(feiten: KoppelingFeiten, kalender: Kalender) -> dict[str, date]:
    """The agreed days of moving that can be reached, by the name of their term, without their derivation."""
    ends = {VERHUIZEN.naam: tel_op(feiten.koppelingsdatum, VERHUIZEN.lengte, kalender)}
    if feiten.getekend:
        ends[VERHUIZEN_NA_TEKENEN.naam] = tel_op(feiten.getekend, VERHUIZEN_NA_TEKENEN.lengte, kalender)
    return {naam: end for naam, end in ends.items() if feiten.getekend is None or end >= feiten.getekend}


def datums(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> tuple[date, date | None] | None:
    """Only the days: the agreed one, and that of the own planning; None where no term runs."""
    if stand not in LOPEND:
        return None
    signing = {TEKENEN.naam: tel_op(feiten.koppelingsdatum, TEKENEN.lengte, kalender)}
    ends = signing if stand in ZOEKT else _verhuisdagen(feiten, kalender)
    return min(ends.values()), eigen_einde(ends, feiten.alle)


def verhuisdag(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> date:
    """The day of moving to count on while it runs: the own planning where a hold cost days, else the agreed one."""
    twelve = {VERHUIZEN.naam: tel_op(feiten.koppelingsdatum, VERHUIZEN.lengte, kalender)}
    days = twelve if stand in ZOEKT else _verhuisdagen(feiten, kalender)
    leads = min(days, key=lambda naam: days[naam])
    return eigen_einde({leads: days[leads]}, feiten.alle) or days[leads]
