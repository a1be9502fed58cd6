"""Prestatieafspraken at the desk: with which corporatie, and which clauses can still be put right."""

from collections.abc import Sequence
from dataclasses import replace

from bot.desk import standard
from bot.desk.begun import making
from bot.desk.case import Opened
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.prestatieafspraken.screens import AfspraakBeeld
from storage.people import Organisatie
from workflows.engine.velden import Veld
from workflows.koppeling.partijvragen import WOONRUIMTE
from workflows.prestatieafspraken.plan import SPOOR
from workflows.prestatieafspraken.tabel import PRESTATIEAFSPRAKEN
from workflows.prestatieafspraken.velden import AFSPRAKEN, CORPORATIE

OPEN = ("opstellen", "voorgelegd")
"""Where clauses can be chosen: what was signed is changed by going back to the table."""


def partners(office: Office, organisatie: int) -> list[Organisatie]:
    """The corporaties on the bot with which the gemeente works."""
    return office.store.vragen.partners(organisatie, WOONRUIMTE.functie)


def can_choose(case: Opened) -> bool:
    """Whether the clauses are still open."""
    return case.zaak.standen[SPOOR] in OPEN


def correctable(case: Opened) -> Sequence[Veld]:
    """What was signed is no mistake to put right."""
    clauses = () if can_choose(case) else {item.veld.naam for item in AFSPRAKEN}
    return [veld for veld in standard.correctable(case) if veld.naam not in clauses]


HANDLING = standard.handling(
    PRESTATIEAFSPRAKEN,
    beeld=lambda _, __, shown, ___: AfspraakBeeld.van(shown),
    correctable=correctable,
)


def _form(form: Form) -> Form:
    """The form of the table; the only corporatie with which the gemeente works is known."""

    def finish(visit: Visit, doel: Doel, answers: Answers) -> object:
        known = partners(visit.office, doel["organisatie"])
        return form.finish(visit, doel, answers | ({CORPORATIE.naam: known[0].naam} if len(known) == 1 else {}))

    return replace(form, finish=finish)  # type: ignore[arg-type]  # what the other gives


FORMS = {naam: _form(form) for naam, form in making.forms_of(HANDLING).items()}
