"""Text to plain words: one case, no accents, no dates, numbers as digits."""

import re
import unicodedata

MAX_TEXT = 1000
"""Characters of a text that are looked at; a question is shorter, and a pasted page must not cost seconds."""

MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|"
    "aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:e|ste|de)?\s*(?:{MONTHS})\b\.?(?:\s*(?:'\d\d|\d{{4}})\b)?"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)\b|\d{4}-\d\d-\d\d\b|\d{1,2}-\d{1,2}\b(?!-))"
)
NUMBERS = {
    "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8",
    "negen": "9", "tien": "10", "elf": "11", "twaalf": "12", "dertien": "13", "veertien": "14",
    "vijftien": "15", "zestien": "16", "zeventien": "17", "achttien": "18", "negentien": "19",
    "twintig": "20",
}  # fmt: skip
CODE = re.compile(r"\b([bv])[\s-]?(\d{1,2})\b")  # B-9, B 12: one word, as people write it in three ways
FRACTION = re.compile(r"\b(?:een|1)[\s-]?(?:zesde|/\s?6)\b")
WORD = re.compile(r"\d+(?:[.,/]\d+)*|[a-z]+\d*")
JARIG = re.compile(rf"\b({'|'.join(NUMBERS)})(?=jarig)")
SPECIAL = re.compile(r"[\d']|zesde|jarig")
"""What a date, a code, a fraction, an age or an apostrophe has; a text without it, as most are, is only words."""
SPLIT_THOUSANDS = re.compile(r"(?<=\d)[.](?=\d{3}\b)")


def normaliseer(text: str) -> str:
    """Lower case, plain letters, one kind of space; longer texts are cut at MAX_TEXT."""
    if text.isascii():  # nearly all texts, in a third of the time
        return " ".join(text[:MAX_TEXT].lower().split())
    plain = unicodedata.normalize("NFKD", text[:MAX_TEXT]).lower()
    kept = (char for char in plain if char.isascii() or unicodedata.category(char) not in ("Mn", "Cf"))
    return " ".join("".join(kept).replace("’", "'").split())


def woorden(text: str) -> list[str]:
    """The words and numbers of a text. Dates are left out: no answer depends on the day someone names."""
    plain = text[:MAX_TEXT].lower() if text.isascii() else normaliseer(text)
    if SPECIAL.search(plain):
        plain = _zonder_datums(normaliseer(text))
    return [NUMBERS.get(word, word) for word in WORD.findall(plain)]


def _zonder_datums(plain: str) -> str:
    """The text without dates and apostrophes; codes, fractions and thousands as one word, "zestienjarige" as two."""
    plain = JARIG.sub(lambda found: f"{found[1]} ", DATE.sub(" ", plain))
    plain = CODE.sub(_aaneen, FRACTION.sub("1/6", plain))
    return SPLIT_THOUSANDS.sub("", plain).replace("'s ", "s ").replace("'", "")


def _aaneen(found: re.Match[str]) -> str:
    """The two halves of a code as one; a function, because a template is taken apart at every call."""
    return found[1] + found[2]


def sleutel(text: str) -> str:
    """A text as it is compared letter for letter: case, accents and marks make no difference."""
    return " ".join(WORD.findall(normaliseer(text)))
