"""Filling in what only the papers need: the reasons, who signs, the jurist's places, the own number of the case, where
the besluit is published. Each of these may stay open."""

from collections.abc import Callable, Mapping, Sequence

from bot.desk import forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.papers import fill_screens as screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from bot.screens.start import may_not
from storage.contacten import Contact
from workflows.engine.gesprek import Formulier
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Soort, Veld
from workflows.herverdeling import stukvelden
from workflows.herverdeling.tabel import STUKKEN

VUL, CONTACT = "hvstuk", "hvcontact"
GEHEEL: Mapping[str, tuple[Veld, ...]] = {
    "machtiging": (stukvelden.MACHTIGING,),
    "rechtsmiddel": (stukvelden.RECHTSMIDDEL,),
    "overleg": (stukvelden.TELLING, stukvelden.OVERLEG_OP, stukvelden.OVERLEG_KENMERK),
}
"""What who leads fills in, by a short name."""
DEPARTMENT = (
    Veld("telefoon", "Telefoon", "Welk nummer van de afdeling komt in de brief?", Soort.TELEFOON, optioneel=True),
    Veld("mail", "Mail", "Welk mailadres van de afdeling komt in de brief?", Soort.MAIL, optioneel=True),
)
"""How the department is reached that writes."""
VAN_EEN: Mapping[str, Callable[[str], tuple[Veld, ...]]] = {
    "zaaknummer": lambda code: (stukvelden.zaaknummer(code),),
    "ondertekening": lambda code: stukvelden.ondertekening(code)[:1],
    "mandaat": lambda code: stukvelden.ondertekening(code)[1:],
    "publicatie": stukvelden.publicatie,
}
"""And what a gemeente fills in, or who leads for one that is not on the bot."""


def press(visit: Visit, ident: int, words: Sequence[str]) -> Bericht | None:
    """What stands behind `hst:<case>`: `i` the screen, `i:<code>` that of a gemeente outside, `o` the reasons,
    `o:<name>` one of them, `v:<what>` and `v:<what>:<code>` a question, `c` the contact. Raises ValueError for a
    strange one."""
    case = view.open_one(visit, ident)
    if case is None or not case.loopt:
        return may_not()
    match words:
        case ["i", *code] if len(code) < 2:
            return show(visit, case, *code)
        case ["o", *naam] if len(naam) < 2:
            return _reasons(visit, case, *naam)
        case ["c"]:
            return _ask_contact(visit, case)
        case ["v", wat, *code] if len(code) < 2 and _fields(wat, *code):
            return _ask(visit, case, wat, *code)
        case _:
            raise ValueError(words)


def show(visit: Visit, case: Opened, code: str = "", note: Tekst = "") -> Bericht:
    """What the papers have and lack, for who may fill it in; of a gemeente outside the bot where `code` names it."""
    known, names = view.facts(case), owners.names(visit.office, case)
    mine = [one for one in known.codes if owners.speaks_for(visit.office, visit.me, case, one)]
    own = [one for one in mine if one in owners.own(visit.office, visit.me, case)]
    leads = owners.leads(visit.office, visit.me, case)
    if not mine and not leads:
        return may_not()
    shown = [code] if code in mine else own
    outside = [(one, names[one]) for one in mine if one not in own and one not in shown]
    beeld = screens.Aanvullen(
        case.row.id, case.row.referentie, known, [(one, names[one]) for one in shown], leads and not code, outside
    )
    return screens.show(beeld, note)


def _fields(wat: str, code: str = "") -> tuple[Veld, ...]:
    return VAN_EEN[wat](code) if code and wat in VAN_EEN else GEHEEL.get(wat, ()) if not code else ()


def _may(visit: Visit, case: Opened, code: str = "") -> bool:
    if code:
        return owners.speaks_for(visit.office, visit.me, case, code)
    return owners.leads(visit.office, visit.me, case)


def _ask(visit: Visit, case: Opened, wat: str, code: str = "") -> Bericht | None:
    if not _may(visit, case, code):
        return may_not()
    forms.start(visit, VUL, {"zaak": case.row.id, "wat": wat, "code": code})
    return None


def _form(office: Office, doel: Doel) -> Formulier | None:
    row, fields = office.store.cases.get(doel["zaak"]), _fields(doel["wat"], doel["code"])
    return Formulier(VUL, screens.title(row.referentie), fields, direct=True) if row is not None and fields else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    case, code = view.open_one(visit, doel["zaak"]), doel["code"]
    if case is None or not _may(visit, case, code):
        return may_not()
    try:
        steps.note(visit, case, STUKKEN, answers)
    except Geweigerd as refused:
        return show(visit, case, note=" ".join(refused.redenen))
    if answers.get(f"ondertekening_{code}") == "mandaat":
        return _ask(visit, case, "mandaat", code)
    return _shown(visit, case, code)


def _shown(visit: Visit, case: Opened, code: str = "") -> Bericht:
    """The screen it was filled in on, as it now is."""
    after = view.open_one(visit, case.row.id)
    if after is None:
        return may_not()
    return show(visit, after, "" if code in owners.own(visit.office, visit.me, after) else code, screens.KEPT)


def _reasons(visit: Visit, case: Opened, naam: str = "") -> Bericht:
    if not _may(visit, case):
        return may_not()
    chosen = list(view.facts(case).overwegingen)
    if naam:
        if naam not in [keuze.naam for keuze in stukvelden.OVERWEGING.keuzes]:
            raise ValueError(naam)
        chosen = [one for one in chosen if one != naam] if naam in chosen else [*chosen, naam]
        steps.note(visit, case, STUKKEN, {stukvelden.OVERWEGING.naam: chosen or None})
    return screens.reasons(case.row.referentie, case.row.id, chosen)


# ---------------------------------------------------------------- how the department is reached


def _ask_contact(visit: Visit, case: Opened) -> Bericht | None:
    code = owners.lead(visit.office, case)
    own = visit.store.people.gemeente(code)
    if own is None or not may(visit.me, Actie.CONTACTEN_INVULLEN, own.id):
        return screens.coordinator_fills_in(case.row.id)
    forms.start(visit, CONTACT, {"zaak": case.row.id, "organisatie": own.id, "code": code})
    return None


def _contact_form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    return Formulier(CONTACT, screens.title(row.referentie), DEPARTMENT, direct=True) if row else None


def _finish_contact(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = view.open_one(visit, doel["zaak"])
    if case is None or not may(visit.me, Actie.CONTACTEN_INVULLEN, doel["organisatie"]):
        return may_not()
    contact = Contact(doel["code"], answers.get("telefoon"), answers.get("mail"), None)
    visit.store.contacten.save(doel["organisatie"], contact, visit.now)
    return _shown(visit, case)


FORMS = {
    VUL: Form(_form, lambda *_: None, _finish),
    CONTACT: Form(_contact_form, lambda *_: None, _finish_contact),
}
