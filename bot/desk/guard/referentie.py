"""The reference a gemeente gives its own case: a zaaknummer, never a person's number or name."""

import re
from dataclasses import dataclass

from bot.desk.guard.maskers import DATUM
from bot.desk.guard.normaal import normaliseer
from bot.desk.guard.poort import controleer
from bot.desk.guard.soorten import Soort

KORTST, LANGST = 3, 20  # signs
_TEKENS = re.compile(r"[A-Za-z0-9./& -]+")  # B&W-2026-12 is common
_VAN_NU = re.compile(r"\d{1,2}e?[ -]?[a-z]+\.?|.*\D(?:20)?(?:2[4-9]|30)|20(?:2[4-9]|30)\D.*", re.IGNORECASE)
"""A day without a year, or in the years that our dates are about: somebody answers the next question, or the last."""
_JAAR_VOOROP = re.compile(r"20[1-3]\d(?:[-/. ]\d+|\d{6})")


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


def _persoonlijk(tekst: str) -> Soort | None:
    """The kind of personal datum that a well-formed reference looks like."""
    if treffer := controleer(tekst, opslaan=True):
        return treffer.soort
    if DATUM.fullmatch(tekst.strip()) and not _VAN_NU.fullmatch(tekst.strip()):
        return Soort.GEBOORTE
    cijfers = re.sub(r"[-/. _]", "", tekst)
    if cijfers.isdigit() and len(cijfers) in {9, 10} and not _JAAR_VOOROP.fullmatch(tekst):
        return Soort.BSN if len(cijfers) == 9 else Soort.V_NUMMER
    return None


def referentie_ok(tekst: str) -> str | Afgekeurd:
    """The reference as it may be kept (plain signs, single spaces), or why not.

    3 to 20 letters, digits, spaces and - / . _ & with a digit among them; not the shape of a BSN or V-nummer,
    no date, no name.
    """
    # The underscore stays: normaliseer would take it for a space.
    schoon = " ".join("_".join(normaliseer(stuk) for stuk in tekst.split("_")).split())
    if soort := _persoonlijk(schoon):
        return Afgekeurd(
            "Dit lijkt een gegeven van een persoon. Typ je zaaknummer, met een letter erin, zoals ALM-26-014.", soort
        )
    if uitleg := _vorm(schoon):
        return Afgekeurd(uitleg)
    return schoon


def nummer_ok(tekst: str) -> str | Afgekeurd:
    """The number of somebody else's paper as it may be kept, or why not: any shape but that of a person's number."""
    schoon = " ".join(normaliseer(tekst).split())
    if soort := _persoonlijk(schoon):
        return Afgekeurd(
            "Dit lijkt een gegeven van een persoon. Typ het nummer van het stuk zelf, zoals 2026-118.", soort
        )
    return tekst


def referentie_bezwaar(tekst: str) -> str | None:
    """What is against this reference, in Dutch and telling what to type instead, or None."""
    uitkomst = referentie_ok(tekst)
    return uitkomst.uitleg if isinstance(uitkomst, Afgekeurd) else None
