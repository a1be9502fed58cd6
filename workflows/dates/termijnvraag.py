"""A question about a term with a date in it: "gekoppeld op 3 maart, wanneer moet er getekend zijn?"."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.dates.reading import Onduidelijk, vind_datum

_VRAAGT = re.compile(
    r"\b(wanneer|uiterlijk|uiterste|termijn(en)?|deadline|hoe ?lang|hoeveel (tijd|weken|dagen)|"
    r"laatste dag|op tijd|te laat|10 weken|tien weken|(be)?reken|uitrekenen|"
    r"(tot|voor) (welke|wat voor) (dag|datum)|welke (dag|datum))\b"
    r"|\bmoet(en)?\b.*\b(teken|getekend|ondertekend|verhui|gehuisvest|woning (hebben|vinden|regelen)|klaar)"
)
_BEGIN = (
    ("koppeling", re.compile(r"\b(gekoppeld|koppeling|koppelingsdatum|koppelden?)\b")),
    ("vergunning", re.compile(r"\b(vergunning|verblijfsvergunning|beschikking|status gekregen)\b")),
    ("tekenen", re.compile(r"\b(getekend|ondertekend|tekenden?|tekendag|tekendatum|(huur)?contract)\b")),
)
"""From which event a term may run, with the words for it. Where a question has more than one, that of the part with
the date counts: "vergunning op 3 maart, wanneer gekoppeld" starts at the vergunning."""
_DEEL = re.compile(
    r"[,;?!\n]|\.\s|\b(?:wanneer|hoe ?lang|hoeveel|uiterlijk|moet(?:en)?|mogen|tot welke|deadline|termijn(?:en)?)\b"
)
"""Where one part of a question ends and the next begins."""


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
    gelezen = vind_datum(tekst, vandaag, richting="verleden") if _VRAAGT.search(plat) else None
    if gelezen is None:
        return None
    met_datum = [deel for deel in _DEEL.split(plat) if vind_datum(deel, vandaag) is not None]
    begin = next((found for deel in (*met_datum, plat) if (found := _begin(deel))), None)
    return Termijnvraag(begin, gelezen) if begin else None


def _begin(tekst: str) -> str | None:
    return next((naam for naam, woorden in _BEGIN if woorden.search(tekst)), None)
