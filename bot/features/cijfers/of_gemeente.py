"""A sentence about the figures of a gemeente, such as "hoeveel moet Urk huisvesten?" or "stand Lelystad", opens the
calculator or the stand, and never an answer about the past."""

import re
from collections.abc import Sequence

from bot.desk.own import lists, wording
from bot.desk.visit import Visit
from bot.features.cijfers import desk, taakstelling
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort
from workflows.dates.tijdvak import Tijdvak, tijdvak_van

_ABOUT = re.compile(
    r"taakstelling|opgave|quotum|huisvest|plaatsen|opnemen|opvangen|onderbrengen|achterstand|voorsprong"
    r"|\b(?:staat|stand|moet|moeten|taak|reken|bereken|krijg\w*|komen)\b",
    re.IGNORECASE,
)
_STAND = (
    "achterstand|voorsprong|stand. ~taakstelling|groot|hoeveel|hoogte",
    "hoe. staat|staan|sta|doet ~taakstelling|voor",
)
_TASK = (
    "taakstelling|taak.|opgave.|quotum."
    " ~hoog|groot|hoeveel|huidige|nieuwe|bereken|reken|aantal|uit.|huisvest|wordt.|komt.|daar.|hun.|doen.",
    "reken.|uitreken|bereken|rekenen. ~uit",
)
_HOW_MANY = (
    "hoeveel. huisvest|plaats|opnemen|opvangen|doen.|onderbrengen ~nog|jaar|mensen|erbij",
    "aantal. huisvest|plaats ~hoeveel",
)
_IN_A_TIJDVAK = ("doen.|opvangen.|huisvest|plaats|opnemen.|onderbrengen. ~hoeveel|nog", "hoeveel. krijg|komen. ~erbij")
"""What is asked of a gemeente where a tijdvak is named: "wat moet Urk volgend halfjaar doen"."""
_LANDELIJK = re.compile(
    r",?\s*\b(?:als|bij|met|stel)\s+(?:(?:het|er|een|aantal|getal|totaal|rijk|is|wordt|van|landelijke?)\s+)*"
    r"(?P<aantal>\d{1,3}[. ]\d{3}|\d{5,6})(?![\w.-])"
    r"(?:\s+(?:landelijk\w*|wordt|is|zijn|worden|bedraagt|vergunninghouders|statushouders|mensen|personen))*",
    re.IGNORECASE,
)
"""The number for the whole country, as somebody supposes it."""
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
    country = _LANDELIJK.search(rest)
    if country is not None:
        rest = f"{rest[: country.start()]} {rest[country.end() :]}"
    found = _named(visit, rest) or _ours(visit, rest, tijdvak, now)
    if found is None:
        return None
    naam, rest = found
    message, asked = wording.said(rest), f"{naam} {tijdvak or now}"
    in_a_tijdvak = tijdvak is not None and _any(_IN_A_TIJDVAK, message)
    task = _any(_TASK, message)
    if lists.is_rule(rest) and not in_a_tijdvak and not (task and vraagsoort(rest) is Vraagsoort.BEGRIP):
        return None  # but of a gemeente "wat is de taakstelling" asks no meaning
    if _any(_STAND, message) or (_any(_HOW_MANY, message) and tijdvak is None and _is_own(visit, naam)):
        return desk.start(visit, asked)
    if not (in_a_tijdvak or task or _any(_HOW_MANY, message)):
        return None
    return taakstelling.answer(visit, f"{asked} {country['aantal'] if country else ''}".strip())


def _ours(visit: Visit, text: str, tijdvak: Tijdvak | None, now: Tijdvak) -> tuple[str, str] | None:
    """The own gemeente where "we" stands and a half-year to come is named: "hoeveel krijgen wij er in 2027-I"."""
    if tijdvak is None or tijdvak.begin <= now.begin or wording.OWN.isdisjoint(wording.words(text)):
        return None
    own = [gemeente.naam for _, gemeente in lists.own_gemeenten(visit) if gemeente is not None]
    return (own[0], text) if len(set(own)) == 1 else None


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
