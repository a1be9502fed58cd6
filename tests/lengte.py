"""How long the screens of the transcripts are on a phone of 390 px, the longest first.

    python -m tests.lengte              all transcripts
    python -m tests.lengte koppeling    those of which the path holds this word

Screens that differ in numbers alone are one. It is for reading: what must fit is said by the tests of that screen.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.screens import phone
from bot.screens.morning_rows import MOST_LINES
from tests.chat import Shown
from tests.speler import Speler

HERE = Path(__file__).parent
SHOWN = 60


class Meter(Speler):
    """Plays a transcript, and keeps how long each screen was."""

    def __init__(self, path: Path, database: Path, found: dict[str, tuple[int, str, str]]) -> None:
        super().__init__(path, database)
        self.found = found

    def _shown(self, shown: Shown) -> None:
        super()._shown(shown)
        text = html.unescape(re.sub(r"</?(?:b|i|u|code)>", "", shown.text))
        kind = re.sub(r"\d+", "#", text.partition("\n\n")[2] or text)[:60]
        lines = phone.lines(text)
        if lines > self.found.get(kind, (0, "", ""))[0]:
            self.found[kind] = (lines, f"{self.path.parents[1].name}/{self.path.stem}", text)


async def measured(paths: Sequence[Path]) -> dict[str, tuple[int, str, str]]:
    """Of each kind of screen the longest: lines, transcript, text."""
    found: dict[str, tuple[int, str, str]] = {}
    for path in paths:
        with tempfile.TemporaryDirectory() as place:
            await Meter(path, Path(place) / "lengte.db", found).play()
    return found


def told(found: dict[str, tuple[int, str, str]]) -> Iterator[str]:
    """The longest first, and how many do not fit."""
    rows = sorted(found.values(), reverse=True)
    long = sum(lines > MOST_LINES for lines, _, _ in rows)
    yield f"{len(rows)} schermen, {long} langer dan {MOST_LINES} regels"
    for lines, where, text in rows[:SHOWN]:
        yield f"{lines:3} {where}: {' / '.join(text.splitlines())[:150]}"


def main(arguments: Sequence[str]) -> int:
    """Print the list."""
    paths = [path for path in sorted(HERE.glob("*/gesprekken/*.txt")) if all(word in str(path) for word in arguments)]
    sys.stdout.write("".join(f"{line}\n" for line in told(asyncio.run(measured(paths)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
