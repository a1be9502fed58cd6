"""The overview of the week, on the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.screens import morning_rows as rows
from bot.screens import phone
from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.message import Bericht, Knop
from bot.screens.morning import GREETING, Groepen, MorningLine, below, listed, to_all
from workflows.dates.reading import zeg
from workflows.engine.resterend import LANG

_FEW = 9


@dataclass(frozen=True, slots=True)
class Wachtend:
    """Cases whose day passed before the last message: how many, the one that waits longest, and the days it waits.
    `afspraak` is False where for some of them it was no agreement that passed, and the days are those past it;
    `in_lijst` whether they stand in the list of what waits: those that are only later than was planned do not.
    `bekeken` are those of which somebody said these thirty days that nothing was new."""

    aantal: int
    dagen: int
    langste: MorningLine
    afspraak: bool = True
    in_lijst: bool = True
    bekeken: int = 0


@dataclass(frozen=True, slots=True)
class Team:
    """What a coordinator hears of an organisation: the cases of colleagues of which the day is near or passed, what
    nobody reacts to first, how many of each kind run, and those that wait longer."""

    naam: str
    regels: Sequence[MorningLine] = ()
    lopend: Mapping[str, int] = field(default_factory=dict)
    wachtend: Sequence[Wachtend] = ()


@dataclass(frozen=True)
class Week:
    """What the overview of a week is made of: what asks for attention now, how many of those were due (`gevraagd`), the
    cases that run, those that wait longer, who moved and is not counted (with the day it matters for), and for a
    coordinator the organisations. `bekijk` leads to what waits."""

    maandag: date
    groepen: Groepen
    gevraagd: int
    lopend: Sequence[MorningLine]
    bekijk: Knop
    wachtend: Sequence[Wachtend] = ()
    niet_geteld: Sequence[MorningLine] = ()
    peildatum: date | None = None
    teams: Sequence[Team] = ()
    organisatie: str = ""
    buiten: Sequence[str] = ()
    """Last days of no own case, that another organisation waits for."""


def week(content: Week, dag: date) -> Bericht:
    """It comes also when there is nothing, so that its absence shows a fault."""
    team = [line for found in content.teams for line in found.regels]
    groepen = Groepen(content.groepen.dichtbij, content.groepen.voorbij, [*content.groepen.gevraagd, *team])
    late = [*content.wachtend, *(item for found in content.teams for item in found.wachtend)]
    waiting = to_waiting(late, content.bekijk)
    tail = _tail(content)
    start = f"{GREETING} Je week vanaf " + bold(zeg(content.maandag))
    if not groepen.alle:
        return _quiet(start, content, tail, dag, waiting)
    running = len(content.lopend) if len(content.lopend) <= _FEW else 0  # of many "Alles tonen" says it
    counts = [(content.gevraagd, "vraagt nu aandacht", "vragen nu aandacht"), (running, "loopt", "lopen")]
    told = ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number)
    everything = to_all(dag, len({item.zaak for item in (*groepen.alle, *content.lopend)}), week=True)
    return listed(start + f": {told}." if told else start + ":", groepen, dag, everything, tail, waiting)


def _tail(content: Week) -> list[Tekst]:
    waits = waiting(content.wachtend)
    teams = [_team(found) for found in content.teams]
    whole = [content.organisatie] if content.organisatie else []
    return [*content.buiten, *waits, *_uncounted(content), *teams, *whole]


def _quiet(start: Markup, content: Week, tail: Sequence[Tekst], dag: date, bekijk: Sequence[Knop]) -> Bericht:
    running = len(content.lopend)
    count = {0: "geen lopende zaken", 1: "1 lopende zaak"}.get(running, f"{running} lopende zaken")
    soonest = next((item for item in content.lopend if item.met_dag and item.dag >= dag), None)
    first = [f"De eerste datum: {soonest.tekst}"] if soonest else []
    always = italic("Dit overzicht komt elke week. Blijft het weg? Meld het je beheerder.")
    passed = bekijk or any(item.ook for item in content.lopend)
    word = "geen laatste dag dichtbij" if passed else "niets dringends"
    word = "geen eigen zaak vraagt nu iets" if content.buiten else word
    said = [start + f": {word}. Je hebt {count}.", *first, *tail]
    text = stack(*said, *([always] if phone.lines(*said, always) <= rows.MOST_LINES else []))
    everything = (to_all(dag, running, week=True),) if running else ()
    lists = tuple(item.alle for item in content.lopend[:1] if item.alle)
    split = len(bekijk) > 1  # more than three do not fit beside each other
    found = [tuple(bekijk), (*everything, *lists)] if split else [(*bekijk, *everything, *lists)]
    return Bericht(text, tuple(row for row in found if row))


def to_waiting(found: Sequence[Wachtend], bekijk: Knop) -> tuple[Knop, ...]:
    """To the list of the cases that wait, or to the only one in it; and to the longest of those that are only later
    than was planned."""
    listed, planned = [f for f in found if f.in_lijst], [f for f in found if not f.in_lijst]
    several = sum(item.aantal for item in listed) > 1
    ways = [bekijk] if several else [below(item.langste) for item in listed]
    return (*ways, *(below(item.langste) for item in planned[:1]))


def waiting(found: Sequence[Wachtend]) -> list[str]:
    """Those that wait longer than was agreed, in one line; the only one by all that it says of itself."""
    return [_alone(found[0])] if [item.aantal for item in found] == [1] else [_together(item) for item in found]


def _alone(found: Wachtend) -> str:
    helps = f". {found.langste.voorbij}" if found.langste.voorbij else ""
    return f"1 zaak is voorbij de datum: {rows.said(found.langste)}{helps}"


def _together(found: Wachtend) -> str:
    one, more = _PAST[found.afspraak, found.in_lijst]
    waits = _days_or_weeks(found.dagen, weeks=found.afspraak)
    if found.aantal == 1:
        return f"1 zaak {one}, {waits}: {rows.named(found.langste)}."
    which = f": {rows.named(found.langste)}" if found.langste.van else ""
    seen = {0: "", found.aantal: " Allemaal bekeken."}.get(found.bekeken, f" {found.bekeken} bekeken.")
    return f"{found.aantal} zaken {more}, de langste {waits}{which}.{seen}"


_PAST = {
    (True, True): ("wacht langer dan de afspraak", "wachten langer dan de afspraak"),
    (False, True): ("is voorbij de datum", "zijn voorbij de datum"),
    (False, False): ("is later dan gepland", "zijn later dan gepland"),
}
"""By whether all of them passed an agreement, and whether they stand in the list of what waits."""


def _days_or_weeks(dagen: int, *, weeks: bool) -> str:
    """In whole weeks, always or from where everybody counts in weeks."""
    if weeks or dagen >= LANG.days:
        return "1 week" if dagen // 7 == 1 else f"{dagen // 7} weken"
    return "1 dag" if dagen == 1 else f"{dagen} dagen"


def _team(found: Team) -> str:
    kinds = ", ".join(f"{number} {kind}" for kind, number in found.lopend.items())
    head = f"Heel {found.naam}: {kinds or 'geen zaken'} {'loopt' if sum(found.lopend.values()) == 1 else 'lopen'}."
    return " ".join([head, *waiting(found.wachtend)])


def many(gemeenten: int) -> str:
    """In place of their cases for somebody with many gemeenten."""
    return f"De zaken van je {gemeenten} gemeenten: typ /overzicht."


def _uncounted(content: Week) -> list[str]:
    if content.peildatum is None or not content.niet_geteld:
        return []
    shown = ", ".join(item.referentie for item in content.niet_geteld[:4])
    more = len(content.niet_geteld) - 4
    rest = f" en nog {more}" if more > 0 else ""
    return [f"Verhuisd, nog niet geteld (peildatum {zeg(content.peildatum)}): {shown}{rest}."]
