"""Files that are small as they come and heavy to read: what a strange file does to a library."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat

from openpyxl import Workbook

from bot.files.plain_paper import eigen_sjabloon

_XML = b'<?xml version="1.0"?>'
_SHEET = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_AT_ONCE = 1000


def styles(number: int) -> bytes:
    """A spreadsheet with very many looks."""
    head = _XML + b"<styleSheet " + _SHEET + b'><cellXfs count="%d">' % number
    return _book({"xl/styles.xml": _many(head, b'<xf numFmtId="0"/>', number, b"</cellXfs></styleSheet>")})


def cells(number: int) -> bytes:
    """A spreadsheet with all its cells in one row."""
    head = _XML + b"<worksheet " + _SHEET + b'><sheetData><row r="1">'
    cell = b'<c r="A1" t="str"><v>x</v></c>'
    return _book({"xl/worksheets/sheet1.xml": _many(head, cell, number, b"</row></sheetData></worksheet>")})


def bomb(number: int) -> bytes:
    """A spreadsheet that unpacked is a thousand times as large: `number` kB."""
    head = _XML + b"<worksheet " + _SHEET + b"><sheetData>"
    return _book({"xl/worksheets/sheet1.xml": _many(head, b" " * 1000, number, b"</sheetData></worksheet>")})


def paragraphs(number: int) -> bytes:
    """A letterhead of empty paragraphs."""
    head = _XML + b"<w:document " + _WORD + b"><w:body>"
    return changed(eigen_sjabloon(), {"word/document.xml": _many(head, b"<w:p/>", number, b"</w:body></w:document>")})


def ods() -> bytes:
    """A spreadsheet that says of one row that it is there a million times."""
    content = (
        b'<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        b'<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000">'
        b'<table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p>'
        b"</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        b"</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", content)
    return target.getvalue()


VIER: Mapping[str, Callable[[int], bytes]] = {
    "stijlen.xlsx": styles,
    "cellen.xlsx": cells,
    "leeg.docx": paragraphs,
    "bom.xlsx": bomb,
}
"""By the name as it is sent."""
ZWAAR = {"stijlen.xlsx": 900_000, "cellen.xlsx": 600_000, "leeg.docx": 3_000_000, "bom.xlsx": 300_000}
"""How many of what makes each heavy: all but the bomb stay just under the limit of unpacked bytes."""


def changed(source: bytes, change: Mapping[str, Iterable[bytes]]) -> bytes:
    """A zip with parts replaced, each given in pieces: whoever measures memory does not want it whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w") as part:
                for piece in change.get(name, [old.read(name)]):
                    part.write(piece)
    return target.getvalue()


def _book(change: Mapping[str, Iterable[bytes]]) -> bytes:
    book = Workbook()
    book.worksheets[0].append(["zaaknummer", "koppelingsdatum", "personen"])
    book.save(source := io.BytesIO())
    return changed(source.getvalue(), change)


def _many(head: bytes, piece: bytes, number: int, tail: bytes) -> Iterable[bytes]:
    whole, rest = divmod(number, _AT_ONCE)
    return chain([head], repeat(piece * _AT_ONCE, whole), [piece * rest, tail])
