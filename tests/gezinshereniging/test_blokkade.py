"""The block of three months as the handreiking has it, with ends of months and 29 February, and what depends on it."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.dates.kalender import KALENDER
from workflows.dates.termijnen import Aard
from workflows.engine.machine import Geweigerd
from workflows.engine.zaak import Zaak, begin, doe, volg
from workflows.gezinshereniging.tabel import GEZINSHERENIGING, SPOOR, einde_blokkade, laatste_dagen

MAANDEN = [
    (date(2026, 3, 1), date(2026, 6, 1)),
    (date(2026, 1, 31), date(2026, 4, 30)),  # April has no day 31
    (date(2025, 11, 30), date(2026, 2, 28)),  # nor February a day 30
    (date(2027, 11, 30), date(2028, 2, 29)),  # in a leap year it has a day 29
    (date(2027, 11, 29), date(2028, 2, 29)),
    (date(2028, 2, 29), date(2028, 5, 29)),
    (date(2026, 11, 30), date(2027, 2, 28)),
    (date(2026, 12, 31), date(2027, 3, 31)),
]


def _zaak(bericht: date, woont: str, vandaag: date, **feiten: date) -> Zaak:
    facts = {"bericht_nareis": bericht, "woont": woont, "gezinsleden": 2, **feiten}
    zaak, _ = begin(GEZINSHERENIGING, facts, vandaag)
    return volg(GEZINSHERENIGING, zaak, vandaag)[0]


@pytest.mark.parametrize(("bericht", "einde"), MAANDEN)
def test_three_months(bericht: date, einde: date) -> None:
    """The same day three months on, or the last of a shorter month; with its source, and no own choice."""
    zaak = _zaak(bericht, "opvang", bericht)
    assert einde_blokkade(zaak.feiten) == einde
    (day,) = laatste_dagen(zaak.standen, zaak.feiten, KALENDER)
    assert (day.dag, day.aard, str(day.bron)) == (
        einde, Aard.AFSPRAAK, "Handreiking Huisvesting vergunninghouders 2016, §3.4.1",
    )  # fmt: skip


@pytest.mark.parametrize(("bericht", "einde"), MAANDEN)
@pytest.mark.parametrize(("later", "stand"), [(0, "samen"), (1, "aangekomen")])
def test_arrival_on_the_last_day_is_in_time(bericht: date, einde: date, later: int, stand: str) -> None:
    """The last day itself still counts; the next one not."""
    came = date.fromordinal(einde.toordinal() + later)
    zaak, _ = doe(GEZINSHERENIGING, _zaak(bericht, "opvang", bericht), SPOOR, "komt_aan", {"aankomst_op": came}, came)
    assert zaak.standen[SPOOR] == stand


def test_the_choice_is_for_after_the_block() -> None:
    """Also where the last day falls on a Sunday; a day that the regievoerder names goes before ours."""
    einde = date(2026, 5, 31)
    zaak = _zaak(date(2026, 2, 28), "opvang", date(2026, 3, 2), blokkade_tot=einde)
    with pytest.raises(Geweigerd):
        doe(GEZINSHERENIGING, zaak, SPOOR, "kies", {"woningkeuze": "alleen"}, einde)
    after, _ = doe(GEZINSHERENIGING, zaak, SPOOR, "kies", {"woningkeuze": "alleen"}, date(2026, 6, 1))
    assert after.standen[SPOOR] == "wacht"


def test_who_has_a_home_is_not_blocked() -> None:
    """Then the case waits for the family at once, and nothing is asked before the overview of the week."""
    zaak = _zaak(date(2026, 3, 1), "woning", date(2026, 3, 2))
    assert (zaak.standen[SPOOR], einde_blokkade(zaak.feiten)) == ("wacht", None)
    (day,) = laatste_dagen(zaak.standen, zaak.feiten, KALENDER)
    assert [item.dag for item in day.herinner] == [date(2026, 3, 30)]


def test_it_pings_three_times_in_three_months() -> None:
    """Two weeks ahead, on the last working day, and once after it: then the choice is the gemeente's."""
    zaak = _zaak(date(2026, 2, 28), "opvang", date(2026, 3, 2), blokkade_tot=date(2026, 5, 31))
    (day,) = laatste_dagen(zaak.standen, zaak.feiten, KALENDER)
    asked = [(item.soort, item.dag) for item in day.herinner]
    assert asked == [
        ("blokkade", date(2026, 5, 13)),  # before the long weekend of Ascension
        ("blokkade", date(2026, 5, 29)),
        ("kiezen", date(2026, 6, 1)),
    ]
