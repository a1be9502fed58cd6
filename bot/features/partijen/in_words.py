"""What a party types while a question waits for it: "we hebben misschien iets in mei". It is asked back to that
question, and nothing is taken over from the words: an answer is chosen with a button, as always.

Who has cases of the own house types about those; only who is here for the questions of others is read so.
"""

import re

from bot.desk.rights import Actie, may
from bot.desk.visit import Visit
from bot.features.partijen import answering, party_screens, post
from bot.screens.message import Bericht
from knowledge.search.kennis import LITERAL
from knowledge.taal.normaal import DATE, normaliseer
from knowledge.taal.vraagsoort import vraagsoort

LONGEST = 40
"""Words: more than that is a letter, and no answer in the chat."""
_ME = r"(?:ik|we|wij)"
_TAIL = r"(?: .{1,25})?"
_WAITS = re.compile(
    rf"(?:wat|waarop|welke vragen) moet(?:en)? {_ME} (?:nu |nog |allemaal )*(?:ergens )?(?:op )?"
    rf"(?:be)?(?:antwoorden|reageren){_TAIL}"
    rf"|moet(?:en)? {_ME} (?:nu |nog )*(?:ergens |iets )?(?:op )?(?:reageren|beantwoorden|antwoorden)"
    rf"|welke (?:open |nieuwe )?vragen (?:staan|wachten|zijn|liggen|heb|hebben|moet|moeten){_TAIL}"
    rf"|(?:zijn|liggen|staan|wachten) er (?:nu |nog )*(?:open |nieuwe )?vragen{_TAIL}"
    rf"|heb(?:ben)? {_ME} (?:nu |nog )*(?:open |nieuwe |onbeantwoorde )?vragen(?: open(?:staan)?)?"
    r"|(?:staat|is|ligt|wacht) er (?:nu |nog )*iets (?:open|voor (?:mij|ons)|op (?:mij|ons))"
    r"|wat (?:staat|wacht|ligt) (?:er )?(?:nu |nog )*(?:open|op (?:ons|mij|antwoord|een antwoord|ons antwoord))"
)
"""What waits for us? Only as a whole question of that kind."""
_QUESTIONS = re.compile(r"\b(?:vragen|beantwoord|antwoord|reage)")
_FIELD = re.compile(
    r"\b(?:gemeente|taakstelling|provincie|zaak|zaken|weigering|woning|huis|statushouder|vergunninghouder|bewoner|termijn|weken|koppeling|contract)\w*"
)
_ASKS = re.compile(
    r"^(?:en |maar |dus )?(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|hoelang|welke?|waarvoor|mag|mogen|moet|moeten|"
    r"telt|tellen|geldt|bestaat|betekent|leg uit|vertel)\b"
)
_ANSWERS = re.compile(
    r"\b(?:we|wij|ons|onze|ja|nee|neen|niets|niks|misschien|helaas|vrij|beschikbaar|leeg|aanbod|gevonden|bezig|"
    r"volgende week|volgende maand|binnenkort|akkoord|onterecht|gezien|ontvangen|gekregen|gelukt|lukt|straks|ok|oke|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|maandag|dinsdag|woensdag|"
    r"donderdag|vrijdag|prima|is goed|kan niet|kunnen niet|toegewezen|opgeleverd|oplevering|verhuurd|"
    r"(?:een|1|twee|2) (?:woning|woningen|huis|huizen|appartement|appartementen|flat))\b"
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
    if rows and visit.kennis.zoek(text).score == LITERAL:
        return None  # word for word how something is asked
    return party_screens.about_which([post.beeld(visit.office, row) for row in rows]) if rows else None


def _asks_what_waits(plain: str) -> bool:
    return bool(_WAITS.fullmatch(plain) and not _FIELD.search(plain))


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
