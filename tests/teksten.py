"""All that the bot says in the transcripts, as lines that two versions can be compared by.

    python -m tests.teksten UIT.jsonl [MAP ...]

plays every transcript (or those in a folder of one of these names) without looking at what it expects, and writes each
message that went to a chat as one JSON object: the transcript, the act before it, who got it, the text, the buttons
with their actions. A transcript is known by its file's name and its title and not by its folder, so that a plain `diff`
of two of these files shows what reads differently, also after a move.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.chat import SHOWN
from tests.speler import Speler

HERE = Path(__file__).parent
WHERE = ("*/gesprekken/*.txt", "conversations/*/*.txt")
_EXPECTS = re.compile(r"\w*<!? |\[|plan |nergens: |hoogstens |geteld |redactie:")
_CHANCE = (
    (re.compile(r"(\?start=)[\w-]+"), r"\1…"),
    (re.compile(r"(<code>)[\w-]{16}(</code>)"), r"\1…\2"),
    (re.compile(r"(/agenda/)[\w-]+"), r"\1…"),
)
"""What is drawn by lot, and differs each time."""


class Schrijver(Speler):
    """Plays a transcript and keeps what was shown; what it should have been is the transcript's own affair."""

    def __init__(self, path: Path, database: Path) -> None:
        super().__init__(path, database)
        self.rows: list[dict[str, Any]] = []
        self.act = ""
        self.noted = 0

    async def play(self) -> None:
        """Play all acts. One that cannot be done is noted, and the rest goes on."""
        try:
            for line in (text.strip() for text in self.lines):
                if not line or line.startswith("#") or _EXPECTS.match(line):
                    continue
                self.act = line
                try:
                    await self._line(line)
                except AssertionError as exc:
                    self.rows.append({"na": line, "mislukt": str(exc).splitlines()[0]})
                self._note()
        finally:
            await self._stop()

    def _nothing_left(self) -> None:
        self.waiting.clear()

    def _note(self) -> None:
        """All that reached a chat since the last act; between chats no order is promised, so theirs is by name."""
        if self.chat is None:
            return
        calls = self.chat.wire.calls[self.noted :]
        said = [self._said(*call) for call in calls if call[0] in (*SHOWN, "deleteMessage")]
        self.rows += sorted(said, key=lambda row: row["aan"])
        self.noted = len(self.chat.wire.calls)

    def _said(self, name: str, data: dict[str, Any]) -> dict[str, Any]:
        row = {"na": self.act, "aan": self._name(data["chat_id"])}
        if name == "deleteMessage":
            return row | {"wist": True}
        assert self.chat is not None
        shown = self.chat._shown(name, data)
        knoppen = [[label, _fixed(action)] for label, action in shown.buttons]
        more = {"wijzigt": shown.edit, "knoppen": knoppen, "toetsenbord": shown.keyboard}
        return row | {"tekst": _fixed(shown.text)} | {key: value for key, value in more.items() if value}


def _fixed(text: str) -> str:
    for pattern, put in _CHANCE:
        text = pattern.sub(put, text)
    return text


def transcripts(folders: Sequence[str] = ()) -> list[tuple[str, Path]]:
    """Name and place of every transcript, each once, in the order of their names."""
    found: dict[str, Path] = {}
    for path in (path for pattern in WHERE for path in sorted(HERE.glob(pattern))):
        if not folders or {path.parent.name, path.parent.parent.name} & set(folders):
            found.setdefault(f"{path.stem}: {_title(path)}", path)
    return sorted(found.items())


def _title(path: Path) -> str:
    """The first line says what it is about; unlike the folder it stays where a transcript moves."""
    with path.open(encoding="utf-8") as lines:
        return next(lines, "").lstrip("# ").strip()


def texts(name: str, path: Path) -> Iterator[dict[str, Any]]:
    """What is said in one transcript, in order."""
    with tempfile.TemporaryDirectory() as folder:
        schrijver = Schrijver(path, Path(folder) / "test.db")
        asyncio.run(schrijver.play())
    yield from ({"gesprek": name, **row} for row in schrijver.rows)


def main(arguments: Sequence[str]) -> int:
    """Write the file; exit status 2 without a name for it."""
    if not arguments:
        sys.stderr.write("gebruik: python -m tests.teksten UIT.jsonl [MAP ...]\n")
        return 2
    target, *folders = arguments
    with Path(target).open("w", encoding="utf-8") as out:
        for name, path in transcripts(folders):
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in texts(name, path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
