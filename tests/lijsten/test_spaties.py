"""A list pasted with spaces between its cells: an empty cell leaves no trace there. A row is read where only one way of
cutting it fits, and else refused by its name; never is a number or a day taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.lists.gebieden import vinder
from tests.lijsten.wereld import GEMEENTEN, gelezen, nagekeken
from workflows.lijsten.lezing import Lezing
from workflows.lijsten.plak import blad

VIND = vinder(GEMEENTEN)
KOP = ("Gemeente", "Taakstelling 2026-II", "Gehuisvest t/m 30-11-2026")
CODES = {naam: VIND(naam).code for naam in ("Almere", "Urk", "Bergen op Zoom", "Dronten")}


def _gelezen(text: str) -> Lezing:
    return gelezen(nagekeken([blad(text, VIND)]), {}, "Flevoland", eigen=["GM0034"])


@pytest.mark.parametrize("between", [" ", "  ", "     "])
def test_a_figure_is_not_moved_to_another_column(between: str) -> None:
    """Nor is its gemeente left out in silence."""
    found = _gelezen("\n".join(between.join(row) for row in (KOP, ("Almere", "100", "50"), ("Urk", "12"))))
    assert {item.gebied for item in found.cijfers} == {CODES["Almere"]}
    assert [(f.rij, f.tekst.split(".")[0]) for f in found.fouten] == [
        (3, "Urk: ik zie niet welk getal in welke kolom hoort")
    ]


def test_rows_by_tijdvak() -> None:
    """Of one gemeente, which the list does not name."""
    found = _gelezen("Tijdvak  Taakstelling  Gehuisvest\n2026-I  100  90\n2025-II    80\nBron: COA 2026")
    assert [f.tekst.split(":")[0] for f in found.fouten] == ["2025-II"]


def test_inwoners_are_no_taakstelling() -> None:
    """A column of other numbers behind the empty cell."""
    found = _gelezen("Gemeente  Taakstelling 2026-II  Inwoners 1-1-2026\nAlmere  100  220000\nUrk    21000")
    assert all(item.waarde in (100, 220000) for item in found.cijfers)
    assert len(found.fouten) == 1


def test_a_day_is_not_moved() -> None:
    """Where a number stands between two days it fits in one way, and is read; two days alike are asked back, also
    without a heading."""
    rows = "Z-26-1  1-9-2026  3  1-11-2026\nZ-26-2    3  1-11-2026\nZ-26-3  1-9-2026  4"
    read = _gelezen(f"Referentie  Koppelingsdatum  Personen  Tekendatum\n{rows}").koppelingen
    assert [sorted(row.waarden) for row in read] == [
        ["koppelingsdatum", "personen", "referentie", "tekendatum"], ["personen", "referentie", "tekendatum"],
        ["koppelingsdatum", "personen", "referentie"],
    ]  # fmt: skip
    heads = "Referentie  Koppelingsdatum  Tekendatum  Personen\n"
    found = _gelezen(f"{heads}Z-26-1  1-9-2026  1-11-2026  2\nZ-26-2    1-11-2026  2")
    assert (found.koppelingen[1].waarden["referentie"], "koppelingsdatum" in found.koppelingen[1].waarden) == (
        "Z-26-2", False,
    )  # fmt: skip
    assert "in welke kolom hoort" in found.koppelingen[1].fouten["koppelingsdatum"]


CELL = st.one_of(st.integers(0, 400).map(str), st.just(""))


@given(st.lists(st.tuples(st.sampled_from(sorted(CODES)), CELL, CELL), unique_by=lambda row: row[0], min_size=1),
       st.sampled_from([" ", "  ", "    "]))  # fmt: skip
def test_whatever_is_empty(rows: list[tuple[str, str, str]], between: str) -> None:
    """Right, or refused; and every gemeente with a number is in one of both."""
    found = _gelezen("\n".join(between.join(row) for row in (KOP, *rows)))
    right = {(CODES[n], soort): int(cell) for n, *both in rows for soort, cell in
             zip(("taakstelling", "gehuisvest"), both, strict=True) if cell}  # fmt: skip
    read = {(item.gebied, item.soort): item.waarde for item in found.cijfers}
    assert read.items() <= right.items()
    said = " ".join(f.tekst for f in found.fouten)
    if not (found.vragen or found.weigering):
        for naam, *both in rows:
            assert not any(both) or (CODES[naam] in {code for code, _ in read}) or naam in said, (naam, found)
