"""Two questions in one message: where they part, and what the second leans on."""

import re

from knowledge.search.kernwoorden import kernwoorden

_VRAAGWOORD = (
    r"(?:wie|wat|waar|wanneer|waarom|hoe|hoeveel|welke?|waarvoor|waarmee|waarheen"
    r"|(?:aan|bij|binnen|door|in|met|na|naar|op|tot|van|vanaf|voor)\s(?:wie|wat|welke?|hoeveel|wanneer|waar))\b"
)
_WERKWOORD = (
    r"(?:mag|mogen|moet|moeten|kan|kunnen|telt|tellen|krijgt|krijgen|hoeft|hoeven|is|zijn|heeft|hebben|geldt|gelden"
    r"|gaat|gaan|komt|komen|wordt|worden|blijft|blijven|betaalt|regelt|doet)"
)
_OMGEKEERD = (
    rf"{_WERKWOORD}\s(?:ik|hij|zij|ze|je|we|wij|dat|dit|die|deze|er|iemand|men|daar|coa|nidos|(?:de|het)\s\w+\s)"
)
"""A verb before its subject, as in a question: "en mag hij"; not "weigert en moet weg"."""
_TUSSEN = re.compile(
    rf"\?+\s*(?:en\s+)?(?=\w)|,?\s+en\s+(?={_VRAAGWOORD}|dan\s{_WERKWOORD}|{_OMGEKEERD})", re.IGNORECASE
)
_VRAAGT = re.compile(rf"(?:^|\s){_VRAAGWOORD}|^(?:\W*(?:en|of|dus)\s)?{_WERKWOORD}\b", re.IGNORECASE)
"""That a piece of text asks something: without that, "en" only joins."""
_WIJST = re.compile(
    r"\b(?:dat|dit|die|deze|dan|daar\w*|er|er[aiou]\w+|ervan|ervoor|hij|hem|zij|ze|haar|hun|hen|zo'n|zelf|ander\w*)\b",
    re.IGNORECASE,
)
_VRAAGWOORD_EERST = re.compile(r"(?:wie|wat|waar|wanneer|waarom|hoe)\s", re.IGNORECASE)
"""After it stands what is asked: "wie betaalt"."""
LEUNT = 2
"""Words of subject under which a question is no question of its own."""


def helften(vraag: str) -> tuple[str, str] | None:
    """The two questions of a message; None when it is one. Of three and more the rest stays with the second."""
    for found in _TUSSEN.finditer(vraag):
        first, second = vraag[: found.start()].strip(" ,.?"), vraag[found.end() :].strip(" ,.?")
        if _VRAAGT.search(first) and _VRAAGT.search(second) and min(len(first.split()), len(second.split())) > 1:
            return first, second
    return None


def leunt(vraag: str) -> bool:
    """Whether a second question needs the first to be understood: it points back, or names next to nothing."""
    return _WIJST.search(vraag) is not None or len(kernwoorden(vraag)) < LEUNT


def met_onderwerp(tweede: str, eerste: str) -> str:
    """The second question with the words that carry the subject of the first: not what it asks of it."""
    words = eerste.split()
    subject = words[2:] if _VRAAGWOORD_EERST.match(eerste) else words
    return " ".join((tweede, *(word for word in subject if kernwoorden(word))))
