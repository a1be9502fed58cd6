"""A case in one line behind the command of its procedure: `/garantie Z-0412 15-3-2026`. What can be read is taken over,
in whatever order it stands; of two of a kind the first is the one that is asked first. What is missing is asked."""

from collections.abc import Sequence

from bot.desk import checking
from bot.desk.feature import Answers
from bot.desk.guard import Afgekeurd, referentie_ok
from bot.desk.visit import Visit
from bot.screens.standard import not_all
from workflows.engine.stapwoorden import gekozen, woorden_van, zegt_iets
from workflows.engine.tabel import Procedure
from workflows.engine.velden import Soort, Terugvraag, Veld, lees

LONGEST = 4
"""So many words a value has at the most ("zo 15 maart 2026")."""
MOST = 40
"""So many words of a line are read: more is a letter, and not understood."""
_VOORBEELD = {Soort.REFERENTIE: "Z-0412", Soort.DATUM: "15-3-2026", Soort.AANTAL: "4"}


def read(visit: Visit, procedure: Procedure, organisatie: int, text: str) -> tuple[Answers, str]:
    """What the line gives, by field, and in Dutch what could not be used (empty when all was)."""
    known, words = _parts(visit, procedure.aanleg, text)
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
    # What is not understood may belong to a number: "4 of 5".
    known = {naam: value for naam, value in known.items() if procedure.velden[naam].soort is not Soort.AANTAL}
    return known, not_all(procedure, _example(procedure))


def whole(visit: Visit, procedure: Procedure, text: str, *, named: bool) -> bool:
    """Whether a text without a command is such a line: a reference and a day, and nothing that is no value. Where the
    procedure is not `named`, all that is asked stands in it."""
    if not any(sign.isdigit() for sign in text):  # a reference has one: this spares most questions the rest
        return False
    known, words = _parts(visit, procedure.aanleg, text, whole=True)
    read = [procedure.velden[naam].soort for naam in known]
    asked = [veld.soort for veld in procedure.aanleg]
    return not words and (read == asked or (named and {Soort.REFERENTIE, Soort.DATUM} <= set(read)))


def _parts(visit: Visit, velden: Sequence[Veld], text: str, *, whole: bool = False) -> tuple[Answers, list[str]]:
    """What stands in the line by field, and the words that are nothing of it. From each word on the reading of the most
    words counts; then a choice may be said in words that stand apart. `whole`: one such word is enough to stop at."""
    words = text.replace(";", " ").replace(",", " ").split()
    words, left, known = words[:MOST], words[MOST:], Answers()
    while words and not (whole and left):
        unread = [veld for veld in velden if veld.naam not in known]
        readings = ((veld, *_first(visit, veld, words)) for veld in unread)
        best = max(readings, key=lambda reading: reading[1], default=None)
        used = best[1] if best is not None else 0
        if best is not None and used:
            veld, _, known[best[0].naam] = best
            used = _until_a_choice(visit, [other for other in unread if other.keuzes], veld, words[:used])
        else:
            left.append(words[0])
        words = words[max(used, 1) :]
    for veld in velden:
        said = gekozen(veld, " ".join(left)) if veld.naam not in known and veld.soort is Soort.KEUZE else None
        if said is not None:
            known[veld.naam] = said[0]
            left = [word for word in left if not set(woorden_van(word)) <= said[1]]
    return {veld.naam: known[veld.naam] for veld in velden if veld.naam in known}, left


def _until_a_choice(visit: Visit, choices: Sequence[Veld], veld: Veld, words: list[str]) -> int:
    """How many of the words that were read as a day are of it: words behind it may be a choice."""
    if veld.soort is not Soort.DATUM:
        return len(words)
    value = lees(veld, " ".join(words), visit.today)
    for size in range(1, len(words)):
        same = lees(veld, " ".join(words[:size]), visit.today) == value
        if same and any(_first(visit, choice, words[size:])[0] for choice in choices):
            return size
    return len(words)


def _first(visit: Visit, veld: Veld, words: list[str]) -> tuple[int, object]:
    """How many of the first words are a value of this field, and which; the longest reading counts."""
    of_choices = max((len(keuze.titel.split()) for keuze in veld.keuzes), default=0)
    longest = 1 if veld.soort is Soort.REFERENTIE else max(LONGEST, of_choices)
    for size in range(min(longest, len(words)), 0, -1):
        said = " ".join(words[:size])
        value = lees(veld, said, visit.today)
        if veld.soort is Soort.KEUZE and not zegt_iets(said):
            continue
        if veld.soort is Soort.DATUM and size > 1 and lees(veld, " ".join(words[1:size]), visit.today) == value:
            continue  # the day begins behind this word
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
    said, seen = list[str](), set[Soort]()
    for veld in asked:
        second = veld.soort is Soort.REFERENTIE and veld.soort in seen  # of something else than the case
        said.append("DD-77" if second else _said(veld))
        seen.add(veld.soort)
    return " ".join(said)


def _said(veld: Veld) -> str:
    return veld.keuzes[0].naam.replace("_", " ") if veld.keuzes else _VOORBEELD[veld.soort]
