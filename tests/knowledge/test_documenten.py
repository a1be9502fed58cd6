"""Reading source documents: every format, every kind of bad file, and what becomes of their text."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.documents import reading
from knowledge.documents.passages import LONGEST, Passage, verdeel, whole
from knowledge.documents.reading import OnleesbaarDocument, herken, lees_document
from tests.knowledge.bestanden import locked, pdf, word

ZIN = "De bakker zet elke ochtend om zes uur het verse brood in de etalage van zijn winkel. "
LANG = ZIN * 4


class Geen:
    """A document without headings."""

    def kop(self, regels: object) -> None:
        """None ever begins."""


def bare(text: str) -> str:
    """The signs alone: no space, no hyphen."""
    return "".join(text.split()).replace("-", "")


def passages(naam: str, inhoud: bytes) -> list[Passage]:
    return list(lees_document(naam, inhoud).passages)


# ---------------------------------------------------------------- formats


def test_text_keeps_its_words_and_sections() -> None:
    """A numbered heading names the section of what follows and is no text of it."""
    found = passages("a.txt", f"1. Begin\n\n{LANG}\n\n1.2 Het vervolg\n\n{LANG}\n\nBijlage 3 Extra\n\n{LANG}".encode())
    assert [p.paragraaf for p in found] == ["§1 Begin", "§1.2 Het vervolg", "Bijlage 3 Extra"]
    assert all(bare(p.tekst) == bare(LANG) and p.pagina == 0 for p in found)


def test_a_phase_stands_under_the_section_above_it() -> None:
    """ "Fase 2" is a section of §3; an annex is one of its own."""
    found = passages("a.txt", f"3. Stappen\n\n{LANG}\n\nFase 2 Doen\n\n{LANG}\n\nBijlage\n\n{LANG}".encode())
    assert [p.paragraaf for p in found] == ["§3 Stappen", "§3, Fase 2 Doen", "Bijlage"]


@pytest.mark.parametrize("line", ["fase volledig heeft", "2 weken na de start", "1. een zin die doorloopt en eindigt."])
def test_a_line_of_text_is_no_heading(line: str) -> None:
    """What goes on in small letters or ends as a sentence stays in the text."""
    [found] = passages("a.txt", f"{LANG}\n{line}\n{ZIN}".encode())
    assert found.paragraaf == ""
    assert bare(line) in bare(found.tekst)


def test_pdf_keeps_its_pages() -> None:
    """Each passage says on which page it begins."""
    found = passages("a.PDF", pdf([[ZIN, ZIN], [ZIN, ZIN], [ZIN, ZIN]]))
    assert [p.pagina for p in found] == sorted(p.pagina for p in found)
    assert found[0].pagina == 1
    assert bare("".join(p.tekst for p in found)) == bare(ZIN * 6)


def test_a_passage_across_a_page_begins_on_the_first() -> None:
    """The section goes on on the next page."""
    found = passages("a.pdf", pdf([["2. Regels", ZIN], [ZIN, ZIN]]))
    assert {(p.pagina, p.paragraaf) for p in found} == {(1, "§2 Regels")}


def test_progress_of_a_long_pdf_is_told() -> None:
    """Now and then, and at the end."""
    told: list[tuple[int, int]] = []
    lees_document("a.pdf", pdf([[ZIN]] * 60), lambda read, pages: told.append((read, pages)))
    assert told == [(25, 60), (50, 60), (60, 60)]


def test_text_with_form_feeds_has_pages() -> None:
    """A form feed ends a page."""
    assert [p.pagina for p in passages("a.txt", f"1. Een\n{LANG}\f2. Twee\n{LANG}".encode())] == [1, 2]


def test_word_keeps_headings_and_tables() -> None:
    """Headings are what the file marks as such, also without a number; a row of a table is text."""
    found = passages(
        "a.docx",
        word(
            ("Heading 1", "Zonder nummer"), ("Normal", LANG), ("Heading 2", "Nog een kop"), ("Normal", LANG),
            [["Wie", "Wat"], ["De bakker", "bakt"]],
        ),
    )  # fmt: skip
    assert [p.paragraaf for p in found] == ["Zonder nummer", "Nog een kop"]
    assert "Wie Wat\nDe bakker bakt" in found[1].tekst


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_of_any_editor(encoding: str, end: str) -> None:
    """What Windows wrote reads as well."""
    [found] = passages("a.txt", f"Café “De Reünie” vraagt € 5.{end}{LANG}".encode(encoding))
    assert found.tekst.startswith("Café “De Reünie” vraagt € 5. De bakker")


def test_double_spaced_text_keeps_its_paragraphs() -> None:
    """Where every line is followed by an empty one, a line with a blank parts paragraphs."""
    lines = "\n\n".join(["De eerste regel van een alinea", "gaat op de tweede verder."])
    other = "\n\n".join(["En dit is de andere alinea", "met ook een tweede regel."])
    [found] = passages("a.txt", f"{lines}\n\n \n\n{other}\n\n{ZIN * 2}".encode())
    assert found.tekst.startswith(
        "De eerste regel van een alinea gaat op de tweede verder.\nEn dit is de andere alinea met ook een tweede regel."
    )


# ---------------------------------------------------------------- bad files


@pytest.mark.parametrize(
    ("naam", "inhoud", "says"),
    [
        ("a.txt", b"", "scan"),
        ("a.txt", b"te kort", "scan"),
        ("a.txt", b" \n" * 5000, "scan"),
        ("a.pdf", pdf([[], []]), "scan"),
        ("a.pdf", b"%PDF-1.4 en dan niets", "beschadigd"),
        ("a.pdf", b"", "beschadigd"),
        ("a.pdf", pdf([[ZIN] * 9])[:200], "beschadigd"),
        ("a.docx", b"PK geen zip", "beschadigd"),
        ("a.docx", pdf([[LANG]]), "beschadigd"),
        ("a.pages", LANG.encode(), "alleen .txt, .pdf en .docx"),
        ("zonder", LANG.encode(), "alleen .txt, .pdf en .docx"),
    ],
)  # fmt: skip
def test_a_file_that_gives_no_text_is_refused(naam: str, inhoud: bytes, says: str) -> None:
    """The words say what is the matter."""
    with pytest.raises(OnleesbaarDocument, match=says):
        lees_document(naam, inhoud)


def test_a_pdf_behind_a_password_is_refused() -> None:
    """We do not ask for the password."""
    with pytest.raises(OnleesbaarDocument, match="beveiligd"):
        lees_document("a.pdf", locked(pdf([[ZIN] * 5])))


def test_another_zip_than_word_is_refused() -> None:
    """A zip named .docx is no document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("iets.xml", "<a/>")
    with pytest.raises(OnleesbaarDocument, match="beschadigd"):
        lees_document("a.docx", out.getvalue())


def test_what_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its bytes before it is read, by its text while it is."""
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    with pytest.raises(OnleesbaarDocument, match="50 MB"):
        lees_document("a.txt", b"x" * 1001)
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST_TEXT", 3000)
    for naam, inhoud in (("a.txt", (ZIN * 50).encode()), ("a.pdf", pdf([[ZIN] * 10] * 5))):
        with pytest.raises(OnleesbaarDocument, match="te veel tekst"):
            lees_document(naam, inhoud)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.pdf", "a.docx", "a", ""]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(inhoud: bytes, naam: str) -> None:
    """Nothing else comes out of a file."""
    try:
        found = lees_document(naam, inhoud)
    except OnleesbaarDocument:
        return
    assert found.passages


# ---------------------------------------------------------------- passages


@given(st.lists(st.text(max_size=1500), max_size=4))
@settings(max_examples=200, deadline=None)
def test_passages_hold_the_text_and_nothing_else(paginas: list[str]) -> None:
    """All of it, in order, and none longer than fits a phone."""
    found = list(verdeel(paginas, Geen()))
    assert bare("".join(p.tekst for p in found)) == bare("".join(paginas))
    assert all(0 < len(p.tekst) <= LONGEST for p in found)


def test_every_passage_of_a_real_shape_stands_in_the_text() -> None:
    """Headings, items, broken words and long paragraphs: a passage is a piece of the document."""
    text = "\n\n".join(
        [
            "1. Begin", LANG * 3, "• eerste punt dat over een\nregel heen gaat", "• tweede punt", "1.1 Meer", ZIN * 12,
            "woord" * 300, "De voor- en nadelen: de gemeente-\nraad en de voor-\nen nadelen",
        ]
    )  # fmt: skip
    found = passages("a.txt", text.encode())
    assert len(found) > 5
    assert all(bare(p.tekst) in bare(text) and len(p.tekst) <= LONGEST for p in found)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["een ge-", "broken woord"], "een gebroken woord"),
        (["voor-", "en nadelen"], "voor- en nadelen"),
        (["op COA-", "locaties"], "op COA- locaties"),
        (["A-", "B"], "A- B"),
        (["lijst:", "• een", "• twee"], "lijst:\n• een\n• twee"),
        (["stappen:", "1. een", "2. twee", "verder"], "stappen:\n1. een\n2. twee verder"),
    ],
)
def test_lines_become_running_text(lines: list[str], text: str) -> None:
    """A word that was broken is whole again, an item of a list begins on its own line."""
    assert whole(lines) == text


def test_a_long_text_is_cut_after_a_sentence() -> None:
    """And not after an abbreviation, where a small letter follows."""
    [first, *_] = verdeel([f"{'woord ' * 100}o.a. {'woord ' * 20}klaar. {'Daarna ' * 100}"], Geen())
    assert first.tekst.endswith("klaar.")


# ---------------------------------------------------------------- recognition


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "HV16",
            "handreiking huisvesting vergunninghouders toewijzingsprocedure interventieladder Toeslagenservicepunt",
        ),
        ("UR24", "uitruil Spreidingswet Hart  van\nBrabant kleinschalige"),
        (None, "uitruil Spreidingswet"),
        (None, ""),
    ],
)
def test_documents_are_recognised_by_their_words(code: str | None, words: str) -> None:
    """All words of one must stand in the text, in any case and on any line."""
    assert herken(words) == code
    assert lees_document("wat-dan-ook.txt", f"{words}\n{LANG}".encode()).code == code
