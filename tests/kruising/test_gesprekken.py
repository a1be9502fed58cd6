"""Every row that refuses or asks speaks in a transcript, where somebody can read what is said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from bot.desk import crossings
from bot.features import all_features
from tests.speler import Speler
from workflows.dates.kalender import Kalender
from workflows.engine.kruising import Kruising, Oordeel, oordeel
from workflows.engine.zaak import Zaak

_OF_A_USE = (p for p in Path("tests").glob("*/gesprekken/*.txt") if "\n# kruising: " in p.read_text("utf-8"))
GESPREKKEN = sorted({*Path("tests/kruising/gesprekken").glob("*.txt"), *_OF_A_USE})
"""Those of crossings alone, and those of a use in which one speaks."""
ROWS = [rij for rij in all_features().kruisingen.alle if rij.weigert is not None or rij.vraagt is not None]


def test_a_row_that_speaks_has_a_name_of_its_own() -> None:
    """By which a transcript and the page of all rows say which it is."""
    names = [rij.naam for rij in ROWS]
    assert all(names)
    assert len(names) == len(set(names))


async def test_every_row_speaks_in_a_transcript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not only named there: what is said comes from that row."""
    spoke: set[str] = set()

    def heard(rijen: Iterable[Kruising], zaak: Zaak, ander: Zaak, vandaag: date, kalender: Kalender, *,
              was: tuple[Zaak, Zaak] | None = None) -> Oordeel:  # fmt: skip
        rows = list(rijen)
        each = ((rij, oordeel([rij], zaak, ander, vandaag, kalender, was=was)) for rij in rows)
        spoke.update(rij.naam for rij, found in each if found.weigert or found.vraagt)
        return oordeel(rows, zaak, ander, vandaag, kalender, was=was)

    monkeypatch.setattr(crossings, "oordeel", heard)
    for path in GESPREKKEN:
        await Speler(path, tmp_path / f"{path.stem}.db").play()
    assert {rij.naam for rij in ROWS} - spoke == set()


def test_the_transcripts_name_the_rows() -> None:
    """Who changes a row finds the transcript by its name."""
    said = {line.removeprefix("# kruising: ") for path in GESPREKKEN for line in path.read_text("utf-8").splitlines()}
    assert {rij.naam for rij in ROWS} <= said
