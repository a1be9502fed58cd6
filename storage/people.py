"""Organisations, the people in them, and the invitations that bring people in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from storage.addresses import TOLD
from storage.trust.lives import next_id
from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class Organisatie:
    """An organisation in the chain; `gemeente` is the CBS code where it is one."""

    id: int
    naam: str
    soort: str
    gemeente: str | None = None


@dataclass(frozen=True, slots=True)
class Lidmaatschap:
    """A person's role in an organisation. In a regio `namens` are the gemeenten that confirmed it, by CBS code, each
    with what it lets the regio do, in letters."""

    organisatie: Organisatie
    rol: str
    namens: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Persoon:
    """Someone who came in by invitation (or a beheerder by setting), with the memberships that are not blocked.

    `chat` is where this person is told what nobody asked for; an answer goes to where it was asked.
    """

    id: int
    chat: int
    naam: str
    bereikbaar: bool = True  # False: no channel takes our messages to this person
    lidmaatschappen: tuple[Lidmaatschap, ...] = ()


_PERSOON = f"select p.id, a.id, p.naam, a.onbereikbaar is null from personen p join adressen a on a.id = {TOLD}"  # noqa: S608  fixed texts of this file


@dataclass(frozen=True, slots=True)
class Uitnodiging:
    """An invitation as stored: the code itself is known only to who received it."""

    id: int
    organisatie: Organisatie
    rol: str
    verloopt: datetime
    gebruikt: bool


class People:
    """Rows of organisaties, personen, lidmaatschappen, uitnodigingen and pogingen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add_organisatie(self, naam: str, soort: str, gemeente: str | None) -> Organisatie:
        """A new organisation; the name is unique."""
        row = self._db.execute(
            f"insert into organisaties (id, naam, soort, gemeente) values ({next_id('organisaties')}, ?, ?, ?)"  # noqa: S608  fixed texts
            " returning id",
            [naam, soort, gemeente],
        ).fetchone()
        return Organisatie(row[0], naam, soort, gemeente)

    def organisatie_by_name(self, naam: str) -> Organisatie | None:
        """The organisation of exactly this name."""
        row = self._db.execute("select id, naam, soort, gemeente from organisaties where naam = ?", [naam]).fetchone()
        return Organisatie(*row) if row else None

    def organisatie(self, ident: int) -> Organisatie:
        """The organisation of this id, which must exist."""
        row = self._db.execute("select id, naam, soort, gemeente from organisaties where id = ?", [ident]).fetchone()
        return Organisatie(*row)

    def gemeente(self, code: str) -> Organisatie | None:
        """The organisation of the gemeente with this CBS code, where it is on the bot."""
        row = self._db.execute(
            "select id, naam, soort, gemeente from organisaties where gemeente = ? order by id limit 1", [code]
        ).fetchone()
        return Organisatie(*row) if row else None

    def gemeenten(self, codes: Iterable[str]) -> dict[str, int]:
        """The ids of the organisations that are a gemeente with one of these CBS codes, by code."""
        rows = self._db.execute(
            "select gemeente, id from organisaties where gemeente in (select value from json_each(?)) order by id desc",
            [as_json(sorted(codes))],
        )
        return dict(rows.fetchall())

    def on_the_bot(self, soort: str) -> list[Organisatie]:
        """The organisations of this kind with somebody in them, by name."""
        rows = self._db.execute(
            "select distinct o.id, o.naam, o.soort, o.gemeente from organisaties o"
            " join lidmaatschappen l on l.organisatie = o.id and l.geblokkeerd is null"
            " where o.soort = ? order by o.naam",
            [soort],
        ).fetchall()
        return [Organisatie(*row) for row in rows]

    def reachable_of(self, soort: str, most: int) -> list[Organisatie]:
        """The organisations of this kind with somebody in them who can be reached, the first `most` that came."""
        rows = self._db.execute(
            "select o.id, o.naam, o.soort, o.gemeente from organisaties o where o.soort = ? and exists"
            " (select 1 from lidmaatschappen l join adressen a on a.persoon = l.persoon and a.onbereikbaar is null"
            " where l.organisatie = o.id and l.geblokkeerd is null) order by o.id limit ?",
            [soort, most],
        ).fetchall()
        return [Organisatie(*row) for row in rows]

    def by_address(self, kanaal: str, adres: str) -> Persoon | None:
        """The person at this address of the channel, in the channel's own words."""
        at = " where p.id = (select persoon from adressen where kanaal = ? and adres = ?)"
        row = self._db.execute(_PERSOON + at, [kanaal, adres]).fetchone()
        return self._with_memberships(row) if row else None

    def by_chat(self, chat: int) -> Persoon | None:
        """The person whose chat this is, or one of whose chats."""
        at = " where p.id = (select persoon from adressen where id = ?)"
        row = self._db.execute(_PERSOON + at, [chat]).fetchone()
        return self._with_memberships(row) if row else None

    def by_id(self, ident: int) -> Persoon | None:
        """The person of this id, if still known."""
        row = self._db.execute(_PERSOON + " where p.id = ?", [ident]).fetchone()
        return self._with_memberships(row) if row else None

    def _with_memberships(self, row: tuple[int, int, str, int]) -> Persoon:
        memberships = self._db.execute(
            "select o.id, o.naam, o.soort, o.gemeente, l.rol from lidmaatschappen l"
            " join organisaties o on o.id = l.organisatie"
            " where l.persoon = ? and l.geblokkeerd is null order by l.sinds, o.id",
            [row[0]],
        )
        found = [(Organisatie(*m[:4]), m[4]) for m in memberships.fetchall()]
        own = (Lidmaatschap(o, rol, self._namens(o.id) if o.soort == "regio" else ()) for o, rol in found)
        return Persoon(*row[:3], bool(row[3]), tuple(own))

    def _namens(self, regio: int) -> tuple[tuple[str, str], ...]:
        confirmed = "select gemeente, mag from regiogemeenten where regio = ? and stand = 'bevestigd' order by gemeente"
        return tuple((code, mag) for code, mag in self._db.execute(confirmed, [regio]).fetchall())

    def add_person(self, naam: str, chat: int) -> int:
        """A person not seen before, who is told at this address; gives the id."""
        row = self._db.execute(
            f"insert into personen (id, naam) values ({next_id('personen')}, ?) returning id",  # noqa: S608  fixed texts
            [naam],
        ).fetchone()
        self._db.execute("update adressen set persoon = ? where id = ?", [row[0], chat])
        return int(row[0])

    def add_membership(self, persoon: int, organisatie: int, rol: str, now: datetime) -> None:
        """Give a role; an older role or a lock in the same organisation is replaced."""
        self._db.execute(
            "insert into lidmaatschappen (persoon, organisatie, rol, sinds) values (?, ?, ?, ?)"
            " on conflict do update set rol = excluded.rol, sinds = excluded.sinds, geblokkeerd = null",
            [persoon, organisatie, rol, moment(now)],
        )

    def block(self, kanaal: str, adres: str, now: datetime) -> int:
        """Lock every membership of the person at this address of the channel, whatever other doors that person has;
        gives how many were open."""
        return self._db.execute(
            "update lidmaatschappen set geblokkeerd = ? where geblokkeerd is null"
            " and persoon = (select persoon from adressen where kanaal = ? and adres = ?)",
            [moment(now), kanaal, adres],
        ).rowcount

    def members(self, organisatie: int, rol: str) -> list[Persoon]:
        """Everybody with this role in the organisation, longest first."""
        rows = self._db.execute(
            _PERSOON + " join lidmaatschappen l on l.persoon = p.id"
            " where l.organisatie = ? and l.rol = ? and l.geblokkeerd is null order by l.sinds, p.id",
            [organisatie, rol],
        ).fetchall()
        return [self._with_memberships(row) for row in rows]

    def add_invitation(
        self, code_hash: str, organisatie: int, rol: str, door: int | None, now: datetime, expires: datetime
    ) -> None:
        """Keep an invitation by the hash of its code."""
        self._db.execute(
            f"insert into uitnodigingen values ({next_id('uitnodigingen')}, ?, ?, ?, ?, ?, ?, null, null)",  # noqa: S608  fixed texts
            [code_hash, organisatie, rol, door, moment(now), moment(expires)],
        )

    def invitation(self, code_hash: str) -> Uitnodiging | None:
        """The invitation behind a code's hash."""
        row = self._db.execute(
            "select id, organisatie, rol, verloopt, gebruikt from uitnodigingen where code_hash = ?",
            [code_hash],
        ).fetchone()
        if row is None:
            return None
        return Uitnodiging(row[0], self.organisatie(row[1]), row[2], read_moment(row[3]), row[4] is not None)

    def use_invitation(self, ident: int, persoon: int, now: datetime) -> None:
        """Mark as used; a second use finds it so."""
        self._db.execute(
            "update uitnodigingen set gebruikt_door = ?, gebruikt = ? where id = ?",
            [persoon, moment(now), ident],
        )

    def add_wrong_code(self, chat: int, now: datetime) -> None:
        """A wrong code was sent from this address."""
        self._db.execute("insert into pogingen values (?, ?)", [chat, moment(now)])

    def wrong_codes(self, chat: int, since: datetime) -> int:
        """How many wrong codes came from this address since the moment."""
        row = self._db.execute(
            "select count(*) from pogingen where chat = ? and moment > ?", [chat, moment(since)]
        ).fetchone()
        return int(row[0])

    def forget_attempts(self, before: datetime) -> None:
        """Drop what is too old to count."""
        self._db.execute("delete from pogingen where moment <= ?", [moment(before)])
