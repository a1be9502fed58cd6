"""A question about a term with a date in it: "gekoppeld op 3 maart, wanneer moet er getekend zijn?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workflows.dates.gebeurtenissen import Gebeurtenis, gebeurtenis_in, gevraagd_in
from workflows.dates.reading import Onduidelijk, Richting, lees_datum, vind_datum

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


def lees_termijnvraag(tekst: str, vandaag: date, bekend: Sequence[Gebeurtenis]) -> Termijnvraag | None:
    """The computation that a question asks for, from one of the events that are known; None for another question.

    Without an event, a term or a date it is a question for the knowledge base. What happened is looked for in the part
    with the date first: "vergunning op 3 maart, wanneer gekoppeld" starts at the vergunning.
    """
    plat = tekst.casefold()
    if not _VRAAGT.search(plat):
        return None
    lezer = _Lezer(vandaag, bekend)
    delen = [deel.strip() for deel in _DEEL.split(plat)]
    met_datum = [(deel, gelezen) for deel in delen if (gelezen := lezer.dag(deel)) is not None]
    begonnen = next((item for item in met_datum if gebeurtenis_in(item[0], bekend)), None)
    gelezen = begonnen[1] if begonnen else lezer.ene(tekst)
    found = gebeurtenis_in(begonnen[0] if begonnen else plat, bekend)
    if found is None or gelezen is None:
        return None
    gehaald, anders = _GEHAALD.search(plat) is not None, len(met_datum) > 1
    if begonnen and anders and not gehaald:
        gelezen = lezer.ene(tekst) or gelezen  # more than one date is asked back
    bevestigend = "niet" not in plat.split()
    lengte = re.search(r"\b(\d+) weken\b(?! (?:geleden|terug))", plat)
    return Termijnvraag(
        gevraagd_in(plat, found, bekend).naam,
        gelezen,
        lezer.klaar(delen, begonnen[0]) if begonnen and anders and gehaald else None,
        bevestigend and _VOORBIJ.search(plat) is not None,
        bevestigend and gehaald,
        int(lengte[1]) if lengte else None,
    )


@dataclass(frozen=True, slots=True)
class _Lezer:
    """Reads the days in a question."""

    vandaag: date
    bekend: Sequence[Gebeurtenis]

    def ene(self, tekst: str) -> date | Onduidelijk | None:
        """The one date of the whole question."""
        return vind_datum(tekst, self.vandaag, richting=self._kant(tekst.casefold()))

    def dag(self, deel: str, kant: Richting | None = None) -> date | Onduidelijk | None:
        """The date in a part of it; also "over 5 weken is de woning klaar"."""
        over = re.match(r"over (?:\d+|[a-z]+) (?:dag|dagen|week|weken|maand|maanden)\b", deel)
        if over:
            return lees_datum(over[0], self.vandaag)
        return vind_datum(deel, self.vandaag, richting=kant or self._kant(deel))

    def klaar(self, delen: list[str], begonnen: str) -> date | None:
        """The day on which something is to be ready, told in another part than what happened."""
        found = [dag for deel in delen if deel != begonnen and (dag := self.dag(deel, "dichtbij")) is not None]
        return found[0] if len(found) == 1 and isinstance(found[0], date) else None

    def _kant(self, deel: str) -> Richting:
        """On which side of today a day without a year lies, by how it is told."""
        event = gebeurtenis_in(deel, self.bekend)
        ahead = event is None or event.gepland or _NOG_NIET.search(deel)
        return "dichtbij" if ahead else "verleden"
