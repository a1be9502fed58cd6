"""How much of a phone a text takes: counted beforehand, so that a message says as much as fits."""

import html
import re
import textwrap

from bot.screens.markup import Markup, Tekst

BREED = 38
"""Signs on a line of a bubble on a phone of 390 px (measured with the page in a browser, a cautious average)."""
_MARKS = re.compile(r"</?(?:b|i|code)>")


def lines(*delen: Tekst) -> int:
    """So many lines these texts take one below the other on a phone."""
    return sum(_wrapped(line) for deel in delen for line in plain(deel).split("\n"))


def plain(tekst: Tekst) -> str:
    """The words as they are read, without marks."""
    return html.unescape(_MARKS.sub("", str(Markup.escape(tekst))))


def _wrapped(line: str) -> int:
    return len(textwrap.wrap(line, BREED)) or 1
