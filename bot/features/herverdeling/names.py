"""A name that may mean more than one gemeente ("Bergen"): asked by buttons, and what was typed goes on from there."""

from collections.abc import Sequence

from bot.desk import owners
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import begin
from bot.features.herverdeling.lines import desk as lines
from bot.features.herverdeling.replies_screens import WHICH_GEMEENTE
from bot.screens.message import Bericht
from workflows.dates.tijdvak import lees_tijdvak
from workflows.engine.gesprek import Formulier
from workflows.engine.velden import Keuze, Soort, Terugvraag, Veld


def _form(office: Office, doel: Doel) -> Formulier:
    codes: Sequence[str] = doel["codes"]
    choices = tuple(Keuze(code, owners.name(office, code)) for code in codes)
    return Formulier(
        begin.NAAM, "Herverdeling", (Veld("code", "Gemeente", WHICH_GEMEENTE, Soort.KEUZE, choices),), direct=True
    )


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    text, chosen = doel["tekst"], {**doel["gekozen"], doel["naam"]: answers["code"]}
    if doel["weg"] == "regels":
        shown = lines.read(visit, text, chosen)
        return shown if isinstance(shown, Bericht) else None
    if begin.asked_name(visit, text, chosen):
        return None
    found = begin.read(visit, text, chosen)
    return Bericht(found.tekst) if isinstance(found, Terugvraag) else begin.sentence(visit, found, lees_tijdvak(text))


FORMS = {begin.NAAM: Form(_form, lambda *_: None, _finish, vluchtig=True)}
