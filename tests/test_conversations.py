"""Every transcript (`tests/<use>/gesprekken/*.txt`) is played on the real Application. See speler.py for the form."""

from pathlib import Path

import pytest

from bot.desk import router
from bot.desk.visit import Visit
from bot.screens import start
from tests import presser
from tests.presser import Presser
from tests.speler import Mislukt, Speler

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*/gesprekken/*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
async def test_transcript(path: Path, tmp_path: Path) -> None:
    """The bot says what is written down, and nothing else; and no button that it shows is dead on arrival."""
    await Presser(path, tmp_path / "test.db").play()


SCENE = "# proef\nNoor (gemeente Almere)\n@ 2026-03-02 10:00\n"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("Noor> /annuleer", "de bot zegt meer"),
        ("Noor> /annuleer\n< *iets heel anders*", "de bot zegt: "),
        ("Noor> /annuleer\n< *\n< *", "de bot zegt niets tegen Noor"),
        ("Noor> [Bestaat niet]", "ziet geen knop"),
        ("Noor> /start\n< *\n[Ja]", "geen .Ja."),
        ("Noor> /annuleer\n< *\n<! *gesprek*", "de bot zegt: "),
        ("Noor mompelt iets", "begrijp ik niet"),
        ("plan Z-9: 2026-03-16", "geen zaak"),
        ("nergens: Almere", "Almere"),
    ],
)
async def test_player_notices(lines: str, complaint: str, tmp_path: Path) -> None:
    """A transcript that does not hold fails, with its file and line."""
    path = tmp_path / "proef.txt"
    path.write_text(SCENE + lines, encoding="utf-8")
    with pytest.raises(Mislukt, match=rf"(?s)proef\.txt:\d+: .*{complaint}"):
        await Speler(path, tmp_path / "test.db").play()


async def test_a_dead_button_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the desk forgets a kind of button, the screen that shows it fails."""
    path = tmp_path / "proef.txt"
    path.write_text(f"{SCENE}Noor> Nieuwe koppeling\n< *", encoding="utf-8")
    monkeypatch.setattr(router, "_act", lambda _: start.unknown_button())
    monkeypatch.setattr(presser, "_tried", set())
    with pytest.raises(AssertionError, match="is dood onder"):
        await Presser(path, tmp_path / "test.db").play()


async def test_a_screen_without_a_way_back_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a screen without a button takes the place of another, it fails."""
    path = tmp_path / "proef.txt"
    path.write_text(f"{SCENE}Noor> Meer\n< *", encoding="utf-8")
    monkeypatch.setattr(Visit, "show", lambda visit, bericht: visit.replace(visit.incoming.message, bericht))
    monkeypatch.setattr(presser, "_tried", set())
    with pytest.raises(AssertionError, match="is een doodlopend scherm"):
        await Presser(path, tmp_path / "test.db").play()
