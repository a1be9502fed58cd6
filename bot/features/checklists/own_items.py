"""Items that a coordinator adds to a list, for the whole organisation: a few words about the own work, never about a
person. What is typed passes the guard as everything that is kept."""

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.guard import Afgekeurd, tekst_ok
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.checklists import desk, own_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from workflows.checklists.lijsten import LIJSTEN, eigen_punt
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld

FORM = "eigenpunt"
MOST, SHORTEST, LONGEST = 6, 4, 40
"""Items of an organisation on one list: a page; and the signs of one: a button."""
TEKST = Veld(
    "tekst",
    "Eigen punt",
    f"Wat moet er op de lijst? Een paar woorden, hoogstens {LONGEST} tekens. Over het werk, nooit over een bewoner.",
    Soort.TEKST,
    minimum=SHORTEST,
    maximum=LONGEST,
)


def show(visit: Visit, organisatie: int, naam: str, note: Tekst = "") -> Bericht:
    """What the organisation added to this list."""
    plek = desk.of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    place = visit.store.people.organisatie(organisatie)
    items = desk.own_items(visit.office, organisatie, naam)
    can = may(visit.me, Actie.BIJTAKEN, organisatie)
    return own_screens.overview(place, plek.lijst, items, can=can, full=len(items) >= MOST).met(boven=note)


def add(visit: Visit, organisatie: int, naam: str) -> Bericht | None:
    """Ask what to add."""
    plek = desk.of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    if not may(visit.me, Actie.BIJTAKEN, organisatie):
        return own_screens.coordinators_only()
    if len(desk.own_items(visit.office, organisatie, naam)) >= MOST:
        return show(visit, organisatie, naam, own_screens.FULL)
    forms.start(visit, FORM, {"organisatie": organisatie, "lijst": naam})
    return None


def remove(visit: Visit, organisatie: int, naam: str, ident: int, *, sure: bool) -> Bericht:
    """Take an item off the list; one that is ticked somewhere is asked first."""
    plek = desk.of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    if not may(visit.me, Actie.BIJTAKEN, organisatie):
        return own_screens.coordinators_only()
    item = visit.store.checklists.own_item(ident)
    if item is None or (item.organisatie, item.lijst) != (organisatie, naam):
        return show(visit, organisatie, naam, own_screens.GONE)
    punt = eigen_punt(item.id, item.tekst)
    many = visit.store.checklists.ticked_own(organisatie, naam, punt.naam)
    if many and not sure:
        return own_screens.ask_remove(organisatie, plek.lijst, punt, ident, many)
    visit.store.checklists.remove_own(item, punt.naam)
    return show(visit, organisatie, naam, own_screens.removed(item.tekst))


def _form(_: Office, doel: Doel) -> Formulier | None:
    lijst = LIJSTEN.get(str(doel.get("lijst")))
    return Formulier(FORM, f"Eigen punt: {lijst.titel}", (TEKST,)) if lijst else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    """What the guard has against it, on every road, and what stands there already."""
    typed = answers.get(TEKST.naam)
    if typed is None:
        return None
    if isinstance(tekst_ok(typed), Afgekeurd):
        return own_screens.PERSONAL
    plek = desk.of_place(visit, doel["organisatie"], doel["lijst"])
    known = [] if isinstance(plek, Bericht) else [p for deel in desk.parts(visit.office, plek) for p in deel.punten]
    return own_screens.DOUBLE if typed.casefold() in {punt.titel.casefold() for punt in known} else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    organisatie, naam = doel["organisatie"], doel["lijst"]
    plek = desk.of_place(visit, organisatie, naam)
    if isinstance(plek, Bericht):
        return plek
    if not may(visit.me, Actie.BIJTAKEN, organisatie):
        return own_screens.coordinators_only()
    if len(desk.own_items(visit.office, organisatie, naam)) >= MOST:
        return show(visit, organisatie, naam, own_screens.FULL)
    visit.store.checklists.add_own(organisatie, naam, answers[TEKST.naam], visit.me.id, visit.now)
    return show(visit, organisatie, naam, own_screens.ADDED)


FORMS = {FORM: Form(_form, _check, _finish)}
