"""The besluit and the letters, opened by another program: every number, date and address is in them."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from bot.features.herverdeling.papers.dossier import Dossier
from bot.features.herverdeling.papers.letters import NogNiet, stukken
from bot.files.docx import VELDEN, FoutSjabloon, controleer, maak_docx
from bot.files.plain_paper import eigen_sjabloon
from tests.herverdeling.road import ALMERE, DRIE, LELYSTAD, ZEEWOLDE, Road
from tests.herverdeling.voorbeelden import dossier

NAMEN = {LELYSTAD: "Lelystad", ALMERE: "Almere", ZEEWOLDE: "Zeewolde"}


def _dossier(road: Road, referentie: str = "LEL-26-003", **provincies: str) -> Dossier:
    return dossier(road, NAMEN, dict.fromkeys(NAMEN, "Flevoland") | provincies, LELYSTAD, referentie)


def _bekend(road: Road | None = None) -> Road:
    """Everybody decided and published: the letters are due."""
    return (road or Road()).allen_akkoord().naar_kennisgeving()


def _tekst(data: bytes) -> str:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    header = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    lines = [*header, *(paragraph.text for paragraph in document.paragraphs), *cells]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ")


def _alle(dossier: Dossier, sjabloon: bytes | None = None) -> dict[str, str]:
    return {stuk.bestand: _tekst(maak_docx(stuk, sjabloon)) for stuk in stukken(dossier)}


def test_besluit_and_four_letters_hold_every_number_and_date() -> None:
    """Before, change and after of each gemeente and together; besluit, number and bekendmaking of each."""
    road = Road(DRIE).allen_akkoord().naar_kennisgeving()
    papers = _alle(_dossier(road))
    assert list(papers) == [
        "concept-besluit.docx",
        "concept-brief-coa.docx",
        "concept-brief-provincie-flevoland.docx",
        "concept-brief-bzk.docx",
        "concept-brief-jenv.docx",
        "concept-afschrift-colleges.docx",
    ]
    for text in papers.values():
        assert "CONCEPT" in text
        for part in ("Lelystad\n60\n−15\n45", "Almere\n150\n+10\n160", "Zeewolde\n20\n+5\n25", "Samen\n230\n0\n230"):
            assert part in text
        for part in ("2027-I", "1 januari 2027", "30 juni 2027", "LEL-26-003", "____"):
            assert part in text
        assert "{" not in text
        assert "[nog invullen]" not in text.replace("Datum: [nog invullen]", "")
        for code in road.codes:
            assert f"B{code[2:]}-1" in text
    assert [naam for naam, text in papers.items() if "28 september 2026" not in text] == [
        "concept-afschrift-colleges.docx"
    ]
    for text in list(papers.values())[1:]:
        for day in ("6 oktober 2026", "7 oktober 2026", "8 oktober 2026", "9 oktober 2026", "11 oktober 2026"):
            assert day in text


def test_the_addresses_have_a_source_and_a_year() -> None:
    """COA as of 2019, JenV as of 2021; where the documents have none, it is left open and said."""
    papers = _alle(_dossier(_bekend()))
    coa = papers["concept-brief-coa.docx"]
    assert "Postbus 30203\n2500 GE Den Haag" in coa
    assert "(2019)" in coa
    assert "Rijswijk" not in coa
    assert "(2021)" in papers["concept-brief-jenv.docx"]
    for naam in ("concept-brief-bzk.docx", "concept-brief-provincie-flevoland.docx"):
        assert "[adres invullen]" in papers[naam]
        assert "geven geen adres" in papers[naam]


def test_what_is_not_known_yet_stays_open() -> None:
    """Before the besluiten the besluit can be made; dates and numbers are left between brackets. A letter is not due:
    it would say that was decided what was not."""
    papers = _alle(_dossier(Road().allen_akkoord()))
    assert list(papers) == ["concept-besluit.docx"]
    assert "Besluit van [nog invullen], nummer [nog invullen]" in papers["concept-besluit.docx"]
    assert "Lelystad: [medium en nummer]." in papers["concept-besluit.docx"]


def test_an_estimate_never_enters_a_paper() -> None:
    """Without a published number with its source of every gemeente there is no paper."""
    road = Road()
    road.bevestig(LELYSTAD)
    with pytest.raises(NogNiet, match="eigen getal"):
        stukken(_dossier(road))


def test_each_provincie_gets_its_own_letter() -> None:
    """Gemeenten may be anywhere in the country."""
    papers = _alle(_dossier(_bekend(), **{ALMERE: "Noord-Holland"}))
    assert {"concept-brief-provincie-flevoland.docx", "concept-brief-provincie-noord-holland.docx"} <= set(papers)
    assert len(papers) == 7


def test_more_tijdvakken_are_named() -> None:
    """A deviation says from when to when, and that it was discussed."""
    text = _alle(_dossier(Road(tijdvakken=3, afgestemd="ja").allen_akkoord()))["concept-besluit.docx"]
    assert "2027-I t/m 2028-I" in text
    assert "30 juni 2028" in text
    assert "overlegd met COA, JenV en BZK" in text


@pytest.mark.parametrize("referentie", ['A&B <26> "x"', "{{ 7*7 }} {% raw %}", "A\x00B\x0b1", "&amp; ü €"])
def test_signs_survive(referentie: str) -> None:
    """What people type stands in the paper as typed; signs that no document can hold are left out."""
    for text in _alle(_dossier(Road().allen_akkoord(), referentie)).values():
        assert f"Kenmerk: {referentie.replace(chr(0), '').replace(chr(11), '')}" in text


def _sjabloon(*alineas: str) -> bytes:
    document = Document(BytesIO(eigen_sjabloon()))
    document.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    for text in alineas:
        document.add_paragraph(text)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def test_an_own_letterhead_replaces_ours() -> None:
    """The same words stand under the organisation's own head."""
    papers = _alle(_dossier(Road().allen_akkoord()), _sjabloon())
    for text in papers.values():
        assert text.startswith("Gemeente Voorbeeld")
        assert "Lelystad\n60\n−10\n50" in text


def _kaal() -> bytes:
    target = BytesIO()
    Document().save(target)
    return target.getvalue()


def _zip(**inhoud: Any) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for naam, data in inhoud.items():
            archive.writestr(naam, data)
    return target.getvalue()


def _document(sjabloon: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(sjabloon)) as archive:
        return archive.read("word/document.xml")


def _stuk(sjabloon: bytes) -> bytes:
    """The same archive with a document that is no XML."""
    with zipfile.ZipFile(BytesIO(sjabloon)) as archive:
        return _zip(**{naam: archive.read(naam) for naam in archive.namelist()} | {"word/document.xml": b"<a>"})


@pytest.mark.parametrize(
    ("sjabloon", "reden"),
    [
        (b"", "geen Word-bestand"),
        (b"hallo", "geen Word-bestand"),
        (_zip(a="b"), "kan ik niet lezen"),
        (_zip(a=b"0" * 21_000_000), "te groot"),
        (_kaal(), "ontbreekt: titel"),
        (_sjabloon("{% for %}"), "kan ik niet lezen"),
        (_sjabloon("{{ titel.__class__.__mro__ }}"), "kan ik niet"),
        (_sjabloon("{{ datum / 0 }}"), "kan ik niet"),
        (_sjabloon("{{ 1 / 0 }}"), "kan ik niet"),
        (_sjabloon("{{ 'a' * 10000000000 }}"), "kan ik niet"),
        (_sjabloon("{{ 'a'.ljust(1000000000) }}"), "kan ik niet"),
        (_sjabloon("{{ 'a'|center(1000000000) }}"), "kan ik niet"),
        (_sjabloon("{% for a in range(99999) %}x{% endfor %}"), "kan ik niet"),
        (_sjabloon("{{ onbekend.veld }}"), "kan ik niet"),
        (_sjabloon("{% set a = 'a' %}" + "{% set a = a ~ a %}" * 60), "kan ik niet"),
        (_sjabloon("{{ " + " ~ ".join(["titel"] * 50) + " }}"), "kan ik niet"),
        (_sjabloon("{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}"), "kan ik niet"),
        (_sjabloon("{% for a in slot %}{% for b in slot %}x{% endfor %}{% endfor %}"), "kan ik niet"),
        (_sjabloon("{% include 'x' %}"), "kan ik niet"),
        (_sjabloon()[:-400], "geen Word-bestand"),
        (_stuk(_sjabloon()), "kan ik niet lezen"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(sjabloon: bytes, reden: str) -> None:
    """No Word file, a bomb, fields that are missing, words that break or reach outside: said in Dutch."""
    with pytest.raises(FoutSjabloon, match=reden):
        controleer(sjabloon)


def test_our_own_template_passes_its_own_check() -> None:
    """Who begins with ours begins with a good one, that has every field."""
    controleer(eigen_sjabloon())
    for naam in VELDEN:
        assert naam.encode() in _document(eigen_sjabloon())


def test_the_documentation_names_every_field_of_a_template() -> None:
    """Who makes an own letterhead reads which words must stay."""
    text = (Path(__file__).parents[2] / "docs" / "herverdeling.md").read_text(encoding="utf-8")
    assert ", ".join(f"`{naam}`" for naam in VELDEN) in " ".join(text.split())
