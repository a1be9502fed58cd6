"""What a party types while a question waits for it: "we hebben misschien iets in mei". It is asked back to that
question, and nothing is taken over from the words: an answer is chosen with a button, as always.

Who has cases of the own house types about those; only who is here for the questions of others is read so.
"""

import re

from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.partijen import answering, party_screens, post
from bot.screens.message import Bericht
from knowledge.taal.normaal import DATE, normaliseer
from knowledge.taal.vraagsoort import vraagsoort

LONGEST = 40
"""Words: more than that is a letter, and no answer in the chat."""
_WAITS = re.compile(
    r"(?:wat|welke|waar|hoeveel|zijn er|is er|staat er|staan er|heb|hebben|moet|moeten) .*"
    r"(?:beantwoord|antwoord|reage|vragen|open|wacht).*|(?:wat|welke) (?:staat|staan|wacht|wachten) .*"
)
"""What waits for us? Only as a whole question of that kind."""
_QUESTIONS = re.compile(r"\b(?:vragen|beantwoord|antwoord|reage)")
_OWN = re.compile(
    r"\b(?:ik|we|wij|ons|onze|jullie|nog|open|er|hier|mij|op|wachten|wacht|staan|staat|nieuwe|iets|moet|moeten)\b"
)
_FIELD = re.compile(
    r"\b(?:gemeente|taakstelling|provincie|zaak|zaken|weigering|woning|huis|statushouder|vergunninghouder|bewoner|termijn|weken|koppeling|contract)\w*"
)
_ASKS = re.compile(
    r"^(?:en |maar |dus )?(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|hoelang|welke?|waarvoor|mag|mogen|moet|moeten|"
    r"telt|tellen|geldt|bestaat|betekent|leg uit|vertel)\b"
)
_ANSWERS = re.compile(
    r"\b(?:we|wij|ons|onze|ja|nee|neen|niets|niks|misschien|helaas|woning|woningen|huis|appartement|flat|adres|vrij|"
    r"beschikbaar|leeg|aanbod|aanbieden|gevonden|zoeken|bezig|volgende week|volgende maand|binnenkort|akkoord|terecht|"
    r"onterecht|gezien|ontvangen|gekregen|gelukt|klaar|lukt|komt|geen|straks|later|begin|eind|half|januari|februari|"
    r"maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|donderdag|"
    r"vrijdag|ok|oke|prima|is goed|kan niet|kunnen niet|toegewezen|opgeleverd|oplevering|verhuurd|sleutel)\b"
)


def read(visit: Visit, text: str) -> Bericht | None:
    """The question that this may be an answer to, or the list of what waits; None for anything else."""
    if not may(visit.me, Actie.VRAAG_BEANTWOORDEN) or len(text.split()) > LONGEST:
        return None
    plain = re.sub(r"[?!.,;:]+", " ", normaliseer(text)).strip()
    has_cases = may(visit.me, Actie.ZAAK_MAKEN)
    if _asks_what_waits(plain) and (not has_cases or _QUESTIONS.search(plain)):
        return answering.listing(visit)
    if has_cases or not _is_answer(text, plain):
        return None
    rows = post.open_for(visit.office, visit.me)[: party_screens.PAGE]
    return party_screens.about_which([post.beeld(visit.office, row) for row in rows]) if rows else None


def _asks_what_waits(plain: str) -> bool:
    return bool(_WAITS.fullmatch(plain) and _OWN.search(plain) and not _FIELD.search(plain))


def _is_answer(text: str, plain: str) -> bool:
    """Whether it says something and asks nothing: a day, a yes or a no, or a word of what can be offered."""
    asks = _ASKS.search(plain) or (vraagsoort(text) is not None and not plain.startswith(("kan niet", "kunnen niet")))
    if text.rstrip().endswith("?") or asks:
        return False
    return bool(_ANSWERS.search(plain) or DATE.search(plain))


def press(_: Visit, words: list[str]) -> Bericht:
    """`vw:n`: it was about none of them. Raises ValueError for a strange one."""
    if words != ["n"]:
        raise ValueError(words)
    return party_screens.none_of_them()
