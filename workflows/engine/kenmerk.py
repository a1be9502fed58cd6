"""A reference as the bot gives it to a case of which nobody typed one: ALM-26-014."""

import re
import unicodedata


def letters(gemeente: str) -> str:
    """The three letters with which a given reference begins: Almere -> ALM, 's-Hertogenbosch -> HER."""
    woorden = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", gemeente).casefold().replace("'s", " "))
    kaal = "".join(woorden) or "ket"
    return (kaal + "xx")[:3].upper()


def kenmerk(gemeente: str, jaar: int, nummer: int) -> str:
    """A reference as the bot gives it: ALM-26-014."""
    return f"{letters(gemeente)}-{jaar % 100:02d}-{nummer:03d}"
