"""The letterhead of an organisation: one at a time, gone with the organisation, kept when who sent it goes."""

from datetime import UTC, datetime

from storage.store import Store
from tests.people import add_person

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_one_letterhead_that_can_be_replaced_and_taken_away(store: Store) -> None:
    """The newest counts; taking away what is not there says so."""
    with store.atomic():
        almere = store.people.add_organisatie("Almere", "gemeente", "GM0034").id
        noor = add_person(store, 1, "Noor")
        assert store.briefpapier.of_organisation(almere) is None
        store.briefpapier.save(almere, b"oud", noor, NOW)
        store.briefpapier.save(almere, b"\0nieuw", noor, NOW)
    found = store.briefpapier.of_organisation(almere)
    assert found is not None
    assert (found.inhoud, found.naam, found.op) == (b"\0nieuw", "Noor", NOW)
    with store.atomic():
        assert store.briefpapier.delete(almere)
        assert not store.briefpapier.delete(almere)


def test_it_outlives_who_sent_it_and_not_its_organisation(store: Store) -> None:
    """A person who is taken out leaves the paper; an organisation takes it along."""
    with store.atomic():
        almere = store.people.add_organisatie("Almere", "gemeente", "GM0034").id
        noor = add_person(store, 1, "Noor")
        store.briefpapier.save(almere, b"papier", noor, NOW)
        store.db.execute("delete from personen where id = ?", [noor])
    found = store.briefpapier.of_organisation(almere)
    assert found is not None
    assert found.naam is None
    with store.atomic():
        store.db.execute("delete from organisaties where id = ?", [almere])
    assert store.briefpapier.of_organisation(almere) is None
