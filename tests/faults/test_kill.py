"""SIGKILL: nothing is lost; twice arrives only what was claimed and unmarked, and then it says so."""

import random
import time
from pathlib import Path

import pytest

from tests.e2e.processes import Telegram
from tests.faults.lives import Books, nursery, spread
from tests.faults.nursery import PLACES


@pytest.mark.parametrize("place", PLACES)
def test_kill_at_a_place(place: str, tmp_path: Path, standin: Telegram) -> None:
    """Three lives end at the same place, each at another update or message; the fourth finishes all of it."""
    people = spread(12)
    books = Books(tmp_path, standin, people)
    standin.people(*people)
    with nursery(tmp_path, standin, people) as lives:
        for count in (1, 3, 7):
            books.ask(12)
            lives.start(place=place, count=count)
            lives.gone()
            books.note_the_uncertain()
        lives.start()
        books.all_done()
        lives.stop()
    books.check()
    if place == "voor het afvinken":
        assert books.repeated() >= 3
    if place in ("voor de commit", "voor de bevestiging"):
        assert books.repeated() <= sum(books.uncertain.values())


@pytest.mark.slow
def test_kill_at_200_random_moments_under_load(tmp_path: Path, standin: Telegram) -> None:
    """Each of 200 lives begins with at least ten updates waiting. One in four is killed at a random moment of its
    start, the others at a random moment of their first fifth of a second of serving: while they fetch, commit, claim,
    send or mark (Telegram takes 20 ms for a message). Counted at the end: every update handled once, every answer
    there and in order, and every repeat marked, and claimed and unmarked at a kill."""
    moments = random.Random(412)
    people = spread(150)
    books = Books(tmp_path, standin, people)
    standin.people(*people)
    standin.fails("sendMessage", vertraging=0.02, keer=0)
    with nursery(tmp_path, standin, people) as lives:
        for life in range(200):
            if standin.waiting() < 10:
                books.ask(10)
            lives.start()
            if life % 4:
                lives.ready()
            time.sleep(moments.uniform(0, 0.2))
            lives.kill()
            books.note_the_uncertain()
        standin.well_again()
        lives.start()
        books.all_done()
        lives.stop()
    books.check()
    assert books.lives_with_uncertain > 0
