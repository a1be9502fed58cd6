"""The numbers of an uitruil: asked as lines, checked as a whole, and new ones ask every gemeente again."""

from bot.desk import cases, forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie
from bot.desk.visit import Office, Visit
from bot.features.uitruil import handling, screens
from bot.screens import start
from bot.screens.case import recorded
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Soort, Veld
from workflows.uitruil import velden
from workflows.uitruil.lines import Gelezen, lees
from workflows.uitruil.tabel import AFSPRAKEN

CIJFERS = "uitruil_cijfers"
OPEN = ("gesprek", "afspraken")
"""Where numbers can be laid down: later the agreements are opened first."""


def open_one(visit: Visit, ident: int, actie: Actie = Actie.ZAAK_ZIEN) -> Opened | None:
    """The uitruil, for who takes part in it or leads it; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    return cases.open_case(visit, ident, actie) if row is not None and row.procedure == "uitruil" else None


def _may(visit: Visit, case: Opened) -> bool:
    """Who leads lays down numbers, and so does every gemeente that takes part."""
    return owners.leads(visit.office, visit.me, case) or bool(owners.own(visit.office, visit.me, case))


def ask(visit: Visit, ident: int) -> Bericht | None:
    """Ask for the lines."""
    case = open_one(visit, ident, Actie.ZAAK_STAP)
    if case is None or not _may(visit, case):
        return start.may_not()
    if case.zaak.standen[velden.GEHEEL] not in OPEN:
        return cases.show(visit, ident)
    forms.start(visit, CIJFERS, {"zaak": ident})
    return None


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    if row is None:
        return None
    veld = Veld("regels", "Cijfers", screens.ask_numbers(), Soort.ZIN)
    return Formulier(CIJFERS, f"{row.referentie}: cijfers en duur", (veld,))


def _read(visit: Visit, case: Opened, text: str) -> Gelezen:
    return lees(text, visit.office.gemeenten.zoek, handling.facts(case).codes)


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = open_one(visit, doel["zaak"])
    found = _read(visit, case, answers["regels"]) if case is not None else None
    return "\n".join(found.fout[:4]) or None if found is not None else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = open_one(visit, doel["zaak"], Actie.ZAAK_STAP)
    if case is None or not _may(visit, case):
        return start.may_not()
    if case.zaak.standen[velden.GEHEEL] not in OPEN:
        return cases.show(visit, case.row.id)
    found = _read(visit, case, answers["regels"])
    if found.fout:
        return Bericht("\n".join(found.fout[:4]))
    changed = {naam: value for naam, value in found.feiten.items() if case.zaak.feiten.get(naam) != value}
    if not changed:
        return cases.show(visit, case.row.id, screens.ALREADY)
    changed[velden.RONDE.naam] = (handling.facts(case).ronde or 0) + 1
    try:
        done = steps.note(visit, case, AFSPRAKEN, changed)
    except Geweigerd as refused:
        return cases.show(visit, case.row.id, " ".join(refused.redenen))
    return cases.show(visit, case.row.id, recorded(steps.said(visit, done)))


FORMS = {CIJFERS: Form(_form, _check, _finish)}
