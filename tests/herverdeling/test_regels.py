"""Answers of gemeenten as lines: what a line says, what it does not, and that saying it again says the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.gemeenten import laad_gemeenten
from workflows.herverdeling.answer_lines import Antwoord, Onleesbaar, is_antwoord, lees_antwoorden, zeg_regel
from workflows.herverdeling.answer_sentences import Besluit, Cijfer

GEMEENTEN = laad_gemeenten()
VANDAAG = date(2027, 1, 5)
STCRT = date(2026, 9, 28)


def _een(line: str) -> Antwoord | Onleesbaar:
    found = lees_antwoorden(line, VANDAAG, GEMEENTEN.zoek)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("regel", "verwacht"),
    [
        (
            "Lelystad: 50, Stcrt 28-9-2026, akkoord, mail 2-11-2026",
            {
                "cijfer": Cijfer(50, "staatscourant", STCRT),
                "akkoord": True,
                "hoe": "mail",
                "op": date(2026, 11, 2),
            },
        ),
        ("Lelystad: besluit 16-12-2026 nr 12", {"besluit": Besluit(date(2026, 12, 16), "12")}),
        ("gemeente lelystad: collegebesluit van 16 dec 2026, kenmerk B&W-26-7",
         {"besluit": Besluit(date(2026, 12, 16), "B&W-26-7")}),
        ("LELYSTAD : college besloot 16 dec 2026, nr. 12a", {"besluit": Besluit(date(2026, 12, 16), "12a")}),
        ("Lelystad: besluit 16-12-2026 zonder nummer", {"besluit": Besluit(date(2026, 12, 16), None)}),
        ("Lelystad: bekend 29-12-2026", {"bekend": date(2026, 12, 29)}),
        ("Lelystad: besluit bekendgemaakt op 29 december 2026", {"bekend": date(2026, 12, 29)}),
        ("Lelystad: besluit 16-12-2026 nr 12, bekend 29-12-2026",
         {"besluit": Besluit(date(2026, 12, 16), "12"), "bekend": date(2026, 12, 29)}),
        ("Lelystad: 50 brief 28 september 2026 ambtelijk akkoord per mail vandaag",
         {"cijfer": Cijfer(50, "brief", STCRT), "akkoord": True, "hoe": "mail", "op": VANDAAG}),
        ("Lelystad: doet niet mee, gebeld gisteren",
         {"akkoord": False, "hoe": "telefoon", "op": date(2027, 1, 4)}),
        ("Lelystad: niet akkoord", {"akkoord": False}),
    ],
)  # fmt: skip
def test_a_line_says(regel: str, verwacht: dict[str, object]) -> None:
    """Every answer of every gemeente has the one form."""
    assert _een(regel) == Antwoord("GM0995", "Lelystad", **verwacht)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("regel", "woord"),
    [
        ("Lelystad: besluit 31-2-2026 nr 3", "bestaat niet"),
        ("Lelystad: 50, 60, brief 28-9-2026", "twee keer"),
        ("Lelystad: akkoord misschien", "lees ik niet"),
        ("Bergen: akkoord", "Bergen (L.) of Bergen (NH.)"),
        ("Lelystad: mail vandaag, brief 28-9-2026", "lees ik niet"),
        ("Lelystad: bekend", "Op welke dag"),
        ("Lelystad: besluit", "Typ de dag"),
        (f"Lelystad: akkoord, {'x' * 200}", "te lang"),
    ],
)
def test_what_is_unclear_is_said(regel: str, woord: str) -> None:
    """Nothing of such a line counts."""
    found = _een(regel)
    assert isinstance(found, Onleesbaar), found
    assert woord in found.uitleg


@pytest.mark.parametrize(
    "tekst",
    [
        "Almere 150",
        "Almere: 150\nLelystad: 60",  # figures, and no answers
        "Vraag: is akkoord van het college nodig?",
        "Atlantis: akkoord",
        "",
        "Lelystad: akkoord\ngroet, Bo",
    ],
)
def test_another_text_is_none(tekst: str) -> None:
    """It goes on to whoever reads it."""
    assert lees_antwoorden(tekst, VANDAAG, GEMEENTEN.zoek) is None


_DAGEN = st.dates(date(2026, 2, 1), VANDAAG)
_NUMMERS = st.none() | st.from_regex(r"\A[A-Z]{0,3}-?2026[-/]\d{1,4}\Z")
_HOE = st.sampled_from(["mail", "telefoon", "overleg"])


@given(
    st.sampled_from(GEMEENTEN.alle),
    st.none() | st.builds(Cijfer, st.integers(0, 9999), st.sampled_from(["brief", "staatscourant"]), _DAGEN),
    st.none() | st.booleans(),
    st.none() | st.builds(Besluit, _DAGEN, _NUMMERS),
    st.none() | _DAGEN,
    st.none() | st.tuples(_HOE, st.none() | _DAGEN),
)
def test_said_again_it_says_the_same(
    gemeente: object,
    cijfer: Cijfer | None,
    akkoord: bool | None,
    besluit: Besluit | None,
    bekend: date | None,
    kwam: tuple[str, date | None] | None,
) -> None:
    """What waits for a press is kept as lines, and read on a later day."""
    hoe, op = kwam or (None, None)
    item = Antwoord(gemeente.code, gemeente.naam, cijfer, akkoord, besluit, bekend, hoe, op)  # type: ignore[attr-defined]
    if list(item.stappen()) and is_antwoord(zeg_regel(item)):
        assert lees_antwoorden(zeg_regel(item), date(2027, 8, 1), GEMEENTEN.zoek) == [item]
