"""Where people can be told something: an address on a channel, with an id of our own that all else calls a chat."""

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.values import moment


@dataclass(frozen=True, slots=True)
class Adres:
    """A place on a channel, in the channel's own words; of a stranger (or a group) `persoon` is None."""

    id: int
    persoon: int | None
    kanaal: str
    adres: str


TOLD = "(select id from adressen where persoon = p.id order by onbereikbaar is not null, stil, gezien desc, id limit 1)"
"""SQL: where person `p` is told what nobody asked for. Of the addresses that can be reached it is the one that was last
heard from; where that is long ago it is the one that mail stands behind. Chosen here and nowhere else."""
REACHABLE = "exists (select 1 from adressen where persoon = p.id and onbereikbaar is null)"
"""SQL: whether any channel takes our messages to person `p`."""

_ADRES = "select id, persoon, kanaal, adres from adressen"


class Addresses:
    """Rows of adressen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def seen(self, kanaal: str, adres: str, now: datetime) -> int:
        """Somebody was heard there, so somebody can be told something there; made when new. Gives its id."""
        row = self._db.execute(
            "insert into adressen (kanaal, adres, sinds, gezien) values (?1, ?2, ?3, ?3)"
            " on conflict (kanaal, adres) do update set gezien = excluded.gezien, onbereikbaar = null, stil = 0"
            " returning id",
            [kanaal, adres, moment(now)],
        ).fetchone()
        return int(row[0])

    def get(self, ident: int) -> Adres | None:
        """The address of this id, if still known."""
        row = self._db.execute(_ADRES + " where id = ?", [ident]).fetchone()
        return Adres(*row) if row else None

    def set_reachable(self, ident: int, unreachable_since: datetime | None) -> None:
        """Remember since when the channel refuses messages to this address; None when it works again."""
        since = moment(unreachable_since) if unreachable_since else None
        self._db.execute("update adressen set onbereikbaar = ? where id = ?", [since, ident])

    def find(self, kanaal: str, adres: str) -> Adres | None:
        """Who is at this address of this channel, if anybody is."""
        row = self._db.execute(_ADRES + " where kanaal = ? and adres = ?", [kanaal, adres]).fetchone()
        return Adres(*row) if row else None

    def fall_silent(self, guaranteed: str, unseen_since: datetime) -> int:
        """Who has this channel as well and was not heard at another since the moment is told nothing there any more,
        until heard there again. Gives how many."""
        return self._db.execute(
            "update adressen set stil = 1 where persoon is not null and kanaal <> ?1 and gezien < ?2 and stil = 0"
            " and exists (select 1 from adressen w where w.persoon = adressen.persoon and w.kanaal = ?1)",
            [guaranteed, moment(unseen_since)],
        ).rowcount

    def unreachable(self) -> int:
        """How many conversations of people we know cannot be reached."""
        found = "select count(*) from adressen where persoon is not null and onbereikbaar is not null"
        return int(self._db.execute(found).fetchone()[0])

    def forget_strangers(self, before: datetime) -> int:
        """Drop the addresses of nobody that were not heard of since the moment, with what was said there; one for
        which something still waits stays. Gives how many."""
        return self._db.execute(
            "delete from adressen where persoon is null and gezien < ? and not exists"
            " (select 1 from outbox o where o.chat = adressen.id and o.stand in ('klaar', 'geclaimd'))",
            [moment(before)],
        ).rowcount
