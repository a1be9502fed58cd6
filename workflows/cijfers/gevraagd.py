"""Numbers that somebody gives in a sentence, and the sum that they ask for: "taakstelling 36, achterstand 5". A sum is
only made when every number says what it is."""

import re
from dataclasses import dataclass

_EENHEDEN = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TOT_TWINTIG = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_WOORDEN = {
    **{woord: n for n, woord in enumerate(_EENHEDEN, start=1) if woord != "een"},  # mostly the article
    **{woord: n for n, woord in enumerate(_TOT_TWINTIG, start=10)},
    **{woord: 10 * n for n, woord in enumerate(_TIENTALLEN, start=2)},
    **{
        f"{een}en{tien}": 10 * m + n
        for n, een in enumerate(_EENHEDEN, start=1)
        for m, tien in enumerate(_TIENTALLEN, start=2)
    },
    "honderd": 100,
}
_WOORD = re.compile(rf"\b(?:{'|'.join(sorted(_WOORDEN, key=len, reverse=True))})\b")
_ZESDE = re.compile(r"\b(?:een|1)[ -]?zesde(?: deel)?\b|(?<!\d)1 ?/ ?6(?!\d)")
_TIJDVAK = re.compile(r"\b20\d\d ?[-/ ] ?(?:ii?|1|2)\b")
_N = r"(\d{1,3}(?:[. ]\d{3})+|\d+)"
_MENSEN = r"(?:mensen|personen|vergunninghouders|statushouders|man|stuks)"
LANGSTE = 200
"""Signs of a sentence that is looked at."""


@dataclass(frozen=True, slots=True)
class Saldo:
    """A taakstelling with what is told beside it, in persons. `rest` is the saldo of the half-year before (an
    achterstand is below zero); `gehuisvest` those who were housed; None where it was not told."""

    taakstelling: int
    rest: int | None = None
    gehuisvest: int | None = None


@dataclass(frozen=True, slots=True)
class Zesde:
    """How many of a taakstelling were not housed: held against one sixth."""

    tekort: int
    taakstelling: int

    @property
    def boven(self) -> bool:
        """Whether it is more than a sixth."""
        return self.tekort * 6 > self.taakstelling


@dataclass(frozen=True, slots=True)
class Deel:
    """How many of a taakstelling were housed, as a percentage."""

    gehuisvest: int
    taakstelling: int

    @property
    def procent(self) -> int:
        """In whole percents, rounded down: it must not promise too much."""
        return self.gehuisvest * 100 // self.taakstelling


@dataclass(frozen=True, slots=True)
class Naar:
    """A gemeente by its inhabitants, and the national number."""

    inwoners: int
    landelijk: int


@dataclass(frozen=True, slots=True)
class Gemiddeld:
    """An average in tenths of a week, from koppeling to verhuizing."""

    tienden: int


@dataclass(frozen=True, slots=True)
class Overdragen:
    """So many of a taakstelling, to be handed over."""

    aantal: int
    taakstelling: int


@dataclass(frozen=True, slots=True)
class Ouders:
    """Two parents with so many children."""

    kinderen: int


Som = Saldo | Zesde | Deel | Naar | Gemiddeld | Overdragen | Ouders


def lees_som(tekst: str) -> Som | None:
    """The sum that the numbers in a text ask for; None where there is none, or where a number does not say what it
    is."""
    if len(tekst) > LANGSTE:
        return None
    plat = " ".join(tekst.casefold().split())
    zesde = _ZESDE.search(plat) is not None
    plat = _WOORD.sub(lambda m: str(_WOORDEN[m[0]]), _TIJDVAK.sub(" ", _ZESDE.sub(" zesde ", plat)))
    plat = " ".join(plat.split())
    if not any(sign.isdigit() for sign in plat):
        return None
    return _van(plat, zesde=zesde) or _naar(plat) or _gemiddeld(plat) or _ouders(plat) or _saldo(plat, zesde=zesde)


def _getal(tekst: str) -> int:
    return int(re.sub(r"[. ]", "", tekst))


def _rest(plat: str, *gevonden: re.Match[str]) -> str:
    """The text without what was read."""
    for found in sorted(gevonden, key=lambda item: -item.start()):
        plat = f"{plat[: found.start()]} {plat[found.end() :]}"
    return plat


def _alles(plat: str, *gevonden: re.Match[str]) -> bool:
    """Whether no number is left that does not say what it is."""
    return not any(sign.isdigit() for sign in _rest(plat, *gevonden))


_N_VAN_N = re.compile(rf"\b{_N}(?: {_MENSEN})? van (?:de |het |onze |ons |mijn |die |zijn |haar )?{_N}\b")
_NIET = re.compile(r"\b(?:niet|tekort|gemist|missen|mis|te weinig|achterstand|achter|te kort|open)\b")
_WEL = re.compile(r"\b(?:gehaald|gehuisvest|geplaatst|gedaan|klaar|verhuisd)\b")
_OVER = re.compile(
    r"\bover(?:dragen|dracht|hevelen|geven|doen)\b|\b(?:afstaan|weggeven|herverdel\w+)\b|\bdra(?:gen|agt)\b.*\bover\b"
)


def _van(plat: str, *, zesde: bool) -> Som | None:
    """ "6 van de 48 niet gehaald, is dat een zesde?", "34 van de 40, hoeveel procent?", "10 van onze 62 overdragen"."""
    found = _N_VAN_N.search(plat)
    if found is None or not _alles(plat, found):
        return None
    deel, geheel = _getal(found[1]), _getal(found[2])
    if deel > geheel or geheel == 0:
        return None
    if _OVER.search(plat):
        return Overdragen(deel, geheel)
    niet, wel = _NIET.search(plat) is not None, _WEL.search(plat) is not None
    if zesde and (niet or wel):
        return Zesde(deel if niet else geheel - deel, geheel)
    if re.search(r"procent|percentage|%", plat) and not zesde:
        return Deel(geheel - deel if niet else deel, geheel)
    return None


_INWONERS = re.compile(rf"\b{_N} inwoners?\b|\binwoner(?:s|tal|aantal)(?: van| is| zijn|:)? {_N}\b")
_LANDELIJK = re.compile(
    rf"\b(?:landelijk|heel nederland|nederland|het rijk|deel van|aandeel van|totaal(?: van)?)\b[^\d,;?]{{0,25}}{_N}"
    rf"|\b{_N} (?:landelijk|in het land|in heel nederland|in nederland)"
)


def _naar(plat: str) -> Naar | None:
    """ "gemeente met 41.000 inwoners, landelijk 15.000"."""
    people, country = _INWONERS.search(plat), None
    if people is not None:
        country = _LANDELIJK.search(_rest(plat, people))
    if people is None or country is None or not _alles(_rest(plat, people), country):
        return None
    inwoners, landelijk = _getal(people[1] or people[2]), _getal(country[1] or country[2])
    return Naar(inwoners, landelijk) if inwoners >= 500 and landelijk >= 100 else None


_WEKEN = re.compile(
    r"\bgemiddelde?(?: van| is| was| zit op| op| doorlooptijd| duurt het| \w+)?(?: van| is| op)?"
    r" (\d{1,3})(?:[.,](\d))? weken\b"
)
_OVER_MENSEN = re.compile(
    rf"\b(?:over|bij|voor|met|van) {_N} (?:{_MENSEN}|huishoudens|koppelingen|zaken|verhuizingen)\b"
)
_TE_LANG = re.compile(r"\b(?:lang|norm|provincie|goed|slecht|mag|grens|toezicht|erg|genoeg|op tijd)\b")


def _gemiddeld(plat: str) -> Gemiddeld | None:
    """ "gemiddeld 15 weken over 30 mensen, is dat te lang?"."""
    found = _WEKEN.search(plat)
    if found is None or not _TE_LANG.search(plat):
        return None
    rest = re.sub(r"\b12 weken\b", " ", _OVER_MENSEN.sub(" ", _rest(plat, found)))
    return Gemiddeld(int(found[1]) * 10 + int(found[2] or 0)) if _alles(rest) else None


_OUDERS = re.compile(rf"\b(?:2 )?(?:stel|echtpaar|ouders|vader en moeder|man en vrouw) met {_N} kinderen\b")


def _ouders(plat: str) -> Ouders | None:
    """ "een stel met 5 kinderen, is dat een groot gezin?"."""
    found = _OUDERS.search(plat)
    return Ouders(_getal(found[1])) if found and re.search(r"\bgroo?t", plat) and _alles(plat, found) else None


_HUIS = re.compile(
    rf"\b{_N}(?: (?:{_MENSEN}|er|al|zijn|hebben|we|wij|nu)){{0,3}} (?:gehuisvest|geplaatst|gedaan|gehaald|verhuisd)\b"
    rf"|\b(?:gehuisvest|geplaatst|gedaan|gehaald|verhuisd|realisatie)(?: zijn| is| van|:)? {_N}\b"
    rf"|\b(?:zitten|zit|staan|sta) (?:(?:we|wij|nu|al) )*op {_N}\b"
)
_VOOR = re.compile(
    rf"\b{_N}(?: {_MENSEN})? (?:voorsprong|te veel|voor(?=$| ?[,.;?!]| en\b| op schema))"
    rf"|\bvoorsprong(?: van| is| was|:)? {_N}\b"
)
_ACHTER = re.compile(
    rf"\b{_N}(?: {_MENSEN})? (?:achterstand|achter|te weinig|te kort|tekort)\b"
    rf"|\b(?:achterstand|tekort)(?: van| is| was|:)? {_N}\b"
)
_TAAK = re.compile(
    r"\b(?:taakstelling|taak|opgave|opdracht)\b(?: (?:is|was|van|voor|dit|vorig|halfjaar|bedraagt|nu|we|wij|hadden|:))*"
    rf":? {_N}\b"
    rf"|\b(?:moeten|moesten|hadden|hebben|moet|krijgen)(?: (?:we|wij|er))* {_N}(?! (?:achter|voor|te))"
    rf"(?:\b(?: {_MENSEN})?(?: (?:huisvesten|plaatsen|doen|te huisvesten))?)"
    rf"|\b{_N} (?:te huisvesten|als taakstelling|taakstelling)\b"
)


_ANDERE_MAAT = re.compile(r"\d (?:gezin|huishoud|woning|alleenst|weken|week|dag|euro|kind|koppel|maand|jaar|procent)")
"""A number that counts something else than persons."""


def _saldo(plat: str, *, zesde: bool) -> Som | None:
    """ "onze taak is 36 en we staan 5 voor", "we hadden 40 en hebben er 34 gehuisvest"."""
    if _ANDERE_MAAT.search(plat):
        return None
    rest, read = plat, {}
    for naam, vorm in (("gehuisvest", _HUIS), ("voor", _VOOR), ("achter", _ACHTER), ("taak", _TAAK)):
        found = vorm.search(rest)
        if found is not None:
            read[naam] = _getal(next(group for group in found.groups() if group))
            rest = _rest(rest, found)
    if "taak" not in read or len(read) < 2 or ("voor" in read and "achter" in read) or not _alles(rest):
        return None
    if zesde and "achter" in read and "gehuisvest" not in read:
        return Zesde(read["achter"], read["taak"]) if read["taak"] else None
    told = read.get("voor", -read["achter"] if "achter" in read else None)
    return Saldo(read["taak"], told, read.get("gehuisvest"))
