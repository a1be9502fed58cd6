"""A case that is begun in a sentence: "nieuwe koppeling 2 feb 4 personen zaaknr 4711". What can be read is filled in,
whatever the order and the words around it; the rest is asked, and all of it is shown before it is recorded."""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk import standard
from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.own import named
from bot.desk.own.words import day_in
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens.message import Bericht
from knowledge.taal.vraagsoort import kern, vraagsoort
from workflows.engine.huishouden import personen_in
from workflows.engine.kenmerk import Genoemd, Vorm, vind
from workflows.engine.stapwoorden import lees_wijzen, woorden_van, zegt
from workflows.engine.tabel import Procedure
from workflows.engine.velden import REFERENTIE, Soort, Terugvraag, Veld, lees

_NIEUW = frozenset(
    ("nieuw", "nieuwe", "vastleggen", "invoeren", "toevoegen", "registreren", "registreer", "aanmaken", "opvoeren",
     "leg", "voer", "maak", "aanvragen", "erbij", "bij", "bijgekomen", "binnen", "vastgelegd", "opnemen")
)  # fmt: skip
_MAAKT = re.compile(
    r"^(?:(?:ik|we|wij) )?(?:wil|willen|moet|moeten|ga|gaan|kan ik|graag|even|nieuwe?|een|start|begin|maak|open|leg"
    r"|voer|registreer)\b"
    r".*\b(?:aanmaken|aan|vastleggen|vast|invoeren|in|toevoegen|toe|registreren|opvoeren|openen|open|starten|start"
    r"|beginnen|begin|maken|registreer|dossier|zaak)\b"
)
"""Wanting to make one, without a word of which."""
_MAAKT_MOST = 8
"""Words at most of a sentence that says little else."""
_NIET = frozenset(("niet", "geen", "nog", "wil", "willen", "zoekt", "zoeken"))
_NUMMER = re.compile(
    r"\b(?:zaak|zaaknr|zaaknummer|dossier|dossiernummer|nummer|nr|kenmerk|referentie)\b\.?:?\s*$", re.I
)


def read(visit: Visit, text: str) -> Bericht | bool | None:
    """Begin the case that the sentence says begins, with what it says filled in; None for any other sentence."""
    words = frozenset(woorden_van(text))
    kinds = visit.office.features.procedures
    said = {naam: how for naam, dealt in kinds.items() if (how := _said(dealt.procedure, words)) is not None}
    if not said or text.rstrip().endswith("?") or _is_question(text):
        return None
    for naam in sorted(said, key=lambda naam: not said[naam]):  # what is named by its title goes first
        dealt = kinds[naam]
        if not organisations(visit.me, dealt.recht(Actie.ZAAK_MAKEN)):
            continue
        if standard.form_name(dealt) not in visit.office.features.forms:
            continue
        known = facts(visit, dealt.procedure, text)
        if _clear(visit, dealt.procedure, text, known, named=said[naam]):
            shown = standard.new(visit, naam, None, known)
            return True if shown is None else shown
    return None


def _is_question(text: str) -> bool:
    """Whether it asks, without the household: "stel, 2 personen" supposes nothing."""
    household = personen_in(text)
    return vraagsoort(text if household is None else _blank(text, household.van, household.tot).strip(" ,")) is not None


def _clear(visit: Visit, procedure: Procedure, text: str, known: Answers, *, named: bool) -> bool:
    """Whether it can only mean that one begins: it is named and something is told of it, all that must be asked is
    told, or it asks to make one and says nothing else."""
    asked = {veld.naam for veld in procedure.aanleg if not veld.optioneel}
    reference = known.get(REFERENTIE.naam)
    if not named and isinstance(reference, str) and _is_there(visit, procedure, reference):
        return False  # then it is told of that one
    if known and (named or asked <= known.keys()):
        return True
    if not known and len(woorden_van(text)) <= _MAAKT_MOST:
        return _MAAKT.match(kern(text)) is not None
    told = len(woorden_van(text)) <= _MAAKT_MOST and _NIET.isdisjoint(woorden_van(text))
    return len(known) > 1 or (told and bool(known))


def _is_there(visit: Visit, procedure: Procedure, reference: str) -> bool:
    own = organisations(visit.me, visit.office.features.procedures[procedure.naam].recht(Actie.ZAAK_MAKEN))
    return any(visit.store.cases.by_reference(procedure.naam, o.id, reference) for o in own)


def _said(procedure: Procedure, words: frozenset[str]) -> bool | None:
    """Whether the words say that a case of this procedure begins: by its title and a word as "nieuw" (True), or only by
    what happened then (False, which counts where enough is told); None where they do not."""
    titled = procedure.titel.casefold() in words
    if titled and words & _NIEUW:
        return True
    return titled if any(zegt(way, words) for way in lees_wijzen(procedure.begint)) else None


def facts(visit: Visit, procedure: Procedure, text: str) -> Answers:
    """What a sentence says of what is asked when a case is made, by field."""
    known: Answers = {}
    for veld in sorted(procedure.aanleg, key=lambda veld: _FIRST.index(veld.soort) if veld.soort in _FIRST else 9):
        found, text = _READ[veld.soort](visit, veld, text) if veld.soort in _READ else (None, text)
        if found is not None:
            known[veld.naam] = found
    return {veld.naam: known[veld.naam] for veld in procedure.aanleg if veld.naam in known}


def _count(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = personen_in(text)
    if found is None:
        return None, text
    value = lees(veld, str(found.aantal), visit.today)
    return (None if isinstance(value, Terugvraag) else value), _blank(text, found.van, found.tot)


def _reference(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    del veld
    best = next(iter(sorted(vind(text), key=lambda item: -_sure(text, item))), None)
    if best is None or _sure(text, best) == 0:
        return None, text
    own = {hit.row.referentie for hit in named.find(visit, [best])}
    reference = next(iter(own)) if len(own) == 1 else best.getoond
    if isinstance(referentie_ok(reference), Afgekeurd):
        return None, text
    if best.vorm is Vorm.CIJFERS and not _NUMMER.search(text[: best.van]) and _in_a_date(visit, text, best):
        return None, text
    return reference, _blank(text, best.van, best.tot)


def _sure(text: str, item: Genoemd) -> int:
    """How surely this is the number of the case: behind a word that says so, by its looks, or as digits."""
    if _NUMMER.search(text[: item.van]):
        return 4
    dashed = item.vorm is Vorm.MISSCHIEN and any(sign in text[item.van : item.tot] for sign in "-/")
    return {Vorm.ZEKER: 3, Vorm.MISSCHIEN: 2 if dashed else 0, Vorm.CIJFERS: 1}[item.vorm]


def _in_a_date(visit: Visit, text: str, item: Genoemd) -> bool:
    """Whether the text means another day without these digits: then they belong to one."""
    return day_in(text, visit.today) != day_in(_blank(text, item.van, item.tot), visit.today)


def _day(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = day_in(text, visit.today, veld.richting)
    return (found, "") if isinstance(found, date) else (None, text)


def _blank(text: str, van: int, tot: int) -> str:
    return f"{text[:van]}, {text[tot:]}"


_FIRST: Sequence[Soort] = (Soort.AANTAL, Soort.REFERENTIE, Soort.DATUM)
_READ = {Soort.AANTAL: _count, Soort.REFERENTIE: _reference, Soort.DATUM: _day}
