"""When a koppeling must be done, and when somebody is reminded of it: all from its stand and its facts.

Reminders are made of the agreed date. While a case is held there are none about its term, except on the agreed date's
last working day; after that the own planning has its own. What is past the term stands in Monday's overview only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.termijnen import TEKENEN, VERHUIZEN, VERHUIZEN_NA_TEKENEN, Termijn, tel_op, termijnen_koppeling
from workflows.dates.termijnen import leidende_verhuistermijn as leidende
from workflows.engine.agenda import Afspraak
from workflows.engine.laatste_dagen import Gepland
from workflows.engine.zaak import Zaak
from workflows.koppeling.aanhouden import EigenPlanning, eigen_einde, eigen_planning, in_wacht
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import open_taken

Feiten = Mapping[str, Any]

VOORAF = (-28, -14, -7)
"""Calendar days before the last day; besides, on the working day before the last one, and on the last one."""
NA_KOPPELING = timedelta(weeks=2)
"""Two weeks after the koppeling: is the profile complete, do corporatie and begeleiding know?"""
NA_VERHUIZING = (timedelta(weeks=1), timedelta(weeks=4))
"""When to ask whether COA counts the household (own choice: the sources name no term)."""
VOOR_EINDE_WACHT = timedelta(weeks=1)
PEILDATUM_VOORAF = timedelta(weeks=4)
"""So long before 1 January and 1 July the overview names who moved and is not counted."""


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a kind of reminder asks: a sentence, a few words for a list, and the tasks that "yes" ticks."""

    vraag: str
    kort: str
    taken: tuple[str, ...] = ()
    ja: str = ""


VRAGEN = {
    "start": Vraag(
        "Is het profiel compleet, en weten corporatie en begeleiding ervan?",
        "profiel, corporatie, begeleiding?",
        ("profiel", "corporatie", "begeleiding"),
        "Ja, alle drie geregeld",
    ),
    "tekenen": Vraag("Er is nog geen getekend huurcontract.", ""),
    "tekenafspraak": Vraag("De tekenafspraak is geweest. Is er getekend?", "is er getekend?"),
    "kopie": Vraag(
        "Is de kopie van het contract naar de regievoerder en naar de toeslagen?",
        "kopie contract verstuurd?",
        ("kopie_regievoerder", "kopie_toeslagen"),
        "Ja, beide verstuurd",
    ),
    "verhuizen": Vraag("Het huishouden is nog niet verhuisd.", ""),
    "brp": Vraag("Is de BRP overgeschreven?", "BRP overgeschreven?", ("brp",), "Ja, overgeschreven"),
    "tel": Vraag("Telt COA dit huishouden al?", "telt COA al?"),
    "wacht": Vraag("Het aanhouden loopt bijna af. Kan de zaak verder?", "aanhouden loopt af"),
    "wacht_om": Vraag("Het aanhouden is voorbij. Wat is de stand?", "aanhouden is voorbij"),
    "eigen": Vraag("Er is nog geen getekend huurcontract. Dit is je eigen planning.", "eigen planning"),
    "eigen_verhuizen": Vraag("Het huishouden is nog niet verhuisd. Dit is je eigen planning.", "eigen planning"),
    "achtervang": Vraag(
        "De behandelaar heeft nog niet gereageerd, en vandaag is de laatste werkdag.", "behandelaar reageert niet"
    ),
    "later": Vraag("Je vroeg me hier nu aan te herinneren.", "je vroeg dit weer"),
}


def termijnen(feiten: Feiten, kalender: Kalender) -> tuple[Termijn, ...]:
    """The terms of this koppeling, from the dates that are known."""
    return termijnen_koppeling(feiten["koppelingsdatum"], feiten.get("getekend"), feiten.get("vergunning"), kalender)


def lopende_termijn(stand: str, feiten: Feiten, kalender: Kalender) -> Termijn | None:
    """The term that counts now: signing until there is a contract, then moving, then none."""
    terms = termijnen(feiten, kalender)
    if stand in ("zoeken", "gevonden"):
        return next(t for t in terms if t.term is TEKENEN)
    return leidende(terms) if stand == "getekend" else None


def planning(stand: str, feiten: Feiten, kalender: Kalender) -> EigenPlanning | None:
    """The own planning beside that term, when a hold cost days."""
    wanted = {"getekend": (VERHUIZEN, VERHUIZEN_NA_TEKENEN)}.get(stand, (TEKENEN,))
    if stand not in ("zoeken", "gevonden", "getekend"):
        return None
    return eigen_planning({t.term.naam: t for t in termijnen(feiten, kalender) if t.term in wanted}, feiten, kalender)


def datums(stand: str, feiten: Feiten, kalender: Kalender) -> tuple[date, date | None] | None:
    """Only the days of the two above, without their derivation: the agreed day, and that of the own planning. For
    counting many koppelingen."""
    begun, signed = feiten["koppelingsdatum"], feiten.get("getekend")
    if stand in ("zoeken", "gevonden"):
        ends = {TEKENEN.naam: tel_op(begun, TEKENEN.lengte, kalender)}
    elif stand == "getekend":
        ends = {VERHUIZEN.naam: tel_op(begun, VERHUIZEN.lengte, kalender)}
        if signed:
            ends[VERHUIZEN_NA_TEKENEN.naam] = tel_op(signed, VERHUIZEN_NA_TEKENEN.lengte, kalender)
    else:
        return None
    return min(ends.values()), eigen_einde(ends, feiten)


def plan(stand: str, feiten: Feiten, kalender: Kalender) -> tuple[Gepland, ...]:
    """All reminders that this koppeling deserves in its present stand, each on a working day, one a day for a kind.

    Days that already passed are in it too: whoever plans knows the clock and leaves them out.
    """
    planned = [
        *_about_term(stand, feiten, kalender),
        *_about_hold(stand, feiten, kalender),
        *_about_stand(stand, feiten, kalender),
    ]
    return _one_a_day(planned)


def _about_term(stand: str, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    term = lopende_termijn(stand, feiten, kalender)
    if term is None:
        return []
    soort = "tekenen" if term.term is TEKENEN else "verhuizen"
    last = term.uiterlijk or term.einde
    begun: date = feiten["getekend" if soort == "verhuizen" else "koppelingsdatum"]
    agreed = _series(soort, term.einde, last, kalender)
    planned = [g for g in agreed if g.dag > begun and (g.merk == "0" or not in_wacht(feiten, g.dag))]
    eigen = planning(stand, feiten, kalender)
    if eigen is not None and eigen.uiterlijk > last:
        own = _series("eigen" if soort == "tekenen" else "eigen_verhuizen", eigen.einde, eigen.uiterlijk, kalender)
        planned += [g for g in own if g.dag > last and not in_wacht(feiten, g.dag)]
        # The agreed day passes as foreseen, so nobody else needs to be called.
        planned = [_quiet(g) if g.soort == soort else g for g in planned]
    return planned


def _quiet(item: Gepland) -> Gepland:
    return Gepland(item.soort, item.merk, item.dag, item.rol)


def _series(soort: str, einde: date, last: date, kalender: Kalender) -> list[Gepland]:
    before = [(str(days), kalender.herinnerdag(einde + timedelta(days=days))) for days in VOORAF]
    day_before = kalender.herinnerdag(last - EEN_DAG)
    return [
        *(Gepland(soort, merk, dag) for merk, dag in (*before, ("-1wd", day_before))),
        Gepland(soort, "0", last, achtervang=True),
    ]


def _about_hold(stand: str, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    sinds, tot = feiten.get("wacht_sinds"), feiten.get("wacht_tot")
    if stand not in ("zoeken", "gevonden", "getekend") or sinds is None or tot is None:
        return []
    warning = kalender.herinnerdag(tot - VOOR_EINDE_WACHT)
    planned = [Gepland("wacht_om", tot.isoformat(), kalender.herinnerdag_na(tot))]
    # A refusal that was reported has reminders of its own.
    ahead = warning > sinds and feiten.get("houdt_tegen") != "weigering"
    return [*([Gepland("wacht", tot.isoformat(), warning)] if ahead else []), *planned]


def _about_stand(stand: str, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    """What is asked because of where the koppeling is, and the day that somebody chose."""
    planned = []
    if stand == "zoeken" and open_taken(VRAGEN["start"].taken, feiten):
        dag = kalender.herinnerdag(feiten["koppelingsdatum"] + NA_KOPPELING)
        planned += [] if in_wacht(feiten, dag) else [Gepland("start", "2w", dag)]
    if stand == "gevonden" and (afspraak := feiten.get("tekenafspraak")):
        dag = kalender.herinnerdag_na(afspraak + EEN_DAG)
        planned += [] if in_wacht(feiten, dag) else [Gepland("tekenafspraak", afspraak.isoformat(), dag)]
    if stand == "getekend" and open_taken(VRAGEN["kopie"].taken, feiten):
        planned.append(Gepland("kopie", "1wd", kalender.herinnerdag_na(feiten["getekend"] + EEN_DAG)))
    if stand == "verhuisd":
        planned += _after_moving(feiten, kalender)
    if stand not in ("geteld", "vervallen") and (later := feiten.get("later")):
        planned.append(Gepland("later", later.isoformat(), kalender.herinnerdag_na(later)))
    return planned


def _after_moving(feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    moved = feiten["verhuisd"]
    asked = [Gepland("tel", f"{after.days}d", kalender.herinnerdag_na(moved + after)) for after in NA_VERHUIZING]
    if open_taken(VRAGEN["brp"].taken, feiten):
        asked.append(Gepland("brp", "1wd", kalender.herinnerdag_na(moved + EEN_DAG)))
    return asked


def peildatum_nabij(vandaag: date) -> date | None:
    """The 1 January or 1 July that lies at most four weeks ahead, or None."""
    days = (date(vandaag.year, 7, 1), date(vandaag.year + 1, 1, 1))
    return next((dag for dag in days if vandaag < dag <= vandaag + PEILDATUM_VOORAF), None)


def over_dagen(vandaag: date, dagen: int, kalender: Kalender) -> date:
    """The first working day that is at least so many days from now: when "weer herinneren" comes back."""
    return kalender.herinnerdag_na(vandaag + timedelta(days=dagen))


def _one_a_day(planned: list[Gepland]) -> tuple[Gepland, ...]:
    """Two of one kind on the same day merge: the later one of the series stands for both."""
    by_day = {(item.soort, item.dag): item for item in planned}
    return tuple(sorted(by_day.values(), key=lambda item: item.dag))


def afspraken(zaak: Zaak, kalender: Kalender) -> tuple[Afspraak, ...]:
    """What is due now, each under a name that stays when its day moves."""
    stand = zaak.standen[KOPPELING.sporen[0].naam]
    due: list[Afspraak] = []
    termijn = lopende_termijn(stand, zaak.feiten, kalender)
    if termijn is not None:
        werk = "tekenen" if termijn.term.naam == "tekenen" else "verhuizen"
        due.append(Afspraak(werk, f"{werk} uiterlijk", termijn.uiterlijk or termijn.einde))
        eigen = planning(stand, zaak.feiten, kalender)
        if eigen is not None:
            due.append(Afspraak(f"planning-{werk}", f"eigen planning {werk}", eigen.uiterlijk))
    if stand == "gevonden" and (dag := zaak.feiten.get("tekenafspraak")):
        due.append(Afspraak("tekenafspraak", "tekenafspraak", dag))
    return tuple(due)
