"""How many people a household is, as it is told in a sentence: "gezin van 5", "moeder met twee kinderen", "een
alleenstaande". What leaves it open ("gezin met 3 kinderen": one parent or two) is not read."""

import re
from dataclasses import dataclass

_WOORDEN = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12,
}  # fmt: skip
_N = rf"(?:\d{{1,2}}|{'|'.join(_WOORDEN)})"
_KIND = r"kind(?:eren|je|jes|ertjes)?|zoons?|zonen|zoontjes?|dochters?|dochtertjes?|baby'?s?|tieners?|kids|kleintjes?"
_OUDER = r"moeder|vader|mama|papa|oma|opa|vrouw|man|dame|heer"
_PAAR = r"stel|echtpaar|ouderpaar|twee ouders|2 ouders|ouders|man en vrouw|vader en moeder|moeder en vader|koppeltje"
_MENSEN = re.compile(
    rf"\b(?P<n>{_N})[ -]?(?:personen|persoons\w*|persoon|pers\b\.?|mensen|pp?\b|man(?= sterk)|koppen|gezinsleden)",
    re.IGNORECASE,
)
_GEZIN = re.compile(
    rf"\b(?:gezin(?:netje)?|huishouden|familie)[ :(]*(?:van |met |v |à |a )?(?P<n>{_N})\b"
    rf"(?! ?(?:{_KIND}|weken|week|dag))",
    re.IGNORECASE,
)
_PAAR_MET = re.compile(
    rf"\b(?:{_PAAR})\b(?: (?:met|en|plus|\+) (?:(?P<n>{_N}) |een |hun )?(?:\w+ )?(?P<kind>{_KIND})\b)?", re.IGNORECASE
)
_OUDER_MET = re.compile(
    rf"\b(?:{_OUDER}) (?:met|en|plus|\+|m) (?:(?P<n>{_N}) |haar |zijn )?(?:\w+ )?(?P<kind>{_KIND})\b", re.IGNORECASE
)
_ALLEEN = re.compile(
    r"\balleenstaande?(?: \w+)?\b|\balleengaande?\b|\bsingle\b|\b(?:1|een|één) (?:man|vrouw)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Personen:
    """So many people, and where in the text that is told (`van` up to `tot`)."""

    aantal: int
    van: int
    tot: int


def personen_in(tekst: str) -> Personen | None:
    """How many people a sentence tells of; None where it does not say."""
    for vorm, erbij in ((_PAAR_MET, 2), (_OUDER_MET, 1)):
        found = vorm.search(tekst)
        if found is not None and (found["kind"] or vorm is _PAAR_MET) and not _meer(tekst, found):
            kinderen = _getal(found["n"]) if found["n"] else int(found["kind"] is not None)
            if (
                found["kind"]
                and not found["n"]
                and found["kind"].casefold().endswith(("eren", "jes", "kids", "ns", "en"))
            ):
                continue  # several, and nobody says how many
            return Personen(erbij + kinderen, found.start(), found.end())
    for vorm in (_MENSEN, _GEZIN):
        found = vorm.search(tekst)
        if found is not None:
            return Personen(_getal(found["n"]), found.start(), found.end())
    found = _ALLEEN.search(tekst)
    return Personen(1, found.start(), found.end()) if found is not None else None


def _meer(tekst: str, found: re.Match[str]) -> bool:
    """Whether a number of people stands beside it, which then counts: "stel, 4 personen"."""
    return _MENSEN.search(tekst, found.end()) is not None or _MENSEN.search(tekst[: found.start()]) is not None


def _getal(woord: str) -> int:
    return int(woord) if woord.isdigit() else _WOORDEN[woord.casefold()]
