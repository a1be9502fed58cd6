"""Which days are a werkdag, after artikel 3 of the Algemene termijnenwet and the decrees under it.

The days themselves stand in `data/kalender.toml`, each with its source. The calendar knows how far it reaches and
refuses to answer beyond that: a day equated by decree cannot be computed.
"""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from types import MappingProxyType
from typing import Any

EEN_DAG = timedelta(days=1)
RUIMTE_MAANDEN = 18
WEEKEND = {5: "zaterdag", 6: "zondag"}


class BuitenKalender(ValueError):
    """The calendar does not reach this day. The text is Dutch and may be shown."""


class FouteKalender(ValueError):
    """The data file contradicts itself; the message names the row."""


@dataclass(frozen=True, slots=True)
class VrijeDag:
    """A day that is no werkdag, with the rule that makes it so."""

    datum: date
    naam: str
    bron: str


@dataclass(frozen=True)
class Kalender:
    """The free days from `geldig_van` up to and including `geldig_tot`, and no other; weekends are free without being
    listed."""

    geldig_van: date
    geldig_tot: date
    vrij: Mapping[date, VrijeDag]

    def __hash__(self) -> int:
        """By its reach: a mapping has no hash, and there is hardly ever a second calendar."""
        return hash((self.geldig_van, self.geldig_tot))

    def dekt(self, dag: date) -> bool:
        """Whether the calendar reaches this day."""
        return self.geldig_van <= dag <= self.geldig_tot

    def loopt_af(self, vandaag: date) -> bool:
        """Whether it ends within eighteen months of this day: terms of a year are then still counted in full while
        somebody renews it (own choice)."""
        return plus_maanden(vandaag, RUIMTE_MAANDEN) > self.geldig_tot

    def reden(self, dag: date) -> str | None:
        """Why this is no werkdag ("zaterdag", "Tweede Paasdag"), or None when it is one. A feestdag's name leads.

        Raises BuitenKalender outside the coverage, also for a weekend.
        """
        if not self.dekt(dag):
            raise BuitenKalender(
                f"De kalender met vrije dagen loopt van {self.geldig_van:%d-%m-%Y} t/m {self.geldig_tot:%d-%m-%Y}."
            )
        vrij = self.vrij.get(dag)
        return vrij.naam if vrij else WEEKEND.get(dag.weekday())

    def is_werkdag(self, dag: date) -> bool:
        """Raises BuitenKalender outside the coverage."""
        return self.reden(dag) is None

    def laatste_werkdag(self, dag: date) -> date:
        """The last werkdag on or before this day. Raises BuitenKalender when that is not covered."""
        return self._zoek(dag, -EEN_DAG)

    def volgende_werkdag(self, dag: date) -> date:
        """The first werkdag on or after this day. Raises BuitenKalender when that is not covered."""
        return self._zoek(dag, EEN_DAG)

    def herinnerdag(self, dag: date) -> date:
        """The last werkdag on or before this day. Where the calendar does not reach only weekends are free: a reminder
        comes anyhow."""
        while not self.gewerkt(dag):
            dag -= EEN_DAG
        return dag

    def herinnerdag_na(self, dag: date) -> date:
        """The first werkdag on or after this day, in the same way."""
        while not self.gewerkt(dag):
            dag += EEN_DAG
        return dag

    def gewerkt(self, dag: date) -> bool:
        """Whether people work on this day; where the calendar does not reach, on every day but in a weekend."""
        return dag.weekday() < 5 and dag not in self.vrij

    def plus_werkdagen(self, dag: date, aantal: int) -> date:
        """The werkdag that is `aantal` werkdagen after this day (before it, when negative).

        The day itself does not count, werkdag or not; 0 gives the day back. Raises BuitenKalender.
        """
        stap = EEN_DAG if aantal > 0 else -EEN_DAG
        for _ in range(abs(aantal)):
            dag = self._zoek(dag + stap, stap)
        return dag

    def _zoek(self, dag: date, stap: timedelta) -> date:
        while not self.is_werkdag(dag):
            dag += stap
        return dag


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day so many months later (earlier, when negative), or the last of that month: 31 Jan + 1 = 28/29 Feb."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def lees_kalender(tekst: str) -> Kalender:
    """A Kalender from TOML text. Raises FouteKalender for a row that is double, not covered, or without a source."""
    inhoud = tomllib.loads(tekst)
    kalender = Kalender(inhoud["geldig_van"], inhoud["geldig_tot"], MappingProxyType(_vrije_dagen(inhoud)))
    for dag in kalender.vrij:
        if not kalender.dekt(dag):
            raise FouteKalender(f"{dag}: valt buiten geldig_van t/m geldig_tot")
    return kalender


def _vrije_dagen(inhoud: dict[str, Any]) -> dict[date, VrijeDag]:
    vrij: dict[date, VrijeDag] = {}
    for rij in inhoud["dag"]:
        if set(rij) != {"datum", "naam", "bron"}:
            raise FouteKalender(f"{rij}: verwacht precies datum, naam en bron")
        if rij["bron"] not in inhoud["bronnen"]:
            raise FouteKalender(f"{rij['datum']}: bron {rij['bron']!r} staat niet onder [bronnen]")
        if rij["datum"] in vrij:
            raise FouteKalender(f"{rij['datum']}: staat er twee keer")
        vrij[rij["datum"]] = VrijeDag(rij["datum"], rij["naam"], inhoud["bronnen"][rij["bron"]])
    return vrij


KALENDER = lees_kalender(files("workflows.dates").joinpath("kalender.toml").read_text(encoding="utf-8"))
