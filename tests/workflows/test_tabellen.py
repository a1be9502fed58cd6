"""What every table of a procedure must hold, so that no wrong name is found only when somebody presses a button."""

import re
from datetime import date

import pytest

from bot.features import all_features
from workflows.contacten import functie
from workflows.engine.tabel import Blik, Procedure, Spoor, Stap
from workflows.engine.velden import Soort

PROCEDURES = [handling.procedure for handling in all_features().procedures.values()]
SPOREN = [(procedure, spoor) for procedure in PROCEDURES for spoor in procedure.sporen]
STAPPEN = [(procedure, spoor, stap) for procedure, spoor in SPOREN for stap in spoor.stappen]
LANGSTE_KNOP = 40
"""What a button shows on a phone before it is cut off."""

each_procedure = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.naam)
each_spoor = pytest.mark.parametrize(("procedure", "spoor"), SPOREN, ids=[f"{p.naam}/{s.naam}" for p, s in SPOREN])
each_stap = pytest.mark.parametrize(
    ("procedure", "spoor", "stap"), STAPPEN, ids=[f"{p.naam}/{s.naam}/{t.trigger}" for p, s, t in STAPPEN]
)


def _eisen(procedure: Procedure) -> set[str]:
    steps = {naam for spoor in procedure.sporen for stap in spoor.stappen for naam in stap.eist}
    return steps | {naam for veld in procedure.velden.values() for naam in veld.eist}


@each_procedure
def test_every_guard_is_a_property_with_a_reason(procedure: Procedure) -> None:
    """What a step or a field demands exists on the Blik, answers without facts, and is said in Dutch."""
    blik = procedure.blik("", {}, date(2026, 3, 2))
    for naam in _eisen(procedure):
        assert isinstance(getattr(procedure.blik, naam, None), property), naam
        assert isinstance(getattr(blik, naam), bool), naam
        assert procedure.redenen[naam].endswith("."), naam


@each_procedure
def test_every_reason_is_used(procedure: Procedure) -> None:
    """No reason stands in the table for a guard that nothing demands."""
    assert set(procedure.redenen) <= _eisen(procedure)


@each_procedure
def test_the_blik_is_the_procedures_own(procedure: Procedure) -> None:
    """Guards are looked up on a subclass of Blik."""
    assert issubclass(procedure.blik, Blik)


@each_procedure
def test_one_name_is_one_field(procedure: Procedure) -> None:
    """A field that is asked in several places is the same field."""
    asked = [*procedure.aanleg, *procedure.later, *procedure.overig]
    asked += [veld for spoor in procedure.sporen for stap in spoor.stappen for veld in stap.velden]
    for veld in asked:
        assert procedure.velden[veld.naam] == veld


@each_spoor
def test_names_are_unique(procedure: Procedure, spoor: Spoor) -> None:
    """Two standen or two steps of a track never share a name."""
    standen = [stand.naam for stand in spoor.standen]
    triggers = [stap.trigger for stap in spoor.stappen]
    assert len(set(standen)) == len(standen)
    assert len(set(triggers)) == len(triggers)


@each_stap
def test_a_step_runs_between_known_standen(procedure: Procedure, spoor: Spoor, stap: Stap) -> None:
    """`van` and `naar` exist, and what it clears are facts of the procedure."""
    known = {stand.naam for stand in spoor.standen}
    assert stap.van
    assert {*stap.van, stap.naar} <= known
    assert set(stap.wist) <= set(procedure.velden)


@each_stap
def test_a_step_fits_its_button(procedure: Procedure, spoor: Spoor, stap: Stap) -> None:
    """The title fits a phone, and the action of a case with a big number fits 64 bytes from every stand."""
    assert len(stap.titel) <= LANGSTE_KNOP
    for van in stap.van:
        assert len(f"s:9999999999:{spoor.naam}:{stap.trigger}:{van}".encode()) <= 64


@each_spoor
def test_every_stand_is_reached(procedure: Procedure, spoor: Spoor) -> None:
    """From the beginning every stand can be come to."""
    reached, waiting = {spoor.begin}, [spoor.begin]
    while waiting:
        stand = waiting.pop()
        following = {stap.naar for stap in spoor.stappen if stand in stap.van} - reached
        reached |= following
        waiting += following
    assert reached == {stand.naam for stand in spoor.standen}


@each_spoor
def test_nobody_gets_stuck(procedure: Procedure, spoor: Spoor) -> None:
    """A stand that is no end has a way on, and from every stand some end can be reached."""
    ends = {stand.naam for stand in spoor.standen if stand.eind}
    assert ends
    can_end = set(ends)
    for _ in spoor.standen:
        can_end |= {van for stap in spoor.stappen if stap.naar in can_end for van in stap.van}
    assert can_end == {stand.naam for stand in spoor.standen}


@each_spoor
def test_every_stand_says_who_and_what(procedure: Procedure, spoor: Spoor) -> None:
    """Title, who acts and guidance are there; a stand on the way names its source."""
    for stand in spoor.standen:
        assert stand.titel
        assert stand.wie
        assert stand.uitleg.endswith(".")
        assert stand.bron is not None or stand.eind or "vervallen" in stand.naam, stand.naam


@each_spoor
def test_the_machine_is_the_table(procedure: Procedure, spoor: Spoor) -> None:
    """From each stand the machine opens exactly the steps that the table lets start there, in its order."""
    for stand in spoor.standen:
        assert spoor.machine.open(stand.naam) == tuple(s.trigger for s in spoor.stappen if stand.naam in s.van)


@each_procedure
def test_the_order_of_dates_names_dates(procedure: Procedure) -> None:
    """What a day may not precede or follow is another day of the procedure, and the reason is a sentence."""
    for veld in procedure.velden.values():
        for grens in veld.grenzen:
            assert veld.soort is Soort.DATUM
            assert grens.zin.endswith("." if grens.hard else (".", "?")), grens.zin
            for other in filter(None, (grens.na, grens.voor)):
                assert procedure.velden[other].soort is Soort.DATUM


@each_procedure
def test_optional_and_choice_fields_are_sound(procedure: Procedure) -> None:
    """Bounds are in order, choices have names that fit a button, and every question ends with what is asked."""
    for veld in procedure.velden.values():
        assert veld.minimum <= veld.maximum
        names = [keuze.naam for keuze in veld.keuzes]
        assert len(set(names)) == len(names)
        for naam in names:
            assert len(f"g:9999999999:{veld.naam}:=:{naam}".encode()) <= 64


@each_spoor
def test_a_text_that_is_ready_names_what_there_is(procedure: Procedure, spoor: Spoor) -> None:
    """It is for a function that can be called, names fields of the procedure, and ends with the gemeente; only where
    something runs."""
    known = {*procedure.velden, "zaak", "gemeente"}
    for stand in spoor.standen:
        assert not (stand.eind and stand.teksten)
        for tekst in stand.teksten:
            assert functie(tekst.aan) is not None, tekst.aan
            assert set(re.findall(r"{(\w+)}", tekst.zin)) <= known
            assert tekst.zin.count("[") == tekst.zin.count("]")
            assert tekst.zin.endswith("\nGemeente {gemeente}")


@each_procedure
def test_it_stands_beside_what_there_is(procedure: Procedure) -> None:
    """The procedures beside which it may stand, and the standen in which those offer it."""
    kinds = {item.naam: item for item in PROCEDURES}
    for naam, standen in procedure.naast.items():
        assert set(standen) <= {name for names in kinds[naam].namen.values() for name in names}
