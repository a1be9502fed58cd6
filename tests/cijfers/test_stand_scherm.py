"""Restant, totaal and saldo: the published tables, herverdelingen, and forecasts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.cijfers.saldo import (
    Gebied,
    Halfjaarstand,
    Onderweg,
    Telling,
    Verschuiving,
    herleid,
    herverdeel,
    zeg_saldo,
    zeg_tellingen,
)
from workflows.cijfers.taakstelling import Taakstelling
from workflows.cijfers.verwachting import Lopend, Verwachting, dagen, in_dit_tempo, lijn, met_wat_loopt, nog_per_week
from workflows.dates.tijdvak import Tijdvak

II_2020, I_2021, I_2027 = Tijdvak(2020, 2), Tijdvak(2021, 1), Tijdvak(2027, 1)
FLEVOLAND = [
    ("Almere", -20, 163, 183),
    ("Dronten", 2, 32, 30),
    ("Lelystad", -89, 61, 150),
    ("Noordoostpolder", 11, 37, 26),
    ("Urk", -4, 17, 21),
    ("Zeewolde", -2, 18, 20),
]
"""As published for 2021-I: gemeente, restant, taakstelling, totaal te huisvesten."""


def _stand(
    gemeente: str = "Almere",
    taakstelling: int = 100,
    restant: int = 0,
    *,
    coa: Telling | None = None,
    eigen: Telling | None = None,
    tijdvak: Tijdvak = I_2027,
    onderweg: Onderweg | None = None,
) -> Halfjaarstand:
    task = Taakstelling(taakstelling, gepubliceerd=True)
    return Halfjaarstand(
        gemeente, tijdvak, task, restant, coa=coa, eigen=eigen, onderweg=onderweg or Onderweg()
    )  # fmt: skip


@pytest.mark.parametrize(("gemeente", "restant", "taakstelling", "totaal"), FLEVOLAND)
def test_flevoland_2021_i_by_gemeente(gemeente: str, restant: int, taakstelling: int, totaal: int) -> None:
    """An achterstand (below zero) comes on top of the taakstelling, a voorsprong goes off."""
    assert _stand(gemeente, taakstelling, restant, tijdvak=I_2021).totaal == totaal


def test_flevoland_2021_i_as_a_whole() -> None:
    """The columns add up to -102, 328 and 430."""
    whole = Gebied("Flevoland", tuple(_stand(g, t, r, tijdvak=I_2021) for g, r, t, _ in FLEVOLAND))
    assert (whole.restant, whole.taakstelling, whole.totaal) == (-102, 328, 430)
    assert whole.saldo is None
    assert whole.ontbreekt == tuple(row[0] for row in FLEVOLAND)


def test_flevoland_2020_ii() -> None:
    """156 + 107 = 263; 161 housed leaves 102; 35 in January and 13 in fase 3 bring the judgement to 54."""
    stand = _stand(
        "Flevoland", 156, -107, coa=Telling(161, II_2020.einde), tijdvak=II_2020,
        onderweg=Onderweg(later_geteld=35, fase_3=13),
    )  # fmt: skip
    assert (stand.totaal, stand.saldo, stand.onderweg.samen) == (263, -102, 48)


def test_the_restant_of_the_next_tijdvak_is_the_saldo_itself() -> None:
    """Who is entered in January counts in the new tijdvak: the published restant is -102, and not -54."""
    stand = _stand(
        "Flevoland", 156, -107, coa=Telling(161, II_2020.einde), tijdvak=II_2020,
        onderweg=Onderweg(later_geteld=35, fase_3=13),
    )  # fmt: skip
    following = stand.volgende(Taakstelling(328, gepubliceerd=True))
    assert (following.tijdvak, following.restant, following.totaal) == (I_2021, -102, 430)


def test_without_a_count_nothing_follows() -> None:
    """No count gives no saldo, and no restant for the tijdvak after."""
    assert _stand().saldo is None
    with pytest.raises(ValueError, match="geen restant"):
        _stand().volgende(Taakstelling(10, gepubliceerd=True))


def test_het_hogeland_2023_i() -> None:
    """58 with a voorsprong of 4 leaves 54, as published."""
    assert _stand("Het Hogeland", 58, 4).totaal == 54


# ---------------------------------------------------------------- the sum of the gemeenten

PLAATSEN = ["a1", "a2", "a3", "b1", "b2", "b3"]


@st.composite
def effecten(draw: st.DrawFn) -> dict[str, int]:
    """A herverdeling between some of the six gemeenten; each gives at most five."""
    who = draw(st.lists(st.sampled_from(PLAATSEN), min_size=2, max_size=6, unique=True))
    gives = draw(st.lists(st.integers(1, 5), min_size=len(who) - 1, max_size=len(who) - 1))
    return {who[0]: sum(gives), **{naam: -aantal for naam, aantal in zip(who[1:], gives, strict=True)}}


@given(
    st.lists(st.tuples(st.integers(50, 200), st.integers(-90, 90), st.integers(0, 300)), min_size=6, max_size=6),
    st.lists(effecten(), max_size=8),
)
def test_the_saldo_of_a_provincie_is_the_sum_of_its_gemeenten(
    rows: list[tuple[int, int, int]], herverdelingen: list[dict[str, int]]
) -> None:
    """Also after any herverdelingen; what crosses the border moves from one provincie to the other."""
    before = [
        _stand(naam, task, restant, coa=Telling(housed, I_2027.einde))
        for naam, (task, restant, housed) in zip(PLAATSEN, rows, strict=True)
    ]
    after = before
    for item in herverdelingen:
        after = herverdeel(after, item, getoetst=True)
    for letter in "ab":
        whole = Gebied(letter, tuple(stand for stand in after if stand.gemeente[0] == letter))
        came_in = sum(item.get(naam, 0) for item in herverdelingen for naam in PLAATSEN if naam[0] == letter)
        without = Gebied(letter, tuple(stand for stand in before if stand.gemeente[0] == letter))
        assert whole.saldo == sum(stand.saldo or 0 for stand in whole.delen)
        assert whole.saldo == (without.saldo or 0) - came_in
        assert whole.verschoven == came_in
    assert Gebied("land", tuple(after)).saldo == Gebied("land", tuple(before)).saldo


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"a1": 5, "a2": -4}, "de som"),
        ({"a1": 5, "a9": -5}, "onbekende gemeente: a9"),
        ({}, "twee of meer"),
        ({"a1": 0, "a2": 0}, "twee of meer"),
        ({"a1": 101, "a2": -101}, "niet meer overdragen"),
    ],
)
def test_a_wrong_herverdeling_is_refused(wrong: dict[str, int], said: str) -> None:
    """The sum stays, all gemeenten are known, and nobody gives more than it has."""
    with pytest.raises(ValueError, match=said):
        herverdeel([_stand("a1"), _stand("a2")], wrong, getoetst=True)


def test_an_area_is_one_tijdvak_and_has_each_gemeente_once() -> None:
    """Mixed half-years and doubles would give a sum that says nothing."""
    with pytest.raises(ValueError, match="verschillende halfjaren"):
        Gebied("x", (_stand("a1"), _stand("a2", tijdvak=I_2021)))
    with pytest.raises(ValueError, match="dubbel"):
        Gebied("x", (_stand("a1"), _stand("a1")))


def test_one_missing_count_leaves_the_sum_open() -> None:
    """A sum over some of the gemeenten would look like an achterstand."""
    whole = Gebied("x", (_stand("a1", coa=Telling(3, I_2027.einde)), _stand("a2")))
    assert (whole.gehuisvest, whole.saldo, whole.ontbreekt) == (None, None, ("a2",))


# ---------------------------------------------------------------- counts and words


def test_coa_leads_and_the_own_count_stands_beside_it() -> None:
    """Both are shown with the difference and what may be the cause."""
    stand = _stand(
        coa=Telling(40, date(2027, 3, 31)), eigen=Telling(43, date(2027, 3, 31)),
        onderweg=Onderweg(pijplijn=3, later_geteld=2, fase_3=1),
    )  # fmt: skip
    assert stand.saldo == -60
    said = zeg_tellingen(stand)
    assert said[:3] == (
        "COA: 40 gehuisvest t/m wo 31 maart 2027",
        "Eigen telling: 43 gehuisvest t/m wo 31 maart 2027",
        "Verschil: 3. Voor toezicht telt COA.",
    )
    assert "uitschrijving" in said[3]
    assert [line.split(":")[0] for line in said[4:]] == ["Pijplijn", "Na-ijl", "In fase 3"]


def test_the_cause_of_a_difference_depends_on_its_direction() -> None:
    """COA higher: nareizigers. Another last day: that first."""
    day = date(2027, 3, 31)
    assert "nareizigers" in zeg_tellingen(_stand(coa=Telling(5, day), eigen=Telling(4, day)))[3]
    other = zeg_tellingen(_stand(coa=Telling(5, date(2027, 2, 28)), eigen=Telling(9, day)))
    assert other[3] == "De tellingen lopen tot een andere dag."
    assert len(zeg_tellingen(_stand(coa=Telling(5, day), eigen=Telling(5, day)))) == 2
    assert zeg_tellingen(_stand()) == ()


def test_only_the_own_count_counts_when_coa_has_none() -> None:
    """The screen names which one it is."""
    assert _stand(eigen=Telling(30, date(2027, 3, 31))).saldo == -70


def test_the_derivation_names_every_part() -> None:
    """Estimate, lowering, restant and herverdelingen each have a line; the last is the totaal."""
    task = Taakstelling(100, gepubliceerd=False).bijgesteld(90)
    moved = (
        Verschuiving(5, getoetst=True),
        Verschuiving(-2, getoetst=False),
        Verschuiving(-1, getoetst=False, herstel=True),
    )
    assert herleid(Halfjaarstand("Almere", I_2027, task, -20, moved)) == (
        "Taakstelling 2027-I: 90 (schatting, kan 1 afwijken)",
        "Eerst was dat 100: bijgesteld tijdens het halfjaar",
        "Bij: achterstand 20 uit het vorige halfjaar",
        "Bij: herverdeling 5",
        "Af: herverdeling 2 (COA heeft deze nog niet getoetst)",
        "Af: herverdeling 1 (COA vraagt herstel)",
        "Totaal te huisvesten: 112",
    )
    assert herleid(_stand(restant=3))[1] == "Af: voorsprong 3 uit het vorige halfjaar"


@pytest.mark.parametrize(
    ("saldo", "said"),
    [(None, "nog niet bekend"), (0, "precies gehaald"), (2, "voorsprong 2"), (-1200, "achterstand 1.200")],
)
def test_a_saldo_is_said_in_words(saldo: int | None, said: str) -> None:
    """People read no signs."""
    assert zeg_saldo(saldo) == said


@pytest.mark.parametrize("numbers", [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_negative_counts_are_refused(numbers: tuple[int, int, int]) -> None:
    """Nobody is on the way less than not at all, or housed before the tijdvak."""
    with pytest.raises(ValueError, match="niet kunnen"):
        Onderweg(*numbers)
    with pytest.raises(ValueError, match="niet kunnen"):
        Telling(-1, date(2027, 1, 1))
    with pytest.raises(ValueError, match="vóór het halfjaar"):
        _stand(coa=Telling(1, date(2026, 12, 31)))


# ---------------------------------------------------------------- forecasts


def test_at_this_pace() -> None:
    """After 90 of 181 days 40 persons: 80 at the end, rounded down."""
    stand = _stand(coa=Telling(40, date(2027, 3, 31)))
    assert dagen(I_2027, date(2027, 3, 31)) == (90, 181)
    assert in_dit_tempo(stand) == Verwachting(80, -20)


def test_a_pace_needs_four_weeks() -> None:
    """The first days of January say nothing about June."""
    assert in_dit_tempo(_stand(coa=Telling(4, date(2027, 1, 27)))) is None
    assert in_dit_tempo(_stand(coa=Telling(4, date(2027, 1, 28)))) == Verwachting(25, -75)
    assert in_dit_tempo(_stand()) is None


@given(st.integers(0, 500), st.integers(27, 400))
def test_the_pace_never_promises_too_much(housed: int, day: int) -> None:
    """It is not below what is housed, and at the end (or later) it is exactly that."""
    tot = I_2027.begin + timedelta(days=day)
    found = in_dit_tempo(_stand(coa=Telling(housed, tot)))
    assert found is not None
    assert found.gehuisvest >= housed
    assert tot < I_2027.einde or found.gehuisvest == housed


def test_with_what_runs() -> None:
    """Those due in the tijdvak are added, those due later are not; who is past the day is named as uncertain."""
    stand = _stand(coa=Telling(40, date(2027, 3, 31)))
    running = [Lopend(4, date(2027, 6, 30)), Lopend(3, date(2027, 7, 1)), Lopend(2, date(2027, 3, 1))]
    assert met_wat_loopt(stand, running, date(2027, 4, 2)) == Verwachting(46, -54, onzeker=2)
    assert met_wat_loopt(stand, running, date(2027, 7, 1)) == Verwachting(40, -60)
    assert met_wat_loopt(_stand(), running, date(2027, 4, 2)) is None


def test_the_line_it_should_follow() -> None:
    """It starts at nothing, ends at the totaal, and is flat when there is nothing to do."""
    stand = _stand(taakstelling=181)
    assert [lijn(stand, day) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 31))] == [0, 1, 90]
    assert lijn(stand, date(2027, 6, 30)) == lijn(stand, date(2028, 1, 1)) == 181
    assert lijn(_stand(taakstelling=5, restant=9), date(2027, 6, 30)) == 0


def test_what_is_needed_each_week() -> None:
    """Rounded up; nothing when it is done, and no answer when no day is left."""
    stand = _stand(taakstelling=100)
    assert nog_per_week(stand, Telling(40, date(2027, 3, 31))) == 5  # 60 persons in 91 days
    assert nog_per_week(stand, Telling(120, date(2027, 3, 31))) == 0
    assert nog_per_week(stand, Telling(40, date(2027, 6, 30))) is None
