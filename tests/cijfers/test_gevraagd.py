"""Numbers that people give: the sum they ask for, and none where a number does not say what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.cijfers import sums_screens
from knowledge.search.kennis import laad
from workflows.cijfers.gevraagd import Deel, Gemiddeld, Naar, Ouders, Overdragen, Saldo, Som, Zesde, lees_som
from workflows.dates.tijdvak import Tijdvak
from workflows.herverdeling.ruil import Ruil, lees_ruil

NU = Tijdvak(2026, 2)
SOMMEN: dict[Som, tuple[str, ...]] = {
    Saldo(36, 5): (
        "onze taak is 36 en we staan 5 voor, hoeveel blijft er over?",
        "taakstelling 36, voorsprong 5",
        "we moeten er 36 huisvesten en hebben 5 voorsprong",
        "voorsprong van 5 en een taakstelling van 36, hoeveel nog?",
        "onze opgave is 36, we hebben 5 te veel gehuisvest",
        "taakstelling zesendertig, voorsprong vijf",
    ),
    Saldo(36, -5): (
        "taakstelling 36, achterstand 5",
        "taakstelling 2027-I is 36 en we lopen 5 achter",
        "wij moeten 36 mensen huisvesten, achterstand is 5: hoeveel wordt het?",
        "we hadden 5 te weinig en onze taakstelling is 36",
        "achterstand 5 plus taakstelling 36?",
    ),
    Saldo(40, None, 34): (
        "we hadden 40 en hebben er 34 gehuisvest, wat nemen we mee?",
        "taakstelling 40, gehuisvest 34",
        "34 gehuisvest, taakstelling was 40",
        "we moesten er 40 doen en er zijn 34 geplaatst, wat is ons saldo",
        "onze opdracht was 40, 34 gedaan, hoeveel achterstand is dat?",
    ),
    Saldo(50, -4, 20): ("onze taakstelling is 50, er zijn er 20 gehuisvest en we hadden 4 achterstand",),
    Naar(41_000, 15_000): (
        "gemeente met 41.000 inwoners, landelijk 15.000",
        "41000 inwoners en landelijk 15000, wat wordt onze taakstelling?",
        "met 41.000 inwoners, welk deel van 15.000 komt bij ons?",
        "landelijk zijn het er 15.000, wij hebben 41 000 inwoners",
        "inwonertal 41.000, landelijk aantal 15.000, hoeveel moeten wij?",
    ),
    Zesde(6, 48): (
        "6 van de 48 niet gehaald, is dat meer dan een zesde?",
        "zes van de achtenveertig niet gehaald, meer dan 1/6?",
        "42 van de 48 gehuisvest, zitten we dan boven een zesde?",
        "achterstand van 6 op een taakstelling van 48, is dat meer dan een zesde",
        "we missen 6 van onze 48, is dat 1/6?",
    ),
    Deel(34, 40): (
        "34 van de 40 gehuisvest, hoeveel procent is dat?",
        "hoeveel procent is 34 van 40",
        "we hebben 34 van onze 40 gedaan, percentage?",
        "6 van de 40 niet gehaald, hoeveel procent wel?",
        "34 van de 40 is hoeveel %",
    ),
    Gemiddeld(150): (
        "gemiddeld 15 weken over 30 mensen, is dat te lang voor de provincie?",
        "we zitten gemiddeld op 15 weken, is dat erg?",
        "ons gemiddelde is 15 weken, mag dat",
        "gemiddelde van 15 weken: boven de norm?",
        "gemiddelde doorlooptijd 15 weken, is dat goed voor het toezicht",
    ),
    Overdragen(10, 62): (
        "we willen 10 van onze 62 overdragen, kan dat?",
        "mogen wij 10 van de 62 overdragen aan een andere gemeente",
        "tien van onze 62 overhevelen, hoe werkt dat?",
        "10 van de 62 afstaan aan de buren",
        "we dragen 10 van onze 62 over",
    ),
    Ouders(5): (
        "een stel met 5 kinderen, is dat een groot gezin?",
        "echtpaar met vijf kinderen, groot gezin?",
        "twee ouders met 5 kinderen: is dat groot",
        "man en vrouw met 5 kinderen, hoort dat bij de grote gezinnen",
        "vader en moeder met 5 kinderen, groot gezin ja of nee",
    ),
}


@pytest.mark.parametrize(("som", "vraag"), [(som, vraag) for som, vragen in SOMMEN.items() for vraag in vragen])
def test_the_numbers_of_a_sentence_are_read(som: Som, vraag: str) -> None:
    """Whatever their order."""
    assert lees_som(vraag) == som


@pytest.mark.parametrize(
    "vraag",
    [
        "taakstelling 36 en 12",
        "36 en 5",
        "hoeveel van de 36 is er",
        "taakstelling 36",
        "wij hebben 3 gezinnen en 5 alleenstaanden",
        "we moeten 3 gezinnen huisvesten en hebben 5 voorsprong",
        "taakstelling 36, achterstand 5 weken",
        "binnen 10 weken na de koppeling 2 weken",
        "gemiddeld 12 weken, hoe wordt dat geteld?",
        "artikel 28 en 29",
        "huur is 950 euro voor een gezin van 8, krijgen ze huurtoeslag?",
        "40.000 inwoners",
        "6 van de 48 gezinnen zijn groot",
        "voorsprong 5 en achterstand 3 op taakstelling 36",
        "vanaf 17,5 jaar 6 maanden",
        "",
    ],
)
def test_no_sum_of_numbers_whose_meaning_was_not_said(vraag: str) -> None:
    """Then the handreikingen answer, or choices."""
    assert lees_som(vraag) is None


@given(st.text(max_size=250))
def test_any_text_is_read(tekst: str) -> None:
    """It is a sum or it is not."""
    lees_som(tekst)
    lees_som(f"taakstelling 36, {tekst} 5 voor")


def _said(bericht: object) -> str:
    return str(getattr(bericht, "tekst", ""))


def test_each_sum_is_shown() -> None:
    """The outcome, how it came about, and that it is the asker's own number."""
    assert "Te huisvesten: 31" in _said(sums_screens.saldo(Saldo(36, 5), NU))
    assert "plus achterstand 5 = 41" in _said(sums_screens.saldo(Saldo(36, -5), NU))
    assert "Achterstand 6" in _said(sums_screens.saldo(Saldo(40, None, 34), NU))
    assert "Gehuisvest 20 van 54: achterstand 34" in _said(sums_screens.saldo(Saldo(50, -4, 20), NU))
    assert "is 1/8: niet meer dan een zesde" in _said(sums_screens.zesde(Zesde(6, 48)))
    assert "is 9/48: meer" not in _said(sums_screens.zesde(Zesde(9, 48)))
    assert "is 3/16: meer dan een zesde" in _said(sums_screens.zesde(Zesde(9, 48)))
    assert "85%" in _said(sums_screens.deel(Deel(34, 40)))
    assert "Ongeveer 34" in _said(sums_screens.naar(Naar(40_000, 15_000), 18_130_208, 2026, 34))
    assert "15 weken is 3 boven de 12 weken" in _said(sums_screens.gemiddeld(Gemiddeld(150)))
    assert "11,5 weken is 0,5 onder" in _said(sums_screens.gemiddeld(Gemiddeld(115)))
    assert "62 min 10 = 52" in _said(sums_screens.overdragen(Overdragen(10, 62), None))
    assert "7 personen" in _said(sums_screens.ouders(Ouders(5)))


def test_each_sum_leads_to_an_answer_that_exists() -> None:
    """Behind the button stands what the handreikingen say."""
    kennis = laad()
    for bericht in (
        sums_screens.saldo(Saldo(36, 5), NU),
        sums_screens.zesde(Zesde(6, 48)),
        sums_screens.deel(Deel(34, 40)),
        sums_screens.naar(Naar(40_000, 15_000), 18_130_208, 2026, 34),
        sums_screens.gemiddeld(Gemiddeld(150)),
        sums_screens.overdragen(Overdragen(10, 62), None),
        sums_screens.ouders(Ouders(5)),
    ):
        assert kennis.entry(bericht.knoppen[-1][0].actie.removeprefix("f:"))


@pytest.mark.parametrize(
    ("tekst", "ruil"),
    [
        ("gezin van 5 tegen 5 alleenstaanden", Ruil(5, 5)),
        ("kan ik een gezin van 8 ruilen tegen twee gezinnen van 4?", Ruil(8, 8)),
        ("gezin van 4 tegen een gezin van 3 en een alleenstaande", Ruil(4, 4)),
        ("mag een gezin van 6 tegen drie duo's?", Ruil(6, 6)),
        ("twee stellen tegen een gezin van 5, kan dat", Ruil(4, 5)),
        ("mag ik een gezin ruilen?", None),
        ("wat kan ik doen tegen 5 klachten van een gezin", None),
    ],
)
def test_a_swap_is_known_by_both_its_sides(tekst: str, ruil: Ruil | None) -> None:
    """Asked or told; with one side it is a question for the handreikingen."""
    assert lees_ruil(tekst) == ruil
