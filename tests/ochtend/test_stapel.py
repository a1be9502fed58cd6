"""A stock of thirty of which twenty wait: few messages, short ones, the nearest last day first. Also with every side
task on: those show at a case, and say nothing by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.screens import phone
from bot.screens.markup import Markup
from bot.screens.morning_rows import MOST_LINES
from tests.koppeling.wereld import Wereld
from tests.ochtend.stapel import LATE, fill
from workflows.checklists.lijsten import LIJSTEN
from workflows.dates.kalender import KALENDER

NOOR, COR = 101, 103


@pytest.fixture(params=[False, True], ids=["zoals het begint", "alles aan"])
def wereld(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Wereld]:
    """Almere with an officer and a coordinator, on Monday 2 March 2026 at ten, and the stock; as it begins, and with
    every side task on and begun at some cases."""
    world = Wereld(tmp_path / "test.db")
    world.add(NOOR, "gemeente")
    world.add(COR, "coordinator")
    idents = fill(world, NOOR)
    if request.param:
        _everything_on(world, idents[::4])
    yield world
    world.store.close()


def _everything_on(wereld: Wereld, idents: list[int]) -> None:
    for naam in wereld.office.features.bijtaken:
        wereld.press(COR, f"in:1:{naam}:1")
    assert wereld.store.bijtaken.on(1) == {*wereld.office.features.bijtaken}
    for ident in idents:
        for lijst in (item for item in LIJSTEN.values() if item.standen):
            punt = next(p for deel in lijst.delen for p in deel.punten if not p.bij_zaak)
            wereld.press(COR, f"cl:z:{ident}:{lijst.naam}:0:{punt.naam}:1")


def test_no_message_is_about_a_side_task(tmp_path: Path) -> None:
    """Four weeks with everything on: word for word what is said with everything off, but for those that have a term
    with a source."""
    said = []
    for on in (False, True):
        world = Wereld(tmp_path / f"{on}.db")
        for person, rol in ((NOOR, "gemeente"), (COR, "coordinator")):
            world.add(person, rol)
        idents = fill(world, NOOR)
        if on:
            _everything_on(world, idents[::4])
            world.store.db.execute("delete from beantwoord")  # what was ticked answers no reminder in this comparison
        world.go("2026-03-30 12:00", timedelta(hours=1))
        said.append([world.mornings(person) for person in (NOOR, COR)])
        world.store.close()
    assert said[0] == said[1]


def _weeks(said: list[date]) -> Counter[tuple[int, int]]:
    return Counter(day.isocalendar()[:2] for day in said)


@pytest.mark.parametrize("person", [NOOR, COR])
def test_at_most_three_a_week_beside_monday(wereld: Wereld, person: int) -> None:
    """Four weeks: never more than three messages beside the overview, none of more lines than a phone shows, and what
    waits stands in one line, on Mondays only."""
    wereld.go("2026-03-30 12:00")
    said = [(when.date(), text) for when, text in wereld.mornings(person)]
    assert said
    assert max(_weeks([day for day, text in said if "Je week" not in text]).values()) <= 3
    assert max(phone.lines(Markup(text)) for _, text in said) <= MOST_LINES
    waits = [day for day, text in said if re.search(r"\d+ zaken wachten langer dan de afspraak", text)]
    assert waits == [day for day, text in said if "Je week" in text]
    assert not any("niets dringends" in text for _, text in said)
    assert len({text for _, text in said}) == len(said), "every morning says something else"


def test_every_last_day_is_said_on_that_day(wereld: Wereld) -> None:
    """However many messages there are already: on the last working day of a term the case is in the message."""
    ends = {}
    for ident in range(len(LATE) + 1, len(LATE) + 6):
        case = wereld.case(ident)
        day = next(day for day in case.dagen if day.naam == "tekenen")
        ends[case.row.referentie] = day.werkdag
    wereld.go("2026-03-30 12:00")
    said = {when.date(): text for when, text in wereld.mornings(NOOR)}
    assert {name for name, day in ends.items() if name in said.get(day, "")} == set(ends)


def test_nearest_first(wereld: Wereld) -> None:
    """Rows that name a day of the coming week stand in the order of those days."""
    wereld.go("2026-03-30 12:00")
    for when, text in wereld.mornings(NOOR):
        near = re.findall(r"(?m)^(?:• )?<b>(vandaag|\w\w \d+ \w+)</b>.*?(?:laatste|[1-5] werkdag)", text)
        days = [_day(word, when.date()) for word in near]
        assert days == sorted(days), text


def _day(word: str, today: date) -> date:
    days = (today + timedelta(days=n) for n in range(30))
    return today if word == "vandaag" else next(d for d in days if word.split()[1] == str(d.day))


def test_looked_at_is_told_apart(wereld: Wereld) -> None:
    """Who said of all that nothing is new reads on Monday that all of them were looked at."""
    wereld.now += timedelta(minutes=1)
    seen = int(wereld.now.timestamp())
    wereld.press(NOOR, f"ac:w:en:{seen}")
    wereld.press(NOOR, "ac:d:1:-")
    wereld.go("2026-03-09 12:00")
    (monday,) = [text for when, text in wereld.mornings(NOOR) if when.date() == date(2026, 3, 9)]
    assert "20 zaken wachten langer dan de afspraak, de langste 38 weken. Allemaal bekeken." in monday


def test_the_coordinator_hears_names(wereld: Wereld) -> None:
    """On Mondays cases of colleagues stand by name with whose they are, never sums alone; by colleague only on
    demand."""
    wereld.go("2026-03-30 12:00")
    mondays = [text for when, text in wereld.mornings(COR) if when.weekday() == 0]
    assert all(re.search(r"Z-40\d\d.*\(van P101\)", text) for text in mondays)
    assert all("Heel Almere: 30 koppelingen lopen." in text for text in mondays)
    assert "☐ Sorteer per collega" in str(wereld.press(COR, "hi").inhoud())
    assert "☑ Sorteer per collega" in str(wereld.press(COR, "hi:c:1").inhoud())
    assert "Sorteer per collega" not in str(wereld.press(NOOR, "hi").inhoud())


def test_a_missed_week_is_made_good_once(wereld: Wereld) -> None:
    """A machine that was off for three days says each case once, with since when."""
    wereld.go("2026-03-10 12:00")
    wereld.now += timedelta(days=3)
    (message,) = [row.inhoud["tekst"] for row in wereld.look() if row.adres == str(NOOR)]
    names = re.findall(r"Z-40\d\d", message)
    assert len(names) == len(set(names))
    assert KALENDER.gewerkt(wereld.now.date())
