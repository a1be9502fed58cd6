"""Where digits stand in a sentence: where something is counted ("480 inwoners", "ruim 4714"), or where a case can be
named ("een huis voor 4714", "hoe staat het met 021"). What can be neither told is not guessed."""

import re
from collections.abc import Collection
from enum import IntEnum

from workflows.engine.kenmerk import Genoemd
from workflows.engine.stapwoorden import woorden_van


class Plek(IntEnum):
    """What the words on both sides make of digits."""

    TELT = 0
    ONBEKEND = 1
    ZAAK = 2


_GETALWOORD = frozenset(
    ("taakstelling", "landelijk", "landelijke", "opgave", "inwoners", "inwonertal", "budget", "bedrag", "procent",
     "realisatie", "aantal", "euro", "postcode", "telefoonnummer")
)  # fmt: skip
"""Words of sentences with amounts in them."""
_TELT_ERVOOR = frozenset(
    ("als", "zoals", "bijvoorbeeld", "bv", "circa", "ca", "ruim", "ongeveer", "bijna", "krap", "minstens", "minimaal",
     "maximaal", "max", "min", "hooguit", "hoogstens", "meer", "minder", "dan", "totaal", "landelijk", "landelijke",
     "taakstelling", "opgave", "aantal", "aantallen", "samen", "jaar", "week", "weken", "artikel", "art", "lid",
     "postcode", "postbus", "toestel", "telefoon", "telefoonnummer", "tel", "doorkiesnummer", "bel", "kamer",
     "paragraaf",
     "bedrag", "budget", "bsn", "euro", "eur", "nog", "er", "onze", "ons", "mijn", "alle", "zo'n", "achterstand",
     "tekort",
     "voorsprong", "saldo", "stand", "inwoners", "realisatie", "jullie", "wel", "deze", "moeten", "moest", "moesten",
     "half", "keer", "plus", "minus", "versie", "blz", "pagina", "formulier", "pin", "code")
)  # fmt: skip
"""Words before an amount, a rule, or a number of another kind."""
_TELT_ERNA = re.compile(
    r"(?:person\w*|pers|mens\w*|man|mannen|vrouwen|inwon\w*|won\w*ing\w*|huizen|weken|week|dagen|dag|maand\w*|jaar|jaren"
    r"|uur|uren|minuten|euro|eur|euri|procent|keer|maal|meter|km|statushouders?|vergunninghouders?|asielzoekers?"
    r"|vluchtelingen|nieuwkomers|oekra\w*|gezinnen|huishoudens|koppelingen|zaken|dossiers|plekken|plaatsen|plaats"
    r"|bedden|kinderen|kind|alleenstaanden|amv|gemeenten|gemeentes|corporaties|formulieren|stuks|gevallen|weigeringen"
    r"|achter|achterstand|voor op|te huisvesten|te plaatsen|gehuisvest\w*|geplaatst\w*|nareizigers|jongeren|bewoners"
    r"|huurwoningen|appartementen|units|kamers|meldingen|verhuizingen|miljoen|duizend|mensen|mln|aanvragen|verzoeken|brieven|klachten|contracten|leden|euro's)\b"
)
"""What is counted."""
_ERVOOR = frozenset(
    ("van", "voor", "bij", "in", "aan", "met", "over", "op", "naar", "tegen", "zonder", "om", "en", "of", "maar", "dus",
     "want", "omdat", "dat", "is", "zijn", "was", "heeft", "hebben", "had", "kan", "moet", "mag", "gaat", "komt",
     "kwam",
     "wordt", "werd", "wacht", "wil", "loopt", "staat", "zit", "zet", "zat", "houd", "hou", "geef", "toon", "open",
     "zoek",
     "stand", "bekijk", "laat", "pak", "check", "update", "status", "voortgang", "info", "betreft", "inzake", "mbt",
     "ivm", "tav",
     "even", "ff", "ook", "nu", "behandelt", "hoi", "hallo", "hey", "hee", "he", "vraag", "gezin", "huishouden",
     "kandidaat", "alleenstaande", "client", "cliënt", "casus", "klant", "familie", "statushouder", "vergunninghouder",
     "kenmerk", "referentie", "ref", "zaak", "zaaknr", "zaaknummer", "dossier", "nummer", "nr", "contract",
     "huurcontract", "geval", "heet", "genaamd", "parkeer", "herinner", "meld", "noteer", "vandaag", "morgen",
     "gisteren", "gister", "vanmorgen", "vanmiddag", "straks", "me", "mij", "haal", "je", "jij", "denk", "eraan",
     "doe", "maak", "had", "hadden", "draag", "overdragen", "koppeldatum", "koppelingsdatum", "tekenafspraak",
     "exporteer", "stuur", "wekker", "weigering")
)  # fmt: skip
"""Words before a case that is named."""
_ERNA = frozenset(
    ("al", "nog", "nu", "is", "zijn", "was", "waren", "wordt", "worden", "werd", "heeft", "hebben", "had", "hadden",
     "op",
     "per", "tot", "moet", "moeten", "kan", "kunnen", "mag", "wil", "willen", "wilde", "wou", "gaat", "gaan", "ging",
     "komt", "komen", "kwam", "kwamen", "krijgt", "krijgen", "kreeg", "kregen", "zit", "zitten", "zat", "staat",
     "stond",
     "ligt", "loopt", "wacht", "doet", "zei", "zegt", "vindt", "vond", "woont", "wonen", "blijft", "eindelijk", "weer",
     "we", "wij", "ze", "ik", "hij", "zij", "stil", "aan", "vandaag", "gisteren", "gister", "eergisteren", "morgen",
     "overmorgen", "vanochtend", "vanmorgen", "vanmiddag", "en", "het", "graag", "aub", "svp", "pls", "even", "ff",
     "in", "uit", "af", "bij", "met", "over", "voor", "naar", "van", "door", "niet", "wel", "ook", "toch", "dan", "dus",
     "maar", "want", "omdat", "dat", "die", "s", "hoe", "wat", "wanneer", "wie", "waar", "waarom", "een", "de", "geen",
     "klaar", "rond", "akkoord", "ok", "oke", "zelf", "volgende", "vorige", "afgelopen", "maandag", "dinsdag",
     "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ma", "di", "wo", "do", "vr", "za", "zo", "net",
     "zojuist",
     "inmiddels", "ervoor", "er", "open", "helaas", "als", "onder", "erin", "eruit", "zien", "later", "sinds", "te",
     "jan", "feb", "klopt", "kloppen", "vervalt", "verviel", "ging", "t", "verzet")
)  # fmt: skip
"""Words behind a case that is named."""
_VRAAGT_AANTAL = re.compile(r"(?:\bhoeveel\b.*\bvan (?:de|die|alle|onze)|\btel(?:t|len|de)?\b)$")
"""Before digits: they are asked as a part of so many, or counted."""
_BEDRAG = re.compile(r"\s*[%€+]|[.,:]\d|\s+\d{3}|,-")
_EEN_HUIS = re.compile(r"\s*(?:woning|woonruimte)\b")
_VAN_DE = re.compile(r"\s+van (?:de |het |onze |ons |die )?\d")


def plek(tekst: str, genoemd: Genoemd, bekend: Collection[str] = ()) -> Plek:
    """What stands around digits in a text in which `bekend` are the words that tell of cases."""
    before, after = tekst[: genoemd.van].casefold().rstrip(" #"), tekst[genoemd.tot :].casefold()
    numbered = tekst[genoemd.van : genoemd.tot].startswith("0")  # no amount begins so: "014 + 033 getekend"
    if numbered and (before.endswith("+") or after.lstrip().startswith("+")):
        return Plek.ZAAK
    if before.endswith(("€", "§", "/", "+", "=", "x")) or (before[-1:] == "-" and tekst[genoemd.van - 1] == "-"):
        return Plek.TELT
    if before[-1:].isdigit() or _BEDRAG.match(after) or _VAN_DE.match(after):
        return Plek.TELT
    left = woorden_van(before)[-1:] if before[-1:].isalpha() else ()
    right = woorden_van(after)[:1] if re.match(r"[\s'’]*[^\W\d_]", after) else ()
    if not _TELT_ERVOOR.isdisjoint(left) and not _zegt_stand(left, before):
        return Plek.TELT
    a_home = numbered and _EEN_HUIS.match(after)  # "021 woning gevonden"
    if (_TELT_ERNA.match(after.lstrip()) and not a_home) or _VRAAGT_AANTAL.search(before):
        return Plek.TELT
    if not _GETALWOORD.isdisjoint(woorden_van(tekst)):
        return Plek.ONBEKEND
    can = (not left or left[0] in _ERVOOR or left[0] in bekend) and (
        not right or right[0] in _ERNA or right[0] in bekend
    )
    return Plek.ZAAK if can else Plek.ONBEKEND


def _zegt_stand(left: tuple[str, ...], before: str) -> bool:
    """Whether "stand" asks for that of a case: nothing stands before it."""
    return left == ("stand",) and len(woorden_van(before)) <= len(("wat", "is", "de", "stand"))
