"""Whether the calendar of free days must be renewed: `python -m bot.cli.calendar_end` says so, and so does `ketenbot
controle`. It is a warning: what is counted within the calendar is right."""

from collections.abc import Iterator
from datetime import date

import click

from bot.desk.visit import AMSTERDAM
from bot.run.service import wall_clock
from workflows.dates.kalender import KALENDER, RUIMTE_MAANDEN, Kalender
from workflows.dates.reading import zeg


def warnings(kalender: Kalender = KALENDER, today: date | None = None) -> Iterator[str]:
    """One Dutch line when the calendar ends within eighteen months of this day (None: of today)."""
    if kalender.loopt_af(today or wall_clock().astimezone(AMSTERDAM).date()):
        end = f"eindigt op {zeg(kalender.geldig_tot)}, binnen {RUIMTE_MAANDEN} maanden"
        yield f"let op: de kalender met vrije dagen {end}; docs/bronnen.md zegt hoe je hem verlengt"


if __name__ == "__main__":
    for line in warnings():
        click.echo(line)
