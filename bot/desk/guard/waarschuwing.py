"""A word of warning under an answer: a loose question is kept nowhere, but a name or somebody's health need not be in
it. A general question about illness is no reason to warn."""

import re

from bot.desk.guard import woorden
from bot.desk.guard.normaal import normaliseer, vouw

_HOE_HEET = re.compile(r"\bhoe (?:heet|heten)\b")
"""Asks for a name and gives none."""
_IEMAND = re.compile(
    r"\b(?:hij|zij|haar|hem|mevrouw|mevr|meneer|dhr|client|klant|dochter|zoon|zoontje|oma|opa|moeder|vader|baby"
    r"|(?:deze|die|onze|mijn) (?:man|vrouw|jongen|statushouder|vergunninghouder|bewoner))\b"
)
"""Words that point at one person."""
_OMSTANDIGHEDEN = (
    woorden.heeft_medisch,
    woorden.heeft_geloof,
    woorden.heeft_afkomst,
    woorden.heeft_geaardheid,
    woorden.heeft_straf,
    woorden.heeft_angst,
)


def waarschuwing(tekst: str) -> str | None:
    """What to say under the answer to this question; None where nothing needs saying. Quotes nothing."""
    plat = normaliseer(tekst)
    if woorden.heeft_naam(plat) and not _HOE_HEET.search(vouw(plat)):
        return "Dit lijkt op een naam. Laat namen weg: je vraag kan zonder."
    if _IEMAND.search(vouw(plat)) and any(toets(plat) for toets in _OMSTANDIGHEDEN):
        return "Noem geen omstandigheden van iemand, zoals gezondheid, geloof of angst: je vraag kan zonder."
    return None
