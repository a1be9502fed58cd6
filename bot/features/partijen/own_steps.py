"""An answer that is the party's own to say: the step of the case is taken at once, in the party's name, and goes with
the answer when that is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.desk import cases, crossings, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Vraag
from bot.desk.visit import Visit
from bot.features.partijen import party_screens
from storage.vragen import VraagRow
from workflows.engine import zaak
from workflows.engine.machine import NietOpen
from workflows.engine.partijvraag import BEANTWOORD, OPEN, Antwoord
from workflows.engine.velden import pak_uit
from workflows.engine.zaak import Geweigerd


def take(visit: Visit, row: VraagRow, vraag: Vraag, antwoord: Antwoord, answers: Answers) -> bool:
    """Take the first of the answer's steps that is open and that nothing stands against. False where there is none:
    the answer then waits for the gemeente, which can do what else is needed."""
    book = visit.store.vragen
    book.move(row.id, BEANTWOORD, row.opvolgen, row.bundel)  # what needs no answer after the step, is not this question
    for trigger in antwoord.stappen:
        case = _case(visit, row)
        stap = case.stap(vraag.soort.spoor, trigger)
        asked = {veld.naam: answers.get(veld.naam) for veld in stap.velden} if stap is not None else {}
        try:
            with visit.store.part(), _of(visit, row.organisatie):
                steps.put(visit, case, vraag.soort.spoor, trigger, asked)
        except (NietOpen, Geweigerd):
            visit.cases.pop(row.zaak, None)  # what was read of a case that did not change after all
            continue
        return True
    book.move(row.id, row.stand, row.opvolgen, row.bundel)
    return False


@contextmanager
def _of(visit: Visit, organisatie: int) -> Iterator[None]:
    """What a party records in the case of this gemeente moves the gemeente's other cases as its own step would."""
    visit.partij_bij = organisatie
    try:
        yield
    finally:
        visit.partij_bij = None


def _case(visit: Visit, row: VraagRow) -> Opened:
    case = cases.present(visit, row.zaak)
    assert case is not None  # noqa: S101  a question goes with its case
    return case


def taken(visit: Visit, row: VraagRow, vraag: Vraag) -> bool:
    """Whether the last thing that was done in the case is the step that this answer was."""
    antwoord = vraag.soort.antwoord(row.antwoord) if row.antwoord else None
    case = _case(visit, row)
    gone = zaak.met_gevolg(case.procedure, case.regels) if antwoord is not None and antwoord.stappen else ()
    if antwoord is None or not gone:
        return False
    said = pak_uit(vraag.soort.velden, row.antwoord_feiten).items()
    same = all(gone[0].feiten.get(naam) == value for naam, value in said)
    return same and gone[0].spoor == vraag.soort.spoor and gone[0].trigger in antwoord.stappen


def take_back(visit: Visit, row: VraagRow) -> str | None:
    """Take that step back, with all that followed from it; or why another case does not let it, in Dutch."""
    case = _case(visit, row)
    gone = zaak.met_gevolg(case.procedure, case.regels)
    result, _ = zaak.neem_terug(case.procedure, case.regels)
    beside = crossings.before(visit, case, gone[0].trigger, result, gone[0].feiten, terug=True)
    if beside.weigert or beside.vraagt:
        return beside.weigert or party_screens.TOO_FAR
    visit.store.vragen.move(row.id, OPEN, row.opvolgen, row.bundel)  # what is asked again by itself, is this question
    with _of(visit, row.organisatie):
        steps.take_back(visit, case)
    return None
