"""A sentence about the figures of a gemeente, such as "hoeveel moet Urk huisvesten?" or "stand Lelystad", opens the
calculator or the stand, and never an answer about the past."""

import re
from collections.abc import Sequence

from bot.desk.own import lists, wording
from bot.desk.visit import Visit
from bot.features.cijfers import desk, taakstelling
from bot.screens.message import Bericht
from workflows.dates.tijdvak import tijdvak_van

_ABOUT = re.compile(
    r"taakstelling|opgave|huisvest|plaatsen|opnemen|opvangen|achterstand|voorsprong|\bsta(?:at|nd)\b", re.IGNORECASE
)
_STAND = (
    "achterstand|voorsprong|stand. ~taakstelling|groot|hoeveel|hoogte",
    "hoe. staat|staan|sta|doet ~taakstelling|voor",
)
_TASK = ("taakstelling|opgave. ~hoog|groot|hoeveel|huidige|nieuwe|bereken|aantal",)
_HOW_MANY = (
    "hoeveel. huisvest|plaats|opnemen|opvangen ~nog|jaar|mensen",
    "aantal. huisvest|plaats ~hoeveel",
)
_LONGEST_NAME = 4
"""Words in the name of a gemeente: "Alphen aan den Rijn"."""
_ALSO_WORDS = frozenset(("buren", "best", "echt", "heel"))
"""Names that are plain words as well: only with a capital, and not after an article."""


def lees(visit: Visit, text: str) -> Bericht | None:
    """What the sentence asks for; None for another one, or when it names no gemeente or more than one."""
    if len(text) > lists.LONGEST or not _ABOUT.search(text):
        return None
    now = tijdvak_van(visit.today)
    tijdvak, rest = lists.without_tijdvak(text, now)
    found = _named(visit, rest)
    if found is None:
        return None
    naam, rest = found
    message, asked = wording.said(rest), f"{naam} {tijdvak or now}"
    if lists.is_rule(rest):
        return None
    if _any(_STAND, message) or (_any(_HOW_MANY, message) and tijdvak is None and _is_own(visit, naam)):
        return desk.start(visit, asked)
    return taakstelling.answer(visit, asked) if _any((*_TASK, *_HOW_MANY), message) else None


def _is_own(visit: Visit, naam: str) -> bool:
    return any(name.casefold() == naam.casefold() for name, _ in lists.own_gemeenten(visit))


def _any(lines: Sequence[str], message: wording.Said) -> bool:
    return any(wording.line(one).says(message) for one in lines)


def _named(visit: Visit, text: str) -> tuple[str, str] | None:
    """The gemeente that a text names, and the text with "wij" in its place."""
    words = re.findall(r"[\w'’().-]+", text)
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            naam = " ".join(words[at : at + size]).strip(".")
            if _is_gemeente(visit, naam, words[:at]):
                return naam, " ".join((*words[:at], wording.WIJ, *words[at + size :]))
    return None


def _is_gemeente(visit: Visit, naam: str, before: Sequence[str]) -> bool:
    plain = naam.casefold()
    if plain in wording.FILLERS or not any(sign.isalpha() for sign in naam):
        return False
    if plain in _ALSO_WORDS and (naam.islower() or (before and before[-1].casefold() in ("de", "onze"))):
        return False
    names = visit.office.gemeenten
    return len(names.precies(naam)) == 1 or names.herindeling(naam) is not None
