"""The morning message: at most one a person a working day, at the person's own time, whatever the clock does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.desk import mornings, replan, steps
from bot.desk.visit import AMSTERDAM
from bot.features.ochtend.enough import MOST
from bot.screens import phone
from bot.screens.markup import Markup
from bot.screens.morning_rows import MOST_LINES
from storage.colleagues import Afwezig
from storage.store import open_store
from storage.vandaag import Berichten
from tests.chat import Chat
from tests.koppeling.wereld import Wereld, local
from workflows.dates.kalender import KALENDER
from workflows.engine.zaak import MAAK
from workflows.koppeling.plan import SPOOR

NOOR, BO, COR = 101, 102, 103


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    """Almere with two officers and a coordinator, on a Monday morning at ten."""
    world = Wereld(tmp_path / "test.db")
    world.add(NOOR, "gemeente")
    world.add(BO, "gemeente")
    world.add(COR, "coordinator")
    yield world
    world.store.close()


def _fourteen(wereld: Wereld, person: int = NOOR) -> list[int]:
    """Fourteen koppelingen, made one to eleven weeks ago."""
    return [wereld.make(person, f"Z-{n}", date(2026, 3, 1) - timedelta(days=5 * n)) for n in range(14)]


def test_fourteen_cases_two_weeks_long(wereld: Wereld) -> None:
    """However many cases there are, nobody gets more than one message a day and three a week beside the
    overview, and none of more lines than a phone shows."""
    _fourteen(wereld)
    wereld.go("2026-03-16 18:00")
    for person in (NOOR, BO, COR):
        said = wereld.mornings(person)
        days = Counter(when.date() for when, _ in said)
        assert max(days.values()) == 1
        assert all(KALENDER.is_werkdag(day) for day in days)
        assert all(phone.lines(Markup(text)) <= MOST_LINES for _, text in said)
        assert all(f"{when:%H:%M}" == "09:00" for when, _ in said)
    assert {int(row.adres) for _, row in wereld.sent} == {NOOR, BO, COR}
    assert Counter(when.date() for when, _ in wereld.mornings(NOOR)) == {
        date(2026, 3, day): 1 for day in (3, 4, 6, 9, 10, 11, 12, 16)
    }


def test_the_overview_of_the_week_always_comes(wereld: Wereld) -> None:
    """Who has no case at all still hears every Monday that there is none, and nothing on other days."""
    wereld.go("2026-04-01 18:00")
    assert [(when.date().isoformat(), "niets dringends" in text) for when, text in wereld.mornings(BO)] == [
        ("2026-03-09", True), ("2026-03-16", True), ("2026-03-23", True), ("2026-03-30", True),
    ]  # fmt: skip


def test_a_monday_off_moves_the_overview(wereld: Wereld) -> None:
    """On Tweede Paasdag (6 April 2026) it is quiet; the overview comes on Tuesday."""
    wereld.go("2026-04-10 18:00")
    assert wereld.mornings(BO)[-1][0].date() == date(2026, 4, 7)


def test_what_is_past_its_term_stands_in_the_overview_only(wereld: Wereld) -> None:
    """What passed before the first message is named on Mondays, in one line, with the weeks that it waits."""
    wereld.make(NOOR, "Z-1", date(2025, 10, 1))  # ten weeks end in December, and twelve
    wereld.go("2026-03-20 18:00")
    said = wereld.mornings(NOOR)
    assert [when.date().isoformat() for when, _ in said] == ["2026-03-09", "2026-03-16"]
    assert all("1 zaak is voorbij de datum: Z-1 " in text for _, text in said)
    assert not any("niets dringends" in text for _, text in said)


@pytest.mark.parametrize(("before", "after"), [("2026-03-27", "2026-03-30"), ("2026-10-23", "2026-10-26")])
def test_summer_and_winter_time(tmp_path: Path, before: str, after: str) -> None:
    """At nine on the wall clock on both sides of a change, once each."""
    world = Wereld(tmp_path / "dst.db", f"{before} 08:00")
    world.add(NOOR, "gemeente")
    world.store.db.execute("update lidmaatschappen set sinds = '2020-01-01T00:00:00.000Z'")
    world.go(f"{after} 12:00")
    assert [f"{when:%Y-%m-%d %H:%M}" for when, _ in world.mornings(NOOR)] == [f"{before} 09:00", f"{after} 09:00"]
    world.store.close()


def test_a_sleep_of_three_days(wereld: Wereld) -> None:
    """What fell due while the machine slept comes in one message when it wakes, and not again."""
    _fourteen(wereld)
    wereld.go("2026-03-03 12:00")
    wereld.now = local("2026-03-06 14:20")
    woken = [row for row in wereld.look() if row.adres == str(NOOR)]
    assert len(woken) == 1
    assert wereld.look() == []
    wereld.go("2026-03-08 23:00")
    assert len(wereld.mornings(NOOR)) == 2


def test_waking_in_the_night_disturbs_nobody(wereld: Wereld) -> None:
    """A machine that wakes late in the evening waits for the next morning."""
    _fourteen(wereld)
    wereld.now = local("2026-03-04 22:00")
    assert wereld.look() == []
    assert [when.date() for when, _ in (wereld.go("2026-03-05 12:00") and wereld.mornings(NOOR))] == [date(2026, 3, 5)]


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=2), timedelta(days=6)])
def test_a_clock_set_back(wereld: Wereld, back: timedelta) -> None:
    """What was said is not said again when the same morning comes a second time."""
    _fourteen(wereld)
    wereld.go("2026-03-10 12:00")
    said = [text for _, text in wereld.mornings(NOOR)]
    wereld.now -= back
    wereld.go("2026-03-10 12:00")
    assert [text for _, text in wereld.mornings(NOOR)] == said
    wereld.go("2026-03-11 12:00")
    assert len(wereld.mornings(NOOR)) == len(said) + 1


def test_a_clock_that_was_years_ahead(wereld: Wereld) -> None:
    """A wrong clock that is put right does not silence anybody for years."""
    _fourteen(wereld)
    wereld.now = local("2030-03-04 12:00")
    wereld.look()
    wereld.now = local("2026-03-03 08:00")
    wereld.go("2026-03-09 12:00")
    assert wereld.mornings(NOOR)[-1][0].date() == date(2026, 3, 9)


def test_a_last_day_off_is_said_the_morning_before_however_much_was_said(tmp_path: Path) -> None:
    """Who does not work on Fridays hears on Thursday of the last day on Friday, also in a week that had enough
    messages."""
    world = Wereld(tmp_path / "test.db", "2026-03-16 10:00")
    noor = world.add(NOOR, "gemeente")
    world.press(NOOR, "hi:d:4:0")
    world.make(NOOR, "Z-1", date(2026, 1, 16))  # the ten weeks end on Friday 27 March
    world.go("2026-03-26 07:00")
    with world.store.atomic():
        world.store.vandaag.kwam(noor, Berichten(date(2026, 3, 25), date(2026, 3, 24), keren=MOST))
    world.go("2026-03-26 12:00")
    when, text = world.mornings(NOOR)[-1]
    assert when.date() == date(2026, 3, 26)
    assert "Morgen is de laatste dag" in text
    world.store.close()


def test_an_appointment_is_said_on_its_day_and_afterwards_only_asked_about(tmp_path: Path) -> None:
    """However much was said that week; and after a missed morning no day that is past stands there as one to come."""
    for slept in (False, True):
        world = Wereld(tmp_path / f"{slept}.db", "2026-03-16 10:00")
        noor = world.add(NOOR, "gemeente")
        ident = world.make(NOOR, "Z-1", date(2026, 3, 9))
        brought = {"tekenafspraak": date(2026, 3, 26)}
        world.act(NOOR, lambda v, w=world, n=ident, b=brought: steps.put(v, w.case(n), SPOOR, "woning_gevonden", b))
        world.go("2026-03-26 07:00")
        with world.store.atomic():
            world.store.vandaag.kwam(noor, Berichten(date(2026, 3, 25), date(2026, 3, 24), keren=MOST))
        world.now = local("2026-03-30 08:00") if slept else world.now
        world.go("2026-03-30 12:00")
        said = [text for when, text in world.mornings(NOOR) if when.date() > date(2026, 3, 25)]
        assert ["Tekenafspraak: do 26 maart 2026 (vandaag)" in text for text in said] == [True, False][slept:]
        assert "Is er getekend?" in said[-1]
        assert "geleden" not in said[-1]
        world.store.close()


def test_a_case_that_can_only_be_looked_at_holds_up_no_morning(wereld: Wereld) -> None:
    """What comes back of it gets no next moment, for its names are in no table; the clock goes on all the same."""
    ident = wereld.make(NOOR, "Z-1", date(2026, 1, 5))
    wereld.look()
    (again,) = wereld.store.herinneringen.weer_of_case(ident)
    with wereld.store.atomic():
        wereld.store.herinneringen.mark_sent([again.sleutel])
        wereld.store.cases.add_history(ident, "", "oudenotitie", None, None, {}, None, wereld.now, 1)
    later = again.moment + timedelta(days=1)
    for _ in range(2):
        with wereld.store.atomic():
            last = replan.work(wereld.office, later)
    assert last is None


def test_who_is_no_coordinator_is_not_told_that_colleagues_are_sorted(wereld: Wereld) -> None:
    """The button of who was one may still lie on a phone."""
    assert "per collega" in wereld.press(COR, "hi:c:1").tekst
    assert "per collega" not in wereld.press(NOOR, "hi:c:1").tekst


def test_own_time_and_days(wereld: Wereld) -> None:
    """Each hears at the chosen time on the chosen days; what falls between comes on the morning before."""
    ident = wereld.make(BO, "Z-1", date(2026, 3, 1))
    for action in ("hi:t:0730", "hi:d:1:0", "hi:d:2:0", "hi:d:4:0"):  # Monday and Thursday are left
        wereld.press(BO, action)
    wereld.go("2026-03-16 12:00")
    assert [f"{when:%d %H:%M}" for when, _ in wereld.mornings(BO)] == ["09 07:30", "12 07:30", "16 07:30"]
    plan = {h.sleutel for h in wereld.store.herinneringen.of_case(ident)}
    assert f"koppeling:{ident}:start:2w" not in plan, "Friday the 13th was told on Thursday"


def test_silence_ends_with_what_is_open(wereld: Wereld) -> None:
    """Nothing comes while somebody wants quiet; the first morning after holds what fell due."""
    wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    wereld.press(NOOR, "hi:s:14")  # up to and including 15 March
    assert not [row for row in wereld.go("2026-03-15 23:00") if row.adres == str(NOOR)]
    wereld.go("2026-03-16 10:00")
    ((when, text),) = wereld.mornings(NOOR)
    assert when.date() == date(2026, 3, 16)
    assert "Is het profiel compleet" in text


@pytest.mark.parametrize("answer", ["k:{}", "wl:{}", "ht:{}", "vk:{}:profiel:1", "h:{}"])
def test_any_press_is_an_answer(wereld: Wereld, answer: str) -> None:
    """On the last working day the coordinator hears nothing of a case that somebody answered the day before."""
    ident = wereld.make(NOOR, "Z-1", date(2026, 1, 1))  # ten weeks end on Thursday 12 March
    wereld.go("2026-03-11 10:00")
    wereld.press(NOOR, answer.format(ident))
    wereld.go("2026-03-12 10:00")
    assert not [text for when, text in wereld.mornings(COR) if "Z-1" in text and when.date() == date(2026, 3, 12)]
    assert wereld.mornings(NOOR)[-1][0].date() == date(2026, 3, 12)


def test_unanswered_on_the_last_working_day(wereld: Wereld) -> None:
    """Nobody reacted: the coordinator hears it that morning, in the one message of that day."""
    wereld.make(NOOR, "Z-1", date(2026, 1, 1))
    wereld.go("2026-03-12 18:00")
    told = [(when.date(), text) for when, text in wereld.mornings(COR) if "Z-1" in text]
    assert [day for day, _ in told] == [date(2026, 3, 9), date(2026, 3, 12)], "of a colleague's near day on Monday"
    assert "(van P101)" in told[0][1]
    assert "nog niet gereageerd" in told[1][1]
    assert not [text for _, text in wereld.mornings(BO) if "Z-1" in text]


def _away(wereld: Wereld, person: int, van: date, tot: date, waarnemer: int | None) -> None:
    people = wereld.store.people
    organisatie = people.organisatie_by_name("Almere")
    who = people.by_address("telegram", str(person))
    other = people.by_address("telegram", str(waarnemer)) if waarnemer else None
    assert organisatie is not None
    assert who is not None
    with wereld.store.atomic():
        wereld.store.colleagues.set_away(Afwezig(who.id, organisatie.id, van, tot, other.id if other else None))


def test_who_stands_in_hears_instead(wereld: Wereld) -> None:
    """During the absence the waarnemer has the case in the own message, the absent one hears nothing, not even on
    Monday; afterwards all is as before."""
    wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    _away(wereld, NOOR, date(2026, 3, 9), date(2026, 3, 20), BO)
    wereld.go("2026-03-20 18:00")
    assert wereld.mornings(NOOR) == []
    assert [when.date().isoformat() for when, text in wereld.mornings(BO) if "Z-1" in text] == [
        "2026-03-09", "2026-03-13", "2026-03-16",
    ]  # fmt: skip
    wereld.go("2026-03-23 18:00")
    assert wereld.mornings(NOOR)[-1][0].date() == date(2026, 3, 23)


def test_away_without_anybody_goes_to_the_coordinator(wereld: Wereld) -> None:
    """Who is away and named nobody: the coordinator answers for the case."""
    wereld.make(NOOR, "Z-1", date(2026, 3, 1))
    _away(wereld, NOOR, date(2026, 3, 9), date(2026, 3, 20), None)
    wereld.go("2026-03-13 18:00")
    assert wereld.mornings(NOOR) == []
    assert "Is het profiel compleet" in wereld.mornings(COR)[-1][1]


def test_counted_by_itself_before_a_peildatum(tmp_path: Path) -> None:
    """In the four weeks before 1 July the overview names who moved and is not counted; before that it does not."""
    world = Wereld(tmp_path / "peil.db", "2026-05-25 10:00")
    world.add(NOOR, "gemeente")
    ident = world.make(NOOR, "Z-1", date(2026, 3, 1))
    for trigger, stand, feiten in (
        ("teken", "zoeken", {"getekend": date(2026, 5, 1)}),
        ("verhuis", "getekend", {"verhuisd": date(2026, 5, 8)}),
    ):
        world.act(NOOR, lambda v, t=trigger, s=stand, f=feiten: steps.take(v, ident, "koppeling", t, s, f))
    world.go("2026-06-29 12:00")
    weeks = {when.date(): text for when, text in world.mornings(NOOR) if "Je week" in text}
    assert [day.isoformat() for day, text in weeks.items() if "nog niet geteld (peildatum wo 1 juli 2026)" in text] == [
        "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29",
    ]  # fmt: skip
    assert date(2026, 6, 1) in weeks
    world.store.close()


def test_late_joiners_hear_from_their_own_start(wereld: Wereld) -> None:
    """Who is let in after nine on a Monday hears of that week's overview no more."""
    r = mornings.rooster(wereld.store.ochtenden.get(1), local("2026-03-02 10:00"))
    assert mornings.week_due(r, date(2026, 3, 3), KALENDER) is None
    assert mornings.week_due(r, date(2026, 3, 9), KALENDER) == date(2026, 3, 9)
    assert mornings.at(date(2026, 3, 9)).tzinfo is AMSTERDAM


def test_a_new_case_is_an_answer_too(wereld: Wereld) -> None:
    """A case that was registered on the eve of its last working day calls nobody else."""
    wereld.go("2026-03-11 10:00")
    ident = wereld.make(NOOR, "Z-1", date(2026, 1, 1))
    assert [regel.trigger for regel in wereld.case(ident).regels] == [MAAK]
    wereld.go("2026-03-12 18:00")
    assert "Z-1" in wereld.mornings(NOOR)[-1][1]
    assert not [text for when, text in wereld.mornings(COR) if "Z-1" in text and when.date() == date(2026, 3, 12)]


async def test_undeliverable(tmp_path: Path) -> None:
    """A message that Telegram refuses because the officer blocked the bot goes at once, all cases together, to the
    coordinator; the next reminder goes there directly."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, local("2026-03-02 10:00")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(COR, "Almere", "coordinator", "Cor")
        for number in range(1, 11):
            for text in ("/koppeling", f"Z-{number}", "1 maart 2026", "4", "klopt"):
                await chat.type(NOOR, text)
        chat.wire.gone.add(NOOR)
        shown = await chat.step_to(local("2026-03-09 10:00"))
        (instead,) = [s.text for s in shown if s.chat == COR and "niet bereikbaar" in s.text] or [""]
        assert instead == "", "the overview asks nothing of anybody else"
        shown = await chat.step_to(local("2026-03-13 10:00"))
        told = [s for s in shown if s.chat == COR and "Z-1 " in s.text]
        assert len(told) == 1
        assert phone.lines(Markup(told[0].text)) <= MOST_LINES
        assert "Alles tonen (10)" in [label for label, _ in told[0].buttons]
    store.close()


async def test_refused_in_the_morning_itself(tmp_path: Path) -> None:
    """Blocked without our knowing: the coordinator hears of the cases in that same morning, in one message."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, local("2026-03-10 10:00")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        chat.add(COR, "Almere", "coordinator", "Cor")
        for number in (1, 2):
            for text in ("/koppeling", f"Z-{number}", "1 maart 2026", "4", "klopt"):
                await chat.type(NOOR, text)
        chat.wire.gone.add(NOOR)
        shown = await chat.step_to(local("2026-03-13 10:00"))
        assert [s.chat for s in shown] == [COR]
        assert "Een collega is niet bereikbaar" in shown[0].text
        assert {"Z-1", "Z-2"} <= {label for label, _ in shown[0].buttons}
        assert store.people.by_address("telegram", str(NOOR)).bereikbaar is False
    store.close()


async def test_nobody_else_to_tell(tmp_path: Path) -> None:
    """With nobody else the reminder waits, and comes as soon as the person is back."""
    store = open_store(tmp_path / "test.db", mode="proef")
    async with Chat(store, local("2026-03-10 10:00")) as chat:
        chat.add(NOOR, "Almere", "gemeente", "Noor")
        for text in ("/koppeling", "Z-1", "1 maart 2026", "4", "klopt"):
            await chat.type(NOOR, text)
        chat.wire.gone.add(NOOR)
        assert await chat.step_to(local("2026-03-13 12:00")) == []
        chat.wire.gone.clear()
        await chat.type(NOOR, "/start")
        shown = await chat.step_to(local("2026-03-16 10:00"))
        assert any("Is het profiel compleet" in s.text for s in shown)
    store.close()
