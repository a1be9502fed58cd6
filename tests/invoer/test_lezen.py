"""Reading a list: columns, values by row, what is wrong with each, and what must not come in."""

import json
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.guard.sheets import Nagekeken, keur
from bot.desk.lists.gebieden import vinder
from knowledge.gemeenten import laad_gemeenten
from tests.lijsten.wereld import GEMEENTEN, gelezen
from workflows.engine.kenmerk import kenmerk, letters
from workflows.engine.velden import pak_in
from workflows.engine.zaak import herspeel
from workflows.koppeling.lijst import (
    KOLOMMEN,
    MEESTE_RIJEN,
    SPOOR,
    STANDEN,
    lees_rij,
    opbouw,
    stand_van,
    toets,
)
from workflows.koppeling.tabel import KOPPELING
from workflows.lijsten.blad import Blad
from workflows.lijsten.lezing import Lezing
from workflows.lijsten.plak import blad, is_lijst
from workflows.lijsten.tabel import soort_van_kop

TODAY = date(2026, 3, 20)


def read(*cells: str) -> dict[str, object]:
    """The values of a row without a heading; fails when something is wrong with it."""
    row = lees_rij(1, KOLOMMEN, cells, TODAY)
    assert not row.fouten, row.fouten
    return row.waarden


def wrong(*cells: str) -> list[str]:
    """The columns of a row that have something wrong."""
    return list(lees_rij(1, KOLOMMEN, cells, TODAY).fouten)


def test_usual_order() -> None:
    """Without a heading the cells are reference, koppelingsdatum, persons, stand, tekendatum, verhuisdatum."""
    assert read("Z-0412", "15-3-2026", "4", "gevonden", "20-5-2026") == {
        "referentie": "Z-0412",
        "koppelingsdatum": date(2026, 3, 15),
        "personen": 4,
        "stand": "gevonden",
        "tekendatum": date(2026, 5, 20),
    }


@pytest.mark.parametrize(
    "cell", ["15-3-2026", "15/03/2026", "15 maart 2026", "2026-03-15", "2026-03-15 00:00:00", "46096", "zo 15 mrt 2026"]
)
def test_dates_as_spreadsheets_write_them(cell: str) -> None:
    """A date comes in as it was typed, as ISO, with a midnight, or as the number of a spreadsheet."""
    assert read("Z-1", cell, "4")["koppelingsdatum"] == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        (("Z-1", "31-2-2026", "vier of vijf"), ["koppelingsdatum", "personen"]),
        (("Z-1", "", "4"), ["koppelingsdatum"]),
        (("Z-1", "15-3-2026", "0"), ["personen"]),
        (("Z-1", "15-3-2026", "31"), ["personen"]),
        (("Z-1", "15-4-2026", "4"), ["koppelingsdatum"]),
        (("Z-1", "15-3-2016", "4"), ["koppelingsdatum"]),
        (("Z-1", "15-3-2026", "4", "bijna klaar"), ["stand"]),
        (("Z-1", "15-3-2026", "4", "vervallen"), ["stand"]),
        (("Z-1", "15-1-2026", "4", "getekend"), ["tekendatum"]),
        (("Z-1", "15-1-2026", "4", "getekend", "10-1-2026"), ["tekendatum"]),
        (("Z-1", "15-1-2026", "4", "getekend", "10-9-2026"), ["tekendatum"]),
        (("Z-1", "15-1-2026", "4", "verhuisd", "10-2-2026"), ["verhuisdatum"]),
        (("Z-1", "15-1-2026", "4", "verhuisd", "10-2-2026", "9-2-2026"), ["verhuisdatum"]),
        (("Z-1", "15-1-2026", "4", "", "20-3-2026"), ["stand"]),
    ],
)
def test_wrong_rows_name_the_column(cells: tuple[str, ...], columns: list[str]) -> None:
    """What is wrong stands at the column that is to be put right; dates are held against the procedure's own rules."""
    assert wrong(*cells) == columns


@pytest.mark.parametrize(
    ("cells", "stand"),
    [
        (("Z-1", "15-1-2026", "4"), "zoeken"),
        (("Z-1", "15-1-2026", "4", "", "10-2-2026"), "getekend"),
        (("Z-1", "15-1-2026", "4", "", "10-5-2026"), "gevonden"),
        (("Z-1", "15-1-2026", "4", "", "10-2-2026", "20-2-2026"), "verhuisd"),
        (("Z-1", "15-1-2026", "4", "Woning gevonden"), "gevonden"),
        (("Z-1", "15-1-2026", "4", "GEHUISVEST", "10-2-2026", "20-2-2026"), "verhuisd"),
    ],
)
def test_where_a_row_starts(cells: tuple[str, ...], stand: str) -> None:
    """The stand is the one that is named; without one the dates tell it."""
    assert stand_van(read(*cells), TODAY) == stand


def test_standen_follow_the_procedure() -> None:
    """Every stand of the list exists, and its steps lead there."""
    for naam, steps in STANDEN.items():
        here = SPOOR.begin
        for trigger in steps:
            stap = SPOOR.stap(trigger)
            assert stap is not None
            assert here in stap.van
            here = stap.naar
        assert here == naam


def guarded(rows: Sequence[Sequence[str]]) -> Nagekeken:
    """A sheet of these rows, guarded."""
    sheet = Blad("", tuple((n, tuple(row)) for n, row in enumerate(rows, start=1)))
    return keur([sheet], vinder(GEMEENTEN))


def lezing(rows: Sequence[Sequence[str]]) -> Lezing:
    """What is read of them."""
    return gelezen(guarded(rows), {}, "Flevoland", TODAY)


HEAD = ["zaaknummer", "gekoppeld", "personen"]


def test_heading() -> None:
    """A heading is known by the words people use, in any order; a column that nobody knows is named as not read."""
    found = lezing([["Aantal pers.", "Opmerking", "Datum koppeling", "Zaaknr."], ["4", "x", "15-3-2026", "Z-1"]])
    assert [k.naam for k in found.kolommen] == ["personen", "", "koppelingsdatum", "referentie"]
    assert found.kolommen[1].zegt.startswith("niet gelezen")
    assert soort_van_kop(["Z-1", "15-3-2026", "4"]) == ("", 0)


@pytest.mark.parametrize(
    "column", ["Naam", "BSN", "V-nummer", "Geboortedatum", "Adres", "Telefoonnummer", "TVS-nummer"]
)
def test_columns_of_persons(column: str) -> None:
    """A list with a column of persons is not read at all."""
    found = guarded([["Zaaknummer", "Koppelingsdatum", column], ["Z-1", "15-3-2026", "iets"]])
    assert (found.tabellen, found.personen) == ((), (f"kolom C ({column})",))


@pytest.mark.parametrize(
    "cell", ["111222333", "12345672", "Fatima Yilmaz", "v-nummer 1234567890", "Dorpsstraat 12", "iemand@voorbeeld.nl"]
)
def test_data_of_persons(cell: str) -> None:
    """In a column that is read, nothing of the row is kept; in another, nothing of the column, and it is named."""
    read_one = guarded([HEAD, [cell, "15-3-2026", "4"], ["Z-2", "15-3-2026", "4"]])
    assert read_one.rijen == (("", 2),)
    other = guarded([[*HEAD, "Notitie"], ["Z-1", "15-3-2026", "4", cell], ["Z-2", "15-3-2026", "4", ""]])
    assert (other.weg, other.rijen) == (("kolom D (Notitie)",), ())
    for found in (read_one, other):
        assert cell not in json.dumps(found.als_json(), ensure_ascii=False)


@pytest.mark.parametrize("cell", ["1-1-1990", "1990-01-01 00:00", "3 mei 1985"])
def test_a_date_of_birth_is_never_kept(cell: str) -> None:
    """Whatever the column is called."""
    for head in ("Notitie", "Tekendatum", "Datum 2"):
        found = guarded([[*HEAD, head], ["Z-1", "15-3-2026", "4", cell], ["Z-2", "15-3-2026", "4", ""]])
        assert found.weg or found.rijen
        assert cell not in json.dumps(found.als_json())


def test_above_the_heading_and_on_other_sheets() -> None:
    """A name in a title, or on a sheet that is not read, is named by its place and kept nowhere."""
    rows = ((1, ("Lijst van mevrouw Bedacht",)), (2, tuple(HEAD)), (3, ("Z-1", "15-3-2026", "4")))
    other = Blad("Uitleg", ((1, ("Bel mevrouw Bedacht",)),))
    found = keur([Blad("Lijst", rows), other], vinder(GEMEENTEN))
    assert found.weg == ("boven de kop van blad Lijst", "blad Uitleg")
    assert "Bedacht" not in json.dumps(found.als_json())


@pytest.mark.parametrize(
    "cell", ["rolstoelwoning", "gelijkvloers", "Ymere", "de Alliantie", "1 sleutel", "urgent", "Eigen Haard"]
)
def test_what_may_stand_in_a_column_that_is_not_read(cell: str) -> None:
    """Needs of the home, and the names of organisations, are nothing of a person."""
    found = guarded([[*HEAD, "Woning"], ["Z-1", "15-3-2026", "4", cell]])
    assert (found.weg, found.rijen) == ((), ())


def test_a_lost_leading_zero() -> None:
    """Eight digits that are a BSN with its zero in front are taken for one; a zaaknummer of a year is not."""
    assert guarded([HEAD, ["12345672", "15-3-2026", "4"]]).rijen == (("", 2),)
    assert guarded([HEAD, ["20260123", "15-3-2026", "4"]]).rijen == ()


def test_numbers_are_those_of_the_list() -> None:
    """Empty rows are passed over, and rows keep the number that the person's own list shows."""
    found = lezing([HEAD, [], ["Z-1", "15-3-2026", "4"], ["", ""], ["Z-2"]])
    assert [rij.nummer for rij in found.koppelingen] == [3, 5]


def test_too_many_rows() -> None:
    """A list of more than fits is not read in part."""
    rows = [HEAD, *([f"Z-{n}", "15-3-2026", "4"] for n in range(MEESTE_RIJEN + 1))]
    assert "passen 500 rijen" in lezing(rows).weigering
    assert lezing(rows[:-1]).weigering == ""


@pytest.mark.parametrize(
    "text",
    [
        "Z-0412; 15-3-2026; 4",
        "Z-0412\t15-3-2026\t4",
        "| Z-0412 | 15-3-2026 | 4 |",
        "zaaknummer; gekoppeld; personen\nZ-0412; morgen; 4",
        "Z-1; 15-3-2026; 4\nZ-2; 16-3-2026; 4\nen dit weet ik niet",
        "2026-111 12-1-2026 3\n2026-112 13-1-2026 4",
        "Zaaknummer Koppeldatum Personen\nZ-1 12-1-2026 3",
        "Gemeente Taakstelling 2027-I\nDelft 110\nWassenaar 28",
        "Delft 110\nDen Haag 28",
        "Titel\nGemeente; Taakstelling 2027-I\nDelft;110",
    ],
)
def test_pasted_lists(text: str) -> None:
    """A pasted text is a list when most of its lines are rows, whatever stands between the cells."""
    assert is_lijst(text, vinder(GEMEENTEN))


@pytest.mark.parametrize(
    "text",
    [
        "Hoe zit het met 1-3-2026; en met 2-3-2026?",
        "gekoppeld op 15-3-2026, wanneer moet ik tekenen?",
        "15 maart 2026",
        "15-3-2026",
        "5 januari 2025, nummer 12",
        "Wat is de termijn; en wie beslist, als het niet lukt?",
        "Z-0412",
        "ik ben weg van 6-7-2026 t/m 24-7-2026, Sam neemt waar",
        "We hebben op 1-3-2026 gekoppeld, 4 personen, en nu?",
        "Almere -10\nLelystad +10",
        "Wat is de taakstelling?\nEn wie stelt die vast?",
    ],
)
def test_ordinary_texts_are_no_lists(text: str) -> None:
    """A question with a date or commas in it stays a question; lines with signs are a herverdeling."""
    assert not is_lijst(text, vinder(GEMEENTEN))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Z-1 12-1-2026 3 woning gevonden", ("Z-1", "12-1-2026", "3", "woning gevonden")),
        ("Z-1 12 jan 2026 3", ("Z-1", "12 jan 2026", "3", "")),
        ("12-1-2026 3 zoeken", ("", "12-1-2026", "3", "zoeken")),
        ("Z-1 12-1-2026 3 hallo", ("Z-1 12-1-2026 3 hallo",)),
    ],
)
def test_single_spaces(line: str, cells: tuple[str, ...]) -> None:
    """A line is cut where its columns fit in one way only; else it is left whole, and is no row."""
    sheet = blad(f"Zaaknummer Koppeldatum Aantal personen Stand\n{line}", vinder(GEMEENTEN))
    assert sheet.rijen[0][1] == ("Zaaknummer", "Koppeldatum", "Aantal personen", "Stand")
    assert sheet.rijen[1][1] == cells


DATES = st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=300))


@given(
    st.fixed_dictionaries(
        {"koppelingsdatum": DATES, "personen": st.integers(1, 30)},
        optional={
            "stand": st.sampled_from(list(STANDEN)),
            "tekendatum": DATES,
            "verhuisdatum": DATES,
            "vergunning": DATES,
        },
    )
)
def test_a_good_row_makes_its_case(waarden: dict[str, object]) -> None:
    """Whatever passes the check can be built, stands where it says, and its history replays to the same case."""
    if toets(waarden, TODAY):
        return
    result, lines = opbouw(waarden, TODAY)
    assert result.standen[SPOOR.naam] == stand_van(waarden, TODAY)
    assert herspeel(KOPPELING, lines) == result


@given(st.lists(st.lists(st.text(max_size=30), max_size=9), max_size=8))
def test_any_cells(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, reading goes well and what is kept can be stored."""
    found = lezing(rows)
    for rij in found.koppelingen:
        json.dumps(pak_in(rij.waarden))
        assert set(rij.waarden) <= set(KOLOMMEN)
        assert not (rij.fouten == {} and toets(rij.waarden, TODAY))


def test_given_references() -> None:
    """Every gemeente has three letters, and a reference made with them passes the guard."""
    for gemeente in laad_gemeenten().alle:
        assert len(letters(gemeente.naam)) == 3
        given_one = kenmerk(gemeente.naam, 2026, 14)
        assert not isinstance(referentie_ok(given_one), Afgekeurd), given_one
    assert kenmerk("Almere", 2026, 14) == "ALM-26-014"
    assert letters("'s-Gravenhage") == "GRA"
