"""The judgement with the provincie's own beleidskader: both indicators, 1/6, pijplijn, tijdvakken in a row."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.koppeling.doorlooptijd import Gemiddelde, Methode
from workflows.toezicht.beleidskader import (
    BEWIJZEN,
    KADERS,
    STANDAARD,
    Beleidskader,
    Bewijs,
    FoutKader,
    lees_grens,
    lees_kaders,
)
from workflows.toezicht.beleidskader import (
    ZONDER as ZONDER_KADER,
)
from workflows.toezicht.oordeel import Dossier, Oordeel, beoordeel

ZONDER, FLEVOLAND = KADERS["handreiking-zonder-pijplijn"], KADERS["flevoland-2021"]
SNEL = Gemiddelde(Methode.REALISATIES, 1, 1, 1, 84)
TRAAG = Gemiddelde(Methode.REALISATIES, 1, 1, 1, 85)


def _dossier(saldo: int, taakstelling: int = 60, **wat: Any) -> Dossier:
    return Dossier(taakstelling, taakstelling, taakstelling + saldo, **wat)


def _uitkomst(kader: Beleidskader, dossier: Dossier) -> str:
    return beoordeel(kader, dossier).uitkomst


@pytest.mark.parametrize(
    ("saldo", "gemiddelde", "uitkomst", "kleur"),
    [
        (0, None, "gehaald", "groen"), (5, TRAAG, "gehaald", "groen"),
        (-1, SNEL, "geen_actie", "oranje"), (-60, SNEL, "geen_actie", "oranje"),
        (-1, TRAAG, "actie", "rood"), (-1, None, "actie", "rood"),
    ],
)  # fmt: skip
def test_both_indicators(saldo: int, gemiddelde: Gemiddelde | None, uitkomst: str, kleur: str) -> None:
    """The second is looked at only when the first was missed; what is not known excuses nothing."""
    found = beoordeel(STANDAARD, _dossier(saldo, gemiddelde=gemiddelde))
    assert (found.uitkomst, f"({kleur})" in found.kleur) == (uitkomst, True)
    next_step = "1.2" if gemiddelde is None else "2.0"  # the second indicator comes first
    assert found.stap == (next_step if uitkomst == "actie" else None)
    assert found.voorlopig is (uitkomst == "actie" and gemiddelde is None)


@pytest.mark.parametrize(
    ("taakstelling", "saldo", "binnen"),
    [(60, -10, True), (60, -11, False), (100, -16, True), (100, -17, False), (5, 0, True), (5, -1, False),
     (6, -1, True), (1, -1, False)],
)  # fmt: skip
def test_one_sixth(taakstelling: int, saldo: int, binnen: bool) -> None:
    """Without pijplijn a sixth of the taakstelling may remain: exactly that is within it, and no part of a person."""
    found = beoordeel(ZONDER, _dossier(saldo, taakstelling))
    assert found.binnen_grens is binnen
    assert found.uitkomst == ("gehaald" if saldo == 0 else "geen_actie" if binnen else "actie")


def test_one_sixth_of_what() -> None:
    """Of the taakstelling, or with the achterstand of before: the provincie's own setting."""
    dossier = Dossier(60, 120, 105)
    assert beoordeel(ZONDER, dossier).ruimte == 10
    assert _uitkomst(ZONDER, dossier) == "actie"
    wide = replace(ZONDER, grens_van="totaal")
    assert beoordeel(wide, dossier).ruimte == 20
    assert _uitkomst(wide, dossier) == "geen_actie"


@pytest.mark.parametrize("soort", list(Bewijs))
def test_pijplijn_counts_with_proof_that_the_kader_takes(soort: Bewijs) -> None:
    """Three missing and three in the pijplijn is no achterstand; a kader that does not take this proof sees three."""
    dossier = _dossier(-3, pijplijn={soort: 3})
    assert _uitkomst(STANDAARD, dossier) == "gehaald"
    assert _uitkomst(replace(STANDAARD, bewijs=STANDAARD.bewijs - {soort}), dossier) == "actie"
    assert BEWIJZEN[soort]


def test_with_pijplijn_any_achterstand_counts() -> None:
    """One person short is a miss; the official saldo stays beside it."""
    found = beoordeel(STANDAARD, _dossier(-4, pijplijn={Bewijs.HUURCONTRACT: 3}))
    assert (found.saldo, found.telt, found.uitkomst) == (-4, -1, "actie")
    assert "Met wat het beleidskader meetelt (+3): -1." in found.regels


@pytest.mark.parametrize(
    ("eerder", "verschoonbaar", "op_rij", "uitkomst"),
    [
        ((), None, 1, "geen_actie"), ((False, True), None, 1, "geen_actie"),
        ((True,), None, 2, "actie"), ((True, True, False, True), None, 3, "actie"),
        ((True,), "2021-17", 0, "geen_actie"), ((True, True), "2021-17", 0, "geen_actie"),
    ],
)  # fmt: skip
def test_tijdvakken_in_a_row(eerder: tuple[bool, ...], verschoonbaar: str | None, op_rij: int, uitkomst: str) -> None:
    """Twice in a row and verwijtbaar: not once, not with one in between, not with an excuse on paper."""
    found = beoordeel(FLEVOLAND, _dossier(-5, eerder=eerder, verschoonbaar=verschoonbaar))
    assert (found.op_rij, found.uitkomst) == (op_rij, uitkomst)
    assert found.verwijtbaar_gemist is (op_rij > 0)


def test_what_is_accepted_does_not_count_in_a_row() -> None:
    """Within the grens or within 12 weeks: the next miss is the first one again."""
    twice = replace(ZONDER, perioden=2)
    for dossier in (_dossier(-10, eerder=(True,)), _dossier(-11, eerder=(True,), gemiddelde=SNEL)):
        found = beoordeel(twice, dossier)
        assert (found.op_rij, found.uitkomst, found.verwijtbaar_gemist) == (0, "geen_actie", False)
    assert _uitkomst(twice, _dossier(-11, eerder=(False, True), gemiddelde=TRAAG)) == "geen_actie"
    assert _uitkomst(twice, _dossier(-11, eerder=(True,), gemiddelde=TRAAG)) == "actie"


FLEVOLAND_2020_II: list[tuple[str, Dossier, str, int]] = [
    ("Dronten", _dossier(2), "gehaald", 2),
    ("Noordoostpolder", _dossier(11), "gehaald", 11),
    ("Zeewolde", _dossier(-2, later_geteld=6), "gehaald", 4),
    ("Urk", _dossier(-4, pijplijn={Bewijs.BEKEND: 2}), "geen_actie", -2),
    ("Almere", _dossier(-20, 200, later_geteld=6, fase_3=7, verschoonbaar="M-1"), "geen_actie", -7),
    ("Lelystad", _dossier(-89, 100, fase_3=6, eerder=(True,), actief=True), "actie", -83),
]
"""The saldi, na-ijl and fase 3 as published; the taakstelling of each gemeente was not."""


@pytest.mark.parametrize(("gemeente", "dossier", "uitkomst", "telt"), FLEVOLAND_2020_II)
def test_flevoland_2020_ii(gemeente: str, dossier: Dossier, uitkomst: str, telt: int) -> None:
    """Five were judged adequaat. Lelystad's judgement was put off: the kader has no colour for it."""
    found = beoordeel(FLEVOLAND, dossier)
    assert (found.uitkomst, found.telt) == (uitkomst, telt)
    assert found.kleur == ("de provincie kiest zelf" if gemeente == "Lelystad" else "adequaat (groen)")


def test_flevoland_is_an_example_and_says_so() -> None:
    """No one gets it by default, and its name tells that it was replaced."""
    assert FLEVOLAND.titel == "Flevoland 2021, vervangen in 2024"
    assert "voorbeeld" in FLEVOLAND.let_op
    assert STANDAARD.naam == "handreiking"
    assert all(f"Beleidskader: {kader.titel}." in beoordeel(kader, _dossier(-1)).regels for kader in KADERS.values())


def test_a_frozen_step() -> None:
    """The excuse has an outcome of its own, the row neither grows nor breaks, and says so."""
    white = replace(FLEVOLAND, bevriest=True, kleuren={**FLEVOLAND.kleuren, "verschoonbaar": "wit"})
    found = beoordeel(white, _dossier(-5, eerder=(True,), verschoonbaar="B-7"))
    assert (found.uitkomst, found.kleur, found.bevroren) == ("verschoonbaar", "verschoonbaar (wit)", True)
    assert (found.op_rij, found.stap) == (0, None)
    assert "De trede blijft staan: 1 op een rij hiervoor, dit halfjaar telt niet mee." in found.regels
    assert beoordeel(white, _dossier(2, verschoonbaar="B-7")).uitkomst == "gehaald"
    assert beoordeel(replace(white, grens=(1, 6)), _dossier(-5, verschoonbaar="B-7")).uitkomst == "geen_actie"
    assert not beoordeel(FLEVOLAND, _dossier(-5, verschoonbaar="B-7")).bevroren


def test_without_a_kader_there_are_words_and_no_colours() -> None:
    """What the figures say; no outcome of such a kader has a colour."""
    assert [beoordeel(ZONDER_KADER, _dossier(saldo)).kleur for saldo in (0, -1)] == ["op schema", "achter"]
    assert ZONDER_KADER.voorstel("actie") == "achter"
    assert FLEVOLAND.voorstel("actie") is None


def test_an_interim_goal_gives_orange_and_active_toezicht_stays() -> None:
    """It ends only without any achterstand in COA's own figures."""
    met = beoordeel(FLEVOLAND, _dossier(-5, eerder=(True,), actief=True, tussendoel=True))
    assert (met.uitkomst, met.kleur, met.actief_blijft) == ("tussendoel", "redelijk adequaat (oranje)", True)
    assert beoordeel(FLEVOLAND, _dossier(-5, actief=True, fase_3=5)).actief_blijft
    done = beoordeel(FLEVOLAND, _dossier(0, actief=True))
    assert not done.actief_blijft
    assert "Actief toezicht kan eindigen." in done.regels
    assert not beoordeel(FLEVOLAND, _dossier(-5)).actief_blijft


def test_an_excuse_without_a_document_is_none() -> None:
    """Verschoonbaar needs a number; a kader that does not know it points to the step where it is weighed."""
    with pytest.raises(ValueError, match="documentnummer"):
        _dossier(-1, verschoonbaar=" ")
    found = beoordeel(STANDAARD, _dossier(-1, verschoonbaar="B-7"))
    assert found.uitkomst == "actie"
    assert any("B-7" in line for line in found.regels)
    assert any("2.1" in line for line in found.regels)


def test_the_average_must_be_by_the_method_of_the_kader() -> None:
    """The provincie must say which one; the other is not used unseen."""
    other = Gemiddelde(Methode.KOPPELINGEN, 1, 1, 1, 84)
    with pytest.raises(ValueError, match="andere methode"):
        beoordeel(STANDAARD, _dossier(-1, gemiddelde=other))
    assert _uitkomst(replace(STANDAARD, methode=Methode.KOPPELINGEN), _dossier(-1, gemiddelde=other)) == "geen_actie"


@pytest.mark.parametrize("gemiddelde", [None, SNEL, TRAAG])
def test_what_led_to_it_is_said(gemiddelde: Gemiddelde | None) -> None:
    """Figures first; the weeks only when the kader asks them and the taakstelling was missed."""
    said = beoordeel(STANDAARD, _dossier(-1, gemiddelde=gemiddelde)).regels
    assert said[0] == "59 gehuisvest van 60 (98%): saldo -1 (COA)."
    assert said[1] == "Elke achterstand telt."
    assert ("niet bekend" if gemiddelde is None else f"Gemiddeld {gemiddelde.weken} weken") in said[2]
    assert not any("weken" in line for line in beoordeel(FLEVOLAND, _dossier(-1)).regels)
    assert "blijft binnen 1/6 van de taakstelling (10)" in " ".join(beoordeel(ZONDER, _dossier(-10)).regels)
    assert "is meer dan 1/6 van de taakstelling (10)" in " ".join(beoordeel(ZONDER, _dossier(-11)).regels)


dossiers = st.builds(
    Dossier,
    taakstelling=st.integers(0, 300),
    totaal=st.integers(-50, 400),
    gehuisvest=st.integers(0, 400),
    pijplijn=st.dictionaries(st.sampled_from(Bewijs), st.integers(0, 20)),
    later_geteld=st.integers(0, 20),
    fase_3=st.integers(0, 20),
    gemiddelde=st.sampled_from([None, SNEL, TRAAG]),
    verschoonbaar=st.sampled_from([None, "B-7"]),
    eerder=st.lists(st.booleans(), max_size=4),
    actief=st.booleans(),
    tussendoel=st.booleans(),
)
RANG = ["gehaald", "tussendoel", "geen_actie", "verschoonbaar", "actie"]


@given(dossiers, st.sampled_from(list(KADERS.values())), st.integers(1, 30))
def test_housing_more_is_never_worse(dossier: Dossier, kader: Beleidskader, more: int) -> None:
    """More housed, or more in the pijplijn, never brings a gemeente from no action to action."""
    worst = beoordeel(kader, dossier)
    better = beoordeel(kader, replace(dossier, gehuisvest=dossier.gehuisvest + more))
    assert RANG.index(better.uitkomst) <= RANG.index(worst.uitkomst)
    piped = {**dossier.pijplijn, Bewijs.BEKEND: dossier.pijplijn.get(Bewijs.BEKEND, 0) + more}
    assert RANG.index(beoordeel(kader, replace(dossier, pijplijn=piped)).uitkomst) <= RANG.index(worst.uitkomst)


@given(dossiers, st.sampled_from(list(KADERS.values())))
def test_no_action_without_an_achterstand(dossier: Dossier, kader: Beleidskader) -> None:
    """Whoever met the taakstelling hears nothing; whoever is acted upon has a real achterstand beyond the grens."""
    found: Oordeel = beoordeel(kader, dossier)
    assert (found.uitkomst == "gehaald") is (found.telt >= 0)
    assert found.uitkomst != "actie" or found.saldo <= found.telt < -found.ruimte


# ---------------------------------------------------------------- the settings


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"grens": (6, 6)}, "grens"), ({"grens": (-1, 6)}, "grens"), ({"grens": (0, 0)}, "grens"),
        ({"grens_van": "alles"}, "grens"), ({"perioden": 0}, "op een rij"), ({"perioden": 21}, "op een rij"),
        ({"naijl_dagen": 93}, "Na-ijl"),
        ({"naijl_dagen": -1}, "Na-ijl"), ({"kleuren": {"actie": "paars"}}, "kleur"),
        ({"kleuren": {"x": "rood"}}, "kleur"),
    ],
)  # fmt: skip
def test_wrong_settings_are_refused(wrong: dict[str, Any], said: str) -> None:
    """Each with what is expected instead."""
    with pytest.raises(FoutKader, match=said):
        replace(STANDAARD, **wrong)


@pytest.mark.parametrize(("tekst", "grens"), [("0", (0, 1)), ("1/6", (1, 6)), (" 1 / 10 ", (1, 10))])
def test_the_grens_as_typed(tekst: str, grens: tuple[int, int]) -> None:
    """Nothing, or a part."""
    assert lees_grens(tekst) == grens


@pytest.mark.parametrize("tekst", ["", "een zesde", "1/6/2", "-1", "0,16", "1/6666"])
def test_an_unclear_grens_is_asked_back(tekst: str) -> None:
    """With an example."""
    with pytest.raises(FoutKader, match="1/6"):
        lees_grens(tekst)


@pytest.mark.parametrize("text", ["[x]\ntitel = 'x'", "[x]\ngrens = '1/6'\nbewijs = ['los']\nmethode = 'realisaties'"])
def test_a_wrong_file_names_the_kader(text: str) -> None:
    """A missing key or an unknown kind of proof."""
    with pytest.raises(FoutKader, match=r"^x: "):
        lees_kaders(text)


@pytest.mark.parametrize("numbers", [(-1, 0, 0), (0, 0, -1)])
def test_negative_numbers_are_refused(numbers: tuple[int, int, int]) -> None:
    """A totaal may be below zero (far ahead), a count may not."""
    with pytest.raises(ValueError, match="niet kunnen"):
        Dossier(*numbers)
    assert beoordeel(STANDAARD, Dossier(10, -5, 0)).telt == 5
