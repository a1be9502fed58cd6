"""A second chance on a home that somebody else has, or that is gone, is offered to nobody: in no stand of the home."""

import pytest

from workflows.woningweigering.partijvragen import TWEEDE_KANS
from workflows.woningweigering.regels import HUIS, PERSOON, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING


@pytest.mark.parametrize("huis", [stand.naam for stand in WONINGWEIGERING.spoor(HUIS).standen])
@pytest.mark.parametrize("persoon", [stand.naam for stand in WONINGWEIGERING.spoor(PERSOON).standen])
def test_the_regievoerder_is_asked_about_a_chance_only_while_there_is_a_home(persoon: str, huis: str) -> None:
    """Whatever the two tracks say."""
    assert TWEEDE_KANS.past({PERSOON: persoon, HUIS: huis}) == (persoon == "tweede_kans" and huis not in WEG)
