"""What kind of question it is, by how it is put: one about the rules keeps its answer, also when it says "wij" or names
a case or a gemeente ("wat als wij de taakstelling niet halen?"); one about one's own figures, cases and days does not
("halen we de taakstelling?")."""

import re
from enum import StrEnum

from knowledge.taal.normaal import normaliseer


class Vraagsoort(StrEnum):
    """A kind of question about the rules."""

    WAT_NU = "wat nu"
    """What then, what follows: also with a condition in it ("als we te laat zijn")."""
    WAAROM = "waarom"
    WIE_BETAALT = "wie betaalt"
    """Who pays, what it costs, what money there is for it."""
    WIE = "wie"
    """Who does, decides or answers for it. With an own case in it this asks about that case ("wie behandelt 4714?")."""
    MAG_MOET = "mag of moet"
    """May, must or can it."""
    OF = "of"
    """Whether something is so, counts or holds: a question that begins with its verb. With an own case in it this
    asks about that case ("is 4714 al getekend?")."""
    HOE = "hoe"
    """How does one do it."""
    WANNEER = "wanneer"
    """When must or may it. With an own case, or an event and its day, in it this asks for that day."""
    BEGRIP = "begrip"
    """What a word means."""


_BEGIN = re.compile(
    r"^(?:(?:en|maar|of|dus|oke|ok|ja|nou|hoi|hallo|hey|hee|dag|goedemorgen|goedemiddag|vraag|vraagje|even|kort|weer"
    r"|sorry|(?:kun|kan|wil|zou|weet) (?:je|jij|u)(?: (?:me|mij|ons))?(?: (?:even|eens))?"
    r"(?: (?:zeggen|vertellen|aangeven|laten zien|opzoeken|ook|soms))?"
    r"|(?:ik|wij|we) (?:vraag|vragen|wil|willen|zou|weet|weten)(?: (?:me|mij|ons))?"
    r"(?: (?:af|graag|even|weten|willen|niet))*)[ ,.:!?-]+)+"
)
"""What stands before a question and is no part of it."""

_WIJ = r"(?:wij|we|ik|onze?|mijn|de gemeente|gemeente [a-z]+)"
_MODAAL = r"(?:mag|mogen|moet|moeten|kan|kun|kunnen|hoef|hoeft|hoeven|dient|dienen|zou|zouden|behoor|behoort|behoren)"
_GELDWOORD = r"geld|vergoeding|subsidie|boete|korting"
_NU = r"te laat|over tijd|over datum|vandaag|morgen|deze week|volgende week|nog|af|open"
"""What makes "which" and "who" a question for one's own list."""

_EIGEN = re.compile(
    r"^(?:(?:en|dat|of) )?(?:"
    # how do we stand, are we on course
    r"(?:hoe|waar) (?:staan?|staat|stonden|stond|liggen?|ligt|doen?|doet|lopen?|loopt|zitten?)"
    rf" {_WIJ}(?! (?:mee )?om\b)"
    r"|hoe staat (?:het|de stand)|hoe gaat het (?:met|bij) (?:ons|onze|mijn|de stand)|hoe ver (?:zijn|staan|is)"
    r"|hoe (?:we|wij) er ?voor (?:staan|liggen)"
    rf"|(?:haal|halen|haalt|red|redden|redt|zitten?|zit|staan|lopen|liggen|lig|ligt) {_WIJ}\b"
    rf"|(?:gaan|gaat|kan|kunnen) {_WIJ} (?:.*\b)?(?:halen|redden)\b"
    rf"|(?:zijn|ben|is|komen|kom) {_WIJ} (?:al |nu |nog |er |dit halfjaar )*"
    r"(?:te laat|op schema|op koers|op tijd|over tijd|bij|klaar)\b"
    # how many, how much is left
    rf"|(?:hoeveel|hoe (?:groot|hoog) (?:is|was|zijn))"
    rf" (?!.*\b(?:mag|mogen|kost|kosten|krijg|krijgt|krijgen|euro|huur|{_GELDWOORD})\b)"
    rf"|wat {_MODAAL} {_WIJ} .*\bnog\b.*\b(?:huisvesten|plaatsen)"
    rf"|moeten? {_WIJ} (?:er )?nog (?:veel|wat|iets|meer)\b"
    # a list, and what to do today
    rf"|(?:voor )?(?:wie|welke)\b(?! (?:betaal|draai|vergoed|beslis|bepaal|controle|regel|mag))"
    rf".*\b(?:{_NU})\b|welke (?:van )?(?:onze|mijn)\b"
    rf"|(?:wie|welke (?:koppelingen|zaken)) (?:wacht|wachten)\b|wat moete?n? {_WIJ} (?:als |het )?eerste?\b"
    rf"|welke (?:koppeling|zaak|zaken|koppelingen) (?:heb|hebben) {_WIJ}"
    r"|(?:wat|moet|moeten|is er|heb|hebben|staat er)\b.*\b(?:vandaag|deze week|morgen|vanochtend|vanmiddag)\b"
    r")"
)
"""How a question about one's own figures, cases or days begins; it may look like one about the rules."""

_VOORWAARDE = re.compile(
    r".+\b(?:als|indien|wanneer|zodra|omdat|doordat|tenzij)\b(?! (?:gemeente|organisatie|medewerker|coordinator"
    r"|provincie|regievoerder|corporatie|eerste|het goed is|je kijkt|we kijken|ik kijk)\b)"
)
"""A condition anywhere but at the beginning, where "wanneer" asks; "als gemeente" is none."""
_DEEL = re.compile(r"[,;:?!]\s*(?:(?:en|maar|of|dus) )?")
"""Where a part of a question ends: what is asked often stands behind what is told."""
_GELD = re.compile(
    r"\b(?:betaal|betaalt|betalen|betaald|kost|kosten|vergoed\w*|boete|subsidie|dwangsom|declare\w*|opdraai\w*"
    r"|wiens rekening|onze rekening|financier\w*|bekostig\w*)\b"
)

_VORMEN = {
    Vraagsoort.WAAROM: r"^(?:hoezo|waardoor|om welke reden|hoe komt het|hoe kan het|wat is de reden)\b|\bwaarom\b",
    Vraagsoort.WIE_BETAALT: r"^(?:wie (?:betaalt|draait|vergoedt|financiert|draagt de kosten)|wat kost"
    r"|hoeveel (?:kost|geld|euro)|(?:voor|op) wiens"
    rf"|(?:krijg|krijgen|krijgt|is er|bestaat er|komt er) .*\b(?:{_GELDWOORD}))",
    Vraagsoort.WAT_NU: r"^(?:wat als|wat nu|wat dan|stel(?!.* uit\b)"
    r"|als|indien|wat gebeurt|wat volgt|wat betekent het (?:als|voor)"
    r"|welke gevolgen|wat (?:is|zijn) (?:het|de) gevolg|heeft .*\bgevolgen?|hoe (?:nu )?verder"
    r"|wat (?:doe|doen|doet|te doen)|wat (?:moet|moeten|kan|kunnen|mag|mogen) (?:ik|we|wij|de gemeente|gemeenten?"
    r"|een gemeente))\b|\b(?:wat nu|wat dan|en dan|en nu|wat doen we|wat doe ik)$",
    Vraagsoort.WIE: r"^(?:(?:aan|bij|door|met|van|voor|naar|op) )?"
    r"(?:wie|welke (?:partij|organisatie|instantie|afdeling))\b",
    Vraagsoort.MAG_MOET: rf"^(?:{_MODAAL}|is (?:het|dit|dat) (?:echt )?(?:verplicht|toegestaan|nodig|erg|normaal)"
    rf"|(?:zijn|ben|is) {_WIJ} (?:verplicht|verantwoordelijk))\b|\b(?:{_MODAAL} (?:dat|het|dit)|verplicht)$",
    Vraagsoort.OF: r"^(?:is|zijn|wordt|worden|heeft|hebben|heb|telt|tellen|geldt|gelden|hoort|horen|krijg|krijgen"
    r"|krijgt|valt|vallen|neemt|nemen|komt|komen|raken|raakt|verandert|verlaagt|scheelt|bestaat|blijft|blijven|gaat"
    r"|gaan|loopt|lopen|staat|klopt|bepaalt|beslist|ziet|weet|kiest|begint|beginnen|eindigt|ontslaat|zullen|zal"
    r"|sluit|stopt|schorst)\b",
    Vraagsoort.WANNEER: r"^(?:(?:tot|voor|vanaf|per|binnen|sinds|op) )?(?:wanneer|hoe ?lang|hoe snel|hoe vaak"
    r"|welke? (?:termijn|tijd|dag|datum|moment)|hoeveel (?:tijd|weken|dagen|maanden))\b",
    Vraagsoort.BEGRIP: r"^(?:wat (?:is|zijn) (?:een|het verschil)\b|wat (?:betekent|betekenen|houdt|houden|bedoel"
    r"|verstaan)|uitleg\b|definitie|leg\b.*\buit\b)|\b(?:uitleg|betekenis|definitie)$",
    Vraagsoort.HOE: r"^(?:hoe\b(?!veel)|op welke manier|waarmee|waar (?:kan|kunnen|vind|vinden|moet|moeten|meld))",
}
"""The first that fits, in this order."""
_SOORTEN = tuple((soort, re.compile(vorm)) for soort, vorm in _VORMEN.items())


def vraagsoort(tekst: str) -> Vraagsoort | None:
    """The kind of question about the rules that this is; None for one about one's own figures, cases or days, and for
    what is no question by its form."""
    plain = kern(tekst)
    parts = [plain] if _EIGEN.search(plain) else [*reversed(_DEEL.split(plain)), plain]
    for part in parts:
        if _EIGEN.search(part):
            return Vraagsoort.WAT_NU if _VOORWAARDE.search(plain) else None
        if kind := _kind(part):
            return kind
    return Vraagsoort.WAT_NU if _VOORWAARDE.search(plain) else None


def vraagt(tekst: str) -> bool:
    """Whether it is a question by its form, with its mark or without: about the rules, or about one's own figures."""
    return tekst.rstrip().endswith("?") or vraagsoort(tekst) is not None or _EIGEN.search(kern(tekst)) is not None


def _kind(plain: str) -> Vraagsoort | None:
    """The kind of one part of a question."""
    found = next((soort for soort, vorm in _SOORTEN if vorm.search(plain)), None)
    if found in (None, Vraagsoort.MAG_MOET, Vraagsoort.HOE) and _GELD.search(plain):
        return Vraagsoort.WIE_BETAALT
    return found


def kern(tekst: str) -> str:
    """The question itself, in plain words: without a greeting, "kun je me zeggen" or its mark."""
    plain = normaliseer(tekst).strip(" ?!.,:;")
    return _BEGIN.sub("", plain) or plain
