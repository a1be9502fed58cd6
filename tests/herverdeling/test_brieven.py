"""The papers of every example, opened by another library: each number and date of the case is in each of them."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from bot.features.herverdeling.papers.dossier import Dossier, vervallen
from bot.features.herverdeling.papers.letters import stukken
from bot.files.docx import maak_docx
from bot.files.paper import Kop
from tests.herverdeling import brieven
from tests.herverdeling.road import Road
from tests.herverdeling.voorbeelden import VIJF_NAMEN, briefpapier, moet_erin, voorbeelden
from workflows.engine.zaak import Regel

VOORBEELDEN = voorbeelden()


def tekst(data: bytes) -> str:
    """All words of a .docx, those of the table and the heading too, with single spaces."""
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    head = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return " ".join(" ".join([*head, *(paragraph.text for paragraph in document.paragraphs), *cells]).split())


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_every_number_and_date_is_in_every_paper(naam: str) -> None:
    """Of two and of five gemeenten, before and after the besluit, and after an error; with an own head as without."""
    dossier = VOORBEELDEN[naam]
    for stuk in stukken(dossier):
        for sjabloon in (None, briefpapier("Gemeente A & <B>")):
            data = maak_docx(stuk, sjabloon)
            text = tekst(data)
            assert [word for word in moet_erin(dossier, stuk.bestand) if word not in text] == []
            assert "Concept" in text
            assert text.startswith("Gemeente A & <B>" if sjabloon else "CONCEPT")
            with zipfile.ZipFile(BytesIO(data)) as archive:
                assert archive.testzip() is None


def _papieren(naam: str) -> dict[str, str]:
    return {stuk.bestand: tekst(maak_docx(stuk)) for stuk in stukken(VOORBEELDEN[naam])}


@pytest.mark.parametrize("naam", VOORBEELDEN)
def test_the_file_says_what_it_is_and_whose_in_dutch(naam: str) -> None:
    """What a computer shows of a file and reads aloud: title, organisation, the day, the language; headings that are
    headings, and a table whose head comes back. In an own letterhead as in ours."""
    dossier = VOORBEELDEN[naam]
    first, *others = stukken(dossier)
    for stuk, sjabloon in ((first, briefpapier("Gemeente A")), (first, None), *((stuk, None) for stuk in others)):
        document = Document(BytesIO(maak_docx(stuk, sjabloon)))
        known, whose = document.core_properties, f"Gemeente {dossier.namen[stuk.van]}"
        assert (known.title, known.author, known.language) == (stuk.titel, whose, "nl-NL")
        assert (known.last_modified_by, known.comments, known.keywords) == (whose, "", "")
        assert known.created is not None
        assert known.created.date() == known.modified.date() == dossier.vandaag
        languages = {str(item.get(qn("w:val"))) for item in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"nl-NL"}
        below = [("Heading 2", deel.tekst) for deel in (*stuk.alineas, *stuk.slot) if isinstance(deel, Kop)]
        named = [(line.style.name, line.text) for line in document.paragraphs if line.style is not None]
        assert [item for item in named if item[0].startswith("Heading")] == [("Heading 1", stuk.titel), *below]
        assert None not in [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) for table in document.tables]


def test_a_paper_is_a_concept_until_every_place_is_filled() -> None:
    """Filled in whole, the besluit has no word of a concept and no bracket; one place left open brings both back."""
    road = Road(tijdvakken=2, afgestemd="ja", telling="per_tijdvak", overleg_op=date(2026, 10, 1)).allen_akkoord()
    road.naar_kennisgeving()
    filled = {"overweging": "tekort", "machtiging": "ieder", "rechtsmiddel": "bezwaar"}
    for code in road.codes:
        filled |= {f"ondertekening_{code}": "college", f"medium_{code}": "website"}
    for lacking in ("", *filled, "overleg_op"):
        facts = {**road.zaak.feiten, **filled, lacking: None}
        papers = stukken(replace(VOORBEELDEN["twee"], feiten=facts, standen=road.zaak.standen))
        besluit = next(stuk for stuk in papers if stuk.bestand == "concept-besluit.docx")
        open_now = bool(lacking) and lacking != "machtiging"  # that is asked by the letters alone
        assert besluit.concept is ("[" in besluit.tekst) is besluit.let_op.startswith("Concept:") is open_now, lacking


def test_nobody_signs_yet_and_every_college_has_a_place_to_sign() -> None:
    """The lines for secretaris and burgemeester are blank, on the besluit once for each gemeente."""
    papers = _papieren("vijf")
    besluit, letters = papers.pop("concept-besluit.docx"), list(papers.values())
    blank = "Secretaris: ____________________ Burgemeester: ____________________"
    assert besluit.count(blank) == len(VIJF_NAMEN)
    assert [letter.count(blank) for letter in letters] == [1] * len(letters)


def test_a_new_besluit_names_the_one_before() -> None:
    """After an error the besluit takes the other back in an article, and the letters say what they replace and what is
    otherwise; a first one replaces nothing."""
    papers = _papieren("nieuw-besluit")
    besluit = papers["concept-besluit.docx"]
    assert "Artikel 4. Intrekking" in besluit
    assert (
        "Ingetrokken wordt het besluit van Almere van 6 oktober 2026, nummer B0034-1; en van Lelystad van "
        "7 oktober 2026, nummer B0995-1. Dit besluit komt daarvoor in de plaats." in besluit
    )
    assert "de laatste op 14 oktober 2026" in papers["raadsinformatiebrief-lelystad.docx"]
    letters = [text for naam, text in papers.items() if naam.startswith("concept-brief")]
    assert all("in plaats van onze brief van 9 oktober 2026" in text for text in letters)
    changed = "Almere: wat overgaat was +10, is +12; de dag van het besluit was 6 oktober 2026, is 13 oktober 2026;"
    assert all(f"Wat anders is dan in die brief: – {changed}" in text for text in letters)
    assert not any("in plaats van" in text for text in _papieren("twee").values())


def test_the_letter_after_a_question_of_coa_says_so() -> None:
    """Only COA asked; the others get no letter about a repair."""
    papers = _papieren("herstel")
    assert "U vroeg ons op 15 oktober 2026 om herstel." in papers["concept-brief-coa.docx"]
    assert [naam for naam, text in papers.items() if "om herstel." in text] == ["concept-brief-coa.docx"]


def test_a_letter_speaks_to_who_reads_it() -> None:
    """That there is none: COA asked for herstel itself, and the colleges were not told but took part."""
    road = Road().naar_coa()
    road.geheel("vraag_herstel", herstel_op=road.dag)
    road.geheel("niet_hersteld")
    told = replace(VOORBEELDEN["twee"], feiten=road.zaak.feiten, standen=road.zaak.standen, basis={}, eerder={})
    papers = {stuk.bestand: stuk.tekst for stuk in stukken(told)}
    coa, colleges = papers.pop("concept-intrekking-coa.docx"), papers.pop("concept-intrekking-colleges.docx")
    assert "U vroeg ons op" in coa
    assert "gemeld aan COA" in colleges
    assert "meldden wij u" not in colleges
    assert all("COA vroeg op" in text and "meldden wij u" in text for text in papers.values())


def test_what_was_undone_replaces_nothing() -> None:
    """A besluit that was recorded by mistake and taken back is no earlier besluit."""
    road = Road().allen_akkoord()
    road.geheel("naar_colleges")
    road.besluit(road.codes[0])
    numbered = [Regel(r.spoor, r.trigger, r.van, r.naar, r.feiten, r.versie, n) for n, r in enumerate(road.lines, 1)]
    undo = Regel(numbered[-1].spoor, "ongedaan", None, None, {"regel": numbered[-1].id}, 1, len(numbered) + 1)
    assert vervallen([*numbered, undo]) == {}


def test_a_provincie_gets_one_letter_however_many_of_its_gemeenten_take_part() -> None:
    """Five provincies, five letters; two gemeenten of one provincie, one letter."""
    five = [stuk.bestand for stuk in stukken(VOORBEELDEN["vijf"]) if "provincie" in stuk.bestand]
    assert len(five) == len(set(five)) == 5
    assert len([s for s in stukken(VOORBEELDEN["twee"]) if "provincie" in s.bestand]) == 1


def test_without_the_second_program_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`make brieven` on a machine without LibreOffice: what to install, and status 2."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert brieven.main(tmp_path / "uit") == 2
    assert capsys.readouterr().err == "make brieven: installeer eerst LibreOffice en poppler\n"


def test_the_examples_are_cases_that_can_be() -> None:
    """Each has a sender that takes part."""
    for dossier in VOORBEELDEN.values():
        assert isinstance(dossier, Dossier)
        assert f"verschil_{dossier.afzender}" in dossier.feiten


def test_nobody_signs_a_page_with_nothing_else_on_it() -> None:
    """A greeting and a name alone on a page were seen on paper: what stands above them comes along, a table whole, and
    to whom a copy goes stays with the name. A day is never torn in two."""
    papers = {stuk.bestand: stuk for stuk in stukken(VOORBEELDEN["twee"])}
    raad = Document(BytesIO(maak_docx(papers["raadsinformatiebrief-lelystad.docx"])))
    greeting = next(place for place, line in enumerate(raad.paragraphs) if line.text == "Met vriendelijke groet,")
    cells = [line for row in raad.tables[-1].rows for cell in row.cells for line in cell.paragraphs]
    above = [*cells, *raad.paragraphs[greeting - 1 : greeting + 1]]
    assert all(line.paragraph_format.keep_with_next for line in above)
    coa = Document(BytesIO(maak_docx(papers["concept-brief-coa.docx"]))).paragraphs
    kept = [line.text.split(" ")[0] for line in coa if line.paragraph_format.keep_with_next]
    assert kept[-4:] == ["Vragen?", "Hoogachtend,", "Burgemeester", "Afschrift"]
    assert any("6\N{NO-BREAK SPACE}oktober\N{NO-BREAK SPACE}2026" in line.text for line in coa)
