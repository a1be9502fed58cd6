"""What made koppelingen late, over a tijdvak: counted rightly, and passed on without a reference."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.features.achterstand import corporaties, report
from bot.features.achterstand.corporaties_screens import Wacht
from bot.features.achterstand.table import OORZAAK_KOPPEN, WACHT_KOPPEN, wachtlijst
from storage.people import Persoon
from tests.koppeling.wereld import Wereld
from workflows.koppeling.achterstand import ONBEKEND, Geteld, tel_oorzaken
from workflows.koppeling.doorlooptijd import NORM, Traject
from workflows.koppeling.oorzaken import OORZAKEN

NOOR = 101
VAN, TOT = date(2026, 1, 1), date(2026, 6, 30)
COUPLED = date(2026, 1, 5)


def _moved(days: int, **causes: int) -> Traject:
    return Traject(COUPLED, COUPLED + timedelta(days=days), 3, causes)


def test_both_groups_are_counted_apart() -> None:
    """Who moved in the tijdvak, and who was coupled by its end and still waits; nobody else."""
    found = tel_oorzaken(
        [
            _moved(100, profiel=20, papieren=5),
            _moved(110, profiel=30),
            _moved(200, profiel=9),  # moved after it
            Traject(COUPLED, None, 2, {"weigering": 14}),
            Traject(date(2026, 7, 1), None, 2, {"weigering": 1}),  # coupled after it
        ],
        VAN,
        TOT,
        date(2026, 8, 1),
    )
    assert (found.verhuisd, found.wachtend) == (2, 1)
    assert list(found.bij_verhuisd) == [Geteld("profiel", 2, 50), Geteld("papieren", 1, 5)]
    assert list(found.bij_wachtend) == [Geteld("weigering", 1, 14)]


def test_lateness_of_which_nobody_said_why_is_counted_too() -> None:
    """Only the days beyond twelve weeks, and only of those that took longer."""
    found = tel_oorzaken([_moved(84), _moved(85), _moved(94)], VAN, TOT, TOT)
    assert list(found.bij_verhuisd) == [Geteld(ONBEKEND, 2, 11)]


_TRAJECT = st.builds(
    Traject,
    st.dates(date(2025, 7, 1), date(2026, 6, 30)),
    st.none(),
    st.integers(1, 8),
    st.dictionaries(st.sampled_from([item.naam for item in OORZAKEN]), st.integers(0, 200), max_size=3),
)


@given(st.lists(_TRAJECT, max_size=12))
def test_every_late_household_stands_in_a_row(trajecten: list[Traject]) -> None:
    """A report never shows less lateness than there is, and no days that nobody lost."""
    today = date(2026, 7, 1)
    found = tel_oorzaken(trajecten, VAN, TOT, today)
    late = [t for t in trajecten if any(t.oorzaken.values()) or today - t.gekoppeld > NORM]
    assert bool(found.bij_wachtend) is bool(late)
    assert all(row.huishoudens >= 1 and row.dagen >= 1 for row in found.bij_wachtend)
    caused = sum(days for t in trajecten for days in t.oorzaken.values())
    assert sum(row.dagen for row in found.bij_wachtend if row.oorzaak != ONBEKEND) == caused


# ---------------------------------------------------------------- as it is passed on


def _person(wereld: Wereld) -> Persoon:
    found = wereld.store.people.by_address("telegram", str(NOOR))
    assert found is not None
    return found


def test_what_goes_to_a_provincie_holds_no_reference_and_no_name(tmp_path: Path) -> None:
    """Neither the text nor any cell of the workbook; in a small gemeente a reference would be a household."""
    wereld = Wereld(tmp_path / "test.db", "2026-06-01 10:00")
    wereld.add(NOOR, "gemeente")
    references = ["Z-4711", "Z-4712", "ALM-26-0815"]
    for reference in references:
        ident = wereld.make(NOOR, reference, COUPLED)
        wereld.press(NOOR, f"hc:{ident}:profiel")
    wereld.now += timedelta(days=9)
    organisatie = _person(wereld).lidmaatschappen[0].organisatie.id
    doel = {"organisatie": organisatie, "tijdvak": "2026-I"}
    (text,) = report.make(wereld.office, _person(wereld), {**doel, "soort": "tekst"}, wereld.now)
    (file,) = report.make(wereld.office, _person(wereld), {**doel, "soort": "xlsx"}, wereld.now)
    assert file.bestand is not None
    sheet = load_workbook(BytesIO(file.bestand.inhoud)).active
    assert sheet is not None
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows == [OORZAAK_KOPPEN, ("Almere", "2026-I", "wacht nog", "Profiel niet compleet", 3, 27)]
    assert "profiel niet compleet: 3 huishoudens, 27 dagen" in str(text.tekst)
    said = f"{text.tekst} {file.tekst} {file.bestand.naam} {rows}"
    for forbidden in (*references, "P101"):
        assert forbidden not in said


def test_who_lost_the_right_gets_no_file(tmp_path: Path) -> None:
    """It is asked again when it is made."""
    wereld = Wereld(tmp_path / "test.db", "2026-06-01 10:00")
    wereld.add(NOOR, "gemeente")
    person, place = _person(wereld), _person(wereld).lidmaatschappen[0].organisatie.id
    other = place + 1000
    assert (
        report.make(wereld.office, person, {"organisatie": other, "tijdvak": "2026-I", "soort": "xlsx"}, wereld.now)
        == ()
    )
    assert corporaties.make(wereld.office, person, {"organisatie": other}, wereld.now) == ()
    assert corporaties.make(wereld.office, person, {"organisatie": place}, wereld.now)


def test_the_list_of_the_overleg_is_by_corporatie() -> None:
    """Those of whom the corporatie is not known come last; longest waiting first within each."""
    rows = [
        Wacht(1, "Z-1", "", 2, COUPLED, 20),
        Wacht(2, "Z-2", "De Dijk", 4, COUPLED, 19, "Profiel niet compleet", date(2026, 3, 2)),
        Wacht(3, "Z-3", "Anker", 1, COUPLED, 18),
    ]
    sheet = load_workbook(BytesIO(wachtlijst(rows))).active
    assert sheet is not None
    found = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert found[0] == WACHT_KOPPEN
    assert [row[:3] for row in found[1:]] == [
        ("Anker", "Z-3", 1),
        ("De Dijk", "Z-2", 4),
        ("nog geen corporatie gekozen", "Z-1", 2),
    ]
