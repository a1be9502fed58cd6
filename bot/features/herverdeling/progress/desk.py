"""Who is where: the screen, the one reminder for all that are not on the bot, and the addresses that it goes to.

An address is one of a desk, kept with the contacts of the own organisation under the CBS code of the gemeente.
"""

from collections.abc import Mapping
from typing import Any

from bot.desk import forms, owners, steps
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import view
from bot.features.herverdeling.progress import screens
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.contacten import Contact
from storage.people import Organisatie
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld
from workflows.herverdeling.progress import open_stappen
from workflows.herverdeling.tabel import VERSTUURD

ADRES = "hvadres"


def show(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """`hv:ww`: of every gemeente what is there, for who takes part."""
    case = view.open_one(visit, ident)
    if case is None:
        return start.may_not()
    van = case.row.organisatie if owners.leads(visit.office, visit.me, case) else None
    return screens.show(view.beeld(visit.office, case, visit.me), note, van)


# ---------------------------------------------------------------- one reminder for all


def remind(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """`hv:wh`: the text, and the addresses it goes to."""
    case = _led(visit, ident)
    if case is None:
        return start.may_not()
    if not _outside(visit.office, case):
        return show(visit, ident, screens.nobody())
    own = _own(visit, case)
    fills = own is not None and may(visit.me, Actie.CONTACTEN_INVULLEN, own.id)
    beeld = view.beeld(visit.office, case, visit.me)
    return screens.remind(beeld, _addresses(visit.office, own), vult_in=fills, note=note)


def sent(visit: Visit, ident: int) -> Bericht:
    """`hv:wv`: the text was sent, to all that are asked something now."""
    case = _led(visit, ident)
    if case is None:
        return start.may_not()
    ronde, facts = view.facts(case).ronde, dict[str, Any]()
    waiting = _outside(visit.office, case)
    for code in waiting:
        moment = f"{ronde}-{case.zaak.standen[code]}"
        if (view.facts(case).van(code).verstuurd, view.facts(case).van(code).verstuurd_op) != (moment, visit.today):
            facts |= {f"verstuurd_{code}": moment, f"verstuurd_op_{code}": visit.today}
    if facts:
        steps.note(visit, case, VERSTUURD, facts)
    return show(visit, ident, screens.sent([owners.name(visit.office, code) for code in waiting]) if waiting else "")


def _led(visit: Visit, ident: int) -> Opened | None:
    case = view.open_one(visit, ident)
    return case if case is not None and owners.leads(visit.office, visit.me, case) else None


def _outside(office: Office, case: Opened) -> list[str]:
    """Who is not done and not on the bot."""
    waiting = open_stappen(case.zaak.standen, case.zaak.feiten)
    return [code for code in waiting if owners.here(office, code) is None]


# ---------------------------------------------------------------- the addresses


def _own(visit: Visit, case: Opened) -> Organisatie | None:
    """The own organisation that leads; None for a regio, which keeps no addresses of a gemeente."""
    if not owners.of_lead(visit.office, visit.me, case):
        return None
    return visit.store.people.gemeente(owners.lead(visit.office, case))


def _addresses(office: Office, own: Organisatie | None) -> Mapping[str, str]:
    known = office.store.contacten.of_organisation(own.id) if own is not None else {}
    return {code: contact.mail for code, contact in known.items() if contact.mail}


def ask_address(visit: Visit, ident: int, code: str = "") -> Bericht | None:
    """`hv:wa`: of which gemeente the address is filled in; with its code: ask for it."""
    case = _led(visit, ident)
    own = _own(visit, case) if case is not None else None
    if case is None or own is None or not may(visit.me, Actie.CONTACTEN_INVULLEN, own.id):
        return start.may_not()
    if code in view.facts(case).codes:
        forms.start(visit, ADRES, {"zaak": ident, "organisatie": own.id, "code": code})
        return None
    known = _addresses(visit.office, own)
    asked = [(other, owners.name(visit.office, other), known.get(other, "")) for other in _outside(visit.office, case)]
    return screens.addresses(case.row.referentie, ident, asked) if asked else remind(visit, ident)


def _form(office: Office, doel: Doel) -> Formulier | None:
    row, naam = office.store.cases.get(doel["zaak"]), owners.name(office, doel["code"])
    ask = f"Wat is het mailadres van de afdeling in {naam}? Geen adres van een persoon."
    veld = Veld("mail", naam, ask, Soort.MAIL, optioneel=True, over="Geen adres")
    return Formulier(ADRES, f"{row.referentie} · adres", (veld,), direct=True) if row is not None else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    if not may(visit.me, Actie.CONTACTEN_INVULLEN, doel["organisatie"]):
        return start.may_not()
    visit.store.contacten.save(doel["organisatie"], Contact(doel["code"], None, answers.get("mail"), None), visit.now)
    return ask_address(visit, doel["zaak"])


FORMS = {ADRES: Form(_form, lambda *_: None, _finish)}
