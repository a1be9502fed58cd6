"""What a person typed can never become markup: marks stand in `Markup("...")` or come from the helpers, and stay."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from mypy import api

from bot.screens.markup import Markup, bold, italic, mono, paragraphs, stack
from bot.screens.message import Bericht
from tests.rooms.marks import COMPLAINT
from tests.rooms.test_layers import ROOT, files, tree_of

TAG = re.compile(r"(?<!\?P)</?(?:b|i|u|s|a|code|pre|em|strong)\b[^>]*>|&(?:lt|gt|amp|quot|#\d+);")
"""A mark, or a sign that was escaped by hand; the name of a group in a regular expression looks like one."""
NOT_A_SCREEN = ("bot/mail/", "bot/tryout/", "bot/screens/markup.py")
"""These know what a channel does with marks, or make them."""
PLUGIN = "tests/rooms/marks.py"
SCREENS = [file for file in files() if file.startswith("bot/") and not file.startswith(NOT_A_SCREEN)]


def _is_markup(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"


def _texts(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every text that is not a docstring and stands outside `Markup(...)`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) and not _is_markup(node):
            yield from _texts(node)


def marked_by_hand(tree: ast.AST) -> list[int]:
    """Lines with marks outside `Markup(...)`, and lines where that holds more than one plain text."""
    loose = [text.lineno for text in _texts(tree) if TAG.search(str(text.value))]
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_markup(node)]
    return loose + [call.lineno for call in made if not all(isinstance(arg, ast.Constant) for arg in call.args)]


@pytest.mark.parametrize("file", SCREENS)
def test_marks_stand_in_markup(file: str) -> None:
    """So that a plain text, however it came about, is escaped."""
    assert not marked_by_hand(tree_of(file))


@pytest.mark.parametrize(
    "code",
    [
        'f"<b>{naam}</b>"',
        '"<i>" + naam + "</i>"',
        'Markup(f"<b>{naam}</b>")',
        'Markup("<b>" + naam)',
        "Markup(naam)",
        '"R&amp;D"',
    ],
)
def test_marks_by_hand_are_found(code: str) -> None:
    """Each way to forget it."""
    assert marked_by_hand(ast.parse(f"tekst = {code}"))


@pytest.mark.parametrize("code", ['Markup("<b>{}</b>").format(naam)', 'bold(naam) + f": {wat}"', '"Nog < 3 weken"'])
def test_marks_that_are_kept_apart_are_good(code: str) -> None:
    """What screens do."""
    assert not marked_by_hand(ast.parse(code))


def test_a_message_escapes_what_has_no_marks() -> None:
    """By its type, whoever made it; a Markup stays as it is."""
    assert Bericht("<b>R&D</b>").tekst == "&lt;b&gt;R&amp;D&lt;/b&gt;"
    assert Bericht(bold("R&D")).tekst == "<b>R&amp;D</b>"
    assert Bericht(bold("R&D")).met(boven="<Nu>", onder=italic("a<b")).inhoud() == {
        "tekst": "&lt;Nu&gt;\n\n<b>R&amp;D</b>\n\n<i>a&lt;b</i>"
    }


def test_the_outbox_holds_plain_values() -> None:
    """What is frozen there is read by channels that know nothing of marks."""
    assert type(Bericht(bold("x")).inhoud()["tekst"]) is str


def test_the_helpers_escape_each_part() -> None:
    """Also a part that was joined before."""
    assert stack("a&b", mono("<"), "") == "a&amp;b\n<code>&lt;</code>\n"
    assert paragraphs("", "a&b", stack(bold("c"), "<")) == "a&amp;b\n\n<b>c</b>\n&lt;"
    assert "<" + bold("x") + ">" == "&lt;<b>x</b>&gt;"
    assert Markup("<b>{}</b> {}").format("<", bold("x")) == "<b>&lt;</b> <b>x</b>"


LOSING = """
from bot.screens.markup import Markup, Tekst, bold, stack
def lose(marked: Markup, either: Tekst, some: list[Tekst]) -> None:
    f"{marked}"
    f"{either}"
    f"{some}"
    "{}".format(marked)
    "\\n".join([bold("x"), "y"])
    "\\n".join(bold(x) for x in "xy")
    plain: str = marked
def keep(marked: Markup, either: Tekst, some: list[Tekst]) -> Markup:
    return "a" + marked + f"{1}" + stack(either, *some, ", ".join(["b"])) + Markup("{}").format(marked)
"""


def test_mypy_sees_where_marks_are_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In an f-string, a format, a join, or as a plain text; and nothing to say where they are kept."""
    monkeypatch.chdir(ROOT)
    settings = tmp_path / "mypy.ini"
    settings.write_text(f"[mypy]\nstrict = true\nplugins = {ROOT / PLUGIN}\n", encoding="utf-8")
    said, wrong, _ = api.run(["--config-file", str(settings), "--cache-dir", str(tmp_path), "-c", LOSING])
    lines = {int(line.split(":")[1]) for line in said.splitlines() if ": error:" in line}
    assert lines == set(range(4, 11)), said + wrong
    assert said.count(COMPLAINT) == 6


def test_mypy_looks_for_lost_marks() -> None:
    """In every check of the house, that is."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["mypy"]["plugins"] == [PLUGIN]
