"""One machine dies with its replicator in the middle of work, and another takes over from the copy: nothing that was
confirmed is lost, nothing comes twice without its mark.

`python -m tests.faults.takeover` with `litestream` on the path plays it with the real program and a file of 20 MB.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.store import open_store
from tests.e2e.processes import Nursery, Telegram, nursery, read, telegram, until
from tests.faults.lives import MARK, Books, spread
from tests.faults.replicator import installed

REAL = shutil.which("litestream")
RATE = 30
"""Questions a second: as fast as one bot may answer."""
CONFIG = """socket:
  enabled: true
  path: {socket}
dbs:
  - path: {database}
    replica:
      type: file
      path: {replica}
      sync-interval: 1s
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Questions asked, those that the second machine does not know or that nobody answered, answers that came twice
    with and without the mark, seconds until the second machine served."""

    gevraagd: int
    kwijt: int
    gemerkt: int
    ongemerkt: int
    seconden: float


def fill(path: Path, megabytes: int) -> None:
    """A database that is so large already."""
    store = open_store(path, mode="echt")
    with store.atomic():
        store.db.execute("insert into documenten values (1, 'vulling', 'Vulling', 2026, '2026-12-02')")
        store.db.conn.executemany(
            "insert into passages (document, pagina, paragraaf, tekst) values (1, ?, '', ?)",
            ((page, os.urandom(800).hex()) for page in range(megabytes * 300)),
        )
    store.close()


@contextmanager
def replicator(program: Path, config: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Runs until it is killed."""
    with (config.parent / "replicator.log").open("wb") as said:
        process = subprocess.Popen([str(program), "replicate", "-config", str(config)], stdout=said, stderr=said)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def drill(
    folder: Path, home: Nursery, standin: Telegram, *, megabytes: int, seconds: float, hold: bool = True
) -> Taken:
    """Play it once; without `hold` the bot confirms without asking the copy."""
    program = Path(REAL) if REAL else installed(folder)
    here, there, replica, socket = folder / "a", folder / "b", folder / "kopie", folder / "litestream.sock"
    here.mkdir()
    there.mkdir()
    fill(here / "ketenbot.db", megabytes)
    config = folder / "litestream.yml"
    config.write_text(CONFIG.format(socket=socket, database=here / "ketenbot.db", replica=replica))
    books = Books(here, standin, spread(60))
    path = {"PATH": f"{program.parent}:{os.environ['PATH']}"}
    with replicator(program, config) as process:
        until(socket.exists, "het replicatieprogramma luistert")
        time.sleep(2)
        bot = home.start(here, **books.settings, **({"KETENBOT_REPLICA": str(socket)} if hold else {})).ready()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            books.ask(RATE // 10)
            time.sleep(0.1)
        bot.kill()
        process.kill()
        process.wait()
    began = time.monotonic()
    done = home.command(there, "herstel", "--van", f"file://{replica}", "--bevestig", **books.settings, **path)
    assert done.returncode == 0, done.stderr
    books.directory = there
    second = home.start(there, **books.settings).ready()
    took = time.monotonic() - began
    books.all_done()
    second.stop()
    return _count(books, there, took)


def _count(books: Books, there: Path, took: float) -> Taken:
    [(known,)] = read(there, "select count(distinct sleutel) from updates")
    asked = sum(map(len, books.asked.values()))
    unanswered = marked = plain = 0
    for person, days in books.asked.items():
        texts = [text for text in books.standin.answers(person) if "Gekoppeld op" in text]
        found = Counter((_day(text), MARK in text) for text in texts)
        unanswered += sum(not found[day, False] and not found[day, True] for day in days)
        marked += sum(found[day, True] for day in days)
        plain += sum(max(found[day, False] - 1, 0) for day in days)
    return Taken(asked, max(asked - known, unanswered), marked, plain, took)


def _day(answer: str) -> str:
    found = re.search(r"Gekoppeld op (?:<b>)?(\w\w \d+ \w+ \d{4})", answer)
    return found[1] if found else ""


def main() -> None:
    """Play it with a file of 20 MB, with and without waiting for the copy."""
    for hold in (True, False) if "--zonder" in sys.argv else (True,):
        with TemporaryDirectory() as folder, nursery() as home, telegram() as standin:
            found = drill(Path(folder), home, standin, megabytes=20, seconds=10, hold=hold)
        print("litestream" if REAL else "stand-in", "wacht" if hold else "wacht niet", found)  # noqa: T201


if __name__ == "__main__":
    main()
