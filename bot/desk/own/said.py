"""The words with which people ask of a case, and what stands around it in a sentence."""

import re

from workflows.engine.stapwoorden import lees_wijzen, woordenschat

ZAAKWOORD = frozenset(("zaak", "dossier", "zaaknummer", "zaaknr", "nummer", "nr", "kenmerk", "referentie"))
VRAAGT = lees_wijzen(
    ("stand|status|voortgang|update|nieuws", "hoe staat|gaat|zit|ver|loopt|is|verloopt", "open|openen|toon|tonen|bekijk"
     "|bekijken|zoek|zoeken|zie|opzoeken|check|checken|erbij",
     "laat|even|effe zien", "wacht|wachten", "behandelt|behandelaar|behandel",
     "heeft|doet|doe|heb of ik|wij", "uiterlijk|deadline|termijn",
     "afgelopen|verlopen|verloopt", "aan zet|beurt",
     "info|informatie|gegevens|details|overzicht",
     "wie doet|heeft", "hoeveel dagen|weken|tijd|personen|mensen|man|pers|kinderen|koppies", "hoe lang|lange",
     "hoelang", "waar gebleven", "met hoeveel", "wanneer over|weg",
     "volgende stap|actie", "op tijd|schema", "te laat", "wat moet|staat|doen|nu|open|is", "welke stap|dag|datum",
     "laatste|uiterste|uiterlijke dag|datum|tekendag|moment",
     "vraag|vragen|navragen|nabellen|bel|bellen corporatie|corpo|coa|regievoerder|woningbouw|verhuurder",
     "gehoord|geantwoord|gereageerd|antwoord|reactie|teruggebeld",
     "sinds|wanneer wanneer|gekoppeld|getekend|verhuisd", "gekoppeld", "groot|grootte gezin|huishouden")
)  # fmt: skip
"""What people ask of a case without naming a step of it."""
VRAAGWOORDEN = woordenschat(VRAAGT)
ERVOOR = frozenset(
    ("van", "voor", "bij", "in", "zaken", "aan", "met", "over", "moet", "is", "wacht", "behandelt", "dat", "heeft",
     "zet", "houd",
     "en")
)  # fmt: skip
ERNA = frozenset(
    ("al", "nog", "nu", "is", "wordt", "werd", "zijn", "heeft", "op", "per", "tot", "moet", "kan", "eindelijk", "weer",
     "we", "wij", "ze", "ik", "stil", "aan", "vandaag", "gisteren", "gister", "eergisteren", "morgen", "vanochtend",
     "vanmiddag",
     "en", "het", "staat", "graag", "aub", "svp")
)  # fmt: skip
"""Words beside digits that are a reference; beside any other word they count something."""
NIETS_MEER = (ERVOOR - {"mag"}) | ERNA | ZAAKWOORD | {
    "hoe", "gaat", "er", "zit", "stand", "status", "ervoor", "wat", "doen", "volgende", "stap", "actie", "de", "die",
    "ver", "loopt", "nou", "dan", "nodig", "te", "gebeuren", "nieuws", "update", "voortgang", "eigenlijk", "ook",
    "alweer",
    "allemaal", "precies", "momenteel", "inmiddels", "ff", "even", "t", "hoi", "hallo",
}  # fmt: skip
"""Words that ask how a case stands, and nothing else."""
TOON = frozenset(("zien", "openen", "tonen", "bekijken", "opzoeken", "erbij"))
"""Asking to see something, whatever question it is put as."""
KORT = 6
"""So many words a sentence has at the most that can only be about a case, though nobody here knows it."""

NIET_DIE_DAG = re.compile(
    r",?\s*\b(?:dus |en )?niet (?:pas |meer |op )*(?:morgen|vandaag|gisteren|volgende week"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag)\b",
    re.IGNORECASE,
)
"""On which day it was not, behind the day on which it was."""
_WILT_U = re.compile(
    r"(?<=\w)\s*[;,.!]\s*(?:en )?(?:wilt|wil|kunt|kun|zou|zoudt) (?:u|je|jij)\b[^?.!]*\b"
    r"(?:verwerken|vastleggen|noteren"
    r"|invoeren|registreren|doorvoeren|opnemen|bijwerken|aanpassen)\b[^?.!]*\?\s*$",
    re.IGNORECASE,
)


_KAN_DAT = re.compile(
    r"(?<=\w)\s*[;,.!]\s*(?:en )?(?:kan|mag|moet|waar|hoe) (?:kan |moet )?(?:ik|we|wij) (?:dat|dit|het|die)"
    r"(?: (?:hier|bij je|nu|even|ergens|al|zo))* (?:melden|doorgeven|vastleggen|invoeren|noteren|registreren)\W*$",
    re.IGNORECASE,
)
"""Asking where it is told, behind what is told."""
_SEINTJE = r"(?=.{0,12}\b(?:berichtje|bericht|seintje|herinnering|reminder|ping|piepje)\b"
_MAG_IK = re.compile(
    rf"^\W*(?:(?:kan|mag|zou|zal) ik(?: misschien| graag)?\s+{_SEINTJE}.*\bkrijgen\b)"
    rf"|(?:kun|kan|wil|wilt|zou) (?:je|u)(?: (?:mij|me))?\s+{_SEINTJE}.*\b(?:sturen|geven)\b))",
    re.IGNORECASE,
)


def without_manners(text: str) -> str:
    """What is told, without the request to note it behind it: a day in that is the day of noting. To be reminded is
    asked politely too, and is then no question whether one may."""
    return _MAG_IK.sub("", _KAN_DAT.sub("", _WILT_U.sub("", text)))
