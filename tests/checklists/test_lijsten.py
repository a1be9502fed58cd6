"""The tables of the checklists: every item has its place in a document, what a case ticks exists there, and a page fits
a phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from bot.desk.guard import controleer
from bot.features.checklists import screens, share_screens
from bot.features.checklists.own_items import LONGEST, MOST
from bot.features.checklists.screens import Beeld, Gedaan
from bot.screens import phone
from workflows.checklists.lijsten import (
    LIJSTEN,
    NAMEN,
    PER_BLAD,
    Checklist,
    Deel,
    Punt,
    bladen,
    eigen_punt,
    lees,
    voortgang,
)
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import TAKEN

TODAY = date(2026, 9, 30)
HIGHEST = 23
"""Lines of a page on a phone of 390 px; with its buttons below it."""
BRON = {"x": ("Document", "§1", 2016)}


def _punten(lijst: Checklist) -> Iterator[Punt]:
    for deel in lijst.delen:
        yield from deel.punten


def _beeld(lijst: Checklist, *, los: bool, gedaan: Mapping[str, Gedaan] | None = None) -> Beeld:
    own = [eigen_punt(99999 + n, "x" * LONGEST) for n in range(MOST)]
    delen = lijst.van(los=los, eigen=own, bij="Bergen op Zoom")
    pages = bladen(delen, apart=lijst.situaties)
    address = ("l", 999999999) if los else ("z", 999999999, lijst.naam)
    return Beeld(lijst, "Bergen op Zoom", 99999, address, pages, gedaan or {}, "" if los else "BOZ-26-0001", 1)


PLACES = [(naam, los) for naam in NAMEN for los in (True, False) if los or LIJSTEN[naam].standen]


@pytest.mark.parametrize("naam", NAMEN)
def test_every_item_names_document_section_and_year(naam: str) -> None:
    """But for what is said to be our own; and no item says anything that the guard would not let a person type."""
    for punt in _punten(LIJSTEN[naam]):
        assert punt.tekst
        assert punt.wie
        if punt.bron is not None:
            assert punt.bron.document
            assert punt.bron.paragraaf
            assert punt.bron.jaar in (2016, 2019, 2024)
    own = [punt.naam for punt in _punten(LIJSTEN[naam]) if punt.bron is None]
    assert own == (["reizen"] if naam == "school" else [])


@pytest.mark.parametrize("naam", NAMEN)
def test_what_a_case_ticks_is_there(naam: str) -> None:
    """A task or a fact of the koppeling, and standen that it has."""
    lijst, tasks = LIJSTEN[naam], {taak.naam for taak in TAKEN}
    for punt in _punten(lijst):
        assert not punt.taak or punt.taak in tasks
        assert not punt.bij_zaak or punt.bij_zaak in KOPPELING.velden
    assert {*lijst.standen} <= {stand.naam for stand in KOPPELING.sporen[0].standen}


def test_no_situation_is_ever_at_a_case() -> None:
    """Who needs what is not kept: the list with situations is of the gemeente alone, and no title tells of care."""
    assert [naam for naam in NAMEN if not LIJSTEN[naam].standen] == ["afsprakenkader", "praktijk"]
    at_cases = [p for naam in NAMEN if LIJSTEN[naam].standen for p in _punten(LIJSTEN[naam])]
    assert not [punt.titel for punt in at_cases if controleer(punt.titel, opslaan=True) is not None]


@pytest.mark.parametrize(("naam", "los"), PLACES)
def test_a_page_fits_a_phone_and_its_buttons_a_channel(naam: str, los: bool) -> None:
    """Nothing ticked and all ticked, with as many own items as there can be."""
    lijst = LIJSTEN[naam]
    open_ = _beeld(lijst, los=los)
    done = {p.naam: Gedaan(TODAY, "Wilhelmina") for blad in open_.bladen for p in blad.punten}
    for shown in (open_, _beeld(lijst, los=los, gedaan=done)):
        for number, blad in enumerate(shown.bladen):
            page = screens.page(shown, number)
            assert phone.lines(page.tekst) <= HIGHEST, phone.plain(page.tekst)
            assert 0 < len(blad.punten) <= PER_BLAD
    assert max(len(punt.titel) for punt in _punten(lijst)) <= 33


@pytest.mark.parametrize(("naam", "los"), PLACES)
def test_the_text_says_all_in_one_message(naam: str, los: bool) -> None:
    """Every item and every source in full, and who ticked in none of it."""
    shown = _beeld(LIJSTEN[naam], los=los)
    first = shown.bladen[0].punten[0]
    ticked = _beeld(LIJSTEN[naam], los=los, gedaan={first.naam: Gedaan(TODAY, "Wilhelmina")})
    text = phone.plain(share_screens.text(ticked, TODAY).tekst)
    paper = share_screens.paper(ticked, TODAY)
    assert len(text) < 4096
    assert "Wilhelmina" not in text + "".join(paper.alineas)
    for blad in shown.bladen:
        for punt in blad.punten:
            assert punt.titel in text
            assert any(punt.titel in line for line in paper.alineas)
            assert punt.bron is None or str(punt.bron) in text
    assert f"☑ {first.titel}" in text


def test_pages() -> None:
    """Small parts stand together, a long one in pieces; kept apart each begins on its own."""
    parts = [Deel(str(n), tuple(Punt(f"p{n}{i}", "x") for i in range(many))) for n, many in enumerate((2, 3, 8, 1))]
    assert [[len(d.punten) for d in blad.delen] for blad in bladen(parts)] == [[2, 3], [6], [2, 1]]
    assert [[len(d.punten) for d in blad.delen] for blad in bladen(parts, apart=True)] == [[2], [3], [6], [2], [1]]
    assert voortgang(parts, {"p00", "p25", "weg"}) == (2, 14)


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ('titel="a"\nwat="b"\nkern="a"\n[[deel]]\ntitel="d"\nbron="y"\n[deel.punten]\np={titel="t"}', KeyError),
        (
            'titel="a"\nwat="b"\nkern="a"\nnergens=1\n[[deel]]\ntitel="d"\nbron="x"\n[deel.punten]\np={titel="t"}',
            TypeError,
        ),
        (
            'titel="a"\nwat="b"\nkern="a"\n[[deel]]\ntitel="d"\nbron="x"\n[deel.punten]\np={titel="t", waar=1}',
            TypeError,
        ),
        ('titel="a"\nwat="b"\nkern="a"\n[[deel]]\ntitel="d"\nbron="x"\n[deel.punten]\ne12={titel="t"}', ValueError),
        (
            'titel="a"\nwat="b"\nkern="a"\n[[deel]]\ntitel="d"\nbron="x"\n[deel.punten]\np={titel="t"}\n'
            '[[deel]]\ntitel="e"\nbron="x"\n[deel.punten]\np={titel="t"}',
            ValueError,
        ),
    ],
)
def test_a_broken_table_does_not_load(tekst: str, fout: type[Exception]) -> None:
    """An unknown source, an unknown key, a name that stands there twice or that an own item has."""
    with pytest.raises(fout):
        lees("proef", tekst, BRON)
