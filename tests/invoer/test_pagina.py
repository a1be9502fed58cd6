"""Two hundred rows through the try-out's page, as a person does it: send, put right, record, look."""

import base64
import io
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import Workbook

from tests.e2e.processes import environment, until

NOOR = 101
ROWS, WRONG = 200, 8


class Page:
    """The chat page as its script talks to the server, for one person."""

    def __init__(self, address: str, person: int) -> None:
        self.http, self.person = httpx.Client(base_url=address, timeout=30), person

    def do(self, what: str, **body: Any) -> None:
        """Something on the page."""
        self.http.post(f"/proef/{what}", json={"persoon": self.person, **body}).raise_for_status()

    def messages(self) -> list[dict[str, Any]]:
        """The chat, oldest first."""
        chats = self.http.get("/proef/begin").json()["gesprekken"]
        return list(chats.get(str(self.person), {}).get("berichten", []))

    def hears(self, words: str) -> dict[str, Any]:
        """The newest message with these words."""
        found: dict[str, Any] = until(lambda: self._with(lambda text: words in text), words)
        return found

    def press(self, label: str) -> None:
        """Press the newest button whose label begins so."""

        def button() -> tuple[int, str] | None:
            for message in reversed(self.messages()):
                for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                    for one in row:
                        if one["text"].startswith(label):
                            return message["message_id"], one["callback_data"]
            return None

        message, action = until(button, label)
        self.do("druk", bericht=message, actie=action)

    def _with(self, fits: Callable[[str], bool]) -> dict[str, Any] | None:
        found = [m for m in self.messages() if fits(m.get("text", "") + m.get("caption", ""))]
        return found[-1] if found else None


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    """The try-out, served by a process of its own from an empty directory."""
    with (tmp_path / "stderr").open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"],
            cwd=tmp_path,
            env=environment(None) | {"PATH": "", "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+:\d+", process.stdout.readline())
            assert found, (tmp_path / "stderr").read_text(encoding="utf-8")
            made = Page(found[0], NOOR)
            yield made
            made.http.close()
        finally:
            process.kill()
            process.wait()
            assert process.stdout is not None
            process.stdout.close()


def spreadsheet() -> bytes:
    """Rows of the last weeks; every so many has no date that can be read."""
    book, today = Workbook(), datetime.now(UTC).date()
    sheet = book.worksheets[0]
    sheet.append(["Zaaknummer", "Koppelingsdatum", "Personen", "Stand", "Tekendatum"])
    for n in range(ROWS):
        wrong = n % (ROWS // WRONG) == 7
        day: object = "volgt nog" if wrong else today - timedelta(days=10 + n % 40)
        signed = today - timedelta(days=2) if n % 5 == 0 else None
        sheet.append([f"Z-{n:04d}", day, 1 + n % 6, "getekend" if signed else "zoeken", signed])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.slow
def test_two_hundred_rows(page: Page, tmp_path: Path) -> None:
    """All rows come in, after eight were put right one by one; what the page was asked for is what is recorded."""
    page.do("document", naam="koppelingen.xlsx", inhoud=base64.b64encode(b"x").decode())
    page.hears("kan ik niet lezen")
    began = time.monotonic()
    page.do("document", naam="koppelingen.xlsx", inhoud=base64.b64encode(spreadsheet()).decode())
    page.hears(f"{ROWS} rijen: {ROWS - WRONG} goed, {WRONG} te verbeteren")
    page.press(f"Verbeter {WRONG} rijen")
    for number in range(WRONG):
        page.hears(f"Rij {2 + 7 + number * (ROWS // WRONG)} · ")
        page.do("zeg", tekst="gisteren")
    page.press(f"Leg {ROWS} koppelingen vast")
    page.hears(f"{ROWS} koppelingen vastgelegd")
    print(f"{ROWS} rijen, {WRONG} verbeterd, in {time.monotonic() - began:.1f} s")  # noqa: T201  shown by pytest -s
    database = sqlite3.connect(f"file:{tmp_path / 'ketenbot-proef.db'}?mode=ro", uri=True)
    assert database.execute("select count(*), count(distinct referentie) from zaken").fetchone() == (ROWS, ROWS)
    assert database.execute("select count(*) from herinneringen where moment < ?", [_now()]).fetchone() == (0,)
    database.close()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
