"""What a sentence says of what is asked when a case is made: whatever the order, and the words around it."""

import re
from collections.abc import Sequence
from datetime import date

from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.own import named
from bot.desk.visit import Visit
from workflows.dates.patterns import Richting
from workflows.dates.reading import Onduidelijk, lees_datum, vind_datum
from workflows.engine.huishouden import personen_in
from workflows.engine.kenmerk import Genoemd, Vorm, vind
from workflows.engine.stapwoorden import gekozen, woorden_van
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Terugvraag, Veld, lees

_NUMMER = re.compile(
    r"\b(?:zaak|zaaknr|zaaknummer|dossier|dossiernummer|nummer|nr|kenmerk|referentie)\b\.?:?\s*$", re.I
)

_OVER = re.compile(r"\bover (?:een|\w+|\d+) (?:dag|dagen|week|weken|maand|maanden)\b", re.IGNORECASE)


_STREEP = re.compile(
    r"(?<![\d/-])\d{1,2}[-/]\d{1,2}(?![-/\d]| ?(?:weken|dagen|maanden|uur|person|pers|mensen|kinderen))"
)
"""A day typed with a dash or a stroke, which in another sentence is from one number to another."""


def day_in(text: str, today: date, richting: Richting = "dichtbij") -> date | Onduidelijk | None:
    """The day in a sentence about a case, also one counted from today ("over twee weken") or with a dash ("2-12")."""
    counted = _OVER.search(text)
    if counted is not None:
        read = lees_datum(counted[0], today, richting=richting)
        if isinstance(read, date):
            return read
    found = vind_datum(text, today, richting)
    dashed = _STREEP.search(text) if found is None else None
    if dashed is None:
        return found
    by_dash = lees_datum(dashed[0], today, richting=richting)
    return by_dash if isinstance(by_dash, date) else found


def facts(visit: Visit, procedure: Procedure, text: str) -> Answers:
    """What a sentence says of what is asked when a case is made, by field."""
    known: Answers = {}
    for veld in sorted(procedure.aanleg, key=lambda veld: _FIRST.index(veld.soort) if veld.soort in _FIRST else 9):
        said = _of_this_day(visit, veld, procedure, text) if veld.soort is Soort.DATUM else text
        found, text = _READ[veld.soort](visit, veld, said) if veld.soort in _READ else (None, text)
        if found is not None:
            known[veld.naam] = found
    return {veld.naam: known[veld.naam] for veld in procedure.aanleg if veld.naam in known}


def _count(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = personen_in(text)
    if found is None:
        return None, text
    value = lees(veld, str(found.aantal), visit.today)
    return (None if isinstance(value, Terugvraag) else value), blank(text, found.van, found.tot)


def _reference(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    del veld
    best = next(iter(sorted(vind(text), key=lambda item: -_sure(text, item))), None)
    if best is None or _sure(text, best) == 0:
        return None, text
    own = {hit.row.referentie for hit in named.find(visit, [best])}
    reference = next(iter(own)) if len(own) == 1 else best.getoond
    if isinstance(referentie_ok(reference), Afgekeurd):
        return None, text
    if best.vorm is not Vorm.ZEKER and not _NUMMER.search(text[: best.van]) and _in_a_date(visit, text, best):
        return None, text
    return reference, blank(text, best.van, best.tot)


def _sure(text: str, item: Genoemd) -> int:
    """How surely this is the number of the case: behind a word that says so, by its looks, or as digits."""
    if _NUMMER.search(text[: item.van]):
        return 4
    typed = text[item.van : item.tot]
    dashed = item.vorm is Vorm.MISSCHIEN and (any(sign in typed for sign in "-/") or len(typed.split()) > len("ab"))
    return {Vorm.ZEKER: 3, Vorm.MISSCHIEN: 2 if dashed else 0, Vorm.CIJFERS: 1}[item.vorm]


def _in_a_date(visit: Visit, text: str, item: Genoemd) -> bool:
    """Whether the text means another day without these digits: then they belong to one."""
    return day_in(text, visit.today) != day_in(blank(text, item.van, item.tot), visit.today)


def _of_this_day(visit: Visit, veld: Veld, procedure: Procedure, text: str) -> str:
    """Of a sentence with more than one day what names this one ("gekoppeld op 27 november, vergunning 16 november"),
    else what names no other."""
    clauses = _DEEL.split(text)
    dated = [clause for clause in clauses if isinstance(day_in(clause, visit.today), date)]
    own = [clause for clause in dated if _names(veld, clause)]
    others = [ander for ander in procedure.velden.values() if ander.soort is Soort.DATUM and ander.naam != veld.naam]
    of_others = [clause for clause in dated if clause not in own and any(_is_called(ander, clause) for ander in others)]
    return own[0] if own else ", ".join(clause for clause in clauses if clause not in of_others)


_DEEL = re.compile(r"[,;]\s|\n|\.\s(?=[^\W\d]{4})")
"""Between two things that are told."""
_STEM = 6
"""Letters that a word shares with the name of a day it tells of: "gekoppeld" and "koppelingsdatum"."""


def _names(veld: Veld, clause: str) -> bool:
    """Whether a clause speaks of this day, by a word of its title."""
    stems = [word[:_STEM] for word in woorden_van(veld.titel) if len(word) >= _STEM]
    return any(stem in word for stem in stems for word in woorden_van(clause))


def _is_called(veld: Veld, clause: str) -> bool:
    """Whether a clause has a word of its title as it is: "vergunning", and not "vergunninghouder"."""
    return any(word in woorden_van(clause) for word in woorden_van(veld.titel) if len(word) >= _STEM)


def _day(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    found = day_in(text, visit.today, veld.richting)
    ahead = isinstance(found, date) and any(
        grens.hard and not grens.houdt(found, {}, visit.today) for grens in veld.grenzen
    )
    if ahead:  # "vrijdag gekoppeld" is the Friday that was
        found = day_in(text, visit.today, "verleden")
    return (found, "") if isinstance(found, date) else (None, text)


def _choice(visit: Visit, veld: Veld, text: str) -> tuple[object, str]:
    """The one choice that the text says."""
    del visit
    said = gekozen(veld, text)
    return (said[0] if said is not None else None), text


def blank(text: str, van: int, tot: int) -> str:
    """The text without what was read of it, which parts the words on both sides."""
    return f"{text[:van]}, {text[tot:]}"


_FIRST: Sequence[Soort] = (Soort.AANTAL, Soort.REFERENTIE, Soort.KEUZE, Soort.DATUM)
_READ = {Soort.AANTAL: _count, Soort.REFERENTIE: _reference, Soort.DATUM: _day, Soort.KEUZE: _choice}
