"""The half-year round: the sums of a provincie, the order of the list, what a judgement rests on, the table."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.features.toezicht.batch_screens import Keuzelijst, Rij, choose
from bot.features.toezicht.round_screens import Lijst, lijst
from bot.features.toezicht.table import KOPPEN, als_csv, als_xlsx, rijen
from storage.people import Organisatie
from workflows.cijfers.saldo import Halfjaarstand, Telling
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak
from workflows.koppeling.doorlooptijd import Methode
from workflows.toezicht.beleidskader import KADERS, STANDAARD, Bewijs
from workflows.toezicht.ronde import (
    OORDELEN,
    Beeld,
    Invoer,
    Ladderstand,
    Vastgesteld,
    eerder_gemist,
    lees_invoer,
    lees_vastgesteld,
    op_achterstand,
    ronde,
    samen,
)

VAK = Tijdvak(2026, 2)
NA = date(2027, 2, 2)
FLEVOLAND = KADERS["flevoland-2021"]
BEGIN = ("=", "+", "@", "\t", "\r")
OORDEEL = Vastgesteld("rood", True, -5, -3, "niet adequaat (rood)", STANDAARD.titel, ("regel",))


def _beeld(
    naam: str = "Almere", saldo: int | None = -5, taak: int = 100, restant: int = 0, dag: date = NA, **wat: Any
) -> Beeld:
    totaal = taak - restant
    coa = None if saldo is None else Telling(max(0, totaal + saldo), min(dag, VAK.einde))
    half = Halfjaarstand(naam, VAK, Taakstelling(taak, True), restant, coa=coa)
    return replace(Beeld("GM0034", naam, VAK, dag, STANDAARD, half, restant_bekend=True), **wat)


FLEVOLAND_2020_II = [
    _beeld("Almere", -20, invoer=Invoer(later_geteld=6, fase_3=7), kader=FLEVOLAND),
    _beeld("Lelystad", -89, invoer=Invoer(fase_3=6), kader=FLEVOLAND),
    _beeld("Zeewolde", -2, invoer=Invoer(later_geteld=6), kader=FLEVOLAND),
    _beeld("Urk", -4, invoer=Invoer(later_geteld=2), kader=FLEVOLAND),
    _beeld("Dronten", 2, invoer=Invoer(later_geteld=10), kader=FLEVOLAND),
    _beeld("Noordoostpolder", 11, invoer=Invoer(later_geteld=11), kader=FLEVOLAND),
]
"""The saldi as published; of the 35 in January the last three are made up, their sum is not."""


def test_published_sums_of_flevoland() -> None:
    """An achterstand of 102, less 35 in January and 13 in fase 3: 54."""
    s = samen(FLEVOLAND_2020_II)
    assert (s.saldo, s.telt) == (-102, -102 + 35 + 13)
    assert [b.naam for b in op_achterstand(FLEVOLAND_2020_II)][:2] == ["Lelystad", "Almere"]


beelden = st.builds(
    _beeld,
    naam=st.text("abcdef", min_size=1, max_size=3),
    saldo=st.one_of(st.none(), st.integers(-90, 60)),
    taak=st.integers(0, 300),
    restant=st.integers(-90, 90),
    invoer=st.builds(
        Invoer,
        pijplijn=st.dictionaries(st.sampled_from(Bewijs), st.integers(0, 9)),
        later_geteld=st.integers(0, 9),
        fase_3=st.integers(0, 9),
        weken=st.one_of(st.none(), st.tuples(st.integers(0, 300), st.sampled_from(Methode))),
        verschoonbaar=st.sampled_from([None, "", "B-7"]),
    ),
    kader=st.sampled_from(list(KADERS.values())),
    vastgesteld=st.sampled_from([None, OORDEEL]),
)


@given(st.lists(beelden, max_size=12))
def test_the_most_behind_comes_first(found: list[Beeld]) -> None:
    """Who has no figure comes last; nobody is lost."""
    ranked = op_achterstand(found)
    known = [b.maat for b in ranked if b.maat is not None]
    assert known == sorted(known)
    assert all(b.maat is None for b in ranked[len(known) :])
    assert sorted(b.naam for b in ranked) == sorted(b.naam for b in found)


@given(st.lists(beelden, max_size=12))
def test_a_column_of_the_table_is_the_sum_of_its_rows(found: list[Beeld]) -> None:
    """Over the gemeenten that have a figure: the last row adds up."""
    *rows, total = rijen(found)
    known = [row for row, b in zip(rows, found, strict=True) if b.saldo is not None]
    for kop in ("Restant", "Taakstelling", "Totaal te huisvesten", "Gehuisvest (COA)", "Saldo", "Na-ijl", "Fase 3",
                "Pijplijn huurcontract", "Saldo dat telt"):  # fmt: skip
        column = KOPPEN.index(kop)
        assert total[column] == sum(int(str(row[column])) for row in known)
    assert all(len(row) == len(KOPPEN) for row in (*rows, total))


def test_no_cell_of_the_table_is_a_formula() -> None:
    """Also where a document's number or a kader's title begins as one; an achterstand stays a number."""
    wicked = _beeld("=cmd()", invoer=Invoer(verschoonbaar="@7"), kader=replace(STANDAARD, titel="+1"))
    sheet = load_workbook(BytesIO(als_xlsx([wicked]))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(str(cell.value).startswith(BEGIN) for cell in cells if cell.value is not None)
    rows = list(csv.reader(StringIO(als_csv([wicked]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not any(cel.startswith(BEGIN) for row in rows for cel in row)
    assert rows[1][KOPPEN.index("Saldo")] == "-5"
    assert rows[0] == list(KOPPEN)


def test_the_table_guesses_nothing() -> None:
    """A proposal that may still change says so; what was missed before stays empty where nobody said it."""
    place = {kop: KOPPEN.index(kop) for kop in ("Voorstel", "Eerder op een rij gemist")}
    open_, *_ = rijen([_beeld(kader=FLEVOLAND)])
    assert open_[place["Voorstel"]] == "nog invullen: na-ijl en fase 3? ook vorig halfjaar niet gehaald?"
    assert open_[place["Eerder op een rij gemist"]] is None
    known, *_ = rijen([_beeld(kader=FLEVOLAND, invoer=Invoer(eerder=0, naijl=True))])
    assert known[place["Voorstel"]] == "adequaat (groen)"
    assert known[place["Eerder op een rij gemist"]] == 0


def test_a_table_of_nothing() -> None:
    """A provincie without gemeenten still gets a file."""
    assert als_xlsx([])
    assert "Samen: 0 van 0" in als_csv([]).decode("utf-8-sig")


# ---------------------------------------------------------------- what a judgement rests on


UNKNOWN = {
    "weken": lambda b, n: replace(b, invoer=replace(b.invoer, weken=(n, b.kader.methode))),
    "eerder": lambda b, n: replace(b, invoer=replace(b.invoer, eerder=n)),
    "naijl": lambda b, n: replace(b, invoer=replace(b.invoer, later_geteld=n, naijl=True)),
}


@given(beelden, st.sampled_from(sorted(UNKNOWN)), st.integers(0, 300))
def test_nothing_is_proposed_while_a_fact_can_change_it(found: Beeld, what: str, value: int) -> None:
    """What is filled in of what was not filled in never turns a proposal into another one: it was not given yet."""
    own = found.invoer
    known = {"weken": own.weken, "eerder": own.eerder, "naijl": own.naijl or own.later_geteld or own.fase_3 or None}
    if found.oordeel is None or found.voorlopig or known[what] is not None:
        return
    filled = UNKNOWN[what](found, value).oordeel
    assert filled is not None
    assert filled.uitkomst == found.oordeel.uitkomst


@pytest.mark.parametrize(
    ("perioden", "eerder", "open_"),
    [(2, [], True), (2, [False], False), (4, [True], True), (4, [True, True, True], False), (4, [True, False], False),
     (1, [], False), (9, [True] * 7, True), (9, [True] * 8, False)],
)  # fmt: skip
def test_how_often_it_was_missed_before(perioden: int, eerder: list[bool], open_: bool) -> None:
    """With any number of half-years: it is asked as long as what is known here does not reach back far enough."""
    own = replace(FLEVOLAND, perioden=perioden)
    assert ("eerder" in _beeld(kader=own, eerder=eerder, invoer=Invoer(naijl=True)).nog) is open_


def test_a_frozen_step_is_passed_over() -> None:
    """Missed, excused with a frozen step, missed again: that is the second in a row; without freezing the first."""
    frozen = replace(OORDEEL, kleur="wit", verwijtbaar=False, bevroren=True)
    assert eerder_gemist({"2026-I": frozen, "2025-II": OORDEEL}, VAK, None) == [True]
    assert eerder_gemist({"2026-I": replace(frozen, bevroren=False), "2025-II": OORDEEL}, VAK, None) == [False, True]


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_share_never_flatters(gehuisvest: int, totaal: int) -> None:
    """A hundred percent is only said of who housed all."""
    half = Halfjaarstand("x", VAK, Taakstelling(totaal, True), 0, coa=Telling(gehuisvest, VAK.einde))
    share = replace(_beeld(), halfjaar=half).deel
    assert share is not None
    assert (share >= 100) is (gehuisvest >= totaal)
    assert replace(_beeld(), halfjaar=replace(half, restant=totaal)).deel is None


def test_no_proposal_before_all_is_counted() -> None:
    """While the tijdvak runs, without COA's figure, or with one that stops early: the provincie waits."""
    assert _beeld().oordeel is not None
    assert _beeld(saldo=None).oordeel is None
    assert _beeld(dag=date(2026, 10, 1)).oordeel is None
    early = _beeld()
    assert early.halfjaar is not None
    half = replace(early.halfjaar, coa=Telling(95, VAK.einde - timedelta(days=1)))
    assert replace(early, halfjaar=half).oordeel is None
    assert replace(early, halfjaar=None).oordeel is None


@pytest.mark.parametrize(("tienden", "kleur"), [(119, "oranje"), (120, "oranje"), (121, "rood")])
def test_exactly_twelve_weeks_is_within_it(tienden: int, kleur: str) -> None:
    """Tenths of a week are judged exactly."""
    found = _beeld(invoer=Invoer(weken=(tienden, Methode.REALISATIES))).oordeel
    assert found is not None
    assert f"({kleur})" in found.kleur
    assert any(f"{tienden // 10},{tienden % 10} weken" in line for line in found.regels)


def test_an_average_by_another_method_is_not_used() -> None:
    """It is not known, then: nothing is excused."""
    other = _beeld(invoer=Invoer(weken=(80, Methode.KOPPELINGEN)))
    assert other.gemiddelde is None
    assert other.oordeel is not None
    assert other.oordeel.uitkomst == "actie"


def test_tijdvakken_before_without_a_gap() -> None:
    """As far as the judgements go back; what was filled in goes before them."""
    missed, fine = OORDEEL, replace(OORDEEL, verwijtbaar=False)
    known = {"2026-I": missed, "2025-II": fine, "2024-II": missed}
    assert eerder_gemist(known, VAK, None) == [True, False]
    assert eerder_gemist({"2025-II": missed}, VAK, None) == []
    assert eerder_gemist(known, VAK, 3) == [True, True, True]
    assert eerder_gemist(known, VAK, 0) == []


@pytest.mark.parametrize(
    ("stand", "vak", "actief"),
    [("2.3", VAK, False), ("3.0", VAK, True), ("5.1", VAK.vorige, True), ("aangehouden", VAK, True),
     ("3.0", VAK.volgende, False), ("1.0", VAK, False)],
)  # fmt: skip
def test_active_toezicht_by_the_ladder(stand: str, vak: Tijdvak, actief: bool) -> None:
    """From phase 3.0 on, for the tijdvak that was missed and those after it; as filled in also without a ladder."""
    assert _beeld(ladders=[Ladderstand(stand, "x", vak)]).actief is actief
    assert _beeld(ladders=[Ladderstand(stand, "x", vak)], invoer=Invoer(actief=True)).actief


@pytest.mark.parametrize(
    ("dag", "vak"),
    [(date(2027, 1, 1), VAK), (date(2027, 3, 31), VAK), (date(2027, 4, 1), Tijdvak(2027, 1)),
     (date(2026, 7, 1), Tijdvak(2026, 1)), (date(2026, 9, 30), Tijdvak(2026, 1)), (date(2026, 10, 1), VAK)],
)  # fmt: skip
def test_which_tijdvak_the_round_is_about(dag: date, vak: Tijdvak) -> None:
    """Three months to judge the one that ended, then the one that runs."""
    assert ronde(dag) == vak


def test_the_days_of_judging() -> None:
    """The first day after the tijdvak, or after the na-ijl; early three months into it, where the kader says so."""
    assert STANDAARD.toetsdagen(VAK) == (date(2027, 1, 1),)
    assert FLEVOLAND.toetsdagen(VAK) == (date(2027, 2, 1),)
    early = replace(STANDAARD, toetsmoment="drie_maanden")
    assert early.toetsdagen(VAK) == (date(2026, 10, 1), date(2027, 1, 1))
    assert _beeld(kader=early, dag=date(2026, 10, 1)).tussentoets == date(2026, 10, 1)
    assert _beeld(kader=early, dag=date(2026, 9, 30)).tussentoets is None
    assert _beeld(kader=early).tussentoets is None
    assert _beeld(dag=date(2026, 11, 1)).tussentoets is None


@given(st.integers(-90, 0), st.sampled_from(list(OORDELEN)), st.booleans())
def test_a_judgement_is_kept_as_it_was(saldo: int, kleur: str, verwijtbaar: bool) -> None:
    """Through plain values and back."""
    judged = replace(OORDEEL, kleur=kleur, saldo=saldo, verwijtbaar=verwijtbaar, tot=NA if saldo else None)
    assert lees_vastgesteld(judged.als_rij()) == judged
    assert lees_vastgesteld(None) is None


def test_what_was_filled_in_is_read_back() -> None:
    """Noughts are nothing; what was taken away is not there."""
    own = lees_invoer(
        {"pijplijn": {"huurcontract": 2, "bekend": 0}, "naijl": {"later_geteld": 1, "fase_3": 0}, "weken": None,
         "verschoonbaar": "", "eerder": 2, "actief": {"tussendoel": True}, "oordeel": {}}
    )  # fmt: skip
    assert own == Invoer({Bewijs.HUURCONTRACT: 2}, 1, 0, None, "", 2, actief=True, tussendoel=True, naijl=True)
    assert own.document is None
    assert lees_invoer({}) == Invoer()


@pytest.mark.parametrize("kader", KADERS.values(), ids=lambda kader: kader.naam)
def test_the_list_fits_a_phone(kader: Any) -> None:
    """56 gemeenten: at most twelve lines and ten buttons a page, actions fit a button, every gemeente is on one."""
    many = [_beeld(f"Gemeente {n}", -n, kader=kader, code=f"GM{n:04}") for n in range(56)]
    round_of = Lijst(Organisatie(10**9, "P", "provincie"), "Provincie", VAK, op_achterstand(many), samen(many))
    seen: list[str] = []
    for number in range(round_of.bladzijden):
        screen = lijst(replace(round_of, bladzijde=number))
        assert len(screen.tekst.splitlines()) <= 12
        assert sum(len(row) for row in screen.knoppen) <= 10
        seen += [k.tekst for row in screen.knoppen for k in row if k.tekst.startswith("Gemeente")]
    assert sorted(seen) == sorted(b.naam for b in many)


@pytest.mark.parametrize("soort", ["vast", "verstuur"])
@pytest.mark.parametrize("uit", [False, True])
def test_the_list_of_many_fits_a_phone(soort: str, *, uit: bool) -> None:
    """Of 44, and 44 that changed: few by name, at most twelve buttons, and a way out of each page."""
    found = [_beeld(f"Gemeente {n}", 2, code=f"GM{n:04}", vastgesteld=OORDEEL) for n in range(44)]
    rows = [Rij(b, aan=not uit, hier=False) for b in found]
    many = [f"Gemeente {n}" for n in range(44, 88)]
    for page in range(8):
        screen = choose(Keuzelijst(10**9, 10**9, soort, VAK, "in mandaat", rows, many, many, page))
        assert len(str(screen.tekst)) < 1000
        assert "en nog 38" in screen.tekst
        assert sum(len(row) for row in screen.knoppen) <= 12
        assert any("Stop" in k.tekst for row in screen.knoppen for k in row)


def test_of_two_ladders_the_one_about_this_tijdvak_else_the_newest_is_shown() -> None:
    """An older one that is in active toezicht still counts."""
    older, newer = Ladderstand("3.1", "afspraken", VAK.vorige.vorige), Ladderstand("1.0", "signaleren", VAK.vorige)
    for both in ([older, newer], [newer, older]):
        shown = _beeld(ladders=both)
        assert (shown.ladder, shown.actief) == (newer, True)
        assert _beeld(ladders=[*both, replace(older, tijdvak=VAK)]).ladder == replace(older, tijdvak=VAK)
    assert not _beeld(ladders=[newer]).actief
    assert _beeld().ladder is None


def test_a_mark_is_the_same_in_every_process() -> None:
    """A button that was shown before a restart still says what it was shown with."""
    code = (
        "from bot.features.toezicht.view import merk; from types import SimpleNamespace as S;"
        "from workflows.toezicht.beleidskader import KADERS;"
        "print([merk(S(dossier=None, kader=kader), {}) for kader in KADERS.values()])"
    )
    marks = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(marks) == 1
