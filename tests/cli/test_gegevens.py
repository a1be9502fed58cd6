"""`ketenbot gegevens`: a list of published figures comes in as a whole or not at all, with what is wrong by row."""

import csv
import io
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.cli import gegevens
from bot.cli.main import main
from storage.cijfers import LAND, Cijfer
from storage.store import open_store, serving_lock

Run = Callable[..., tuple[int, str, str]]
HEAD = "gemeente;tijdvak;taakstelling;restant"


@pytest.fixture
def ketenbot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in an empty folder on a fixed day; gives its exit status, what it said and complained."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KETENBOT", "TELEGRAM"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("KETENBOT_DATABASE", "test.db")
    monkeypatch.setattr(gegevens, "wall_clock", lambda: datetime(2026, 11, 20, 9, tzinfo=UTC))

    def run(*arguments: str) -> tuple[int, str, str]:
        if arguments[0] == "importeer":
            arguments = (
                tuple(a for a in arguments if a != "--zie") if "--zie" in arguments else (*arguments, "--akkoord")
            )
        monkeypatch.setattr("sys.argv", ["ketenbot", "gegevens", *arguments])
        try:
            main()
            status = 0
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def written(path: Path, *lines: str) -> str:
    """A file with these lines; its name."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def stored(folder: Path, soort: str, gebied: str, periode: str) -> list[Cijfer]:
    """What the database holds of a number."""
    store = open_store(folder / "test.db", mode="proef", create=False)
    found = store.cijfers.of(soort, gebied, periode)
    store.close()
    return found


def test_a_list_comes_in_with_its_source(ketenbot: Run, tmp_path: Path) -> None:
    """By kind and tijdvak; a second time nothing changes."""
    name = written(tmp_path / "a.csv", HEAD, "Almere;2026-II;81;-20", "GM0184;2026-II;18;4")
    status, out, _ = ketenbot("importeer", name, "--bron", "brief van oktober")
    assert status == 0
    assert out == "voor- of achterstand 2026-II: 2\ntaakstelling 2026-II: 2\n4 ingelezen\n"
    found = stored(tmp_path, "restant", "GM0034", "2026-II")
    assert [(c.waarde, c.bron, c.datum, c.eigen) for c in found] == [
        (-20, "brief van oktober", date(2026, 11, 20), None)
    ]
    assert ketenbot("importeer", name)[:2] == (0, "0 ingelezen; 4 stonden er al\n")
    status, out, _ = ketenbot("lijst")
    assert out == "2026-II  voor- of achterstand: 2, laatst 2026-11-20\n2026-II  taakstelling: 2, laatst 2026-11-20\n"


def test_without_akkoord_it_is_only_shown(ketenbot: Run, tmp_path: Path) -> None:
    """Every column is named, and what would be recorded; nothing is."""
    name = written(tmp_path / "a.csv", f"{HEAD};notitie", "Almere;2026-II;81;-20;x")
    status, out, _ = ketenbot("importeer", name, "--zie")
    assert status == 0
    assert "Niet gelezen: notitie." in out
    assert "GM0034 2026-II taakstelling: 81" in out
    assert out.endswith("2 om in te lezen; leg ze vast met --akkoord\n")
    assert stored(tmp_path, "taakstelling", "GM0034", "2026-II") == []


def test_a_doubt_is_answered_with_an_option(ketenbot: Run, tmp_path: Path) -> None:
    """What the list leaves open is asked, with the words to type."""
    name = written(tmp_path / "a.csv", "Stad;Periode;Aantal", "Almere;2026-II;81")
    status, _, err = ketenbot("importeer", name)
    assert (status, "--antwoord k2=taakstelling" in err) == (2, True)
    assert ketenbot("importeer", name, "--antwoord", "k2=taakstelling")[0] == 0
    assert [c.waarde for c in stored(tmp_path, "taakstelling", "GM0034", "2026-II")] == [81]


def test_nothing_is_half_imported(ketenbot: Run, tmp_path: Path) -> None:
    """Every wrong row is named, also one that only the database knows to be wrong; the good ones stay out."""
    first = written(tmp_path / "a.csv", HEAD, "Almere;2026-II;81;-20")
    assert ketenbot("importeer", first)[0] == 0
    name = written(
        tmp_path / "b.csv", HEAD, "Urk;2026-II;18;4", "Almeloo;2026-II;1;2", "", "Almere;2026-II;90;-20", "Urk;soms;1;2"
    )
    status, out, err = ketenbot("importeer", name)
    assert (status, out) == (2, "")
    lines = err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["rij 3", "rij 5", "rij 6", "ketenbot"]
    assert "Bedoel je Almelo?" in lines[0]
    assert "alleen naar beneden" in lines[1]
    assert lines[3].startswith("ketenbot: 3 rijen kloppen niet; er is niets ingelezen")
    assert stored(tmp_path, "taakstelling", "GM0184", "2026-II") == []


def test_a_wrong_number_is_put_right_with_an_option(ketenbot: Run, tmp_path: Path) -> None:
    """A running taakstelling goes down by itself, up only as a correction."""
    for number, options, status in ((81, (), 0), (75, (), 0), (83, (), 2), (83, ("--verbeter",), 0)):
        name = written(tmp_path / "a.csv", HEAD, f"Almere;2026-II;{number};")
        assert ketenbot("importeer", name, *options)[0] == status
    rows = stored(tmp_path, "taakstelling", "GM0034", "2026-II")
    assert [(c.waarde, c.wijze) for c in rows] == [(81, "vast"), (75, "bijgesteld"), (83, "verbeterd")]


def test_inhabitants_of_a_new_year(ketenbot: Run, tmp_path: Path) -> None:
    """All gemeenten give the country; a few need a row for it."""
    source = Path(__file__).parents[2] / "knowledge" / "data" / "gemeenten.csv"
    rows = list(csv.reader(io.StringIO(source.read_text(encoding="utf-8"))))
    place = rows[0].index("peildatum")
    for row in rows[1:]:
        row[place] = "1-1-2027"
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "inwoners.xlsx")
    status, out, _ = ketenbot("importeer", "inwoners.xlsx")
    assert (status, out) == (0, "inwoners 2027: 343\n343 ingelezen\n")
    assert [c.waarde for c in stored(tmp_path, "inwoners", LAND, "2027")] == [18_130_208]
    assert ketenbot("importeer", "inwoners.xlsx")[1] == "0 ingelezen; 342 stonden er al\n"
    few = written(tmp_path / "b.csv", "gemeente;inwoners;peildatum", "Almere;230000;1-1-2028")
    status, _, err = ketenbot("importeer", few)
    assert (status, "Zet er een rij Nederland bij" in err) == (2, True)
    known = written(tmp_path / "c.csv", "gemeente;inwoners;peildatum", "Almere;230000;1-1-2026")
    assert ketenbot("importeer", known)[1] == "inwoners 2026: 1, waarvan 1 gewijzigd\n1 ingelezen\n"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("weg.csv", None, "bestaat niet"),
        ("brief.pdf", b"%PDF", "alleen .csv, .xlsx en .ods"),
        ("kapot.xlsx", b"geen zip", "kan ik niet lezen"),
        ("leeg.csv", b"", "geen kop die ik ken"),
        ("koppelingen.csv", b"zaaknummer;koppelingsdatum;personen\nZ-1;1-3-2026;4\n", "geen lijst met cijfers"),
        ("kop.csv", HEAD.encode(), "geen rijen"),
        ("veel.csv", "\n".join([HEAD, *["Almere;2026-II;1;1"] * 1001]).encode(), "passen 1000 rijen"),
    ],
)
def test_a_file_that_is_no_list(ketenbot: Run, tmp_path: Path, name: str, content: bytes | None, word: str) -> None:
    """One line that says what is wrong with which file."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, err = ketenbot("importeer", name)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert word in err


def test_beside_a_serving_process(ketenbot: Run, tmp_path: Path) -> None:
    """The service need not stop, and sees the figure at once."""
    name = written(tmp_path / "a.csv", HEAD, "Almere;2026-II;81;-20")
    open_store(tmp_path / "test.db", mode="proef").close()
    with serving_lock(tmp_path / "test.db"):
        assert ketenbot("importeer", name)[0] == 0
    assert len(stored(tmp_path, "taakstelling", "GM0034", "2026-II")) == 1


def test_nothing_is_there_yet(ketenbot: Run) -> None:
    """It says how to begin."""
    status, out, _ = ketenbot("lijst")
    assert (status, "importeer PAD" in out) == (0, True)
