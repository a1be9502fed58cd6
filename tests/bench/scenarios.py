"""What is measured, in two sizes: the whole, and a quick one that only shows that everything works."""

from functools import partial

from tests.bench.runs import OURS, Scenario, Sizes
from tests.bench.workload import QUESTION, Asking, Pressing, Stepping, Typing

SLOW = 0.05
"""Seconds that a slow Telegram takes for every call."""


def scenarios(*, quick: bool) -> list[Scenario]:
    """All scenarios; the first program named is ours."""
    small = SMALL
    typing, pressing = (OURS, "echo", "conversation"), (OURS, "pressing")
    return [
        Scenario("Typen, Telegram antwoordt meteen", Typing, 0, typing, small if quick else AT_ONCE),
        Scenario("Typen, Telegram doet er 50 ms over", Typing, SLOW, typing, small if quick else TYPING_SLOW),
        Scenario("Drukken, Telegram antwoordt meteen", Pressing, 0, pressing, small if quick else PRESSING_AT_ONCE),
        Scenario("Drukken, Telegram doet er 50 ms over", Pressing, SLOW, pressing, small if quick else PRESSING_SLOW),
        *_of_every_day(SMALL if quick else EVERY_DAY),
    ]


def _of_every_day(sizes: Sizes) -> list[Scenario]:
    """What people do all day, beside an echo of as many texts."""
    programs = (OURS, "echo")
    asked = {"Een vraag": QUESTION, "/termijn": "/termijn 15 maart 2026", "/zaken, met negen zaken": "/zaken"}
    typed = [Scenario(title, partial(Asking, text), 0, programs, sizes, begin="thuis") for title, text in asked.items()]
    step = Scenario("Een stap", Stepping, 0, programs, sizes, peers=partial(Asking, QUESTION), begin="met zaak")
    return [*typed, step]


AT_ONCE = Sizes(40, 50, 10, 80, 1200, 1200)
TYPING_SLOW = Sizes(40, 50, 10, 80, 900, 80)
PRESSING_AT_ONCE = Sizes(40, 50, 10, 40, 600, 600)
PRESSING_SLOW = Sizes(40, 50, 10, 40, 500, 40)
SMALL = Sizes(5, 10, 20, 10, 30, 10)
EVERY_DAY = Sizes(20, 50, 10, 40, 400, 400)
