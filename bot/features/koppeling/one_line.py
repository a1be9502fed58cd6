"""A koppeling in one line behind its command: `/koppeling Z-0412 15-3-2026 4`. What can be read is taken over, what is
missing is asked."""

import re
from datetime import date

from bot.desk import steps
from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.visit import Visit
from workflows.engine.velden import REFERENTIE, Terugvraag, lees
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import KOPPELINGSDATUM, PERSONEN

_AANTAL = re.compile(r"(.*?)\s*\b(\d{1,2})\s*(?:p|pers\.?|personen|persoon|mensen)?", re.IGNORECASE)


def read(visit: Visit, organisatie: int, text: str) -> tuple[Answers, str]:
    """What the line gives, field by field, and in Dutch what could not be used (empty when all was)."""
    words = re.split(r"[;,\s]+", text.strip(" ;,"))
    whole = _day(visit, " ".join(words))
    if whole is not None:
        return _kept(visit, {KOPPELINGSDATUM.naam: whole})
    reference, problem = _reference(visit, organisatie, words[0])
    day, persons, understood = _rest(visit, " ".join(words[1:]))
    found = {REFERENTIE.naam: reference, KOPPELINGSDATUM.naam: day, PERSONEN.naam: persons}
    known, wrong = _kept(visit, {naam: value for naam, value in found.items() if value is not None})
    left = "" if understood else "Niet alles in je regel begreep ik. Zo kan het: /koppeling Z-0412 15-3-2026 4"
    return known, problem or wrong or left


def _reference(visit: Visit, organisatie: int, word: str) -> tuple[str | None, str]:
    read_as = lees(REFERENTIE, word, visit.today)
    verdict = referentie_ok(str(read_as))
    if isinstance(read_as, Terugvraag) or isinstance(verdict, Afgekeurd):
        return None, verdict.uitleg if isinstance(verdict, Afgekeurd) else ""
    double = visit.store.cases.by_reference(KOPPELING.naam, organisatie, verdict)
    return (None, steps.double_word(double.referentie)) if double else (verdict, "")


def _rest(visit: Visit, text: str) -> tuple[date | None, int | None, bool]:
    """Day and persons behind the reference, and whether all of it was understood."""
    if not text:
        return None, None, True
    day = _day(visit, text)
    if day is not None:
        return day, None, True
    split = _AANTAL.fullmatch(text)
    persons = lees(PERSONEN, split[2], visit.today) if split else None
    before = split[1] if split else text
    day = _day(visit, before) if before else None
    number = persons if isinstance(persons, int) else None
    return day, number, number is not None and (day is not None or not before)


def _day(visit: Visit, text: str) -> date | None:
    value = lees(KOPPELINGSDATUM, text, visit.today)
    return value if isinstance(value, date) else None


def _kept(visit: Visit, known: Answers) -> tuple[Answers, str]:
    """Without a day that cannot be right."""
    problem = steps.broken(KOPPELING, known, visit)
    if problem is None:
        return known, ""
    return {naam: value for naam, value in known.items() if naam != KOPPELINGSDATUM.naam}, problem
