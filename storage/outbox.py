"""The messages that go out: frozen when they are written, kept until their fate is known.

klaar -> geclaimd -> verstuurd | geweigerd | verlopen. A row that is `geclaimd` after a crash may have arrived:
only such a row is sent a second time, and then marked `dubbel`. What a row said is dropped once its fate is known.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message, edit or deletion for one chat; `kanaal` and `adres` say where that is, in the channel's words."""

    id: int
    chat: int
    klasse: str
    soort: str
    inhoud: dict[str, Any]
    vervalt: datetime | None = None
    dubbel: bool = False
    kanaal: str = ""
    adres: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a row: its state, the channel's message id where there is one, and why it was refused."""

    id: int
    stand: str
    bericht: int | None = None
    reden: str | None = None
    dubbel: bool = False  # it may have arrived all the same


@dataclass(frozen=True, slots=True)
class Refusals:
    """Messages that a channel would not have for the same reason: how often, and when the last was made."""

    kanaal: str
    reden: str
    aantal: int
    laatste: datetime


_ROW = (
    "select o.id, o.chat, o.klasse, o.soort, o.inhoud, o.vervalt, o.dubbel, a.kanaal, a.adres"
    " from outbox o join adressen a on a.id = o.chat"
)


def _row(row: tuple[Any, ...]) -> OutboxRow:
    expires = read_moment(row[5]) if row[5] else None
    return OutboxRow(row[0], row[1], row[2], row[3], json.loads(row[4]), expires, bool(row[6]), *row[7:])


class Outbox:
    """Rows of outbox."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self,
        chat: int,
        klasse: str,
        soort: str,
        inhoud: dict[str, Any],
        now: datetime,
        expires: datetime | None,
        *,
        dubbel: bool = False,
    ) -> OutboxRow:
        """A message to be sent from now on; `dubbel` when it may have arrived before the file went back."""
        row = self._db.execute(
            "insert into outbox (chat, klasse, soort, inhoud, stand, gemaakt, vervalt, dubbel)"
            " values (?, ?, ?, ?, 'klaar', ?, ?, ?)"
            " returning id, (select kanaal from adressen where id = chat),"
            " (select adres from adressen where id = chat)",
            [chat, klasse, soort, as_json(inhoud), moment(now), moment(expires) if expires else None, dubbel],
        ).fetchone()
        return OutboxRow(row[0], chat, klasse, soort, inhoud, expires, dubbel, *row[1:])

    def waiting(self, kanaal: str | None = None) -> list[OutboxRow]:
        """Rows still to be claimed for this channel (None: for any), oldest first."""
        # The first condition is that of the index of open rows, and lets it be used.
        where = " where o.stand in ('klaar', 'geclaimd') and o.stand = 'klaar' and a.kanaal = coalesce(?, a.kanaal)"
        rows = self._db.execute(_ROW + where + " order by o.id", [kanaal])
        return [_row(row) for row in rows]

    def recover(self, kanaal: str) -> int:
        """At start: what was claimed for this channel and not marked may have arrived. It waits again, marked; gives
        how many."""
        return self._db.execute(
            # The first condition is that of the index of open rows, and lets it be used.
            "update outbox set stand = 'klaar', dubbel = 1 where stand in ('klaar', 'geclaimd') and stand = 'geclaimd'"
            " and chat in (select id from adressen where kanaal = ?)",
            [kanaal],
        ).rowcount

    def doubt(self, rows: Sequence[OutboxRow]) -> list[OutboxRow]:
        """Mark rows that still wait: what they say may have arrived before the file went back."""
        self._db.conn.executemany(
            "update outbox set dubbel = 1 where id = ? and stand = 'klaar'", [(row.id,) for row in rows]
        )
        return [replace(row, dubbel=True) for row in rows]

    def claim(self, rows: Iterable[int]) -> dict[int, dict[str, Any]]:
        """Claim for sending; gives the content of those that were still waiting, as it now stands: an edit may
        have replaced it."""
        claimed = {}
        for ident in rows:
            row = self._db.execute(
                "update outbox set stand = 'geclaimd', pogingen = pogingen + 1"
                " where id = ? and stand = 'klaar' returning inhoud",
                [ident],
            ).fetchone()
            if row is not None:
                claimed[ident] = json.loads(row[0])
        return claimed

    def mark(self, results: Iterable[Sent]) -> None:
        """Write what became of claimed rows. `klaar` gives a row back: it was certainly not delivered."""
        self._db.conn.executemany(
            "update outbox set stand = ?1, bericht = coalesce(?2, bericht), reden = ?3, dubbel = dubbel or ?4,"
            " inhoud = case when ?1 = 'klaar' then inhoud else '{}' end where id = ?5",
            [(r.stand, r.bericht, r.reden, r.dubbel, r.id) for r in results],
        )

    def withdraw(self, rows: Iterable[int]) -> None:
        """Let go of rows that were not claimed yet, because what they say is no longer there."""
        self._db.conn.executemany(
            "update outbox set stand = 'verlopen', inhoud = '{}' where id = ? and stand = 'klaar'",
            [(ident,) for ident in rows],
        )

    def replace_unsent(self, ident: int, inhoud: dict[str, Any]) -> bool:
        """Replace the content of a row that was not claimed yet; says whether that was so."""
        done = self._db.execute(
            "update outbox set inhoud = ? where id = ? and stand = 'klaar'", [as_json(inhoud), ident]
        )
        return bool(done.rowcount)

    def address(self, ident: int) -> tuple[int, str] | None:
        """Chat and class of a row that arrived or is under way; None when it was refused or is no longer kept."""
        row = self._db.execute(
            "select chat, klasse from outbox where id = ? and stand in ('geclaimd', 'verstuurd')", [ident]
        ).fetchone()
        return (row[0], row[1]) if row else None

    def about(self, zaken: Sequence[int]) -> list[int]:
        """The rows still to be claimed that are about exactly these cases."""
        rows = self._db.execute(
            # As in the index of open rows that name cases.
            "select id from outbox where stand in ('klaar', 'geclaimd') and stand = 'klaar'"
            " and json_extract(inhoud, '$.zaken') is not null and json_extract(inhoud, '$.zaken') = ?",
            [as_json([*zaken])],
        )
        return [int(row[0]) for row in rows.fetchall()]

    def naming(self, klasse: str, woord: str, chats: Iterable[int]) -> list[tuple[int, int, dict[str, Any]]]:
        """The rows of this class to these chats, still to be claimed, in which this word stands somewhere: row, chat
        and content."""
        found = []
        for chat in chats:
            rows = self._db.execute(
                # The first condition is that of the index of open rows by chat, and lets it be used.
                "select id, inhoud from outbox where stand in ('klaar', 'geclaimd') and stand = 'klaar'"
                " and chat = ? and klasse = ? and instr(inhoud, ?)",
                [chat, klasse, woord],
            )
            found += [(ident, chat, json.loads(inhoud)) for ident, inhoud in rows.fetchall()]
        return found

    def waiting_edit(self, ident: int) -> int | None:
        """The change of this row's message that still waits to be carried."""
        row = self._db.execute(
            # The first condition is that of the index of open rows, and lets it be used.
            "select id from outbox where stand in ('klaar', 'geclaimd') and stand = 'klaar' and soort = 'bewerk'"
            " and json_extract(inhoud, '$.rij') = ? and json_extract(inhoud, '$.bericht') is null",
            [ident],
        ).fetchone()
        return row[0] if row else None

    def place(self, ident: int) -> tuple[int, int | None] | None:
        """Chat and message id of a row."""
        row = self._db.execute("select chat, bericht from outbox where id = ?", [ident]).fetchone()
        return (row[0], row[1]) if row else None

    def of_message(self, chat: int, bericht: int) -> int | None:
        """The row that became this message."""
        row = self._db.execute(
            "select id from outbox where chat = ? and bericht = ? order by id desc limit 1", [chat, bericht]
        ).fetchone()
        return row[0] if row else None

    def fate(self, ident: int) -> Sent | None:
        """State and message id of a row, or None when it is no longer kept."""
        row = self._db.execute("select id, stand, bericht, reden from outbox where id = ?", [ident]).fetchone()
        return Sent(*row) if row else None

    def open_counts(self) -> dict[str, int]:
        """How many rows are in which state, of those of which the fate is not known yet."""
        rows = self._db.execute(
            "select stand, count(*) from outbox where stand in ('klaar', 'geclaimd') group by stand"
        ).fetchall()
        return dict(rows)

    def refusals(self) -> list[Refusals]:
        """What was refused and is still kept, the same reasons together, the latest first."""
        rows = self._db.execute(
            "select a.kanaal, coalesce(o.reden, '?'), count(*), max(o.gemaakt) from outbox o"
            " join adressen a on a.id = o.chat where o.stand = 'geweigerd'"
            " group by 1, 2 order by max(o.gemaakt) desc, 1, 2"
        ).fetchall()
        return [Refusals(door, why, count, read_moment(last)) for door, why, count, last in rows]

    def forget(self, before: datetime, most: int) -> int:
        """Drop what was dealt with before the moment, the oldest first and no more than so many; gives how many."""
        # Rows are made in the order of their ids: those of long ago are found without reading the others.
        return self._db.execute(
            "delete from outbox where gemaakt < ? and id in"
            " (select id from outbox where stand not in ('klaar', 'geclaimd') order by id limit ?)",
            [moment(before), most],
        ).rowcount
