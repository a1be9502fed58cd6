"""`make bewijs`: every drill of trust in one go, at most a quarter of an hour, and the table for docs/metingen.md.

Kills at each place where something is committed, confirmed, sent and marked, at many counts; kills at random moments;
and the drills that are tests: a full disk, a locked database, a Telegram in trouble, clocks that jump, going back to a
copy, and what was wiped. A drill that fails is a row that says so, and the command ends with status 1.
"""

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.processes import REPOSITORY, Nursery, Telegram, nursery, telegram
from tests.faults.lives import Books, spread
from tests.faults.takeover import REAL, drill

PAGE = REPOSITORY / "docs" / "metingen.md"
BEGIN, END = "<!-- bewijs: geschreven door make bewijs -->", "<!-- einde bewijs -->"
PLACES = ("voor de commit", "voor de bevestiging", "voor het versturen", "voor het afvinken")
COUNTS = range(1, 13)
"""At which update or message a life ends: the first up to the twelfth, at each place."""
MOST_MEMORY = 20_000
"""Kilobytes that may come with generated updates, after the first few thousand."""
BATCH = 125
"""Lives with one file: each question has a day of its own, and those must be days of these years."""
DRILLS: dict[str, tuple[str, ...]] = {
    "volle schijf, vastgehouden database, Telegram in storing": ("tests/faults/test_trouble.py",),
    "SIGKILL terwijl een bestand wordt gelezen": ("tests/faults/test_file.py",),
    "klok die springt, slaapt of terug wordt gezet": ("tests/faults/test_clock.py",),
    "terug naar een back-up": ("tests/faults/test_restore.py",),
    "schade in een rij, op 55 plekken": ("tests/storage/test_zegels.py",),
    "gewist, vergeten en bewaard": (
        "tests/faults/test_forgetting.py",
        "tests/storage/test_trust.py", "tests/storage/test_wiping.py", "tests/bewaren/test_bewaren.py",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What was tried, how often, how many repeats arrived (all marked), whether all of it held, and the seconds."""

    wat: str
    keren: int
    dubbel: int | None
    gehouden: bool
    seconden: float


def kills(place: str, home: Nursery, standin: Telegram, folder: Path) -> tuple[int, int]:
    """A life that ends at each count at this place; the last one finishes all of it. Gives lives and repeats."""
    books = Books(folder, standin, spread(12))
    for count in COUNTS:
        books.ask(12)
        home.start(folder, place=place, count=count, **books.settings).died()
        books.note_the_uncertain()
    _finish(books, home, folder)
    return len(COUNTS), books.repeated()


def together(found: list[Row]) -> Row:
    """One row of several of the same drill."""
    return Row(
        found[0].wat,
        sum(row.keren for row in found),
        sum(row.dubbel or 0 for row in found),
        all(row.gehouden for row in found),
        sum(row.seconden for row in found),
    )


def random_kills(lives: int, seed: int, home: Nursery, standin: Telegram, folder: Path) -> tuple[int, int]:
    """So many lives, killed while they start, fetch, commit, claim, send or mark."""
    moments = random.Random(412 + seed)
    books = Books(folder, standin, spread(150))
    standin.fails("sendMessage", vertraging=0.02, keer=0)
    for life in range(lives):
        if standin.waiting() < 10:
            books.ask(10)
        bot = home.start(folder, **books.settings)
        if life % 4:
            bot.ready()
        time.sleep(moments.uniform(0, 0.2))
        bot.kill()
        books.note_the_uncertain()
    standin.well_again()
    _finish(books, home, folder)
    return lives, books.repeated()


def _finish(books: Books, home: Nursery, folder: Path) -> None:
    last = home.start(folder, **books.settings)
    books.all_done()
    last.stop()
    books.check()


def lived(wat: str, work: Callable[[Nursery, Telegram, Path], tuple[int, int]]) -> Row:
    """One drill with processes of its own; a promise that was broken is told on stderr."""
    began = time.monotonic()
    with TemporaryDirectory() as folder, nursery() as home, telegram() as standin:
        try:
            times, repeats = work(home, standin, Path(folder))
            held = True
        except Exception as broken:  # whatever it is: a row that says so, and the next drill
            _tell(f"{wat}: {type(broken).__name__} {broken}")
            times, repeats, held = 0, 0, False
    return Row(wat, times, repeats, held, time.monotonic() - began)


def tested(wat: str, files: tuple[str, ...]) -> Row:
    """A drill that is tests."""
    began = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    passed = re.search(r"(\d+) passed", done.stdout)
    count = int(passed[1]) if passed else 0
    if done.returncode:
        _tell(done.stdout[-2000:])
    return Row(wat, count, None, done.returncode == 0 and count > 0, time.monotonic() - began)


def taken_over(home: Nursery, standin: Telegram, folder: Path) -> tuple[int, int]:
    """A second machine takes over, in mid-work, with a file of 20 MB: all there, and what came twice marked."""
    found = drill(folder, home, standin, megabytes=20, seconds=10)
    assert (found.kwijt, found.ongemerkt) == (0, 0), found
    assert found.seconden < 15, found
    return found.gevraagd, found.gemerkt


def fuzzed(count: int) -> Row:
    """Generated updates in a process of their own: none set aside, and little more memory at the end."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.faults.fuzz", str(count), "412"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    aside, grown = (int(word) for word in (done.stdout.split() or ["1", "0"])[:2])
    if done.returncode or aside:
        _tell(done.stdout[-500:] + done.stderr[-500:])
    held = done.returncode == 0 and aside == 0 and grown < MOST_MEMORY
    wat = f"verzonnen updates: {aside} opzij gezet, {grown / 1000:.0f} MB erbij"
    return Row(wat, count, None, held, time.monotonic() - began)


def rows(lives: int, updates: int) -> Iterator[Row]:
    """All of it, one after another."""
    for place in PLACES:
        yield lived(f"SIGKILL {place}", lambda *at, place=place: kills(place, *at))
    yield together(
        [
            lived("SIGKILL op een toevallig moment", lambda *at, n=n: random_kills(min(BATCH, lives - n), n, *at))
            for n in range(0, lives, BATCH)
        ]
    )
    program = "Litestream" if REAL else "een stand-in voor Litestream"
    yield lived(f"overname door een tweede machine, 20 MB, met {program}", taken_over)
    for wat, files in DRILLS.items():
        yield tested(wat, files)
    yield fuzzed(updates)


def table(found: list[Row], day: datetime) -> str:
    """As it stands in docs/metingen.md."""
    head = (
        f"## Vertrouwen\n\nGemeten op {day:%Y-%m-%d} met `make bewijs`. Na elke SIGKILL wordt geteld: elke update één "
        "keer verwerkt, elk antwoord er\nen in volgorde, en elke herhaling met het teken 'mogelijk dubbel'.\n\n"
        "| proef | keren | herhaald, alle gemerkt | uitkomst | tijd |\n| --- | ---: | ---: | --- | ---: |\n"
    )
    lines = [
        f"| {row.wat} | {row.keren} | {'' if row.dubbel is None else row.dubbel} |"
        f" {'gehouden' if row.gehouden else '**gebroken**'} | {row.seconden:.0f} s |"
        for row in found
    ]
    return head + "\n".join(lines) + "\n"


def written(page: str, text: str) -> str:
    """The page with the table in its place, or at its end."""
    block = f"{BEGIN}\n{text}{END}\n"
    if BEGIN not in page:
        return page.rstrip() + "\n\n" + block
    before, _, rest = page.partition(BEGIN)
    return before + block + rest.partition(END)[2].lstrip("\n")


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201  what the person who runs it waits for


def main() -> int:
    """Run, show and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--momenten", type=int, default=500, help="hoeveel SIGKILLs op een toevallig moment")
    parser.add_argument("--updates", type=int, default=100_000, help="hoeveel verzonnen updates")
    parser.add_argument("--schrijf", action="store_true", help="zet de tabel in docs/metingen.md")
    asked = parser.parse_args()
    found = []
    for row in rows(asked.momenten, asked.updates):
        found.append(row)
        _tell(f"{'gehouden' if row.gehouden else 'GEBROKEN'}: {row.wat} ({row.keren} keer, {row.seconden:.0f} s)")
    text = table(found, datetime.now(UTC))
    print(text)  # noqa: T201  the table
    if asked.schrijf:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    return 0 if all(row.gehouden for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
