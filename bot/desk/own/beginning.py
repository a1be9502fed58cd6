"""A case that is begun in a sentence: "nieuwe koppeling 2 feb 4 personen zaaknr 4711". What can be read is filled in,
whatever the order and the words around it; the rest is asked, and all of it is shown before it is recorded."""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk import standard
from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import vraagsoort
from workflows.dates.reading import vind_datum
from workflows.engine.kenmerk import Genoemd, Vorm, vind
from workflows.engine.stapwoorden import lees_wijzen, woorden_van, zegt
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Terugvraag, Veld, lees

_NIEUW = frozenset(
    ("nieuw", "nieuwe", "vastleggen", "invoeren", "toevoegen", "registreren", "registreer", "aanmaken", "opvoeren",
     "leg", "voer", "maak", "aanvragen", "erbij")
)  # fmt: skip
_NUMMER = re.compile(
    r"\b(?:zaak|zaaknr|zaaknummer|dossier|dossiernummer|nummer|nr|kenmerk|referentie)\b\.?:?\s*$", re.I
)
_GETAL = r"(?P<getal>\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_AANTAL = re.compile(rf"\b{_GETAL}[ -]?(?:personen|persoons\w*|persoon|pers\b\.?|mensen|pp?\b)", re.IGNORECASE)
_GEZIN = re.compile(rf"\b(?:gezin|huishouden) (?:van|met) {_GETAL}\b", re.IGNORECASE)
_ALLEEN = re.compile(r"\balleenstaand\w*\b", re.IGNORECASE)


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """Begin the case that the sentence says begins, with what it says filled in; None for any other sentence."""
    if not any(sign.isdigit() for sign in text) or text.rstrip().endswith("?"):
        return None
    words = frozenset(woorden_van(text))
    for naam, dealt in visit.office.features.procedures.items():
        procedure = dealt.procedure
        said = _said(procedure, words)
        if said is None or not organisations(visit.me, dealt.recht(Actie.ZAAK_MAKEN)):
            continue
        if standard.form_name(dealt) not in visit.office.features.forms or vraagsoort(text) is not None:
            continue
        known = facts(visit, procedure, text)
        asked = {veld.naam for veld in procedure.aanleg if not veld.optioneel}
        if not known or not (said or asked <= known.keys()):
            continue
        shown = standard.new(visit, naam, None, known)
        return True if shown is None else shown
    return None


def _said(procedure: Procedure, words: frozenset[str]) -> bool | None:
    """Whether the words say that a case of this procedure begins: by its title and a word as "nieuw" (True), or only by
    what happened then (False, which counts where all that is asked is told); None where they do not."""
    if procedure.titel.casefold() in words and words & _NIEUW:
        return True
    ways = lees_wijzen(procedure.begint)
    if not any(zegt(way, words) for way in ways):
        return None
    return procedure.titel.casefold() in words


def facts(visit: Visit, procedure: Procedure, text: str) -> Answers:
    """What a sentence says of what is asked when a case is made, by field."""
    known: Answers = {}
    for veld in sorted(procedure.aanleg, key=lambda veld: _FIRST.index(veld.soort) if veld.soort in _FIRST else 9):
        found, text = _READ[veld.soort](visit, veld, text) if veld.soort in _READ else (None, text)
        if found is not None:
            known[veld.naam] = found
    return {veld.naam: known[veld.naam] for veld in procedure.aanleg if veld.naam in known}


def _count(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = _AANTAL.search(text) or _GEZIN.search(text)
    alone = _ALLEEN.search(text) if found is None else None
    span = found or alone
    if span is None:
        return None, text
    value = lees(veld, found["getal"] if found is not None else "1", visit.today)
    return (None if isinstance(value, Terugvraag) else value), _blank(text, span.start(), span.end())


def _reference(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    del veld
    best = next(iter(sorted(vind(text), key=lambda item: -_sure(text, item))), None)
    if best is None or _sure(text, best) == 0:
        return None, text
    if isinstance(referentie_ok(best.getoond), Afgekeurd):
        return None, text
    if best.vorm is Vorm.CIJFERS and not _NUMMER.search(text[: best.van]) and _in_a_date(visit, text, best):
        return None, text
    return best.getoond, _blank(text, best.van, best.tot)


def _sure(text: str, item: Genoemd) -> int:
    """How surely this is the number of the case: behind a word that says so, by its looks, or as digits."""
    if _NUMMER.search(text[: item.van]):
        return 4
    dashed = item.vorm is Vorm.MISSCHIEN and any(sign in text[item.van : item.tot] for sign in "-/")
    return {Vorm.ZEKER: 3, Vorm.MISSCHIEN: 2 if dashed else 0, Vorm.CIJFERS: 1}[item.vorm]


def _in_a_date(visit: Visit, text: str, item: Genoemd) -> bool:
    """Whether the text means another day without these digits: then they belong to one."""
    return vind_datum(text, visit.today) != vind_datum(_blank(text, item.van, item.tot), visit.today)


def _day(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = vind_datum(text, visit.today, veld.richting)
    return (found, "") if isinstance(found, date) else (None, text)


def _blank(text: str, van: int, tot: int) -> str:
    return f"{text[:van]}, {text[tot:]}"


_FIRST: Sequence[Soort] = (Soort.AANTAL, Soort.REFERENTIE, Soort.DATUM)
_READ = {Soort.AANTAL: _count, Soort.REFERENTIE: _reference, Soort.DATUM: _day}
