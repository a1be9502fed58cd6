"""Numbers, mail and hours of a desk: what is taken, and that nobody's name slips in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk import contacts
from storage.contacten import Contact
from storage.store import Store
from tests.chat import Chat, at
from workflows.contacten import FUNCTIES, lees_mail, lees_telefoon, lees_uren
from workflows.koppeling.oorzaken import FUNCTIES as OORZAAK_FUNCTIES


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("036 123 45 67", "036 123 45 67"),
        ("(036) 123-4567", "036 123 4567"),
        ("+31 36 1234567", "0361234567"),
        ("+31 (0)36 123 45 67", "0361234567"),
        ("0800 1234", "0800 1234"),
        ("14 036", "14 036"),
    ],
)
def test_telephone(typed: str, kept: str) -> None:
    """A Dutch number is kept as it was grouped."""
    assert lees_telefoon(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "036 123 45 6", "036 123 45 678", "bel Jan op 036 123 45 67", "123456782", "+49 30 123456"]
)
def test_no_telephone(typed: str) -> None:
    """What is no Dutch number, or more than one, is asked again."""
    assert lees_telefoon(typed) is None


@pytest.mark.parametrize(
    "typed", ["info@almere.nl", "Huisvesting-Statushouders@Lelystad.nl", "regie.flevoland@coa.nl", "ymere@ymere.nl"]
)
def test_mail(typed: str) -> None:
    """The mailbox of a desk is kept in small letters."""
    assert lees_mail(typed) == typed.lower()


@pytest.mark.parametrize(
    "typed",
    ["", "info", "j.jansen@coa.nl", "fatima@coa.nl", "fatima.yilmaz@almere.nl", "j.wonen@almere.nl", "a@b@c.nl"],
)
def test_no_mail(typed: str) -> None:
    """An address that may hold a name is not taken."""
    assert lees_mail(typed) is None


@pytest.mark.parametrize(
    "typed", ["ma t/m do 9 tot 17 uur", "Werkdagen 9:00-12:30", "di en do, 's middags", "elke dag"]
)
def test_hours(typed: str) -> None:
    """Days and hours are kept."""
    assert lees_uren(typed) == typed.lower()


@pytest.mark.parametrize("typed", ["", "vraag naar Piet", "ma als Fatima er is", "036 1234567", "x" * 50])
def test_no_hours(typed: str) -> None:
    """Any other word is not."""
    assert lees_uren(typed) is None


@given(st.text(max_size=60))
def test_any_text(typed: str) -> None:
    """Reading ends in a value or in nothing."""
    for read in (lees_telefoon, lees_mail, lees_uren):
        assert read(typed) is None or read(typed)


def test_functions() -> None:
    """Every function that a step can name has its place in the list."""
    assert set(OORZAAK_FUNCTIES) <= {functie.naam for functie in FUNCTIES}


async def test_line(store: Store) -> None:
    """A step that says to call shows the number of the own gemeente, and only that."""
    async with Chat(store, at("2026-03-16")) as chat:
        chat.add(101, "Almere", "gemeente")
        chat.add(102, "Lelystad", "gemeente")
        with store.atomic():
            store.contacten.save(1, Contact("regievoerder", "036 123 4567", None, "werkdagen"), chat.now)
    line = contacts.line(chat.office, 1, "regievoerder")
    assert line == "Bel de regievoerder van COA: <b>036 123 4567</b> · werkdagen"
    assert contacts.line(chat.office, 2, "regievoerder") == "Bel de regievoerder van COA."
    with pytest.raises(KeyError):
        contacts.line(chat.office, 1, "directeur")
