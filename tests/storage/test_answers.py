"""What was asked, as counts; what a conversation is about; and questions sent to the editors, for a set time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from storage.asked import WITHIN, Onderwerp
from storage.store import Store
from tests.people import add_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MONTH = timedelta(days=30)


def person(store: Store, number: int) -> int:
    with store.atomic():
        return add_person(store, number, "Iemand")


def test_the_subject_is_remembered_for_half_an_hour(store: Store) -> None:
    """Only the last one, only of this person, and not after it was ended."""
    one, other = person(store, 1), person(store, 2)
    with store.atomic():
        store.onderwerpen.answered(one, NOW, "eerste", "tweede")
    assert store.onderwerpen.of(one, NOW + WITHIN - timedelta(minutes=1)) == Onderwerp(entries=("eerste", "tweede"))
    assert store.onderwerpen.of(one, NOW + WITHIN) == Onderwerp()
    assert store.onderwerpen.of(other, NOW) == Onderwerp()
    with store.atomic():
        store.onderwerpen.case(one, NOW, 12)
    assert store.onderwerpen.of(one, NOW) == Onderwerp(zaak=12)
    with store.atomic():
        store.onderwerpen.day(one, NOW, "koppeling", date(2026, 2, 28))
    assert store.onderwerpen.of(one, NOW) == Onderwerp(datum=("koppeling", date(2026, 2, 28)))
    with store.atomic():
        store.onderwerpen.perhaps(one, NOW, "eerste", "tweede")
    assert store.onderwerpen.of(one, NOW) == Onderwerp(entries=("eerste", "tweede"), gevraagd=True)
    with store.atomic():
        store.onderwerpen.end(one)
    assert store.onderwerpen.of(one, NOW) == Onderwerp()


def test_counts_add_up_over_days(store: Store) -> None:
    """By kind and theme, the most first, from the day asked."""
    monday, tuesday = date(2026, 3, 2), date(2026, 3, 3)
    with store.atomic():
        store.answers.count("onbekend", "", monday)
        for _ in range(2):
            store.answers.count("keuze", "termijnen", tuesday)
        store.answers.count("keuze", "termijnen", monday)
    assert store.answers.counts(monday) == [("keuze", "termijnen", 3), ("onbekend", "", 1)]
    assert store.answers.counts(tuesday) == [("keuze", "termijnen", 2)]


def test_a_question_for_the_editors_is_kept_once_and_not_for_ever(store: Store) -> None:
    """Sent twice it is there once; after its time it is not shown, also before it was cleaned up."""
    with store.atomic():
        for _ in range(2):
            store.answers.to_editors("mag dat?", NOW, NOW + MONTH)
        store.answers.to_editors("en dit?", NOW + timedelta(days=1), NOW + timedelta(days=1) + MONTH)
    assert [text for _, text in store.answers.for_editors(NOW)] == ["mag dat?", "en dit?"]
    assert [text for _, text in store.answers.for_editors(NOW + MONTH)] == ["en dit?"]
    with store.atomic():
        store.answers.to_editors("mag dat?", NOW + MONTH, NOW + 2 * MONTH)
    assert [text for _, text in store.answers.for_editors(NOW + MONTH)] == ["en dit?", "mag dat?"]


def test_what_expired_is_gone_from_the_file(store: Store, tmp_path: Path) -> None:
    """Counts before their day as well."""
    with store.atomic():
        store.answers.to_editors("zwembadvraag", NOW, NOW + MONTH)
        store.answers.count("onbekend", "zwembadthema", NOW.date())
    with store.atomic():
        store.answers.forget(NOW + MONTH, NOW.date() + timedelta(days=1))
    assert store.answers.counts(date.min) == []
    store.db.conn.execute("pragma wal_checkpoint(truncate)")
    for file in tmp_path.iterdir():
        assert b"zwembad" not in file.read_bytes()
