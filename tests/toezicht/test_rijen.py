"""Lines of numbers for many gemeenten, the filters, the moving average of a provincie, and what the Rijk watches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toezicht.test_ronde import FLEVOLAND, NA, OORDEEL, VAK, _beeld, beelden
from workflows.cijfers.saldo import Halfjaarstand, Telling
from workflows.cijfers.taakstelling import Taakstelling
from workflows.toezicht.beleidskader import STANDAARD
from workflows.toezicht.filters import ALLES, FILTERS, kies, volgende
from workflows.toezicht.invulrij import KOLOMMEN, FoutInvulrij, Ingevuld, kolommen, lees, te_vullen, vraag
from workflows.toezicht.maanden import Maandcijfer, laatste_maand, lees_maand, over_venster, veld_van, verder, verloop
from workflows.toezicht.rijk import zelfbeeld
from workflows.toezicht.ronde import Beeld, Invoer, Ladderstand, Vastgesteld, op_achterstand

DRIE = ("later_geteld", "fase_3", "eerder")
NAMEN = {"almere", "urk", "de ronde venen"}


def _lees(tekst: str, wat: tuple[str, ...] = DRIE) -> list[Ingevuld]:
    return lees(tekst, wat, lambda naam: naam.casefold() in NAMEN)


def test_one_line_or_several() -> None:
    """Without a name it is about the gemeente that was asked; a name may have more words, a value may be open."""
    assert _lees("6 7 0") == [Ingevuld("", {"later_geteld": 6, "fase_3": 7, "eerder": 0})]
    assert _lees("Almere 6 7 -\nDe Ronde Venen: 0 0 2") == [
        Ingevuld("Almere", {"later_geteld": 6, "fase_3": 7}),
        Ingevuld("De Ronde Venen", {"later_geteld": 0, "fase_3": 0, "eerder": 2}),
    ]
    assert _lees("Urk 11,8 weken", ("weken",)) == [Ingevuld("Urk", {"weken": 118})]


@pytest.mark.parametrize(
    ("tekst", "said"),
    [("", "Typ 3 getallen"), ("6 7", "ik lees 2, en vraag 3"), ("6 7 0 1", "ik lees 4"),
     ("Ede 1 2 0", "Ede ken ik niet"),
     ("6 7 0 Urk 1 2 0", "naam van de gemeente"), ("6 7 41", "41 kan niet"), ("6 7x 0", "7x kan niet"),
     ("6 -7 0", "naam van de gemeente"), ("Almere", "ik lees 0"), ("99999 1 0", "99999 kan niet")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_whole(tekst: str, said: str) -> None:
    """With what it is about."""
    with pytest.raises(FoutInvulrij, match=said):
        _lees(tekst)


def test_nought_weeks_is_no_average() -> None:
    """There is time between a koppeling and a move."""
    with pytest.raises(FoutInvulrij, match="gemiddelde in weken"):
        _lees("0", ("weken",))


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3))
def test_what_is_typed_is_read(numbers: list[int]) -> None:
    """Each number where it belongs."""
    assert _lees(" ".join(map(str, numbers)))[0].waarden == dict(zip(DRIE, numbers, strict=True))


def test_only_what_the_kader_counts_is_asked() -> None:
    """Of Flevoland na-ijl, fase 3 and the half-years before; of the handreiking the weeks; nothing of who met it."""
    assert te_vullen(_beeld(kader=FLEVOLAND)) == DRIE
    assert te_vullen(_beeld(kader=FLEVOLAND, dag=date(2027, 1, 20))) == ("eerder",)
    assert te_vullen(_beeld()) == ("weken",)
    assert te_vullen(_beeld(saldo=3)) == te_vullen(_beeld(saldo=None)) == ()
    assert kolommen([_beeld(saldo=3), _beeld()]) == ("weken",)
    assert "3 getallen" in vraag(DRIE)
    assert set(DRIE) < set(KOLOMMEN)


@given(st.lists(beelden, max_size=12), st.sampled_from(sorted(FILTERS)))
def test_who_is_in_a_filter(found: list[Beeld], naam: str) -> None:
    """In the order of the list; the next one is another one of the filter, and round the list everybody is met."""
    ranked = [replace(b, code=f"GM{n}") for n, b in enumerate(op_achterstand(found))]
    chosen = kies(ranked, naam)
    assert [b for b in ranked if b in chosen] == chosen
    met, here = set[str](), chosen[0].code if chosen else ""
    for _ in chosen[1:]:
        after = volgende(ranked, here, naam)
        assert after is not None
        assert FILTERS[naam].past(after)
        here = after.code
        met.add(here)
    assert len(met) == max(0, len(chosen) - 1)
    assert volgende(ranked, "GM0", ALLES) == (ranked[1] if len(ranked) > 1 else None)


def test_the_filters() -> None:
    """Shortfall, still to fill, ready, a draft, not sent."""
    plain, ready = _beeld(), _beeld(invoer=Invoer(weken=(110, STANDAARD.methode)))
    draft, sent = replace(ready, vastgesteld=OORDEEL), replace(ready, vastgesteld=OORDEEL, verstuurd=NA)

    def names(b: Beeld) -> str:
        return "".join(naam for naam in FILTERS if FILTERS[naam].past(b))

    assert [names(b) for b in (plain, ready, draft, sent, _beeld(saldo=None))] == ["atin", "atkn", "atcn", "at", "ain"]


# ---------------------------------------------------------------- the moving average


MAAND = date(2026, 12, 1)


def test_a_window_of_six_months() -> None:
    """Weighted by who moved: one of 10 weeks and three of 14 make 13; a month of seven ago does not count."""
    known = [Maandcijfer("GM1", date(2026, 7, 1), 1, 100), Maandcijfer("GM2", MAAND, 3, 140),
             Maandcijfer("GM1", date(2026, 6, 1), 9, 300)]  # fmt: skip
    found = over_venster(known, MAAND)
    assert found is not None
    assert (found.weken, found.binnen) == ("13,0", False)
    assert over_venster([], MAAND) is None
    assert over_venster([Maandcijfer("GM1", MAAND, 0, 100)], MAAND) is None
    course = verloop(known, MAAND)
    assert [month.month for month, _ in course] == [7, 8, 9, 10, 11, 12]
    assert course[0][1] is not None
    assert course[0][1].weken == "28,0"


@given(st.integers(1, 999), st.integers(1, 999))
def test_exactly_twelve_weeks_is_within_it(personen: int, tienden: int) -> None:
    """In tenths of a week nothing is lost."""
    found = over_venster([Maandcijfer("GM1", MAAND, personen, tienden)], MAAND)
    assert found is not None
    assert found.binnen is (tienden <= 120)
    assert found.weken == f"{tienden // 10},{tienden % 10}"


def test_months() -> None:
    """A month is kept under its name; the last one is the last that is over."""
    assert veld_van(MAAND) == "maand 2026-12"
    assert lees_maand("GM1", "maand 2026-12", {"personen": 2, "tienden": 118}) == Maandcijfer("GM1", MAAND, 2, 118)
    assert lees_maand("GM1", "maand 2026-12", None) is None
    assert lees_maand("GM1", "weken", {"tienden": 1}) is None
    assert laatste_maand(date(2026, 12, 31)) == MAAND
    assert laatste_maand(date(2026, 12, 30)) == date(2026, 11, 1)
    assert verder(MAAND, 1) == date(2027, 1, 1)


# ---------------------------------------------------------------- Rijk over provincie


def test_what_the_rijk_watches() -> None:
    """The taakstelling by COA's own figure, 12 weeks, who was addressed, and the ladder with its year."""
    act = _beeld(invoer=Invoer(weken=(130, STANDAARD.methode)))
    on = replace(act, ladders=(Ladderstand("3.1", "afspraken", VAK),))
    old = replace(act, ladders=(Ladderstand("5.1", "besluit", VAK.vorige.vorige.vorige),))
    found = zelfbeeld([act, on, old, _beeld(saldo=2), _beeld(saldo=None)], NA)
    assert (found.van, found.zonder_cijfers, found.gehaald) == (5, 1, 1)
    assert (found.gehuisvest, found.totaal) == (95 * 3 + 102, 400)
    assert (found.gemeten, found.binnen) == (3, 0)
    assert (found.tekort, found.zonder_oordeel) == (3, 1)
    assert (found.ladders, found.ladder_ontbreekt, found.over_het_jaar) == (2, 1, 1)
    assert zelfbeeld([replace(act, verstuurd=NA)], NA).zonder_oordeel == 0
    assert zelfbeeld([], NA).van == 0


WEKEN = Invoer(weken=(110, STANDAARD.methode))
GOED = _beeld(saldo=2, invoer=WEKEN)
KORT = _beeld(invoer=Invoer(weken=(130, STANDAARD.methode)))
ESTIMATE = replace(
    GOED, halfjaar=Halfjaarstand("Almere", VAK, Taakstelling(100, False), 0, coa=Telling(102, VAK.einde))
)


@pytest.mark.parametrize(
    ("beelden", "merken"),
    [
        ([GOED], "goed goed goed goed"),
        ([GOED, _beeld(saldo=None)], "open open open open"),  # no figure of one: it may be short, or not
        ([replace(GOED, restant_bekend=False)], "open goed open open"),
        ([ESTIMATE], "open goed open open"),
        ([_beeld(saldo=2)], "goed open goed goed"),  # who met it needs no average, the Rijk asks it all the same
        ([_beeld()], "let_op open open open"),  # short for sure, and whether to act hangs on the average
        ([KORT], "let_op let_op let_op let_op"),
        ([replace(KORT, verstuurd=NA)], "let_op let_op goed let_op"),
        ([replace(KORT, ladders=(Ladderstand("3.1", "afspraken", VAK),))], "let_op let_op goed goed"),
        ([replace(KORT, ladders=(Ladderstand("3.1", "x", VAK.vorige.vorige.vorige),))], "let_op let_op goed let_op"),
        ([replace(GOED, dag=VAK.einde)], "open open open open"),  # the last day is not over
        ([replace(KORT, dag=VAK.einde)], "open open open open"),
    ],
)
def test_no_verdict_while_something_is_open(beelden: list[Beeld], merken: str) -> None:
    """A mark is good or bad only where nothing that is still to come can change it."""
    found = zelfbeeld(beelden, NA)
    assert " ".join((found.taakstelling, found.twaalf_weken, found.aanspreken, found.ladder)) == merken
    assert found.iets_open is ("open" in merken)


def test_a_judgement_that_was_put_off_settles_nothing() -> None:
    """It was told, so the gemeente was addressed; the outcome is open."""
    off = Vastgesteld("uitgesteld", True, -5, -5, "", STANDAARD.titel, (), NA)
    assert zelfbeeld([replace(KORT, vastgesteld=off, verstuurd=NA)], NA).aanspreken == "open"
