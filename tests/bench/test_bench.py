"""The benchmark works; how fast anything is, is no test's business."""

import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from knowledge.search.kennis import laad
from tests.bench import land, ochtend, paginas, real_page, search
from tests.bench.overzicht import measure
from tests.bench.report import put
from tests.bench.runs import percentile


@pytest.mark.slow
def test_the_quick_run_fills_a_page(tmp_path: Path) -> None:
    """All programs answer every update once, and the page gets its tables."""
    page = tmp_path / "metingen.md"
    command = [sys.executable, "-m", "tests.bench", "--snel", "--alleen", "snelheid", "--uit", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr
    assert page.read_text(encoding="utf-8").count("| Ketenbot |") == 8


def test_the_overview_fills_its_section() -> None:
    """A round with few cases gives a row for each way of counting, and says whether the aim was met."""
    text = measure(1, zaken=60)
    assert text.count(" ms | ") >= 8
    assert "Doel: klaar binnen 300 ms" in text


def test_a_country_fills_its_section(tmp_path: Path) -> None:
    """Each act has a row, and both aims are judged."""
    text = land.run(tmp_path, zaken=300, afgelopen=(4, 20), rounds=2)
    assert text.count("| `/") == 6
    assert text.count("gehaald") == 2


@pytest.mark.slow
def test_a_morning_fills_its_section() -> None:
    """Everybody has one message, and none is refused; how fast, is no test's business."""
    text = ochtend.measure(20)
    assert "| 20 aan 20 mensen | gehaald |" in text
    assert "(429) | 0 | 0 | gehaald |" in text


@pytest.mark.slow
def test_open_pages_fill_their_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few pages, few presses and no browser: both servers answer each press with a screen, Telegram beside it."""
    monkeypatch.setattr(real_page, "opened", lambda *_: nullcontext(lambda _: []))
    monkeypatch.setattr(paginas, "WARM", 5)
    text = paginas.measure(40, 1)
    assert text.count(" ms | ") == 6
    assert "geheugen, hoogste |" in text
    assert "In Telegram intussen 1 vragen" in text


@pytest.mark.slow
def test_hostile_files_fill_their_section(tmp_path: Path) -> None:
    """In a short form: the page has a row for each aim, and every sender heard what became of the file."""
    page = tmp_path / "metingen.md"
    command = [sys.executable, "-m", "tests.bench", "--snel", "--alleen", "bestanden", "--uit", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr
    text = page.read_text(encoding="utf-8")
    assert "<!-- bestanden: " in text
    assert text.count("gehaald |") == 5
    assert "| 4 | 4 | gehaald |" in text


def test_the_search_is_measured_at_the_size_its_aims_are_about() -> None:
    """300 entries with 10 phrasings each, the same ones every time."""
    entries = [entry for thema in laad().themas() for entry in thema.entries]
    small = search.subset(entries)
    assert len(small) == search.SMALL
    assert {len(entry.phrasings) for entry in small} == {search.EACH}
    assert small == search.subset(entries)


def test_a_section_is_replaced_and_the_rest_of_the_page_stays(tmp_path: Path) -> None:
    """What stands outside the markers is left alone."""
    page = tmp_path / "docs" / "metingen.md"
    put(page, "een", "oud")
    put(page, "twee", "ander")
    put(page, "een", r"nieuw \1")
    text = page.read_text(encoding="utf-8")
    assert r"nieuw \1" in text
    assert "oud" not in text
    assert "ander" in text
    assert text.startswith("# Metingen")


@pytest.mark.parametrize(("percent", "value"), [(50, 2), (99, 4), (1, 1), (75, 3)])
def test_a_percentile_is_one_of_the_values(percent: int, value: int) -> None:
    """The smallest value that so many percent do not exceed."""
    assert percentile([4, 2, 1, 3], percent) == value
