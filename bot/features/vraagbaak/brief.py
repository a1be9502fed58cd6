"""An answer in as many lines as a phone shows at once: it begins with the fact, and the rest waits behind [Lees
verder]. What it is about and where it is written always stand there."""

import re
from functools import lru_cache

from bot.screens.markup import Markup, Tekst, bold, italic, stack
from bot.screens.phone import lines
from knowledge.entry import Entry
from knowledge.tonen import Getoond

LINES = 10
"""Lines of an answer that a phone shows without the thumb."""
CHANGED = 1
"""Lines more where what changed since then fits: that is worth one."""
FIRST = 3
"""Lines of an entry shown to who may have meant it."""
_ENDS = re.compile(r"(?<=[.!?])(?<!\b[a-z]\.)(?<!bijv\.)(?<!evt\.)(?= [A-Z0-9'])|(?=\n)")
"""Where a sentence or a line of a list ends."""
_NUMBER = re.compile(r"(?:^|\n)\w\.\Z")
"""The number of a line of a list is no sentence."""
_MORE = " …"
LAW = "Wet in beweging: stand juni 2024."
SINCE = "Sindsdien veranderd: lees verder."
ALSO = "Ook veranderd: lees verder."
LATER = "Later veranderd: lees verder."
OURS = "Dit is onze uitleg."


def brief(shown: Getoond, whole: Tekst) -> Markup | None:
    """The answer in at most LINES lines, longer only where its first sentence is; None when `whole`, the full answer
    with its title and sources, is no longer than that."""
    if lines(whole) <= LINES:
        return None
    head: list[Tekst] = [bold(shown.entry.question), *leading(shown)]
    source = italic(sources(shown.entry))
    for marks in (shown.sindsdien, _since(shown)):
        tail: list[Tekst] = [*marks, *_marks(shown), source]
        text = _fitting(shown.antwoord, LINES - lines(*head, *tail))
        if lines(*head, text, *tail) <= LINES + CHANGED:
            break
    return stack(*head, text, *tail)


def leading(shown: Getoond) -> list[Tekst]:
    """What stands before the answer: what changed where that was asked, and that it is over."""
    return [*([shown.nieuws] if shown.nieuws else []), *([bold(shown.voorbij)] if shown.voorbij else [])]


def _since(shown: Getoond) -> list[str]:
    """That something changed, beside what leads already, and when somebody looked where that is long ago; what it was
    waits."""
    looked = [line for line in shown.sindsdien if line.startswith("(")]
    if len(looked) == len(shown.sindsdien):
        return looked
    said = ALSO if shown.nieuws else SINCE
    return [f"{said[:-1]} {looked[0]}." if looked else said]


def _marks(shown: Getoond) -> list[str]:
    """What must not wait behind a button: a law that moves, our own reading, a later text that changed it."""
    return [
        *([LAW] if shown.entry.moving else []),
        *([OURS] if shown.entry.eigen is True else []),
        *([LATER] if shown.note else []),
    ]


def sources(entry: Entry) -> str:
    """The first source in one line, and how many more there are."""
    first, *more = dict.fromkeys(source.kort for source in entry.sources)
    return f"Bron: {first}{f' (+{len(more)})' if more else ''}"


@lru_cache(maxsize=1024)  # of answers alone, and each is asked again and again
def _fitting(text: str, room: int) -> str:
    """As many whole sentences as fit in so many lines, at least one."""
    if lines(text) <= room:
        return text
    parts = [text[: found.start()] for found in _ENDS.finditer(text) if not _NUMBER.search(text, 0, found.start())]
    telling = [part for part in parts if not part.endswith(("?", ":"))]  # what these announce would be missing
    ends = [part + _MORE for part in telling or parts] or [text]
    return next((end for end in reversed(ends) if lines(end) <= room), ends[0])


def first_sentences(shown: Getoond, number: int = FIRST) -> str:
    """As many whole sentences as fit in so many lines, at least one."""
    return _fitting(shown.antwoord, number)


def first_lines(shown: Getoond, number: int = FIRST) -> str:
    """The first words of an answer that fit in so many lines."""
    words, text = shown.antwoord.split(), ""
    for word in words:
        longer = f"{text} {word}".strip()
        if lines(longer + _MORE) > number:
            return text + _MORE
        text = longer
    return text
