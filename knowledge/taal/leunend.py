"""Whether a message leans on what was said before, and the fixed forms in which people ask on: "waarom?", "tot
wanneer?", "geldt dat nog?". Words alone: what it leans on is not known here."""

import re
from enum import StrEnum

from knowledge.taal.lezing import Lezing
from knowledge.taal.normaal import normaliseer

MEESTE = 7
"""Words in a message that leans at most: a longer one says itself what it is about."""
RUIM = 9
"""The same where there is something to lean on."""
LANG = 12
"""The same for one that begins with "en" and names nothing itself."""
WIJZEND = 2
"""Concepts of its own in a message that points back at most: with more it points at itself ("huurtoeslag in een nieuw
huis, hoe werkt dat")."""
LEEG = frozenset(("gemeente", "vergunninghouder", "regio", "woning", "mens", "persoon", "wonen", "land", "ziek"))
"""Concepts that nearly every answer has: a message with nothing beside them has no subject of its own."""
GEEN_ONDERWERP = "?!~0123456789"
"""How a concept begins that is no subject: a kind of question, a denial, a group, a number."""

_BIJWOORD = "aan|achter|af|bij|binnen|door|in|mee|om|onder|op|over|tegen|tussen|uit|van|voor"
"""What "er" is joined to where it points back: "erin", "moet de raad er ook over"."""
_EN = re.compile(r"^(?:(?:ok|oke|ja|nee|maar|dus|of)[ ,]+)*(?:en|maar|of|dus|ook)\b(?! anders)")
_WIJZEND = re.compile(
    r"\b(?:dat|dit|deze|die|dan|ze|zij|hij|hem|hun|hen|daar\w*|hier\w*|zo'n|zulke|zoiets)\b"
    rf"|\ber(?:{_BIJWOORD}|na|toe)\b|\ber (?:(?:ook|nog|dan|wel|eigenlijk|eens|iets|wat|niets|niks) )*(?:{_BIJWOORD})$"
    r"|\bhet\b(?= (?:dan|niet|wel|ook|nog|mee|toch|lang|al|is|moet|moeten|mag|kan|lukt|kost|duurt|was|wordt"
    r"|gaat|geldt|telt|later|te|zo|klaar|ingaat|komt|heeft|verplicht|nodig|toegestaan|wettelijk|mogelijk|gratis)\b|$)"
    r"|\b(?:moet|moeten|kan|kunnen|mag|mogen|zal|gaat) (?:(?:ik|je|we|wij|men|iemand) )?het \w+en$"
)
"""Words that point back. "Het" only where no name follows it, or what is done with it: "wie moet het tekenen"."""


_HALF = re.compile(
    rf"^(?:\S+ ){{1,4}}(?:ook|ook al|ook nog|ook niet|dan)$"
    rf"|^(?:(?:{_BIJWOORD}|met|na|naar|per|tot|vanaf|zonder) )?(?:hoeveel|welke?) (?:per )?\S+"
    r"(?: (?:dan|ongeveer|eigenlijk|per \S+))?$"
    r"|^(?:bij|met|na|tegen|per|zonder|volgens) (?:\S+ ?){1,3}$"
)
"""What has no verb of its own: "hoeveel uur", "tot welke leeftijd", "zonder BRP ook"."""
_OOK = re.compile(
    r"^(?:en )?ook\b|\book(?: niet)?$|^(?:en )?(?:geldt|geld|mag|kan|moet|telt) (?:dat|dit|het|die) ook\b"
)
_VOORWAARDE = re.compile(r"^(?:(?:en|maar|of|dus|wat) )+(?:als|bij|met|zonder|stel)\b")
_TWEEDELIG = re.compile(
    r"(?:\S+ ){2}\S*(?:[,?:]| en) (?:(?:en|dan) )?(?:wie|wat|hoe|waar|wanneer|mag|moet|telt|is|kan)\b", re.IGNORECASE
)
"""A question of two parts: the second points back to the first."""


class Vorm(StrEnum):
    """A fixed form of asking on."""

    DAARNA = "daarna"
    WIE = "wie"
    BRON = "bron"
    MEER = "meer"
    WAAROM = "waarom"
    STAND = "stand"
    """Whether it still holds."""
    FOUT = "fout"
    VOORBEELD = "voorbeeld"
    JA = "ja"
    NEE = "nee"


SOORTWOORDEN = frozenset(
    (
        *(
            "verplicht",
            "verplichten",
            "wettelijk",
            "wet",
            "kosten",
            "geld",
            "bedrag",
            "afspraak",
            "afspreken",
            "gelden",
        ),
        *("toestaan", "duren", "tijd", "dag", "datum", "bindend", "regelen", "gaan", "krijgen", "nodig", "aanvragen"),
        *("boete", "straf", "sanctie"),
    )
)
"""Concepts that say what is asked, and not of what."""
_DING = r"(?:dat|dit|het|die|deze|dat antwoord|dit antwoord|het antwoord|je antwoord)"
_NOG = r"(?:nog|nog steeds|nu nog|nog altijd|nog wel|vandaag nog|tegenwoordig nog)"
_VORMEN = {
    Vorm.DAARNA: r"(en )?(wat )?(daarna|dan|vervolgens|en dan|verder|wat nu|nu)"
    r"( (nog|wat|gebeurt er|doen|moet ik doen|dan))?|(en )?wat (gebeurt er|is de volgende stap|volgt|komt er)"
    r"( (daarna|dan|hierna))?|(en )?(de )?volgende stap|(en )?hoe (gaat het )?(dan |daarna )?verder",
    Vorm.WIE: r"(en )?(wie|door wie|welke partij|welke organisatie|wie van ons) (doet|moet|regelt|is)"
    r"( (dat|dit|het|daarvoor|hiervan|hiervoor))?( (dan|eigenlijk|allemaal))?"
    r"( (doen|regelen|verantwoordelijk|aan zet))?",
    Vorm.BRON: r"(en )?(waar staat (dat|dit|het)( dan| precies)?|wat is (de|je) bron|bron|bronnen|welke bron|bron graag"
    r"|waar (komt|haal je|heb je) (dat|dit)( vandaan)?|hoe weet je (dat|dit)( zo zeker)?|weet je (dat|het) zeker"
    r"|zeker weten|echt|echt waar|is dat echt zo|is dat zo|in welk (document|artikel|stuk)( staat (dat|dit))?"
    r"|welk artikel( is dat)?|van wie komt dat|wie zegt dat|volgens wie)",
    Vorm.WAAROM: r"(en )?((maar )?(waarom|hoezo)( (is|moet|mag|geldt|kan))?( (dat|dit|het|die))?"
    r"( (zo|dan|eigenlijk|niet))*"
    r"|hoe dat zo|hoe komt (dat|het)( dan)?|wat is (daar|daarvan|hier|hiervan|de) (de )?reden( (van|voor|daarvan))?"
    r"|(om|met) welke reden|waarvoor (is )?(dat|dit)( nodig)?)",
    Vorm.MEER: r"(en )?(leg( dat| dit| het)?( eens| even)?( nader| verder)? uit|uitleg"
    r"|(kun|kan) je (dat|dit|het)( nader)? uitleggen"
    r"|(vertel|zeg)( er| me| eens)* meer( over| hierover| daarover)?|meer( (uitleg|info|informatie|hierover|daarover))?"
    r"|(kun|kan) je meer vertellen|meer weten|wat bedoel je( daarmee)?|ik snap (het|dat|dit) niet"
    r"|hoe zit dat( precies| dan)?|wat houdt dat( precies)? in|wat betekent dat( precies| dan)?|toelichting)",
    Vorm.STAND: rf"(en )?((geldt|gelden|klopt|kloppen|is|zijn|bestaat|loopt|werkt) {_DING}( {_NOG})"
    r"( (actueel|geldig|zo|waar|van kracht|van toepassing|juist|goed))?( (in|voor|anno) (20\d\d|dit jaar))?"
    r"( steeds| zo)?"
    r"|is (dat|dit|het) (actueel|up to date|recent|achterhaald|veranderd|gewijzigd|afgeschaft|de laatste stand)"
    r"|(hoe (oud|recent|actueel) is|van wanneer is|uit welk jaar is|uit welk jaar komt|sinds wanneer geldt) "
    rf"{_DING}|is er (iets|wat)( aan)? (veranderd|gewijzigd)|is daar (iets|wat)( aan)? veranderd"
    r"|(nog )?(steeds|actueel)( zo)?|nog geldig"
    r"|(kan|kunnen|mag|mogen) (ik|wij|we|je|een gemeente) (dat |dit |het |die |daar )?nog"
    r" (aanvragen|indienen|gebruiken|krijgen|aanspraak op maken|gebruik van maken))",
    Vorm.FOUT: rf"(nee )?((volgens mij |maar )?{_DING} (klopt|is|lijkt me|antwoord is|antwoord klopt)"
    r"( (echt|helemaal|volgens mij|gewoon|toch))*"
    r" ?(niet|niet (goed|juist|waar|zo)|fout|onjuist|verkeerd|verouderd|onzin|achterhaald|raar)"
    r"|(klopt|klopt (dat|het|dit)|klopt (helemaal|volgens mij|echt)) niet|(volgens mij )?(klopt|is) (dat|dit|het) niet"
    r"|fout|onzin|je (hebt het|zit) (mis|fout|verkeerd|ernaast)|dat is geen antwoord( op mijn vraag)?"
    r"|dat (vroeg|bedoelde) ik niet|dat was (niet )?mijn vraag( niet)?|verkeerd antwoord)",
    Vorm.VOORBEELD: r"(en )?((geef|noem|heb|weet|ken)( je| me| eens| er| ook| daar| hier)*( een| wat| eens)*"
    r" voorbeeld(en)?( (van|ervan|daarvan|hiervan|erbij|geven))?|(een )?voorbeeld(en)?( graag)?"
    r"|(zoals|bijvoorbeeld)( wat)?|(kun|kan) je( er| daar| me)* een voorbeeld( van)? geven)",
    Vorm.JA: r"ja( (hoor|graag|dat klopt|dat bedoel ik|precies|inderdaad|die))?|(dat )?klopt|inderdaad|precies|die ja",
    Vorm.NEE: r"nee( (hoor|dat niet|dat bedoel ik niet|iets anders|die niet))?|nope|geen van (deze|die|beide)",
}
_ALLE = {vorm: re.compile(f"(?:{tekst})") for vorm, tekst in _VORMEN.items()}


class Gevraagd(StrEnum):
    """What a message that leans wants to know of what it leans on."""

    TIJD = "tijd"
    BEGIN = "begin"
    """From when."""
    PUNT = "punt"
    """Until when: a day or a term, not a year in passing."""
    GELD = "geld"
    BEDRAG = "bedrag"
    """How much money: an amount, and not who pays."""
    HOEVEEL = "hoeveel"
    MOET = "moet"
    MAG = "mag"


_MOET = re.compile(
    r"\b(?:verplicht|verplichting|wettelijk|wettelijke|vrijwillig|vrijblijvend|harde eis|afdwingbaar|bindend)\b"
    r"|\bwet of afspraak\b|^(?:en )?(?:moet|moeten|hoef|hoeft|hoeven) (?:we |wij |ik |je )?(?:dat|dit|het|die)"
    r"(?: (?:echt|altijd|per se|ook|wel|niet|doen|zo|nou|van de wet))*$"
)
_MAG = re.compile(
    r"^(?:en )?(?:mag|mogen|kan|kunnen) (?:we |wij |ik |je )?(?:dat|dit|het|die)"
    r"(?: (?:wel|zomaar|ook|eigenlijk|altijd|niet|nog|zo|doen|van de wet|echt))*$"
    r"|\b(?:is (?:dat|dit|het) (?:wel )?(?:toegestaan|verboden|geoorloofd))\b"
)
_PUNT = re.compile(r"\b(?:tot wanneer|voor wanneer|uiterlijk|deadline|tot welke (?:dag|datum)|welke datum|einddatum)\b")
_BEGIN = re.compile(
    r"\b(?:vanaf (?:wanneer|welk\w*)|wanneer (?:begin|start|gaat|loopt|tel)\w*|sinds wanneer|per wanneer)\b"
)
_BEDRAG = re.compile(r"\b(?:hoeveel (?:geld|euro)|welk bedrag|(?:welke|wat is de) prijs)\b")
_GELD = re.compile(r"\b(?:wat kost\w*|kosten|hoeveel (?:geld|euro|kost\w*)|welk bedrag|hoe ?duur|prijs|bedrag\w*)\b")


def kaal(text: str) -> str:
    """The text in plain words, without marks."""
    return " ".join(re.sub(r"[?!.,:;]", " ", normaliseer(text)).split())


def begint_met_en(text: str) -> bool:
    """Whether it goes on from what was said, and counts nothing: "en als hij nee zegt"."""
    plain = kaal(text)
    return plain.startswith("en ") and not any(sign.isdigit() for sign in plain)


def half(text: str) -> bool:
    """Whether it is a part of a question only, that something was said before: "omhoog ook?", "zonder BRP ook"."""
    return _HALF.search(kaal(text)) is not None


def ook(text: str) -> bool:
    """Whether it asks if the same holds of something else ("ook niet voor later?"): an answer to another question that
    has its words is none."""
    return _OOK.search(kaal(text)) is not None


def vorm(text: str) -> Vorm | None:
    """The fixed form that the whole message is."""
    plain = kaal(text)
    return next((found for found, pattern in _ALLE.items() if pattern.fullmatch(plain)), None)


def soort(text: str, lezing: Lezing) -> Gevraagd | None:
    """What it asks of what it leans on."""
    plain = kaal(text)
    for found, pattern in (
        (Gevraagd.MOET, _MOET),
        (Gevraagd.MAG, _MAG),
        (Gevraagd.PUNT, _PUNT),
        (Gevraagd.BEGIN, _BEGIN),
        (Gevraagd.BEDRAG, _BEDRAG),
        (Gevraagd.GELD, _GELD),
    ):
        if pattern.search(plain):
            return found
    if "?tijd" in lezing.soorten:
        return Gevraagd.TIJD
    return Gevraagd.HOEVEEL if "?hoeveel" in lezing.soorten else None


def wijst(text: str) -> bool:
    """Whether it holds a word that points back."""
    return _WIJZEND.search(kaal(text)) is not None


def voorwaarde(text: str) -> bool:
    """Whether it asks what then: "en als het gezin groot is", "en bij ziekte"."""
    return _VOORWAARDE.search(kaal(text)) is not None


def kort(text: str) -> bool:
    """Whether it is short enough to lean, where there is something to lean on."""
    return len(kaal(text).split()) <= RUIM


def bedoelt_ding(text: str) -> bool:
    """Whether it points at something said before; "dit" may also be what one looks at."""
    return wijst(text) and re.search(r"\bdit\b", kaal(text)) is None


def leunt(text: str, lezing: Lezing, *, ruim: bool = False) -> bool:
    """Whether it leans on what was said before: short, and it begins with "en", points back or has no subject. `ruim`
    where something was."""
    plain = kaal(text)
    own = len(eigen_onderwerp(lezing) - SOORTWOORDEN) if ruim else len(eigen_onderwerp(lezing))
    goes_on = ruim and not own and _EN.search(plain) is not None
    if len(plain.split()) > (LANG if goes_on else RUIM if ruim else MEESTE):
        return False
    if not own or _EN.search(plain) is not None or (ruim and own <= WIJZEND and half(text)):
        return True
    return own <= WIJZEND and wijst(text) and not _TWEEDELIG.search(text)


def eigen_onderwerp(lezing: Lezing) -> frozenset[str]:
    """The concepts by which it says itself what it is about."""
    return frozenset(begrip for begrip in lezing.begrippen if begrip[0] not in GEEN_ONDERWERP and begrip not in LEEG)


_TITEL = {
    Gevraagd.TIJD: r"^(?:voor |binnen )?(?:hoe ?lang|hoe snel|hoeveel (?:tijd|dagen|weken|bedenktijd)"
    r"|hoeveel tijdvakken|wanneer|welke termijn|binnen|op welke dag)|voor hoelang|binnen hoeveel",
    Gevraagd.BEGIN: r"^(?:vanaf|wanneer begin|wanneer start)",
    Gevraagd.PUNT: r"^(?:tot wanneer|hoe lang|binnen)",
    Gevraagd.GELD: r"\b(?:kost|kosten|betaalt|hoeveel|hoe hoog|bedrag|vergoed\w*|budget)\b",
    Gevraagd.BEDRAG: r"\b(?:kost|kosten|betaalt|hoeveel|hoe hoog|bedrag|vergoed\w*|budget)\b",
    Gevraagd.HOEVEEL: r"\b(?:hoeveel|hoe hoog|bedrag|budget)\b",
    Gevraagd.MOET: r"\b(?:wettelijk|verplicht|plicht)",
    Gevraagd.MAG: r"^(?:mag|kan|kun)\b",
}
_TITELS = {found: re.compile(pattern, re.IGNORECASE) for found, pattern in _TITEL.items()}


def past_bij(kind: Gevraagd, titel: str) -> bool:
    """Whether a question asks for this kind of thing."""
    return _TITELS[kind].search(titel) is not None
