"""Each question about figures leads somewhere that exists."""

import pytest

from bot.features import all_features
from bot.features.rapporten.table import Rapport, rapporten
from bot.screens.message import KORT
from knowledge.lezer import bestanden, lees

FEATURES = all_features()
ENTRIES = {entry.id for thema in lees(bestanden())[0] for entry in thema.entries}


@pytest.mark.parametrize("item", rapporten(), ids=lambda item: item.naam)
def test_each_names_what_exists(item: Rapport) -> None:
    """Its answer, its command, and a text for one gemeente that holds no name of a person."""
    assert item.antwoord in ENTRIES
    assert not item.eigen or item.eigen in FEATURES.by_name
    assert bool(item.eigen) == bool(item.eigen_knop)
    assert "{gemeente}" in item.tekst
    assert len(item.knop) <= 2 * KORT


def test_names_are_unique() -> None:
    """A button leads to one."""
    names = [item.naam for item in rapporten()]
    assert len(names) == len(set(names))
