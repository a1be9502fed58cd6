"""What a gemeente shares: a snapshot that stays as it was, seen by its provincie and by nobody else."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.rights import RECHTEN, Actie, Rol
from bot.desk.visit import Office
from bot.features.cijfers import desk as cijfers_desk
from bot.features.cijfers import saldo, sharing
from bot.features.cijfers import saldo as cijfers_saldo
from bot.features.cijfers.saldo import Stand
from storage.cijfers import Gedeeld
from tests.cijfers.wereld import NOW, cijfer, gemeente, koppeling, office
from workflows.cijfers.saldo import Halfjaarstand, Onderweg, Telling, Verschuiving
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak
from workflows.koppeling.doorlooptijd import Gemiddelde, Methode

ALMERE = "GM0034"
NU = Tijdvak(2026, 2)
DAG = date(2026, 11, 20)


@pytest.fixture(scope="module")
def plek(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office; what a test adds is of a tijdvak of its own."""
    return office(tmp_path_factory.mktemp("delen"))


def row(inhoud: dict[str, Any], tijdvak: Tijdvak = NU) -> Gedeeld:
    """A snapshot as it would be stored."""
    return Gedeeld(1, 1, ALMERE, str(tijdvak), DAG, inhoud, NOW)


number = st.integers(0, 900)
telling = st.none() | st.builds(Telling, number, st.dates(NU.begin, NU.einde))


@given(
    task=number,
    lower=st.integers(0, 50),
    restant=st.integers(-300, 300),
    moved=st.lists(st.builds(Verschuiving, st.integers(0, 40), st.booleans()), max_size=3),
    coa=telling,
    own=telling,
    under_way=st.builds(Onderweg, pijplijn=number, fase_3=number),
    average=st.none() | st.tuples(st.integers(1, 9), st.integers(1, 40), st.integers(1, 90), number),
)
def test_a_snapshot_reads_back_as_it_was(
    plek: Office,
    task: int,
    lower: int,
    restant: int,
    moved: list[Verschuiving],
    coa: Telling | None,
    own: Telling | None,
    under_way: Onderweg,
    average: tuple[int, int, int, int] | None,
) -> None:
    """Every number, whatever it is."""
    first = Taakstelling(task + lower, gepubliceerd=True).bijgesteld(task)
    whole = Halfjaarstand("Almere", NU, first, restant, tuple(moved), coa, own, under_way)
    found = plek.gemeenten.op_code(ALMERE)
    known = Stand(found, NU, DAG, whole, "gepubliceerd", (), coa, own, under_way)
    averages = {m: Gemiddelde(m, *average) if average else None for m in Methode}
    back = sharing.lees(plek, row(sharing.pak_in(known, averages)))
    bare = Taakstelling(task, gepubliceerd=True, eerst=whole.taakstelling.eerst)
    assert back.halfjaar == Halfjaarstand("Almere", NU, bare, restant, tuple(moved), coa, own, under_way)
    assert back.doorlooptijd == averages


def test_without_a_taakstelling_there_is_nothing_to_share(plek: Office) -> None:
    """It is refused."""
    empty = Stand(plek.gemeenten.op_code(ALMERE), NU, DAG, None, "onbekend")
    with pytest.raises(ValueError, match="zonder taakstelling"):
        sharing.pak_in(empty, {})


def test_later_figures_do_not_change_what_was_shared(plek: Office) -> None:
    """The snapshot says what was known then; the newest counts, and withdrawing it brings no older one back."""
    tijdvak, day = Tijdvak(2025, 2), date(2025, 10, 20)
    own = gemeente(plek, "Almere")
    cijfer(plek.store, "taakstelling", ALMERE, str(tijdvak), 50)
    moved = {"koppelingsdatum": date(2025, 7, 2), "getekend": date(2025, 8, 1), "verhuisd": date(2025, 8, 9)}
    koppeling(plek, own, "verhuisd", personen=3, **moved)

    def share() -> int:
        found = cijfers_saldo.stand_van(plek, ALMERE, tijdvak, day, eigen=True)
        item = Gedeeld(0, own, ALMERE, str(tijdvak), day, sharing.pak_in(found, {}), NOW)
        with plek.store.atomic():
            return plek.store.cijfers.share(item, 1)

    share()
    koppeling(plek, own, "verhuisd", personen=5, **moved)
    cijfer(plek.store, "taakstelling", ALMERE, str(tijdvak), 60, wijze="verbeterd")
    found = sharing.gedeeld_door(plek, ALMERE, tijdvak)
    assert found is not None
    assert (found.halfjaar.taakstelling.aantal, found.halfjaar.eigen) == (50, Telling(3, day))
    newest = share()
    found = sharing.gedeeld_door(plek, ALMERE, tijdvak)
    assert found is not None
    assert (found.halfjaar.taakstelling.aantal, found.halfjaar.eigen) == (60, Telling(8, day))
    with plek.store.atomic():
        plek.store.cijfers.take_back(newest, NOW)
    assert sharing.gedeeld_door(plek, ALMERE, tijdvak) is None


def test_a_snapshot_holds_numbers_and_no_case(plek: Office) -> None:
    """No reference of a koppeling stands in it, nor a person."""
    tijdvak, day = Tijdvak(2024, 2), date(2024, 10, 20)
    own = gemeente(plek, "Almere")
    cijfer(plek.store, "taakstelling", ALMERE, str(tijdvak), 50)
    koppeling(plek, own, "verhuisd", personen=3, koppelingsdatum=date(2024, 7, 2), getekend=date(2024, 8, 1),
              verhuisd=date(2024, 8, 9), woning="W-123")  # fmt: skip
    content = sharing.pak_in(cijfers_saldo.stand_van(plek, ALMERE, tijdvak, day, eigen=True), {})
    assert "W-123" not in str(content)
    assert "Z-" not in str(content)
    assert set(content) == {
        "taakstelling", "gepubliceerd", "eerst", "restant", "restant_uit", "verschuivingen", "coa", "eigen", "pijplijn",
        "fase_3", "doorlooptijd",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("actie", "rollen"),
    [
        (Actie.STAND_ZIEN, {Rol.GEMEENTE, Rol.COORDINATOR, Rol.PROVINCIE}),
        (Actie.STAND_DELEN, {Rol.COORDINATOR}),
        (Actie.CIJFERS_INVOEREN, {Rol.COORDINATOR, Rol.PROVINCIE}),
        (Actie.CIJFERS_LAND, {Rol.BEHEERDER}),
    ],
)
def test_who_may_what(actie: Actie, rollen: set[Rol]) -> None:
    """Figures come from coordinator and provincie only; sharing is the coordinator's."""
    assert RECHTEN[actie] == rollen


def test_a_gemeente_that_is_no_more_harms_nobody(plek: Office) -> None:
    """After a herindeling a regio may hold a code that does not exist: it is passed over."""
    own = gemeente(plek, "Zeewolde")
    with plek.store.atomic():
        plek.store.cijfers.set_regio(own, ["GM0001", "GM0995"])
    person = plek.store.people.members(own, "coordinator")[0]
    assert [g.naam for g in saldo.zichtbaar(plek, person)] == ["Zeewolde", "Lelystad"]
    assert cijfers_desk.one_line(plek, person, DAG) == ""
