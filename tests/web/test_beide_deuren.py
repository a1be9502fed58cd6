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
    r"|^groep<|Telegram",
    re.MULTILINE,
)


def knows_telegram_alone(path: Path) -> bool:
    """Whether a line of it can be done in Telegram alone."""
    return TELEGRAM.search(path.read_text(encoding="utf-8")) is not None


BOTH = [path for path in TRANSCRIPTS if not knows_telegram_alone(path)]


@pytest.mark.parametrize("path", BOTH, ids=lambda path: f"{path.parents[1].name}/{path.stem}")
async def test_the_same_at_both_doors(path: Path, tmp_path: Path) -> None:
    """Every message, its buttons and what they ask of the desk."""
    doors = [Speler(path, tmp_path / "telegram.db"), WebSpeler(path, tmp_path / "web.db")]
    for door in doors:
        await door.play()
    telegram, page = map(_by_person, doors)
    assert page == telegram


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
