"""A question about a term with a date in it: "gekoppeld op 3 maart, wanneer moet er getekend zijn?"."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.datums import Onduidelijk, vind_datum

_VRAAGT = re.compile(
    r"\b(wanneer|uiterlijk|uiterste|termijn(en)?|deadline|hoe ?lang|hoeveel (tijd|weken|dagen)|"
    r"laatste dag|op tijd|te laat|10 weken|tien weken|(be)?reken|uitrekenen|"
    r"(tot|voor) (welke|wat voor) (dag|datum)|welke (dag|datum))\b"
    r"|\bmoet(en)?\b.*\b(teken|getekend|ondertekend|verhui|gehuisvest|woning (hebben|vinden|regelen)|klaar)"
)
_BEGIN = (
    ("koppeling", re.compile(r"\b(gekoppeld|koppeling|koppelingsdatum|koppelden?)\b")),
    ("vergunning", re.compile(r"\b(vergunning|verblijfsvergunning|beschikking|status gekregen)\b")),
    ("tekenen", re.compile(r"\b(getekend|ondertekend|tekenden?|tekendag|tekendatum|contract)\b")),
)
"""From which event a term may run, with the words for it. The order decides where a question has more than one:
"gekoppeld op 3 maart, wanneer moet er getekend zijn" starts at the koppeling."""


BEGINNEN = tuple(naam for naam, _ in _BEGIN)


@dataclass(frozen=True, slots=True)
class Termijnvraag:
    """What was asked: the terms that run from this day. `begin` is one of BEGINNEN; `dag` is Onduidelijk when a date
    stands in the question that cannot be read."""

    begin: str
    dag: date | Onduidelijk


def lees_termijnvraag(tekst: str, vandaag: date) -> Termijnvraag | None:
    """The computation that a question asks for; None for another question.

    Without an event, a term or a date it is a question for the knowledge base.
    """
    plat = tekst.casefold()
    begin = next((naam for naam, woorden in _BEGIN if woorden.search(plat)), None)
    if begin is None or not _VRAAGT.search(plat):
        return None
    gelezen = vind_datum(tekst, vandaag, richting="verleden")
    return None if gelezen is None else Termijnvraag(begin, gelezen)
