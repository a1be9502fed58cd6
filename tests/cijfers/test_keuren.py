"""Checking figures before they are kept: who may, what leads, what a running taakstelling allows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.desk.visit import Office
from bot.features.cijfers import checking
from bot.features.cijfers.checking import Voorstel, Wie
from storage.people import Lidmaatschap, Organisatie, Persoon
from tests.cijfers.wereld import NOW, cijfer, gemeente, office
from workflows.cijfers.lijst import Gelezen, Onleesbaar

ALMERE, UTRECHT = "GM0034", "GM0344"
DAG = date(2026, 11, 20)
BEHEERDER = Wie()
TAAK = Gelezen(2, "taakstelling", ALMERE, "2026-II", 80)


@pytest.fixture
def plek(tmp_path: Path) -> Office:
    """An office without any figure."""
    return office(tmp_path)


def check(plek: Office, item: Gelezen, wie: Wie | None = BEHEERDER, *, verbeter: bool = False) -> Voorstel | str | None:
    """What may be kept, what is wrong, or None when nothing changes."""
    known = {item.gebied: wie, "NL": wie}
    good, wrong = checking.keur(plek, [item], known, "overzicht", DAG, verbeter=verbeter)
    assert len(good) + len(wrong) < 2
    return wrong[0].tekst if wrong else good[0] if good else None


def somebody(*memberships: tuple[Organisatie, str]) -> Persoon:
    """A person with these roles."""
    return Persoon(7, 7, "Iemand", True, tuple(Lidmaatschap(o, rol) for o, rol in memberships))


def test_for_which_gemeenten_somebody_enters_figures(plek: Office) -> None:
    """A coordinator for the own one, a provincie for those that lie in it; nobody else."""
    own, area = Organisatie(1, "Almere", "gemeente", ALMERE), Organisatie(2, "Provincie Utrecht", "provincie")
    strange = Organisatie(3, "Toezicht Oost", "provincie")
    coordinator, supervisor = somebody((own, "coordinator")), somebody((area, "provincie"))
    assert checking.wie_voor(plek, coordinator, ALMERE) == Wie(own, 7)
    assert checking.wie_voor(plek, coordinator, UTRECHT) is None
    assert checking.wie_voor(plek, supervisor, UTRECHT) == Wie(area, 7)
    assert checking.wie_voor(plek, supervisor, ALMERE) is None
    assert checking.wie_voor(plek, somebody((strange, "provincie")), UTRECHT) is None
    assert checking.wie_voor(plek, somebody((own, "gemeente")), ALMERE) is None
    assert checking.wie_voor_land(supervisor) is None
    office_of = Organisatie(4, "Beheer", "beheer")
    assert checking.wie_voor_land(somebody((office_of, "beheerder"))) == Wie(office_of, 7)
    assert checking.wie_voor_land(coordinator) is None
    assert (Wie(own, 7).eigen, Wie(area, 7).eigen, Wie().eigen) == (1, None, None)


def test_what_is_not_yours_is_refused(plek: Office) -> None:
    """With the name of the gemeente, or what somebody else does."""
    assert "Cijfers van Almere voer jij niet in" in str(check(plek, TAAK, None))
    assert "voert de beheerder in" in str(check(plek, Gelezen(2, "landelijk", "NL", "2026-II", 9000), None))


def test_the_same_number_is_not_written_twice(plek: Office) -> None:
    """Nothing changes."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    assert check(plek, TAAK) is None


@pytest.mark.parametrize(
    ("periode", "waarde", "verbeter", "wijze"),
    [
        ("2026-II", 70, False, "bijgesteld"),
        ("2026-II", 70, True, "verbeterd"),
        ("2026-II", 90, True, "verbeterd"),
        ("2026-I", 70, False, "bijgesteld"),
        ("2027-I", 70, False, "verbeterd"),
        ("2027-I", 90, False, "verbeterd"),
    ],
)
def test_a_taakstelling_that_changes(plek: Office, periode: str, waarde: int, verbeter: bool, wijze: str) -> None:
    """Before the tijdvak freely, in it only down, unless the old number was wrong."""
    cijfer(plek.store, "taakstelling", ALMERE, periode, 80)
    found = check(plek, replace(TAAK, periode=periode, waarde=waarde), verbeter=verbeter)
    assert isinstance(found, Voorstel)
    assert (found.cijfer.wijze, found.was) == (wijze, 80)


def test_a_running_taakstelling_does_not_rise(plek: Office) -> None:
    """Nor does the national number that came along with the program."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    assert "alleen naar beneden" in str(check(plek, replace(TAAK, waarde=81)))
    known = Gelezen(2, "landelijk", "NL", "2025-II", 13_001)
    assert "alleen naar beneden" in str(check(plek, known))
    lower = check(plek, replace(known, waarde=12_000))
    assert isinstance(lower, Voorstel)
    assert (lower.cijfer.wijze, lower.was) == ("bijgesteld", 13_000)


def test_a_count_may_be_put_right_either_way(plek: Office) -> None:
    """COA's figures are corrected up and down; each last day is a number of its own."""
    day = date(2026, 10, 31)
    cijfer(plek.store, "gehuisvest", ALMERE, "2026-II", 40, tot=day)
    for value in (39, 41):
        found = check(plek, Gelezen(2, "gehuisvest", ALMERE, "2026-II", value, day))
        assert isinstance(found, Voorstel)
        assert (found.cijfer.wijze, found.was) == ("verbeterd", 40)
    other = check(plek, Gelezen(2, "gehuisvest", ALMERE, "2026-II", 30, date(2026, 9, 30)))
    assert isinstance(other, Voorstel)
    assert other.was is None


def test_a_gemeente_does_not_overrule_what_is_for_everybody(plek: Office) -> None:
    """It hears what stands there; the same number is no trouble."""
    ident = gemeente(plek, "Almere")
    own = Wie(plek.store.people.organisatie(ident), 1)
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    assert check(plek, TAAK, own) is None
    said = str(check(plek, replace(TAAK, waarde=70), own))
    assert "Hier staat al 80, ingevoerd door de beheerder" in said
    alone = check(plek, replace(TAAK, periode="2026-I"), own)
    assert isinstance(alone, Voorstel)
    assert alone.cijfer.eigen == ident


@pytest.mark.parametrize("periode", ["2012-I", "2031-II"])
def test_a_tijdvak_too_far_away(plek: Office, periode: str) -> None:
    """A typing error in the year."""
    assert "te ver weg" in str(check(plek, replace(TAAK, periode=periode)))


def test_a_withdrawn_number_counts_no_longer(plek: Office) -> None:
    """The one before it does again."""
    cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 80)
    newest = cijfer(plek.store, "taakstelling", ALMERE, "2026-II", 70, wijze="bijgesteld")
    with plek.store.atomic():
        plek.store.cijfers.withdraw(newest, NOW)
    assert [c.waarde for c in plek.store.cijfers.of("taakstelling", ALMERE, "2026-II")] == [80]
    assert plek.store.cijfers.get(newest) is None


@pytest.mark.parametrize(
    ("tekst", "code"), [("Almere", ALMERE), ("gm0034", ALMERE), ("34", ALMERE), ("Den Haag", "GM0518")]
)
def test_names_in_a_list(plek: Office, tekst: str, code: str) -> None:
    """A code, an official name or one that is generally used."""
    assert checking.vind(plek, tekst) == code


@pytest.mark.parametrize(
    ("tekst", "word"),
    [("Bergen", "Bedoel je"), ("Almeer", "Bedoel je Almere?"), ("Muiden", "bestaat niet meer"), ("x", "ken ik niet")],
)
def test_names_that_are_not_sure(plek: Office, tekst: str, word: str) -> None:
    """Nothing is guessed: nobody is asked back in a list."""
    with pytest.raises(Onleesbaar, match=word.replace("?", r"\?")):
        checking.vind(plek, tekst)
