"""From figures to a page: ratios within a round first, then what was measured as it was."""

import os
import platform
import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.bench.runs import OURS, Figures, Scenario

PAGE = Path(__file__).parents[2] / "docs" / "metingen.md"
"""Where the figures are written down."""
NAMES = {
    OURS: "Ketenbot",
    "echo": "PTB-echo",
    "conversation": "PTB met ConversationHandler en PicklePersistence",
    "pressing": "PTB die beantwoordt en bewerkt",
}
COLUMNS = {
    "per_second": "updates per s",
    "cpu_per_call": "CPU per aanroep",
    "cpu_per_update": "CPU per update",
    "p50": "p50",
    "p99": "p99",
    "rush_p50": "p50 bij drukte",
    "rush_p99": "p99 bij drukte",
    "start": "start",
    "memory": "geheugen",
}
INTRO = """## Snelheid

Gemeten op {day} met {with_what}; mediaan van {rounds} ronde(n). In een ronde draait elk programma een keer, na elkaar,
met een verse namaak-Telegram in een eigen proces. Ketenbot legt elke update vast (WAL, `synchronous=FULL`) voordat het
antwoord vertrekt; de andere programma's bewaren niets, of eens per minuut een pickle. `KETENBOT_LIMIET` staat op 1000.
Vergelijk de verhoudingen: de losse getallen hangen van de machine af. Voor het meten was die al belast met {load}; wat
er naast draait, drukt vooral wie rekent (wij) en niet wie wacht (de echo bij 50 ms).

- **updates per s** en **CPU per aanroep**: bij een voorraad updates van veel mensen. CPU is user en system van het
  proces, gedeeld door alle aanroepen van de Bot API.
- **p50 en p99**: {per_second:g} updates per seconde op toevallige momenten; van het moment dat de update klaarstaat tot
  het antwoord bij Telegram binnenkomt. Bij {paced} updates is p99 de langzaamste.
- **bij drukte**: {rush} updates op hetzelfde moment, of {press_rush} keer drukken. Bij {per_second:g} per seconde staat
  er zelden iemand in de rij: p99 meet dan vooral hoe lang het ophalen duurt.
- **start**: van het starten van het proces tot het eerste antwoord.
- **geheugen**: het meeste dat het proces vasthield."""

Round = dict[str, Figures]
"""The figures of one round, by program."""


@dataclass(frozen=True, slots=True)
class Results:
    """All rounds of a scenario."""

    scenario: Scenario
    rounds: list[Round]

    def ratio(self, peer: str, figure: str) -> float:
        """Ours to the peer's: the median of the rounds' own ratios."""
        ratios: list[float] = [getattr(r[OURS], figure) / getattr(r[peer], figure) for r in self.rounds]
        return median(ratios)

    def middle(self, program: str, figure: str) -> float:
        """The median over the rounds."""
        values: list[float] = [getattr(r[program], figure) for r in self.rounds]
        return median(values)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a ratio should be: at least, or at most, this much."""

    what: str
    scenario: int
    figure: str
    bound: float
    at_least: bool = False

    def line(self, results: Sequence[Results]) -> list[str]:
        """The aim, what was measured, and whether that is enough."""
        found = results[self.scenario].ratio("echo", self.figure)
        met = found >= self.bound if self.at_least else found <= self.bound
        bound = f"{'minstens' if self.at_least else 'hoogstens'} {_number(self.bound)}"
        return [self.what, bound, _number(found), "gehaald" if met else "niet gehaald"]


AIMS = (
    Aim("typen bij 50 ms: updates per s, tegen de echo", 1, "per_second", 12, at_least=True),
    Aim("typen bij 50 ms: p99 bij drukte, tegen de echo", 1, "rush_p99", 0.1),
    Aim("typen bij 50 ms: p99, tegen de echo", 1, "p99", 0.1),
    Aim("typen zonder wachten: CPU per aanroep, tegen de echo", 0, "cpu_per_call", 2),
    Aim("een vraag: CPU per update, tegen de echo", 4, "cpu_per_update", 2.3),
    Aim("/zaken: CPU per update, tegen de echo", 6, "cpu_per_update", 2.2),
    Aim("een stap (twee aanroepen): CPU per update, tegen de echo", 7, "cpu_per_update", 2.8),
    Aim("start, tegen de echo", 4, "start", 4.5),
    Aim("geheugen, tegen de echo", 4, "memory", 2.3),
)


def section(results: Sequence[Results], day: date, load: float) -> str:
    """The part of the page that tells of speed. Needs all scenarios, in their order; `load` is how many programs wanted
    the processor before the measuring began (the load average)."""
    typing, pressing = results[1].scenario.sizes, results[3].scenario.sizes
    facts = {"day": day.isoformat(), "with_what": _with_what(), "load": _number(load), "rounds": len(results[0].rounds)}
    sizes = {"rush": typing.rush, "press_rush": pressing.rush, "paced": typing.paced, "per_second": typing.per_second}
    aims = _rows(["doel", "", "gemeten", ""], [aim.line(results) for aim in AIMS])
    return "\n\n".join([INTRO.format(**facts, **sizes), aims, *map(_scenario, results)])


def _scenario(result: Results) -> str:
    programs = result.scenario.programs

    def ratio(peer: str, figure: str) -> str:
        return _number(result.ratio(peer, figure))

    def measured(program: str, figure: str) -> str:
        return _with_unit(figure, result.middle(program, figure))

    parts = [f"### {result.scenario.title}", _table("Ketenbot gedeeld door", programs[1:], ratio)]
    return "\n\n".join([*parts, _table("zoals gemeten", programs, measured)])


def _table(head: str, programs: Sequence[str], cell: Callable[[str, str], str]) -> str:
    rows = [[NAMES[program], *(cell(program, figure) for figure in COLUMNS)] for program in programs]
    return _rows([head, *COLUMNS.values()], rows)


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _with_unit(figure: str, value: float) -> str:
    match figure:
        case "per_second":
            return f"{_number(value)} /s"
        case "memory":
            return f"{_number(value)} MB"
        case "start":
            return f"{_number(value)} s"
        case _:
            return f"{_number(value * 1000)} ms"


def _number(value: float) -> str:
    """Three digits, with a Dutch comma: more would say more than was measured."""
    digits = max(0, 3 - len(str(int(abs(value))))) if abs(value) >= 1 else 2
    return f"{value:.{digits}f}".replace(".", ",")


def _with_what() -> str:
    """Everything whose version matters to the figures."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("python-telegram-bot", "httpx", "sqlite-utils"))
    return f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}; {os.cpu_count()} kernen"


def put(page: Path, name: str, text: str) -> None:
    """Put a section between its markers on the page; a page or a section that is not there yet is made."""
    begin, end = f"<!-- {name}: geschreven door make bench -->", f"<!-- einde {name} -->"
    old = page.read_text(encoding="utf-8") if page.exists() else "# Metingen\n"
    block = f"{begin}\n{text}\n{end}"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    new = pattern.sub(lambda _: block, old) if pattern.search(old) else f"{old}\n{block}\n"
    page.parent.mkdir(exist_ok=True)
    page.write_text(new, encoding="utf-8")
