"""Koppelingen: starting one, the list, and every button under a case."""

from typing import Any

from bot.desk import forms, gesprekken, zaken
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Visit
from bot.screens import start as start_screens
from bot.screens import zaak as screens
from bot.screens.bericht import Bericht, Knop, actie, onder_elkaar
from workflows import zaak
from workflows.gesprek import Formulier
from workflows.koppeling import KOPPELING


def new(visit: Visit, organisatie: int | None = None) -> Bericht | None:
    """Start registering; who works for several gemeenten is asked which one."""
    own = organisations(visit.me, Actie.ZAAK_MAKEN)
    chosen = [o for o in own if organisatie in (None, o.id)]
    if not chosen:
        return Bericht("Koppelingen leggen gemeenten vast. Jouw rol hoort bij een andere organisatie.")
    if len(chosen) > 1:
        buttons = [Knop(o.naam, actie("kn", o.id)) for o in chosen]
        return Bericht("Voor welke gemeente is de nieuwe koppeling?", onder_elkaar(*buttons))
    gesprekken.start(visit, forms.NEW, {"organisatie": chosen[0].id})
    return None


def listing(visit: Visit, page: int = 0) -> Bericht:
    """The koppelingen of the own organisation(s), most urgent first; what ended is left out."""
    own = organisations(visit.me, Actie.ZAAK_ZIEN)
    if not own:
        return Bericht("Koppelingen zien alleen medewerkers van de gemeente zelf.")
    shown = [
        zaken.beeld(visit.office, zaken.opened(visit.office, row))
        for o in own
        for row in visit.store.cases.of_organisation(KOPPELING.naam, o.id)
    ]
    running = [b for b in shown if not b.procedure.spoor(b.spoor).stand(b.stand).eind]
    return screens.listing(sorted(running, key=zaken.urgency), page, " en ".join(o.naam for o in own))


def find(visit: Visit, reference: str) -> Bericht:
    """`/zaak Z-0412`: the case by its reference."""
    wanted = " ".join(reference.split())
    if not wanted:
        return listing(visit)
    for o in organisations(visit.me, Actie.ZAAK_ZIEN):
        row = visit.store.cases.by_reference(KOPPELING.naam, o.id, wanted)
        if row is not None:
            return forms.show(visit, row.id)
    return start_screens.may_not()


def show(visit: Visit, ident: int) -> Bericht:
    """The case behind a button."""
    return forms.show(visit, ident)


def step(visit: Visit, ident: int, spoor: str, trigger: str, stand: str) -> Bericht | None:
    """A step was pressed: ask what it needs, or take it at once."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start_screens.may_not()
    known = spoor in case.zaak.standen
    stap = case.procedure.spoor(spoor).stap(trigger) if known else None
    if stap is None:
        return start_screens.unknown_button()
    if case.zaak.standen[spoor] != stand or stand not in stap.van:
        return forms.moved_on(visit, case, spoor, trigger, stand)
    if not stap.velden:
        return forms.take_step(visit, ident, spoor, trigger, stand, {})
    doel: dict[str, Any] = {
        "procedure": case.procedure.naam,
        "zaak": ident,
        "referentie": case.row.referentie,
        "spoor": spoor,
        "trigger": trigger,
        "stand": stand,
    }
    gesprekken.start(visit, Formulier("stap", f"{case.row.referentie}: {stap.titel.lower()}", stap.velden), doel)
    return None


def undo(visit: Visit, ident: int, line: int) -> Bericht:
    """Take back the line that the button names, if it is still the last one."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start_screens.may_not()
    last = zaak.laatste(case.regels)
    if last is None or last.id != line:
        return forms.show(visit, ident, screens.since(case.procedure, case.geschiedenis[-1:], visit.today))
    result, regel = zaak.maak_ongedaan(case.procedure, case.regels)
    skipped = zaken.commit(visit.office, case.row, case.procedure, result, regel, visit.me.id, visit.now)
    what = screens.happened(case.procedure, last)
    return forms.show(visit, ident, f"✓ Ongedaan gemaakt: {what}.", skipped)


def correct(visit: Visit, ident: int, naam: str | None) -> Bericht | None:
    """Which field is wrong; then its question."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start_screens.may_not()
    fields = {veld.naam: veld for veld in forms.correctable(case)}
    if naam is None:
        return screens.correct_menu(case.row.referentie, ident, list(fields.values()))
    if naam not in fields:
        return start_screens.unknown_button()
    doel = {"procedure": case.procedure.naam, "zaak": ident, "referentie": case.row.referentie, "veld": naam}
    title = f"{case.row.referentie}: verbeter {fields[naam].titel.lower()}"
    gesprekken.start(visit, Formulier("verbeter", title, (fields[naam],)), doel)
    return None


def history(visit: Visit, ident: int) -> Bericht:
    """What happened to the case."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_ZIEN)
    if case is None:
        return start_screens.may_not()
    return screens.history(case.row.referentie, ident, case.procedure, case.geschiedenis)


def delete(visit: Visit, ident: int, *, sure: bool) -> Bericht:
    """Ask, then remove the case with everything that hangs on it."""
    case = zaken.open_case(visit, ident, Actie.ZAAK_WISSEN)
    if case is None:
        return start_screens.may_not()
    if not sure:
        return screens.ask_delete(case.row.referentie, ident)
    visit.store.gesprekken.end_for_case(ident)
    visit.store.cases.delete(ident)
    return screens.deleted(case.row.referentie)
