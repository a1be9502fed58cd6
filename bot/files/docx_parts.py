"""What a template cannot say itself: headings and tables between the paragraphs, a head of a table that comes back on
every page, the language and the properties of the file.

A heading or a table goes through the template as a sign of its own, and is set where that sign came out: so it comes
in any letterhead, also in one that was made before there were any.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import pairwise
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from bot.files.paper import Deel, Kop, Stuk, Tabel, vast

TAAL = "nl-NL"
_TEKEN, _NIVEAU = "\ue000", 2


class Delen:
    """The headings and tables of a paper: `tekens` gives what goes through the template, `zet` sets them after."""

    def __init__(self) -> None:
        self._known: dict[str, Kop | Tabel] = {}

    def tekens(self, delen: Sequence[Deel]) -> list[str]:
        """The paragraphs, with a sign for each that is no plain text."""
        return [vast(deel) if isinstance(deel, str) else self._teken(deel) for deel in delen]

    def _teken(self, deel: Kop | Tabel) -> str:
        teken = f"{_TEKEN}{len(self._known)}{_TEKEN}"
        self._known[teken] = deel
        return teken

    def zet(self, document: Any) -> None:
        """Every heading and table in its place."""
        for element in list(document.element.body.iter(qn("w:p"))) if self._known else ():
            paragraph = Paragraph(element, document._body)
            match self._known.get(paragraph.text.strip()):
                case Kop(tekst):
                    _kop(document, paragraph, tekst)
                case Tabel() as tabel:
                    element.addprevious(_tabel(document, tabel))
                    _leeg(paragraph)


def _leeg(paragraph: Any) -> None:
    for run in list(paragraph.runs):
        paragraph._p.remove(run._r)
    paragraph.paragraph_format.space_after = Pt(4)


def _kop(document: Any, paragraph: Any, tekst: str) -> None:
    _leeg(paragraph)
    paragraph.add_run(tekst)
    paragraph.style = _kopstijl(document)
    form = paragraph.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(10), Pt(3), True


def _kopstijl(document: Any) -> Any:
    """The style of a heading; a letterhead without one gets it, so that it is a heading and not only a thick line."""
    name = f"Heading {_NIVEAU}"
    if name in [style.name for style in document.styles]:
        return document.styles[name]
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.bold = True
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), str(_NIVEAU - 1))
    style.element.get_or_add_pPr().append(level)
    return style


def _tabel(document: Any, tabel: Tabel) -> Any:
    """Words left, numbers right, as in the table of the template."""
    table = document.add_table(rows=0, cols=len(tabel.kop))
    for row in (tabel.kop, *tabel.rijen):
        for place, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(vast(text)).bold = row is tabel.kop
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
            number = place and all(_getal(other[place]) for other in tabel.rijen)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if number else WD_ALIGN_PARAGRAPH.LEFT
    _randen(table)
    herhaal_kop(table)
    element: Any = table._tbl
    element.getparent().remove(element)
    return element


def _getal(text: str) -> bool:
    return text.lstrip("+−").isdigit()


def _randen(table: Any) -> None:
    """Thin lines: a letterhead need not know a style with lines."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def herhaal_kop(table: Any) -> None:
    """The first row is the head: it comes back on every page, and no row is torn in two."""
    for place, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        for name in ("w:cantSplit", *(("w:tblHeader",) if place == 0 else ())):
            if properties.find(qn(name)) is None:
                properties.append(OxmlElement(name))


def haal_weg(table: Any) -> None:
    """The table, and the blank line that keeps what follows off it."""
    after = table._tbl.getnext()
    blank = after is not None and after.tag == qn("w:p") and all(child.tag == qn("w:pPr") for child in after)
    if blank and next(after.iter(qn("w:sectPr")), None) is None:
        after.getparent().remove(after)
    table._tbl.getparent().remove(table._tbl)


_ERBIJ = 2
"""So many lines before the first name come on its page: a greeting, and a line of what is signed."""


def houd_bijeen(document: Any, ondertekening: Sequence[str]) -> None:
    """Nobody signs a page with nothing else on it: what stands before the first name comes along, and what stands below
    the last, such as a copy to whom, stays with it."""
    first = ondertekening[0].partition("\n")[0] if ondertekening else ""
    below = [text for text in ondertekening[1:] if "\n" not in text]
    lines = [Paragraph(found, document) for found in document.element.body.iter(qn("w:p"))]
    signed = [place for place, line in enumerate(lines) if first and line.text.partition("\n")[0] == vast(first)]
    for line in _voor(lines[: signed[-1]] if signed else []):
        _bij_volgende(line)
    for line, after in pairwise(lines):
        if after.text in map(vast, below):
            _bij_volgende(line)


def _voor(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The last lines that say something, with what is empty between them."""
    said = 0
    for line in reversed(lines):
        if said < _ERBIJ:
            said += bool(line.text.strip())
            yield line


def _bij_volgende(line: Paragraph) -> None:
    """Keep it on the page of what follows; in a table, every row of it."""
    table = next(line._p.iterancestors(qn("w:tbl")), None)
    for found in [line._p] if table is None else table.iter(qn("w:p")):
        Paragraph(found, line._parent).paragraph_format.keep_with_next = True


# ---------------------------------------------------------------- the file itself


def eigenschappen(document: Any, stuk: Stuk) -> None:
    """Title, who made it and when, and that it is Dutch: what somebody's computer shows, and what reads it aloud."""
    known = document.core_properties
    known.title, known.subject, known.language = stuk.titel, stuk.kenmerk, TAAL
    known.author = known.last_modified_by = stuk.auteur or stuk.afzender
    known.comments, known.keywords, known.category, known.revision = "", "", "", 1
    if stuk.gemaakt is not None:
        known.created = known.modified = datetime.combine(stuk.gemaakt, time(12), tzinfo=UTC).replace(tzinfo=None)
    nederlands(document)


def nederlands(document: Any) -> None:
    """The language of all that has none of its own."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")) if defaults is not None else ():
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        language.set(qn("w:val"), TAAL)
