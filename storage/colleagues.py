"""Colleagues: who is away and who stands in, cases handed over, and who came in by which invitation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from storage.addresses import REACHABLE
from storage.values import moment, read_moment


@dataclass(frozen=True, slots=True)
class Afwezig:
    """Somebody is away from one organisation; both days count. `waarnemer` is a person, or None."""

    persoon: int
    organisatie: int
    van: date
    tot: date
    waarnemer: int | None


@dataclass(frozen=True, slots=True)
class CollegaRow:
    """A member of an organisation, locked out or not."""

    persoon: int
    naam: str
    rol: str
    sinds: datetime
    geblokkeerd: bool
    onbereikbaar: bool


@dataclass(frozen=True, slots=True)
class UitnodigingRow:
    """An invitation with who made it and who used it."""

    id: int
    rol: str
    door: str | None
    gemaakt: datetime
    verloopt: datetime
    gebruikt_door: str | None
    gebruikt: datetime | None


class Colleagues:
    """Rows of afwezig, overdrachten and overdrachtzaken; memberships and invitations as a coordinator sees them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ away

    def set_away(self, away: Afwezig) -> None:
        """Keep an absence; an older one of this person in this organisation is replaced."""
        self._db.execute(
            "insert into afwezig values (?, ?, ?, ?, ?) on conflict do update"
            " set van = excluded.van, tot = excluded.tot, waarnemer = excluded.waarnemer",
            [away.persoon, away.organisatie, away.van.isoformat(), away.tot.isoformat(), away.waarnemer],
        )

    def end_away(self, persoon: int) -> int:
        """The person is back; gives how many absences ended."""
        return self._db.execute("delete from afwezig where persoon = ?", [persoon]).rowcount

    def away(self, persoon: int, dag: date) -> list[Afwezig]:
        """Where the person is away on that day."""
        return self._away("persoon = ? and van <= ? and tot >= ?", [persoon, dag.isoformat(), dag.isoformat()])

    def away_from(self, persoon: int, dag: date) -> list[Afwezig]:
        """Absences of the person that are not over on that day."""
        return self._away("persoon = ? and tot >= ?", [persoon, dag.isoformat()])

    def standing_in(self, waarnemer: int, dag: date) -> list[Afwezig]:
        """For whom this person stands in on that day."""
        return self._away("waarnemer = ? and van <= ? and tot >= ?", [waarnemer, dag.isoformat(), dag.isoformat()])

    def _away(self, where: str, parameters: list[object]) -> list[Afwezig]:
        rows = self._db.execute(
            f"select persoon, organisatie, van, tot, waarnemer from afwezig where {where} order by van, organisatie",  # noqa: S608  fixed texts of this file
            parameters,
        )
        return [Afwezig(r[0], r[1], date.fromisoformat(r[2]), date.fromisoformat(r[3]), r[4]) for r in rows]

    def forget(self, before: date) -> int:
        """Drop absences that were over before that day; gives how many."""
        return self._db.execute("delete from afwezig where tot < ?", [before.isoformat()]).rowcount

    # ------------------------------------------------------------ who there is

    def of_organisation(self, organisatie: int) -> list[CollegaRow]:
        """Everybody who is or was let in, open ones first."""
        rows = self._db.execute(
            f"select p.id, p.naam, l.rol, l.sinds, l.geblokkeerd, {REACHABLE} from lidmaatschappen l"  # noqa: S608  fixed
            " join personen p on p.id = l.persoon where l.organisatie = ?"
            " order by l.geblokkeerd is not null, p.naam, p.id",
            [organisatie],
        )
        return [CollegaRow(r[0], r[1], r[2], read_moment(r[3]), r[4] is not None, not r[5]) for r in rows]

    def set_role(self, persoon: int, organisatie: int, rol: str) -> None:
        """Another role in the same organisation."""
        self._db.execute(
            "update lidmaatschappen set rol = ? where persoon = ? and organisatie = ?", [rol, persoon, organisatie]
        )

    def lock(self, persoon: int, organisatie: int, now: datetime | None) -> None:
        """Lock somebody out of one organisation; None lets them in again."""
        self._db.execute(
            "update lidmaatschappen set geblokkeerd = ? where persoon = ? and organisatie = ?",
            [moment(now) if now else None, persoon, organisatie],
        )

    def invitations(self, organisatie: int, now: datetime, since: datetime) -> list[UitnodigingRow]:
        """Invitations that still work or were used since the moment, newest first."""
        rows = self._db.execute(
            "select u.id, u.rol, d.naam, u.gemaakt, u.verloopt, g.naam, u.gebruikt from uitnodigingen u"
            " left join personen d on d.id = u.door left join personen g on g.id = u.gebruikt_door"
            " where u.organisatie = ? and (u.gebruikt >= ? or (u.gebruikt is null and u.verloopt > ?))"
            " order by u.id desc",
            [organisatie, moment(since), moment(now)],
        )
        return [
            UitnodigingRow(
                r[0], r[1], r[2], read_moment(r[3]), read_moment(r[4]), r[5], read_moment(r[6]) if r[6] else None
            )
            for r in rows
        ]

    def withdraw_invitation(self, ident: int, organisatie: int) -> bool:
        """Make an unused invitation of this organisation worthless; says whether there was one."""
        done = self._db.execute(
            "delete from uitnodigingen where id = ? and organisatie = ? and gebruikt is null", [ident, organisatie]
        )
        return bool(done.rowcount)

    # ------------------------------------------------------------ handing over

    def cases_of(self, behandelaar: int, organisaties: Iterable[int]) -> list[int]:
        """The cases of this person in these organisations, oldest first."""
        places = list(organisaties)
        marks = ", ".join("?" * len(places))
        rows = self._db.execute(
            f"select id from zaken where behandelaar = ? and organisatie in ({marks}) order by id",  # noqa: S608  marks
            [behandelaar, *places],
        )
        return [row[0] for row in rows]

    def set_behandelaar(self, zaak: int, persoon: int) -> None:
        """Who deals with the case from now on."""
        self._db.execute("update zaken set behandelaar = ? where id = ?", [persoon, zaak])

    def add_handover(self, van: int | None, naar: int, zaken: Iterable[int], now: datetime) -> int:
        """Keep which cases were handed over, so that the receiver can leaf through them; gives its id."""
        row = self._db.execute(
            "insert into overdrachten (van, naar, moment) values (?, ?, ?) returning id", [van, naar, moment(now)]
        ).fetchone()
        self._db.conn.executemany("insert into overdrachtzaken values (?, ?)", [(row[0], zaak) for zaak in zaken])
        return int(row[0])

    def handover(self, ident: int) -> tuple[int | None, int, list[int]] | None:
        """From whom (None: somebody who is gone), to whom, and the cases that are still there."""
        row = self._db.execute("select van, naar from overdrachten where id = ?", [ident]).fetchone()
        if row is None:
            return None
        cases = self._db.execute("select zaak from overdrachtzaken where overdracht = ? order by zaak", [ident])
        return row[0], row[1], [case[0] for case in cases]
