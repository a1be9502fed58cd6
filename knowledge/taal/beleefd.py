"""Politeness around a message: a greeting, thanks or a word that holds the floor says nothing of what is asked."""

import re

_GROET = (
    r"(?:hoi|hallo|hey|hee|hi|ha|dag|moi|beste|goede?(?:morgen|middag|navond|ndag)"
    r"|goeie(?:morgen|middag|navond|ndag)?|goede (?:morgen|middag|avond|dag))"
)
_DANK = (
    r"(?:(?:(?:heel|erg|hartelijk|alvast|nogmaals) )*"
    r"(?:bedankt|dank(?: ?je(?: ?wel)?| ?u(?: ?wel)?)?|thanks|thx|merci))"
)
_GOED = (
    r"(?:oke|ok|okee|top|super|fijn|mooi|prima|helder|duidelijk|perfect|handig|goed|begrepen|sorry|zeg"
    r"|dat is (?:duidelijk|helder|fijn)|ik heb (?:nog )?(?:een )?(?:vraag|vraagje))"
)
_NOG = r"(?:trouwens|hoor|alvast|collega|ketenbot|allemaal|weer|nogmaals|dus|even|eens|nog|(?:een )?(?:vraag|vraagje))"
_DEEL = rf"(?:{_GROET}|{_DANK}|{_GOED})(?: {_NOG})*"
_VRAAG = r"(?:en|maar|dus|waarom|wie|wat|hoe|hoelang|hoeveel|waar|wanneer|welke?|mag|moet|kan)\b"
_EERST = re.compile(rf"^\W*(?:{_DEEL}(?:\s*[,.!:;-]+\s*(?:{_NOG}[,:]? )?|\s+(?={_VRAAG})))+(?=\w)", re.IGNORECASE)
_LAATST = re.compile(
    rf"(?:\s*[,.!]+\s*|(?<=\?)\s*|\s+)(?:{_DANK}(?: {_NOG})*|mvg|groet|groetjes|gr)[\s.!]*$", re.IGNORECASE
)


def zonder_beleefdheid(text: str) -> str:
    """The text without what is polite at its beginning and its end; the text itself where nothing would be left."""
    bare = _LAATST.sub("", _EERST.sub("", text.strip()))
    return bare if re.search(r"\w", bare) else text
