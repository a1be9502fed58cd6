"""Numbers and names written as something else: where text would be kept, they are asked back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Afgekeurd, Soort, tekst_ok, twijfel
from tests.guard import planten
from tests.guard.test_gevaar import regels

BSN = planten.bsns()[3]
TELEFOON = "06" + "1234567" + "8"


@pytest.mark.parametrize("teken", [";", "|", "\n", " ; ", "*", "=", "x", "a", "#", " / ", "--", "+", "\u2022"])
@pytest.mark.parametrize("lengtes", [(3, 3, 3), (4, 5), (1, 8), (2, 2, 2, 3), (5, 4), (1,) * 9])
def test_een_bsn_met_andere_tekens(teken: str, lengtes: tuple[int, ...]) -> None:
    """Any sign, a new line or a letter between the digits, in any groups."""
    assert twijfel("dit is hem: " + planten.groepeer(BSN, *lengtes, teken=teken)) is Soort.BSN


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("o6-12345678", Soort.TELEFOON),
        ("bel O6 1234 5678", Soort.TELEFOON),
        ("06 l234 5678", Soort.TELEFOON),
        ("nul zes een twee drie vier vijf zes zeven acht", Soort.TELEFOON),
        ("zero six 12 34 56 78", Soort.TELEFOON),
        ("sifr sitta 1234 5678", Soort.TELEFOON),
        ("een twee drie vier vijf zes zeven acht twee", Soort.TELEFOON),
        ("l23456782", Soort.TELEFOON),
        ("zijn nummer is 12345672", Soort.BSN),
        ("de man 12345672", Soort.BSN),
        ("\u0418\u0432\u0430\u043d wil niet", Soort.NAAM),
        ("\u0645\u062d\u0645\u062f 12", Soort.NAAM),
    ],
)
def test_wat_anders_geschreven_is(tekst: str, soort: Soort) -> None:
    """Letters for digits, words for digits, a zero left out, another script."""
    assert twijfel(tekst) is soort
    verdict = tekst_ok(tekst)
    assert isinstance(verdict, Afgekeurd)
    assert not any(stuk in verdict.uitleg for stuk in tekst.split() if any(map(str.isdigit, stuk)))


@pytest.mark.parametrize(
    "tekst",
    [
        *(
            "26-0001234 en 26-0001235",
            "2026-0412-118",
            "12 maart 2026 om 10 uur",
            "€ 1.234.567,82",
            "10, 20 en 30 personen",
        ),
        *("een, twee of drie woningen", "we hebben 5 of 6 koppelingen", "van 1 tot 3", "ALM-26-014 en ALM-26-015"),
        *("088 715 70 00", "Zoë en Çelik", "12345672 inwoners", "-10 en +10", "de woning is 12345672"),
    ],
)
def test_wat_gewoon_is(tekst: str) -> None:
    """Zaaknummers, amounts, days, counts and our own accents pass."""
    assert twijfel(tekst) is None


@pytest.mark.parametrize("vraag", regels("gewone_vragen.txt"))
def test_geen_gewone_vraag_geeft_twijfel(vraag: str) -> None:
    """Every question of the list may go to the editors."""
    assert twijfel(vraag) is None


@given(st.text(max_size=200))
def test_elke_tekst_wordt_gelezen(tekst: str) -> None:
    """Whatever was typed: a kind or nothing, and no error."""
    assert twijfel(tekst) is None or isinstance(twijfel(tekst), Soort)
