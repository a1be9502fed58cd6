"""SIGKILL: nothing is lost; twice arrives only what was claimed and unmarked, and then it says so."""

import random
import time
from pathlib import Path

import pytest

from tests.e2e.processes import Nursery, Telegram
from tests.faults.lives import Books, spread

PLACES = ("voor de commit", "voor de bevestiging", "voor het versturen", "voor het afvinken")


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_kill_at_a_place(place: str, tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Three lives end at the same place, each at another update or message; the fourth finishes all of it."""
    books = Books(tmp_path, standin, spread(12))
    for count in (1, 3, 7):
        books.ask(12)
        home.start(tmp_path, place=place, count=count, **books.settings).died()
        books.note_the_uncertain()
    last = home.start(tmp_path, **books.settings)
    books.all_done()
    last.stop()
    books.check()
    if place == "voor het afvinken":
        assert books.repeated() > 0


@pytest.mark.slow
def test_kill_at_200_random_moments_under_load(tmp_path: Path, home: Nursery, standin: Telegram) -> None:
    """Each of 200 lives begins with at least ten updates waiting. One in four is killed at a random moment of its
    start, the others at a random moment of their first fifth of a second of serving: while they fetch, commit, claim,
    send or mark (Telegram takes 20 ms for a message). Counted at the end: every update handled once, every answer
    there and in order, and every repeat marked, and claimed and unmarked at a kill."""
    moments = random.Random(412)
    books = Books(tmp_path, standin, spread(150))
    standin.fails("sendMessage", vertraging=0.02, keer=0)
    for life in range(200):
        if standin.waiting() < 10:
            books.ask(10)
        bot = home.start(tmp_path, **books.settings)
        if life % 4:
            bot.ready()
        time.sleep(moments.uniform(0, 0.2))
        bot.kill()
        books.note_the_uncertain()
    standin.well_again()
    last = home.start(tmp_path, **books.settings)
    books.all_done()
    last.stop()
    books.check()
    assert books.lives_with_uncertain > 0
