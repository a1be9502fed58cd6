"""A case in one line behind the command of its procedure: `/garantie Z-0412 15-3-2026`. What can be read is taken over,
field by field in the order in which they are asked; what is missing is asked."""

from bot.desk import checking
from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.visit import Visit
from bot.screens.standard import not_all
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Terugvraag, Veld, lees

LONGEST = 4
"""So many words a value has at the most ("zo 15 maart 2026")."""
_VOORBEELD = {Soort.REFERENTIE: "Z-0412", Soort.DATUM: "15-3-2026", Soort.AANTAL: "4"}


def read(visit: Visit, procedure: Procedure, organisatie: int, text: str) -> tuple[Answers, str]:
    """What the line gives, by field, and in Dutch what could not be used (empty when all was)."""
    words = text.replace(";", " ").replace(",", " ").split()
    known: Answers = {}
    for veld in procedure.aanleg:
        used, value = _first(visit, veld, words)
        if used:
            known[veld.naam], words = value, words[used:]
    double = visit.store.cases.by_reference(procedure.naam, organisatie, known.get("referentie", ""))
    if double is not None:
        known.pop("referentie")
        return known, checking.double_word(double.referentie)
    wrong = checking.broken(procedure, known, visit)
    if wrong is not None:  # every day is asked again: the line does not say which of them is wrong
        days = {veld.naam for veld in procedure.aanleg if veld.soort is Soort.DATUM}
        return {naam: value for naam, value in known.items() if naam not in days}, wrong
    if not words:
        return known, ""
    last = next(reversed(known), "")
    if last and procedure.velden[last].soort is Soort.AANTAL:  # what is not understood may belong to it: "4 of 5"
        known.pop(last)
    return known, not_all(procedure, _example(procedure))


def whole(visit: Visit, procedure: Procedure, text: str, *, named: bool) -> bool:
    """Whether a text without a command is such a line: a reference and a day, and nothing that is no value. Where the
    procedure is not `named`, all that is asked stands in it."""
    if not any(sign.isdigit() for sign in text):  # a reference has one: this spares most questions the rest
        return False
    words = text.replace(";", " ").replace(",", " ").split()
    read: list[Soort] = []
    for veld in procedure.aanleg:
        used, _ = _first(visit, veld, words)
        words, read = words[used:], read + [veld.soort] * bool(used)
    asked = [veld.soort for veld in procedure.aanleg]
    return not words and (read == asked or (named and {Soort.REFERENTIE, Soort.DATUM} <= set(read)))


def _first(visit: Visit, veld: Veld, words: list[str]) -> tuple[int, object]:
    """How many of the first words are a value of this field, and which; the longest reading counts."""
    longest = 1 if veld.soort is Soort.REFERENTIE else LONGEST
    for size in range(min(longest, len(words)), 0, -1):
        value = lees(veld, " ".join(words[:size]), visit.today)
        if not isinstance(value, Terugvraag) and _may_be(veld, value):
            return size, value
    return 0, None


def _may_be(veld: Veld, value: object) -> bool:
    if veld.soort is Soort.GEMEENTE:  # asked by itself: its name may be several words, and is looked up
        return False
    if veld.soort is not Soort.REFERENTIE:
        return True
    said = str(value)
    return any(sign.isdigit() for sign in said) and not isinstance(referentie_ok(said), Afgekeurd)


def _example(procedure: Procedure) -> str:
    """A line that can be typed as it stands: of a choice the first one, and nothing that may be left out."""
    line = (veld for veld in procedure.aanleg if veld.soort is not Soort.GEMEENTE)
    asked = (veld for veld in line if veld.soort is Soort.REFERENTIE or not veld.optioneel)
    return " ".join(veld.keuzes[0].naam if veld.keuzes else _VOORBEELD[veld.soort] for veld in asked)
