"""What is kept: a case or one's own data as a file, what was wiped, and being forgotten."""

from bot.desk import cases, ending, steps
from bot.desk.rights import Actie, Rol, organisations
from bot.desk.visit import Visit
from bot.features.bewaren import screens
from bot.features.bewaren.export import Dossier, as_json
from bot.screens import start
from bot.screens.colleagues import ROLLEN
from bot.screens.message import Bericht

LINES = 15


def export(visit: Visit, words: list[str]) -> Bericht:
    """`ex:<zaak>`: both files."""
    case = cases.open_case(visit, int(words[0]), Actie.ZAAK_ZIEN)
    if case is None or case.mist or not ending.is_own(visit, case):
        return start.may_not()
    store, ident = visit.store, case.row.id
    behandelaar = store.people.by_id(case.row.behandelaar) if case.row.behandelaar else None
    file = Dossier(
        case.row.referentie,
        store.people.organisatie(case.row.organisatie).naam,
        case.procedure,
        case.zaak,
        steps.story(visit, case),
        case.loopt,
        store.lezers.of(ident),
        behandelaar.naam if behandelaar else "niemand",
        visit.now,
    )
    visit.say(screens.exported(ident, case.row.referentie, f"{file.name}.json", file.json(), last=False))
    return screens.exported(ident, case.row.referentie, f"{file.name}.txt", file.text(), last=True)


def my_data(visit: Visit) -> Bericht:
    """`/mijngegevens`."""
    return screens.my_data(as_json(visit.store.persoonlijk.tables(visit.me.id)))


def wiped(visit: Visit) -> Bericht:
    """`/gewist`: of the organisations that this person coordinates."""
    places = organisations(visit.me, Actie.COLLEGAS_BEHEREN)
    if not places:
        return screens.only_coordinator()
    lines = [line for place in places for line in visit.store.wiping.of(place.id, LINES)]
    lines = sorted(lines, key=lambda line: line.dag, reverse=True)[:LINES]
    procedures = visit.office.features.procedures
    return screens.wiped([(procedures[line.procedure].procedure.titel, line) for line in lines])


def ask_forget(visit: Visit) -> Bericht:
    """`/vergeetmij`: asked first."""
    return _cannot(visit) or screens.ask_forget(_functie(visit))


def press(visit: Visit, words: list[str]) -> Bericht:
    """`vg:ja`."""
    if words != ["ja"]:
        return start.unknown_button()
    cannot = _cannot(visit)
    if cannot is not None:
        return cannot
    visit.store.persoonlijk.forget(visit.me.id, _functie(visit))
    return screens.forgotten()


def _cannot(visit: Visit) -> Bericht | None:
    running = len(visit.store.cases.of_behandelaar(visit.me.id))
    if running:
        return screens.first_hand_over(running)
    if visit.beheerder:
        return screens.by_setting()
    for place in organisations(visit.me, Actie.COLLEGAS_BEHEREN):
        others = [row for row in visit.store.colleagues.of_organisation(place.id) if not row.geblokkeerd]
        if len(others) > 1 and len(visit.store.people.members(place.id, Rol.COORDINATOR)) == 1:
            return screens.only_one(place.naam)
    return None


def _functie(visit: Visit) -> str:
    rol = visit.me.lidmaatschappen[0].rol
    return ROLLEN.get(rol, rol)
