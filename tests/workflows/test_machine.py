"""What the machine decides, step by step: where each leads, from where it is open, and which condition refuses it."""

from types import SimpleNamespace

import pytest

from tests.workflows.test_tabellen import each_spoor, each_stap
from workflows.engine.machine import Geweigerd, Machine, NietOpen, Overgang
from workflows.engine.tabel import Procedure, Spoor, Stap


def _seen(stap: Stap, stand: str, *, breaks: str = "") -> SimpleNamespace:
    """A case in this stand for which every condition of the step holds, but one."""
    return SimpleNamespace(stand=stand, **{naam: naam != breaks for naam in stap.eist})


@each_stap
def test_a_step_leads_where_the_table_says(procedure: Procedure, spoor: Spoor, stap: Stap) -> None:
    """From every stand it starts in, when all conditions hold; asking first changes nothing."""
    del procedure
    for van in stap.van:
        case = _seen(stap, van)
        assert spoor.machine.may(case, stap.trigger)
        assert case.stand == van
        assert spoor.machine.take(case, stap.trigger) == stap.naar
        assert case.stand == stap.naar


@each_stap
def test_a_step_is_open_only_where_it_starts(procedure: Procedure, spoor: Spoor, stap: Stap) -> None:
    """From any other stand it is no step, whatever holds."""
    del procedure
    for stand in spoor.standen:
        if stand.naam in stap.van:
            continue
        assert stap.trigger not in spoor.machine.open(stand.naam)
        assert not spoor.machine.may(_seen(stap, stand.naam), stap.trigger)
        with pytest.raises(NietOpen):
            spoor.machine.take(_seen(stap, stand.naam), stap.trigger)


@each_stap
def test_each_condition_refuses_its_step(procedure: Procedure, spoor: Spoor, stap: Stap) -> None:
    """One that does not hold is enough; the machine names it, and the case stays where it was."""
    del procedure
    for naam in stap.eist:
        case = _seen(stap, stap.van[0], breaks=naam)
        assert not spoor.machine.may(case, stap.trigger)
        with pytest.raises(Geweigerd) as refused:
            spoor.machine.take(case, stap.trigger)
        assert refused.value.redenen == (naam,)
        assert case.stand == stap.van[0]


@each_spoor
def test_what_the_machine_does_not_know_is_no_step(procedure: Procedure, spoor: Spoor) -> None:
    """A strange stand opens nothing, and a strange trigger is no step: never an error of the library."""
    del procedure
    assert spoor.machine.open("nergens") == ()
    for case, trigger in ((SimpleNamespace(stand="nergens"), spoor.stappen[0].trigger),
                          (SimpleNamespace(stand=spoor.begin), "onzin")):  # fmt: skip
        with pytest.raises(NietOpen):
            spoor.machine.take(case, trigger)


def test_a_fault_in_a_condition_is_no_refusal() -> None:
    """What goes wrong in a condition of ours goes on upwards, and is not told as an old button."""

    class Broken:
        stand = "hier"

        @property
        def kapot(self) -> bool:
            return bool({}["er is niets"])

    machine = Machine(["hier", "daar"], "hier", [Overgang("ga", ("hier",), "daar", ("kapot",))])
    with pytest.raises(KeyError):
        machine.take(Broken(), "ga")
