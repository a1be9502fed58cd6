"""A question about a term with a date in it: "gekoppeld op 3 maart, wanneer moet er getekend zijn?"."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.dates.reading import Onduidelijk, Richting, lees_datum, vind_datum
from workflows.gebeurtenissen import gebeurtenis_in, gevraagd_in

_VRAAGT = re.compile(
    r"\b(wanneer|uiterlijke?|uiterste|termijn(en)?|deadline|hoe ?lang|hoeveel (tijd|weken|dagen)|"
    r"laatste dag|op tijd|te laat|(tien|twaalf|veertien|\d+) (weken|dagen|maanden)(?! (geleden|terug))|(be)?reken|"
    r"uitrekenen|voorbij|verlopen|verstreken|overschreden|(halen|redden|haal|red) (we|wij|ik)|lukt (dat|het)|"
    r"(tot|voor) (welke|wat voor) (dag|datum)|welke (dag|datum))\b"
    r"|\bmoet(en)?\b.*\b(teken|getekend|ondertekend|verhui|gehuisvest|woning (hebben|vinden|regelen)|klaar)"
)
_DEEL = re.compile(
    r"[,;?!\n]|\.\s|\b(?:wanneer|hoe ?lang|hoeveel|uiterlijk|moet(?:en)?|mogen|tot welke|deadline|termijn(?:en)?)\b"
)
"""Where one part of a question ends and the next begins."""
_NOG_NIET = re.compile(r"\b(?:wordt|worden|gaan|gaat|zal|zullen|straks|komt|komen|wil|willen|nog te|gepland|staat)\b")
"""That it still has to happen: its day may lie ahead."""
_VOORBIJ = re.compile(r"\b(?:voorbij|te laat|verlopen|verstreken|overschreden)\b")
_GEHAALD = re.compile(r"\b(?:op tijd|halen|redden|haal|red|gehaald|lukt)\b")


@dataclass(frozen=True, slots=True)
class Termijnvraag:
    """What was asked: the terms that run from this day. `begin` names a Gebeurtenis; `dag` is Onduidelijk when a date
    stands in the question that cannot be read. `klaar` is the day on which something is to be ready, where that is
    told; `voorbij` and `gehaald`: it asks whether the term has passed, or is met. `weken`: the length it names."""

    begin: str
    dag: date | Onduidelijk
    klaar: date | None = None
    voorbij: bool = False
    gehaald: bool = False
    weken: int | None = None


def lees_termijnvraag(tekst: str, vandaag: date) -> Termijnvraag | None:
    """The computation that a question asks for; None for another question.

    Without an event, a term or a date it is a question for the knowledge base. What happened is looked for in the part
    with the date first: "vergunning op 3 maart, wanneer gekoppeld" starts at the vergunning.
    """
    plat = tekst.casefold()
    if not _VRAAGT.search(plat):
        return None
    delen = [deel.strip() for deel in _DEEL.split(plat)]
    met_datum = [(deel, gelezen) for deel in delen if (gelezen := _dag(deel, vandaag)) is not None]
    begonnen = next((item for item in met_datum if gebeurtenis_in(item[0])), None)
    gelezen = begonnen[1] if begonnen else vind_datum(tekst, vandaag, richting=_kant(plat))
    found = gebeurtenis_in(begonnen[0] if begonnen else plat)
    if found is None or gelezen is None:
        return None
    begin = gevraagd_in(plat, found)
    anders = [dag for deel, dag in met_datum if begonnen and deel != begonnen[0]]
    if anders and not _GEHAALD.search(plat):
        gelezen = vind_datum(tekst, vandaag, richting=_kant(plat)) or gelezen  # more than one date is asked back
    klaar = _klaar(delen, begonnen[0], vandaag) if begonnen and anders and _GEHAALD.search(plat) else None
    zonder_niet = "niet" not in plat.split()
    lengte = re.search(r"\b(\d+) weken\b(?! (?:geleden|terug))", plat)
    return Termijnvraag(
        begin.naam,
        gelezen,
        klaar,
        zonder_niet and _VOORBIJ.search(plat) is not None,
        zonder_niet and _GEHAALD.search(plat) is not None,
        int(lengte[1]) if lengte else None,
    )


def _klaar(delen: list[str], begonnen: str, vandaag: date) -> date | None:
    """The day on which something is to be ready, told in another part than what happened."""
    found = [dag for deel in delen if deel != begonnen and (dag := _dag(deel, vandaag, "dichtbij")) is not None]
    return found[0] if len(found) == 1 and isinstance(found[0], date) else None


def _kant(deel: str) -> Richting:
    """On which side of today a day without a year lies, by how the sentence tells it."""
    event = gebeurtenis_in(deel)
    ahead = event is None or event.gepland or _NOG_NIET.search(deel)
    return "dichtbij" if ahead else "verleden"


def _dag(deel: str, vandaag: date, kant: Richting | None = None) -> date | Onduidelijk | None:
    """The date in a part of a question; also "over 5 weken is de woning klaar"."""
    over = re.match(r"over (?:\d+|[a-z]+) (?:dag|dagen|week|weken|maand|maanden)\b", deel)
    return lees_datum(over[0], vandaag) if over else vind_datum(deel, vandaag, richting=kant or _kant(deel))
