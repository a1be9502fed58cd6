"""A desk at which a text is typed and nothing of it stays: what would be shown, and whether anything was recorded."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.desk.incoming import Incoming, Kind
from bot.desk.router import handle
from tests.koppeling.wereld import Wereld
from tests.people import chat_of

NOOR, BO, KIM = 101, 102, 103
ZAKEN = (
    ("ALM-26-014", date(2026, 9, 14), 3),
    ("ALM-26-021", date(2026, 9, 28), 2),
    ("ALM-26-033", date(2026, 11, 16), 1),
    ("ALM-26-034", date(2026, 11, 23), 5),
    ("4711", date(2026, 10, 2), 2),
    ("4714", date(2026, 10, 2), 4),
    ("120", date(2026, 11, 2), 4),
    ("Z-15", date(2026, 11, 2), 4),
    ("B12", date(2026, 11, 2), 4),
)


@dataclass(frozen=True)
class Getypt:
    """What a text led to: what is said, the buttons with their actions, and how many lines of history were added."""

    tekst: str
    knoppen: tuple[tuple[str, str], ...]
    vastgelegd: int

    def zaak(self, ident: int) -> bool:
        """Whether the screen of this case is shown, or something about it with the way to it."""
        return any(re.fullmatch(rf"(?:c|zm|k|zs):{ident}", actie) for _, actie in self.knoppen)


class _Terug(Exception):
    """Nothing of it stays."""


class Tafel:
    """Noor of Almere has the cases, Bo is of Lelystad, Kim of a corporatie; it is Tuesday 1 December 2026."""

    def __init__(self, path: Path) -> None:
        self.wereld = Wereld(path, "2026-12-01 10:00")
        self.wereld.add(NOOR, "gemeente")
        self.wereld.add(BO, "gemeente", "Lelystad")
        self.wereld.add(KIM, "corporatie", "De Woning")
        self.idents = {naam: self.wereld.make(NOOR, naam, dag, aantal) for naam, dag, aantal in ZAKEN}

    def typ(self, tekst: str, persoon: int = NOOR, *, eerst: str = "") -> Getypt:
        """Somebody types this (`eerst` before it); afterwards all is as it was."""
        store, shown = self.wereld.store, Getypt("", (), 0)
        try:
            with store.atomic():
                before = self._lines()
                for line in filter(None, (eerst, tekst)):
                    shown = self._one(persoon, line)
                shown = Getypt(shown.tekst, shown.knoppen, self._lines() - before)
                raise _Terug
        except _Terug:
            return shown

    def _one(self, persoon: int, tekst: str) -> Getypt:
        store, now = self.wereld.store, self.wereld.now
        chat = chat_of(store, persoon)
        incoming = Incoming(Kind.TEXT, "telegram", str(persoon), chat, f"P{persoon}", now, tekst, message=1)
        rows = [row.inhoud for row in handle(self.wereld.office, incoming).rows if row.inhoud.get("tekst")]
        text = "\n".join(re.sub(r"</?(?:b|i|u|code)>", "", html.unescape(row["tekst"])) for row in rows)
        buttons = [(k[0], k[1]) for row in rows for rij in row.get("knoppen", ()) for k in rij]
        return Getypt(text, tuple(buttons), 0)

    def _lines(self) -> int:
        found: int = self.wereld.store.db.execute("select count(*) from geschiedenis").fetchone()[0]
        return found
