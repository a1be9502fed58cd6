"""The page about woningweigering shows the tables as they are, and a conversation that is played."""

from pathlib import Path

from workflows.engine.diagram import mermaid
from workflows.woningweigering.tabel import WONINGWEIGERING

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "woningweigering.md"


def test_the_drawings_are_the_tables() -> None:
    """Both tracks stand in the page, in the order of the table."""
    page = PAGE.read_text(encoding="utf-8")
    for spoor in WONINGWEIGERING.sporen:
        assert f"```mermaid\n{mermaid(spoor)}\n```" in page, f"teken {spoor.naam} opnieuw:\n{mermaid(spoor)}"


def test_the_conversation_is_one_that_is_played() -> None:
    """The transcript in the page is the one among the conversations."""
    played = ROOT / "tests" / "woningweigering" / "gesprekken" / "partijen.txt"
    assert f"```text\n{played.read_text(encoding='utf-8').strip()}\n```" in PAGE.read_text(encoding="utf-8")


def test_the_pictures_are_there() -> None:
    """Three pictures of the page, small enough for a repository."""
    names = ["weigering-melding.png", "weigering-regievoerder.png", "weigering-oordeel.png"]
    for name in names:
        assert f"({name})" in PAGE.read_text(encoding="utf-8")
        assert 5_000 < (PAGE.parent / name).stat().st_size < 400_000
