"""The sections of documents: found by their headings, and held against what an answer names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents.opbouw import REST, Bekend, Kop, Vorm, indeling, koppen, merken, past
from knowledge.documents.passages import verdeel
from knowledge.search.kennis import laad

ROWS = (
    Kop("h1", "1. Begin"),
    Kop("h1, kader", "KADER"),
    Kop("h1", "Na het kader"),
    Kop("h2", "2. Een lange kop…", "punt"),
    Kop("h3", "Over twee regels verdeeld"),
    Kop("h4", "4. Slot"),
)


def sections(text: str) -> list[tuple[str, str]]:
    return [(p.paragraaf, p.tekst) for p in verdeel([text], Bekend(ROWS))]


def test_known_headings_divide_a_text() -> None:
    """A whole line is a heading; a beginning inside a line only begins a section, and stays in the text."""
    text = (
        "Vooraf.\n\n1. begin\nEen.\n\nKADER\nKader hier.\n\nNa het kader komt dit.\n\n"
        "2. Een lange kop die doorloopt\nTwee."
    )
    assert sections(text) == [
        ("", "Vooraf."),
        ("h1: begin", "Een."),
        ("h1, kader", "Kader hier."),
        ("h1: begin", "Na het kader komt dit."),
        ("h2: Een lange kop die doorloopt", "Twee."),
    ]


def test_numbered_items_are_sections_where_the_data_says_so() -> None:
    """A number may come twice; one that jumps or goes back is no item."""
    text = "2. Een lange kop\n1. een\n2. twee\n2. nog eens\n9. ver weg\n1. terug\n4. vier\n\n4. Slot\n1. los"
    assert sections(text) == [
        ("h2, punt 1", "1. een"),
        ("h2, punt 2", "2. twee\n2. nog eens\n9. ver weg\n1. terug"),
        ("h2, punt 4", "4. vier"),
        ("h4: Slot", "1. los"),
    ]


def test_a_heading_may_take_more_lines() -> None:
    """And a line that only begins like it is no heading."""
    begin = "KADER\nTekst.\n\n"
    assert sections(f"{begin}Over twee\nregels verdeeld\nMeer.")[1:] == [("h3: Over twee regels verdeeld", "Meer.")]
    assert sections(f"{begin}Over twee\nandere regels")[1:] == []


def test_headings_stand_in_their_order() -> None:
    """What came before is not looked for again; a few may be missing, but not too many in a row."""
    names = [name for name, _ in sections("2. Een lange kop\nEen.\n\n4. Slot\nTwee.\n\n1. Begin\nDrie.")]
    assert names == ["h2: Een lange kop", "h4: Slot"]
    assert [name for name, _ in sections("4. Slot\nEen.")] == [""]


def test_another_edition_is_divided_by_form() -> None:
    """When fewer than half of the known headings stand in it."""
    assert isinstance(indeling("HV16", "3.2 De toewijzingsprocedure"), Vorm)
    assert isinstance(indeling(None, "1. Begin"), Vorm)
    whole = "\n".join(kop.begin.removesuffix(REST) for kop in koppen()["HV16"])
    assert isinstance(indeling("HV16", whole), Bekend)


def test_the_data_names_sections_as_the_answers_do() -> None:
    """Every section that an answer names in a known document has a heading that fits it at least in part."""
    entries = [entry for thema in laad().themas() for entry in thema.entries]
    strange = {
        (source.document.code, source.section)
        for entry in entries
        for source in entry.sources
        if not source.document.eigen  # the pages of Ketenbot itself are in no file
        and not any(past(f"{kop.naam}, {kop.punten} 1", source.section) for kop in koppen()[source.document.code])
    }
    assert strange == set()


@pytest.mark.parametrize("code", sorted(koppen()))
def test_the_data_can_be_read(code: str) -> None:
    """Every heading has a name with something to hold an answer against, and a beginning."""
    assert all(merken(kop.naam) and kop.begin.strip(REST) for kop in koppen()[code])


# ---------------------------------------------------------------- what an answer names


@pytest.mark.parametrize(
    ("naam", "marks"),
    [
        ("§3.2 fase 1 en 2", {"3.2", "fase 1", "fase 2"}),
        ("§3.4.1 t/m §3.4.3", {"3.4.1", "3.4.2", "3.4.3"}),
        ("Algemeen, punten 1-3", {"algemeen", "punt 1", "punt 2", "punt 3"}),
        ("grote gezinnen 1", {"grote", "gezinnen", "punt 1"}),
        ("§4.3 stap 1.1-1.3", {"4.3", "stap 1.1", "stap 1.2", "stap 1.3"}),
        ("bijlage stappenplan, uitgangspunt 3 en 4", {"bijlage", "stappenplan", "uitgangspunt 3", "uitgangspunt 4"}),
        ("bijlage 2, onder d", {"bijlage 2", "d"}),
        ("h3-III", {"3", "iii"}),
        ("B en IH §8.2", {"b", "ih", "8.2"}),
        ("M", {"m"}),
        ("§2", {"2"}),
        ("h2", {"2"}),
        ("", set()),
    ],
)
def test_a_section_name_is_a_set_of_marks(naam: str, marks: set[str]) -> None:
    """Numbers belong to the word before them; ranges are written out."""
    assert merken(naam) == marks


@pytest.mark.parametrize(
    ("paragraaf", "section", "fit"),
    [
        ("§3.2 fase 1: Koppeling", "§3.2 fase 1", 1.0),
        ("§3.2 fase 2: Woonruimte", "§3.2 fase 1", 0.5),
        ("§4.3, stap 1.1", "§4.3", 1.0),
        ("IH §7.1: Opgave", "IH §7", 1.0),
        ("§3.4", "§3.4.1", 0.0),
        ("§13.2", "§3.2", 0.0),
        ("bijlage 2, d: Afspraken", "§2", 0.0),
        ("h4: In de titel staat §3.2", "§3.2", 0.0),
        ("", "§3.2", 0.0),
        ("§3.2", "", 0.0),
    ],
)
def test_how_well_a_section_fits(paragraaf: str, section: str, fit: float) -> None:
    """The part of what is named that the section has; its title does not count."""
    assert past(paragraaf, section) == fit


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_names_can_be_compared(one: str, other: str) -> None:
    """The fit is a part, and a name fits itself as soon as it says something."""
    assert 0.0 <= past(one, other) <= 1.0
    assert past(one.replace(":", ""), one.replace(":", "")) == (1.0 if merken(one.replace(":", "")) else 0.0)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=12))
def test_any_lines_may_be_asked(lines: list[str]) -> None:
    """Both kinds of division read whatever stands there."""
    for division in (Bekend(ROWS), Vorm(())):
        for at, line in enumerate(lines):
            if " ".join(line.split()):
                found = division.kop([" ".join(item.split()) for item in lines[at:] if item.split()] or [line])
                assert found is None or (found[0] and found[1] >= 0)
