"""One run: a program, alone with a fresh stand-in, through the phases that give its figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.programs import Program, Telegram, start, telegram
from tests.bench.workload import FIRST_WORD, Workload

PATIENCE = 60.0
"""Seconds to wait for the last answer of a phase; after that the run failed."""


OURS = "ketenbot"


class Failed(Exception):
    """A program did not give every update exactly one answer: its figures mean nothing."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many updates each phase takes: to warm up, at a pace, all at once, and as many as can be dealt with for a
    few seconds (`many` for our bot, `few` for a peer, who at a slow Telegram would take minutes over as many)."""

    warm: int
    paced: int
    per_second: float
    rush: int
    many: int
    few: int

    @property
    def total(self) -> int:
        """All that one run may take."""
        return self.warm + self.paced + self.rush + max(self.many, self.few)


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is done, how slow Telegram is (seconds), and who is compared."""

    title: str
    workload: Callable[[], Workload]
    delay: float
    programs: tuple[str, ...]
    sizes: Sizes
    peers: Callable[[], Workload] | None = None
    """What a peer does instead, where it knows no such thing."""
    begin: str = "bezig"
    """The file that our bot starts with (see programs.py)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run measured. Times in seconds, memory in MB."""

    start: float
    memory: float
    per_second: float
    cpu_per_call: float
    cpu_per_update: float
    p50: float
    p99: float
    rush_p50: float
    rush_p99: float


def run(scenario: Scenario, program: str, place: Path) -> Figures:
    """Measure one program once. Raises Failed."""
    with TemporaryDirectory(dir=place) as own, telegram(Path(own)) as standin:
        standin.ask("/meet/ineens", daden=[FIRST_WORD])
        started = start(program, Path(own), standin.address, scenario.begin)
        try:
            to_first_answer = _finish(standin)["laatste"] - started.began
            return _measure(scenario, program, standin, started, to_first_answer)
        except Failed as exc:
            raise Failed(f"{program}, {scenario.title}: {exc}\n{started.last_words()}") from exc
        finally:
            started.end()


def _measure(scenario: Scenario, name: str, standin: Telegram, program: Program, to_first_answer: float) -> Figures:
    sizes = scenario.sizes
    work = (scenario.workload if name == OURS else scenario.peers or scenario.workload)()
    at_once(standin, work.prepare(sizes.total))
    at_once(standin, work.deeds(sizes.warm))
    if scenario.delay:
        standin.ask("/proef/fouten", methode="*", vertraging=scenario.delay, keer=0)
    paced = _paced(standin, work.deeds(sizes.paced), sizes.per_second)
    rush = at_once(standin, work.deeds(sizes.rush))
    before = program.cpu()
    flood = at_once(standin, work.deeds(sizes.many if name == OURS else sizes.few))
    spent = program.cpu() - before
    return Figures(
        start=to_first_answer,
        memory=program.peak(),
        per_second=flood["gedaan"] / flood["seconden"],
        cpu_per_call=spent / flood["aanroepen"],
        cpu_per_update=spent / flood["gedaan"],
        p50=percentile(paced["wachttijden"], 50),
        p99=percentile(paced["wachttijden"], 99),
        rush_p50=percentile(rush["wachttijden"], 50),
        rush_p99=percentile(rush["wachttijden"], 99),
    )


def at_once(standin: Telegram, deeds: list[list[Any]]) -> dict[str, Any]:
    """Put all updates in line at one moment and wait until all are answered. Raises Failed."""
    standin.ask("/meet/begin")
    standin.ask("/meet/ineens", daden=deeds)
    return _finish(standin)


def _paced(standin: Telegram, deeds: list[list[Any]], per_second: float) -> dict[str, Any]:
    """Updates as people send them: so many a second, at random moments that are the same for every program."""
    standin.ask("/meet/begin")
    standin.ask("/meet/tempo", daden=deeds, per_seconde=per_second, zaad=len(deeds))
    return _finish(standin)


def _finish(standin: Telegram) -> dict[str, Any]:
    result = standin.ask("/meet/klaar", geduld=PATIENCE)
    if result["gedaan"] != result["verwacht"] or result["te_veel"]:
        raise Failed(f"{result['gedaan']} antwoorden op {result['verwacht']} updates, {result['te_veel']} te veel")
    return result


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]
