"""The road of wiping: a case goes with all that hangs on it, and one line stays that says by whom and when; never which
case it was."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from storage.cases import Cases
from storage.gesprekken import Gesprekken
from storage.outbox import Outbox
from storage.values import moment
from storage.web.log import Weblog

BEWAARTERMIJN = "de bewaartermijn"


@dataclass(frozen=True, slots=True)
class Gewist:
    """A case of this procedure was wiped, by somebody with this function, on this day."""

    procedure: str
    functie: str
    dag: date


_ENDED = (
    " from zaken z where z.loopt = 0 and z.gemaakt < ?1"
    " and not exists (select 1 from geschiedenis g where g.zaak = z.id and g.moment >= ?1)"
    " and not exists (select 1 from sporen s where s.zaak = z.id and s.naam glob 'GM*')"
)
"""Nothing happened to it since the moment. One in which several gemeenten have tracks is nobody's alone."""
_LEANED_ON = (
    " and not exists (select 1 from zaken o where o.loopt = 1 and z.id in"
    " (json_extract(o.feiten, '$.bij_zaak'), json_extract(o.feiten, '$.koppeling')))"
)
LOOKED_AT = 200
"""Cases that are looked at in one transaction."""


class Wiping:
    """Rows of gewist, and the cases that they came of."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def wipe(self, zaak: int, functie: str | None, dag: date) -> None:
        """Remove the case with its tracks, history, reminders, gesprekken, what still waits to be sent of it and what
        our own pages show of it. With a `functie` the line stays that says so."""
        row = self._db.execute("select organisatie, procedure, referentie from zaken where id = ?", [zaak]).fetchone()
        if row is None:
            return
        outbox = Outbox(self._db)
        Gesprekken(self._db).end_for_case(zaak)
        outbox.withdraw(outbox.about([zaak]))
        self._from_pages(zaak, row[0], row[2])
        Cases(self._db).delete(zaak)
        if functie is not None:
            self._db.execute(
                "insert into gewist (organisatie, procedure, functie, dag) values (?, ?, ?, ?)",
                [*row[:2], functie, dag.isoformat()],
            )

    def _from_pages(self, zaak: int, organisatie: int, referentie: str) -> None:
        """Messages that name the case, typed or ours, in the web chats of this organisation and of who was asked
        something about it."""
        named = re.compile(rf"(?<![\w-]){re.escape(referentie)}(?![\w-])", re.IGNORECASE)
        log = Weblog(self._db)
        rows = self._db.execute(
            "select w.chat, w.id, w.inhoud from lidmaatschappen l join adressen a on a.persoon = l.persoon"
            " join webchats c on c.chat = a.id join webberichten w on w.chat = c.chat"
            " where l.organisatie in (select ? union select partner from vragen where zaak = ?) and w.stand = 'er'"
            " and instr(lower(w.inhoud), lower(?))",
            [organisatie, zaak, referentie],
        )
        for chat, ident, inhoud in rows.fetchall():
            if named.search(inhoud):
                log.take_out(chat, ident)

    def of(self, organisatie: int, most: int) -> list[Gewist]:
        """What was wiped of an organisation, the last first."""
        rows = self._db.execute(
            "select procedure, functie, dag from gewist where organisatie = ? order by id desc limit ?",
            [organisatie, most],
        )
        return [Gewist(procedure, functie, date.fromisoformat(dag)) for procedure, functie, dag in rows.fetchall()]

    def ended(self, before: datetime, after: int) -> tuple[int | None, list[int]]:
        """Of the next cases behind this number those that ended before the moment and on which no running one leans;
        with up to which number that was, None at the end."""
        upto = self._db.execute(
            "select max(id) from (select id from zaken where id > ? order by id limit ?)", [after, LOOKED_AT]
        ).fetchone()[0]
        if upto is None:
            return None, []
        rows = self._db.execute(
            "select z.id" + _ENDED + _LEANED_ON + " and z.id > ?2 and z.id <= ?3 order by z.id",
            [moment(before), after, upto],
        )
        return int(upto), [row[0] for row in rows.fetchall()]
