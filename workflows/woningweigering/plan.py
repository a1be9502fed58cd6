"""The last days of a woningweigering, and when somebody is reminded of what: all from its standen and facts.

COA's terms are those of the handreiking; where it gives no start or no length, the own choice says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, bereken
from workflows.engine.laatste_dagen import (
    Gepland,
    Herinnervraag,
    LaatsteDag,
    een_per_dag,
    erna,
    herinner_aan,
    van_termijn,
    vanaf,
    vooraf,
)
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.regels import DEFINITIEF, HUIS, NEEMT, PERSOON, TERECHT, UIT, WEG, ZOEKT
from workflows.woningweigering.velden import BELLEN

Standen = Mapping[str, str]

_BRON = Bron("Handreiking Huisvesting vergunninghouders", "3.4.2", 2016)
_SINDS = date(2016, 1, 1)

TOETS = Term(
    "toets",
    "toets door COA",
    vanaf="voorval_op",
    begin="geweigerd of niet verschenen",
    opdracht="oordeel van COA",
    lengte=Lengte(dagen=14),
    aard=Aard.AFSPRAAK,
    bron=_BRON,
    toelichting="De bron zegt niet vanaf welke dag de 14 dagen tellen. Wij tellen vanaf de weigering (eigen keuze).",
    geldig_van=_SINDS,
)
KANS = Term(
    "tweede_kans",
    "tweede kans",
    vanaf="oordeel_op",
    begin="oordeel",
    opdracht="accepteren",
    lengte=Lengte(weken=1),
    aard=Aard.EIGEN,
    bron=_BRON,
    toelichting="De bron noemt geen termijn voor de tweede kans. De gemeente kiest; anders een week (eigen keuze).",
    geldig_van=_SINDS,
)
KANDIDAAT = Term(
    "kandidaat",
    "nieuwe kandidaat",
    vanaf="vrij_op",
    begin="woning vrij voor een ander",
    opdracht="nieuwe kandidaat",
    lengte=Lengte(weken=2),
    aard=Aard.AFSPRAAK,
    bron=_BRON,
    toelichting="Wij tellen de 2 weken vanaf het oordeel of de definitieve weigering (eigen keuze).",
    geldig_van=_SINDS,
)


VRAGEN = {
    "toets": Herinnervraag(
        "COA heeft nog niet geoordeeld. Is er al een oordeel?",
        "oordeel van COA?",
        laatste="Vandaag is de {laatste} voor het oordeel van COA. Is het er al? Bel anders de regievoerder.",
    ),
    "toets_laat": Herinnervraag(
        "COA oordeelde niet binnen 14 dagen. Vraag het de regievoerder; helpt dat niet, ga dan naar de leiding van "
        "COA.",
        "nog geen oordeel van COA",
        laat=True,
    ),
    "kans": Herinnervraag(
        "De tweede kans loopt bijna af. Is de woning geaccepteerd?",
        "tweede kans: geaccepteerd?",
        laatste="Vandaag is de {laatste} van de tweede kans. Is de woning geaccepteerd?",
    ),
    "kans_om": Herinnervraag("De tweede kans is voorbij. Geaccepteerd, of opnieuw geweigerd?", "tweede kans voorbij"),
    "kans_weg": Herinnervraag(
        "De woning is er niet meer: geen tweede kans mogelijk. Bel de regievoerder.", "geen tweede kans: bel"
    ),
    "blijft": Herinnervraag(
        "Blijft dit huishouden aan jullie gekoppeld? Vraag het de regievoerder.", "blijft gekoppeld?"
    ),
    "te_laat": Herinnervraag(
        "De weigering was toch terecht, maar het huishouden is al uit de opvang. Wat doet COA nu? Bel de regievoerder.",
        "toch terecht: bel regievoerder",
    ),
    "opvang": Herinnervraag("Heeft het huishouden de opvang verlaten? Vraag het de regievoerder.", "opvang verlaten?"),
    "titel": Herinnervraag("Is er al ontruimd? Vraag het de regievoerder.", "al ontruimd?"),
    "kandidaat": Herinnervraag(
        "Is er al een nieuwe kandidaat voor de woning?",
        "nieuwe kandidaat?",
        laatste="Vandaag is de {laatste} voor een nieuwe kandidaat. Is die er al? Bel anders de regievoerder.",
    ),
    "geen_kandidaat": Herinnervraag(
        "De twee weken voor een nieuwe kandidaat zijn voorbij. Meld dit bij de regievoerder.",
        "meld: geen kandidaat",
        laat=True,
    ),
    "gemeld": Herinnervraag(
        "Er is nog geen kandidaat, ook niet na je melding. Ga naar de leiding van COA.", "naar leiding COA?", laat=True
    ),
    "gekoppeld": Herinnervraag("Accepteerde de nieuwe kandidaat de woning?", "kandidaat: geaccepteerd?"),
    "leiding": Herinnervraag(
        "Komt er nu een kandidaat? Je meldde het bij de leiding van COA.", "kandidaat via leiding COA?", laat=True
    ),
    "huurderving": Herinnervraag("Verliest de corporatie huur? Vraag huurderving aan bij COA.", "huurderving?"),
    **{
        f"bel_{naam}": Herinnervraag(f"Je bereikte {wie} niet. Bel nog eens.", f"bel {wie}", dringend=True)
        for naam, wie in BELLEN.items()
    },
}

# ---------------------------------------------------------------- the last days


def laatste_dagen(standen: Standen, feiten: Mapping[str, Any], kalender: Kalender) -> tuple[LaatsteDag, ...]:
    """The term that runs now, of the household or else of the home, and what is only asked about."""
    known = WeigeringFeiten(feiten)
    found = (
        *_persoon(standen, known, kalender),
        *_woning(standen, known, kalender),
        *_bellen(standen[PERSOON], known, kalender),
    )
    return tuple(day for day in found if day is not None)


Dagen = list[LaatsteDag | None]
_LAAT = {
    "toets": "COA oordeelde niet binnen 14 dagen. Bel de regievoerder van COA.",
    "tweede_kans": "De tweede kans is voorbij. Leg vast of het huishouden de woning accepteerde.",
    "wacht": "De twee weken voor een nieuwe kandidaat zijn voorbij. Meld dit bij de regievoerder van COA.",
    "gemeld": "Er is nog geen kandidaat, ook niet na je melding. Ga naar de leiding van COA.",
    "leiding": "Er is nog geen kandidaat. Vraag de leiding van COA wanneer die komt.",
}
"""What to do now that the day has passed, by where the household or the home is."""
_MAANDELIJKS = tuple(range(28, 365, 28))
"""Every four weeks, for a year."""
BELDAGEN = 5
"""Working days on which who was not reached is named again."""


def _persoon(standen: Standen, feiten: WeigeringFeiten, kalender: Kalender) -> Dagen:
    stand, weg = standen[PERSOON], standen[HUIS] in WEG
    if stand == "toets":
        term = van_termijn(bereken(TOETS, feiten.voorval_op, kalender), wie="COA")
        return [
            replace(term, laat=_LAAT[stand], herinner=_rond(term, feiten.voorval_op, "toets", "toets_laat", kalender))
        ]
    if stand == "tweede_kans" and feiten.oordeel_op is not None and not weg:
        return [_kans(feiten, feiten.oordeel_op, kalender)]
    follow = {
        "tweede_kans": ("kans_weg", feiten.oordeel_op, (1, 7, 14, *_MAANDELIJKS)),
        # These have no term that would keep them in the overview of the week: they are asked until somebody answers.
        "terecht": ("blijft", feiten.oordeel_op, (1, 7, 14, *_MAANDELIJKS)),
        "te_laat": ("te_laat", feiten.oordeel_op, (1, 7, 14, *_MAANDELIJKS)),
        "gestopt": ("opvang", feiten.definitief_op, (14, *_MAANDELIJKS)),
        "titel": ("titel", feiten.titel_op, _MAANDELIJKS),
    }.get(stand)
    return [_vraag(*follow, kalender)] if follow else []


def _kans(feiten: WeigeringFeiten, judged: date, kalender: Kalender) -> LaatsteDag:
    """The household may accept until and including the last day, also when that is no working day."""
    week = van_termijn(bereken(KANS, judged, kalender), wie="huishouden")
    tot = feiten.kans_tot or week.dag
    chosen = f"accepteren tot en met {zeg(tot)}: door de gemeente gekozen (eigen keuze)"
    term = replace(week, dag=tot, werkdag=tot, som=week.som if feiten.kans_tot is None else (chosen,))
    return replace(term, laat=_LAAT["tweede_kans"], herinner=_rond(term, judged, "kans", "kans_om", kalender))


def _woning(standen: Standen, feiten: WeigeringFeiten, kalender: Kalender) -> Dagen:
    stand, vrij = standen[HUIS], vrij_op(standen[PERSOON], feiten)
    found: Dagen = []
    if stand in ZOEKT and vrij is not None:
        term = van_termijn(bereken(KANDIDAAT, vrij, kalender), wie="regievoerder")
        found.append(replace(term, laat=_LAAT[stand], herinner=_kandidaat(stand, term, vrij, feiten, kalender)))
    if stand == "gemeld":
        found.append(_vraag("gemeld", feiten.gemeld_op, (7, 14, 21), kalender))
    if stand == "gekoppeld":
        found.append(_vraag("gekoppeld", feiten.gekoppeld_op, (7, 14, *_MAANDELIJKS), kalender))
    if stand == "leiding":
        found.append(_vraag("leiding", feiten.leiding_op, (14, 28, 42), kalender))
    if stand != "behouden" and feiten.huurderving is None:
        found.append(herinner_aan("huurderving", _huurderving(stand, feiten, kalender)))
    return found


def _kandidaat(
    stand: str, term: LaatsteDag, vrij: date, feiten: WeigeringFeiten, kalender: Kalender
) -> tuple[Gepland, ...]:
    """Around the last day for a candidate; who reported before it that there is none hears what is next instead."""
    if stand == "wacht":
        return _rond(term, vrij, "kandidaat", "geen_kandidaat", kalender)
    reported = {"gemeld": feiten.gemeld_op, "leiding": feiten.leiding_op}.get(stand) or vrij
    series = (*vooraf("kandidaat", term.dag, term.werkdag, (-7,), kalender), *erna(stand, term.dag, (1,), kalender))
    return tuple(item for item in series if item.dag > max(vrij, reported))


def _rond(term: LaatsteDag, begun: date, soort: str, laat: str, kalender: Kalender) -> tuple[Gepland, ...]:
    """A week before the last day, on the working day before it and on it; and when it has passed, three times."""
    before = vooraf(soort, term.dag, term.werkdag, (-7,), kalender)
    return een_per_dag((*(item for item in before if item.dag > begun), *erna(laat, term.dag, (1, 7, 14), kalender)))


def _vraag(soort: str, start: date | None, dagen: tuple[int, ...], kalender: Kalender) -> LaatsteDag | None:
    return herinner_aan(soort, erna(soort, start, dagen, kalender)) if start is not None else None


def _huurderving(stand: str, feiten: WeigeringFeiten, kalender: Kalender) -> list[Gepland]:
    """A week after the refusal, and a week after the home has somebody else: only then the missed rent is known."""
    known = _weg_op(stand, feiten)
    days = [feiten.voorval_op, *([known] if known is not None else [])]
    week = timedelta(weeks=1)
    return [vanaf("huurderving", dag + week, kalender, merk=str(nummer)) for nummer, dag in enumerate(days, 1)]


def _bellen(stand: str, feiten: WeigeringFeiten, kalender: Kalender) -> Dagen:
    """Who could not be reached is named on each of the next working days, until COA judges or somebody answers."""
    if stand != "toets":
        return []
    tried = [(f"bel_{wie}", feiten.gebeld_op(wie)) for wie in BELLEN if feiten.gebeld(wie) == "nee"]
    return [
        herinner_aan(soort, [vanaf(soort, day, kalender) for day in _volgende(dag, BELDAGEN, kalender)])
        for soort, dag in tried
        if dag is not None
    ]


def belt_weer(gebeld: date, kalender: Kalender) -> date:
    """The working day on which who was not reached is asked about again."""
    return kalender.herinnerdag_na(gebeld + EEN_DAG)


def _volgende(dag: date, aantal: int, kalender: Kalender) -> list[date]:
    """The next so many working days."""
    found: list[date] = []
    while len(found) < aantal:
        dag = belt_weer(dag, kalender)
        found.append(dag)
    return found


# ---------------------------------------------------------------- since when, and what it cost


def vrij_op(persoon: str, feiten: WeigeringFeiten) -> date | None:
    """Since when the home may go to another household, by the stand of the first; None while it may not. A judgement
    that was put right does not make it free later than it was."""
    if persoon not in DEFINITIEF:
        return None
    day = feiten.oordeel_op if persoon in TERECHT else feiten.definitief_op
    return min(filter(None, (feiten.vrij_op, day)), default=None)


def _weg_op(huis: str, feiten: WeigeringFeiten) -> date | None:
    """Since when the home has somebody else, or is back with the corporatie."""
    return {
        "kandidaat": feiten.kandidaat_op,
        "weer_geweigerd": feiten.weer_geweigerd_op,
        "terug": feiten.terug_op,
        "niet_door": feiten.niet_door_op,
    }.get(huis)


@dataclass(frozen=True, slots=True)
class Vertraging:
    """Days since the tekendag that failed, and whether they are final."""

    dagen: int
    definitief: bool


def vertraging_woning(standen: Standen, feiten: WeigeringFeiten, vandaag: date) -> Vertraging:
    """How long the home stood waiting: until the new tekendag of who takes it after all, else until a new candidate
    accepted it or it went back. Where a candidate refused too, the rest is of that report."""
    own = feiten.tekendag or feiten.geaccepteerd_op
    return _sinds(feiten, own if standen[PERSOON] in NEEMT else _weg_op(standen[HUIS], feiten), vandaag)


def vertraging_huishouden(
    standen: Standen, feiten: WeigeringFeiten, vandaag: date, koppeling: date | None = None
) -> Vertraging | None:
    """How long the household went without: until its own new tekendag, for this home or for the one that its koppeling
    has now. None once it is coupled no longer: that household has no time to moving here (own choice)."""
    if standen[PERSOON] in UIT:
        return None
    own = feiten.tekendag or feiten.geaccepteerd_op if standen[PERSOON] in NEEMT else None
    other = koppeling if koppeling is not None and koppeling > feiten.voorval_op else None
    return _sinds(feiten, own or other, vandaag)


def _sinds(feiten: WeigeringFeiten, einde: date | None, vandaag: date) -> Vertraging:
    return Vertraging(max(0, ((einde or vandaag) - feiten.voorval_op).days), einde is not None)
