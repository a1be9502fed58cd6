"""`versie` goes up when a table changes, and a name that history holds is known for ever."""

from dataclasses import replace

import pytest

from tests.workflows.versies import PROCEDURES, complaint
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Keuze
from workflows.engine.vingerafdruk import vingerafdruk
from workflows.koppeling.tabel import KOPPELING

each_procedure = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda p: p.naam)


@each_procedure
def test_the_version_is_the_tables(procedure: Procedure) -> None:
    """The fingerprint under this version is that of the table, and no name of before is lost."""
    assert complaint(procedure) == ""


def _with_step(**change: object) -> Procedure:
    (spoor,) = KOPPELING.sporen
    first, *others = spoor.stappen
    return replace(KOPPELING, sporen=(replace(spoor, stappen=(replace(first, **change), *others)),))  # type: ignore[arg-type]


def _with_field(**change: object) -> Procedure:
    first, *others = KOPPELING.aanleg
    return replace(KOPPELING, aanleg=(replace(first, **change), *others))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        _with_step(naar="getekend"),
        _with_step(van=("zoeken", "getekend")),
        _with_step(eist=("was_getekend",)),
        _with_step(trigger="gevonden"),
        _with_step(wist=("woning",)),
        _with_field(optioneel=False),
        _with_field(keuzes=(Keuze("a", "A"),)),
        _with_field(eist=("was_getekend",)),
    ],
)
def test_a_change_of_the_table_is_seen(changed: Procedure) -> None:
    """Without a new version it is refused."""
    assert "raise it" in complaint(changed)


def test_a_text_is_no_change() -> None:
    """Words may be bettered at any time."""
    assert vingerafdruk(_with_step(titel="Woning gevonden")) == vingerafdruk(KOPPELING)


def test_a_lost_name_is_seen() -> None:
    """A renamed stand needs its line in `vroeger`, for history and buttons bear the old name."""
    (spoor,) = KOPPELING.sporen
    standen = tuple(replace(s, naam="weg") if s.naam == "vervallen" else s for s in spoor.standen)
    stappen = tuple(
        replace(s, naar="weg" if s.naar == "vervallen" else s.naar, van=tuple(v for v in s.van if v != "vervallen"))
        for s in spoor.stappen
    )
    moved = replace(KOPPELING, sporen=(replace(spoor, standen=standen, stappen=stappen),), versie=KOPPELING.versie)
    from tests.workflows import versies

    present = set(versies.namen(moved))
    assert not versies._known(moved, "stand:vervallen", present)
    assert versies._known(replace(moved, vroeger={"vervallen": "weg"}), "stand:vervallen", present)
