"""A second chance on a home that somebody else has, or that is gone, is offered to nobody: in no stand of the home."""

from datetime import date

import pytest

from workflows.engine.zaak import Zaak, nu_te_doen
from workflows.woningweigering.partijvragen import TWEEDE_KANS
from workflows.woningweigering.regels import HUIS, PERSOON, TERECHT, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING
from workflows.woningweigering.velden import KANS_TOT


@pytest.mark.parametrize("huis", [stand.naam for stand in WONINGWEIGERING.spoor(HUIS).standen])
@pytest.mark.parametrize("persoon", [stand.naam for stand in WONINGWEIGERING.spoor(PERSOON).standen])
def test_the_regievoerder_is_asked_about_a_chance_only_while_there_is_a_home(persoon: str, huis: str) -> None:
    """Whatever the two tracks say."""
    assert TWEEDE_KANS.past({PERSOON: persoon, HUIS: huis}) == (persoon == "tweede_kans" and huis not in WEG)


DAG = date(2026, 3, 16)


@pytest.mark.parametrize("kans", [None, "ja"])
@pytest.mark.parametrize("huis", [stand.naam for stand in WONINGWEIGERING.spoor(HUIS).standen])
@pytest.mark.parametrize("persoon", ["toets", *TERECHT])
def test_one_way_of_unjustified_and_its_last_day_only_while_there_is_a_home(
    persoon: str, huis: str, kans: str | None
) -> None:
    """Of all ways in which COA can find it unjustified one is open, wherever the home is; it asks until when only where
    the household can still accept."""
    if persoon == "toets" and huis == "gekoppeld":
        return  # nobody else is coupled before the judgement
    facts = {"voorval": "geweigerd", "voorval_op": DAG, "oordeel_op": DAG, "kans_eerder": kans}
    steps = nu_te_doen(WONINGWEIGERING, Zaak({PERSOON: persoon, HUIS: huis}, facts), PERSOON, DAG)
    (stap,) = [stap for stap in steps if "onterecht" in stap.trigger]
    assert (KANS_TOT in stap.velden) is (kans is None and huis not in WEG)
    assert (stap.naar == "gestopt") is (kans == "ja")
