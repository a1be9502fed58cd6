"""E-mail addresses and phone numbers, except those of a desk."""

import re

from bot.desk.guard.data import lees
from bot.desk.guard.maskers import TELEFOON

_FUNCTIE = lees("functieadressen")

_APENSTAART = r"(?: ?@ ?| ?[\[({<] ?(?:at|apenstaart(?:je)?) ?[\])}>] ?| (?:at|apenstaart(?:je)?) )"
_PUNT = r"(?:\.| ?[\[({] ?(?:dot|punt) ?[\])}] ?| (?:dot|punt) )"
# The last label is a word: 'overleg @ 10.30' is a time.
_MAIL = re.compile(
    rf"([\w.+%'-]{{1,64}}){_APENSTAART}([\w-]{{1,63}}(?:{_PUNT}[\w-]{{1,63}}){{0,4}}{_PUNT}[a-z]{{2,24}})(?!\w)",
    re.IGNORECASE,
)

# With spaces round the dot only before an ending that is hardly a word: 'overleg @ kantoor. Daarna ...' is a sentence.
_MAIL_LOS = re.compile(
    rf"([\w.+%'-]{{1,64}}){_APENSTAART}"
    r"([\w-]{1,63}(?: ?\. ?[\w-]{1,63}){0,3} ?\. ?(?:nl|com|org|net|eu|info))(?!\w)",
    re.IGNORECASE,
)

_BUITENLAND = re.compile(
    r"(?<![\d+])(?<!\d[-./,])(?:\+ ?|(?<![a-z])00)[1-9](?:[ ./()-]{0,2}\d){7,13}(?!\d)", re.IGNORECASE
)
# A number of eight digits or more that is called a phone number.
_GELABELD = re.compile(
    r"(?<![a-z])(?:tel(?:efoon)?(?:[ -]?(?:nummer|nr\.?))?|mobiel(?:e? ?nummer)?|mob|gsm|whatsapp|app"
    r"|bel(?:len)?|bereikbaar)(?![a-z])"
    r"[^\d\n]{0,15}?\d(?:[ .-]?\d){7,11}(?!\d)",
    re.IGNORECASE,
)


def _van_een_loket(naam: str, domein: str) -> bool:
    naam, domein = naam.lower().strip(".'"), re.sub(r"\s", "", domein.lower())
    return f"{naam}@{domein}" in _FUNCTIE["mail"] or (
        naam in _FUNCTIE["functienamen"] and domein in _FUNCTIE["domeinen"]
    )


def heeft_mail(tekst: str) -> bool:
    """An e-mail address that is not a desk's, also when the @ is written out."""
    gevonden = (item for patroon in (_MAIL, _MAIL_LOS) for item in patroon.finditer(tekst))
    return any(not _van_een_loket(*item.groups()) for item in gevonden)


def _gegroepeerd_als_telefoon(nummer: str) -> bool:
    """06 or at least three digits come first. '01 02 03 04 05' is a list."""
    eerste = re.match(r"\(?(\d+)", nummer)
    cijfers = re.sub(r"\D", "", nummer)
    return not eerste or len(eerste.group(1)) > 2 or cijfers.startswith(("06", "00"))


def heeft_telefoon(tekst: str) -> bool:
    """A phone number, Dutch or foreign. The text has no dates and no numbers of desks any more."""
    if any(_gegroepeerd_als_telefoon(gevonden.group()) for gevonden in TELEFOON.finditer(tekst)):
        return True
    return bool(_BUITENLAND.search(tekst) or _GELABELD.search(tekst))
