"""The switches of side tasks: off until a coordinator presses, each kind apart, with who and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk import bijtaken
from bot.desk.feature import Feature
from bot.desk.registry import Features
from bot.features import by_use
from bot.features.instellingen import screens
from bot.screens import phone
from bot.screens.bijtaken import Bijtaak
from bot.screens.message import Bericht
from tests.koppeling.wereld import Wereld

NOOR, COR, BO = 101, 103, 201
KINDS = tuple(Bijtaak(f"proef{n}", f"Proef {n}", f"Je krijgt proef {n}.") for n in range(screens.PER + 2))


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    """Almere with an officer and a coordinator, Lelystad with its coordinator, and more kinds than a page holds."""
    world = Wereld(tmp_path / "test.db")
    world.add(NOOR, "gemeente")
    world.add(COR, "coordinator")
    world.add(BO, "coordinator", "Lelystad")
    features = [replace(feature, bijtaken=()) for feature in by_use().values()]
    world.office = replace(world.office, features=Features([*features, Feature(bijtaken=KINDS)]))
    yield world
    world.store.close()


def _place(wereld: Wereld, naam: str) -> int:
    found = wereld.store.people.organisatie_by_name(naam)
    assert found is not None
    return found.id


def _labels(bericht: Bericht) -> list[str]:
    return [knop.tekst for rij in bericht.knoppen for knop in rij]


def test_everything_is_off_until_somebody_presses(wereld: Wereld) -> None:
    """And a press changes that kind of that organisation alone."""
    almere, lelystad = _place(wereld, "Almere"), _place(wereld, "Lelystad")
    assert not any(bijtaken.on(wereld.office, place, kind.naam) for place in (almere, lelystad) for kind in KINDS)
    wereld.press(COR, f"in:{almere}:proef1:1")
    assert bijtaken.all_on(wereld.office, almere) == {"proef1"}
    assert bijtaken.all_on(wereld.office, lelystad) == frozenset()


def test_pressing_twice_does_it_once_and_names_who_was_first(wereld: Wereld) -> None:
    """The button says what it makes of it: an old one makes nothing else of it."""
    almere = _place(wereld, "Almere")
    first = wereld.press(COR, f"in:{almere}:proef1:1")
    assert "☑ <b>Proef 1</b> · <i>aan door P103, ma 2 maart 2026</i>" in str(first.tekst)
    assert "stond al aan" in str(wereld.press(COR, f"in:{almere}:proef1:1").tekst)
    off = wereld.press(COR, f"in:{almere}:proef1:0")
    assert "blijft bewaard" in str(off.tekst)
    assert not bijtaken.on(wereld.office, almere, "proef1")


@pytest.mark.parametrize("person", [NOOR, BO])
def test_nobody_else_switches(wereld: Wereld, person: int) -> None:
    """Not a colleague, nor a coordinator of another gemeente."""
    almere = _place(wereld, "Almere")
    assert "de coördinator" in str(wereld.press(person, f"in:{almere}:proef1:1").tekst)
    assert not bijtaken.on(wereld.office, almere, "proef1")


def test_a_colleague_sees_who_can(wereld: Wereld) -> None:
    """With what is on, and without a switch; another gemeente sees nothing of it."""
    almere = _place(wereld, "Almere")
    seen = wereld.press(NOOR, f"in:{almere}")
    assert "Aanzetten doet de coördinator: P103." in str(seen.tekst)
    assert _labels(seen) == ["Volgende ▶"]
    assert "Proef" not in str(wereld.press(BO, f"in:{almere}").tekst)


def test_what_is_said_where_it_is_off(wereld: Wereld) -> None:
    """Who can switch gets the switch, a colleague the name of who can."""
    almere = _place(wereld, "Almere")
    told = wereld.act(NOOR, lambda visit: bijtaken.off(visit, almere, "proef2"))
    assert str(told.tekst) == "Proef 2 staat uit bij Almere. Aanzetten doet de coördinator: P103."
    offered = wereld.act(COR, lambda visit: bijtaken.off(visit, almere, "proef2"))
    assert _labels(offered) == ["Zet aan: proef 2"]
    with pytest.raises(KeyError):
        bijtaken.on(wereld.office, almere, "nergens")


def test_a_page_fits_a_phone(wereld: Wereld) -> None:
    """All on, with who and when: no screen is longer than a phone."""
    almere = _place(wereld, "Almere")
    for kind in KINDS:
        shown = wereld.press(COR, f"in:{almere}:{kind.naam}:1")
    assert "(2 van 2)" in str(shown.tekst)
    pages = [wereld.press(COR, f"in:{almere}:p:{page}") for page in (0, 1)]
    assert max(phone.lines(page.tekst) for page in pages) <= 20
    assert {label.removeprefix("☑ ") for page in pages for label in _labels(page)} >= {kind.titel for kind in KINDS}


@pytest.mark.parametrize("words", [["x"], ["1", "nergens", "1"], ["1", "proef1", "2"], ["1", "p", "x"]])
def test_a_strange_button_is_told(wereld: Wereld, words: list[str]) -> None:
    """What no screen shows is refused, and changes nothing."""
    with pytest.raises(ValueError, match=r"\w|^$"):
        wereld.press(COR, ":".join(["in", *words]))
    assert wereld.store.bijtaken.of_organisation(1) == {}
