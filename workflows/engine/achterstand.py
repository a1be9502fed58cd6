"""A case that waits longer than was agreed: which of its days says so, what somebody saw of it last, and what is new
since. For every procedure, from its last days and its history.

"Niets nieuws" is a fact of the case: somebody looked, and nothing had changed. It counts for thirty days.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import LaatsteDag, Reeks
from workflows.engine.velden import Soort, Veld

Feiten = Mapping[str, Any]

NIETS_NIEUWS, BEKEKEN = "niets_nieuws", "bekeken"
"""The line by which somebody says that nothing changed, and the fact of it: the day of looking. Recording what holds a
late case up brings that fact too."""
GELDT = timedelta(days=30)
"""So long a case counts as looked at (own choice)."""
BEKEKEN_VELD = Veld(BEKEKEN, "", "", Soort.DATUM)
"""Of every case, as the day of being reminded again is; no screen shows it among the facts."""


@dataclass(frozen=True, slots=True)
class Tegenhouden:
    """What can hold a case of a procedure up: the fields with the cause and since when, and the line that records it.

    `mogelijk` gives the names of the causes that can be so in these standen, `begin` the facts by which one begins on
    a day beside what is known, and `dagen` how many days each cause took until a day.
    """

    oorzaak: Veld
    sinds: Veld
    regel: str
    mogelijk: Callable[[Mapping[str, str]], Sequence[str]]
    begin: Callable[[str, Feiten, date], Mapping[str, Any]]
    dagen: Callable[[Feiten, date], Mapping[str, int]]


def afgesproken(dagen: Iterable[LaatsteDag]) -> LaatsteDag | None:
    """The day from which a case waits longer than the law or the agreement says: the first of those by which it counts.
    Also while an own planning leads instead; None where neither law nor agreement says anything."""
    counts = (
        dag
        for dag in dagen
        if dag.aard in (Aard.WET, Aard.AFSPRAAK) and dag.woord not in ("op", "vanaf") and (dag.leidt or dag.agenda)
    )
    return min(counts, key=lambda dag: dag.dag, default=None)


def wacht_sinds(dag: LaatsteDag) -> date:
    """From when the waiting is counted: the start of the term, else its last day."""
    return dag.begonnen or dag.dag


# ---------------------------------------------------------------- looked at


def bekeken(feiten: Feiten, vandaag: date) -> bool:
    """Whether somebody said less than thirty days ago that nothing was new, or what holds it up."""
    tot = bekeken_tot(feiten)
    return tot is not None and vandaag < tot


def bekeken_tot(feiten: Feiten) -> date | None:
    """The day on which it is to be looked at again; None for what nobody looked at."""
    dag: date | None = feiten.get(BEKEKEN)
    return dag + GELDT if dag is not None else None


def niets_nieuws(vandaag: date) -> dict[str, Any]:
    """The fact that somebody looked today."""
    return {BEKEKEN: vandaag}


def zwijg(dagen: Iterable[LaatsteDag], feiten: Feiten) -> tuple[LaatsteDag, ...]:
    """The same days, without the reminders that come after a day has passed and within the thirty days in which it
    counts as looked at. What is still to come is reminded of all the same."""
    tot = bekeken_tot(feiten)
    if tot is None:
        return tuple(dagen)
    return tuple(_zwijgend(dag, feiten[BEKEKEN], tot) if dag.leidt else dag for dag in dagen)


def _zwijgend(dag: LaatsteDag, van: date, tot: date) -> LaatsteDag:
    return replace(
        dag,
        herinner=Reeks(lambda: (item for item in dag.herinner if item.dag <= dag.werkdag or not van <= item.dag < tot)),
    )
