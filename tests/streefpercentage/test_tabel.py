"""Somebody's own table: its columns anywhere, under other headings, with titles, totals and more. A number comes under
the gemeente and the name that the table gives it, or it is refused in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import lijkt_op, vinder
from bot.files.sheets import sheets
from bot.files.spreadsheet import tekst as as_csv
from knowledge.gemeenten import laad_gemeenten
from tests.invoer.bladen import as_file
from workflows.streefpercentage.lijst import lees, lees_tekst
from workflows.streefpercentage.lines import Gelezen

GEMEENTEN = laad_gemeenten()
VIND = vinder(GEMEENTEN)
TILBURG, GOIRLE, LOON, GILZE = "GM0855", "GM0785", "GM0809", "GM0784"
GOED = {TILBURG: (1200, 240), GOIRLE: (80, 12)}


def _near(naam: str) -> tuple[str, ...]:
    return lijkt_op(GEMEENTEN, naam)


def pasted(text: str) -> Gelezen:
    """As it is pasted where numbers are asked."""
    return lees_tekst(text, GEMEENTEN.zoek, VIND, _near)


def sent(rows: Sequence[Sequence[object]]) -> Gelezen:
    """As a workbook, through the guard."""
    found = keur(sheets(".xlsx", as_file([list(row) for row in rows])), VIND)
    assert found.soort == "streefpercentage"
    return lees(found.tabellen, VIND, _near, GEMEENTEN.zoek)


@dataclass(frozen=True)
class Vorm:
    """A layout, with what must come of it and words that must be said."""

    rijen: Sequence[Sequence[object]]
    zegt: tuple[str, ...] = ()
    cijfers: dict[str, tuple[int | None, int | None]] = field(default_factory=lambda: dict(GOED))
    fout: tuple[str, ...] = ()


LAYOUTS = {
    "andere volgorde": Vorm([("Plekken", "Gemeente", "Opgave"), (240, "Tilburg", 1200), (12, "Goirle", 80)]),
    "andere woorden": Vorm(
        [("Gemeentenaam", "Opvangopgave", "Beschikbare capaciteit"), ("Tilburg", 1200, 240), ("Goirle", 80, 12)]
    ),
    "titel, kolommen en totaal erbij": Vorm(
        [
            ("Opvang in de regio Hart van Brabant",), ("stand september 2026",), (),
            ("Nr", "Gemeente", "Inwoners", "Opgave", "Plekken", "Percentage", "Opmerking"),
            (1, "Tilburg", 230000, 1200, 240, "20%", "azc blijft"),
            (2, "Goirle", 24000, 80, 12, "15%", ""),
            ("", "Totaal", 254000, 1280, 252, "20%", ""),
        ],
        ("“Totaal” lees ik niet: het totaal reken ik zelf uit.", "Percentage klopt"),
    ),
    "een totaal dat niet klopt": Vorm(
        [("Gemeente", "Opgave", "Plekken"), ("Tilburg", 1200, 240), ("Goirle", 80, 12), ("Regio HvB", 1300, 252)],
        ("Opgave 1300 staat er, de rijen zijn samen 1280",),
    ),
    "een som zonder naam": Vorm(
        [("Gemeente", "Opgave", "Plekken"), ("Tilburg", 1200, 240), ("Goirle", 80, 12),
         ("", 1280, 252), ("Bron: COA",)],
        ("“zonder naam” lees ik niet", "niet gelezen: Bron: COA"),
    ),
    "opgave in twee delen": Vorm(
        [
            ("Gemeente", "Opgave asiel", "Opgave Oekraïne", "Plekken totaal"),
            ("Tilburg", 800, 400, 240), ("Goirle", 50, 30, 12),
        ],
        ("Opgave is “Opgave asiel” en “Opgave Oekraïne” opgeteld",),
    ),
    "delen en een geheel": Vorm(
        [
            ("Gemeente", "Plekken asiel", "Plekken Oekraïne", "Plekken", "Opgave"),
            ("Tilburg", 140, 100, 240, 1200), ("Goirle", 12, 3, 12, 80),
        ],
        (), {TILBURG: (1200, 240)}, ("Goirle: plekken is 12, maar de delen zijn samen 15. Welke klopt?",),
    ),
    "Nederlandse getallen": Vorm(
        [("Gemeente", "Opgave", "Plekken"), ("Tilburg", "1.200", "240,0"), ("Goirle", "50+30", "12")]
    ),
    "lege cellen": Vorm(
        [("Gemeente", "Opgave", "Plekken"),
         ("Tilburg", 1200, None), ("Goirle", "nb", 12), ("Loon op Zand", None, None)],
        ("Nog leeg: plekken van Tilburg", "opgave van Goirle", "opgave en plekken van Loon op Zand"),
        {TILBURG: (1200, None), GOIRLE: (None, 12), LOON: (None, None)},
    ),
    "code in plaats van naam": Vorm(
        [("Code", "Opgave", "Plekken", "Tekort"), ("GM0855", 1200, 240, 960), ("GM0785", 80, 12, 68)]
    ),
    "percentages die niet kloppen": Vorm(
        [("Gemeente", "Opgave", "Plekken", "%"), ("Tilburg", 1200, 240, 0.45), ("Goirle", 80, 12, 0.15)],
        ("% klopt niet bij Tilburg (0.45, ik reken 20%)",),
    ),
    "wat niet kan": Vorm(
        [
            ("Gemeente", "Opgave", "Plekken"), ("Tilburg", 1200, 240), ("Atlantis", 3, 4), ("Goirle", 80, 12),
            ("Heusden", -5, 3), ("Dongen", 10, "twaalf"), ("Waalwijk", 12.5, 3), ("Goirle", 81, 12),
            ("", 44, 55), ("Altena", 200000, 3),
        ],
        (), {TILBURG: (1200, 240)},
        ("Atlantis ken ik niet", "Heusden: opgave -5 kan niet", "Dongen: plekken twaalf is geen heel getal",
         "Waalwijk: opgave 12.5 is geen heel getal", "Goirle staat er twee keer: rij 4 en rij 8",
         "Rij 9 (44): de gemeente staat er niet bij", "Altena: opgave 200000 is te veel"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", LAYOUTS)
@pytest.mark.parametrize("how", ["sent", "tab", ";", " | "])
def test_a_layout(naam: str, how: str) -> None:
    """As a file, and pasted with whatever between the cells."""
    vorm = LAYOUTS[naam]
    if how == "sent":
        found = sent(vorm.rijen)
    else:
        lines = [how.replace("tab", "\t").join("" if c is None else str(c) for c in row) for row in vorm.rijen]
        found = pasted("\n".join(line for line in lines if line))
    assert found.cijfers == vorm.cijfers
    said = " ".join(found.meldingen)
    for words in vorm.zegt:
        assert words in said, said
    assert len(found.fout) == len(vorm.fout), found.fout
    for words in vorm.fout:
        assert any(words.split(":", 1)[-1] in text for text in found.fout), found.fout


@pytest.mark.parametrize(
    ("kop", "woord"),
    [
        (("Gemeente", "Opgave", "", "Plekken"), "Kolom C heeft getallen en geen kop"),
        (("Gemeente", "Opgave 2025", "Opgave 2026", "Plekken"), "2 kolommen met opgave"),
        (("Gemeente", "Opgave", "Plekken COA", "Plekken POO"), "2 kolommen met plekken"),
        (("Gemeente", "Opgave asiel", "Opgave amv", "Plekken"), "2 kolommen met opgave"),
        (("Gemeente", "Opgave asiel", "Plekken Oekraïne", "Inwoners"), "niet over dezelfde opvang"),
    ],
)
def test_columns_that_are_not_clear(kop: Sequence[str], woord: str) -> None:
    """Then no row is read."""
    found = sent([kop, ("Tilburg", 1200, 300, 240), ("Goirle", 80, 20, 12)])
    assert woord in " ".join(found.fout)
    assert not found.cijfers


@pytest.mark.parametrize(
    "kop",
    ["Gemeente;Opgave;Geplande plekken", "Gemeente;Opgave;Plekken statushouders", "Gemeente;Opgave;Percentage plekken",
     "Gemeente;Taakstelling;Gehuisvest", "Regio;Opgave;Plekken"],
)  # fmt: skip
def test_a_heading_that_is_no_number_of_ours(kop: str) -> None:
    """Is not taken for it, and a list of figures stays one."""
    found = keur(sheets(".csv", as_csv(kop.split(";"), [("Tilburg", 1200, 240)])), VIND)
    assert found.soort != "streefpercentage"


def test_a_pasted_table_with_spaces_alone() -> None:
    """As a channel leaves it that turns tabs into spaces: columns not ours, and a row that fits in two ways."""
    text = "Regio HvB\nGemeente Inwoners Plekken Opgave %\nTilburg 230000 240 1200 20%\nLoon op Zand 24000 12 80 15%"
    assert pasted(text).cijfers == {TILBURG: (1200, 240), LOON: (80, 12)}
    found = pasted(f"{text}\nGoirle 12 80 15%\nAtlantis 1 2 3 4%")
    assert ["Goirle" in found.fout[0], "Atlantis" in found.fout[1]] == [True, True]


def test_an_empty_cell_among_double_spaces_names_the_gemeente() -> None:
    """It leaves no trace: the number behind it is not taken for it."""
    found = pasted("Gemeente  Opgave  Plekken\nTilburg  1200  240\nGoirle    12")
    assert found.fout == ["Rij 3 (Goirle 12): ik zie niet welk getal in welke kolom hoort. Zet er ; tussen."]


def test_lines_of_our_own_below_a_table() -> None:
    """A percentage, and a gemeente that leaves."""
    found = pasted("Gemeente;Opgave;Plekken\nTilburg;1200;240\nstreef 70%\nGoirle weg")
    assert (found.cijfers, found.streef, found.weg) == ({TILBURG: (1200, 240)}, 70, [GOIRLE])


@pytest.mark.parametrize("titel", ["Regio Hart van Brabant", "Opvang in de regio 2026", "Samen voor opvang"])
def test_a_title_is_no_total(titel: str) -> None:
    """It has no numbers of its own."""
    for text in (f"{titel}\nTilburg 1200 240\nGoirle 80 12", f"{titel}\nGemeente;Opgave;Plekken\nTilburg;1200;240"):
        found = pasted(text)
        assert (found.fout, found.cijfers[TILBURG]) == ([], (1200, 240))
        assert "totaal" not in " ".join(found.meldingen)


def test_a_percentage_beside_a_gemeente_is_not_the_aim() -> None:
    """It is what the gemeente delivers, and follows."""
    found = pasted("Tilburg 1200 240 20%\nGoirle 80 12 15%")
    assert (found.streef, found.cijfers) == (None, GOED)
    assert "reken ik zelf uit" in found.meldingen[0]


# ---------------------------------------------------------------- whatever the order

NAMES = {"Tilburg": TILBURG, "Goirle": GOIRLE, "Loon op Zand": LOON, "Gilze en Rijen": GILZE}
NUMBER = st.integers(0, 99_999)
HEADS = {
    "gemeente": st.sampled_from(["Gemeente", "Naam gemeente", "gemeenten"]),
    "opgave": st.sampled_from(["Opgave", "Opvangopgave", "Plekken nodig", "Totale opgave"]),
    "plekken": st.sampled_from(["Plekken", "Opvangplekken", "Huidige plekken", "Capaciteit"]),
    "inwoners": st.just("Inwoners"),
    "procent": st.sampled_from(["%", "Percentage"]),
    "nog": st.sampled_from(["Tekort", "Erbij"]),
}
CELL = st.one_of(NUMBER.map(str), NUMBER.map(lambda n: f"{n:,}".replace(",", ".")), st.just(""))


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[dict[str, str]]]:
    """A heading of columns in some order, and rows by column."""
    more = draw(st.lists(st.sampled_from(["inwoners", "procent", "nog"]), unique=True))
    columns = draw(st.permutations(["gemeente", "opgave", "plekken", *more]))
    names = draw(st.lists(st.sampled_from(list(NAMES)), unique=True, min_size=1))
    rows = [{"gemeente": naam} | {c: draw(CELL) for c in columns if c != "gemeente"} for naam in names]
    return columns, rows


@given(tables(), st.sampled_from(["\t", ";", " | ", "   ", " "]), st.data())
def test_numbers_stand_with_their_gemeente(
    table: tuple[list[str], list[dict[str, str]]], between: str, data: st.DataObject
) -> None:
    """In every order, with whatever between the cells and any cell empty: right, or refused, and never another's."""
    columns, rows = table
    heads = [data.draw(HEADS[c]) for c in columns]
    lines = [heads, *([row[c] for c in columns] for row in rows)]
    found = pasted("\n".join(between.join(c for c in line if c or between.strip(" ")) for line in lines))

    def number(cell: str) -> int | None:
        return int(cell.replace(".", "")) if cell else None

    right = {NAMES[row["gemeente"]]: (number(row["opgave"]), number(row["plekken"])) for row in rows}
    if found.fout:  # nothing of it is recorded where it is pasted; what a file records of it must be right all the same
        assert all(right.get(code) == pair for code, pair in found.cijfers.items() if found.kolommen), found
    else:
        assert {code: pair for code, pair in found.cijfers.items() if pair != (None, None)} == {
            code: pair for code, pair in right.items() if pair != (None, None)
        }
    if between.strip(" "):
        assert not found.fout
