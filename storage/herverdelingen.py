"""Herverdelingen among the cases: those of a gemeente, who was told of one, and which messages show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from storage.cases import with_tracks
from storage.values import as_json


@dataclass(frozen=True, slots=True)
class Kennisnemer:
    """An organisation on the bot that was told of a herverdeling; `rol` is coa or provincie."""

    zaak: int
    rol: str
    organisatie: int
    gemeld: date
    kennis: date | None


class Herverdelingen:
    """Looks up cases of the procedure herverdeling, and keeps rows of kennisnemers and zaakkopieen."""

    def __init__(self, db: Database) -> None:
        self._db = db

    # ------------------------------------------------------------ whose

    def of_gemeenten(self, codes: Iterable[str]) -> list[int]:
        """The cases in which any of the gemeenten with these CBS codes takes part, oldest first."""
        return with_tracks(self._db, "herverdeling", codes)

    def told_to(self, organisaties: Iterable[int]) -> list[int]:
        """The cases of which any of these organisations was told, oldest first."""
        rows = self._db.execute(
            "select distinct zaak from kennisnemers where organisatie in (select value from json_each(?))"
            " order by zaak",
            [as_json(sorted(set(organisaties)))],
        )
        return [int(row[0]) for row in rows.fetchall()]

    def told_named(self, organisaties: Iterable[int], namen: Iterable[str]) -> list[tuple[int, str]]:
        """Those of them with one of these references, with it, without regard to capitals."""
        return self._db.execute(
            "select distinct z.id, z.referentie from zaken z cross join kennisnemers k on k.zaak = z.id"
            " where z.referentie in (select value from json_each(?))"
            " and k.organisatie in (select value from json_each(?)) order by z.id",
            [as_json(sorted(set(namen))), as_json(sorted(set(organisaties)))],
        ).fetchall()

    # ------------------------------------------------------------ who was told

    def tell(self, zaak: int, rol: str, organisatie: int, dag: date) -> None:
        """This organisation is told; told again, it has to take note again."""
        self._db.execute(
            "insert into kennisnemers values (?, ?, ?, ?, null)"
            " on conflict do update set gemeld = excluded.gemeld, kennis = null",
            [zaak, rol, organisatie, dag.isoformat()],
        )

    def forget(self, zaak: int, rol: str) -> None:
        """What was told is told no longer: the telling was undone."""
        self._db.execute("delete from kennisnemers where zaak = ? and rol = ?", [zaak, rol])

    def took_note(self, zaak: int, organisatie: int, dag: date | None) -> None:
        """This organisation took note on that day, or not after all."""
        self._db.execute(
            "update kennisnemers set kennis = ? where zaak = ? and organisatie = ?",
            [dag.isoformat() if dag else None, zaak, organisatie],
        )

    def told(self, zaak: int) -> list[Kennisnemer]:
        """Who was told of a case."""
        rows = self._db.execute(
            "select zaak, rol, organisatie, gemeld, kennis from kennisnemers where zaak = ? order by rol, organisatie",
            [zaak],
        )
        return [
            Kennisnemer(zaak, rol, organisatie, date.fromisoformat(dag), date.fromisoformat(kennis) if kennis else None)
            for zaak, rol, organisatie, dag, kennis in rows.fetchall()
        ]

    # ------------------------------------------------------------ messages that show a case

    def set_copy(self, zaak: int, persoon: int, rij: int) -> None:
        """From now on this is the person's message about the case."""
        self._db.execute(
            "insert into zaakkopieen values (?, ?, ?) on conflict do update set rij = excluded.rij",
            [zaak, persoon, rij],
        )

    def copies(self, zaak: int) -> dict[int, int]:
        """By person the outbox row of their message about the case."""
        return dict(self._db.execute("select persoon, rij from zaakkopieen where zaak = ?", [zaak]).fetchall())
