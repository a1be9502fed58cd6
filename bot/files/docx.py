"""A paper set in a template: ours, or one with the organisation's own letterhead.

A template is a .docx with the words of `VELDEN` between double braces. What is filled in is escaped; the template
itself runs in a sandbox, because it comes from outside.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from bot.files.docx_allowed import strange
from bot.files.docx_parts import Delen, eigenschappen, haal_weg, herhaal_kop, houd_bijeen
from bot.files.paper import CONCEPT, Kop, Rij, Stuk, Tabel
from bot.files.plain_paper import eigen_sjabloon

VELDEN = ("titel", "let_op", "adres", "datum", "kenmerk", "alineas", "rijen", "slot", "ondertekening")
GROOTSTE, GROOTSTE_UITGEPAKT = 1_000_000, 20_000_000
"""Bytes of a template as it is sent, and unpacked: a letterhead with a logo fits, a bomb does not."""
FILTERS = ("e", "escape", "lower", "trim", "upper")
ONLEESBAAR = (
    TemplateError,
    PackageNotFoundError,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the libraries raise for a file that is broken, or that holds words they cannot follow."""


class FoutSjabloon(ValueError):
    """This template cannot be used; the text is Dutch and says why and what to do."""


def maak_docx(stuk: Stuk, sjabloon: bytes | None = None, *, kop: str = CONCEPT) -> bytes:
    """The paper as .docx, in `sjabloon` when one is given, else on plain paper with `kop` above each page. Without rows
    there is no table. Raises FoutSjabloon."""
    if sjabloon is not None:
        controleer(sjabloon)
    return _vul(stuk, sjabloon or eigen_sjabloon(kop))


def controleer(sjabloon: bytes) -> None:
    """Whether a template can be opened, has every field, and can be filled. Raises FoutSjabloon."""
    _open_zip(sjabloon)
    _toegestaan(sjabloon)
    try:
        found = DocxTemplate(BytesIO(sjabloon)).get_undeclared_template_variables(_omgeving())
    except ONLEESBAAR as problem:
        raise FoutSjabloon("Dit sjabloon kan ik niet lezen. Begin met ons sjabloon en pas dat aan.") from problem
    missing = [naam for naam in VELDEN if naam not in found]
    if missing:
        raise FoutSjabloon(f"In dit sjabloon ontbreekt: {', '.join(missing)}. Zet het erin en stuur het opnieuw.")
    _vul(_PROEF, sjabloon)


def _toegestaan(inhoud: bytes) -> None:
    """Raises FoutSjabloon for what a letter may not hold."""
    try:
        found = strange(inhoud)
    except (*ONLEESBAAR, etree.XMLSyntaxError) as problem:
        raise FoutSjabloon("Dit sjabloon kan ik niet lezen. Begin met ons sjabloon en pas dat aan.") from problem
    if found:
        raise FoutSjabloon(f"In dit sjabloon zit {found}. Haal het eruit, of begin met ons sjabloon.")


def _open_zip(sjabloon: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(sjabloon)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile as problem:
        raise FoutSjabloon("Dit is geen Word-bestand (.docx). Sla het op als .docx en stuur het opnieuw.") from problem
    if len(sjabloon) > GROOTSTE or unpacked > GROOTSTE_UITGEPAKT:
        raise FoutSjabloon("Dit sjabloon is te groot. Maak het logo kleiner, tot het bestand onder 1 MB is.")


_TOEGESTAAN = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Filter,
    nodes.For,
    nodes.If,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
"""What a template may be made of. Joining and setting words is not in it: doubled forty times they fill any memory."""


class _Omgeving(SandboxedEnvironment):
    """No sums and no helpers: a template only says where the words go, and cannot grow without end."""

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Everything that is rendered comes by here, headers and footers too. Raises SecurityError."""
        found = super()._parse(source, name, filename)
        strange = next((node for node in _alles(found) if not isinstance(node, _TOEGESTAAN)), None)
        if strange is not None:
            raise SecurityError(f"geen {type(strange).__name__} in een sjabloon")
        if any(inner for loop in found.find_all(nodes.For) for inner in loop.find_all(nodes.For)):
            raise SecurityError("geen lus in een lus in een sjabloon")
        return found

    intercepted_binops = frozenset(["*", "**", "+", "-", "/", "//", "%"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse every sum. Raises SecurityError."""
        del context, left, right
        raise SecurityError(f"geen {operator} in een sjabloon")

    def is_safe_callable(self, obj: Any) -> bool:
        """Nothing is called: `"x".ljust(10 ** 9)` would fill the memory."""
        del obj
        return False


def _alles(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _alles(child)


def _omgeving() -> SandboxedEnvironment:
    environment = _Omgeving(autoescape=True)
    environment.globals.clear()
    environment.filters = {naam: environment.filters[naam] for naam in FILTERS}
    return environment


def _vul(stuk: Stuk, sjabloon: bytes) -> bytes:
    delen, target = Delen(), BytesIO()
    values: dict[str, Any] = {naam: getattr(stuk, naam) for naam in (*VELDEN, "afzender")}
    values |= {naam: delen.tekens(values[naam]) for naam in ("alineas", "slot", "ondertekening")}
    try:
        document = DocxTemplate(BytesIO(sjabloon))
        _tabellen(document, weg=not stuk.rijen)
        document.render(values, jinja_env=_omgeving(), autoescape=True)
        delen.zet(document.docx)
        houd_bijeen(document.docx, stuk.ondertekening)
        eigenschappen(document.docx, stuk)
        document.save(target)
    except ONLEESBAAR as problem:
        raise FoutSjabloon("Dit sjabloon kan ik niet vullen. Begin met ons sjabloon en pas dat aan.") from problem
    _toegestaan(target.getvalue())
    return target.getvalue()


def _tabellen(document: DocxTemplate, *, weg: bool) -> None:
    """The table of gemeenten: its head comes back on every page. Without rows it goes: a heading above none says
    nothing. Other tables are of the letterhead."""
    document.init_docx()
    for table in document.docx.tables:
        if not any("rijen" in cell.text for row in table.rows for cell in row.cells):
            continue
        if weg:
            haal_weg(table)
        else:
            herhaal_kop(table)


_PROEF = Stuk(
    "proef.docx", "t", "l", "g", ("a",), "d", "k", (Kop("x"), "x", Tabel(("g",), (("1",),))),
    (Rij("g", "1", "+0", "1"),), ("s",), ("o",),
)  # fmt: skip
