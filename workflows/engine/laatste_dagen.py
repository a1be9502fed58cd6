"""The last days of a case: the one list from which the screen, the list, the morning message, the reminders and the
agenda are made.

A function of facts, standen and calendar, never of today: today decides the order and the words.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, overload

from workflows.bron import Bron
from workflows.dates.kalender import EEN_DAG, Kalender
from workflows.dates.termijnen import Aard, Term, Termijn, bereken

BEHANDELAAR = "behandelaar"
_AANSPREEKPUNT = "aanspreekpunt:"
LATER = "later"
"""The kind of reminder that somebody asked for by hand, and the fact that holds its day."""
WEER = "weer"
"""The mark of a reminder that comes back for as long as the case is open."""
ELKE = timedelta(weeks=4)
"""How often it comes back (own choice)."""


def aanspreekpunt(code: str) -> str:
    """The role of the one who speaks for the gemeente of this CBS code."""
    return f"{_AANSPREEKPUNT}{code}"


def gemeente_van(rol: str) -> str | None:
    """The CBS code of the gemeente whose aanspreekpunt this role is; None for another role."""
    return rol.removeprefix(_AANSPREEKPUNT) if rol.startswith(_AANSPREEKPUNT) else None


@dataclass(frozen=True, slots=True)
class Gepland:
    """A reminder that a case deserves: what about, which one of the series, on which day, and for whom.

    `achtervang`: who stands in and the coordinator hear it as well, when nobody answered by then.
    """

    soort: str
    merk: str
    dag: date
    rol: str = BEHANDELAAR
    achtervang: bool = False


class Reeks(Sequence[Gepland]):
    """Reminders that are worked out when somebody first asks for them: a line of a list never does."""

    __slots__ = ("_kept", "_maak")

    def __init__(self, maak: Callable[[], Iterable[Gepland]]) -> None:
        self._maak = maak
        self._kept: tuple[Gepland, ...] | None = None

    def _alle(self) -> tuple[Gepland, ...]:
        if self._kept is None:
            self._kept = tuple(self._maak())
        return self._kept

    @overload
    def __getitem__(self, index: int) -> Gepland: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Gepland]: ...
    def __getitem__(self, index: int | slice) -> Gepland | Sequence[Gepland]:
        return self._alle()[index]

    def __len__(self) -> int:
        return len(self._alle())

    def __iter__(self) -> Iterator[Gepland]:
        return iter(self._alle())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Reeks) and self._alle() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._alle())


@dataclass(frozen=True, slots=True)
class Herinnervraag:
    """What a kind of reminder asks: a sentence, a few words for a list, and the tasks that the answer `ja` ticks. One
    that is `laat` itself says what helps when the day has passed; a `dringend` one
    waits for no other morning. `laatste` is the sentence on the last working day
    itself. The sentences and words may name the day they are about as {dag}, what is left of it as {rest}, and whether
    it is a last day or a last working day as {laatste}."""

    vraag: str
    kort: str = ""
    taken: tuple[str, ...] = ()
    ja: str = ""
    laat: bool = False
    laatste: str = ""
    dringend: bool = False


LATER_VRAAG = Herinnervraag("Je vroeg me hier nu aan te herinneren.", "je vroeg dit weer")
"""What every procedure asks on the day that somebody chose."""


@dataclass(frozen=True, slots=True)
class LaatsteDag:
    """A day by which something must be done, and when to remind of it.

    `naam` stays when the day moves. `wat` is what must be done ("tekenen"), `woord` how the day is meant (uiterlijk,
    liefst uiterlijk, vanaf, op). `dag` is the last day itself and `werkdag` the last working day on or before it, the
    day to act. `wie` says in Dutch whose turn it is. `som` is how the day was found, the whole sum in its first line,
    and `toelichting` what the source leaves open. `laat` is what helps when it has passed.
    `begonnen` is the day it is counted from and `weken` its length, where it has a start and is counted in weeks.
    `agenda` is its title in a calendar, empty where it does not belong there. One that does not `leidt` gives the case
    no place in a list: it only reminds, or stands beside the day that leads.
    """

    naam: str
    wat: str
    dag: date
    werkdag: date
    aard: Aard
    bron: Bron | None = None
    wie: str = ""
    woord: str = "uiterlijk"
    som: tuple[str, ...] = ()
    toelichting: str = ""
    laat: str = ""
    herinner: Sequence[Gepland] = ()
    agenda: str = ""
    leidt: bool = True
    begonnen: date | None = None
    weken: int = 0

    @property
    def eigen(self) -> bool:
        """Whether its length is an own choice."""
        return self.aard is Aard.EIGEN

    @property
    def grens(self) -> bool:
        """Whether it is a last day at all, and not an appointment ("op") or a first day ("vanaf")."""
        return self.woord not in ("op", "vanaf")

    def voorbij(self, vandaag: date) -> bool:
        """Whether it has ended: on a free day after the last working day it still runs."""
        return self.dag < vandaag


Dagen = Callable[[Mapping[str, str], Mapping[str, Any], Kalender], Sequence[LaatsteDag]]
"""All last days of a case, from its standen, its facts and the calendar."""


def van_termijn(
    termijn: Termijn,
    *,
    naam: str = "",
    wat: str = "",
    wie: str = "",
    agenda: str = "",
    laat: str = "",
    herinner: Sequence[Gepland] = (),
) -> LaatsteDag:
    """The last day of a term that was worked out; `naam`, `wat` and `agenda` are its own words where none are given."""
    doen = wat or termijn.term.opdracht
    return LaatsteDag(
        naam=naam or termijn.term.naam,
        wat=doen,
        dag=termijn.einde,
        werkdag=termijn.uiterlijk or termijn.einde,
        aard=termijn.term.aard,
        bron=termijn.term.bron,
        wie=wie,
        som=termijn.regels,
        toelichting=termijn.term.toelichting,
        laat=laat,
        herinner=herinner,
        agenda=agenda or f"{doen} uiterlijk",
        begonnen=termijn.start,
        weken=max(termijn.term.lengte.weken, 0),
    )


def per_stand(
    spoor: str,
    loopt: Mapping[str, Term],
    *,
    ervoor: Iterable[int] = (),
    erachter: Iterable[int] = (1, 7, 14),
    rustig: Collection[str] = (),
) -> Dagen:
    """The days of a procedure with one term for each stand of a track, from the fact that the term itself names: asked
    about on the working day before its last day, on that day, and so many days before (below zero) and after it; never
    before it has begun. The terms that are named `rustig` come with the overview of the week."""

    def planned(term: Termijn, kalender: Kalender) -> Iterable[Gepland]:
        found = _rond(term, ervoor, erachter, kalender)
        return met_de_week(found, kalender) if term.term.naam in rustig else found

    def dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
        term = loopt.get(standen[spoor])
        start = feiten.get(term.vanaf) if term is not None else None
        if term is None or start is None:
            return ()
        termijn = bereken(term, start, kalender)
        return (van_termijn(termijn, herinner=Reeks(lambda: planned(termijn, kalender))),)

    return dagen


def _rond(termijn: Termijn, ervoor: Iterable[int], erachter: Iterable[int], kalender: Kalender) -> Iterable[Gepland]:
    naam, einde = termijn.term.naam, termijn.einde
    ahead = vooraf(naam, einde, termijn.uiterlijk or einde, ervoor, kalender)
    return (item for item in (*ahead, *erna(naam, einde, erachter, kalender)) if item.dag > termijn.start)


def herinner_aan(naam: str, herinner: Sequence[Gepland]) -> LaatsteDag | None:
    """Something that is only asked about, on days that are our own choice; None when there is no such day."""
    if not herinner:
        return None
    first = min(item.dag for item in herinner)
    return LaatsteDag(naam, naam, first, first, Aard.EIGEN, herinner=tuple(herinner), leidt=False)


def rustig(soort: str, vanaf: date | None, kalender: Kalender) -> LaatsteDag | None:
    """What no source gives a term for: asked about every four weeks, on a Monday, so that it comes with the overview of
    the week and is no message of its own. None where the day `vanaf` is not known."""
    if vanaf is None:
        return None
    first = vanaf + ELKE
    first += timedelta(days=-first.weekday() % 7)
    return herinner_aan(soort, [Gepland(soort, first.isoformat(), kalender.herinnerdag_na(first))])


def met_de_week(planned: Iterable[Gepland], kalender: Kalender) -> tuple[Gepland, ...]:
    """The same on the Monday from each day on, the last of two that fall together: a day that is an own choice comes
    with the overview of the week and is no message of its own."""
    found: dict[date, Gepland] = {}
    for item in planned:
        monday = item.dag + timedelta(days=-item.dag.weekday() % 7)
        found[monday] = replace(item, dag=kalender.herinnerdag_na(monday), achtervang=False)
    return tuple(found.values())


def later(feiten: Mapping[str, Any], kalender: Kalender) -> LaatsteDag | None:
    """The day on which somebody asked to be reminded again."""
    dag = feiten.get(LATER)
    return herinner_aan(LATER, [vanaf(LATER, dag, kalender)]) if dag else None


# ---------------------------------------------------------------- series of reminders


def vooraf(soort: str, einde: date, werkdag: date, dagen: Iterable[int], kalender: Kalender) -> list[Gepland]:
    """So many calendar days before the last day (below zero), on the working day before the day to act, and on that
    day itself, when who stands by hears it as well."""
    return [
        *(Gepland(soort, str(days), kalender.herinnerdag(einde + timedelta(days=days))) for days in dagen),
        Gepland(soort, "-1wd", kalender.herinnerdag(werkdag - EEN_DAG)),
        Gepland(soort, "0", kalender.herinnerdag(werkdag), achtervang=True),
    ]


def erna(soort: str, start: date, dagen: Iterable[int], kalender: Kalender, rol: str = BEHANDELAAR) -> list[Gepland]:
    """So many calendar days after `start`, each on the first working day from then on."""
    return [Gepland(soort, f"+{n}", kalender.herinnerdag_na(start + timedelta(days=n)), rol) for n in dagen]


def vanaf(soort: str, dag: date, kalender: Kalender, *, merk: str = "", rol: str = BEHANDELAAR) -> Gepland:
    """On the first working day from then on; the day itself is its mark where none is given."""
    return Gepland(soort, merk or dag.isoformat(), kalender.herinnerdag_na(dag), rol)


def tot(soort: str, dag: date, kalender: Kalender, *, merk: str = "", rol: str = BEHANDELAAR) -> Gepland:
    """The same on the last working day up to then: what comes is brought up before it comes."""
    return Gepland(soort, merk or dag.isoformat(), kalender.herinnerdag(dag), rol)


def een_per_dag(planned: Iterable[Gepland]) -> tuple[Gepland, ...]:
    """Two of one kind on the same day merge: the later one of the series stands for both. Soonest first."""
    by_day = {(item.soort, item.dag): item for item in planned}
    return tuple(sorted(by_day.values(), key=lambda item: (item.dag, item.soort)))


# ---------------------------------------------------------------- what is read from the list


def plan(dagen: Iterable[LaatsteDag]) -> tuple[Gepland, ...]:
    """All reminders of the case, past ones and all."""
    return een_per_dag(item for dag in dagen for item in dag.herinner)


def weer(dagen: Iterable[LaatsteDag], na: date, kalender: Kalender) -> tuple[Gepland, ...]:
    """What comes back when all that was planned is past, so that an open case never falls silent: for each role what
    it was asked last, every four weeks, the first one after the day `na`. On Mondays, so that it comes with the
    overview of the week and not as one message more."""
    last: dict[str, Gepland] = {}
    for item in plan(dagen):
        if item.soort != LATER:
            last[item.rol] = item
    return tuple(
        Gepland(item.soort, WEER if rol == BEHANDELAAR else f"{rol}:{WEER}", _keert_terug(item.dag, na, kalender), rol)
        for rol, item in last.items()
    )


def _keert_terug(dag: date, na: date, kalender: Kalender) -> date:
    first = dag + ELKE
    first += timedelta(days=-first.weekday() % 7)
    back = first + max(0, (na - first).days // ELKE.days) * ELKE
    while kalender.herinnerdag_na(back) <= na:
        back += ELKE
    return kalender.herinnerdag_na(back)


def volgende(dagen: Iterable[LaatsteDag], na: date, kalender: Kalender) -> date | None:
    """When somebody is next reminded of a case that is open, after the day `na`; None where nothing is ever asked."""
    known = tuple(dagen)
    return min((item.dag for item in (*plan(known), *weer(known, na, kalender)) if item.dag > na), default=None)


def leidend(dagen: Iterable[LaatsteDag], vandaag: date | None = None) -> tuple[LaatsteDag, ...]:
    """The days that count for the case, the one that leads first: a day of the law that has passed, until it is done;
    then what is still to come, nearest first; then what has passed, longest ago first. Without a day of today, as if
    all were still to come."""
    return tuple(sorted((dag for dag in dagen if dag.leidt), key=lambda dag: _plaats(dag, vandaag)))


def _plaats(dag: LaatsteDag, vandaag: date | None) -> tuple[int, date, date]:
    past = vandaag is not None and dag.voorbij(vandaag)
    return (0 if past and dag.aard is Aard.WET else 2 if past else 1), dag.werkdag, dag.dag


def eerste(dagen: Iterable[LaatsteDag], vandaag: date | None = None) -> LaatsteDag | None:
    """The day that leads."""
    return next(iter(leidend(dagen, vandaag)), None)


def stil(dag: LaatsteDag) -> LaatsteDag:
    """The same day, of which nobody hears who only stands by."""
    return replace(dag, herinner=Reeks(lambda: (replace(item, achtervang=False) for item in dag.herinner)))
