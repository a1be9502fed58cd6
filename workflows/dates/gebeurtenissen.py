"""What happens on a day, and which terms run from it: "weigering was op 24 november, tot wanneer heeft COA?" and
`/termijn weigering 24 november` ask the same. A procedure names its own in its table; the others stand here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workflows.dates.termijnen import (
    KOPPELEN,
    TEKENEN,
    VERHUIZEN,
    VERHUIZEN_NA_TEKENEN,
    VERHUIZEN_NA_VERGUNNING,
    Term,
)


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """Something that happens on a day. `zegt` says it before that day ("Geweigerd op"), `woorden` is how people name
    it, as a pattern of small letters; `termen` run from it, the first thing first; `voorbeeld` is a way to ask.
    `antwoord` is the id of the answer of the handreikingen about it, `opmerking` what to know beside the days. With
    `gepland` people name its day before it comes, as if it were there."""

    naam: str
    zegt: str
    woorden: re.Pattern[str]
    termen: tuple[Term, ...]
    voorbeeld: str
    antwoord: str = ""
    opmerking: str = ""
    gepland: bool = False


def woorden(patroon: str) -> re.Pattern[str]:
    """The pattern for whole words in small letters."""
    return re.compile(rf"\b(?:{patroon})\b")


KOPPELING = Gebeurtenis(
    "koppeling",
    "Gekoppeld",
    woorden(r"gekoppeld|koppeling|koppelingsdatum|koppeldatum|koppelden?"),
    (TEKENEN, VERHUIZEN),
    "gekoppeld op 15 maart 2026, wanneer tekenen?",
)
GEBEURTENISSEN = (
    KOPPELING,
    Gebeurtenis(
        "vergunning",
        "Vergunning",
        woorden(r"vergunning|verblijfsvergunning|beschikking|status gekregen|statusverlening"),
        (KOPPELEN, VERHUIZEN_NA_VERGUNNING),
        "vergunning op 15 maart 2026, wanneer gekoppeld?",
        opmerking="Voor de gemeente telt de koppelingsdatum: 10 weken tot het tekenen, 12 tot het verhuizen.",
    ),
    Gebeurtenis(
        "tekenen",
        "Getekend",
        woorden(r"getekend|ondertekend|teken|tekenden?|tekendag|tekendatum|(?:huur)?contract"),
        (VERHUIZEN_NA_TEKENEN,),
        "getekend op 15 maart 2026, wanneer verhuizen?",
        opmerking="Eindigen de 12 weken na de koppeling eerder? Dan telt die dag.",
    ),
)
"""What belongs to no one procedure, or to all: in this order, after those of the procedures. Where a text names more
than one, the first counts."""


def gebeurtenis_in(tekst: str, bekend: Sequence[Gebeurtenis]) -> Gebeurtenis | None:
    """What a text in small letters says has happened, of those that are known; None where it names nothing from which a
    term runs."""
    return next((item for item in bekend if item.woorden.search(tekst)), None)


_ERBIJ = woorden(
    "verzoek|bericht|melding|aanvraag|aangifte|aanmelden|gemeld|melden|door|aan|voor|bij|coa|ind|provincie|gezin|mag|komen"
    "|besluit|herverdeling|herverdelingsbesluit|bekend ?gemaakt|bekendmaking|gevraagd|aangevraagd|gegeven|afgegeven"
    "|gekregen|ontvangen|verleend|termijn|uiterste"
)
"""Words beside the one that says what happened."""


def gevraagd_in(tekst: str, begonnen: Gebeurtenis, bekend: Sequence[Gebeurtenis]) -> Gebeurtenis:
    """What a question is about that tells what happened: "vergunning op 3 maart, wanneer naar de BRP?" is about another
    term from the same day."""
    begin = {term.vanaf for term in begonnen.termen}
    before = bekend[: bekend.index(begonnen)]
    others = (item for item in before if {term.vanaf for term in item.termen} == begin)
    return next((item for item in others if item.woorden.search(tekst)), begonnen)


def zonder(tekst: str, gebeurtenis: Gebeurtenis) -> str:
    """A text in small letters without the words for what happened: what is left of a bare one is the day."""
    return " ".join(_ERBIJ.sub(" ", gebeurtenis.woorden.sub(" ", tekst)).split())
