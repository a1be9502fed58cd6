"""Every procedure names the last working day in a line about a last day on which nobody works."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.features import all_features
from bot.screens.beeld import Beeld
from workflows.dates.kalender import KALENDER
from workflows.dates.reading import zeg
from workflows.dates.termijnen import Aard
from workflows.engine.laatste_dagen import LaatsteDag
from workflows.engine.resterend import met_werkdag

ZONDAG = LaatsteDag("x", "iets doen", date(2027, 1, 24), date(2027, 1, 22), Aard.AFSPRAAK)


def _kinds(kind: type[Beeld] = Beeld) -> list[type[Beeld]]:
    return [kind, *(found for below in kind.__subclasses__() for found in _kinds(below))]


def test_the_procedures_are_there() -> None:
    """Those that show a case otherwise than the table are really looked at."""
    assert all_features().procedures
    assert {"LadderBeeld", "HerverdelingBeeld", "KoppelingBeeld"} <= {kind.__name__ for kind in _kinds()}


@pytest.mark.parametrize("before", [1, 2, 30, 300])
def test_every_line_names_the_last_working_day(before: int) -> None:
    """On every day before it, in whatever way a procedure says its days."""
    for kind in _kinds():
        beeld = object.__new__(kind)
        object.__setattr__(beeld, "vandaag", ZONDAG.werkdag - timedelta(days=before))
        object.__setattr__(beeld, "kalender", KALENDER)
        assert "vr 22 jan 2027" in beeld.dag_gezegd(ZONDAG), kind


def test_it_is_not_said_twice() -> None:
    """On the day itself, after it, and of a working day and of one that is no last day the day is enough."""
    assert met_werkdag(ZONDAG, date(2027, 1, 4)) == "zo 24 jan 2027 (laatste werkdag vr 22 jan 2027)"
    for day in (ZONDAG.werkdag, ZONDAG.dag, ZONDAG.dag + timedelta(days=1)):
        assert met_werkdag(ZONDAG, day) == zeg(ZONDAG.dag)
    for other in (replace(ZONDAG, werkdag=ZONDAG.dag), replace(ZONDAG, woord="op")):
        assert met_werkdag(other, date(2027, 1, 4)) == zeg(ZONDAG.dag)
