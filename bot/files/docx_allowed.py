"""What a letterhead may hold, going in and coming out: an allow-list. Nothing is fetched from elsewhere when somebody
opens a letter, and no field reads a file, asks a server or runs anything."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
FIELDS = frozenset(("PAGE", "NUMPAGES"))
"""Fields that only count pages."""
RELATIONS = frozenset((
    "officedocument", "styles", "styleswitheffects", "settings", "websettings", "fonttable", "theme", "numbering",
    "header", "footer", "image", "hyperlink", "footnotes", "endnotes", "core-properties", "extended-properties",
    "custom-properties", "thumbnail", "customxml", "customxmlprops", "font", "glossarydocument",
))  # fmt: skip
"""Parts that are words, looks and pictures."""
NAMES = {
    "attachedtemplate": "een gekoppeld sjabloon",
    "oleobject": "een ingesloten bestand",
    "package": "een ingesloten bestand",
    "afchunk": "een ingevoegd document",
    "vbaproject": "een macro",
    "control": "een besturingselement",
    "frame": "een pagina van elders",
    "subdocument": "een deeldocument",
    "comments": "opmerkingen",
}


def strange(content: bytes) -> str:
    """What in this .docx may not be there, in Dutch and with its name; "" when all of it may. Raises what broken zip or
    XML does."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                found = _relations(archive.read(name))
            elif name.endswith(".xml") and name.startswith("word/"):
                found = _fields(archive.read(name))
            else:
                found = "een macro" if posixpath.basename(name).lower().startswith("vbaproject") else ""
            if found:
                return found
    return ""


def _tree(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def _relations(content: bytes) -> str:
    for item in _tree(content).iter(_RELATION):
        kind = str(item.get("Type", "")).rsplit("/", 1)[-1].lower()
        if kind not in RELATIONS:
            return NAMES.get(kind, f"een onderdeel dat ik niet ken ({_said(kind)})")
        if item.get("TargetMode") == "External" and kind != "hyperlink":
            return f"iets wat van buiten wordt opgehaald ({_said(kind)})"
    return ""


def _fields(content: bytes) -> str:
    for field in _instructions(_tree(content)):
        name = (field.split() or [""])[0].upper()
        if name and name not in FIELDS:
            return f"het veld {_said(name)}"
    return ""


def _instructions(tree: etree._Element) -> Iterator[str]:
    """What each field does: in one element, or in pieces between its begin and its end."""
    open_: list[list[str]] = []
    for item in tree.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        if item.tag == f"{_W}fldSimple":
            yield str(item.get(f"{_W}instr", ""))
        elif item.tag == f"{_W}instrText":
            if open_:
                open_[-1].append(item.text or "")
            else:
                yield item.text or ""
        elif item.get(f"{_W}fldCharType") == "begin":
            open_.append([])
        elif item.get(f"{_W}fldCharType") == "end" and open_:
            yield "".join(open_.pop())
    for left in open_:
        yield "".join(left)


def _said(name: str) -> str:
    """A name from the file, as far as it can be one."""
    return re.sub(r"[^A-Za-z0-9-]", "", name)[:24] or "zonder naam"
