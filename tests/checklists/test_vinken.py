"""Ticking at a case and loose: what a press makes of it, whose it is, and what goes with a case."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.features.checklists import sharing
from bot.screens.message import Bericht
from tests.herverdeling.voorbeelden import briefpapier
from tests.koppeling.wereld import Wereld
from workflows.checklists.lijsten import LIJSTEN, Punt

NOOR, COR, BO = 101, 103, 201


@pytest.fixture
def wereld(tmp_path: Path) -> Iterator[Wereld]:
    """Almere with everything on and a koppeling, and Lelystad with a coordinator."""
    world = Wereld(tmp_path / "test.db")
    world.add(NOOR, "gemeente")
    world.add(COR, "coordinator")
    world.add(BO, "coordinator", "Lelystad")
    for lijst in LIJSTEN.values():
        world.press(COR, f"in:1:{lijst.schakelaar}:1")
    world.make(NOOR, "Z-1", date(2026, 3, 2))
    yield world
    world.store.close()


def _ticked(wereld: Wereld) -> set[str]:
    return wereld.store.checklists.of_case(1).get("tekendag", set())


def test_looking_keeps_nothing(wereld: Wereld) -> None:
    """A list at a case is in use from its first tick."""
    wereld.press(NOOR, "cl:z:1:tekendag:2")
    assert wereld.store.db.execute("select count(*) from checklists").fetchone()[0] == 0


def test_wiping_a_case_wipes_its_ticks(wereld: Wereld) -> None:
    """And no loose list."""
    wereld.press(NOOR, "cl:z:1:tekendag:0:azc:1")
    wereld.press(NOOR, "cl:n:1:tekendag")
    wereld.press(NOOR, "cl:l:2:0:azc:1")
    wereld.press(NOOR, "w:1:ja")
    rows = wereld.store.db.execute("select c.zaak, v.punt from vinkjes v join checklists c on c.id = v.checklist")
    assert rows.fetchall() == [(None, "azc")]


def test_who_is_gone_leaves_the_tick(wereld: Wereld) -> None:
    """Without a name; an organisation takes all of it along."""
    wereld.press(NOOR, "cl:z:1:tekendag:0:azc:1")
    with wereld.store.atomic():
        wereld.store.db.execute("update vinkjes set door = null")
    assert "AZC-locatie weet de dag · iemand die weg is" in str(wereld.press(COR, "cl:z:1:tekendag:0").tekst)


@pytest.mark.parametrize(
    "action",
    ["z:1:tekendag", "z:1:tekendag:0:azc:1", "k:1", "t:z:1:tekendag", "d:z:1:tekendag", "o:1:tekendag", "n:1:tekendag",
     "l:1", "l:1:0:azc:1", "w:1:ja", "e:1:tekendag", "e:1:tekendag:nieuw", "v:1:begeleiding", "m:1"],
)  # fmt: skip
def test_of_another_gemeente_nothing_is_there(wereld: Wereld, action: str) -> None:
    """No press of theirs shows or changes anything of ours."""
    wereld.press(NOOR, "cl:n:1:tekendag")
    before = wereld.store.db.execute("select count(*) from vinkjes").fetchone()
    shown = wereld.press(BO, f"cl:{action}")
    assert isinstance(shown, Bericht)
    assert "Z-1" not in str(shown.tekst)
    assert "☐" not in str(shown.tekst)
    assert wereld.store.db.execute("select count(*) from vinkjes").fetchone() == before
    assert wereld.store.checklists.get(1) is not None


@pytest.mark.parametrize("action", ["z:1:nergens", "z:1:praktijk", "x", "z:1:tekendag:0:azc:2", "q:1", "v:1:tekendag"])
def test_a_strange_button_is_told(wereld: Wereld, action: str) -> None:
    """And changes nothing."""
    with pytest.raises((ValueError, IndexError)):
        wereld.press(NOOR, f"cl:{action}")


def test_the_report_counts_and_names_nobody(wereld: Wereld) -> None:
    """What was ticked this halfjaar at cases; a loose list is no case, and what was before is not counted."""
    wereld.make(NOOR, "Z-2", date(2026, 3, 2))
    for zaak in (1, 2):
        wereld.press(NOOR, f"cl:z:{zaak}:begeleiding:1:school:1")
    wereld.press(NOOR, "cl:z:1:begeleiding:1:zorg:1")
    wereld.press(NOOR, "cl:n:1:begeleiding")
    wereld.press(NOOR, "cl:l:3:1:school:1")
    told = str(wereld.press(COR, "cl:v:1:begeleiding").tekst)
    assert "bij 2 zaken" in told
    assert "2 keer School" in told
    assert "1 keer Huisarts en tandarts" in told
    assert "Z-1" not in told
    assert "P101" not in told
    wereld.now += timedelta(days=150)
    assert "bij geen zaak iets afgevinkt" in str(wereld.press(COR, "cl:v:1:begeleiding").tekst)


def _paper(wereld: Wereld, person: int, plek: list[str]) -> list[str]:
    found = wereld.store.people.by_address("telegram", str(person))
    assert found is not None
    made = sharing.make(wereld.office, found, {"organisatie": 1, "plek": plek}, wereld.now)
    if not made:
        return []
    file = made[0].bestand
    assert file is not None
    document = Document(io.BytesIO(file.inhoud))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    heads = [p.text for section in document.sections for p in section.header.paragraphs]
    return [p.text for p in document.paragraphs] + tables + heads


def test_the_paper_holds_all_and_no_table_of_gemeenten(wereld: Wereld) -> None:
    """On plain paper and on an own letterhead; made for who may see it, and only read."""
    wereld.press(NOOR, "cl:z:1:tekendag:0:azc:1")
    for _ in range(2):
        lines = _paper(wereld, NOOR, ["z", "1", "tekendag"])
        assert any(line.startswith("☑ AZC-locatie weet de dag") for line in lines)
        assert sum(line.startswith(("☐", "☑")) for line in lines) == 14
        assert not any("Taakstelling" in line or line == "CONCEPT" for line in lines)
        assert not any("P101" in line for line in lines)
        with wereld.store.atomic():
            wereld.store.briefpapier.save(1, briefpapier("Gemeente Almere"), 1, wereld.now)
    assert _paper(wereld, BO, ["z", "1", "tekendag"]) == []
    assert _paper(wereld, NOOR, ["z", "99", "tekendag"]) == []
    assert _paper(wereld, NOOR, ["l", "99"]) == []
    wereld.press(COR, "in:1:lijst_tekendag:0")
    assert _paper(wereld, NOOR, ["z", "1", "tekendag"]) == []


PUNTEN = [(place, p) for place, deel in enumerate(LIJSTEN["tekendag"].delen) for p in deel.punten if not p.bij_zaak]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PUNTEN), st.booleans(), st.sampled_from([NOOR, COR, BO])), max_size=12))
def test_whatever_is_pressed_the_last_press_counts(
    wereld: Wereld, presses: list[tuple[tuple[int, Punt], bool, int]]
) -> None:
    """Old buttons, twice, by colleagues: an item is ticked when the last of them who may said so; those of another
    gemeente count for nothing."""
    with wereld.store.atomic():
        wereld.store.db.execute("delete from checklists")
    wanted: dict[str, bool] = {}
    for (place, punt), done, who in presses:
        naam = punt.naam
        wereld.press(who, f"cl:z:1:tekendag:{place}:{naam}:{int(done)}")
        if who != BO:
            wanted[naam] = done
    assert _ticked(wereld) == {naam for naam, done in wanted.items() if done}
