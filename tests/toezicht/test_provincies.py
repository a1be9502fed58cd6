"""Which provincie an organisation is."""

import pytest

from bot.desk.provincies import herken, namen
from knowledge.gemeenten import laad_gemeenten

TWAALF = namen(laad_gemeenten())


@pytest.mark.parametrize(
    ("naam", "provincie"),
    [("Provincie Flevoland", "Flevoland"), ("flevoland", "Flevoland"), ("Provincie  Noord Holland", "Noord-Holland"),
     ("Gedeputeerde Staten van Zeeland", "Zeeland"), ("GS Utrecht", "Utrecht"), ("provincie Friesland", "Fryslân"),
     ("Provinsje Fryslân", None), ("provincie Brabant", "Noord-Brabant"), ("de provincie Limburg", "Limburg"),
     ("Toezicht Oost", None), ("", None)],
)  # fmt: skip
def test_a_name_says_which_provincie(naam: str, provincie: str | None) -> None:
    """With or without the word before it; a name that does not say it is asked."""
    assert herken(naam, TWAALF) == provincie


def test_there_are_twelve_and_each_is_known_by_its_name() -> None:
    """As CBS writes them."""
    assert len(TWAALF) == 12
    assert all(herken(f"Provincie {one}", TWAALF) == one for one in TWAALF)
