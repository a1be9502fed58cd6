"""What people type: "Lelystad draagt 10 over aan Almere en 5 aan Zeewolde". How gemeenten are found is an argument."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from workflows.dates.words import getal
from workflows.engine.velden import Terugvraag

VOORBEELD = "Typ het zo: Lelystad draagt 10 over aan Almere en 5 aan Zeewolde."
LANGSTE_TEKST = 500
_TELWOORD = r"\d{1,4}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_MENSEN = r"(?:vergunninghouders?|statushouders?|mensen|personen|plaatsen)"
_GEEFT = re.compile(r"(?P<van>.+?)\s+(?:draagt|geeft|wil|wilde|gaat)\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_NEEMT = re.compile(
    rf"(?P<aan>.+?)\s+neemt\s+(?P<n>{_TELWOORD})\s+(?:{_MENSEN}\s+)?(?:over\s+)?van\s+(?P<van>.+?)(?:\s+over)?",
    re.IGNORECASE | re.DOTALL,
)
_DEEL = re.compile(
    rf"(?:^|,\s*|\s+en\s+|,\s*en\s+)(?P<n>{_TELWOORD})\s+(?:{_MENSEN}\s+)?(?:over(?:dragen)?\s+)?aan\s+"
    rf"(?P<aan>.+?)(?=(?:,\s*(?:en\s+)?|\s+en\s+)(?:{_TELWOORD})\s|$)",
    re.IGNORECASE | re.DOTALL,
)


class Gevonden(Protocol):
    """A gemeente as the caller knows it."""

    @property
    def code(self) -> str:
        """The CBS code."""
        ...

    @property
    def naam(self) -> str:
        """The name."""
        ...


Zoek = Callable[[str], Sequence[Gevonden]]
"""The gemeenten a name may mean: one, more to ask back, none."""


@dataclass(frozen=True, slots=True)
class Overdracht:
    """By CBS code what each gemeente takes over (below zero: hands over); it always adds up to nothing."""

    verschillen: Mapping[str, int]
    namen: Mapping[str, str]


def lees_overdracht(tekst: str, zoek: Zoek) -> Overdracht | Terugvraag:
    """Who hands over how many to whom. What is not clear is asked back."""
    line = " ".join(tekst.split()).rstrip(".!")
    if len(line) > LANGSTE_TEKST:
        return Terugvraag(VOORBEELD)
    taken = _NEEMT.fullmatch(line)
    if taken is not None:
        return _tel([(taken["n"], taken["van"], taken["aan"])], zoek)
    given = _GEEFT.fullmatch(line)
    parts = _delen(given["rest"]) if given is not None else None
    if given is None or not parts:
        return Terugvraag(VOORBEELD)
    return _tel([(number, given["van"], naam) for number, naam in parts], zoek)


def _delen(rest: str) -> list[tuple[str, str]] | None:
    """The pieces "10 aan Almere"; None when words are left that belong to none of them."""
    rest = re.sub(r"\s+(?:over|overdragen)$", "", rest, flags=re.IGNORECASE)
    found = list(_DEEL.finditer(rest))
    whole = "".join(piece[0] for piece in found) == rest
    return [(piece["n"], piece["aan"]) for piece in found] if whole else None


def _tel(parts: Sequence[tuple[str, str, str]], zoek: Zoek) -> Overdracht | Terugvraag:
    totals: dict[str, int] = {}
    names: dict[str, str] = {}
    for number, giver, taker in parts:
        amount = getal(number.lower().replace("één", "een"))
        for naam, change in ((giver, -amount), (taker, amount)):
            gemeente = _een(re.sub(r"\s+over$", "", naam, flags=re.IGNORECASE), zoek)
            if isinstance(gemeente, Terugvraag):
                return gemeente
            totals[gemeente.code] = totals.get(gemeente.code, 0) + change
            names[gemeente.code] = gemeente.naam
    if len(totals) < 2 or not any(totals.values()):
        return Terugvraag(f"Noem twee verschillende gemeenten en een aantal boven nul. {VOORBEELD}")
    return Overdracht(totals, names)


def zonder(verschillen: Mapping[str, int], code: str) -> dict[str, int]:
    """The same without one gemeente: who handed over to it keeps that, who took over from it gets less, those with most
    first. Who then changes nothing is left out; empty where nothing is left."""
    left = {other: change for other, change in verschillen.items() if other != code}
    rest = verschillen[code]
    for other in sorted(left, key=lambda naam: (left[naam] * (1 if rest > 0 else -1), naam)):
        part = min(abs(rest), max(0, -left[other] if rest > 0 else left[other]))
        step = part if rest > 0 else -part
        left[other], rest = left[other] + step, rest - step
    return {other: change for other, change in left.items() if change}


def _een(naam: str, zoek: Zoek) -> Gevonden | Terugvraag:
    found = zoek(naam)
    if len(found) == 1:
        return found[0]
    if not found:
        return Terugvraag(f"Een van de namen is geen gemeente die ik ken. {VOORBEELD}")
    names = tuple((gemeente.naam, gemeente.naam) for gemeente in found)
    return Terugvraag("Welke gemeente bedoel je? Typ de hele zin opnieuw met de volle naam.", names)
