"""What gemeenten agreed, read from lines: what is good, what is asked back, and that nothing is half read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gemeenten import laad_gemeenten
from workflows.uitruil.lines import VOORBEELD, lees
from workflows.uitruil.velden import MEESTE_TIJDVAKKEN

ZOEK = laad_gemeenten().zoek
UH, ZEIST, AMERSFOORT = "GM1581", "GM0355", "GM0307"
MEE = (UH, ZEIST, AMERSFOORT)


def _known(tekst: str) -> dict[str, Any]:
    found = lees(tekst, ZOEK, MEE)
    assert not found.fout, found.fout
    return {naam: value for naam, value in found.feiten.items() if value is not None}


def test_the_example_of_the_question_is_read() -> None:
    """What people are told to type."""
    assert _known(VOORBEELD) == {
        f"asiel_{UH}": 100, f"status_{UH}": -10, f"status_{ZEIST}": 10, "vanaf": "2027-I", "tijdvakken": 6,
        "maanden": 36,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("tekst", "feiten"),
    [
        ("Zeist: +40 plekken asielopvang", {f"asiel_{ZEIST}": 40}),
        ("gemeente Zeist: azc +40, taakstelling −4", {f"asiel_{ZEIST}": 40, f"status_{ZEIST}": -4}),
        ("Zeist: Oekraïners – 25 en amv + 8", {f"oekraine_{ZEIST}": -25, f"amv_{ZEIST}": 8}),
        ("Zeist: ontheemden +5, secretariaat, bus", {f"oekraine_{ZEIST}": 5, f"bij_secretariaat_{ZEIST}": "ja",
                                                     f"bij_vervoer_{ZEIST}": "ja"}),
        ("Zeist: bijdrage in geld, sociale voorzieningen", {f"bij_geld_{ZEIST}": "ja",
                                                            f"bij_voorzieningen_{ZEIST}": "ja"}),
        ("Zeist: extra schoollocatie, expertise", {f"bij_onderwijs_{ZEIST}": "ja", f"bij_capaciteit_{ZEIST}": "ja"}),
        ("vanaf 2026-II, zes halfjaren", {"vanaf": "2026-II", "tijdvakken": 6}),
        ("plekken drie jaar", {"maanden": 36}),
        ("Zeist: statushouders +3 Amersfoort: statushouders -3 2027-I 2 tijdvakken 12 maanden",
         {f"status_{ZEIST}": 3, f"status_{AMERSFOORT}": -3, "vanaf": "2027-I", "tijdvakken": 2, "maanden": 12}),
    ],
)  # fmt: skip
def test_what_is_read(tekst: str, feiten: dict[str, Any]) -> None:
    """In the words of officers, with every kind of minus."""
    assert _known(tekst) == feiten


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "Typ een regel per gemeente"),
        ("?", "Typ een regel per gemeente"),
        ("doe maar wat", "begrijp ik niet"),
        ("Zeist: asielopvang 50", "zet + (doet meer) of −"),
        ("Zeist: statushouders", "hoeveel is"),
        ("Zeist: paarden +3", "“paarden +3” begrijp ik niet"),
        ("Ede: statushouders +3", "Ede doet niet mee"),
        ("Blubberdam: statushouders +3", "Blubberdam ken ik niet"),
        ("Zeist: amv +1, Zeist: amv +2", "staat er twee keer"),
        ("Zeist: amv +1, amv +2", "staat er twee keer"),
        ("2027-I, 9 tijdvakken", f"1 tot {MEESTE_TIJDVAKKEN} tijdvakken"),
        ("2027-I, 0 tijdvakken", f"1 tot {MEESTE_TIJDVAKKEN} tijdvakken"),
        ("plekken 400 maanden", "1 tot 240 maanden"),
        (": asielopvang +3", "ken ik niet"),
        ("Zeist: asielopvang +10000", "te veel"),
    ],
)
def test_what_is_asked_back(tekst: str, zin: str) -> None:
    """A sentence that says what to do; a wrong line of a gemeente leaves nothing of it behind."""
    found = lees(tekst, ZOEK, MEE)
    assert any(zin in fout for fout in found.fout), found.fout


_PIECE = st.sampled_from(
    ["asiel +10", "asielopvang -4", "statushouders +3", "amv", "oekraïne −2", "bus", "paarden +1", "50", "amv +99999"]
)
_NAAM = st.sampled_from(["Zeist", "Amersfoort", "Ede", "Nergens", ""])
_LINE = st.builds(lambda naam, items: f"{naam}: {', '.join(items)}", _NAAM, st.lists(_PIECE, max_size=4))
_LOOSE = st.sampled_from(["2027-I", "6 tijdvakken", "plekken 36 maanden", "hallo"])


@given(st.lists(st.one_of(_LINE, _LOOSE), max_size=6))
def test_nothing_is_half_read(lines: list[str]) -> None:
    """Whatever is typed: a gemeente whose line is wrong brings no number, and every number lies in what can be kept."""
    found = lees("\n".join(lines), ZOEK, MEE)
    for naam, value in found.feiten.items():
        assert value is None or isinstance(value, str) or 0 < abs(value) < 10_000, naam
    if not found.fout:
        assert found.feiten


@given(st.text(max_size=80))
def test_any_text_is_read_or_asked_back(tekst: str) -> None:
    """Never a fault."""
    found = lees(tekst, ZOEK, MEE)
    assert found.fout or found.feiten
