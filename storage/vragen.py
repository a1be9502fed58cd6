"""Questions to other parties, what happened to each, which messages carry it, and who works with whom."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from storage.people import Organisatie
from storage.values import as_json, moment, read_moment


@dataclass(frozen=True, slots=True)
class VraagRow:
    """A question as stored. `partner` is the party's organisation on the bot, `partij` its name where it is not.

    `bundel` is the day it first goes along in the party's bundle; None: it was sent at once.
    """

    id: int
    soort: str
    zaak: int
    organisatie: int
    partner: int | None
    partij: str
    feiten: dict[str, Any]
    stand: str
    gesteld: date
    opvolgen: date
    bundel: date | None
    antwoord: str | None
    antwoord_feiten: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VraagRegel:
    """One thing that happened to a question: which step, with what, by whom. `hoe` and `dag` are as a person said."""

    id: int
    trigger: str
    antwoord: str | None
    feiten: dict[str, Any]
    hoe: str | None
    dag: date | None
    actor: int | None
    actor_naam: str | None
    moment: datetime


@dataclass(frozen=True, slots=True)
class Kopie:
    """A message that shows a question; a `lijst` shows several."""

    rij: int
    lijst: bool


_VRAAG = (
    "select id, soort, zaak, organisatie, partner, partij, feiten, stand, gesteld, opvolgen, bundel, antwoord,"
    " antwoord_feiten from vragen"
)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _row(row: tuple[Any, ...]) -> VraagRow:
    ident, soort, zaak, organisatie, partner, partij, feiten, stand, gesteld, opvolgen, bundel, antwoord, gaf = row
    return VraagRow(
        ident,
        soort,
        zaak,
        organisatie,
        partner,
        partij,
        json.loads(feiten),
        stand,
        date.fromisoformat(gesteld),
        date.fromisoformat(opvolgen),
        _day(bundel),
        antwoord,
        json.loads(gaf),
    )


def _line(row: tuple[Any, ...]) -> VraagRegel:
    ident, trigger, antwoord, feiten, hoe, dag, actor, naam, when = row
    return VraagRegel(ident, trigger, antwoord, json.loads(feiten), hoe, _day(dag), actor, naam, read_moment(when))


def _marks(items: Collection[object]) -> str:
    return ",".join("?" * len(items))


class Vragen:
    """Rows of vragen, vraag_regels, vraag_kopieen and partners."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(
        self,
        soort: str,
        zaak: int,
        organisatie: int,
        partner: int | None,
        partij: str,
        feiten: dict[str, Any],
        stand: str,
        gesteld: date,
        opvolgen: date,
        bundel: date | None,
    ) -> int:
        """A new question; gives the id."""
        row = self._db.execute(
            "insert into vragen (soort, zaak, organisatie, partner, partij, feiten, stand, gesteld, opvolgen, bundel)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
            [
                soort, zaak, organisatie, partner, partij, as_json(feiten), stand,
                gesteld.isoformat(), opvolgen.isoformat(), bundel.isoformat() if bundel else None,
            ],
        ).fetchone()  # fmt: skip
        self._look_again(partner)
        return int(row[0])

    def _look_again(self, partner: int | None) -> None:
        """Whether the bundle of its people is due is to be seen anew."""
        if partner is not None:
            self._db.execute(
                "update ochtenden set bundel = null"
                " where persoon in (select persoon from lidmaatschappen where organisatie = ?)",
                [partner],
            )

    def get(self, ident: int) -> VraagRow | None:
        """The question of this id."""
        row = self._db.execute(_VRAAG + " where id = ?", [ident]).fetchone()
        return _row(row) if row else None

    def of_case(self, zaak: int) -> list[VraagRow]:
        """All questions about a case, oldest first."""
        return self._read("where zaak = ? order by id", [zaak])

    def for_partners(self, partners: Collection[int], stand: str) -> list[VraagRow]:
        """The questions in this stand that were put to one of these organisations, oldest first."""
        return self._read(f"where partner in ({_marks(partners)}) and stand = ? order by id", [*partners, stand])

    def named(self, partners: Collection[int], namen: Collection[str]) -> list[tuple[int, str, str]]:
        """The questions that were put to one of these organisations about a case with one of these references: each
        with its kind and that reference, oldest first."""
        rows = self._db.execute(
            "select v.id, v.soort, z.referentie from zaken z cross join vragen v on v.zaak = z.id"
            " where z.referentie in (select value from json_each(?))"
            " and v.partner in (select value from json_each(?)) order by v.id",
            [as_json(sorted(set(namen))), as_json(sorted(set(partners)))],
        )
        return [(int(ident), str(soort), str(referentie)) for ident, soort, referentie in rows.fetchall()]

    def of_organisations(self, organisaties: Collection[int], standen: Collection[str]) -> list[VraagRow]:
        """The questions in these standen that one of these organisations asked, oldest first."""
        return self._read(
            f"where organisatie in ({_marks(organisaties)}) and stand in ({_marks(standen)}) order by id",
            [*organisaties, *standen],
        )

    def _read(self, where: str, parameters: list[Any]) -> list[VraagRow]:
        return [_row(row) for row in self._db.execute(f"{_VRAAG} {where}", parameters).fetchall()]

    def move(self, ident: int, stand: str, opvolgen: date, bundel: date | None) -> None:
        """Another stand, and the days that follow from it."""
        rows = self._db.execute(
            "update vragen set stand = ?, opvolgen = ?, bundel = ? where id = ? returning partner",
            [stand, opvolgen.isoformat(), bundel.isoformat() if bundel else None, ident],
        ).fetchall()
        for (partner,) in rows:
            self._look_again(partner)

    def set_answer(self, ident: int, antwoord: str | None, feiten: dict[str, Any]) -> None:
        """The answer that now counts; None takes it away."""
        self._db.execute(
            "update vragen set antwoord = ?, antwoord_feiten = ? where id = ?", [antwoord, as_json(feiten), ident]
        )

    def add_line(
        self,
        vraag: int,
        trigger: str,
        actor: int | None,
        now: datetime,
        *,
        antwoord: str | None = None,
        feiten: dict[str, Any] | None = None,
        hoe: str | None = None,
        dag: date | None = None,
    ) -> None:
        """What happened to the question. Lines are never changed."""
        self._db.execute(
            "insert into vraag_regels (vraag, trigger, antwoord, feiten, hoe, dag, actor, moment)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                vraag, trigger, antwoord, as_json(feiten or {}), hoe, dag.isoformat() if dag else None, actor,
                moment(now),
            ],
        )  # fmt: skip

    def lines(self, vraag: int) -> list[VraagRegel]:
        """What happened to the question, oldest first."""
        rows = self._db.execute(
            "select r.id, r.trigger, r.antwoord, r.feiten, r.hoe, r.dag, r.actor, p.naam, r.moment"
            " from vraag_regels r left join personen p on p.id = r.actor where r.vraag = ? order by r.id",
            [vraag],
        ).fetchall()
        return [_line(row) for row in rows]

    # ------------------------------------------------------------ copies

    def add_copy(self, vraag: int, rij: int, *, lijst: bool = False) -> None:
        """This row of the outbox shows the question."""
        self._db.execute("insert into vraag_kopieen values (?, ?, ?) on conflict do nothing", [vraag, rij, int(lijst)])

    def copies(self, vraag: int) -> list[Kopie]:
        """The messages that show the question and are still known."""
        rows = self._db.execute("select rij, lijst from vraag_kopieen where vraag = ? order by rij", [vraag]).fetchall()
        return [Kopie(rij, bool(lijst)) for rij, lijst in rows]

    def in_list(self, rij: int) -> list[VraagRow]:
        """The questions that a list shows, oldest first."""
        return self._read("where id in (select vraag from vraag_kopieen where rij = ?) order by id", [rij])

    def last_list(self, persoon: int) -> datetime | None:
        """When the last list was sent to this person, as far as it is known."""
        row = self._db.execute(
            "select max(o.gemaakt) from vraag_kopieen k join outbox o on o.id = k.rij"
            " where k.lijst = 1 and o.chat in (select id from adressen where persoon = ?)",
            [persoon],
        ).fetchone()
        return read_moment(row[0]) if row[0] else None

    def shown_to(self, persoon: int, vragen: Collection[int]) -> set[int]:
        """Which of these questions stand in a message to this person that is still known."""
        rows = self._db.execute(
            "select distinct k.vraag from vraag_kopieen k join outbox o on o.id = k.rij"
            " where k.vraag in (select value from json_each(?))"
            " and o.chat in (select id from adressen where persoon = ?)",
            [as_json([*vragen]), persoon],
        )
        return {row[0] for row in rows}

    def people_asked(self) -> set[int]:
        """Everybody in an organisation to which an open question was put."""
        rows = self._db.execute(
            # Each party once, and not each question: of those there are many times more.
            "select l.persoon from organisaties o cross join lidmaatschappen l on l.organisatie = o.id"
            " where l.geblokkeerd is null and exists (select 1 from vragen where partner = o.id and stand = 'open')"
        )
        return {row[0] for row in rows}

    # ------------------------------------------------------------ who works with whom

    def link(self, organisatie: int, functie: str, partner: int, *, on: bool) -> None:
        """Say that this organisation does this for a gemeente, or no longer."""
        if on:
            statement = "insert into partners values (?, ?, ?) on conflict do nothing"
        else:
            statement = "delete from partners where organisatie = ? and functie = ? and partner = ?"
        self._db.execute(statement, [organisatie, functie, partner])

    def partners(self, organisatie: int, functie: str) -> list[Organisatie]:
        """Who does this for the gemeente, by name."""
        rows = self._db.execute(
            "select o.id, o.naam, o.soort, o.gemeente from partners p join organisaties o on o.id = p.partner"
            " where p.organisatie = ? and p.functie = ? order by o.naam",
            [organisatie, functie],
        ).fetchall()
        return [Organisatie(*row) for row in rows]

    def linked(self, partners: Collection[int], functie: str) -> list[int]:
        """The organisations for which one of these does this now."""
        rows = self._db.execute(
            "select distinct organisatie from partners where partner in (select value from json_each(?))"
            " and functie = ? order by organisatie",
            [as_json([*partners]), functie],
        )
        return [row[0] for row in rows]

    def gemeenten_of(self, partner: int) -> set[int]:
        """The organisations that work with this one, or ever asked it something."""
        rows = self._db.execute(
            "select organisatie from partners where partner = ?1"
            " union select organisatie from vragen where partner = ?1",
            [partner],
        )
        return {row[0] for row in rows}
