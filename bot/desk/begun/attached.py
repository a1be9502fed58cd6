"""Cases that stand beside another one: begun from there, with its reference, and each shows the other. Which may stand
beside which the tables say (`Procedure.naast`). Beside them stand the texts that a stand has ready to send."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from bot.desk import cases, contacts, crossings, forms
from bot.desk.case import Opened, loopt
from bot.desk.crossings import Known
from bot.desk.feature import Answers, Band, BijNaam, Doel, Handling, Press
from bot.desk.own import filled
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.screens import beside as screens
from bot.screens import start
from bot.screens.message import Bericht, Knop, actie
from bot.screens.zaakregel import Aanvulling
from storage.cases import CaseRow
from workflows.contacten import functie
from workflows.engine.tabel import BIJ, Doorstuurtekst, Procedure, Stand
from workflows.engine.velden import REFERENTIE

BESIDE = "bij"
"""What a form that makes a case keeps of the case it was begun from: its id."""

# ---------------------------------------------------------------- making one


def linked(visit: Visit, procedure: Procedure, doel: Doel, answers: Answers) -> Answers:
    """The facts of a new case: its answers, with the case that it was begun from or whose reference was typed."""
    facts = {naam: value for naam, value in answers.items() if naam != REFERENTIE.naam}
    about = _about(visit, procedure, doel, answers) if procedure.naast else None
    return facts | ({BIJ.naam: about.id} if about is not None else {})


def _about(visit: Visit, procedure: Procedure, doel: Doel, answers: Answers) -> CaseRow | None:
    book, organisatie = visit.store.cases, doel["organisatie"]
    if BESIDE in doel:
        row = book.get(doel[BESIDE])
        return row if row is not None and row.organisatie == organisatie else None
    typed = answers.get(REFERENTIE.naam)
    found = (book.by_reference(naam, organisatie, typed) for naam in procedure.naast if typed)
    return next((row for row in found if row is not None), None)


def reference(visit: Visit, procedure: Procedure, doel: Doel) -> str:
    """What a new case is called of which nobody typed it: as the case it stands beside, else by a number of ours."""
    if BESIDE in doel:
        return cases.free(visit, procedure.naam, doel["organisatie"], doel["referentie"])
    return cases.give(visit.office, doel["organisatie"], procedure.naam, visit.today)


def begin(visit: Visit, naam: str, ident: int, known: Answers | None = None) -> Bericht | None:
    """Begin a case of this procedure beside another one; where one runs there already, that one is shown."""
    dealt, about = visit.office.features.procedures[naam], cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if about is None or not may(visit.me, dealt.recht(Actie.ZAAK_MAKEN), about.row.organisatie):
        return start.may_not()
    if about.row.procedure not in dealt.procedure.naast:
        return start.unknown_button()
    running = next((row for row in _beside(visit.office, about) if row.procedure == naam), None)
    if running is not None:
        return cases.show(visit, running.id, screens.RUNS)
    refused = crossings.making(visit, dealt.procedure, about.row.organisatie, {BIJ.naam: ident}, Known.SO_FAR).weigert
    if refused:  # said at once, not after the last question
        return cases.show(visit, ident, refused)
    doel = {"procedure": naam, "organisatie": about.row.organisatie}
    forms.start(visit, dealt.form, doel | {BESIDE: ident, "referentie": about.row.referentie}, known)
    return None


def in_words(procedure: Procedure) -> tuple[BijNaam, ...]:
    """ "Z-0412 gezin mag komen": begun from the case that is named, with what the sentence says filled in."""
    return tuple(BijNaam(procedure.begint, partial(_asked, procedure), naam) for naam in procedure.naast)


def _asked(procedure: Procedure, visit: Visit, about: Opened, rest: str) -> Bericht | bool | None:
    known = filled.facts(visit, procedure, rest)
    known.pop(REFERENTIE.naam, None)
    shown = begin(visit, procedure.naam, about.row.id, known or None)
    return True if shown is None else shown


def band(naam: str, procedure: str, ander: str) -> Band:
    """How the cases of a procedure belong to those that they stand beside, for the rows of their kruisingen."""

    def beside(office: Office, _: int, ident: int, __: Mapping[str, Any]) -> list[int]:
        rows = office.store.cases.standing_beside(ident) if ident else []
        return [row.id for row in rows if row.procedure == procedure]

    return Band(
        naam,
        procedure,
        ander,
        lambda _, __, feiten: [found] if (found := feiten.get(BIJ.naam)) else [],
        beside,
        (BIJ.naam,),
    )


# ---------------------------------------------------------------- on the screen


def _beside(office: Office, case: Opened) -> list[CaseRow]:
    """The cases of the same organisation that run beside this one."""
    kinds = office.features.procedures
    rows = (row for row in office.store.cases.standing_beside(case.row.id) if row.organisatie == case.row.organisatie)
    return [row for row in rows if loopt(kinds[row.procedure].procedure, row.standen)]


def on_screen(office: Office, case: Opened) -> Aanvulling:
    """The case that it stands beside, those that run beside it, and the texts that are ready."""
    about = office.store.cases.get(case.zaak.feiten[BIJ.naam]) if case.zaak.feiten.get(BIJ.naam) else None
    above = [about] if about is not None and about.organisatie == case.row.organisatie else []
    here = screens.beside(screens.ABOUT, [crossings.named(office, row) for row in above])
    runs = _beside(office, case)
    theirs = screens.beside(screens.BESIDE, [crossings.named(office, row) for row in runs])
    running = {item.procedure for item in runs}
    here_now = {stand.naam for stand in _standen(case)}
    kinds = office.features.procedures
    offered = [
        naam
        for naam, dealt in kinds.items()
        if naam not in running and here_now.intersection(dealt.procedure.naast.get(case.row.procedure, ()))
    ]
    begin_here = tuple((Knop(screens.put(kinds[n].procedure), actie("zb", n, case.row.id)),) for n in offered)
    texts = tuple((Knop(screens.text_for(naam), actie("zx", case.row.id, naam)),) for naam in _texts(case))
    known = office.store.contacten.of_organisation(case.row.organisatie) if texts else {}
    call = [contacts.line(office, case.row.organisatie, naam) for naam in _texts(case) if naam in known]
    return Aanvulling(
        regels=[*here.regels, *theirs.regels, *call],
        kort=[*here.kort, *theirs.kort],
        knoppen=(*texts, *begin_here, *here.knoppen, *theirs.knoppen),
    )


def at_case(visit: Visit, case: Opened) -> Sequence[Knop]:
    """The button under "Meer" that leads to what can be begun beside it."""
    found = _kinds(visit, case)
    return (Knop(screens.PUT_BESIDE, actie("zv", case.row.id)),) if found else ()


def _kinds(visit: Visit, case: Opened) -> list[Handling]:
    kinds = visit.office.features.procedures.values()
    here = [dealt for dealt in kinds if case.row.procedure in dealt.procedure.naast]
    return [dealt for dealt in here if may(visit.me, dealt.recht(Actie.ZAAK_MAKEN), case.row.organisatie)]


def choose(visit: Visit, ident: int) -> Bericht:
    """What can be begun beside this case."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    found = _kinds(visit, case) if case is not None else []
    if case is None or not found:
        return start.may_not()
    return screens.choose(case.row.referentie, ident, [dealt.procedure for dealt in found])


# ---------------------------------------------------------------- texts that are ready


def _texts(case: Opened) -> dict[str, Doorstuurtekst]:
    """Those of the standen in which it now is, by whom they are for."""
    return {tekst.aan: tekst for stand in reversed(_standen(case)) for tekst in stand.teksten}


def _standen(case: Opened) -> list[Stand]:
    return [spoor.stand(case.zaak.standen[spoor.naam]) for spoor in case.procedure.sporen if not case.alleen_lezen]


def text(visit: Visit, ident: int, naam: str) -> Bericht | None:
    """A text for this function as a message of its own, that can be forwarded as it is."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start.may_not()
    ready, about = _texts(case).get(naam), functie(naam)
    if ready is None or about is None:
        return cases.show(visit, ident, screens.TEXT_OF_ANOTHER_STAND)
    place = visit.store.people.organisatie(case.row.organisatie).naam
    visit.say(screens.hand_over(about.titel, contacts.line(visit.office, case.row.organisatie, naam)))
    visit.say(screens.ready(ready, case.procedure, case.row.referentie, place, case.zaak.feiten))
    return None


def _press_begin(visit: Visit, words: list[str]) -> Bericht | None:
    if words[0] not in visit.office.features.procedures:
        raise ValueError(words[0])
    return begin(visit, words[0], int(words[1]))


PRESSES: dict[str, Press] = {
    "zb": _press_begin,
    "zv": lambda visit, words: choose(visit, int(words[0])),
    "zx": lambda visit, words: text(visit, int(words[0]), words[1]),
}
