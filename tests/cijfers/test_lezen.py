"""A list of figures: what its heading says, which numbers stand in it, and what is wrong in which row."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import vinder
from tests.lijsten.wereld import GEMEENTEN, gelezen
from workflows.cijfers.lijst import Gelezen
from workflows.lijsten.blad import Blad
from workflows.lijsten.lezing import Antwoorden, Lezing
from workflows.lijsten.tabel import soort_van_kop, vind

VANDAAG = date(2026, 11, 20)


def sheet(rows: Sequence[Sequence[str]]) -> Blad:
    """A sheet of these rows."""
    return Blad("", tuple((n, tuple(row)) for n, row in enumerate(rows, start=1)))


def read(*rows: str, antwoorden: Antwoorden | None = None) -> Lezing:
    """A list with these rows."""
    found = keur([sheet([row.split(";") for row in rows])], vinder(GEMEENTEN))
    return gelezen(found, antwoorden or {}, "Flevoland", VANDAAG)


def figures(found: Lezing) -> list[tuple[str, str, str, int]]:
    """The numbers without what they came with. Nothing may be wrong or open."""
    assert (found.fouten, found.vragen) == ((), ())
    return [(c.soort, c.gebied, c.periode, c.waarde) for c in found.cijfers]


def test_the_published_table_of_flevoland() -> None:
    """Taakstelling and restant of a tijdvak; the sum below is passed over."""
    found = read("Gemeente;Tijdvak;Restant;Taakstelling", "Almere;2020-II;-20;81", "Urk;2020-II;3;10", "Totaal;;-17;91")
    assert figures(found) == [
        ("restant", "GM0034", "2020-II", -20),
        ("taakstelling", "GM0034", "2020-II", 81),
        ("restant", "GM0184", "2020-II", 3),
        ("taakstelling", "GM0184", "2020-II", 10),
    ]
    assert [(c.staat, c.som, c.klopt) for c in found.controles] == [(-17, -17, True), (91, 91, True)]


def test_achterstand_and_voorsprong_in_columns_of_their_own() -> None:
    """An achterstand is below zero; what a minus under that heading means is asked."""
    rows = ("gemeente;halfjaar;achterstand;voorsprong", "Almere;2026-2;20;0", "Urk;2026-2;;4")
    assert [c.waarde for c in read(*rows).cijfers] == [-20, 4]
    asked = read(*rows, "Lelystad;2026-2;-6;")
    assert [(v.kolom, "Lelystad staat -6" in v.tekst) for v in asked.vragen] == [("achterstand", True)]
    said = {asked.vragen[0].code: "plus"}
    assert [c.waarde for c in read(*rows, "Lelystad;2026-2;-6;", antwoorden=said).cijfers] == [-20, 4, 6]
    both = read("gemeente;halfjaar;achterstand;voorsprong", "Almere;2026-2;20;4")
    assert "Laat er een staan" in both.fouten[0].tekst
    nothing = read("gemeente;halfjaar;achterstand;voorsprong", "Almere;2026-2;0;0")
    assert figures(nothing) == [("restant", "GM0034", "2026-II", 0)]


def test_inwoners_with_a_code_and_a_name() -> None:
    """As CBS gives them; the country may stand among them."""
    found = read("code;naam;inwoners;peildatum", "GM0034;Almere;230.000;2027-01-01", "NL00;Nederland;18200000;1-1-2027")
    assert figures(found) == [("inwoners", "GM0034", "2027", 230_000), ("inwoners", "NL", "2027", 18_200_000)]
    wrong = read("gemeente;inwoners;peildatum", "Almere;230000;1-7-2027", "Urk;21000;")
    assert ["op 1 januari" in wrong.fouten[0].tekst, "Van welk jaar" in wrong.fouten[1].tekst] == [True, True]


def test_the_national_numbers() -> None:
    """Without a gemeente `aantal` is the number of the country."""
    found = read("halfjaar;aantal;bron", "2027-I;12.000;Staatscourant 2026, 12345")
    assert figures(found) == [("landelijk", "NL", "2027-I", 12_000)]
    assert found.cijfers[0].bron == "Staatscourant 2026, 12345"


@pytest.mark.parametrize(
    ("head", "row", "tot"),
    [
        ("gemeente;tijdvak;gehuisvest;t/m", "Almere;2026-II;40;31-10-2026", date(2026, 10, 31)),
        ("gemeente;gehuisvest;maand", "Almere;40;oktober 2026", date(2026, 10, 31)),
        ("gemeente;gehuisvest;maand", "Almere;40;2026-10", date(2026, 10, 31)),
        ("gemeente;tijdvak;gehuisvest;maand", "Almere;2026-II;40;okt", date(2026, 10, 31)),
        ("gemeente;tijdvak;gehuisvest", "Almere;2026-I;40", date(2026, 6, 30)),
        ("gemeente;tijdvak;gehuisvest;peildatum", "Almere;2026-I;40;1-7-2026", date(2026, 6, 30)),
        ("gemeente;gehuisvest;peildatum", "Almere;40;1-7-2026", date(2026, 6, 30)),
        ("gemeente;tijdvak;gehuisvest;t/m", "Almere;2026-II;40;46326", date(2026, 10, 31)),
        ("gemeente;gehuisvest;maand", "Almere;40;december 2025", date(2025, 12, 31)),
    ],
)
def test_until_which_day_was_counted(head: str, row: str, tot: date) -> None:
    """A day, a month, a peildatum, or a tijdvak that is over."""
    found = read(head, row)
    assert found.fouten == ()
    assert [(c.soort, c.tot, c.waarde) for c in found.cijfers] == [("gehuisvest", tot, 40)]


def test_numbers_of_single_months_are_added_up() -> None:
    """In any order; a month that is missing is named, and nothing of that gemeente is read."""
    head = "gemeente;maand;in de maand"
    found = read(head, "Almere;augustus 2026;7", "Almere;juli 2026;5", "Urk;juli 2026;1", "Almere;september 2026;0")
    assert [(c.gebied, c.tot, c.waarde) for c in found.cijfers] == [
        ("GM0034", date(2026, 7, 31), 5),
        ("GM0034", date(2026, 8, 31), 12),
        ("GM0034", date(2026, 9, 30), 12),
        ("GM0184", date(2026, 7, 31), 1),
    ]
    gap = read(head, "Almere;juli 2026;5", "Almere;september 2026;7")
    assert [(fout.rij, fout.tekst.split()[0]) for fout in gap.fouten] == [(3, "augustus")]
    assert gap.cijfers == ()
    twice = read(head, "Almere;juli 2026;5", "Almere;juli 2026;6")
    assert len(twice.fouten) == 1


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Almeloo;2026-II;40;31-10-2026", "ken ik niet"),
        (";2026-II;40;31-10-2026", "gemeente staat er niet bij"),
        ("Almere;2026-III;40;31-10-2026", "2027-I"),
        ("Almere;volgend jaar;40;31-10-2026", "2027-I"),
        ("Almere;2026-II;veertig;31-10-2026", "geen heel getal"),
        ("Almere;2026-II;4,5;31-10-2026", "geen heel getal"),
        ("Almere;2026-II;-4;31-10-2026", "0 of meer"),
        ("Almere;2026-II;999999;31-10-2026", "Controleer het aantal"),
        ("Almere;2026-II;40;31-12-2026", "moet nog komen"),
        ("Almere;2026-II;40;31-3-2026", "ligt niet in 2026-II"),
        ("Almere;2026-II;40;ooit", "lees ik niet als datum"),
    ],
)
def test_what_is_wrong_is_said_by_row(row: str, word: str) -> None:
    """In words that say what to do."""
    found = read("gemeente;tijdvak;gehuisvest;t/m", "Urk;2026-II;4;31-10-2026", row)
    assert [fout.rij for fout in found.fouten] == [3]
    assert word in found.fouten[0].tekst


def test_the_same_number_twice() -> None:
    """Twice the same is no harm; another value is."""
    head = "gemeente;tijdvak;taakstelling"
    assert read(head, "Almere;2026-II;40", "Almere;2026-II;40").fouten == ()
    found = read(head, "Almere;2026-II;40", "Almere;2026-II;41")
    assert [(fout.rij, "rij 2" in fout.tekst) for fout in found.fouten] == [(3, True)]


def test_a_period_in_the_heading() -> None:
    """As tables that are sent around have it, several beside each other; of a restant it is asked back."""
    found = read("Gemeente;Taakstelling 2026-I;Taakstelling 2026-II;Gerealiseerd 2026-1", "Almere;81;90;40")
    assert figures(found) == [
        ("taakstelling", "GM0034", "2026-I", 81),
        ("taakstelling", "GM0034", "2026-II", 90),
        ("gehuisvest", "GM0034", "2026-I", 40),
    ]
    half = read("Gemeente;Taakstelling tweede helft 2026", "Almere;90")
    assert figures(half) == [("taakstelling", "GM0034", "2026-II", 90)]
    people = read("Gemeente;Inwoners 1 januari 2027", "Almere;230.000")
    assert figures(people) == [("inwoners", "GM0034", "2027", 230_000)]
    unsure = read("Gemeente;Taakstelling 2026-II;Restant 2026-I", "Almere;90;-4")
    assert ["is -4 het begin of het eind van 2026-I" in vraag.tekst for vraag in unsure.vragen] == [True]


def test_a_title_above_the_heading() -> None:
    """It is passed over; after some rows no heading is looked for any more."""
    rows = [["Overzicht van COA"], ["", "oktober"], ["gemeente", "tijdvak", "taakstelling"], ["Urk", "2026-II", "4"]]
    found = vind([sheet(rows)])
    assert [(tabel.rij, tabel.titels) for tabel in found.tabellen] == [(3, ("Overzicht van COA", "oktober"))]
    assert vind([sheet(rows[:2])]).soort == ""
    assert vind([]).soort == ""
    assert vind([sheet([["x"]] * 20 + rows)]).soort == ""


def test_the_last_day_that_nobody_named_is_asked_once() -> None:
    """Not row by row: of a running half-year it cannot be guessed."""
    found = read("gemeente;tijdvak;gehuisvest", "Almere;2026-II;40", "Urk;2026-II;4")
    assert [("tot en met welke dag" in v.tekst) for v in found.vragen] == [True]
    said = {found.vragen[0].code: "2026-10-31"}
    again = read("gemeente;tijdvak;gehuisvest", "Almere;2026-II;40", "Urk;2026-II;4", antwoorden=said)
    assert [(c.tot, c.waarde) for c in again.cijfers] == [(date(2026, 10, 31), 40), (date(2026, 10, 31), 4)]


@pytest.mark.parametrize(
    "head",
    [
        ["zaaknummer", "koppelingsdatum", "personen"],
        ["gemeente", "naam"],
        ["tijdvak", "bron"],
        ["aantal", "stand"],
        ["15-3-2026", "4"],
        [],
    ],
)
def test_what_is_no_list_of_figures(head: list[str]) -> None:
    """A list of koppelingen is never read as figures."""
    assert soort_van_kop(head)[0] != "cijfers"


@given(
    st.lists(
        st.sampled_from(
            ["gemeente", "tijdvak", "inwoners", "gehuisvest 2026-I", "gehuisvest", "maand", "t/m", "restant", "x"]
        ),
        max_size=8,
    ),
    st.lists(st.lists(st.text(max_size=14), max_size=8), max_size=5),
)
def test_no_cell_is_too_strange(head: Sequence[str], rows: list[list[str]]) -> None:
    """Whatever stands in them: numbers or words about what is wrong."""
    found = gelezen(keur([sheet([head, *rows])], vinder(GEMEENTEN)), {}, None, VANDAAG)
    assert all(isinstance(c, Gelezen) and c.gebied for c in found.cijfers)
    assert all(fout.tekst for fout in found.fouten)


def test_a_row_of_the_country_among_gemeenten_is_never_national() -> None:
    """It is named, and nothing of it is recorded."""
    found = read("gemeente;tijdvak;taakstelling", "Urk;2026-II;4", "Nederland;2026-II;12000")
    assert figures(found) == [("taakstelling", "GM0184", "2026-II", 4)]
    assert ["Rij 3 (Nederland) is landelijk" in said for said in found.meldingen] == [True]
