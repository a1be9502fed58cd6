"""Rows by subject: what is kept, found and let go."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from storage.cases import DoubleReference
from storage.herinneringen import Herinnering
from storage.outbox import OutboxRow, Sent
from storage.store import Store
from storage.values import as_json, moment, read_moment
from tests.people import add_person, chat_of, counts

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
UUR = timedelta(hours=1)
DAG = timedelta(days=1)


@pytest.fixture
def zaak(store: Store) -> int:
    """A case of a person in Almere."""
    with store.atomic():
        organisatie = store.people.add_organisatie("Almere", "gemeente", "GM0034")
        person = add_person(store, 101, "Iemand")
        return store.cases.add("koppeling", organisatie.id, "Z-1", person, {"koppeling": "zoeken"}, NOW)


# ---------------------------------------------------------------- values


def test_moments_sort_as_text() -> None:
    """One written form, whatever the zone, so that the earlier text is the earlier moment."""
    later = datetime(2026, 3, 2, 10, 30, tzinfo=timezone(UUR))
    assert moment(later) == "2026-03-02T09:30:00.000Z"
    assert moment(NOW) < moment(later) < moment(NOW + UUR)
    assert read_moment(moment(later)) == later


def test_a_moment_without_zone_is_refused() -> None:
    """It could be any hour."""
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 3, 2))  # noqa: DTZ001  that is the point


def test_json_is_stable() -> None:
    """The same value gives the same text, with Dutch letters as they are."""
    assert as_json({"b": "één", "a": 1}) == as_json({"a": 1, "b": "één"}) == '{"a":1,"b":"één"}'


# ---------------------------------------------------------------- cases


def test_a_reference_is_unique_in_its_organisation(store: Store, zaak: int) -> None:
    """Without regard to capitals; another organisation may use the same, and a failing rename changes nothing."""
    del zaak
    almere = store.people.organisatie_by_name("Almere")
    assert almere is not None
    with store.atomic():
        other = store.people.add_organisatie("Lelystad", "gemeente", None)
        store.cases.add("koppeling", other.id, "Z-1", 1, {"koppeling": "zoeken"}, NOW)
        second = store.cases.add("koppeling", almere.id, "Z-2", 1, {"koppeling": "zoeken"}, NOW)
    with pytest.raises(DoubleReference), store.atomic():
        store.cases.add("koppeling", almere.id, "z-1", 1, {"koppeling": "zoeken"}, NOW)
    with pytest.raises(DoubleReference), store.atomic():
        store.cases.set_reference(second, "z-1")
    row = store.cases.get(second)
    assert row is not None
    assert row.referentie == "Z-2"


def test_a_case_goes_with_everything(store: Store, zaak: int) -> None:
    """Tracks, history, reminders and gesprekken about it; other gesprekken stay."""
    with store.atomic():
        store.cases.add_history(zaak, "", "maak", None, None, {}, 1, NOW, 1)
        store.herinneringen.replace(zaak, 1, [Herinnering("a", zaak, "tekenen", NOW, "behandelaar")])
        store.gesprekken.start(1, "stap", {"zaak": zaak}, "getekend", NOW)
        store.gesprekken.park(1, NOW)
        other = store.gesprekken.start(1, "nieuw", {"organisatie": 1}, "referentie", NOW)
    with store.atomic():
        store.gesprekken.end_for_case(zaak)
        store.cases.delete(zaak)
    counts = [
        store.db.execute(f"select count(*) from {t}").fetchone()[0] for t in ("sporen", "geschiedenis", "herinneringen")
    ]
    assert (store.cases.get(zaak), counts) == (None, [0, 0, 0])
    assert [row[0] for row in store.db.execute("select id from gesprekken")] == [other]


def test_a_new_reference_reaches_the_gesprekken(store: Store, zaak: int) -> None:
    """The old one is kept nowhere."""
    with store.atomic():
        ident = store.gesprekken.start(1, "stap", {"zaak": zaak, "referentie": "Z-1", "spoor": "k"}, "getekend", NOW)
        store.gesprekken.rename_case(zaak, "Z-9")
    row = store.gesprekken.get(ident)
    assert row is not None
    assert row.doel == {"zaak": zaak, "referentie": "Z-9", "spoor": "k"}


# ---------------------------------------------------------------- gesprekken


def test_one_gesprek_is_open(store: Store, zaak: int) -> None:
    """Any number may be parked, newest first; a forgotten one goes after its time."""
    del zaak
    with store.atomic():
        first = store.gesprekken.start(1, "nieuw", {}, "referentie", NOW)
        store.gesprekken.park(1, NOW)
        second = store.gesprekken.start(1, "nieuw", {}, "referentie", NOW + UUR)
        store.gesprekken.park(1, NOW + UUR)
    assert [row.id for row in store.gesprekken.parked(1)] == [second, first]
    assert store.gesprekken.open(1) is None
    with store.atomic():
        store.gesprekken.resume(first, NOW + UUR)
        store.gesprekken.save(first, "personen", {"referentie": "Z-5"}, NOW + 2 * UUR)
    row = store.gesprekken.open(1)
    assert row is not None
    assert (row.id, row.veld, row.antwoorden, row.geparkeerd) == (first, "personen", {"referentie": "Z-5"}, False)
    with store.atomic():
        assert store.gesprekken.forget(NOW + 2 * UUR) == 1
    assert store.gesprekken.get(second) is None


# ---------------------------------------------------------------- herinneringen


def _due(store: Store, by: datetime) -> list[str]:
    """What should have been said by then and was not."""
    return [h.sleutel for h in store.herinneringen.until([1], [], by + timedelta(milliseconds=1), by + DAG)]


def _plan(zaak: int, *moments: tuple[str, datetime]) -> list[Herinnering]:
    return [Herinnering(key, zaak, "tekenen", when, "behandelaar") for key, when in moments]


def test_a_new_plan_replaces_the_old(store: Store, zaak: int) -> None:
    """What is no longer in it goes, what is new comes, soonest first."""
    with store.atomic():
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW), ("b", NOW + DAG)))
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("c", NOW - DAG), ("b", NOW + DAG)))
    assert [h.sleutel for h in store.herinneringen.of_case(zaak)] == ["c", "b"]


def test_what_was_sent_is_sent_again_only_when_its_moment_moved(store: Store, zaak: int) -> None:
    """The same plan computed anew keeps it sent; a corrected date opens it again."""
    with store.atomic():
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW), ("b", NOW + DAG)))
        store.herinneringen.mark_sent(["a"])
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW), ("b", NOW + DAG)))
    assert _due(store, NOW + UUR) == []
    assert [h.sleutel for h in store.herinneringen.plan_of_case(zaak)] == ["a", "b"]
    with store.atomic():
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW + UUR), ("b", NOW + DAG)))
    assert _due(store, NOW + UUR) == ["a"]


def test_plans_of_two_cases_do_not_touch(store: Store, zaak: int) -> None:
    """Replacing one leaves the other."""
    with store.atomic():
        other = store.cases.add("koppeling", 1, "Z-2", 1, {"koppeling": "zoeken"}, NOW)
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW)))
        store.herinneringen.replace(other, 1, _plan(other, ("z", NOW)))
        store.herinneringen.replace(zaak, 1, [])
    assert _due(store, NOW) == ["z"]


def test_due_means_at_its_moment(store: Store, zaak: int) -> None:
    """Not a millisecond earlier."""
    with store.atomic():
        store.herinneringen.replace(zaak, 1, _plan(zaak, ("a", NOW)))
    assert _due(store, NOW - timedelta(milliseconds=1)) == []
    assert _due(store, NOW) == ["a"]


# ---------------------------------------------------------------- outbox


def _row(store: Store, text: str = "hallo", chat: int = 101) -> OutboxRow:
    return store.outbox.add(chat_of(store, chat), "antwoord", "stuur", {"tekst": text}, NOW, NOW + DAG)


def test_a_row_is_claimed_once(store: Store) -> None:
    """Whoever comes second gets nothing, so that nothing is sent twice."""
    with store.atomic():
        row = _row(store)
        assert store.outbox.claim([row.id, 999]) == {row.id: {"tekst": "hallo"}}
        assert store.outbox.claim([row.id]) == {}
    assert store.outbox.waiting("telegram") == []


def test_after_a_kill_exactly_the_claimed_are_uncertain(store: Store) -> None:
    """Waiting rows wait, sent ones stay sent, the claimed one waits again and is marked."""
    with store.atomic():
        sent, claimed, waiting = (_row(store, text) for text in ("een", "twee", "drie"))
        store.outbox.claim([sent.id, claimed.id])
        store.outbox.mark([Sent(sent.id, "verstuurd", 77)])
    with store.atomic():
        assert store.outbox.recover("telegram") == 1
    found = [(row.id, row.inhoud["tekst"], row.dubbel) for row in store.outbox.waiting("telegram")]
    assert found == [(claimed.id, "twee", True), (waiting.id, "drie", False)]


@pytest.mark.parametrize("stand", ["verstuurd", "geweigerd", "verlopen"])
def test_what_a_row_said_goes_with_its_fate(store: Store, stand: str) -> None:
    """Only state and message id stay, for edits and counts."""
    with store.atomic():
        row = _row(store, "Z-4711")
        store.outbox.claim([row.id])
        store.outbox.mark([Sent(row.id, stand, 77, "BadRequest" if stand == "geweigerd" else None)])
    assert store.db.execute("select inhoud, stand from outbox").fetchone() == ("{}", stand)
    assert counts(store) == {stand: 1}
    fate = store.outbox.fate(row.id)
    assert fate is not None
    assert (fate.stand, fate.bericht) == (stand, 77)


def test_a_row_that_is_given_back_keeps_its_words(store: Store) -> None:
    """It was certainly not delivered, and waits again; what was uncertain once stays marked."""
    with store.atomic():
        row = _row(store)
        store.outbox.claim([row.id])
        store.outbox.mark([Sent(row.id, "klaar", dubbel=True)])
        store.outbox.claim([row.id])
        store.outbox.mark([Sent(row.id, "klaar")])
    (again,) = store.outbox.waiting("telegram")
    assert (again.inhoud, again.dubbel) == ({"tekst": "hallo"}, True)


def test_an_edit_replaces_only_what_was_not_claimed(store: Store) -> None:
    """Afterwards the message has to be edited where it is."""
    with store.atomic():
        row = _row(store)
        assert store.outbox.replace_unsent(row.id, {"tekst": "anders"})
        assert store.outbox.claim([row.id]) == {row.id: {"tekst": "anders"}}
        assert not store.outbox.replace_unsent(row.id, {"tekst": "te laat"})


def test_the_row_behind_a_message_is_found(store: Store) -> None:
    """In its own chat: message ids of two chats may be the same."""
    with store.atomic():
        mine, other = _row(store), _row(store, chat=202)
        store.outbox.claim([mine.id, other.id])
        store.outbox.mark([Sent(mine.id, "verstuurd", 77), Sent(other.id, "verstuurd", 77)])
    assert store.outbox.of_message(mine.chat, 77) == mine.id
    assert store.outbox.of_message(other.chat, 77) == other.id
    assert store.outbox.of_message(mine.chat, 78) is None


def test_what_is_withdrawn_is_not_sent(store: Store) -> None:
    """Its words are gone at once; what is on its way already is left."""
    with store.atomic():
        waiting, going = _row(store, "Z-4711"), _row(store)
        store.outbox.claim([going.id])
        store.outbox.withdraw([waiting.id, going.id])
        assert store.outbox.claim([waiting.id]) == {}
    assert counts(store) == {"geclaimd": 1, "verlopen": 1}
    assert "4711" not in json.dumps(store.db.execute("select inhoud from outbox").fetchall())


def test_only_what_was_dealt_with_is_forgotten(store: Store) -> None:
    """However old: what still waits, waits."""
    with store.atomic():
        sent, _ = _row(store), _row(store)
        store.outbox.claim([sent.id])
        store.outbox.mark([Sent(sent.id, "verstuurd", 77)])
    with store.atomic():
        assert store.outbox.forget(NOW, 10) == 0
        assert store.outbox.forget(NOW + UUR, 10) == 1
    assert len(store.outbox.waiting("telegram")) == 1


# ---------------------------------------------------------------- updates, people


def test_an_update_is_handled_once(store: Store) -> None:
    """For each bot apart; after its days it may be forgotten, whatever its number."""
    with store.atomic():
        assert store.updates.remember("telegram:1:500", NOW)
        assert not store.updates.remember("telegram:1:500", NOW)
        assert store.updates.remember("telegram:2:500", NOW)
        assert store.updates.remember("telegram:1:3", NOW + DAG)
        store.updates.forget(NOW + UUR)
        assert store.updates.remember("telegram:1:500", NOW + DAG)
        assert not store.updates.remember("telegram:1:3", NOW + DAG)


def test_who_refuses_messages_is_known(store: Store) -> None:
    """Until they can be reached again."""
    with store.atomic():
        ident = add_person(store, 101, "Iemand")
        store.addresses.set_reachable(chat_of(store, 101), NOW)
    person = store.people.by_id(ident)
    assert person is not None
    assert not person.bereikbaar
    with store.atomic():
        store.addresses.set_reachable(chat_of(store, 101), None)
    person = store.people.by_address("telegram", "101")
    assert person is not None
    assert person.bereikbaar


def test_wrong_codes_are_counted_within_their_window(store: Store) -> None:
    """By address, and dropped when they no longer count."""
    with store.atomic():
        chat, other = chat_of(store, 101), chat_of(store, 102)
        for hours in (0, 1, 2):
            store.people.add_wrong_code(chat, NOW + hours * UUR)
    assert store.people.wrong_codes(chat, NOW + 30 * timedelta(minutes=1)) == 2
    assert store.people.wrong_codes(other, NOW - DAG) == 0
    with store.atomic():
        store.people.forget_attempts(NOW + UUR)
    assert store.people.wrong_codes(chat, NOW - DAG) == 1
