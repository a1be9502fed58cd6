"""A disk that is full, a database that is held, a Telegram that is away: nothing is lost and order is kept."""

import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.processes import Nursery, Telegram, until
from tests.faults.lives import Books, spread

pytestmark = pytest.mark.slow


def test_a_full_disk(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """While there is no room nothing is confirmed and /gezond says so; when there is, all is answered, once."""
    books = Books(tmp_path, standin, spread(40))
    bot = home.start(tmp_path, place="volle schijf", count=3, **books.settings).ready()
    books.ask(120)
    until(lambda: bot.healthy()[0] == 503, "ongezond")
    assert standin.waiting() > 0
    assert not bot.healthy()[1]["haalt_op"]
    bot.signal(signal.SIGUSR1)
    books.all_done()
    assert bot.healthy()[0] == 200
    assert "SQLITE_FULL" in bot.log()
    assert "Traceback" not in bot.log()
    bot.stop()
    books.check()


def test_a_full_disk_and_a_stop(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Stopped while there is no room it ends well; the next start does the work."""
    books = Books(tmp_path, standin, spread(40))
    bot = home.start(tmp_path, place="volle schijf", count=3, **books.settings).ready()
    books.ask(120)
    until(lambda: bot.healthy()[0] == 503, "ongezond")
    assert bot.stop() == 0
    books.note_the_uncertain()
    last = home.start(tmp_path, **books.settings)
    books.all_done()
    last.stop()
    books.check()


def test_a_database_that_another_program_holds(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """For some seconds nothing can be written; then all is answered, once and in order."""
    books = Books(tmp_path, standin, spread(20))
    bot = home.start(tmp_path, **books.settings).ready()
    books.ask(20)
    until(lambda: len(standin.answers(books.people[0])) > 0, "een antwoord")
    other = sqlite3.connect(tmp_path / "ketenbot.db", isolation_level=None, timeout=10)
    other.execute("begin immediate")
    books.ask(20)
    time.sleep(3)
    assert standin.waiting() > 0
    other.execute("rollback")
    other.close()
    books.all_done()
    bot.stop()
    books.check()


TROUBLES: dict[str, tuple[dict[str, Any], bool]] = {
    "429": ({"status": 429, "antwoord": {"parameters": {"retry_after": 1}}, "keer": 3}, False),
    "500": ({"status": 500, "keer": 6}, False),
    "502": ({"status": 502, "antwoord": {"description": "Bad Gateway"}, "keer": 6}, True),
    "afgebroken voor het effect": ({"verbreek": "before", "keer": 6}, True),
    "afgebroken na het effect": ({"verbreek": "after", "keer": 6}, True),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_telegram_in_trouble(trouble: str, tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Each message arrives, in order within its chat; a second time only where Telegram broke off, and marked."""
    fault, doubts = TROUBLES[trouble]
    books = Books(tmp_path, standin, spread(10))
    standin.fails("sendMessage", **fault)
    bot = home.start(tmp_path, **books.settings)
    books.ask(20)
    books.all_done()
    bot.stop()
    books.check(doubts=doubts)
    assert bool(books.repeated()) is (trouble == "afgebroken na het effect")
    assert "Traceback" not in bot.log()


def test_telegram_away(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Nothing at all is answered for some seconds, amid the work; soon after it is back all has arrived."""
    books = Books(tmp_path, standin, spread(10))
    bot = home.start(tmp_path, **books.settings).ready()
    books.ask(10)
    until(lambda: standin.counts().get("sendmessage", 0) >= 3, "de eerste antwoorden")
    standin.fails("*", verbreek="before", keer=0)
    books.ask(20)
    time.sleep(4)
    standin.well_again()
    books.all_done()
    bot.stop()
    books.check(doubts=True)


def test_a_fault_of_ours_where_nothing_catches_it(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """The service ends, so that it is started anew; the log has the fault's type and place and not its text."""
    books = Books(tmp_path, standin, spread(1))
    bot = home.start(tmp_path, place="fout in de post", **books.settings)
    assert bot.wait() == 1
    assert "KeyError in " in bot.log()
    assert "Traceback" not in bot.log()
    assert "Jan" not in bot.log()


def test_somebody_who_blocked_the_bot(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """One person's refusal holds up nobody else; when they are back their answers come."""
    books = Books(tmp_path, standin, spread(3))
    bot = home.start(tmp_path, **books.settings).ready()
    standin.fails("sendMessage", status=403, antwoord={"description": "Forbidden: bot was blocked by the user"})
    books.ask(1)
    until(
        lambda: bot.rows("select count(*) from outbox where pogingen = 1 and stand = 'klaar'") == [(1,)], "geparkeerd"
    )
    books.ask(2)
    until(lambda: all(standin.answers(person) for person in books.people[1:]), "de anderen hebben antwoord")
    assert standin.answers(books.people[0]) == []
    books.ask(1)
    books.all_done()
    bot.stop()
    books.check()
