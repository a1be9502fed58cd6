"""When what of a woningweigering must be done, and when somebody is reminded of it: all from its standen and facts.

COA's terms are those of the handreiking; where it gives no start or no length, the own choice says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard, Lengte, Term, Termijn, bereken
from workflows.engine.agenda import Afspraak
from workflows.engine.laatste_dagen import Gepland, Herinnervraag
from workflows.engine.zaak import Zaak
from workflows.woningweigering.regels import DEFINITIEF, HUIS, PERSOON, TERECHT
from workflows.woningweigering.velden import BELLEN

Feiten = Mapping[str, Any]
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


@dataclass(frozen=True, slots=True)
class Loopt:
    """A term that runs now: its last day, the day to say (the last working day on or before it; of a second chance the
    household's own last day), and its sum in one line."""

    term: Term
    einde: date
    uiterlijk: date
    som: str

    @property
    def eigen(self) -> bool:
        """Whether its length is an own choice."""
        return self.term.aard is Aard.EIGEN

    def voorbij(self, vandaag: date) -> bool:
        """Whether it has ended: in a weekend after the last working day it still runs."""
        return self.einde < vandaag


VRAGEN = {
    "toets": Herinnervraag("COA heeft nog niet geoordeeld. Is er al een oordeel?", "oordeel van COA?"),
    "toets_laat": Herinnervraag(
        "COA oordeelde niet binnen 14 dagen. Vraag het de regievoerder; helpt dat niet, ga dan naar de leiding van "
        "COA.",
        "COA is te laat",
    ),
    "kans": Herinnervraag("De tweede kans loopt bijna af. Is de woning geaccepteerd?", "tweede kans: geaccepteerd?"),
    "kans_om": Herinnervraag("De tweede kans is voorbij. Geaccepteerd, of opnieuw geweigerd?", "tweede kans voorbij"),
    "blijft": Herinnervraag(
        "Blijft dit huishouden aan jullie gekoppeld? Vraag het de regievoerder.", "blijft gekoppeld?"
    ),
    "te_laat": Herinnervraag(
        "De weigering was toch terecht, maar het huishouden is al uit de opvang. Wat doet COA nu? Bel de regievoerder.",
        "toch terecht: bel regievoerder",
    ),
    "opvang": Herinnervraag("Heeft het huishouden de opvang verlaten? Vraag het de regievoerder.", "opvang verlaten?"),
    "titel": Herinnervraag("Is er al ontruimd? Vraag het de regievoerder.", "al ontruimd?"),
    "kandidaat": Herinnervraag("Is er al een nieuwe kandidaat voor de woning?", "nieuwe kandidaat?"),
    "geen_kandidaat": Herinnervraag(
        "De twee weken voor een nieuwe kandidaat zijn voorbij. Meld dit bij de regievoerder.", "meld: geen kandidaat"
    ),
    "gemeld": Herinnervraag(
        "Er is nog geen kandidaat, ook niet na je melding. Ga naar de leiding van COA.", "naar leiding COA?"
    ),
    "leiding": Herinnervraag(
        "Komt er nu een kandidaat? Je meldde het bij de leiding van COA.", "kandidaat via leiding COA?"
    ),
    "huurderving": Herinnervraag("Verliest de corporatie huur? Vraag huurderving aan bij COA.", "huurderving?"),
    **{
        f"bel_{naam}": Herinnervraag(f"Je bereikte {wie} niet. Bel nog eens.", f"bel {wie}")
        for naam, wie in BELLEN.items()
    },
}

# ---------------------------------------------------------------- terms


def vrij_op(standen: Standen, feiten: Feiten) -> date | None:
    """Since when the home may go to another household; None while it may not."""
    persoon = standen[PERSOON]
    if persoon not in DEFINITIEF:
        return None
    day: date | None = feiten.get("oordeel_op" if persoon in TERECHT else "definitief_op")
    return day


def termijnen(standen: Standen, feiten: Feiten, kalender: Kalender) -> tuple[Loopt, ...]:
    """The terms that run now, that of the person first."""
    found = []
    if standen[PERSOON] == "toets":
        found.append(_loopt(bereken(TOETS, feiten["voorval_op"], kalender)))
    if standen[PERSOON] == "tweede_kans":
        found.append(_kans(feiten, kalender))
    vrij = vrij_op(standen, feiten)
    if vrij is not None and standen[HUIS] in ("wacht", "gemeld", "leiding"):
        found.append(_loopt(bereken(KANDIDAAT, vrij, kalender)))
    return tuple(found)


def _loopt(termijn: Termijn) -> Loopt:
    return Loopt(termijn.term, termijn.einde, termijn.uiterlijk or termijn.einde, termijn.regels[0])


def _kans(feiten: Feiten, kalender: Kalender) -> Loopt:
    """The household may accept until and including the last day, also when that is no working day."""
    tot: date | None = feiten.get("kans_tot")
    if tot is None:
        week = bereken(KANS, feiten["oordeel_op"], kalender)
        return Loopt(KANS, week.einde, week.einde, week.regels[0])
    return Loopt(KANS, tot, tot, f"accepteren tot en met {zeg(tot)}: door de gemeente gekozen (eigen keuze)")


_TEKENDAGEN = ("getekend_op", "afspraak", "tekenen_op", "geaccepteerd_op")


def vertraging(standen: Standen, feiten: Feiten, vandaag: date) -> tuple[int, bool]:
    """Days between the tekendag that failed and the outcome, and whether they are final. Counted to the new tekendag
    or the acceptance for who takes the home after all, else to the new candidate or the return of the home."""
    if standen[PERSOON] in ("geaccepteerd", "ingetrokken"):
        end = next((d for n in _TEKENDAGEN if (d := feiten.get(n))), None)
    else:
        end = {"kandidaat": feiten.get("kandidaat_op"), "terug": feiten.get("terug_op")}.get(standen[HUIS])
    return max(0, ((end or vandaag) - feiten["voorval_op"]).days), end is not None


def afspraken(zaak: Zaak, kalender: Kalender) -> tuple[Afspraak, ...]:
    """The days for a calendar, each under a name that stays when its day moves."""
    running = termijnen(zaak.standen, zaak.feiten, kalender)
    return tuple(Afspraak(t.term.naam, f"{t.term.opdracht} uiterlijk", t.uiterlijk) for t in running)


# ---------------------------------------------------------------- reminders


def plan(standen: Standen, feiten: Feiten, kalender: Kalender) -> tuple[Gepland, ...]:
    """All reminders of both tracks, each on a working day, one a day for a kind. Past days are in it too."""
    planned = [
        *_persoon(standen, feiten, kalender),
        *_woning(standen, feiten, kalender),
        *_bellen(standen, feiten, kalender),
    ]
    by_day = {(item.soort, item.dag): item for item in planned}
    return tuple(sorted(by_day.values(), key=lambda item: item.dag))


_MAANDELIJKS = tuple(range(28, 365, 28))
"""Every four weeks, for a year."""
BELDAGEN = 5
"""Working days on which who was not reached is named again."""


def _persoon(standen: Standen, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    stand = standen[PERSOON]
    if stand == "toets":
        term = _loopt(bereken(TOETS, feiten["voorval_op"], kalender))
        return _about(term, feiten["voorval_op"], "toets", "toets_laat", kalender)
    if stand == "tweede_kans":
        return _about(_kans(feiten, kalender), feiten["oordeel_op"], "kans", "kans_om", kalender)
    follow = {
        # These have no term that would keep them in the overview of the week: they are asked until somebody answers.
        "terecht": ("blijft", "oordeel_op", (1, 7, 14, *_MAANDELIJKS)),
        "te_laat": ("te_laat", "oordeel_op", (1, 7, 14, *_MAANDELIJKS)),
        "gestopt": ("opvang", "definitief_op", (14, *_MAANDELIJKS)),
        "titel": ("titel", "titel_op", _MAANDELIJKS),
    }.get(stand)
    return _after(*follow, feiten, kalender) if follow else []


def _woning(standen: Standen, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    stand, vrij = standen[HUIS], vrij_op(standen, feiten)
    planned = []
    if stand == "wacht" and vrij is not None:
        term = _loopt(bereken(KANDIDAAT, vrij, kalender))
        planned += _about(term, vrij, "kandidaat", "geen_kandidaat", kalender)
    if stand == "gemeld":
        planned += _after("gemeld", "gemeld_op", (7, 14, 21), feiten, kalender)
    if stand == "leiding":
        planned += _after("leiding", "leiding_op", (14, 28, 42), feiten, kalender)
    if stand != "behouden" and feiten.get("huurderving") is None:
        planned += _huurderving(stand, feiten, kalender)
    return planned


def _huurderving(stand: str, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    """A week after the refusal, and a week after the home has somebody else: only then the missed rent is known."""
    known = {"kandidaat": feiten.get("kandidaat_op"), "terug": feiten.get("terug_op")}.get(stand)
    days = [feiten["voorval_op"], *([known] if known else [])]
    return [
        Gepland("huurderving", str(nummer), kalender.herinnerdag_na(dag + timedelta(weeks=1)))
        for nummer, dag in enumerate(days, 1)
    ]


def _bellen(standen: Standen, feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    """Who could not be reached is named on each of the next working days, until COA judges or somebody answers."""
    if standen[PERSOON] != "toets":
        return []
    return [
        Gepland(f"bel_{naam}", dag.isoformat(), dag)
        for naam in BELLEN
        if feiten.get(f"bel_{naam}") == "nee" and (tried := feiten.get(f"bel_{naam}_op"))
        for dag in _volgende(tried, BELDAGEN, kalender)
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


def _about(term: Loopt, begun: date, soort: str, laat: str, kalender: Kalender) -> list[Gepland]:
    """A week before the last day, on the working day before it and on it; and when it has passed, three times."""
    before = [
        Gepland(soort, "-7", kalender.herinnerdag(term.einde - timedelta(weeks=1))),
        Gepland(soort, "-1wd", kalender.herinnerdag(term.uiterlijk - EEN_DAG)),
        Gepland(soort, "0", kalender.herinnerdag(term.uiterlijk), achtervang=True),
    ]
    after = [
        Gepland(laat, f"+{days}", kalender.herinnerdag_na(term.einde + timedelta(days=days))) for days in (1, 7, 14)
    ]
    return [*(item for item in before if item.dag > begun), *after]


def _after(soort: str, feit: str, days: tuple[int, ...], feiten: Feiten, kalender: Kalender) -> list[Gepland]:
    start = feiten.get(feit)
    if start is None:
        return []
    return [Gepland(soort, f"+{day}", kalender.herinnerdag_na(start + timedelta(days=day))) for day in days]
