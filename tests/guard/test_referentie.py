"""The own reference of a case, and the replies to a text that was stopped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Afgekeurd, Soort, Treffer, melding, referentie_bezwaar, referentie_ok
from bot.desk.guard.data import lees
from bot.desk.guard.woorden import VOORNAMEN
from tests.guard import planten


@pytest.mark.parametrize(
    "tekst",
    [
        "ALM-26-014",
        "Z-0412",
        "2026-000123",
        "2026-00123",
        "2026000123",
        "Z/26/123456",
        "D2026.0412",
        "zaak 12",
        "A_17",
        "123456",
        "wonen 26/3",
        "W26-123456789",
        "LELYSTAD-26-014",
        "HUISVESTEN-2026-14",
    ],
)
def test_goed_kenmerk(tekst: str) -> None:
    """References as gemeenten write them are kept as typed."""
    assert referentie_ok(tekst) == tekst
    assert referentie_bezwaar(tekst) is None


def test_kenmerk_wordt_netjes() -> None:
    """Spaces at the ends, double spaces and odd hyphens are put right."""
    assert referentie_ok("  ALM\u201326\u2011014 \n") == "ALM-26-014"
    assert referentie_ok("zaak   12") == "zaak 12"


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("", "3 tot 20"),
        ("A1", "3 tot 20"),
        ("A" * 20 + "1", "3 tot 20"),
        ("ALM-26", ""),
        ("ALMERE", "cijfer"),
        ("zaak#12", "letters"),
        ("zaak 12 🙂", "letters"),
    ],
)
def test_vorm(tekst: str, woord: str) -> None:
    """Too short, too long, without a digit or with other signs: the reply says what to type."""
    uitkomst = referentie_ok(tekst)
    if woord:
        assert isinstance(uitkomst, Afgekeurd)
        assert uitkomst.soort is None
        assert woord in uitkomst.uitleg
    else:
        assert uitkomst == tekst


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("123456782", Soort.BSN),
        ("1234.56.782", Soort.BSN),
        ("BSN 12345678", Soort.BSN),
        ("1234567890", Soort.V_NUMMER),
        ("287.123.4567", Soort.V_NUMMER),
        ("0612345678", Soort.TELEFOON),
        ("Ahmed 2026", Soort.NAAM),
        ("mw Voorbeeld 12", Soort.NAAM),
        ("Kerkstraat 12", Soort.ADRES),
        ("1315AB 12", Soort.ADRES),
        ("12-03-1990", Soort.GEBOORTE),
        ("12-03-90", Soort.GEBOORTE),
        ("1-7-2016", Soort.GEBOORTE),
        ("zwanger 2026", Soort.MEDISCH),
    ],
)
def test_geen_persoon_als_kenmerk(tekst: str, soort: Soort) -> None:
    """A number, name, address or date of a person is no reference, and the reply does not repeat it."""
    uitkomst = referentie_ok(tekst)
    assert isinstance(uitkomst, Afgekeurd)
    assert uitkomst.soort is soort
    assert tekst not in uitkomst.uitleg
    assert "ALM-26-014" in uitkomst.uitleg


@pytest.mark.parametrize("tekst", ["15 maart 2026", "12-03-2026", "2026-03-15", "15 maart", "12-3-26", "3 mei '26"])
def test_een_dag_van_nu_is_geen_alarm(tekst: str) -> None:
    """Who types the day of the koppeling where its number is asked hears that, and nothing of privacy."""
    uitkomst = referentie_ok(tekst)
    assert isinstance(uitkomst, Afgekeurd)
    assert uitkomst.soort is None
    assert "datum" in uitkomst.uitleg
    assert "ALM-26-014" in uitkomst.uitleg


@pytest.mark.parametrize("vorm", planten.bsn_vormen("123456782"))
def test_bsn_is_nooit_een_kenmerk(vorm: str) -> None:
    """No notation of a BSN is taken for a reference."""
    assert isinstance(referentie_ok(vorm), Afgekeurd)


@given(st.text(max_size=30))
def test_elk_kenmerk_mag_geprobeerd_worden(tekst: str) -> None:
    """Any text gives a reference of 3 to 20 signs with a digit, or an objection."""
    uitkomst = referentie_ok(tekst)
    if isinstance(uitkomst, str):
        assert 3 <= len(uitkomst) <= 20
        assert any(teken.isdigit() for teken in uitkomst)
        assert uitkomst.isascii()
        assert referentie_ok(uitkomst) == uitkomst
    else:
        assert uitkomst.uitleg


def test_melding_bsn() -> None:
    """The reply to a BSN says what it seems, what was done, who should know, and what to use."""
    assert melding(Treffer(Soort.BSN), verwijderd=True) == (
        "Dit lijkt een BSN. Ik heb het niet opgeslagen en je bericht weggehaald."
        " Typte je het in Telegram? Dan heeft Telegram het wel: meld dat bij je privacy officer. Gebruik je zaaknummer."
    )
    assert "verwijder het zelf" in melding(Treffer(Soort.BSN), verwijderd=False)


@pytest.mark.parametrize("soort", list(Soort))
def test_elke_soort_heeft_een_melding(soort: Soort) -> None:
    """Each kind has a reply, with and without the delete, that says it was not kept."""
    weg, gebleven = melding(Treffer(soort), verwijderd=True), melding(Treffer(soort), verwijderd=False)
    assert weg.startswith("Dit lijkt ")
    assert "weggehaald" in weg
    assert "weggehaald" not in gebleven
    assert "niet opgeslagen" in weg
    assert "niet opgeslagen" in gebleven


def test_meldingen_zijn_precies_de_soorten() -> None:
    """No reply is left for a kind that does not exist."""
    assert set(lees("meldingen")["soort"]) == {soort.value for soort in Soort}


def test_voornamen_zijn_gewone_namen() -> None:
    """The list holds over 300 names, plain and without words that mean something else."""
    gewoon = {
        "jan",
        "mei",
        "april",
        "juni",
        "roos",
        "mark",
        "bas",
        "wil",
        "rob",
        "ben",
        "max",
        "ster",
        "floor",
        "storm",
    }
    gewoon |= {
        "job",
        "beer",
        "hoop",
        "min",
        "mees",
        "noor",
        "iris",
        "best",
        "ede",
        "urk",
        "sam",
        "bob",
        "will",
        "din",
        "frans",
        "saba",
        "helen",
        "amber",
    }
    assert len(VOORNAMEN) > 300
    assert VOORNAMEN.isdisjoint(gewoon)
    assert all(naam.isascii() and naam.isalpha() and naam.islower() and len(naam) > 2 for naam in VOORNAMEN)


@pytest.mark.parametrize(
    "tekst",
    [
        *(
            "26-0001234",
            "2026.0412.1",
            "Kerk 26",
            "kerk-26-2",
            "dossier 2026-14",
            "Zaak 2026/118",
            "WON-26-118",
            "20260412",
        ),
        *(
            "2026-0412-118",
            "26.0412.118",
            "Woning 12",
            "Z2026-000118",
            "B&W-2026-12",
            "koppeling 7",
            "ref 26-3",
            "A12.B4",
        ),
    ],
)
def test_wat_op_een_persoon_lijkt_en_het_niet_is(tekst: str) -> None:
    """A year first, or a usual word with a number: how gemeenten number their cases."""
    assert referentie_ok(tekst) == tekst


@pytest.mark.parametrize(
    "tekst",
    [
        *("123456789", "1234.56.789", "987654321", "12345672"),  # nine digits with a slip of the pen, eight of a BSN
        *("123a456b782", "12 3456 782", "1-23456782", "123.456782", "12345 6782"),
        *(
            "Zwartveld26",
            "zaak Zwartveld 2026",
            "Zwartveld-2026-1",
            "Pjotr Zwart 12",
            "smit 26",
            "Vos 3",
            "12 de boer",
            "JANSEN-26-001",
        ),
    ],
)
def test_wat_een_persoon_kan_zijn_wordt_teruggevraagd(tekst: str) -> None:
    """Neither kept nor taken out of the chat: the reply says what a reference looks like, and repeats nothing."""
    uitkomst = referentie_ok(tekst)
    assert isinstance(uitkomst, Afgekeurd)
    assert uitkomst.soort is None
    assert "ALM-26-014" in uitkomst.uitleg
    assert not any(woord in uitkomst.uitleg for woord in tekst.split() if woord[0].isupper() or len(woord) > 6)
