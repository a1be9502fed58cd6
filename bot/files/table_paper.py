"""A plain paper with one table, as .docx: a title, lines above it, rows of cells, lines below it."""

from collections.abc import Sequence
from io import BytesIO


def maak(titel: str, boven: Sequence[str], kop: Sequence[str], rijen: Sequence[Sequence[str]],
         onder: Sequence[str]) -> bytes:  # fmt: skip
    """The paper as .docx."""
    from docx import Document  # only here: starting need not wait for it
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(10)
    document.add_heading(titel, level=1)
    for line in boven:
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=len(kop), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, kop, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in rijen:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()
    for line in onder:
        document.add_paragraph(line)
    target = BytesIO()
    document.save(target)
    return target.getvalue()
