"""Rows on their way in: read from a file or a message, put right, and made into cases a chunk at a time."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment


@dataclass(frozen=True, slots=True)
class InvoerRow:
    """One batch of rows of a person. `bezig` once it was confirmed, with `totaal` good rows; `bericht` is the message
    in `chat` that shows how far it is, `rij` the outbox row that last changed it."""

    id: int
    persoon: int
    organisatie: int | None
    bezig: bool
    totaal: int
    bericht: int | None
    rij: int | None
    chat: int | None


@dataclass(frozen=True, slots=True)
class RijRow:
    """One row: the values that could be read (JSON), and what is wrong, by field."""

    nummer: int
    waarden: dict[str, Any]
    fouten: dict[str, str]
    zaak: int | None = None
    klaar: bool = False


class Invoer:
    """Rows of invoer, invoerrijen and nummering."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(self, persoon: int, organisatie: int | None, rijen: Iterable[RijRow], now: datetime) -> int:
        """A new batch in place of what this person had waiting; gives its id."""
        self._db.execute("delete from invoer where persoon = ? and bezig = 0", [persoon])
        row = self._db.execute(
            "insert into invoer (persoon, organisatie, gemaakt) values (?, ?, ?) returning id",
            [persoon, organisatie, moment(now)],
        ).fetchone()
        self._db.conn.executemany(
            "insert into invoerrijen (invoer, nummer, waarden, fouten) values (?, ?, ?, ?)",
            [(row[0], r.nummer, as_json(r.waarden), as_json(r.fouten)) for r in rijen],
        )
        return int(row[0])

    def get(self, ident: int) -> InvoerRow | None:
        """The batch of this id."""
        return self._one("where id = ?", [ident])

    def waiting_of(self, persoon: int) -> InvoerRow | None:
        """What this person still has to confirm."""
        return self._one("where persoon = ? and bezig = 0", [persoon])

    def busy(self) -> InvoerRow | None:
        """The oldest batch that is being made into cases."""
        return self._one("where bezig = 1 order by id limit 1", [])

    def _one(self, where: str, parameters: list[object]) -> InvoerRow | None:
        row = self._db.execute(
            f"select id, persoon, organisatie, bezig, totaal, bericht, rij, chat from invoer {where}",  # noqa: S608  fixed texts of this file
            parameters,
        ).fetchone()
        return InvoerRow(row[0], row[1], row[2], bool(row[3]), *row[4:]) if row else None

    def rows(self, ident: int) -> list[RijRow]:
        """All rows of a batch, in the order of the file."""
        found = self._db.execute(
            "select nummer, waarden, fouten, zaak, klaar from invoerrijen where invoer = ? order by nummer", [ident]
        )
        return [RijRow(r[0], json.loads(r[1]), json.loads(r[2]), r[3], bool(r[4])) for r in found]

    def save_row(self, ident: int, nummer: int, waarden: Mapping[str, Any], fouten: Mapping[str, str]) -> None:
        """What a row now says."""
        self._db.execute(
            "update invoerrijen set waarden = ?, fouten = ? where invoer = ? and nummer = ?",
            [as_json(dict(waarden)), as_json(dict(fouten)), ident, nummer],
        )

    def drop_row(self, ident: int, nummer: int) -> None:
        """Leave a row out."""
        self._db.execute("delete from invoerrijen where invoer = ? and nummer = ?", [ident, nummer])

    def set_organisation(self, ident: int, organisatie: int) -> None:
        """Whose koppelingen these are."""
        self._db.execute("update invoer set organisatie = ? where id = ?", [organisatie, ident])

    def confirm(self, ident: int, chat: int, bericht: int | None, totaal: int) -> None:
        """From now on its good rows become cases; `bericht` in `chat` shows how far it is."""
        self._db.execute(
            "update invoer set bezig = 1, chat = ?, bericht = ?, totaal = ?, rij = null where id = ?",
            [chat, bericht, totaal, ident],
        )
        self._db.execute("update invoerrijen set nieuw = 0 where invoer = ?", [ident])

    def set_progress(self, ident: int, rij: int) -> None:
        """The outbox row that last changed the message."""
        self._db.execute("update invoer set rij = ? where id = ?", [rij, ident])

    def unconfirm(self, ident: int) -> None:
        """Done for now: what was wrong waits for its person."""
        self._db.execute("update invoer set bezig = 0 where id = ?", [ident])

    def mark_done(self, ident: int, nummer: int, zaak: int, *, given: bool, skipped: int) -> None:
        """This row is a case now; whether its reference is ours, and how many herinneringen were past already."""
        self._db.execute(
            "update invoerrijen set klaar = 1, nieuw = 1, zaak = ?, gegeven = ?, overgeslagen = ?"
            " where invoer = ? and nummer = ?",
            [zaak, given, skipped, ident, nummer],
        )

    def made_since(self, ident: int) -> tuple[int, list[str], int]:
        """Since the last confirmation: how many cases, the references that are ours, herinneringen that were past."""
        rows = self._db.execute(
            "select json_extract(waarden, '$.referentie'), gegeven, overgeslagen from invoerrijen"
            " where invoer = ? and nieuw = 1 order by nummer",
            [ident],
        ).fetchall()
        return len(rows), [row[0] for row in rows if row[1]], sum(row[2] for row in rows)

    def delete(self, ident: int) -> None:
        """Throw a batch away; the cases that came of it stay."""
        self._db.execute("delete from invoer where id = ?", [ident])

    def forget(self, before: datetime) -> int:
        """Drop batches from before the moment; gives how many."""
        return self._db.execute("delete from invoer where gemaakt < ?", [moment(before)]).rowcount

    def next_number(self, organisatie: int, jaar: int) -> int:
        """The next of the organisation's own reference numbers of that year; each is given once."""
        row = self._db.execute(
            "insert into nummering values (?, ?, 1) on conflict do update set laatste = laatste + 1 returning laatste",
            [organisatie, jaar],
        ).fetchone()
        return int(row[0])
