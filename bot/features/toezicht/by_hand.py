"""Texts that a provincie sends itself, because nobody of the gemeente is on the bot: all of them in one file, each with
the mail of its department."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.toezicht import by_hand_screens, judgement
from bot.screens import start as start_screens
from bot.screens.message import Bericht, Knop, actie
from storage.contacten import Contact
from storage.people import Organisatie
from storage.toezicht import Daad
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Soort, Veld
from workflows.toezicht.ronde import Beeld

NAAM = "tz_ad"


def address(office: Office, organisatie: int, code: str) -> str:
    """The mail of the department of a gemeente: as the provincie has it, else as the gemeente gave it itself."""
    own = office.store.people.gemeente(code)
    for ident in (organisatie, own.id if own is not None else None):
        found = office.store.contacten.of_organisation(ident).get(code) if ident is not None else None
        if found is not None and found.mail:
            return found.mail
    return ""


def file(visit: Visit, organisatie: Organisatie, deed: Daad, beelden: Sequence[Beeld]) -> Bericht:
    """The texts one below the other."""
    texts = [
        by_hand_screens.Brief(
            judgement.as_sent(visit.office, organisatie.id, b, visit.today),
            address(visit.office, organisatie.id, b.code),
        )
        for b in beelden
    ]
    return by_hand_screens.file(organisatie.id, deed.id, deed.tijdvak, texts)


# ---------------------------------------------------------------- addresses


def ask(visit: Visit, organisatie: Organisatie, deed: Daad, beelden: Sequence[Beeld], code: str = "") -> Bericht | None:
    """Which mail has this gemeente (CBS code)? Without one: each that has none yet, one after another."""
    asked = [b.code for b in beelden if b.code == code or not (code or address(visit.office, organisatie.id, b.code))]
    if not asked:
        return by_hand_screens.all_known(organisatie.id, deed.id)
    return _ask(visit, {"organisatie": organisatie.id, "daad": deed.id, "codes": asked, "gedaan": 0})


def _ask(visit: Visit, doel: Doel) -> Bericht | None:
    if not doel["codes"]:
        return by_hand_screens.kept(doel["organisatie"], doel["daad"], doel["gedaan"])
    forms.start(visit, NAAM, doel)
    return None


def _load(office: Office, doel: Doel) -> Formulier:
    naam = office.gemeenten.op_code(doel["codes"][0]).naam
    ask = f"Wat is het mailadres van de afdeling in {naam}? Geen adres van een persoon."
    field = Veld("mail", naam, ask, Soort.MAIL, optioneel=True, over="Geen adres")
    return Formulier(NAAM, by_hand_screens.title(len(doel["codes"])), (field,), direct=True)


def _check(visit: Visit, doel: Doel, _: Answers) -> str | None:
    allowed = may(visit.me, Actie.TOEZICHT, doel["organisatie"])
    return None if allowed else "Dit kun je niet meer invullen. Druk op Annuleer."


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    organisatie, (code, *left) = doel["organisatie"], doel["codes"]
    if not may(visit.me, Actie.TOEZICHT, organisatie):
        return start_screens.may_not()
    mail = answers.get("mail")
    if mail or len(doel["codes"]) == 1:
        known = visit.store.contacten.of_organisation(organisatie).get(code) or Contact(code, None, None, None)
        visit.store.contacten.save(organisatie, replace(known, mail=mail), visit.now)
    return _ask(visit, {**doel, "codes": left, "gedaan": doel["gedaan"] + bool(mail)})


def _back(doel: Doel) -> Knop:
    return Knop("Terug naar de lijst", actie("tz", doel["organisatie"], "bl", doel["daad"], 0))


FORMS = {NAAM: Form(_load, _check, _finish, _back)}
