"""Telegram's small HTML: text, entities and refusals."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tryout.standin.entities import commands, parse_html, trimmed, units
from bot.tryout.standin.refusal import Refusal


def entity(kind: str, offset: int, length: int, **more: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **more}


READ: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("gewoon", "gewoon", []),
    ("a &lt; b &gt; c &amp; &quot;d&quot;", 'a < b > c & "d"', []),
    ("&eacute; & &nbsp; &#233;&#xe9;&#0;", "&eacute; & &nbsp; éé&#0;", []),
    ("R&D &lt", "R&D <", []),
    ("<b>a</b><strong>b</strong>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1)]),
    ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
    ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
    ("<s>a</s><strike>b</strike><del>c</del>", "abc", [entity("strikethrough", place, 1) for place in range(3)]),
    (
        '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
        "ab",
        [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
    ),
    ("<B>a</B >", "a", [entity("bold", 0, 1)]),
    ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
    ("<b>a</>", "a", [entity("bold", 0, 1)]),
    ("<b></b>a", "a", []),
    ("🏠<b>é🏠</b>", "🏠é🏠", [entity("bold", 2, 3)]),
    ("<code>a</code><pre>b</pre>", "ab", [entity("code", 0, 1), entity("pre", 1, 1)]),
    ('<pre><code class="language-python">a</code></pre>', "a", [entity("pre", 0, 1, language="python")]),
    ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
    ('<a href="https://x.nl/?a=1&amp;b=2">x</a>', "x", [entity("text_link", 0, 1, url="https://x.nl/?a=1&b=2")]),
    ("<a href='x.nl'>x</a>", "x", [entity("text_link", 0, 1, url="http://x.nl")]),
    ("<a>x.nl</a>", "x.nl", [entity("text_link", 0, 4, url="http://x.nl")]),
    ('<a href="geen adres">x</a>', "x", []),
    ('<tg-emoji emoji-id="5">x</tg-emoji>', "x", [entity("custom_emoji", 0, 1, custom_emoji_id="5")]),
]


@pytest.mark.parametrize(("html", "text", "entities"), READ)
def test_tags_become_entities(html: str, text: str, entities: list[dict[str, Any]]) -> None:
    """Offsets and lengths count UTF-16 units; only four named references are known."""
    assert parse_html(html) == (text, entities)


REFUSED = [
    ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>a</b>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("a</b>", "Unexpected end tag at byte offset 1"),
    ("é</b>", "Unexpected end tag at byte offset 2"),
    ("<b>a</b", "Unclosed end tag at byte offset 4"),
    ("<b>a</b x>", "Unclosed end tag at byte offset 4"),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("3 <4", "Unclosed start tag at byte offset 2"),
    ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
    ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
    ("<{x}>a", 'Unsupported start tag "x" at byte offset 0'),
    ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ("<a href>a</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ('<a href="x>a</a>', "Unclosed start tag at byte offset 0"),
    ("<a href=é>a</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="x.nl"', "Unclosed start tag at byte offset 0"),
]


@pytest.mark.parametrize(("html", "words"), REFUSED)
def test_broken_html_is_refused(html: str, words: str) -> None:
    """With Telegram's words; places count bytes."""
    with pytest.raises(Refusal) as refused:
        parse_html(html)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@given(st.text(alphabet=st.one_of(st.sampled_from("<>&/b i;=\"'#x1é🏠"), st.characters(exclude_categories=["Cs"]))))
def test_any_text_is_read_or_refused(html: str) -> None:
    """Nothing else comes out, and every entity lies within the text."""
    try:
        text, entities = parse_html(html)
    except Refusal:
        return
    for one in entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= units(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_whole(text: str) -> None:
    """What was escaped reads as it was written."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(escaped) == (text, [])


def test_white_space_at_the_ends_goes() -> None:
    """Entities move along and are cut; one of white space only goes."""
    assert trimmed(*parse_html(" <b> a</b> <i> </i>")) == ("a", [entity("bold", 0, 1)])
    assert trimmed(*parse_html("<b>a</b> ")) == ("a", [entity("bold", 0, 1)])


def test_commands_that_people_type_are_marked() -> None:
    """Also after a picture sign; not within a word or an address."""
    assert commands("🏠 /termijn@ketenbot nu") == [entity("bot_command", 3, 17)]
    assert commands("en/of http://x/y") == []
