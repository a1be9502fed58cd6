"""A country beside a small one: what people do takes as much computing, however many cases others have, and however
many of their own ended.

    python -m tests.bench.land            400,000 cases against 1,000 (`make bench-land`)
    python -m tests.bench.land --zaken N  the same with fewer
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.desk.incoming import Kind
from bot.desk.visit import Office
from tests.bench.desk import Person
from tests.bench.report import PAGE, put
from tests.schaal.land import Land, base, country, versie
from tests.schaal.meter import tried

ZAKEN, KLEIN = 400_000, 1_000
"""Cases in the country, and in the small one beside it."""
EIGEN = 40
"""Running koppelingen that the gemeente that asks has more, in both."""
AFGELOPEN = (50, 5_000)
"""Own cases that ended, few and many."""
MOST, MOST_AFGELOPEN = 1.5, 2.0
"""The aims: so many times the computing of the small one, and of the gemeente with few ended cases."""
ROUNDS = 40
WIE = "Noor"
"""Who does it: somebody of a gemeente, in the newest file that was put aside."""


@dataclass(frozen=True, slots=True)
class Meting:
    """What one act took in each of its rounds (seconds of CPU), and the statements of one."""

    cpu: Sequence[float]
    opdrachten: int


Daad = Callable[[], object]


def _person(office: Office) -> Person:
    return Person(office, str(versie().over["mensen"][WIE][0]))


def _own(where: Land) -> None:
    """So many koppelingen more for the gemeente that asks; for the second a home was found."""
    person = _person(where.office)
    for number in range(1, EIGEN + 1):
        begun = where.now.date() - timedelta(days=3 * number)
        person.types("/annuleer")
        person.types(f"/koppeling LND-{number} {begun:%d-%m-%Y} {number % 7 + 1}")
        person.presses("Klopt")
    person.types("LND-2")
    person.presses("Woonruimte gevonden")
    while any(label.startswith("Sla over") for label in person.buttons()):
        person.presses("Sla over")


def acts(where: Land) -> dict[str, Daad]:
    """What is measured, by its name on the page."""
    row = where.store.db.execute("select id from zaken where referentie = 'LND-2'").fetchone()
    step, person = f"s:{row[0]}:koppeling:woning_valt_af:gevonden", _person(where.office)
    return {
        "een vraag": lambda: person.says("Hoe snel moet de verhuizing zijn na het huurcontract?"),
        "`/termijn`": lambda: person.says("/termijn 15 maart 2026"),
        "een stap": lambda: person.says(step, Kind.PRESS),
        "`/zaak`": lambda: person.says("/zaak LND-1"),
        **{f"`/{name}`": partial(person.says, f"/{name}") for name in ("zaken", "vandaag", "achterstand", "stand")},
    }


def measured(lands: Sequence[Land], rounds: int) -> list[dict[str, Meting]]:
    """Each act so often in each country, by turns, so that what else the machine does is no country's alone; the files
    stay as they are, and the first time does not count."""
    found: list[dict[str, Meting]] = [{} for _ in lands]
    mine = [acts(land) for land in lands]
    for name in mine[0]:
        statements = [tried(land.store, mine[n][name]).statements for n, land in enumerate(lands)]
        took: list[list[float]] = [[] for _ in lands]
        for _ in range(rounds):
            for n, land in enumerate(lands):
                took[n].append(_once(land, mine[n][name]))
        for n, count in enumerate(statements):
            found[n][name] = Meting(took[n], count)
    return found


def _once(where: Land, do: Daad) -> float:
    begun = time.process_time()
    try:
        with where.store.atomic():
            do()
            raise _Undone
    except _Undone:
        return time.process_time() - begun


class _Undone(Exception):
    """Thrown to leave the file as it was."""


# ---------------------------------------------------------------- the countries


def run(place: Path, zaken: int, afgelopen: Sequence[int] = AFGELOPEN, rounds: int = ROUNDS) -> str:
    """Make the countries, measure in each, and give the section of the page."""
    load, begun = getloadavg()[0], time.monotonic()
    now = datetime.fromisoformat(versie().over["nu"]).astimezone(UTC)
    source = place / "begin.db"
    base(source, now)
    first = country("begin", source, place / "eigen.db", now)
    _own(first)
    one = first.store.db.execute("select count(*) from zaken").fetchone()[0]
    ended = _ended(first)
    first.store.close()
    source = place / "eigen.db"
    lands = [_made(source, place, now, others=max(0, round(n / one) - 1)) for n in (KLEIN, zaken)]
    lands += [_made(source, place, now, ended=max(0, -(-n // ended) - 1)) for n in afgelopen]
    try:
        done = [_outcome(land, found) for land, found in zip(lands, measured(lands, rounds), strict=True)]
    finally:
        for land in lands:
            land.store.close()
    return _section(*done, load=load, took=time.monotonic() - begun)


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """A country that was measured: its cases, the own ones that ended, the size of its file (bytes)."""

    zaken: int
    afgelopen: int
    bytes: int
    metingen: dict[str, Meting]


def _made(source: Path, place: Path, now: datetime, *, others: int = 0, ended: int = 0) -> Land:
    sys.stderr.write(f"een land met {others} keer zoveel van anderen en {ended} keer zoveel dat afliep\n")
    return country("land", source, place / f"land-{others}-{ended}.db", now, others=others, ended=ended)


def _outcome(where: Land, found: dict[str, Meting]) -> Uitkomst:
    db = where.store.db
    size = db.execute("select page_count * page_size from pragma_page_count, pragma_page_size").fetchone()[0]
    return Uitkomst(db.execute("select count(*) from zaken").fetchone()[0], _ended(where), size, found)


def _ended(where: Land) -> int:
    own = "select organisatie from zaken where referentie = 'LND-1'"
    found = where.store.db.execute(f"select count(*) from zaken where loopt = 0 and organisatie = ({own})")
    return int(found.fetchone()[0])


# ---------------------------------------------------------------- the page


def _section(small: Uitkomst, big: Uitkomst, few: Uitkomst, many: Uitkomst, *, load: float, took: float) -> str:
    rows = [_row(name, small, big, few, many) for name in small.metingen]
    worst = max(_times(small, big, name) for name in small.metingen)
    ended = _times(few, many, "`/zaken`")
    return "\n".join(
        [
            "## Een land",
            "",
            f"Een bestand met {_n(big.zaken)} zaken ({big.bytes / 1e6:.0f} MB) naast een met {_n(small.zaken)}, en een "
            f"gemeente met {_n(many.afgelopen)} afgelopen zaken naast een met {_n(few.afgelopen)}. Wie vraagt heeft in "
            f"elk dezelfde lopende zaken, {EIGEN} koppelingen erbij. CPU aan de balie, zonder het vastleggen; om de "
            f"beurt, mediaan van {ROUNDS} keer. Gemeten op {datetime.now(UTC).date()}, {cpu_count()} kernen, vooraf al "
            f"belast met {_x(load)}; samen {_x(took / 60)} minuten.",
            "",
            "| | klein | land | keer | opdrachten | weinig afgelopen | veel afgelopen | keer |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"Doel: elke handeling hoogstens {_x(MOST)} keer zoveel in het land: het meest is {_x(worst)}, "
            f"{'gehaald' if worst <= MOST else 'niet gehaald'}. `/zaken` met veel afgelopen zaken hoogstens "
            f"{_x(MOST_AFGELOPEN)} keer: {_x(ended)}, {'gehaald' if ended <= MOST_AFGELOPEN else 'niet gehaald'}.",
        ]
    )


def _row(name: str, small: Uitkomst, big: Uitkomst, few: Uitkomst, many: Uitkomst) -> str:
    a, b, c, d = (one.metingen[name] for one in (small, big, few, many))
    counts = str(a.opdrachten) if a.opdrachten == b.opdrachten else f"{a.opdrachten} / {b.opdrachten}"
    taken = [_ms(median(one.cpu)) for one in (a, b, c, d)]
    cells = [*taken[:2], _x(_times(small, big, name)), counts, *taken[2:], _x(_times(few, many, name))]
    return f"| {name} | {' | '.join(cells)} |"


def _times(one: Uitkomst, other: Uitkomst, name: str) -> float:
    """The median of the rounds' own ratios."""
    pairs = zip(one.metingen[name].cpu, other.metingen[name].cpu, strict=True)
    return median(b / a for a, b in pairs)


def _n(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _x(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms".replace(".", ",")


def main() -> None:
    """Measure, print, and put it on the page."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.land")
    parser.add_argument("--zaken", type=int, default=ZAKEN)
    parser.add_argument("--uit", type=Path, default=None, help="een andere bladzijde")
    asked = parser.parse_args()
    with TemporaryDirectory() as place:
        text = run(Path(place), asked.zaken)
    sys.stdout.write(f"{text}\n")
    if asked.uit is not None or asked.zaken == ZAKEN:
        put(asked.uit or PAGE, "land", text)


if __name__ == "__main__":
    main()
