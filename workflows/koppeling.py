"""Koppeling: from the day COA couples a household to the gemeente until COA counts it. The table is the procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.2 (fase 2 and 3).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.bron import Bron
from workflows.kalender import BuitenKalender, Kalender
from workflows.tabel import Blik, Gepland, Procedure, Spoor, Stand, Stap
from workflows.termijnen import Termijn, leidende_verhuistermijn, termijnen_koppeling
from workflows.velden import Keuze, Soort, Veld

FASE_2 = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 2", 2016)
FASE_3 = Bron("Handreiking Huisvesting vergunninghouders", "§3.2, fase 3", 2016)

# ---------------------------------------------------------------- what is asked

REFERENTIE = Veld(
    "referentie",
    "Zaaknummer",
    "Wat is je eigen zaaknummer?\nEen nummer van jullie zelf, met minstens één cijfer. Geen naam, BSN of V-nummer.",
    Soort.REFERENTIE,
)
KOPPELINGSDATUM = Veld(
    "koppelingsdatum",
    "Koppelingsdatum",
    "Op welke dag is gekoppeld?\nDat is de dag van de koppeling in TVS, niet de dag waarop het profiel compleet was.",
    Soort.DATUM,
    eist=("gekoppeld_niet_in_toekomst",),
)
PERSONEN = Veld("personen", "Personen", "Hoeveel personen zijn het?", Soort.AANTAL, maximum=30)
VERGUNNING = Veld(
    "vergunning",
    "Datum vergunning",
    "Op welke dag is de vergunning verleend?\nDan reken ik ook de 14 weken vanaf de vergunning uit.",
    Soort.DATUM,
    optioneel=True,
    eist=("vergunning_voor_koppeling",),
)
TEKENAFSPRAAK = Veld(
    "tekenafspraak",
    "Tekenafspraak",
    "Wanneer wordt er getekend?\nWeet je het nog niet? Sla over; ik blijf je herinneren.",
    Soort.DATUM,
    optioneel=True,
    richting="toekomst",
    eist=("tekenafspraak_na_koppeling",),
)
GETEKEND = Veld(
    "getekend",
    "Tekendatum",
    "Op welke dag is het huurcontract getekend?",
    Soort.DATUM,
    eist=("getekend_na_koppeling", "getekend_niet_in_toekomst"),
)
VERHUISD = Veld(
    "verhuisd",
    "Verhuisdatum",
    "Op welke dag is het huishouden verhuisd?",
    Soort.DATUM,
    eist=("verhuisd_na_tekenen", "verhuisd_niet_in_toekomst"),
)
OORZAAK = Veld(
    "oorzaak",
    "Vervallen door",
    "Waarom vervalt de koppeling?",
    Soort.KEUZE,
    keuzes=(
        Keuze("ontkoppeld", "COA heeft ontkoppeld"),
        Keuze("zelf_gehuisvest", "Zelf woonruimte gevonden"),
        Keuze("bemiddeling_gestopt", "COA stopte de bemiddeling"),
        Keuze("dubbel", "Dubbel ingevoerd"),
    ),
)


@dataclass
class Koppeling(Blik):
    """What the guards of a koppeling look at: the order of its dates."""

    def _volgorde(self, eerder: str, later: str) -> bool:
        first, second = self.feiten.get(eerder), self.feiten.get(later)
        return first is None or second is None or first <= second

    def _geweest(self, naam: str) -> bool:
        return self.feiten.get(naam) is None or self.feiten[naam] <= self.vandaag

    @property
    def gekoppeld_niet_in_toekomst(self) -> bool:
        """A koppeling is registered after it happened."""
        return self._geweest("koppelingsdatum")

    @property
    def vergunning_voor_koppeling(self) -> bool:
        """COA couples after the vergunning."""
        return self._volgorde("vergunning", "koppelingsdatum")

    @property
    def tekenafspraak_na_koppeling(self) -> bool:
        """No signing is planned before the koppeling."""
        return self._volgorde("koppelingsdatum", "tekenafspraak")

    @property
    def getekend_na_koppeling(self) -> bool:
        """The contract comes after the koppeling; on the same day is possible."""
        return self._volgorde("koppelingsdatum", "getekend")

    @property
    def getekend_niet_in_toekomst(self) -> bool:
        """A planned signing is a tekenafspraak, not a signature."""
        return self._geweest("getekend")

    @property
    def verhuisd_na_tekenen(self) -> bool:
        """Fase 3 begins with the signed contract."""
        return self._volgorde("getekend", "verhuisd")

    @property
    def verhuisd_niet_in_toekomst(self) -> bool:
        """Moving is registered after it happened."""
        return self._geweest("verhuisd")


REDENEN = {
    "gekoppeld_niet_in_toekomst": "De koppelingsdatum ligt in de toekomst. Typ de dag waarop COA heeft gekoppeld.",
    "vergunning_voor_koppeling": "De vergunning komt vóór de koppeling. Controleer beide datums.",
    "tekenafspraak_na_koppeling": "De tekenafspraak ligt vóór de koppeling. Controleer de datum.",
    "getekend_na_koppeling": "De tekendatum ligt vóór de koppeling. Controleer de datum.",
    "getekend_niet_in_toekomst": "Die dag moet nog komen. Typ de dag waarop het contract echt is getekend.",
    "verhuisd_na_tekenen": "De verhuisdatum ligt vóór het tekenen. Controleer de datum.",
    "verhuisd_niet_in_toekomst": "Die dag moet nog komen. Typ de dag waarop het huishouden echt is verhuisd.",
}

# ---------------------------------------------------------------- the procedure

STANDEN = (
    Stand(
        "zoeken",
        "woning zoeken",
        "gemeente en corporatie",
        "Geef de corporatie en de maatschappelijke begeleiding de gegevens die nodig zijn voor een woning. "
        "De corporatie zoekt in haar leegstaande en vrijkomende woningen.",
        FASE_2,
    ),
    Stand(
        "gevonden",
        "woonruimte gevonden",
        "gemeente en corporatie",
        "De corporatie maakt het huurcontract en een afspraak om te tekenen. "
        "Regel de ontvangst met de begeleiding en geef de tekendatum door.",
        FASE_2,
    ),
    Stand(
        "getekend",
        "huurcontract getekend",
        "gemeente",
        "Stuur een kopie van het contract naar de regievoerder. Wijs op de kopie voor de toeslagen. "
        "Regel uitkering en inrichting, zodat de verhuizing door kan gaan.",
        FASE_3,
    ),
    Stand(
        "verhuisd",
        "verhuisd",
        "COA",
        "De COA-locatie schrijft het huishouden uit. Daarna telt COA vanzelf.",
        FASE_3,
    ),
    Stand("geteld", "geteld door COA", "niemand", "Klaar: COA telt dit huishouden mee.", FASE_3, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze koppeling loopt niet meer.", eind=True),
)

STAPPEN = (
    Stap("woning_gevonden", "Woonruimte gevonden", ("zoeken",), "gevonden", (TEKENAFSPRAAK,), bron=FASE_2),
    Stap("teken", "Huurcontract getekend", ("zoeken", "gevonden"), "getekend", (GETEKEND,), bron=FASE_2),
    Stap("woning_valt_af", "Woning gaat niet door", ("gevonden",), "zoeken", wist=("tekenafspraak",)),
    Stap("verhuis", "Verhuisd", ("getekend",), "verhuisd", (VERHUISD,), bron=FASE_3),
    Stap("tel", "COA telt mee", ("verhuisd",), "geteld", bron=FASE_3),
    Stap("vervalt", "Koppeling vervalt", ("zoeken", "gevonden", "getekend"), "vervallen", (OORZAAK,)),
)

KOPPELING = Procedure(
    naam="koppeling",
    titel="Koppeling",
    versie=1,
    sporen=(Spoor("koppeling", "zoeken", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, KOPPELINGSDATUM, PERSONEN),
    redenen=REDENEN,
    blik=Koppeling,
    later=(VERGUNNING,),
)

# ---------------------------------------------------------------- terms and reminders

HERINNER_TEKENEN = (-28, -14, -7)
"""Calendar days before the agreed date; besides, on the working day before the last one, and on the last one."""
HERINNER_VERHUIZEN = (-7,)
NA_KOPPELING = timedelta(weeks=2)
"""Two weeks after the koppeling: is the profile complete, do corporatie and begeleiding know? (own choice)"""


def termijnen(feiten: dict[str, date | None], kalender: Kalender) -> tuple[Termijn, ...]:
    """The terms of this koppeling, from the dates that are known."""
    koppeling = feiten["koppelingsdatum"]
    assert koppeling is not None  # noqa: S101  asked when the case is made
    return termijnen_koppeling(koppeling, feiten.get("getekend"), feiten.get("vergunning"), kalender)


def lopende_termijn(stand: str, feiten: dict[str, date | None], kalender: Kalender) -> Termijn | None:
    """The term that counts now: signing until there is a contract, then moving, then none."""
    terms = termijnen(feiten, kalender)
    if stand in ("zoeken", "gevonden"):
        return next(t for t in terms if t.term.naam == "tekenen")
    if stand == "getekend":
        return leidende_verhuistermijn(terms)
    return None


def plan(stand: str, feiten: dict[str, date | None], kalender: Kalender) -> tuple[Gepland, ...]:
    """All reminders that this koppeling deserves in its present stand, each on a working day, one a day for a kind.

    Days that already passed are in it too: whoever plans knows the clock and leaves them out.
    """
    planned: list[Gepland] = []
    term = lopende_termijn(stand, feiten, kalender)
    if term is not None:
        offsets = HERINNER_TEKENEN if term.term.naam == "tekenen" else HERINNER_VERHUIZEN
        planned += _for_term(term, offsets, kalender)
    if stand == "zoeken" and (start := feiten["koppelingsdatum"]):
        planned.append(Gepland("start", "2w", _working_day(start + NA_KOPPELING, kalender)))
    if stand == "gevonden" and (afspraak := feiten.get("tekenafspraak")):
        planned.append(Gepland("tekenafspraak", afspraak.isoformat(), _next_working_day(afspraak, kalender)))
    return _one_a_day(planned)


def _for_term(term: Termijn, offsets: tuple[int, ...], kalender: Kalender) -> list[Gepland]:
    last = term.uiterlijk or term.einde
    planned = [
        Gepland(term.term.naam, str(days), _working_day(term.einde + timedelta(days=days), kalender))
        for days in offsets
    ]
    try:
        planned.append(Gepland(term.term.naam, "-1wd", kalender.plus_werkdagen(last, -1)))
    except BuitenKalender:
        planned.append(Gepland(term.term.naam, "-1wd", last - timedelta(days=1)))
    return [*planned, Gepland(term.term.naam, "0", last)]


def _working_day(dag: date, kalender: Kalender) -> date:
    """The last working day on or before; outside the calendar the day itself."""
    try:
        return kalender.laatste_werkdag(dag)
    except BuitenKalender:
        return dag


def _next_working_day(dag: date, kalender: Kalender) -> date:
    """The first working day after; outside the calendar simply the next day."""
    try:
        return kalender.volgende_werkdag(dag + timedelta(days=1))
    except BuitenKalender:
        return dag + timedelta(days=1)


def _one_a_day(planned: list[Gepland]) -> tuple[Gepland, ...]:
    """Two of one kind on the same day merge: the later one of the series stands for both."""
    by_day = {(item.soort, item.dag): item for item in planned}
    return tuple(sorted(by_day.values(), key=lambda item: item.dag))
