"""Woningweigeringen among the cases: those of one koppeling, those of a period, and who else names a home."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from storage.values import as_json

_PROCEDURE = "woningweigering"


@dataclass(frozen=True, slots=True)
class WeigeringRow:
    """What counting needs of a report: facts and states are plain JSON values; `koppeling` are the facts of its
    koppeling, none where the bot knows no koppeling."""

    organisatie: int
    referentie: str
    feiten: dict[str, Any]
    standen: dict[str, str]
    koppeling: dict[str, Any]


class Weigeringen:
    """Looks up cases of the procedure woningweigering by what their facts say."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_koppeling(self, koppeling: int) -> list[int]:
        """The reports about a koppeling, oldest first."""
        rows = self._db.execute(
            # The procedure is written out: only then are the indexes on its facts used. So it is below.
            "select id from zaken where procedure = 'woningweigering' and json_extract(feiten, '$.koppeling') = ?"
            " order by id",
            [koppeling],
        )
        return [int(row[0]) for row in rows]

    def of_woning(self, organisatie: int, woning: str) -> list[int]:
        """The organisation's reports about the home of this number, oldest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = 'woningweigering' and organisatie = ?"
            " and lower(json_extract(feiten, '$.woning')) = lower(?) order by id",
            [organisatie, woning],
        )
        return [int(row[0]) for row in rows]

    def koppelingen_van_woning(self, organisatie: int, woning: str) -> list[int]:
        """The organisation's koppelingen that name the home of this number, oldest first."""
        rows = self._db.execute(
            "select id from zaken where procedure = 'koppeling' and json_extract(feiten, '$.woning') is not null"
            " and organisatie = ? and lower(json_extract(feiten, '$.woning')) = lower(?) order by id",
            [organisatie, woning],
        )
        return [int(row[0]) for row in rows]

    def in_period(self, organisaties: Iterable[int], van: date, tot_en_met: date) -> list[WeigeringRow]:
        """The reports of these organisations of what happened on these days, in one go, oldest first."""
        rows = self._db.execute(
            "select z.organisatie, z.referentie, z.feiten, json_group_object(s.naam, s.stand), k.feiten from zaken z"
            " join sporen s on s.zaak = z.id left join zaken k on k.id = json_extract(z.feiten, '$.koppeling')"
            " where z.procedure = ?"
            " and z.organisatie in (select value from json_each(?))"
            " and json_extract(z.feiten, '$.voorval_op') between ? and ? group by z.id order by z.id",
            [_PROCEDURE, as_json([*organisaties]), van.isoformat(), tot_en_met.isoformat()],
        )
        return [
            WeigeringRow(owner, name, json.loads(facts), json.loads(standen), json.loads(about or "{}"))
            for owner, name, facts, standen, about in rows
        ]

    def koppelingen(self, organisatie: int, standen: Iterable[str]) -> list[tuple[dict[str, Any], bool]]:
        """The facts of the organisation's koppelingen in these standen, and whether a refusal was reported of each."""
        rows = self._db.execute(
            "select k.feiten, k.id in (select json_extract(w.feiten, '$.koppeling') from zaken w"
            " where w.procedure = ? and w.organisatie = ? and json_extract(w.feiten, '$.koppeling') is not null)"
            " from zaken k join sporen s on s.zaak = k.id and s.naam = 'koppeling'"
            " where k.procedure = 'koppeling' and k.organisatie = ? and s.stand in (select value from json_each(?))"
            " order by k.id",
            [_PROCEDURE, organisatie, organisatie, as_json([*standen])],
        )
        return [(json.loads(facts), bool(refused)) for facts, refused in rows]
