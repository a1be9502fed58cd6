"""A case that lacks in the file what its procedure always asks, or holds a day that is none: it is named as damaged, on
its own and in lists, is changed by no road, and keeps nobody else's cases from being shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.check import problems
from bot.desk import cases
from bot.desk.rights import Rol
from bot.features import all_features
from tests.bench.desk import Person
from tests.koppeling.wereld import Wereld
from tests.kruising.paren import VANDAAG, beginnen
from workflows.engine.velden import Soort

PROCEDURES = {naam: handling.procedure for naam, handling in all_features().procedures.items()}
PLACES = {"ladder": ("Flevoland", Rol.PROVINCIE)}
SCREENS = ("/zaken", "/vandaag", "/achterstand", "/woningweigering", "/garantie", "/ladder", "Z-9")


def _damages() -> Iterator[tuple[str, str, str]]:
    """(procedure, field, what becomes of it): each fact that is always asked gone, and each day no day."""
    for naam, procedure in PROCEDURES.items():
        for veld in procedure.aanleg:
            if not veld.optioneel and not procedure.partijen:
                yield naam, veld.naam, "json_remove(feiten, '$.{}')"
            if veld.soort is Soort.DATUM:
                yield naam, veld.naam, "json_set(feiten, '$.{}', '31 feb')"


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    world = Wereld(tmp_path / "test.db", f"{VANDAAG} 10:00")
    yield world
    world.store.close()


@pytest.mark.parametrize(("naam", "veld", "damage"), list(_damages()))
def test_a_damaged_case(naam: str, veld: str, damage: str, wereld: Wereld) -> None:
    place, rol = PLACES.get(naam, ("Almere", Rol.COORDINATOR))
    wereld.add(101, rol, place)
    wereld.add(102, "coordinator", "Almere") if place != "Almere" else None
    wereld.make(101 if place == "Almere" else 102, "Z-9", VANDAAG)
    begun, organisatie = beginnen(PROCEDURES[naam]), wereld.store.people.organisatie_by_name(place)
    assert organisatie is not None
    made = wereld.act(
        101, lambda v: cases.add(v, PROCEDURES[naam], organisatie.id, "X-1", begun.zaak, begun.regels)
    ).na.row.id
    with wereld.store.atomic():
        wereld.store.db.execute(f"update zaken set feiten = {damage.format(veld)} where id = ?", [made])

    person = Person(wereld.office, "101")
    for screen in SCREENS:
        assert "iets mis" not in _said(person.types(screen).rows), screen
        person.types("/annuleer")
    titel = PROCEDURES[naam].velden[veld].titel
    assert f"ontbreekt: {titel}".lower() in str(wereld.press(101, f"k:{made}").tekst).lower()
    before = (wereld.store.cases.history(made), wereld.store.cases.get(made))
    for spoor in PROCEDURES[naam].sporen:
        for stap in spoor.stappen:
            with pytest.raises(cases.AlleenLezen):
                wereld.press(101, f"s:{made}:{spoor.naam}:{stap.trigger}:{begun.zaak.standen[spoor.naam]}")
    assert (wereld.store.cases.history(made), wereld.store.cases.get(made)) == before
    assert any(line.startswith(f"zaak {made}: alleen te bekijken, er ontbreekt") for line in problems(wereld.office))
    wereld.go(f"{VANDAAG} 11:00")


def _said(rows: object) -> str:
    return " ".join(row.inhoud.get("tekst", "") for row in rows)  # type: ignore[attr-defined]
