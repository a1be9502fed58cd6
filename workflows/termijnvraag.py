"""A question about a term with a date in it: "gekoppeld op 3 maart, wanneer moet er getekend zijn?"."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.datums import Onduidelijk, vind_datum

_VRAAGT = re.compile(
    r"\b(wanneer|uiterlijk|termijn(en)?|deadline|hoe ?lang|hoeveel tijd|laatste dag|tot welke dag|op tijd|te laat|"
    r"moet(en)?|weken|reken)\b"
)
_BEGIN = (
    ("koppeling", re.compile(r"\b(gekoppeld|koppeling|koppelingsdatum|koppelden?)\b")),
    ("vergunning", re.compile(r"\b(vergunning|verblijfsvergunning|beschikking|status gekregen)\b")),
    ("tekenen", re.compile(r"\b(getekend|ondertekend|tekenden?|tekendag|tekendatum|contract)\b")),
)
"""From which event a term may run, with the words for it. The order decides where a question has more than one:
"gekoppeld op 3 maart, wanneer moet er getekend zijn" starts at the koppeling."""


@dataclass(frozen=True, slots=True)
class Termijnvraag:
    """What was asked: the terms that run from this day. `begin` is koppeling, vergunning or tekenen."""

    begin: str
    dag: date


def lees_termijnvraag(tekst: str, vandaag: date) -> Termijnvraag | Onduidelijk | None:
    """The computation that a question asks for; Onduidelijk when its date cannot be read; None for another question.

    Without an event, a term or a date it is a question for the knowledge base.
    """
    plat = tekst.casefold()
    begin = next((naam for naam, woorden in _BEGIN if woorden.search(plat)), None)
    if begin is None or not _VRAAGT.search(plat):
        return None
    gelezen = vind_datum(tekst, vandaag, richting="verleden")
    if gelezen is None or isinstance(gelezen, Onduidelijk):
        return gelezen
    return Termijnvraag(begin, gelezen)
