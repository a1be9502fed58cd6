"""A temporary place at the desk: it finds the koppeling of the same reference by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.desk import standard
from bot.desk.begun import making
from bot.desk.feature import Answers, Band, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.tussenoplossing import screens
from bot.features.tussenoplossing.screens import PlekBeeld
from workflows.koppeling.tabel import KOPPELING
from workflows.tussenoplossing import velden
from workflows.tussenoplossing.feiten import PlekFeiten
from workflows.tussenoplossing.kruising import BAND, KRUISINGEN
from workflows.tussenoplossing.tabel import TUSSENOPLOSSING

NAAM = TUSSENOPLOSSING.naam

# ---------------------------------------------------------------- the koppeling of the same household


def _koppeling(_: Office, __: int, feiten: Mapping[str, Any]) -> Sequence[int]:
    ident = PlekFeiten(feiten).koppeling
    return (ident,) if ident else ()


def _with_koppeling(visit: Visit, doel: Doel, answers: Answers) -> Answers:
    """The answers, with the koppeling of the reference that was given."""
    reference = answers.get("referentie")
    if not reference:
        return answers
    row = visit.store.cases.by_reference(KOPPELING.naam, doel["organisatie"], reference)
    return {velden.KOPPELING.naam: row.id, **answers} if row is not None else answers


HANDLING = standard.handling(
    TUSSENOPLOSSING,
    beeld=lambda _, __, shown, ___: PlekBeeld.van(shown),
    banden=(
        Band(
            BAND,
            NAAM,
            KOPPELING.naam,
            _koppeling,
            lambda office, _, ident, __: office.store.cases.beside(ident, NAAM) if ident else (),
            (velden.KOPPELING.naam,),
            toont=screens.SAME_HOUSEHOLD,
        ),
    ),
    kruisingen=KRUISINGEN,
)


def _form(form: Form) -> Form:
    """The form of the table, which looks for the koppeling at each answer."""
    return replace(
        form,
        check=lambda visit, doel, answers: form.check(visit, doel, _with_koppeling(visit, doel, answers)),
        twijfel=lambda visit, doel, answers: form.twijfel(visit, doel, _with_koppeling(visit, doel, answers)),
        finish=lambda visit, doel, answers: form.finish(visit, doel, _with_koppeling(visit, doel, answers)),
    )


FORMS = {naam: _form(form) for naam, form in making.forms_of(HANDLING).items()}
