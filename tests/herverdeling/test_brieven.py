"""The papers of every example, opened by another library: each number and date of the case is in each of them."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot.features.herverdeling.papers.dossier import Dossier, vervallen
from bot.features.herverdeling.papers.letters import stukken
from bot.files.docx import maak_docx
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
        "in plaats van het eerdere besluit van Almere van 6 oktober 2026, nummer B0034-1; en van Lelystad van "
        "7 oktober 2026, nummer B0995-1. Dat wordt ingetrokken." in besluit
    )
    letters = [text for naam, text in papers.items() if naam.startswith("concept-brief")]
    assert all("in plaats van onze brief van 9 oktober 2026" in text for text in letters)
    assert all("Almere: wat overgaat was +10, is +12" in text for text in letters)
    assert not any("in plaats van" in text for text in _papieren("twee").values())


def test_the_letter_after_a_question_of_coa_says_so() -> None:
    """Only COA asked; the others get no letter about a repair."""
    papers = _papieren("herstel")
    assert "U vroeg ons op 15 oktober 2026 om herstel." in papers["concept-brief-coa.docx"]
    assert [naam for naam, text in papers.items() if "om herstel." in text] == ["concept-brief-coa.docx"]


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
