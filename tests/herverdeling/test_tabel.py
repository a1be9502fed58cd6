"""The tables of a herverdeling hold together, and the diagrams in the documentation are drawn from them."""

from datetime import date
from pathlib import Path

import pytest

from tests.herverdeling.road import ALMERE, LELYSTAD, ZEEWOLDE
from workflows.engine.diagram import mermaid
from workflows.engine.tabel import Spoor
from workflows.herverdeling.regels import CODES
from workflows.herverdeling.tabel import herverdeling

PROCEDURE = herverdeling((ALMERE, LELYSTAD, ZEEWOLDE))
DOC = Path(__file__).parents[2] / "docs" / "herverdeling.md"
each_spoor = pytest.mark.parametrize("spoor", PROCEDURE.sporen[:2], ids=["geheel", "deelnemer"])


def _eisen() -> set[str]:
    steps = {naam for spoor in PROCEDURE.sporen for stap in spoor.stappen for naam in stap.eist}
    return steps | {naam for veld in PROCEDURE.velden.values() for naam in veld.eist}


def test_every_guard_answers_and_is_said_in_dutch() -> None:
    """Every condition is a property that answers without facts; no reason is left over."""
    blik = PROCEDURE.blik("", {}, date(2026, 3, 2))
    for naam in _eisen():
        assert isinstance(getattr(blik, naam), bool), naam
        assert PROCEDURE.redenen[naam].endswith("."), naam
    assert set(PROCEDURE.redenen) == _eisen()
    assert set(CODES) <= _eisen()


@each_spoor
def test_steps_run_between_known_standen(spoor: Spoor) -> None:
    """`van`, `naar` and what is cleared exist; the button of every step fits 64 bytes and a phone."""
    known = {stand.naam for stand in spoor.standen}
    for stap in spoor.stappen:
        assert {*stap.van, stap.naar} <= known
        assert set(stap.wist) <= set(PROCEDURE.velden)
        assert len(stap.titel) <= 40
        for van in stap.van:
            assert len(f"s:9999999999:{spoor.naam}:{stap.trigger}:{van}".encode()) <= 64


@each_spoor
def test_every_stand_can_be_reached_and_can_end(spoor: Spoor) -> None:
    """From the beginning every stand is reached; from every stand an end is; who acts and the source are named."""
    reached = {spoor.begin}
    can_end = {stand.naam for stand in spoor.standen if stand.eind}
    for _ in spoor.standen:
        reached |= {stap.naar for stap in spoor.stappen if reached & set(stap.van)}
        can_end |= {van for stap in spoor.stappen if stap.naar in can_end for van in stap.van}
    everything = {stand.naam for stand in spoor.standen}
    assert reached == everything
    assert can_end == everything
    assert all(stand.wie and stand.uitleg.endswith(".") and (stand.bron or stand.eind) for stand in spoor.standen)


def test_steps_that_follow_by_themselves_ask_nothing() -> None:
    """Nobody is there to answer a question of a step that takes itself."""
    steps = [stap for spoor in PROCEDURE.sporen for stap in spoor.stappen if stap.vanzelf]
    assert steps
    assert not any(stap.velden for stap in steps)


@each_spoor
def test_the_documentation_shows_the_tables(spoor: Spoor) -> None:
    """docs/herverdeling.md holds the diagram of this track, as `mermaid` draws it now."""
    assert f"```mermaid\n{mermaid(spoor)}```" in DOC.read_text(encoding="utf-8")


def test_the_documentation_names_every_code() -> None:
    """Each condition stands in the documentation with its code and reason."""
    text = DOC.read_text(encoding="utf-8")
    for naam, (code, bron) in CODES.items():
        assert f"| `{code}` | {PROCEDURE.redenen[naam]} | {bron} |" in text
