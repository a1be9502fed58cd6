"""The table of the five variants: every road ends in one, each of them leads to what is there, and a wrong table is
refused."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

import pytest

from bot.features import all_features
from bot.features.samenwerken import screens
from bot.screens import phone
from tests.rooms.systemen import answers
from workflows.samenwerken.keuze import KEUZEHULP, FouteTabel, Variant, Vraag, lees_keuzehulp

TABLE = files("workflows.samenwerken").joinpath("varianten.toml").read_text(encoding="utf-8")
MOST = 23
"""Lines of a phone of 390 px."""


def roads(road: Sequence[str] = ()) -> Iterator[tuple[tuple[str, ...], Variant]]:
    """Every road of answers, with the variant at its end."""
    here = KEUZEHULP.bij(road[-1] if road else None)
    if isinstance(here, Variant):
        yield tuple(road), here
        return
    for _, naar in here.keuzes:
        yield from roads((*road, naar))


def test_every_road_ends_in_one_of_five() -> None:
    """Within three questions."""
    found = list(roads())
    assert {one.nummer for _, one in found} == {1, 2, 3, 4, 5}
    assert max(len(road) for road, _ in found) == 3


@pytest.mark.parametrize("one", KEUZEHULP.varianten.values(), ids=lambda one: one.naam)
def test_each_leads_to_what_is_there(one: Variant) -> None:
    """A command with a button of its own, and an answer; what is paid names its year or that no source says it."""
    commands = all_features().by_name
    assert one.opdrachten
    assert all(commands[naam].label for naam in one.opdrachten)
    assert set(one.antwoorden) <= answers().keys()
    assert "(2016)" in one.betaalt or "De bron zegt er niets over" in one.betaalt


@pytest.mark.parametrize("one", KEUZEHULP.varianten.values(), ids=lambda one: one.naam)
def test_each_screen_fits(one: Variant) -> None:
    """What it is, what to arrange and who pays."""
    for shown in (screens.variant(one, (), (), ()), screens.arrange(one, ()), screens.costs(one)):
        assert phone.lines(shown.tekst) <= MOST, shown.tekst


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('naar = "aanbod"', 'naar = "nergens"', "nergens bestaat niet"),
        ('{ titel = "Mensen en kennis", naar = "backoffice" }', '{ titel = "Terug", naar = "knelt" }', "bij zichzelf"),
        ("nummer = 1\n", "", "sleutel"),
        ("nummer = 1\n", "nummer = 1\nprijs = 3\n", "sleutel"),
        ('bronnen = ["backoffice"]', 'bronnen = ["krant"]', "sleutel"),
        ('naar = "gekoppeld"', 'naar = "matchen"', "hier komt niemand"),
    ],
)
def test_a_wrong_table_is_refused(old: str, new: str, word: str) -> None:
    """When it is read, and not when somebody presses."""
    assert old in TABLE
    with pytest.raises(FouteTabel, match=word):
        lees_keuzehulp(TABLE.replace(old, new))


def test_the_first_question_is_one() -> None:
    """And an unknown name is none."""
    assert isinstance(KEUZEHULP.bij(), Vraag)
    with pytest.raises(KeyError):
        KEUZEHULP.bij("zes")
