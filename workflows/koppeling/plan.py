"""When a koppeling must be done, and when somebody is reminded of it: all from its stand and its facts.

Reminders are made of the agreed date. While a case is held there are none about its term, except on the agreed date's
last working day; after that the own planning has its own. What is past the term stands in Monday's overview only.
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
    leidende_verhuistermijn,
    tel_op,
    termijnen_koppeling,
)
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
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
VOORAF = (-28, -14, -7)
"""Calendar days before the last day; besides, on the working day before the last one, and on the last one."""
NA_KOPPELING = timedelta(weeks=2)
"""Two weeks after the koppeling: is the profile complete, do corporatie and begeleiding know?"""
NA_VERHUIZING = (timedelta(weeks=1), timedelta(weeks=4))
"""When to ask whether COA counts the household (own choice: the sources name no term)."""
VOOR_EINDE_WACHT = timedelta(weeks=1)

VRAGEN = {
    "start": Herinnervraag(
        "Is het profiel compleet, en weten corporatie en begeleiding ervan?",
        "profiel, corporatie, begeleiding?",
        ("profiel", "corporatie", "begeleiding"),
        "Ja, alle drie geregeld",
    ),
    "tekenen": Herinnervraag("Er is nog geen getekend huurcontract.", ""),
    "tekenafspraak": Herinnervraag("De tekenafspraak is geweest. Is er getekend?", "is er getekend?"),
    "kopie": Herinnervraag(
        "Is de kopie van het contract naar de regievoerder en naar de toeslagen?",
        "kopie contract verstuurd?",
        ("kopie_regievoerder", "kopie_toeslagen"),
        "Ja, beide verstuurd",
    ),
    "verhuizen": Herinnervraag("Het huishouden is nog niet verhuisd.", ""),
    "brp": Herinnervraag("Is de BRP overgeschreven?", "BRP overgeschreven?", ("brp",), "Ja, overgeschreven"),
    "tel": Herinnervraag("Telt COA dit huishouden al?", "telt COA al?"),
    "wacht": Herinnervraag("Het aanhouden loopt bijna af. Kan de zaak verder?", "aanhouden loopt af"),
    "wacht_om": Herinnervraag("Het aanhouden is voorbij. Wat is de stand?", "aanhouden is voorbij"),
    "eigen": Herinnervraag("Er is nog geen getekend huurcontract. Dit is je eigen planning.", "eigen planning"),
    "eigen_verhuizen": Herinnervraag(
        "Het huishouden is nog niet verhuisd. Dit is je eigen planning.", "eigen planning"
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
    term = next(t for t in terms if t.term is TEKENEN) if stand in ZOEKT else leidende_verhuistermijn(terms)
    wanted = (TEKENEN,) if stand in ZOEKT else (VERHUIZEN, VERHUIZEN_NA_TEKENEN)
    own = eigen_planning({t.term.naam: t for t in terms if t.term in wanted}, feiten.alle, kalender)
    agreed = _afgesproken(stand, term, feiten, kalender)
    if own is not None:
        # When the agreed day passes as foreseen, nobody else needs to be called.
        yield replace(stil(agreed) if own.uiterlijk > agreed.werkdag else agreed, leidt=False)
        yield _planning(agreed, own, feiten, kalender)
    else:
        yield agreed
    for other in terms:
        if other.term is not term.term and other.term in (VERHUIZEN, VERHUIZEN_NA_TEKENEN, VERHUIZEN_NA_VERGUNNING):
            day = van_termijn(other, wat=other.term.titel)
            yield replace(day, naam=f"{DAARNAAST}{day.naam}", agenda="", leidt=False)


def _afgesproken(stand: str, termijn: Termijn, feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag:
    """The day that was agreed, under one name for both ways to count a move. It never moves with a hold."""
    what = "tekenen" if stand in ZOEKT else "verhuizen"
    begun = feiten.koppelingsdatum if stand in ZOEKT else feiten.getekend or feiten.koppelingsdatum
    day = replace(van_termijn(termijn, wat=what), naam=what, laat=_laat(termijn))
    series = vooraf(what, day.dag, day.werkdag, VOORAF, kalender)
    kept = (g for g in series if g.dag > begun and (g.merk == "0" or not in_wacht(feiten.alle, g.dag)))
    return replace(day, herinner=tuple(kept))


def _laat(termijn: Termijn) -> str:
    """Past the term, in a tone that helps."""
    which = {TEKENEN: "De afspraak van 10 weken is", VERHUIZEN: "De afspraak van 12 weken is"}
    said = which.get(termijn.term, "De 2 weken na het tekenen zijn")
    return f"{said} voorbij. Toezicht kijkt naar het gemiddelde van 12 weken. Wat houdt het tegen?"


def _planning(agreed: LaatsteDag, own: EigenPlanning, feiten: KoppelingFeiten, kalender: Kalender) -> LaatsteDag:
    """The day of the own planning. There is only something to remind of after the agreed one."""
    series: list[Gepland] = []
    if own.uiterlijk > agreed.werkdag:
        kind = "eigen" if agreed.naam == "tekenen" else "eigen_verhuizen"
        series = vooraf(kind, own.einde, own.uiterlijk, VOORAF, kalender)
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


PLANNING, DAARNAAST = "planning-", "daarnaast-"
"""How the names begin of the own planning, and of what only stands beside the day that counts."""


@dataclass(frozen=True, slots=True)
class Loopt:
    """What runs: the agreed day, the own planning where a hold cost days, and the other days of moving."""

    afgesproken: LaatsteDag | None = None
    eigen: LaatsteDag | None = None
    daarnaast: tuple[LaatsteDag, ...] = ()


def loopt(dagen: Sequence[LaatsteDag]) -> Loopt:
    """What runs, of all last days of a koppeling."""
    agreed = next((d for d in dagen if d.naam in ("tekenen", "verhuizen")), None)
    own = next((d for d in dagen if d.naam.startswith(PLANNING)), None)
    return Loopt(agreed, own, tuple(d for d in dagen if d.naam.startswith(DAARNAAST)))


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
    """The day that was agreed with the household: it stands in the calendar, and is asked about when it has been."""
    day = feiten.tekenafspraak
    if day is None:
        return None
    asked = vanaf("tekenafspraak", day + EEN_DAG, kalender, merk=day.isoformat())
    kept = () if in_wacht(feiten.alle, asked.dag) else (asked,)
    return LaatsteDag(
        "tekenafspraak", "tekenafspraak", day, day, Aard.EIGEN, woord="op", herinner=kept, agenda="tekenafspraak",
        leidt=False,
    )  # fmt: skip


# ---------------------------------------------------------------- for counting many koppelingen


def _verhuisdagen(feiten: KoppelingFeiten, kalender: Kalender) -> dict[str, date]:
    """The agreed days of moving, by the name of their term, without their derivation."""
    ends = {VERHUIZEN.naam: tel_op(feiten.koppelingsdatum, VERHUIZEN.lengte, kalender)}
    if feiten.getekend:
        ends[VERHUIZEN_NA_TEKENEN.naam] = tel_op(feiten.getekend, VERHUIZEN_NA_TEKENEN.lengte, kalender)
    return ends


def datums(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> tuple[date, date | None] | None:
    """Only the days: the agreed one, and that of the own planning; None where no term runs."""
    if stand not in LOPEND:
        return None
    signing = {TEKENEN.naam: tel_op(feiten.koppelingsdatum, TEKENEN.lengte, kalender)}
    ends = signing if stand in ZOEKT else _verhuisdagen(feiten, kalender)
    return min(ends.values()), eigen_einde(ends, feiten.alle)


def verhuisdag(stand: str, feiten: KoppelingFeiten, kalender: Kalender) -> date:
    """The day of moving to count on while it runs: the own planning where a hold cost days, else the agreed one."""
    days = _verhuisdagen(feiten, kalender)
    leads = VERHUIZEN.naam if stand in ZOEKT else min(days, key=lambda naam: days[naam])
    return eigen_einde({leads: days[leads]}, feiten.alle) or days[leads]
