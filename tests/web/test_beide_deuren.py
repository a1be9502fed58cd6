"""The transcripts at both doors: the same texts and buttons, byte for byte.

What only Telegram knows (an edited message, a group, a sticker, a bot that is blocked, a deletion that fails) cannot be
played at the page; a transcript with such a line is left out by that line, and counted.
"""

import re
from pathlib import Path

import pytest

from tests.speler import Speler
from tests.test_conversations import TRANSCRIPTS
from tests.web.other_door import WebSpeler

TELEGRAM = re.compile(
    r"^\w+! (?:wijzigt|wijzigt-foto|foto|spraak|sticker|contact|locatie|groep|blokkeert|terug)\b|^! wissen mislukt"
    r"|^groep<",
    re.MULTILINE,
)


def knows_telegram_alone(path: Path) -> bool:
    """Whether a line of it can be done in Telegram alone."""
    return TELEGRAM.search(path.read_text(encoding="utf-8")) is not None


FIFTH_SLOT = {
    "partijen/regievoerder",
    "ruil/hele-weg",
    "woningweigering/blijft-gekoppeld-regievoerder",
    "woningweigering/overnemen-en-intussen",
    "woningweigering/partijen",
    "woningweigering/tweede-kans-bij-overnemen",
}
"""In these two messages leave for one person at one moment (an answer and a ping, or two that take the place of older
ones), and at Telegram the fifth slot of all is a ping's: the same messages, two of them the other way round."""
BOTH = [
    path
    for path in TRANSCRIPTS
    if not knows_telegram_alone(path) and f"{path.parents[1].name}/{path.stem}" not in FIFTH_SLOT
]


CHOSEN = {"desk", "koppeling", "start", "termijn", "collegas", "invoer", "guard", "instellingen"}
"""Uses of which both doors are laid side by side; the transcripts of the others say by themselves what must be said."""


@pytest.mark.parametrize("path", BOTH, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
async def test_the_same_at_both_doors(path: Path, tmp_path: Path) -> None:
    """Every message, its buttons and what they ask of the desk."""
    page = WebSpeler(path, tmp_path / "web.db")
    await page.play()
    if path.parents[1].name in CHOSEN:
        telegram = Speler(path, tmp_path / "telegram.db")
        await telegram.play()
        assert _by_person(page) == _by_person(telegram)


SECRET = re.compile(r"(?<=start=)[\w-]{16}|(?<=<code>)[\w-]{16}(?=</code>)|(?<=agenda/)[\w-]+(?=\.ics)")


def _by_person(door: Speler) -> dict[int, list[tuple[str, list[tuple[str, str]]]]]:
    """What each person saw, in order: what two people see at one moment has none. Codes are made anew every time."""
    seen: dict[int, list[tuple[str, list[tuple[str, str]]]]] = {}
    for shown in door.ever:
        seen.setdefault(shown.chat, []).append((SECRET.sub("…", shown.text), shown.buttons))
    return seen


def test_few_are_left_out() -> None:
    """Of all transcripts nine in ten are played at both doors."""
    assert len(BOTH) > 0.9 * len(TRANSCRIPTS)
