"""Every order in which household, home and a coupled candidate can go, over the whole table: each place that can be
reached, with each step that can be taken there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from bot.features.woningweigering import news_screens
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import leidend
from workflows.engine.tabel import Stap
from workflows.engine.velden import Soort, Veld
from workflows.engine.zaak import Geweigerd, NietOpen, Zaak, begin, doe, nu_te_doen
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.plan import laatste_dagen, vrij_op
from workflows.woningweigering.regels import DEFINITIEF, HUIS, NEEMT, PERSOON, WACHTEND, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING
from workflows.woningweigering.velden import KANS_TOT

START = date(2026, 3, 16)
STEPS = [(spoor.naam, stap) for spoor in WONINGWEIGERING.sporen for stap in spoor.stappen]
BLIJVEND_WEG = tuple(stand for stand in WEG if stand != "gekoppeld")


@dataclass(frozen=True)
class Plaats:
    """A place on the way: where it is, on which day, since when the home was free at the earliest (None before it
    was), and whether the one second chance was used."""

    zaak: Zaak
    dag: date
    vrij: date | None
    gebruikt: bool

    @property
    def vrij_nu(self) -> date | None:
        """Since when the home may go to another, as the terms count it."""
        return vrij_op(self.zaak.standen[PERSOON], WeigeringFeiten(self.zaak.feiten))

    @property
    def soort(self) -> tuple[Any, ...]:
        """What tells places apart: what is known, and how its days lie to the earliest day."""
        facts = self.zaak.feiten
        known = frozenset(naam for naam, value in facts.items() if value is not None)
        days = (facts.get("vrij_op"), facts.get("eerst_vrij"), self.vrij_nu)
        order = tuple(None if day is None or self.vrij is None else day > self.vrij for day in days)
        return (*self.zaak.standen.items(), known, facts.get("kans_eerder"), self.gebruikt, self.vrij is None, order)


def _value(veld: Veld, dag: date) -> Any:
    if veld.soort is Soort.KEUZE:
        return veld.keuzes[0].naam
    return dag + timedelta(days=7) if veld.richting == "toekomst" else dag


def _gezet(plaats: Plaats, spoor: str, stap: Stap) -> Plaats | None:
    dag = plaats.dag + timedelta(days=1)
    try:
        brought = {veld.naam: _value(veld, dag) for veld in stap.velden}
        zaak, _ = doe(WONINGWEIGERING, plaats.zaak, spoor, stap.trigger, brought, dag)
    except (Geweigerd, NietOpen):
        return None
    # A second refusal is a new free home; whatever else is put right is not.
    before = None if stap.trigger == "weigert_weer" else plaats.vrij
    now = vrij_op(zaak.standen[PERSOON], WeigeringFeiten(zaak.feiten))
    used = plaats.gebruikt or stap.trigger == "weigert_weer"
    return Plaats(zaak, dag, min(filter(None, (before, now)), default=None), used)


@cache
def alle() -> tuple[tuple[Plaats, Stap | None, Plaats], ...]:
    """Every place with every step out of it, from a report with and without a second chance used before."""
    todo: list[Plaats] = []
    found: list[tuple[Plaats, Stap | None, Plaats]] = []
    for used in (None, "ja"):
        facts = {"voorval": "geweigerd", "voorval_op": START, "woning": "DD-77", "kans_eerder": used}
        todo.append(Plaats(begin(WONINGWEIGERING, facts, START)[0], START, None, used == "ja"))
    found += [(here, None, here) for here in todo]
    seen = {here.soort for here in todo}
    while todo:
        here = todo.pop()
        for spoor, stap in STEPS:
            there = _gezet(here, spoor, stap)
            if there is not None:
                found.append((here, stap, there))
                todo += [there] if there.soort not in seen else []
                seen.add(there.soort)
    return tuple(found)


def _plaatsen() -> Iterator[Plaats]:
    yield from {there.soort: there for _, _, there in alle()}.values()


def test_every_stand_and_every_step_is_on_some_way() -> None:
    """What follows is about all of the table."""
    for spoor in WONINGWEIGERING.sporen:
        assert {there.zaak.standen[spoor.naam] for _, _, there in alle()} == {stand.naam for stand in spoor.standen}
    pressed = {stap.trigger for _, stap, _ in alle() if stap is not None}
    assert pressed == {stap.trigger for _, stap in STEPS if not stap.vanzelf}
    with_candidate = {there.zaak.standen[PERSOON] for there in _plaatsen() if there.zaak.standen[HUIS] == "gekoppeld"}
    assert with_candidate == {*DEFINITIEF, "tweede_kans"}


def test_what_is_put_right_makes_no_term_younger() -> None:
    """The home is free since the first day on which it was, until it is kept for a new refusal; once it is gone no term
    of it runs."""
    for here, stap, there in alle():
        where = (here.zaak.standen, stap and stap.trigger, there.zaak.standen)
        gone = there.zaak.standen[HUIS] in BLIJVEND_WEG
        assert gone or there.vrij_nu is None or there.vrij_nu == there.vrij, where


@pytest.mark.parametrize("huis", BLIJVEND_WEG)
def test_a_home_that_is_gone_is_gone_for_all(huis: str) -> None:
    """By whatever road: no step of the home is open, nobody takes it any more, and no term of it runs."""
    takes = {"alsnog", "afspraak", "accepteert", "weigert_weer", "neemt_toch", "onterecht", "toch_onterecht"}
    for plaats in _plaatsen():
        if plaats.zaak.standen[HUIS] != huis:
            continue
        assert nu_te_doen(WONINGWEIGERING, plaats.zaak, HUIS, plaats.dag) == [], plaats.zaak.standen
        steps = nu_te_doen(WONINGWEIGERING, plaats.zaak, PERSOON, plaats.dag)
        assert not takes & {stap.trigger for stap in steps}, plaats.zaak.standen
        assert all(KANS_TOT not in stap.velden for stap in steps)
        named = {day.naam for day in leidend(laatste_dagen(plaats.zaak.standen, plaats.zaak.feiten, KALENDER))}
        assert named <= {"toets"}, plaats.zaak.standen


def test_a_second_chance_that_was_used_is_not_given_again() -> None:
    """Whatever is put right in between; and what COA reads of the case says so."""
    for here, stap, there in alle():
        if here.gebruikt:
            assert stap is None or stap.naar != "tweede_kans", here.zaak.standen
        assert (there.zaak.feiten.get("kans_eerder") == "ja") is there.gebruikt


def test_a_candidate_is_coupled_once_the_household_does_not_take_the_home() -> None:
    """And while one is coupled nobody else may take it."""
    for here, stap, there in alle():
        if stap is not None and stap.trigger in ("koppelt", "kandidaat"):
            assert here.zaak.standen[PERSOON] in DEFINITIEF
        if there.zaak.standen[HUIS] == "gekoppeld":
            assert there.zaak.standen[PERSOON] not in NEEMT
            assert leidend(laatste_dagen(there.zaak.standen, there.zaak.feiten, KALENDER)) == ()


SAYS = {
    "neemt deze woning niet": DEFINITIEF,
    "wacht toch weer op dit huishouden": WACHTEND,
    "neemt deze woning alsnog": NEEMT,
}
"""What the corporatie reads of the household, and where the household then is."""


@pytest.mark.parametrize("gevraagd", [True, False])
def test_the_corporatie_reads_only_what_is_true(gevraagd: bool) -> None:
    """Of the household, of the home, and of the regievoerder nothing but what he was asked."""
    for plaats in _plaatsen():
        facts, stand = WeigeringFeiten(plaats.zaak.feiten), plaats.zaak.standen[HUIS]
        told = news_screens.to_corporatie("Z-1", "Almere", facts, stand, None, gevraagd=gevraagd)
        if told is None:  # nothing changes for who keeps it free
            assert stand in ("gemeld", "leiding")
            continue
        for said, where in SAYS.items():
            assert said not in told.tekst or plaats.zaak.standen[PERSOON] in where, plaats.zaak.standen
        assert ("is gevraagd" in told.tekst) is (gevraagd and stand == "wacht")
        assert ("niet langer vrij" in told.tekst or "niet vrij te houden" in told.tekst) is (
            stand in ("terug", "niet_door")
        )
