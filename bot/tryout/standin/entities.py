"""Telegram's small HTML: to plain text with entities, and refused with the same words when it is wrong.

Offsets and lengths of entities count UTF-16 units, offsets in refusals count bytes: https://core.telegram.org/bots/api#html-style
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.tryout.standin.refusal import Refusal, bad

Entity = dict[str, Any]

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_REFERENCES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));?")
_ATTRIBUTE = re.compile(r"""([^\s=>]*)(?:\s*(=)\s*("[^"]*"|'[^']*'|[A-Za-z0-9.\-]*))?\s*""")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")
_LINK = re.compile(r"(?:(?:https?|tg|mailto|tel|ftp)://?|(?:[\w-]+\.)+[a-z]{2,})\S*", re.IGNORECASE)


def units(text: str) -> int:
    """The length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parse_html(html: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities. Raises Refusal ("can't parse entities: ...")."""
    if "<" not in html and "&" not in html:
        return html, []
    return _Parser(html).run()


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space at both ends, the entities moved and cut to fit."""
    bare = text.strip()
    if len(bare) == len(text):
        return text, entities
    shift = units(text[: len(text) - len(text.lstrip())])
    end, kept = units(bare), []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        stop = min(entity["offset"] + entity["length"] - shift, end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return bare, kept


def commands(text: str) -> list[Entity]:
    """The entities that Telegram itself adds to what a person types: its commands."""
    return [
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": len(found.group())}
        for found in _COMMAND.finditer(text)
    ]


@dataclass(slots=True)
class _Tag:
    """A tag that is open: its name, its argument (an address, a language) and where its text begins."""

    name: str
    argument: str
    offset: int
    piece: int


class _Parser:
    """One pass over one text."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        for found in iter(self._next_mark, None):
            if found == "&":
                self._reference()
            elif self.html.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise bad(f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].name}\"")
        return "".join(self.pieces), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _next_mark(self) -> str | None:
        """Take the plain text up to the next < or &; say which it is, None at the end."""
        marks = [place for place in (self.html.find("<", self.at), self.html.find("&", self.at)) if place >= 0]
        stop = min(marks, default=len(self.html))
        self._add(self.html[self.at : stop])
        self.at = stop
        return self.html[stop] if marks else None

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += units(text)

    def _refuse(self, words: str, place: int) -> Refusal:
        return bad(f"can't parse entities: {words.format(len(self.html[:place].encode()))}")

    def _reference(self) -> None:
        text, self.at = _decoded(self.html, self.at)
        self._add(text)

    def _start_tag(self) -> None:
        begin = self.at
        found = re.compile(r"<([^\s>]*)\s*").match(self.html, begin)
        if found is None or found.end() == len(self.html):
            raise self._refuse("Unclosed start tag at byte offset {}", begin)
        name = found.group(1).lower()
        if name not in _TYPES:
            raise self._refuse(
                f'Unsupported start tag "{name.replace("{", "").replace("}", "")}" at byte offset {{}}', begin
            )
        self.at = found.end()
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            raise self._refuse('Tag "span" must have class "tg-spoiler" at byte offset {}', begin)
        self.open.append(_Tag(name, argument, self.length, len(self.pieces)))

    def _attributes(self, name: str, begin: int) -> str:
        """Read up to and including the >. Returns the one value that means something for this tag."""
        argument = ""
        while self.at < len(self.html) and self.html[self.at] != ">":
            key, value = self._attribute(name, begin)
            argument = _argument(name, key, value) or argument
        if self.at >= len(self.html):
            raise self._refuse("Unclosed start tag at byte offset {}", begin)
        self.at += 1
        return argument

    def _attribute(self, name: str, begin: int) -> tuple[str, str]:
        found = _ATTRIBUTE.match(self.html, self.at)
        if found is None or not found.group(1):
            raise self._refuse(f'Empty attribute name in the tag "{name}" at byte offset {{}}', begin)
        key, equals, value = found.group(1).lower(), found.group(2), found.group(3) or ""
        if not equals and (name, key) != ("blockquote", "expandable"):
            words = f'Expected equal sign in declaration of an attribute of the tag "{name}" at byte offset {{}}'
            raise self._refuse(words, begin)
        if equals and not value:
            rest = self.html[found.end() :]
            words = "Unclosed start tag at byte offset {}" if rest[:1] in ("", '"', "'") else _BAD_VALUE
            raise self._refuse(words, begin if words != _BAD_VALUE else found.end())
        self.at = found.end()
        return key, _plain(value[1:-1]) if value[:1] in ("'", '"') else value.lower() or key

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refuse("Unexpected end tag at byte offset {}", begin)
        found = re.compile(r"</([^\s>]*)\s*(>?)").match(self.html, begin)
        if found is None or not found.group(2):
            raise self._refuse("Unclosed end tag at byte offset {}", begin)
        tag, name = self.open[-1], found.group(1).lower()
        if name and name != tag.name:
            shown = name.replace("{", "").replace("}", "")
            raise self._refuse(
                f'Unmatched end tag at byte offset {{}}, expected "</{tag.name}>", found "</{shown}>"', begin
            )
        self.open.pop()
        self.at = found.end()
        if self.length > tag.offset:
            self._close(tag)

    def _close(self, tag: _Tag) -> None:
        entity: Entity = {"type": _TYPES[tag.name], "offset": tag.offset, "length": self.length - tag.offset}
        if tag.name == "a":
            url = _address(tag.argument or "".join(self.pieces[tag.piece :]))
            if not url:
                return  # Telegram shows the words and drops an address that is none
            entity["url"] = url
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.argument
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name in ("pre", "code") and self._joined_with_language(entity, tag):
            return
        self.entities.append(entity)

    def _joined_with_language(self, entity: Entity, tag: _Tag) -> bool:
        """<pre><code class="language-x"> is one entity of type pre with a language."""
        inner = self.entities[-1] if self.entities else {}
        same = all(inner.get(key) == entity[key] for key in ("offset", "length"))
        if tag.name == "pre" and same and inner.get("type") == "code":
            inner["type"] = "pre"
            return True
        if tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
        return False


_BAD_VALUE = "Unexpected end of name token at byte offset {}"


def _decoded(html: str, at: int) -> tuple[str, int]:
    """The character that the reference at `at` stands for and where it ends; an unknown one is plain text."""
    found = _REFERENCE.match(html, at)
    if found is None:
        return "&", at + 1
    hexadecimal, decimal, name = found.groups()
    if name is not None:
        return (_REFERENCES[name], found.end()) if name in _REFERENCES else ("&", at + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF:
        return chr(code), found.end()
    return "&", at + 1


def _plain(value: str) -> str:
    """An attribute's value with its references decoded."""
    pieces, at = [], 0
    while (stop := value.find("&", at)) >= 0:
        piece, end = _decoded(value, stop)
        pieces += [value[at:stop], piece]
        at = end
    return "".join(pieces) + value[at:]


def _argument(tag: str, key: str, value: str) -> str:
    """What this attribute says that Telegram uses; "" for all others."""
    if (tag, key) in (("a", "href"), ("tg-emoji", "emoji-id"), ("blockquote", "expandable")):
        return value
    if (tag, key) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, key) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""


def _address(url: str) -> str:
    """The address as Telegram keeps it; "" when it is none."""
    url = url.strip()
    if not _LINK.fullmatch(url):
        return ""
    return url if re.match(r"[a-z]+:", url, re.IGNORECASE) else f"http://{url}"
