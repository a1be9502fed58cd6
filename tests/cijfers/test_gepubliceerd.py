"""Published numbers lead; what the national sums say about a computed one; lowering during a tijdvak."""

import pytest

from knowledge.gemeenten import laad_gemeenten
from knowledge.landelijk import laad_landelijk
from workflows.cijfers.taakstelling import Taakstelling, leidend, naar_rato, schat
from workflows.dates.tijdvak import Tijdvak

SOMMEN = [
    ("2020-I", 5_500, 5_617, 5_681, 355),
    ("2020-II", 6_500, 6_501, 6_670, 355),
    ("2021-I", 13_500, 13_463, 13_669, 352),
    ("2021-II", 11_000, 11_038, 11_181, 352),
    ("2022-I", 10_000, 10_020, 10_171, 345),
    ("2022-II", 13_500, 13_523, 13_680, 345),
    ("2023-I", 21_200, 21_211, 21_364, 342),
]
"""Half-year, national number, sum over the gemeenten as derived from what was published, sum when each is rounded up,
and how many gemeenten there were."""


@pytest.mark.parametrize(("halfjaar", "vg", "afgeleid", "omhoog", "gemeenten"), SOMMEN)
def test_one_less_in_a_part_of_the_gemeenten_explains_the_sums(
    halfjaar: str, vg: int, afgeleid: int, omhoog: int, gemeenten: int
) -> None:
    """The published sums never exceed rounding up, and fall short of it by less than one for each gemeente: an
    estimate can be one too high. Rounding to the nearest would not explain 2020-I, and 2021-I lies under vg itself."""
    assert laad_landelijk()[halfjaar].aantal == vg
    assert vg <= omhoog < vg + gemeenten
    assert 0 <= omhoog - afgeleid < gemeenten


@pytest.mark.parametrize("halfjaar", ["2025-I", "2025-II"])
@pytest.mark.parametrize("peildatum", [2025, 2026])
def test_all_gemeenten_together_are_never_short(halfjaar: str, peildatum: int) -> None:
    """With the real populations: rounding up gives at least the national number, and less than one extra each."""
    vg = laad_landelijk()[halfjaar].aantal
    people = [item.inwoners for item in laad_gemeenten(peildatum).alle]
    assert len(people) == 342
    assert vg <= sum(naar_rato(vg, item, sum(people)) for item in people) < vg + len(people)


def test_the_published_number_leads() -> None:
    """The computed one is a check: one off is said, more is a reason to look again."""
    estimate = schat(Tijdvak(2020, 1), 5_500, "Gooise Meren", 57_715, 17_282_163)
    found = leidend(18, estimate)
    assert found is not None
    assert (found.aantal, found.gepubliceerd) == (18, True)
    assert found.regels == ("Gepubliceerd aantal.", "Berekend zijn het er 19. Het gepubliceerde aantal telt.")
    far = leidend(30, estimate)
    assert far is not None
    assert far.regels[-1] == "Het scheelt 11: controleer de aantallen."
    same = leidend(19, estimate)
    assert same is not None
    assert same.regels == ("Gepubliceerd aantal.",)


def test_a_computed_number_is_called_an_estimate() -> None:
    """With the reason that it may be one off; without any number there is no taakstelling."""
    estimate = schat(Tijdvak(2020, 1), 5_500, "Gooise Meren", 57_715, 17_282_163)
    found = leidend(None, estimate)
    assert found is not None
    assert not found.gepubliceerd
    assert "schatting" in found.regels[-1]
    assert "1 afwijken" in found.regels[-1]
    assert leidend(None, None) is None


def test_adjusting_goes_only_down() -> None:
    """A higher number is refused, the same one changes nothing, and the first number is remembered."""
    task = Taakstelling(100, gepubliceerd=True)
    assert task.bijgesteld(100) is task
    lower = task.bijgesteld(90).bijgesteld(80)
    assert (lower.aantal, lower.eerst, lower.gepubliceerd) == (80, 100, True)
    assert lower.regels[-1] == "Tijdens het halfjaar bijgesteld van 90 naar 80."
    with pytest.raises(ValueError, match="alleen naar beneden"):
        lower.bijgesteld(81)
    with pytest.raises(ValueError, match="niet kunnen"):
        lower.bijgesteld(-1)
