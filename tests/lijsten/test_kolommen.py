"""Heads as people write them, and what is asked: each kind once, in tables."""

import pytest

from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import vinder
from tests.lijsten.wereld import GEMEENTEN, gelezen
from workflows.lijsten.blad import Blad
from workflows.lijsten.kop import cijferkolom, koppelingkolom
from workflows.lijsten.lezing import Antwoorden, Lezing


def read(text: str, antwoorden: Antwoorden | None = None, blad: str = "", provincie: str = "Zuid-Holland") -> Lezing:
    """A sheet of these lines, with cells between semicolons."""
    rows = tuple((n, tuple(c.strip() for c in line.split(";"))) for n, line in enumerate(text.split("\n"), start=1))
    return gelezen(keur([Blad(blad, rows)], vinder(GEMEENTEN, provincie)), antwoorden or {}, provincie)


def figures(lezing: Lezing) -> list[tuple[str, str, int]]:
    """Kind, period and number."""
    return [(c.soort, c.periode, c.waarde) for c in lezing.cijfers]


@pytest.mark.parametrize(
    ("kop", "naam"),
    [
        ("TVS koppeldatum", "koppelingsdatum"),
        ("Datum ontkoppeld / gekoppeld", ""),
        ("Ingangsdatum huurcontract", ""),
        ("Verwachte verhuisdatum", ""),
        ("Contactpersonen", ""),
        ("Aantal kinderen", ""),
        ("Burgerlijke status", ""),
        ("Woningnummer", ""),
        ("Uiterste datum tekenen", "uiterste"),
    ],
)
def test_a_word_beside_another(kop: str, naam: str) -> None:
    """Some words take the meaning away."""
    assert koppelingkolom(kop) == naam


@pytest.mark.parametrize(
    ("kop", "naam", "tijdvak"),
    [
        ("Taakstelling H2 2026", "taakstelling", "2026-II"),
        ("2026 - 1e halfjaar taakstelling", "taakstelling", "2026-I"),
        ("Taakstelling 2026/2", "taakstelling", "2026-II"),
        ("Halfjaar 1 2026", "", "2026-I"),
        ("Nog te realiseren 2026-II", "resterend", "2026-II"),
        ("Taakstelling incl. achterstand 2026-II", "opgave", "2026-II"),
        ("Taakstelling 2026-II excl. achterstand", "taakstelling", "2026-II"),
        ("Totaal gehuisvest 2026-I", "gehuisvest", "2026-I"),
    ],
)
def test_a_period_in_a_head(kop: str, naam: str, tijdvak: str) -> None:
    """However it is written."""
    read_one = cijferkolom(kop)
    assert (read_one.naam, str(read_one.tijdvak)) == (naam, tijdvak)


def test_two_rows_of_heads() -> None:
    """The tijdvak stands above, in merged cells."""
    found = read("Overzicht;;\n;2025-II;;2026-I\nGemeente;Taakstelling;Gehuisvest;Taakstelling\nDelft;10;9;12")
    assert figures(found) == [
        ("taakstelling", "2025-II", 10),
        ("gehuisvest", "2025-II", 9),
        ("taakstelling", "2026-I", 12),
    ]


def test_tijdvakken_side_by_side_are_asked_about_together() -> None:
    """One question for all of them."""
    text = "Gemeente;2025-II;2026-I\nDelft;10;12"
    found = read(text)
    assert [v.tekst[:16] for v in found.vragen] == ["2025-II en 2026-"]
    again = read(text, {found.vragen[0].code: "taakstelling"})
    assert figures(again) == [("taakstelling", "2025-II", 10), ("taakstelling", "2026-I", 12)]


def test_two_columns_of_dates() -> None:
    """Which of them it is, is one question; the other is not read. None of them: nothing can be recorded."""
    text = "Zaaknummer;Datum aanmelding;Datum toewijzing;Personen\nZ-1;1-10-2026;5-10-2026;2"
    (asked,) = read(text).vragen
    assert [k.tekst for k in asked.keuzes][:2] == ["Datum aanmelding (kolom B)", "Datum toewijzing (kolom C)"]
    found = read(text, {asked.code: asked.keuzes[1].code})
    assert not found.vragen
    assert [str(r.waarden["koppelingsdatum"]) for r in found.koppelingen] == ["2026-10-05"]
    assert read(text, {asked.code: "weg"}).weigering


def test_the_gemeente_of_a_title() -> None:
    """After the word itself; two different ones are none."""
    rows = "Tijdvak;Taakstelling\n2026-I;12"
    assert figures(read(f"Realisatie gemeente Den Haag, 2026\n{rows}")) == [("taakstelling", "2026-I", 12)]
    assert read(f"Gemeente Delft of gemeente Leiden?\nGemeente Leiden\n{rows}").weigering


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gemeente;Voorsprong/achterstand 2026-II;Taakstelling 2027-II\nDelft;-20;163", "het begin of het eind"),
        ("Gemeente;Opgave 2026-II\nDelft;110", "wat is dit"),
        ("Gemeente;Taakstelling\nDelft;110", "Over welk halfjaar"),
        ("Gemeente;Taakstelling 2026-I;Gehuisvest 2026-I\nDelft;163;1163", "Klopt dat?"),
        ("Gemeente;Verwacht gehuisvest t/m 31-10-2026\nDelft;110", "is dit gehuisvest"),
        ("Gemeente;Restant begin 2026-II\nDelft;20", "een achterstand of een voorsprong"),
        ("Gemeente;Gehuisvest t/m 1 juli 2026\nDelft;20", "over welk halfjaar"),
        ("Gemeente;Taakstelling 2026-I;Taakstelling 2026-I\nDelft;20;21", "Welke telt?"),
    ],
)
def test_what_is_in_doubt_is_asked_once(text: str, words: str) -> None:
    """With buttons, and one of them leaves it out or answers it."""
    found = read(text + "\n" + text.split("\n")[1].replace("Delft", "Leiden"))
    assert [words in v.tekst for v in found.vragen] == [True]
    assert all(len(v.keuzes) > 1 for v in found.vragen)


def test_a_total_that_is_wrong_is_said_with_both_numbers() -> None:
    """And the row in which."""
    text = (
        "Gemeente;Taakstelling 2026-II;Restant begin 2026-II;Totaal\nDelft;100;-20;120\nLeiden;50;-5;55\nGouda;40;3;99"
    )
    found = read(text)
    assert [c.zegt for c in found.controles if not c.klopt] == ["Totaal, Gouda: er staat 99, ik reken 37"]


def test_a_list_without_a_gemeente_of_who_has_one() -> None:
    """It may be about the own one: that is asked; and it is never national."""
    rows = (("Tijdvak", "Taakstelling"), ("2026-I", "12"))
    sheet = Blad("", tuple((n, row) for n, row in enumerate(rows, start=1)))
    found = keur([sheet], vinder(GEMEENTEN))
    asked = gelezen(found, {}, "Flevoland", eigen=("Almere",))
    assert [v.tekst for v in asked.vragen] == ["In deze lijst staat geen gemeente. Gaat hij over Almere?"]
    again = gelezen(found, {"gemeente": "Almere"}, "Flevoland", eigen=("Almere",))
    assert [(c.gebied, c.waarde) for c in again.cijfers] == [("GM0034", 12)]


def test_a_list_of_national_numbers_is_one_for_each_half_year() -> None:
    """A second one is no sum of what stands above it; beside gemeenten it is."""
    land = read("Tijdvak;Landelijk aantal\n2027-I;9300\n2027-II;8100")
    assert [(periode, waarde) for _, periode, waarde in figures(land)] == [("2027-I", 9300), ("2027-II", 8100)]
    assert not land.meldingen
