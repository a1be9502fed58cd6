"""The percentage method of Hart van Brabant: the numbers of the document, what is rounded, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gemeenten import laad_gemeenten
from workflows.streefpercentage.feiten import StreefFeiten
from workflows.streefpercentage.lines import lees
from workflows.streefpercentage.rekenen import Rij, erbij, op_volgorde, samen, sluitend
from workflows.streefpercentage.velden import MEESTE

STREEF = 60
REGIO = [
    Rij("A", 500, 50), Rij("B", 60, 6), Rij("C", 80, 28), Rij("D", 90, 45), Rij("E", 110, 66), Rij("F", 180, 126),
    Rij("G", 120, 108), Rij("H", 100, 205), Rij("I", 90, 410),
]  # fmt: skip
"""Made so that it looks like the regio in the document: from 10% to more than 450%, two above 200%, some 280 places
short."""
ZOEK = laad_gemeenten().zoek


@pytest.mark.parametrize(
    ("opgave", "plekken", "procent", "meer"),
    [
        (500, 50, 10, 250), (60, 6, 10, 30), (80, 28, 35, 20), (90, 45, 50, 9), (110, 66, 60, 0), (180, 126, 70, 0),
        (100, 205, 205, 0), (90, 410, 455, 0),
        (101, 60, 59, 1),  # 60% of 101 is 60.6: a whole place more
        (100, 0, 0, 60), (1, 0, 0, 1), (0, 0, None, 0), (0, 40, None, 0), (None, 40, None, 0), (40, None, None, 0),
    ],
)  # fmt: skip
def test_of_one_gemeente(opgave: int | None, plekken: int | None, procent: int | None, meer: int) -> None:
    """What it delivers of its own opgave, and what it adds at 60%."""
    rij = Rij("x", opgave, plekken)
    assert (rij.procent, rij.erbij(STREEF)) == (procent, meer)


def test_the_regio_of_the_document() -> None:
    """From about 10% to more than 450%; some 250 to 300 places are needed, and who is above 60% adds none."""
    found = [rij.procent or 0 for rij in REGIO]
    assert (min(found), max(found)) == (10, 455)
    assert sum(procent > 200 for procent in found) == 2
    assert 250 <= samen(REGIO).nodig <= 300
    assert erbij(REGIO, STREEF) == 309
    assert erbij(REGIO, 100) > samen(REGIO).nodig  # nobody needs to come to all of its own opgave
    assert sluitend(REGIO) == 57
    assert erbij(REGIO, 56) < samen(REGIO).nodig <= erbij(REGIO, 57)


def test_a_higher_opgave_is_calculated_again() -> None:
    """Another round: the percentage that closes goes up, and who is asked changes."""
    new = [*REGIO[:6], Rij("G", 240, 108), *REGIO[7:]]
    assert (REGIO[6].erbij(STREEF), new[6].erbij(STREEF)) == (0, 36)
    assert (sluitend(new) or 0) > (sluitend(REGIO) or 0)


def test_most_comes_first_and_the_unknown_last() -> None:
    """As a hurried reader wants it."""
    order = op_volgorde([Rij("Z", None, 4), *reversed(REGIO)], STREEF)
    assert [rij.naam for rij in order][:3] == ["A", "B", "C"]
    assert order[-1].naam == "Z"


NUMBERS = st.integers(0, 2000)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=30))
def test_it_always_closes(pairs: list[tuple[int, int]]) -> None:
    """Some whole percentage up to 100 brings what is needed, no lower one does, and more is never less."""
    rijen = [Rij(str(n), *pair) for n, pair in enumerate(pairs)]
    closing = sluitend(rijen)
    assert closing is not None
    assert erbij(rijen, closing) >= samen(rijen).nodig
    assert closing == 0 or erbij(rijen, closing - 1) < samen(rijen).nodig
    assert erbij(rijen, 30) <= erbij(rijen, 60) <= erbij(rijen, 100)


def test_nobody_known() -> None:
    """Then nothing closes, and nothing is needed."""
    assert sluitend([Rij("x", None, 3)]) is None
    assert samen([]).nodig == 0


# ---------------------------------------------------------------- what was typed

TILBURG, GOIRLE, GILZE = "GM0855", "GM0785", "GM0784"


@pytest.mark.parametrize(
    ("tekst", "cijfers"),
    [
        ("Tilburg 600 240\nGoirle 80 12", {TILBURG: (600, 240), GOIRLE: (80, 12)}),
        ("Tilburg 600 240 Goirle 80 12", {TILBURG: (600, 240), GOIRLE: (80, 12)}),
        ("Tilburg: plekken 240, opgave 600; Goirle: opgave 80", {TILBURG: (600, 240), GOIRLE: (80, None)}),
        ("Gemeente;Plekken;Opgave\nTilburg;240;600\nTotaal;240;600", {TILBURG: (600, 240)}),
        ("Tilburg, Goirle en Gilze en Rijen", {TILBURG: (None, None), GOIRLE: (None, None), GILZE: (None, None)}),
        ("Tilburg 240 van 1.200", {TILBURG: (1200, 240)}),
        ("Gilze en Rijen 400+200 50", {GILZE: (600, 50)}),
        ("Tilburg | 600 | 240", {TILBURG: (600, 240)}),
        ("Tilburg 0 0", {TILBURG: (0, 0)}),
    ],
)
def test_what_is_read(tekst: str, cijfers: dict[str, tuple[int | None, int | None]]) -> None:
    """In every form that people paste."""
    found = lees(tekst, ZOEK)
    assert (found.cijfers, found.fout) == (cijfers, [])


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("Atlantis 3 4", "ken ik niet"), ("Bergen 3 4", "Welke bedoel je"), ("Tilburg 1 2 3", "meer dan twee getallen"),
        ("Tilburg 6 6 Tilburg 3 4", "twee keer"), ("3 4", "Van welke gemeente"), ("Tilburg -5 3", "geen heel getal"),
        ("Tilburg 200000 3", "te veel"), ("Tilburg 5 3 streef 140%", "1 tot 100"), ("", "een regel per gemeente"),
        ("Tilburg 240/600", "240 van 600"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(tekst: str, woord: str) -> None:
    """Nothing is guessed."""
    assert woord in " ".join(lees(tekst, ZOEK).fout)


def test_a_percentage_and_one_that_leaves() -> None:
    """In the same lines; a total is named and not read."""
    found = lees("Tilburg 600 240, Goirle weg, streef 70%", ZOEK)
    assert (found.streef, found.weg, found.cijfers) == (70, [GOIRLE], {TILBURG: (600, 240)})
    assert "Totaal" in lees("Tilburg 6 4\nTotaal 6 4", ZOEK).meldingen[0]


# ---------------------------------------------------------------- what is kept


def test_only_what_differs_is_written() -> None:
    """A slot that came free is used again; what a line does not say stays."""
    known = StreefFeiten(StreefFeiten({}).met({"GM1": (10, 2), "GM2": (20, 4)}))
    assert known.met({"GM1": (10, None)}) == {}
    assert known.met({"GM1": (11, None)}) == {"opgave_1": 11}
    gone = {**known.alle, **known.met({}, ("GM1",))}
    again = StreefFeiten({naam: value for naam, value in gone.items() if value is not None})
    assert [one.code for one in again.cijfers] == ["GM2"]
    assert again.met({"GM3": (5, 5)}) == {"gemeente_1": "GM3", "opgave_1": 5, "plekken_1": 5}


def test_more_than_fit_are_refused() -> None:
    """And none of them is lost."""
    full = {f"GM{n}": (1, 1) for n in range(MEESTE)}
    assert len(StreefFeiten(StreefFeiten({}).met(full)).cijfers) == MEESTE
    with pytest.raises(ValueError, match="GMx"):
        StreefFeiten(StreefFeiten({}).met(full)).met({"GMx": (1, 1)})
