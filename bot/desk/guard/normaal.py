"""Brings a text to one plain form, so that a pattern need not know how many ways there are to write a digit."""

import unicodedata

# Signs that stand between digits like a dot or a hyphen, but are not folded to one by NFKC.
GELIJK = str.maketrans({"_": " ", "\u2212": "-", "\u2022": ".", "\u00b7": ".", "\u2044": "/", "\r": "\n"})
# Letters and symbols by category that show nothing on a screen.
ONZICHTBAAR = frozenset("\u115f\u1160\u3164\u2800\u034f")


def _teken(teken: str, na_letter: bool) -> str:
    soort = unicodedata.category(teken)
    if soort in {"Cf", "Me"} or teken in ONZICHTBAAR or (soort == "Mn" and not na_letter):
        return ""  # zero-width signs, soft hyphens, keycaps, variation selectors, marks on a digit
    if soort == "Nd":
        return str(unicodedata.digit(teken))
    if soort == "Pd":
        return "-"
    if soort in {"Zl", "Zp"}:
        return "\n"
    if soort == "Zs" or (soort == "Cc" and teken != "\n"):
        return " "
    return teken


def normaliseer(tekst: str) -> str:
    """The text with ASCII digits, plain spaces and hyphens, and nothing invisible. Case is kept.

    An underscore becomes a space: in a file name it separates words.
    """
    if tekst.isascii() and tekst.isprintable():
        return tekst.replace("_", " ")
    uit: list[str] = []
    for teken in unicodedata.normalize("NFKC", tekst).translate(GELIJK):
        if plat := _teken(teken, bool(uit) and uit[-1].isalpha()):
            uit.append(plat)
    return "".join(uit)


def vouw(tekst: str) -> str:
    """The text in lower case, without accents (`Zoë` -> `zoe`), with straight apostrophes."""
    if tekst.isascii():
        return tekst.lower()
    zonder = (t for t in unicodedata.normalize("NFD", tekst) if unicodedata.category(t) != "Mn")
    return "".join(zonder).casefold().replace("\u2019", "'").replace("\u2018", "'")
