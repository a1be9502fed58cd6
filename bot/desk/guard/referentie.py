"""The reference a gemeente gives its own case: a zaaknummer, never a person's number or name."""

import re
from dataclasses import dataclass

from stdnum.nl import bsn

from bot.desk.guard.data import lees
from bot.desk.guard.maskers import DATUM
from bot.desk.guard.normaal import normaliseer
from bot.desk.guard.poort import controleer, twijfel
from bot.desk.guard.soorten import Soort

KORTST, LANGST = 3, 20  # signs
_TEKENS = re.compile(r"[A-Za-z0-9./& -]+")  # B&W-2026-12 is common
_VAN_NU = re.compile(r"\d{1,2}e?[ -]?[a-z]+\.?|.*\D(?:20)?(?:2[4-9]|30)|20(?:2[4-9]|30)\D.*", re.IGNORECASE)
"""A day without a year, or in the years that our dates are about: somebody answers the next question, or the last."""
_JAAR_VOOROP = re.compile(r"(?:20[1-3]\d|2\d)(?:[-/. ]\d+)+|20[1-3]\d\d{6}")
_WOORD = re.compile(r"[A-Za-z]+")
_LETTERS = 5
"""So many letters stand together in a reference at the most; a longer word beside a number is a name or a noun."""
_GEWOON = frozenset(lees("kenmerken")["woorden"])
_ACHTERNAMEN = frozenset(lees("kenmerken")["achternamen"])
_CODE = re.compile(r"([A-Z]{2,12})-(?:20)?[12]\d-\d+")
"""Capitals, a year and a number: the way a zaaksysteem writes, where a long word is no name ("LELYSTAD-26-014")."""
GEEN_KENMERK = (
    "Een kenmerk is een code, geen naam of zin. Typ je zaaknummer, met hoogstens vijf letters bij elkaar, "
    "zoals ALM-26-014."
)
MISSCHIEN = (
    "Dit kan een nummer of naam van een persoon zijn. Typ je zaaknummer, met een letter ervoor, zoals ALM-26-014."
)


@dataclass(frozen=True, slots=True)
class Afgekeurd:
    """The reference cannot be used. `uitleg` is Dutch and tells what to type; `soort` is set when it looks personal."""

    uitleg: str
    soort: Soort | None = None


def _vorm(tekst: str) -> str | None:
    """What is wrong with the form, or None."""
    if DATUM.fullmatch(tekst.strip()):
        return "Dat is een datum. Ik vraag nu een nummer. Typ je zaaknummer, zoals ALM-26-014."
    if not KORTST <= len(tekst) <= LANGST:
        return f"Een kenmerk heeft {KORTST} tot {LANGST} tekens. Typ een korter of langer kenmerk, zoals ALM-26-014."
    if not _TEKENS.fullmatch(tekst.replace("_", "-")):
        return "Gebruik alleen letters, cijfers, spaties en - / . _ & in je kenmerk, zoals ALM-26-014."
    if not re.search(r"\d", tekst):
        return "In een kenmerk staat een cijfer. Typ je zaaknummer, zoals ALM-26-014."
    return None


def _woord(woord: str) -> bool:
    """Whether letters that stand together are a word and no code: long, or written as a name is."""
    return woord.lower() not in _GEWOON and (len(woord) > _LETTERS or (len(woord) > 2 and woord.istitle()))


def _is_code(tekst: str) -> bool:
    """Whether it is written as a zaaksysteem writes, with no known name in front."""
    match = _CODE.fullmatch(tekst)
    return match is not None and match[1].lower() not in _ACHTERNAMEN


def _los_woord(tekst: str) -> bool:
    """Whether an unknown word stands apart from the number: 'smit 26' is somebody, 'smt26' a code."""
    words = (part for part in tekst.split() if part.isalpha() and len(part) > 2)
    return any(part.lower() not in _GEWOON and not part.isupper() for part in words)


def _persoonlijk(tekst: str) -> Soort | None:
    """The kind of personal datum that a well-formed reference looks like."""
    if treffer := controleer(tekst, opslaan=True):
        return treffer.soort
    if DATUM.fullmatch(tekst.strip()) and not _VAN_NU.fullmatch(tekst.strip()):
        return Soort.GEBOORTE
    return None


def _misschien(tekst: str) -> bool:
    """Whether it may be a person's number in another writing: nine or ten digits that begin with no year, eight that
    pass the 11-proef."""
    cijfers = re.sub(r"[-/. _]", "", tekst)
    if twijfel(tekst) is not None:
        return True
    if not cijfers.isdigit() or _JAAR_VOOROP.fullmatch(tekst) or cijfers.startswith("20"):
        return False
    return len(cijfers) in {9, 10} or (len(cijfers) == 8 and bsn.is_valid(cijfers.zfill(9)))


def referentie_ok(tekst: str) -> str | Afgekeurd:
    """The reference as it may be kept (plain signs, single spaces), or why not.

    3 to 20 letters, digits, spaces and - / . _ & with a digit among them; not the shape of a BSN or V-nummer, no
    date, and no word that a code would not have: a name has the shape of a word.
    """
    # The underscore stays: normaliseer would take it for a space.
    schoon = " ".join("_".join(normaliseer(stuk) for stuk in tekst.split("_")).split())
    if soort := _persoonlijk(schoon):
        return Afgekeurd(
            "Dit lijkt een gegeven van een persoon. Typ je zaaknummer, met een letter erin, zoals ALM-26-014.", soort
        )
    if uitleg := _vorm(schoon):
        return Afgekeurd(uitleg)
    if _misschien(schoon):
        return Afgekeurd(MISSCHIEN)
    if not _is_code(schoon) and (any(map(_woord, _WOORD.findall(schoon))) or _los_woord(schoon)):
        return Afgekeurd(GEEN_KENMERK)
    return schoon


def tekst_ok(tekst: str) -> str | Afgekeurd:
    """A sentence as it may be kept, or why not: it may hold somebody's number or name, written as something else."""
    if soort := _persoonlijk(" ".join(normaliseer(tekst).split())):
        return Afgekeurd("Dit lijkt een gegeven van een persoon. Typ het opnieuw zonder dat gegeven.", soort)
    if twijfel(tekst) is not None:
        return Afgekeurd("Hier kan een nummer of naam van een persoon in staan. Typ het opnieuw zonder dat gegeven.")
    return tekst


def nummer_ok(tekst: str) -> str | Afgekeurd:
    """The number of somebody else's paper as it may be kept, or why not: any shape but that of a person's number."""
    schoon = " ".join(normaliseer(tekst).split())
    if soort := _persoonlijk(schoon):
        return Afgekeurd(
            "Dit lijkt een gegeven van een persoon. Typ het nummer van het stuk zelf, zoals 2026-118.", soort
        )
    if twijfel(schoon) is not None:
        return Afgekeurd("Dit kan een nummer van een persoon zijn. Typ het nummer van het stuk zelf, zoals 2026-118.")
    return tekst


def referentie_bezwaar(tekst: str) -> str | None:
    """What is against this reference, in Dutch and telling what to type instead, or None."""
    uitkomst = referentie_ok(tekst)
    return uitkomst.uitleg if isinstance(uitkomst, Afgekeurd) else None
