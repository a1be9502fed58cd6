"""The overview that the regievoerder gives the provincie: what it tells of whom."""

from hypothesis import given
from hypothesis import strategies as st

from workflows.woningweigering.cijfers import Totalen
from workflows.woningweigering.overzicht import VANAF, WEINIG, maak, rijen


def _totalen(terecht: int, onterecht: int = 0, ingetrokken: int = 0) -> Totalen:
    many = terecht + onterecht
    return Totalen(many, terecht, onterecht, 0, ingetrokken, 10 * many, many, 7 * many)


def test_outcomes_from_five_up_and_below_that_only_that_there_are_few() -> None:
    """A gemeente with four tells nothing else; one with five does, and so does one with none."""
    found = maak(
        [("Urk", _totalen(0)), ("Dronten", _totalen(3, 2)), ("Almere", _totalen(4)), ("Zeewolde", _totalen(3))]
    )
    assert rijen(found) == [
        ("Almere", WEINIG, None, None, None, None, None, None),
        ("Dronten", 5, 3, 2, 0, 0, 50, 35),
        ("Urk", 0, 0, 0, 0, 0, 0, 0),
        ("Zeewolde", WEINIG, None, None, None, None, None, None),
        ("Totaal", 12, 10, 2, 0, 0, 120, 84),
    ]


def test_the_total_gives_no_single_gemeente_away() -> None:
    """Where the rest of the total would be one gemeente, or fewer than five refusals, it is left out of the total."""
    one = maak([("Almere", _totalen(4)), ("Dronten", _totalen(3, 2))])
    few = maak([("Almere", _totalen(2)), ("Urk", _totalen(1)), ("Dronten", _totalen(3, 2))])
    assert [found.zonder_kleine for found in (one, few)] == [True, True]
    assert [found.totaal.aantal for found in (one, few)] == [5, 5]
    assert rijen(one)[-1][0] == "Totaal van gemeenten met 5 of meer"


def test_who_only_withdrew_is_few_too() -> None:
    """A report that was withdrawn is one household as well."""
    assert maak([("Almere", _totalen(0, ingetrokken=1))]).regels[0].totalen is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 2)), max_size=6))
def test_what_is_hidden_cannot_be_counted_back(numbers: list[tuple[int, int, int]]) -> None:
    """The total minus what is told is never the outcomes of fewer than five reports or of one gemeente."""
    given_ = [(f"G{place}", _totalen(*each)) for place, each in enumerate(numbers)]
    found = maak(given_)
    told = sum(r.totalen.aantal + r.totalen.ingetrokken for r in found.regels if r.totalen is not None)
    rest = found.totaal.aantal + found.totaal.ingetrokken - told
    hidden = sum(r.totalen is None for r in found.regels)
    assert rest == 0 or (rest >= VANAF and hidden > 1)
