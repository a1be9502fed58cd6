"""How much of a phone a text takes: counted beforehand, so that a message says as much as fits."""

import html
import re
import textwrap
from functools import lru_cache

from bot.screens.markup import Markup, Tekst

BREED = 34
"""Signs on a line of a bubble on a phone of 390 px, with the widest of the usual fonts (measured in a browser)."""
_HIGH, _ROW = 16, 2
"""Lines that a phone of 640 px shows of one message, and how many of them a row of buttons takes."""
_MARKS = re.compile(r"</?(?:b|i|code)>")


def lines(*delen: Tekst) -> int:
    """So many lines these texts take one below the other on a phone."""
    return sum(_wrapped(line) for deel in delen for line in plain(deel).split("\n"))


def room(rows: int) -> int:
    """Lines of text above so many rows of buttons that can be read without scrolling."""
    return _HIGH - _ROW * rows


def plain(tekst: Tekst) -> str:
    """The words as they are read, without marks."""
    return html.unescape(_MARKS.sub("", str(Markup.escape(tekst))))


@lru_cache(maxsize=4096)  # a screen counts its lines again with each that it adds
def _wrapped(line: str) -> int:
    return 1 if len(line) <= BREED else len(textwrap.wrap(line, BREED))
