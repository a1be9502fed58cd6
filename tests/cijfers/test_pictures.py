"""The pictures: of phone width, the same for the same figures, whatever those are, and never drawn at the desk."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.features.cijfers.pictures import naast
from bot.files.canvas import KLEIN, breedte, letter, passend
from bot.files.picture_course import verloop
from bot.files.picture_side_by_side import naast_elkaar, numbers, part
from bot.files.pictures import MEESTE_RIJEN, NaastElkaar, Rij, Verloop
from bot.tryout.standin.pictures import size_of
from knowledge.gemeenten import laad_gemeenten
from workflows.cijfers.saldo import Halfjaarstand, Telling
from workflows.cijfers.taakstelling import Taakstelling
from workflows.dates.tijdvak import Tijdvak

TIJDVAK = Tijdvak(2026, 1)
ALMERE = Verloop(
    "Almere",
    TIJDVAK,
    120,
    coa=((date(2026, 1, 31), 10), (date(2026, 2, 28), 24)),
    eigen=((date(2026, 1, 31), 14), (date(2026, 3, 5), 30)),
    verwacht=88,
    vandaag=date(2026, 3, 6),
)
RIJEN = (Rij("Lelystad", 38, 6), Rij("Almere", 60, 34), Rij("Urk", -3, 2), Rij("Dronten", 40, None))


def _dark(content: bytes) -> int:
    """Dots that are dark without colour."""
    return sum(Image.open(BytesIO(content)).convert("L").histogram()[:128])


@pytest.mark.parametrize("content", [verloop(ALMERE), naast_elkaar(NaastElkaar("Flevoland", RIJEN, 0.4))])
def test_of_phone_width(content: bytes) -> None:
    """A picture is 720 dots wide, twice a phone's 360, and small enough to arrive."""
    size = size_of(content)
    assert size is not None
    assert size[0] == 720
    assert size[1] < 1500
    assert len(content) < 200_000


def test_the_same_in_every_thread() -> None:
    """Pictures drawn at the same time do not touch each other: each has the bytes it has alone."""
    others = [Verloop(f"G{n}", TIJDVAK, 10 * n, eigen=((date(2026, 2, 1), n),)) for n in range(4)]
    alone = [verloop(one) for one in others]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(verloop, others)) == alone
    assert len(set(alone)) == 4


def test_the_counts_are_seen_without_colour() -> None:
    """In grey too a line that is there shows, and the two counts do not look the same."""
    point = ((date(2026, 4, 30), 60),)
    beelden = [Verloop("A", TIJDVAK, 90), Verloop("A", TIJDVAK, 90, coa=point), Verloop("A", TIJDVAK, 90, eigen=point)]
    nothing, coa, own = (_dark(verloop(beeld)) for beeld in beelden)
    assert nothing + 500 < own < coa


def test_further_is_a_longer_bar() -> None:
    """The bar grows with the persons housed, and one without a count is neither empty nor full."""
    dark = [_dark(naast_elkaar(NaastElkaar("X", (Rij("A", 10, n),), 0.5))) for n in (1, 5, 10, None)]
    assert dark[0] < dark[1] < dark[2]
    assert len(set(dark)) == 4


def test_a_name_gives_way_to_its_numbers() -> None:
    """Words of any width are cut to the room that is left, and what fits is left alone."""
    bold = letter(KLEIN, vet=True)
    for naam in ("W" * 40, "Nissewaard en nog veel meer", *sorted(g.naam for g in laad_gemeenten().alle)[:40]):
        for room in (2.0, 1.0, 0.1):
            cut = passend(naam, bold, room)
            assert breedte(cut, bold) <= room
            assert cut == naam or cut == "" or (cut.endswith("…") and naam.startswith(cut[:-1]))
    assert passend("Urk", bold, 1.0) == "Urk"


@pytest.mark.parametrize(
    ("rij", "said", "done"),
    [
        (Rij("A", 60, 34), "34 van 60", 34 / 60),
        (Rij("A", 1200, 1400), "1.400 van 1.200", 1.0),
        (Rij("A", 0, 0), "0, niets te huisvesten", 1.0),
        (Rij("A", -3, 2), "2, niets te huisvesten", 1.0),
        (Rij("A", 40, None), "geen telling", 0.0),
    ],
)
def test_numbers_beside_the_bar(rij: Rij, said: str, done: float) -> None:
    """Who has nothing to house is done, and who was not counted is named so."""
    assert (numbers(rij), part(rij)) == (said, done)


def test_more_than_fit() -> None:
    """The most urgent twelve are drawn; the others are named as a number, which changes the picture."""
    many = tuple(Rij(f"G{n}", 10, n % 10) for n in range(56))
    twelve = naast_elkaar(NaastElkaar("X", many[:MEESTE_RIJEN], 0.5))
    whole = naast_elkaar(NaastElkaar("X", many, 0.5))
    assert size_of(twelve) == size_of(whole)
    assert twelve != whole
    with pytest.raises(ValueError, match="zonder gemeenten"):
        naast_elkaar(NaastElkaar("X", (), 0.5))


_counts = st.lists(st.tuples(st.integers(-40, 400), st.integers(0, 5000)), max_size=30).map(
    lambda found: tuple((TIJDVAK.begin + timedelta(days=d), n) for d, n in sorted(found))
)


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=60), st.integers(-5000, 5000), _counts, _counts, st.none() | st.integers(0, 9999))
def test_whatever_the_figures(naam: str, totaal: int, coa: tuple, eigen: tuple, verwacht: int | None) -> None:  # type: ignore[type-arg]
    """Any name, count or total gives a picture of the same size."""
    naam = "".join(sign for sign in naam if sign.isprintable() and sign < "ɐ")
    beeld = Verloop(naam, TIJDVAK, totaal, coa, eigen, verwacht, date(2026, 6, 30))
    assert size_of(verloop(beeld)) == (720, 720)


def test_the_numbers_fit_below_the_picture() -> None:
    """The twelve longest names with large numbers stay within the 1024 signs that a caption may have."""
    names = sorted((g.naam for g in laad_gemeenten().alle), key=len)[-20:]
    task, counted = Taakstelling(88_888, gepubliceerd=True), Telling(11_111, date(2026, 3, 31))
    standen = [Halfjaarstand(naam, TIJDVAK, task, coa=counted) for naam in names]
    bericht = naast("Zuid-Holland en Noord-Brabant", TIJDVAK, [(stand.gemeente, stand) for stand in standen])
    assert len(bericht.tekst) <= 1024
    assert bericht.tekst.count("11.111 van 88.888") == MEESTE_RIJEN
    assert bericht.bestand is not None
    assert size_of(bericht.bestand.inhoud) is not None


def test_starting_loads_nothing_that_draws() -> None:
    """Who starts the service pays nothing for pictures and files: what makes them comes with the first of them."""
    heavy = {"matplotlib", "numpy", "PIL", "openpyxl", "docx"}
    code = f"import sys, bot.run.service; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"
