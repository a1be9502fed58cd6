"""`python -m tests.bench`: measure, and write the figures page."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.report import PAGE, Results, Round, put, section
from tests.bench.runs import Failed, Scenario, run
from tests.bench.scenarios import scenarios

ROUNDS = 3
SECTIONS = ("snelheid", "ochtend", "paginas", "overzicht", "bestanden", "zoeken")


def main() -> None:
    """Run what was asked; the quick run writes a page only where it is told to."""
    asked = _arguments()
    page: Path | None = asked.uit or (None if asked.snel else PAGE)
    for name, measure in _measurements(asked).items():
        text = measure()
        sys.stdout.write(f"\n{text}\n")
        if page is not None:
            put(page, name, text)


def _measurements(asked: argparse.Namespace) -> dict[str, Callable[[], str]]:
    """What can be measured, by the name of its section on the page; each gives Markdown."""
    rounds = 1 if asked.snel else asked.ronden
    found = {
        "snelheid": lambda: _speed(rounds, asked.snel),
        "ochtend": lambda: _morning(asked.snel),
        "paginas": lambda: _pages(asked.snel),
        "overzicht": lambda: _overview(rounds, asked.snel),
        "bestanden": lambda: _files(asked.snel),
        "zoeken": _search,
    }
    return {name: measure for name, measure in found.items() if asked.alleen in (None, name)}


def _search() -> str:
    """The search beside its peers."""
    from tests.bench import search  # only here: it reads the whole knowledge base

    _say("zoeken, naast andere zoekmachines")
    return f"## Zoeken\n\n{search.report(sorted(search.VRAGEN.glob('onafhankelijk-*.jsonl')))}"


def _morning(quick: bool) -> str:
    """The morning of a country."""
    from tests.bench import ochtend  # only here: it loads the whole desk

    _say("de ochtend van een land")
    return ochtend.measure(100 if quick else ochtend.MENSEN)


def _pages(quick: bool) -> str:
    """Many open pages of the web door."""
    from tests.bench import paginas  # only here: it loads the whole desk

    _say("open pagina's")
    return paginas.measure(50, 4) if quick else paginas.measure()


def _overview(rounds: int, quick: bool) -> str:
    """The overview of many gemeenten, and what others notice of it."""
    from tests.bench import overzicht  # only here: it loads the whole desk

    _say("overzicht van veel gemeenten")
    return overzicht.measure(rounds, 400 if quick else overzicht.ZAKEN)


def _files(quick: bool) -> str:
    """Hostile files, and what others notice of them."""
    from tests.bench import bestanden  # only here: it loads the whole desk

    _say("vijandige bestanden")
    return bestanden.measure(0.02 if quick else 1.0)


def _speed(rounds: int, quick: bool) -> str:
    """Every scenario, round after round, its programs one after the other. Raises Failed."""
    load = getloadavg()[0]
    results = [Results(scenario, []) for scenario in scenarios(quick=quick)]
    with TemporaryDirectory() as place:
        for number in range(1, rounds + 1):
            for result in results:
                _say(f"ronde {number} van {rounds}: {result.scenario.title}")
                result.rounds.append(_round(result.scenario, Path(place)))
    return section(results, datetime.now(UTC).date(), load)


def _round(scenario: Scenario, place: Path) -> Round:
    return {program: run(scenario, program, place) for program in scenario.programs}


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Meet Ketenbot naast andere bots.")
    parser.add_argument("--snel", action="store_true", help="kort: alleen om te zien dat alles werkt")
    parser.add_argument("--ronden", type=int, default=ROUNDS, help="hoe vaak elke vergelijking wordt herhaald")
    parser.add_argument("--alleen", choices=SECTIONS, help="niet alles meten")
    parser.add_argument("--uit", type=Path, help="schrijf naar deze pagina in plaats van docs/metingen.md")
    return parser.parse_args()


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        sys.exit(f"meting mislukt: {failed}")
