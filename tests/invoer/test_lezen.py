"""Reading a list: columns, values by row, what is wrong with each, and what must not come in."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.guard.list import PRIVACY, from_text, lees
from knowledge.gemeenten import laad_gemeenten
from workflows.engine.kenmerk import kenmerk, letters
from workflows.engine.velden import pak_in
from workflows.engine.zaak import herspeel
from workflows.koppeling.lijst import (
    KOLOMMEN,
    MEESTE_RIJEN,
    SPOOR,
    STANDEN,
    lees_kop,
    lees_rij,
    opbouw,
    stand_van,
    toets,
    zonder_kop,
)
from workflows.koppeling.tabel import KOPPELING

TODAY = date(2026, 3, 20)


def read(*cells: str) -> dict[str, object]:
    """The values of a row without a heading; fails when something is wrong with it."""
    row = lees_rij(1, cells, zonder_kop(cells, TODAY), TODAY)
    assert not row.fouten, row.fouten
    return row.waarden


def wrong(*cells: str) -> list[str]:
    """The columns of a row that have something wrong."""
    return list(lees_rij(1, cells, zonder_kop(cells, TODAY), TODAY).fouten)


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


@pytest.mark.parametrize("cells", [("15-3-2026", "4"), ("", "15-3-2026", "4"), (" ", "15-3-2026", "4.0")])
def test_without_a_reference(cells: tuple[str, ...]) -> None:
    """A reference may be left out, with or without its empty cell."""
    assert read(*cells) == {"koppelingsdatum": date(2026, 3, 15), "personen": 4}


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


def test_heading() -> None:
    """A heading is known by the words people use, in any order; a column that nobody knows is passed over."""
    kop = lees_kop(["Aantal pers.", "Opmerking", "Datum koppeling", "Zaaknr."])
    assert kop is not None
    assert kop.kolommen == ("personen", "", "koppelingsdatum", "referentie")
    assert lees_kop(["Z-1", "15-3-2026", "4"]) is None


@pytest.mark.parametrize("column", ["Naam", "BSN", "V-nummer", "Geboortedatum", "Adres", "Telefoonnummer"])
def test_columns_of_persons(column: str) -> None:
    """A list with a column of persons is not read at all."""
    found = lees([["Zaaknummer", column], ["Z-1", "iets"]], TODAY)
    assert (found.rijen, found.kolommen) == ((), (2,))


@pytest.mark.parametrize(
    "cell", ["111222333", "12345672", "Fatima Yilmaz", "v-nummer 1234567890", "Dorpsstraat 12", "iemand@voorbeeld.nl"]
)
def test_data_of_persons(cell: str) -> None:
    """A row with what looks like data of a person keeps nothing at all, whichever column it is in."""
    for cells in ([cell, "15-3-2026", "4"], ["Z-1", "15-3-2026", "4", "", "", "", "", cell]):
        if cell == "Fatima Yilmaz" and cells[0] == "Z-1":
            continue  # a name in a column that is not read is nowhere kept
        found = lees([cells], TODAY)
        assert found.persoonlijk == (1,)
        assert found.rijen[0].waarden == {}
        assert list(found.rijen[0].fouten) == [PRIVACY]


def test_a_lost_leading_zero() -> None:
    """Eight digits that are a BSN with its zero in front are taken for one; a zaaknummer of a year is not."""
    assert lees([["12345672", "15-3-2026", "4"]], TODAY).persoonlijk == (1,)
    assert lees([["20260123", "15-3-2026", "4"]], TODAY).persoonlijk == ()


def test_numbers_are_those_of_the_list() -> None:
    """Empty rows are passed over, and rows keep the number that the person's own list shows."""
    found = lees([["zaaknummer", "gekoppeld", "personen"], [], ["Z-1", "15-3-2026", "4"], ["", ""], ["Z-2"]], TODAY)
    assert [rij.nummer for rij in found.rijen] == [3, 5]


def test_too_many_rows() -> None:
    """A list of more than fits is not read in part."""
    rows = [[f"Z-{n}", "15-3-2026", "4"] for n in range(MEESTE_RIJEN + 1)]
    assert lees(rows, TODAY).probleem == "te_veel"
    assert lees(rows[1:], TODAY).probleem == ""


@pytest.mark.parametrize(
    "text",
    [
        "Z-0412; 15-3-2026; 4",
        "Z-0412\t15-3-2026\t4",
        "Z-0412, 15 maart 2026, 4",
        "| Z-0412 | 15-3-2026 | 4 |",
        "zaaknummer; gekoppeld; personen\nZ-0412; morgen; 4",
        "Z-1; 15-3-2026; 4\nZ-2; 16-3-2026; 4\nen dit weet ik niet",
    ],
)
def test_pasted_lists(text: str) -> None:
    """A pasted text is a list when most of its lines are rows."""
    assert from_text(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Hoe zit het met 1-3-2026; en met 2-3-2026?",
        "gekoppeld op 15-3-2026, wanneer moet ik tekenen?",
        "15 maart 2026",
        "15-3-2026",
        "Wat is de termijn; en wie beslist, als het niet lukt?",
        "Z-0412",
        "ik ben weg van 6-7-2026 t/m 24-7-2026, Sam neemt waar",
        "We hebben op 1-3-2026 gekoppeld, 4 personen, en nu?",
    ],
)
def test_ordinary_texts_are_no_lists(text: str) -> None:
    """A question with a date or commas in it stays a question."""
    assert from_text(text) is None


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
    found = lees(rows, TODAY)
    for rij in found.rijen:
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
