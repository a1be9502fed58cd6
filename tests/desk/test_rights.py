"""Who may do what: the table as it was agreed, typed once more by hand."""

from datetime import UTC, datetime

import pytest

from bot.desk.rights import INVITES, RECHTEN, SOORT_VAN_ROL, Actie, Rol, may, organisations, roles
from storage.people import Lidmaatschap, Organisatie, Persoon
from storage.store import Store
from tests.people import add_person

G, C, R, P, A, W, B, X = (
    Rol.GEMEENTE, Rol.COORDINATOR, Rol.REGIO, Rol.PROVINCIE, Rol.COA, Rol.CORPORATIE, Rol.BEGELEIDING, Rol.BEHEERDER,
)  # fmt: skip
TABLE = {
    "VRAAG": {G, C, R, P, A, W, B, X},
    "TERMIJN": {G, C, R, P, A, W, B, X},
    "ZAAK_MAKEN": {G, C},
    "ZAAK_ZIEN": {G, C},
    "ZAAK_STAP": {G, C},
    "ZAAK_WISSEN": {G, C},
    "UITNODIGEN": {C, R},
    "UITNODIGEN_ALLE": {X},
}
"""What the bot began with; later actions stand in the tests of what they belong to."""

ALMERE, LELYSTAD = Organisatie(1, "Almere", "gemeente"), Organisatie(2, "Lelystad", "gemeente")
CASES = (Actie.ZAAK_MAKEN, Actie.ZAAK_ZIEN, Actie.ZAAK_STAP, Actie.ZAAK_WISSEN)


def somebody(*memberships: tuple[Organisatie, Rol]) -> Persoon:
    """A person with these roles."""
    return Persoon(1, 101, "Iemand", True, tuple(Lidmaatschap(o, rol) for o, rol in memberships))


@pytest.mark.parametrize("actie", TABLE)
@pytest.mark.parametrize("rol", Rol)
def test_role_by_action(rol: Rol, actie: str) -> None:
    """Each role may do exactly what the table says, in its own organisation."""
    assert may(somebody((ALMERE, rol)), Actie[actie], ALMERE.id) is (rol in TABLE[actie])


@pytest.mark.parametrize("actie", Actie)
def test_every_action_is_in_the_table(actie: Actie) -> None:
    """Nothing is allowed by having been forgotten."""
    assert actie in RECHTEN


@pytest.mark.parametrize("actie", Actie)
@pytest.mark.parametrize("rol", Rol)
def test_nothing_is_allowed_in_another_organisation(rol: Rol, actie: Actie) -> None:
    """A role counts where it was given."""
    assert not may(somebody((ALMERE, rol)), actie, LELYSTAD.id)


@pytest.mark.parametrize("actie", Actie)
def test_without_a_role_nothing_is_allowed(actie: Actie) -> None:
    """Somebody who was locked out is nobody."""
    assert not may(somebody(), actie)


def test_a_person_of_two_organisations_has_each_role_in_its_own() -> None:
    """A backoffice that serves several gemeenten may do there what it may do, and no more."""
    person = somebody((ALMERE, Rol.GEMEENTE), (LELYSTAD, Rol.COORDINATOR))
    assert organisations(person, Actie.ZAAK_ZIEN) == (ALMERE, LELYSTAD)
    assert organisations(person, Actie.UITNODIGEN) == (LELYSTAD,)
    assert may(person, Actie.UITNODIGEN)
    assert not may(person, Actie.UITNODIGEN, ALMERE.id)
    assert roles(person) == {Rol.GEMEENTE, Rol.COORDINATOR}


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol not in (Rol.GEMEENTE, Rol.COORDINATOR)])
@pytest.mark.parametrize("actie", CASES)
def test_only_the_gemeente_touches_cases(rol: Rol, actie: Actie) -> None:
    """Also the beheerder, the provincie and COA see none."""
    assert not may(somebody((ALMERE, rol)), actie)


def test_who_may_invite_whom() -> None:
    """A coordinator: the own gemeente; a regio: the own regio; a beheerder: everybody; nobody else."""
    assert dict(INVITES) == {Rol.COORDINATOR: {G, C}, Rol.REGIO: {R}, Rol.BEHEERDER: set(Rol)}


def test_every_role_belongs_to_one_kind_of_organisation() -> None:
    """So that nobody becomes gemeente in a corporatie."""
    assert set(SOORT_VAN_ROL) == set(Rol)
    assert SOORT_VAN_ROL[Rol.GEMEENTE] == SOORT_VAN_ROL[Rol.COORDINATOR] == "gemeente"


def test_a_lock_takes_every_right_at_once(store: Store) -> None:
    """After blocking, the same person has no memberships left."""
    now = datetime(2026, 3, 2, tzinfo=UTC)
    with store.atomic():
        gemeente = store.people.add_organisatie("Almere", "gemeente", "GM0034")
        ident = add_person(store, 101, "Iemand")
        store.people.add_membership(ident, gemeente.id, Rol.COORDINATOR, now)
        assert store.people.block("telegram", "101", now) == 1
    person = store.people.by_id(ident)
    assert person is not None
    assert not person.lidmaatschappen
    assert store.people.members(gemeente.id, Rol.COORDINATOR) == []
