"""What must be stopped always, what only where text is kept, and what must never be stopped."""

import csv
import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.guard import Soort, Treffer, controleer
from tests.guard import planten
from tests.guard.test_gevaar import regels

GEMEENTEN = Path(__file__).parents[2] / "knowledge" / "data" / "gemeenten.csv"
VRAGEN = regels("gewone_vragen.txt")
MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni"]
MAANDEN += ["juli", "augustus", "september", "oktober", "november", "december"]

ALTIJD = {
    Soort.V_NUMMER: planten.V_NUMMERS,
    Soort.KETENNUMMER: planten.KETENNUMMERS,
    Soort.DOCUMENT: planten.DOCUMENTEN,
    Soort.BANK: planten.BANK,
    Soort.MAIL: planten.MAIL,
    Soort.TELEFOON: planten.TELEFOON,
    Soort.GEBOORTE: planten.GEBOORTE,
    Soort.ADRES: planten.ADRESSEN,
}
BIJ_OPSLAAN = {
    Soort.NAAM: planten.NAMEN,
    Soort.MEDISCH: planten.MEDISCH,
    Soort.GELOOF: planten.GELOOF,
    Soort.AFKOMST: planten.AFKOMST,
    Soort.GEAARDHEID: planten.GEAARDHEID,
    Soort.STRAF: planten.STRAF,
    Soort.REDEN: planten.REDENEN,
}


def paren(tabel: dict[Soort, list[str]]) -> list[tuple[Soort, str]]:
    """Each kind with each of its notations."""
    return [(soort, vorm) for soort, vormen in tabel.items() for vorm in vormen]


def test_elke_soort_is_in_tien_vormen_geplant() -> None:
    """No kind is tested on fewer than ten notations."""
    assert {**ALTIJD, **BIJ_OPSLAAN, Soort.BSN: []}.keys() == set(Soort)
    assert min(len(set(vormen)) for vormen in {**ALTIJD, **BIJ_OPSLAAN}.values()) >= 10
    assert len(set(planten.bsn_vormen("123456782"))) >= 30


@pytest.mark.parametrize("vorm", planten.bsn_vormen("123456782"))
@pytest.mark.parametrize("zin", planten.ZINNEN)
def test_bsn_in_elke_vorm_en_elke_zin(zin: str, vorm: str) -> None:
    """A BSN is stopped in each usual notation, wherever it stands in a message."""
    assert controleer(zin.format(vorm), opslaan=False) == Treffer(Soort.BSN)


def test_bsn_andere_nummers() -> None:
    """Other numbers that pass the 11-proef are stopped as well, also those that begin with a zero."""
    nummers = planten.bsns() + planten.bsns(begin=1_000_000)
    assert any(nummer.startswith("0") for nummer in nummers)
    for bsn in nummers:
        for vorm in (bsn, planten.groepeer(bsn, 4, 2, 3, teken="."), planten.groepeer(bsn, 3, 3, 3, teken=" ")):
            assert controleer(vorm, opslaan=False) is not None, vorm


@pytest.mark.parametrize(
    "zin",
    [
        "BSN 123456789",
        "sofinummer 12345678",
        "burgerservicenummer: 123.456.789",
        "bsn123456789",
        "123456789 is het bsn",
        "b.s.n. 1234 56 789",
    ],
)
def test_wat_bsn_heet_is_bsn(zin: str) -> None:
    """A number that is called a BSN is stopped, right or wrong, with a digit too few as well."""
    assert controleer(zin, opslaan=False) == Treffer(Soort.BSN)


@pytest.mark.parametrize(
    "zin",
    [
        "123456789",  # fails the 11-proef
        "12345678",  # would pass after padding
        "€ 123.456.782",
        "123.456.782 euro",
        "123.456.782,50",
        "1.123.456.782",
        "12345678234567",
        "123.456.782.123",
        "2026-01-123",
        "12-10-26 782",
    ],
)
def test_geen_bsn(zin: str) -> None:
    """Shorter and longer numbers, amounts, and numbers that fail the 11-proef pass."""
    assert controleer(zin, opslaan=False) is None


def test_acht_cijfers_worden_niet_aangevuld() -> None:
    """A number of eight digits that passes the 11-proef after a leading zero is not taken for a BSN."""
    acht = [bsn[1:] for bsn in planten.bsns(begin=10_000_000) if bsn[0] == "0" and bsn[1] != "0"]
    assert len(acht) > 5
    assert [nummer for nummer in acht if controleer(nummer, opslaan=False)] == []


@given(st.integers(min_value=0, max_value=999_999_999))
def test_negen_cijfers(getal: int) -> None:
    """Nine bare digits are stopped exactly when they pass the 11-proef (or look like a number without its zero)."""
    cijfers = f"{getal:09d}"
    som = sum((9 - i) * int(c) for i, c in enumerate(cijfers[:8])) - int(cijfers[8])
    treffer = controleer(f"nummer {cijfers} hier", opslaan=False)
    assert (treffer == Treffer(Soort.BSN)) == (som % 11 == 0 and getal > 0)


@pytest.mark.parametrize(("soort", "vorm"), paren(ALTIJD))
def test_altijd_gestopt(soort: Soort, vorm: str) -> None:
    """Numbers, contact data, addresses and birth dates are stopped in a question and in a text to keep."""
    assert controleer(vorm, opslaan=False) == Treffer(soort)
    assert controleer(vorm, opslaan=True) == Treffer(soort)
    assert controleer(f"Vraag over ALM-26-014: {vorm}", opslaan=False) is not None


@pytest.mark.parametrize(("soort", "vorm"), paren(BIJ_OPSLAAN))
def test_gestopt_bij_opslaan(soort: Soort, vorm: str) -> None:
    """Names, words on health, religion and origin, and reasons are stopped only where the text is kept."""
    assert controleer(vorm, opslaan=False) is None
    assert controleer(vorm, opslaan=True) == Treffer(soort)


@pytest.mark.parametrize(
    "zin",
    [
        "gelijkvloers",
        "rolstoelwoning",
        "rolstoeltoegankelijk",
        "geschikt voor een rolstoel",
        "prikkelarm, 3 slaapkamers",
        "begane grond",
        "ALM-26-014",
        "4 personen",
        "zo 10 mei 2026",
        "12-03-2026",
        "woning W-114",
        "Bergen (L.)",
        "gezin in Almere",
        "mevrouw wil kijken",
        "besluit 12 jan 2026",
        "opvang Oekraïne",
        "max 3",
        "zorgverzekering en ziektekostenpremie",
        "blinde gevel",
        "1 maart 2016",
    ],
)
def test_mag_bewaard_worden(zin: str) -> None:
    """Properties of the home, references, dates and gemeenten may be kept."""
    assert controleer(zin, opslaan=True) is None


def test_oude_datum_alleen_in_een_vraag() -> None:
    """A whole date of before 2015 passes in a question, and is read as a birth date in a text to keep."""
    assert controleer("wat gold er op 1-7-2014", opslaan=False) is None
    assert controleer("1-7-2014", opslaan=True) == Treffer(Soort.GEBOORTE)


def test_er_zijn_genoeg_gewone_vragen() -> None:
    """At least 130 different ordinary questions are asked."""
    assert len(set(VRAGEN)) >= 130


@pytest.mark.parametrize("vraag", VRAGEN)
def test_gewone_vraag_nooit_geweigerd(vraag: str) -> None:
    """An ordinary question is never stopped, also in capitals and among other words."""
    for zin in (vraag, vraag.upper(), f"Vraag: {vraag} Graag snel."):
        assert controleer(zin, opslaan=False) is None, zin


def test_elke_datum_mag() -> None:
    """All dates of 2024-2028 pass in five notations, alone and between other numbers."""
    dag = date(2024, 1, 1)
    while dag.year < 2029:
        vormen = (
            f"{dag.day}-{dag.month}-{dag.year}",
            f"{dag:%d/%m/%y}",
            f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}",
            dag.isoformat(),
            f"{dag:%d-%m-%Y}",
        )
        for vorm in vormen:
            assert controleer(vorm, opslaan=True) is None, vorm
            assert controleer(f"koppeling 12 {vorm} 14 dagen, 3 personen", opslaan=False) is None, vorm
        dag += timedelta(days=1)


def gemeenten() -> list[tuple[str, int]]:
    """Name and population of each gemeente, or a row of the same size where that file does not stand."""
    if not GEMEENTEN.exists():
        return [("Hendrik-Ido-Ambacht", 900 + n * 2_923) for n in range(342)]
    with GEMEENTEN.open(encoding="utf-8", newline="") as bestand:
        return [(rij["naam"], int(rij["inwoners"])) for rij in csv.DictReader(bestand)]


def test_elke_gemeente_mag_bewaard_worden() -> None:
    """The name of a gemeente is never taken for a person's or a street's, also with a count after it."""
    for naam, _ in gemeenten():
        for zin in (naam, f"herverdeling {naam} 12, Urk 3", f"gezin in {naam}", f"woning in {naam.lower()}"):
            assert controleer(zin, opslaan=True) is None, zin


def test_elk_inwonertal_mag() -> None:
    """Every population passes, bare and with dots, alone and as the calculator takes it."""
    for aantal in [*(aantal for _, aantal in gemeenten()), 17_282_163, 17_475_415, 18_044_027, 18_130_208]:
        punten = f"{aantal:,}".replace(",", ".")
        for zin in (f"{aantal}", punten, f"/taakstelling 13500 {aantal} 18130208", f"13.500 {punten} 18.130.208"):
            assert controleer(zin, opslaan=False) is None, zin


def test_functieadressen_mogen() -> None:
    """Numbers and mailboxes of desks pass in each notation; the same name at another domain does not."""
    for zin in (
        "088-7157000",
        "088 715 70 00",
        "+31 88 715 7000",
        "0031887157000",
        "0800-0113",
        "0900 8844",
        "112",
        "coaservicelijn@coa.nl",
        "Toeslagen@COA.nl",
        "wonen@almere.nl.",
        "informatiecentrum@vng.nl, statushouders@lelystad.nl",
    ):
        assert controleer(zin, opslaan=False) is None, zin
    assert controleer("toeslagen@voorbeeld.nl", opslaan=False) == Treffer(Soort.MAIL)
    assert controleer("088-7157000 of 0612345678", opslaan=False) == Treffer(Soort.TELEFOON)


def test_treffer_houdt_geen_tekst() -> None:
    """What is handed on knows the kind and nothing else."""
    treffer = controleer("BSN 123456782", opslaan=True)
    assert treffer is not None
    assert [veld.name for veld in dataclasses.fields(treffer)] == ["soort"]
    assert "123456782" not in repr(treffer)


@given(st.text(max_size=300), st.booleans())
def test_elke_tekst_mag_gevraagd_worden(tekst: str, opslaan: bool) -> None:
    """Any text gives a Treffer or None, and what is stopped in a question is stopped in a text to keep."""
    treffer = controleer(tekst, opslaan)
    assert treffer is None or treffer.soort in Soort
    if controleer(tekst, opslaan=False):
        assert controleer(tekst, opslaan=True)


@given(st.text(max_size=60), st.text(max_size=60))
def test_bsn_tussen_willekeurige_tekst(voor: str, na: str) -> None:
    """Whatever stands on the lines before and after, a labelled BSN is stopped."""
    assert controleer(f"{voor}\nBSN 123456782\n{na}", opslaan=False) is not None


@pytest.mark.parametrize("dag", ["20-2-2026", "20/2/2026", "20.2.2026", "20 februari 2026", "20 feb. 2026"])
@pytest.mark.parametrize("nummer", ["DD-77", "dd 77", "AB-12", "HV/3", "XX 4711"])
def test_een_jaar_met_een_woningnummer_is_geen_postcode(dag: str, nummer: str) -> None:
    """The year of a whole day is no postcode, whatever number stands behind it; a postcode behind the day still is."""
    for zin in (f"/woningweigering Z-0412 geweigerd {dag} {nummer}", f"Z-0412 {dag} {nummer} niet verschenen"):
        assert controleer(zin, opslaan=True) is None, zin
        assert controleer(f"{zin}, 2026 KP 12", opslaan=False) == Treffer(Soort.ADRES)
