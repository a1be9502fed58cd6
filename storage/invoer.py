"""Rows on their way in: read from a file or a message, put right, and made into cases a chunk at a time. What was sent
is committed as a job before anything of it is fetched, so that a kill loses none."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from storage.values import as_json, moment, read_moment


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


# ---------------------------------------------------------------- lists and files before they are rows


@dataclass(frozen=True, slots=True)
class LijstRow:
    """A file or a paste of a person. `soort` is the end of its name ("" for a paste), `doel` what it is for; `bron` how
    the channel gives its bytes, `bericht` the sender's message, `rij` the outbox row that the outcome replaces.
    stand: wacht (to be fetched and read), kaart (waits for its person), klaar (recorded), terug (taken back), weg."""

    id: int
    persoon: int
    soort: str
    doel: str
    bron: str | None
    grootte: int
    chat: int
    bericht: int | None
    rij: int | None
    stand: str
    pogingen: int
    inhoud: dict[str, Any] | None
    antwoorden: dict[str, str]
    invoer: int | None
    kaart: list[str]
    gemaakt: datetime


_COLUMNS = (
    "select id, persoon, soort, doel, bron, grootte, chat, bericht, rij, stand, pogingen, inhoud, antwoorden, invoer,"
    " kaart, gemaakt from lijsten"
)


_GONE = "update lijsten set stand = 'weg', bron = null, inhoud = null, antwoorden = '{}', kaart = '[]', invoer = null"


class Lijsten:
    """Rows of lijsten, lijst_cijfers and lijst_verwacht."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def start(
        self, persoon: int, soort: str, doel: str, chat: int, bericht: int | None, now: datetime,
        *, bron: str | None = None, grootte: int = 0,
    ) -> int:  # fmt: skip
        """A new one in place of what this person had not recorded; gives its id."""
        self.drop_open(persoon)
        row = self._db.execute(
            "insert into lijsten (persoon, soort, doel, bron, grootte, chat, bericht, stand, gemaakt)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            [persoon, soort, doel, bron, grootte, chat, bericht, "wacht" if bron else "kaart", moment(now)],
        ).fetchone()
        return int(row[0])

    def drop_open(self, persoon: int) -> bool:
        """Drop what this person sent and did not record; says whether there was any. That something came is kept, and
        nothing of what it was."""
        where = "where persoon = ? and stand in ('wacht', 'kaart')"
        done = self._db.execute(f"{_GONE} {where}", [persoon])
        return done.rowcount > 0

    def get(self, ident: int) -> LijstRow | None:
        """The list of this id."""
        return self._one(f"{_COLUMNS} where id = ?", [ident])

    def first(self) -> LijstRow | None:
        """What has waited longest to be read."""
        return self._one(f"{_COLUMNS} where stand = 'wacht' order by id limit 1", [])

    def open_of(self, persoon: int) -> LijstRow | None:
        """What this person sent and did not record yet."""
        where = "where persoon = ? and stand in ('wacht', 'kaart') order by id desc limit 1"
        return self._one(f"{_COLUMNS} {where}", [persoon])

    def of_invoer(self, invoer: int) -> LijstRow | None:
        """The list that a batch of koppelingen came from."""
        return self._one(f"{_COLUMNS} where invoer = ?", [invoer])

    def _one(self, sql: str, parameters: list[object]) -> LijstRow | None:
        row = self._db.execute(sql, parameters).fetchone()
        if row is None:
            return None
        content = json.loads(row[11]) if row[11] else None
        rest = (content, json.loads(row[12]), row[13], json.loads(row[14]), read_moment(row[15]))
        fields: list[Any] = [*row[:11], *rest]
        return LijstRow(*fields)

    def recent(self, persoon: int, since: datetime) -> int:
        """How many files this person sent since a moment."""
        found = self._db.execute(
            "select count(*) from lijsten where persoon = ? and soort <> '' and gemaakt >= ?", [persoon, moment(since)]
        )
        return int(found.fetchone()[0])

    def set_row(self, ident: int, rij: int) -> None:
        """The outbox row that says that it is being read."""
        self._db.execute("update lijsten set rij = ? where id = ?", [rij, ident])

    def tried(self, ident: int) -> None:
        """It is taken up: what kills us while reading is not tried for ever."""
        self._db.execute("update lijsten set pogingen = pogingen + 1 where id = ?", [ident])

    def read(self, ident: int, inhoud: Mapping[str, Any]) -> None:
        """It was read: from now on it waits for its person."""
        self._db.execute(
            "update lijsten set stand = 'kaart', bron = null, inhoud = ? where id = ?", [as_json(dict(inhoud)), ident]
        )

    def answer(self, ident: int, antwoorden: Mapping[str, str]) -> None:
        """What was pressed, all together."""
        self._db.execute("update lijsten set antwoorden = ? where id = ?", [as_json(dict(antwoorden)), ident])

    def set_invoer(self, ident: int, invoer: int, kaart: Sequence[str]) -> None:
        """The batch of koppelingen that came of it, with the lines that stay above them."""
        self._db.execute("update lijsten set invoer = ?, kaart = ? where id = ?", [invoer, as_json([*kaart]), ident])

    def recorded(self, ident: int, cijfers: Iterable[int] = ()) -> None:
        """It was recorded; nothing of its cells is kept. `cijfers` are the figures that came of it."""
        self._db.execute("update lijsten set stand = 'klaar', inhoud = null, bron = null where id = ?", [ident])
        self._db.conn.executemany("insert or ignore into lijst_cijfers values (?, ?)", [(ident, c) for c in cijfers])

    def taken_back(self, ident: int) -> None:
        """All of it was taken back."""
        self._db.execute("update lijsten set stand = 'terug' where id = ?", [ident])

    def cijfers(self, ident: int) -> list[int]:
        """The figures that came of it."""
        found = self._db.execute("select cijfer from lijst_cijfers where lijst = ? order by cijfer", [ident])
        return [row[0] for row in found.fetchall()]

    def drop(self, ident: int) -> None:
        """It is over, and nothing of it was kept."""
        self._db.execute(f"{_GONE} where id = ?", [ident])

    def forget(self, before: datetime) -> int:
        """Drop those from before the moment; gives how many."""
        return self._db.execute("delete from lijsten where gemaakt < ?", [moment(before)]).rowcount

    # ------------------------------------------------------------ the next lines are a list

    def expect(self, persoon: int, doel: str, now: datetime) -> None:
        """After a command that asked for a list."""
        self._db.execute(
            "insert into lijst_verwacht values (?, ?, ?) on conflict do update set doel = excluded.doel,"
            " moment = excluded.moment",
            [persoon, doel, moment(now)],
        )

    def expected(self, persoon: int, since: datetime) -> str:
        """What the next lines of this person are a list for; "" when none was asked for lately."""
        row = self._db.execute(
            "select doel from lijst_verwacht where persoon = ? and moment >= ?", [persoon, moment(since)]
        ).fetchone()
        return row[0] if row else ""

    def expect_no_more(self, persoon: int) -> bool:
        """A list was read, or another thing begun; says whether one was expected."""
        return self._db.execute("delete from lijst_verwacht where persoon = ?", [persoon]).rowcount > 0
