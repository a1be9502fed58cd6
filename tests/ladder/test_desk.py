"""The ladder at the desk: what the gemeente is told adds up to what it sees, and every screen fits a phone."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.rights import RECHTEN, Actie, Rol
from bot.desk.who_hears import readers
from bot.features.ladder import post_screens, screens
from bot.features.ladder.clock import hears, next_moment, send_due
from bot.features.ladder.post import changes
from bot.features.ladder.post_screens import PostBeeld
from bot.features.ladder.screens import LadderBeeld
from bot.screens import standard
from bot.screens.beeld import Beeld
from bot.screens.message import Bericht
from storage.colleagues import Afwezig
from tests.bestand import open_test_store
from tests.chat import Chat, at
from tests.ladder.dagen import lopend, plan
from tests.ladder.test_tabel import DAG, OMHOOG, SPOOR
from tests.people import chat_of
from tests.speler import AMSTERDAM, plain
from workflows.dates.kalender import KALENDER
from workflows.engine.laatste_dagen import leidend
from workflows.engine.zaak import (
    Geweigerd,
    NietOpen,
    Regel,
    Zaak,
    begin,
    corrigeer,
    herspeel,
    maak_ongedaan,
    ontbreekt,
    open_stappen,
    zet,
)
from workflows.ladder.brieven import BRIEVEN, zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import VRAGEN, brief_van
from workflows.ladder.tabel import LADDER

MOST_LINES, MOST_BUTTONS = 12, 8
NUMMERS = {f"{brief.naam}_nr": f"NR-{n}" for n, brief in enumerate(BRIEVEN)}


def _walk(draft: bool) -> Iterator[tuple[Zaak, date]]:
    """A dossier in each stand on the way up; with `draft` each letter stays one until the next step needs it sent."""
    zaak, _ = begin(LADDER, {"tijdvak_op": date(2026, 7, 1), "gemeente": "GM0034"}, DAG)
    day = DAG
    yield zaak, day
    for trigger, feiten, when, _ in OMHOOG:
        day = DAG + timedelta(days=when)
        held = {naam: value for naam, value in feiten.items() if not (draft and naam.endswith("_verstuurd"))}
        zaak, _ = zet(LADDER, zaak, "ladder", trigger, held, day)
        yield zaak, day
        if held != feiten:
            zaak, _ = corrigeer(LADDER, zaak, feiten, day)


STANDEN = [*_walk(draft=False), *_walk(draft=True)]


def _beeld(zaak: Zaak, day: date) -> LadderBeeld:
    stand = zaak.standen["ladder"]
    shown = Beeld(
        id=10**9, referentie="Noordoostpolder 2026-II/2", gemeente="Flevoland", procedure=LADDER,
        standen=zaak.standen, feiten=zaak.feiten, vandaag=day, kalender=KALENDER,
        dagen=LADDER.laatste_dagen(zaak.standen, zaak.feiten, KALENDER),
        stappen=[("ladder", stap) for stap in open_stappen(LADDER, zaak, "ladder")],
        ontbreekt=ontbreekt(LADDER, zaak, ["ladder"], day), herinneringen=[day],
        daad=Regel("ladder", "toets_besluit", "5.1", stand, {}, 1, 10**9),
    )  # fmt: skip
    return LadderBeeld.van(
        shown, organisatie=10**9, over="Noordoostpolder", op_de_bot=True, behandelaar="Iemand", eigen=False
    )


def _fits(bericht: Bericht, lines: int = MOST_LINES, buttons: int = MOST_BUTTONS) -> None:
    assert len(bericht.tekst.splitlines()) <= lines, bericht.tekst
    shown = [knop for rij in bericht.knoppen for knop in rij]
    assert len(shown) <= buttons, [knop.tekst for knop in shown]
    assert all(len(knop.actie.encode()) <= 64 for knop in shown)


# ---------------------------------------------------------------- the plan


@pytest.mark.parametrize(("zaak", "day"), STANDEN)
def test_every_stand_has_a_plan(zaak: Zaak, day: date) -> None:
    """Each reminder has a question, lies on a working day, and is planned once for its kind and day."""
    del day
    stand = zaak.standen["ladder"]
    planned = plan(stand, zaak.feiten)
    assert all(item.soort in VRAGEN for item in planned)
    assert all(KALENDER.is_werkdag(item.dag) for item in planned)
    if SPOOR.stand(stand).eind:
        assert not planned
        assert not [day for day in LADDER.laatste_dagen(zaak.standen, zaak.feiten, KALENDER) if day.agenda]
    leads = leidend(LADDER.laatste_dagen(zaak.standen, zaak.feiten, KALENDER))
    assert all(day.dag >= date(2027, 1, 1) for day in leads)
    # The year counts down from the first letter until the provincie carries out.
    assert bool(leads) is (stand == "1.0" or (stand[0] in "2345" or stand == "aangehouden"))


def test_a_draft_is_brought_up_after_a_week_and_at_the_end_of_its_term() -> None:
    """Also a letter without a term; once it was sent it is not brought up any more."""
    drafts = {zaak.standen["ladder"]: zaak for zaak, _ in _walk(draft=True)}
    warned = [item.dag for item in plan("4.1", drafts["4.1"].feiten) if item.soort == "concept"]
    assert warned == [date(2027, 7, 12)]  # 180 days after DAG and a week, a Saturday: the Monday after
    asked = [item.dag for item in plan("2.0", drafts["2.0"].feiten) if item.soort == "concept"]
    assert asked == [date(2027, 1, 11), date(2027, 1, 18)]
    sent = {zaak.standen["ladder"]: zaak for zaak, _ in _walk(draft=False)}
    assert not [item for item in plan("4.1", sent["4.1"].feiten) if item.soort == "concept"]


def test_a_hold_is_asked_about_every_month() -> None:
    """The handreiking names no term for it; so we ask for half a year."""
    zaak = next(zaak for zaak, _ in STANDEN if zaak.standen["ladder"] == "4.3")
    held, _ = zet(LADDER, zaak, "ladder", "houd_aan", {}, date(2027, 8, 31))
    days = [item.dag for item in plan("aangehouden", held.feiten) if item.soort == "aangehouden"]
    assert days[:2] == [date(2027, 9, 30), date(2027, 11, 1)]
    assert len(days) == 6


def test_a_ladder_that_stands_still_is_brought_up() -> None:
    """Where nothing has a day: after two weeks, and later again; not while a term runs or a letter waits to go out."""
    for zaak, day in _walk(draft=False):
        stand = zaak.standen["ladder"]
        quiet = [item.dag for item in plan(stand, zaak.feiten) if item.soort == "stil"]
        waits = lopend(stand, zaak.feiten).nu is None and not SPOOR.stand(stand).eind
        assert len(quiet) == (3 if waits else 0), stand
        assert all(dag >= day + timedelta(weeks=2) for dag in quiet)


def test_a_hearing_is_announced_before_it_is() -> None:
    """On the working day before it and on the day itself, and asked about from the working day after."""
    zaak = next(zaak for zaak, _ in STANDEN if zaak.standen["ladder"] == "2.2")
    heard = {**zaak.feiten, "overleg_op": date(2027, 2, 1)}
    days = [(item.soort, item.dag) for item in plan("2.2", heard) if item.soort.startswith("overleg")]
    assert days == [
        ("overleg_komt", date(2027, 1, 29)),
        ("overleg_komt", date(2027, 2, 1)),
        ("overleg", date(2027, 2, 2)),
        ("overleg", date(2027, 2, 8)),
        ("overleg", date(2027, 2, 15)),
    ]


def test_an_unknown_letter_is_refused() -> None:
    """A button from outside can say anything."""
    with pytest.raises(ValueError, match="liefde"):
        brief_van("liefde")


# ---------------------------------------------------------------- screens


@pytest.mark.parametrize(("zaak", "day"), STANDEN)
def test_screens_fit_a_phone(zaak: Zaak, day: date) -> None:
    """Twelve lines and eight buttons at most, in each stand, and below that what is missing; a checklist has a line
    more."""
    beeld = _beeld(zaak, day)
    _fits(standard.case(beeld), MOST_LINES + 1 + len(beeld.ontbreekt) + 2, MOST_BUTTONS + 1)  # [Alles] beside others
    _fits(standard.more(beeld), buttons=9)  # two in a row
    _fits(screens.timeline(beeld))
    for brief in beeld.brieven():
        _fits(screens.checklist(beeld, brief), 14)
    shown = _post(zaak, day)
    _fits(post_screens.dossier(shown))
    for item in shown.brieven:
        _fits(post_screens.announced(shown, item), 14)


def test_a_checklist_and_a_letter_name_their_source() -> None:
    """With the year, so that a reader sees how old the rule is."""
    zaak, day = STANDEN[3]
    assert "2016, §4.3" in screens.checklist(_beeld(zaak, day), BRIEVEN[0]).tekst
    assert "2016, §4.3" in post_screens.announced(_post(zaak, day), _post(zaak, day).brieven[0]).tekst


# ---------------------------------------------------------------- what the gemeente is told


def _post(zaak: Zaak, day: date) -> PostBeeld:
    ended, stand = zaak.feiten.get("einde_op"), SPOOR.stand(zaak.standen["ladder"])
    return PostBeeld(1, "Almere", "provincie Flevoland", LadderFeiten(zaak.feiten).gemist, zichtbaar(zaak.feiten, day),
                     day, KALENDER, (ended, stand.titel) if ended else None)  # fmt: skip


FEITEN: dict[str, Any] = {naam: value for _, feiten, _, _ in OMHOOG for naam, value in feiten.items()}
FEITEN |= {"intrekking_verstuurd": DAG + timedelta(days=700), "spoed_nr": "S-1"} | NUMMERS
BRIEFVELDEN = {f"{brief.naam}_{what}" for brief in BRIEVEN for what in ("nr", "tot", "verstuurd")}
LATE = DAG + timedelta(days=800)


def _do(data: st.DataObject, regels: list[Regel]) -> Regel | None:
    """A step, a correction or an undoing, if it can be."""
    zaak = herspeel(LADDER, regels)
    acts: list[Any] = [*open_stappen(LADDER, zaak, "ladder"), "ongedaan", "verbeter"]
    act = data.draw(st.sampled_from(acts))
    try:
        if act == "ongedaan":
            return maak_ongedaan(LADDER, regels)[1]
        if act == "verbeter":
            known = [n for n in zaak.feiten if n in BRIEFVELDEN]
            return corrigeer(LADDER, zaak, _correction(data, known), LATE)[1] if known else None
        facts = {v.naam: FEITEN[v.naam] for v in act.velden}
        facts |= {n: None for n in facts if n.endswith("_verstuurd") and data.draw(st.booleans())}
        return zet(LADDER, zaak, "ladder", act.trigger, facts, LATE)[1]
    except (NietOpen, Geweigerd):
        return None


def _correction(data: st.DataObject, known: list[str]) -> dict[str, Any]:
    naam = data.draw(st.sampled_from(known))
    if naam.endswith("_nr"):
        return {naam: NUMMERS[naam] + data.draw(st.sampled_from(["", "-B"]))}
    moved = FEITEN[naam] + timedelta(days=data.draw(st.integers(-2, 2)))
    return {naam: None if naam.endswith("_verstuurd") and data.draw(st.booleans()) else moved}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_told_adds_up_to_what_is_seen(data: st.DataObject) -> None:
    """After any steps, corrections and undoings: who only read the messages knows the letters that stand, and no number
    of a draft was ever in one."""
    _, first = begin(LADDER, {"tijdvak_op": date(2026, 7, 1), "gemeente": "GM0034"}, LATE)
    regels, heard = [Regel(**{**_plain(first), "id": 1})], set[str]()
    for _ in range(data.draw(st.integers(1, 25))):
        line = _do(data, regels)
        if line is None:
            continue
        before = _post(herspeel(LADDER, regels), LATE)
        regels.append(Regel(**{**_plain(line), "id": len(regels) + 1}))
        now = _post(herspeel(LADDER, regels), LATE)
        for bericht in changes(before, now):
            _hear(heard, plain(bericht.tekst), {item.nummer for item in (*before.brieven, *now.brieven)})
        assert heard == {item.brief.titel for item in now.brieven}


def _plain(regel: Regel) -> dict[str, Any]:
    return {naam: getattr(regel, naam) for naam in ("spoor", "trigger", "van", "naar", "feiten", "versie")}


def _hear(heard: set[str], text: str, may_know: set[str]) -> None:
    titel = next(brief.titel for brief in BRIEVEN if brief.titel in text)
    assert set(re.findall(r"NR-\d(?:-B)?", text)) <= may_know
    if text.startswith("Teruggenomen"):
        heard.remove(titel)
    else:
        assert text.startswith("Verbeterd") is (titel in heard)
        heard.add(titel)


# ---------------------------------------------------------------- who hears it


async def test_the_coordinator_hears_it_first(tmp_path: Path) -> None:
    """Else everybody of the gemeente; nobody where it is not on the bot. Who blocked us is passed over."""
    chat = Chat(open_test_store(tmp_path / "t.db"), at("2027-01-04"))
    assert readers(chat.office, "GM0034") == []
    chat.add(1, "Almere", "gemeente", "Noor")
    chat.add(2, "Urk", "coordinator", "Dirk")
    assert [p.naam for p in readers(chat.office, "GM0034")] == ["Noor"]
    chat.add(3, "Almere", "coordinator", "Cora")
    assert [p.naam for p in readers(chat.office, "GM0034")] == ["Cora"]
    with chat.store.atomic():
        chat.store.addresses.set_reachable(chat_of(chat.store, 3), datetime(2027, 1, 4, tzinfo=UTC))
    assert [p.naam for p in readers(chat.office, "GM0034")] == ["Noor"]
    with chat.store.atomic():
        chat.store.addresses.set_reachable(chat_of(chat.store, 1), datetime(2027, 1, 4, tzinfo=UTC))
    assert [p.naam for p in readers(chat.office, "GM0034")] == ["Cora"]  # it waits for her
    chat.store.close()


async def test_who_is_away_or_silent_is_not_reminded(tmp_path: Path) -> None:
    """Unless that leaves nobody: a term must not pass in silence."""
    chat = Chat(open_test_store(tmp_path / "t.db"), at("2027-01-04"))
    chat.add(1, "Almere", "coordinator", "Cora")
    chat.add(2, "Almere", "coordinator", "Carl")
    store, own = chat.store, chat.store.people.gemeente("GM0034")
    cora, carl = readers(chat.office, "GM0034")
    assert own is not None
    with store.atomic():
        store.colleagues.set_away(Afwezig(cora.id, own.id, date(2027, 1, 18), date(2027, 1, 22), None))
    assert [p.naam for p in hears(chat.office, "GM0034", date(2027, 1, 18))] == ["Carl"]
    assert [p.naam for p in hears(chat.office, "GM0034", date(2027, 1, 25))] == ["Cora", "Carl"]
    with store.atomic():
        store.ochtenden.choose(carl.id, None, None, date(2027, 1, 20))
    assert [p.naam for p in hears(chat.office, "GM0034", date(2027, 1, 18))] == ["Cora", "Carl"]
    store.close()


@pytest.mark.parametrize(
    ("now", "expected"),
    [("2027-01-15 10:00", None), ("2027-01-18 08:59", None), ("2027-01-18 20:00", None), ("2027-01-18 09:00", 1),
     ("2027-01-23 10:00", None), ("2027-01-25 09:00", 1), ("2027-01-26 09:00", None)],
)  # fmt: skip
async def test_a_reminder_comes_within_its_week_by_day(tmp_path: Path, now: str, expected: int | None) -> None:
    """A week ahead and on the last working day, between nine and eight; not after the term, and once each."""
    moment = datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM).astimezone(UTC)
    chat = Chat(open_test_store(tmp_path / "t.db"), moment)
    chat.add(1, "Almere", "coordinator", "Cora")
    chat.add(2, "Flevoland", "provincie", "Petra")
    facts = {"gemeente": "GM0034", "tijdvak_op": "2026-07-01", "vraag_nr": "B-1", "vraag_tot": "2027-01-25",
             "vraag_verstuurd": "2027-01-04"}  # fmt: skip
    with chat.store.atomic():
        owner = chat.store.people.organisatie_by_name("Flevoland")
        assert owner is not None
        ident = chat.store.cases.add("ladder", owner.id, "Almere 2026-II", 2, {"ladder": "2.0"}, moment)
        chat.store.cases.save(ident, facts, {"ladder": "2.0"})
        post = send_due(chat.office, moment)
        assert (len(post.rows) if post else None) == expected
        assert send_due(chat.office, moment) is None
        following = next_moment(chat.office, moment)
        assert following is None or following > moment
    chat.store.close()


def test_rights() -> None:
    """The ladder is the provincie's, the letters are the gemeente's; both have a morning message."""
    assert RECHTEN[Actie.LADDER] == {Rol.PROVINCIE}
    assert RECHTEN[Actie.LADDER_BRIEVEN] == {Rol.GEMEENTE, Rol.COORDINATOR}
    assert RECHTEN[Actie.OCHTEND] == {Rol.GEMEENTE, Rol.COORDINATOR, Rol.PROVINCIE, Rol.REGIO}
