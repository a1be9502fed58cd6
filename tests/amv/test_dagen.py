"""A day of birth is refused wherever somebody types it about an amv, and an ordinary day is not."""

import pytest

from bot.desk.guard import Soort, Treffer, controleer, is_geboortedag
from bot.desk.guard.sheets import keur
from bot.desk.lists.gebieden import vinder
from tests.lijsten.wereld import GEMEENTEN
from workflows.lijsten.blad import Blad

BARE = (
    "14 mei 2009", "14-05-2009", "14/5/2009", "14.05.2009", "2009-05-14", "14 5 2009", "14-5-09", "14 mei '09",
    "de 14e van mei 2009", "veertien mei 2009", "14e mei 2009", "mei 14 2009", "14mei2009", "20090514", "14052009",
    "hij is van 14 mei 2009", "14 mei 2009?", "/amv 14 mei 2009", "/termijn 14-5-2009", "29 februari 2008", "31-8-2009",
)  # fmt: skip
BESIDE = (
    "/amv A-12 14-5-2009", "verzoek van Nidos A-12 14 mei 2009", "amv van 14 mei 2009", "de jongere is van 3-5-2010",
    "jeugdbeschermer vroeg 2010-05-03 een woning", "hij wordt 18 op 14 mei 2027", "op 14 mei 2027 wordt de jongere 18",
    "wordt op 14 mei 18, de amv", "amv werd 17,5 op 1 december 2026", "de jongere wordt 21 jaar op 3-4-2030",
    "geboren 3-5-2010", "geboren in mei 2009", "geb. 14/5/09",
)  # fmt: skip
FINE = (
    "verzoek van Nidos op 1 december 2026", "/amv A-12 1-12-2026", "amv geplaatst in de KSO op 14 mei 2026",
    "de termijn wordt 14 dagen na 3 maart 2026", "de taakstelling wordt 20 op 1 juli 2027",
    "wat gold er op 23-11-2000", "vanaf 1 juli 2014 tot 1 januari 2015", "hoeveel amv's in 2014", "mei 2027",
    "een amv van 17,5 jaar", "kan een jongere tot 20,5 jaar vragen?", "Huisvestingswet 2014",
)  # fmt: skip


def _refused(text: str) -> bool:
    return controleer(text, opslaan=False) == Treffer(Soort.GEBOORTE) or is_geboortedag(text, overal=False)


@pytest.mark.parametrize("text", [*BARE, *BESIDE])
def test_refused(text: str) -> None:
    """In capitals too."""
    assert _refused(text)
    assert _refused(text.upper())


@pytest.mark.parametrize("text", FINE)
def test_not_refused(text: str) -> None:
    """Neither the day of a request nor a question about a law or an age."""
    assert not _refused(text)


@pytest.mark.parametrize("text", ["kwam binnen 14 mei 2009", "mei 2009", "A-12, 3-5-2010", "ergens in april 2010"])
def test_where_a_day_about_a_young_person_is_asked(text: str) -> None:
    """There it is refused among other words, and the month alone as well: the bot never asks for the day of it."""
    assert is_geboortedag(text, overal=True)
    assert not is_geboortedag("1 december 2026", overal=True)


@pytest.mark.parametrize("cel", ["14-5-2009", "2009-05-14", "14 mei 2009", "geboren 3-5-2010", "14/05/2009"])
def test_in_a_list(cel: str) -> None:
    """The row is left out, and nothing else of it is kept; a row beside it comes in."""
    rows = [["Zaaknummer", "Koppelingsdatum", "Personen"], ["Z-1", "2-11-2026", "3"], ["Z-2", cel, "1"]]
    sheet = Blad("", tuple((n, tuple(row)) for n, row in enumerate(rows, start=1)))
    found = keur([sheet], vinder(GEMEENTEN))
    assert found.rijen == (("", 3),)
    assert [n for n, _ in found.tabellen[0].rijen] == [2]
