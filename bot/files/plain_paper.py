"""Our own template: plain paper, for a letter with the word CONCEPT above every page. Who wants an own letterhead
begins with it."""

from functools import cache
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.files.docx_parts import nederlands
from bot.files.paper import CONCEPT

LETTER, GRIJS = "Arial", RGBColor(0x59, 0x59, 0x59)
KOLOMMEN = ("Gemeente", "Taakstelling oud", "Erbij of eraf", "Taakstelling nieuw")
BREEDTES = (Cm(5.4), Cm(3.5), Cm(3.0), Cm(4.2))


@cache
def eigen_sjabloon(kop: str = CONCEPT) -> bytes:
    """The template as .docx, with every field between double braces and `kop` above each page."""
    document = Document()
    _vel(document, kop)
    _opmaak(document)
    _klein(document.add_paragraph(), "{{ let_op }}")
    document.add_paragraph("{%p if afzender %}")
    document.add_paragraph().add_run("{{ afzender }}").bold = True
    document.add_paragraph("{%p endif %}")
    _herhaal(document, "adres", na=0)
    _los(document.add_paragraph("Datum: {{ datum }}"), voor=12, na=0)
    _los(document.add_paragraph("Kenmerk: {{ kenmerk }}"), na=6)
    document.add_heading("{{ titel }}", level=1)
    _herhaal(document, "alineas")
    _tabel(document)
    _los(document.add_paragraph(), na=0)
    _herhaal(document, "slot")
    _herhaal(document, "ondertekening", voor=10)
    nederlands(document)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _vel(document: Any, kop: str) -> None:
    """A4, with a word above each page and its number below."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.add_run(kop).bold = True
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _klein(foot, "pagina ")
    _getal(foot, "PAGE")
    _klein(foot, " van ")
    _getal(foot, "NUMPAGES")


def _getal(paragraph: Any, naam: str) -> None:
    """A number that the word processor fills in itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), naam)
    run = paragraph.add_run("1")
    run.font.size, run.font.color.rgb = Pt(8.5), GRIJS
    field.append(run._r)
    paragraph._p.append(field)


def _opmaak(document: Any) -> None:
    normal, headings = document.styles["Normal"], [document.styles[f"Heading {level}"] for level in (1, 2)]
    for level in (1, 2):  # some programs show a heading in the letter that belongs to it
        document.styles[f"Heading {level} Char"].font.color.rgb = RGBColor(0, 0, 0)
    normal.font.name, normal.font.size = LETTER, Pt(10.5)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.15
    for heading, size in zip(headings, (14, 11), strict=True):
        heading.font.name, heading.font.size, heading.font.color.rgb = LETTER, Pt(size), RGBColor(0, 0, 0)
        for naam in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # else the theme's letter goes first
            heading.element.rPr.rFonts.attrib.pop(qn(f"w:{naam}"), None)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(8)
    for style in (normal, *headings):
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "nl-NL")
        style.element.get_or_add_rPr().append(language)


def _klein(paragraph: Any, tekst: str) -> None:
    run = paragraph.add_run(tekst)
    run.italic, run.font.size, run.font.color.rgb = True, Pt(8.5), GRIJS


def _los(paragraph: Any, *, voor: float = 0, na: float = 6) -> Any:
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(voor), Pt(na)
    return paragraph


def _herhaal(document: Any, naam: str, *, voor: float = 0, na: float = 6) -> None:
    document.add_paragraph(f"{{%p for regel in {naam} %}}")
    line = _los(document.add_paragraph("{{ regel }}"), voor=voor, na=na)
    line.paragraph_format.keep_together = True
    document.add_paragraph("{%p endfor %}")


def _tabel(document: Any) -> None:
    table = document.add_table(rows=4, cols=len(KOLOMMEN), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, BREEDTES, strict=True):
        column.width = width  # LibreOffice looks here, Word at the cells
    rows = (
        KOLOMMEN,
        ("{%tr for rij in rijen %}", "", "", ""),
        ("{{ rij.gemeente }}", "{{ rij.voor }}", "{{ rij.erbij }}", "{{ rij.na }}"),
        ("{%tr endfor %}", "", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = BREEDTES[place]
            paragraph = _los(cell.paragraphs[0], voor=2, na=2)
            paragraph.add_run(text).bold = texts is KOLOMMEN
            paragraph.paragraph_format.keep_with_next = True
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if place else WD_ALIGN_PARAGRAPH.LEFT
