"""A letterhead holds words, looks and pictures: what is fetched from elsewhere, or acts, is refused by its name."""

import zipfile
from io import BytesIO

import pytest

from bot.files.docx_allowed import strange
from bot.files.docx_check import probleem
from bot.files.plain_paper import eigen_sjabloon
from tests.herverdeling.voorbeelden import briefpapier

RELS = "word/_rels/document.xml.rels"
REL = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"'
    b' Target="https://example.nl/x" TargetMode="External"/></Relationships>'
)


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """A good letterhead with something in one of its parts."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(briefpapier("Hoofd"))) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.namelist():
            content = source.read(part)
            assert part != name or old in content
            made.writestr(part, content.replace(old, new, 1) if part == name else content)
    return target.getvalue()


def body(inner: bytes) -> bytes:
    """With something in the document itself."""
    return changed("word/document.xml", b"</w:body>", b"<w:p>" + inner + b"</w:p></w:body>")


def test_ours_and_a_good_one_pass() -> None:
    """Also with page numbers, and with a link."""
    assert strange(eigen_sjabloon()) == ""
    assert probleem(briefpapier("Hoofd")) == ""
    assert strange(changed(RELS, b"</Relationships>", REL % b"hyperlink")) == ""
    assert strange(body(b'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/>')) == ""


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (changed(RELS, b"</Relationships>", REL % b"image"), "van buiten wordt opgehaald (image)"),
        (changed(RELS, b"</Relationships>", REL % b"attachedTemplate"), "een gekoppeld sjabloon"),
        (changed(RELS, b"</Relationships>", REL % b"oleObject"), "een ingesloten bestand"),
        (changed(RELS, b"</Relationships>", REL % b"aFChunk"), "een ingevoegd document"),
        (changed(RELS, b"</Relationships>", REL % b"iets"), "niet ken (iets)"),
        (body(b'<w:fldSimple w:instr="INCLUDEPICTURE https://example.nl/x"/>'), "het veld INCLUDEPICTURE"),
        (body(b"<w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>"), "het veld DDEAUTO"),
        (
            body(
                b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
                b'<w:r><w:instrText>TEXT x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "het veld INCLUDETEXT",
        ),
    ],
)
def test_what_may_not_be_there_is_named(content: bytes, word: str) -> None:
    """With the way out."""
    assert word in probleem(content)
    assert "Haal het eruit" in probleem(content)
