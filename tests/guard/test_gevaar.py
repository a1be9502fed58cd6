"""Words of danger: phrases that must get an emergency number first, and ordinary talk that must not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Gevaar, gevaar, gevaar_tekst
from bot.desk.guard.data import lees

HIER = Path(__file__).parent


def regels(naam: str) -> list[str]:
    """The lines of a text file beside this one, without comments."""
    alle = (HIER / naam).read_text(encoding="utf-8").splitlines()
    return [regel for regel in alle if regel and not regel.startswith("#")]


WEL, NIET = regels("gevaar_wel.txt"), regels("gevaar_niet.txt")


def test_er_zijn_genoeg_zinnen() -> None:
    """At least thirty phrasings of danger and forty ordinary ones are held against the bot."""
    assert len(set(WEL)) >= 30
    assert len(set(NIET)) >= 40


@pytest.mark.parametrize("zin", WEL)
def test_gevaar_wordt_gehoord(zin: str) -> None:
    """A phrase of danger is heard as typed, in capitals, and without spaces at the ends."""
    assert gevaar(zin) is not None
    assert gevaar(zin.upper()) is not None
    assert gevaar(f"  {zin} \n") is not None


@pytest.mark.parametrize("zin", WEL)
def test_gevaar_binnen_een_langer_bericht(zin: str) -> None:
    """A phrase of danger is heard in the middle of an ordinary message."""
    assert gevaar(f"Goedemorgen, een vraag over ALM-26-014. {zin}. Wat is de termijn?") is not None


def test_gewone_taal_verbergt_geen_gevaar() -> None:
    """What is ordinary in one sentence takes nothing from the next, in either order."""
    for nummer, zin in enumerate(WEL):
        gewoon = NIET[nummer % len(NIET)]
        assert gevaar(f"{gewoon}. {zin}") is not None
        assert gevaar(f"{zin}. {gewoon}") is not None


@pytest.mark.parametrize(
    "zin",
    [
        "hij slaat zijn vrouw in de woning",
        "bewoner slaat de begeleider in huis",
        "ze is voor het geweld van haar man gevlucht",
        "hij zet mij het mes op de keel",
        "ik ben overvallen door een man",
    ],
)
def test_een_gewone_wending_verbergt_geen_gevaar(zin: str) -> None:
    """Words that stand in an ordinary turn of phrase elsewhere are heard where they are meant."""
    assert gevaar(zin) is not None


@pytest.mark.parametrize("zin", NIET)
def test_gewone_taal_is_geen_gevaar(zin: str) -> None:
    """Ordinary talk of the field gets no emergency number."""
    assert gevaar(zin) is None


@pytest.mark.parametrize("zin", regels("gewone_vragen.txt"))
def test_gewone_vraag_is_geen_gevaar(zin: str) -> None:
    """An ordinary question gets no emergency number."""
    assert gevaar(zin) is None


@pytest.mark.parametrize(
    ("zin", "soort"),
    [
        ("ik wil dood", Gevaar.ZELFDODING),
        ("hij dreigt met een mes", Gevaar.GEWELD),
        ("er is brand", Gevaar.BRAND),
        ("iemand is onwel", Gevaar.GEZONDHEID),
        ("hij heeft een mes en wil dood", Gevaar.ZELFDODING),
    ],
)
def test_soort(zin: str, soort: Gevaar) -> None:
    """Each kind is told apart; thoughts of suicide lead where two are named."""
    assert gevaar(zin) is soort


@pytest.mark.parametrize(
    "zin", ["er is\u200b brand", "er is\u00a0brand", "ｅｒ ｉｓ ｂｒａｎｄ", "er  is   brand", "er is brannnnd"]
)
def test_gevaar_in_vreemde_tekens(zin: str) -> None:
    """Invisible, wide and repeated signs do not hide danger."""
    assert gevaar(zin) is Gevaar.BRAND


@pytest.mark.parametrize("soort", list(Gevaar))
def test_antwoord_noemt_112_en_wat_de_bot_kan(soort: Gevaar) -> None:
    """Every reply names 112 and says that the bot sends no help; its first paragraph is the number to call."""
    eerste, rest = gevaar_tekst(soort).split("\n\n")
    assert "112" in eerste
    assert "geen hulp sturen" in rest


def test_zelfdoding_noemt_113() -> None:
    """Thoughts of suicide get 113 and the free number as well."""
    assert "113 of gratis 0800-0113" in gevaar_tekst(Gevaar.ZELFDODING)


@given(st.text(max_size=400))
def test_elke_tekst_mag(tekst: str) -> None:
    """Any text gives a kind or None."""
    assert gevaar(tekst) is None or gevaar(tekst) in Gevaar


def test_zinnen_noemen_bestaande_klassen() -> None:
    """A phrase refers only to classes that exist, and * and # stand where they mean something."""
    tabel = lees("gevaar")
    zinnen = [zin for soort in Gevaar for zin in tabel[soort.value]["zinnen"]] + tabel["gewoon"]
    for zin in zinnen:
        klassen = {deel.strip("{}") for woord in zin.split() for deel in woord.split("|") if "{" in deel}
        assert klassen <= tabel["klassen"].keys(), zin
        assert "#" not in zin.removesuffix("#"), zin
        assert not zin.startswith("*"), zin
        assert not zin.endswith("*"), zin


@pytest.mark.parametrize(
    ("tekst", "soort"), [("112", Gevaar.GEWELD), (" 112! ", Gevaar.GEWELD), ("113", Gevaar.ZELFDODING)]
)
def test_the_number_alone_is_a_call_for_help(tekst: str, soort: Gevaar) -> None:
    """Who types nothing but the number looks for help; with words around it, the words decide."""
    assert gevaar(tekst) is soort
    assert gevaar("taakstelling 112") is None
