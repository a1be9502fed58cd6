"""The check of the database reads what stands beside the cases as plain values."""

from pathlib import Path

import pytest

from bot.cli.check import problems
from bot.features.cijfers.saldo import stand_van
from bot.features.cijfers.sharing import pak_in
from storage.cijfers import Gedeeld
from tests.cijfers.wereld import NOW, cijfer, gemeente, office
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.beleidskader import STANDAARD
from workflows.toezicht.ronde import Vastgesteld

ALMERE, NU = "GM0034", Tijdvak(2026, 2)
JUDGED = Vastgesteld("rood", True, -5, -3, "niet adequaat (rood)", STANDAARD.titel, ("regel",))


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("", []),
        ("update beleidskaders set kader = json_set(kader, '$.methode', 'x')", ["het beleidskader"]),
        ("update toezichtregels set waarde = json_remove(waarde, '$.saldo')", ["oordeel 1"]),
        ("update gedeelde_standen set inhoud = json_remove(inhoud, '$.restant')", ["gedeelde stand 1"]),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, broken: str, said: list[str]) -> None:
    """A beleidskader, a judgement and a shared stand that are whole give no line; one that is not gives one."""
    here = office(tmp_path)
    almere = gemeente(here, "Almere")
    cijfer(here.store, "taakstelling", ALMERE, str(NU), 20)
    with here.store.atomic():
        provincie = here.store.people.add_organisatie("Provincie Flevoland", "provincie", None).id
        here.store.toezicht.keep_kader(provincie, STANDAARD.als_rij(), "grens", 1, NOW)
        here.store.toezicht.write(provincie, ALMERE, str(NU), "oordeel", JUDGED.als_rij(), 1, NOW)
        content = pak_in(stand_van(here, ALMERE, NU, NOW.date(), eigen=True), {})
        here.store.cijfers.share(Gedeeld(0, almere, ALMERE, str(NU), NOW.date(), content, NOW), 1)
        if broken:
            here.store.db.execute(broken)
    found = list(problems(here))
    assert len(found) == len(said)
    assert all(part in line for part, line in zip(said, found, strict=True))
