"""Conversations that are under way: one open, and any number parked, for each person."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class GesprekRow:
    """A conversation as stored: `veld` is the open question, `doel` says what it ends in."""

    id: int
    persoon: int
    formulier: str
    doel: dict[str, Any]
    veld: str
    antwoorden: dict[str, Any]
    geparkeerd: bool

    @property
    def klaar(self) -> bool:
        """It came to its end; `doel` then holds no more than the case that was written, where one was."""
        return not self.formulier


_GESPREK = "select id, persoon, formulier, doel, veld, antwoorden, geparkeerd from gesprekken"


def _row(row: tuple[Any, ...]) -> GesprekRow:
    return GesprekRow(row[0], row[1], row[2], json.loads(row[3]), row[4], json.loads(row[5]), row[6] is not None)


class Gesprekken:
    """Rows of gesprekken."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def open(self, persoon: int) -> GesprekRow | None:
        """The conversation whose question waits for this person."""
        row = self._db.execute(_GESPREK + " where persoon = ? and geparkeerd is null", [persoon]).fetchone()
        return _row(row) if row else None

    def asked(self, persoon: int) -> datetime | None:
        """When the question was asked that waits for this person, at whatever door."""
        row = self._db.execute(
            "select gewijzigd from gesprekken where persoon = ? and geparkeerd is null and formulier <> ''", [persoon]
        ).fetchone()
        return read_moment(row[0]) if row else None

    def get(self, ident: int) -> GesprekRow | None:
        """The conversation of this id, open or parked."""
        row = self._db.execute(_GESPREK + " where id = ?", [ident]).fetchone()
        return _row(row) if row else None

    def parked(self, persoon: int) -> list[GesprekRow]:
        """What this person laid aside, newest first."""
        rows = self._db.execute(
            _GESPREK
            + " where persoon = ? and geparkeerd is not null and formulier <> '' order by geparkeerd desc, id desc",
            [persoon],
        )
        return [_row(row) for row in rows]

    def start(self, persoon: int, formulier: str, doel: dict[str, Any], veld: str, now: datetime) -> int:
        """A new open conversation; the one that was open must be parked or ended before."""
        row = self._db.execute(
            "insert into gesprekken (persoon, formulier, doel, veld, antwoorden, gewijzigd)"
            " values (?, ?, ?, ?, '{}', ?) returning id",
            [persoon, formulier, as_json(doel), veld, moment(now)],
        ).fetchone()
        return int(row[0])

    def save(self, ident: int, veld: str, antwoorden: dict[str, Any], now: datetime) -> None:
        """The open question and the answers so far."""
        self._db.execute(
            "update gesprekken set veld = ?, antwoorden = ?, gewijzigd = ? where id = ?",
            [veld, as_json(antwoorden), moment(now), ident],
        )

    def park(self, persoon: int, now: datetime) -> None:
        """Lay the open conversation aside, if there is one."""
        self._db.execute(
            "update gesprekken set geparkeerd = ? where persoon = ? and geparkeerd is null",
            [moment(now), persoon],
        )

    def resume(self, ident: int, now: datetime) -> None:
        """Open a parked one again; what was open must be parked before."""
        self._db.execute("update gesprekken set geparkeerd = null, gewijzigd = ? where id = ?", [moment(now), ident])

    def finish(self, ident: int, now: datetime, zaak: int | None = None) -> None:
        """It came to its end: of the answers nothing is kept, only which case was written, for who presses again."""
        self._db.execute(
            "update gesprekken set formulier = '', veld = '', antwoorden = '{}', doel = ?, geparkeerd = ?,"
            " gewijzigd = ? where id = ?",
            [as_json({"zaak": zaak} if zaak is not None else {}), moment(now), moment(now), ident],
        )

    def end(self, ident: int) -> None:
        """Cancelled: nothing of it is kept."""
        self._db.execute("delete from gesprekken where id = ?", [ident])

    def end_for_case(self, zaak: int) -> None:
        """The case is gone: so are the conversations about it."""
        self._db.execute("delete from gesprekken where json_extract(doel, '$.zaak') = ?", [zaak])

    def end_for_question(self, vraag: int) -> list[int]:
        """The question to another party needs no answer any more; gives who was answering it."""
        rows = self._db.execute(
            "delete from gesprekken where json_extract(doel, '$.vraag') = ? returning persoon, geparkeerd", [vraag]
        ).fetchall()
        return [persoon for persoon, parked in rows if parked is None]

    def rename_case(self, zaak: int, referentie: str) -> None:
        """The case has another reference now; the old one is kept nowhere."""
        self._db.execute(
            "update gesprekken set doel = json_set(doel, '$.referentie', ?) where json_extract(doel, '$.zaak') = ?",
            [referentie, zaak],
        )

    def people_with_open(self) -> list[int]:
        """Everybody with an open question."""
        rows = self._db.execute("select persoon from gesprekken where geparkeerd is null order by id")
        return [row[0] for row in rows]

    def forget(self, before: datetime) -> int:
        """Drop conversations that nobody touched since the moment; gives how many."""
        return self._db.execute("delete from gesprekken where gewijzigd < ?", [moment(before)]).rowcount
