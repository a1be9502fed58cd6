"""A herverdeling over more than one tijdvak: for how many, whether the number is that of each, and the overleg that it
takes."""

from dataclasses import replace
from typing import Any

from bot.desk import cases, checking, forms, owners, steps
from bot.desk.feature import Answers, Doel, Form
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import replies_screens, view
from bot.features.herverdeling.tijdvakken import screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.gesprek import Formulier
from workflows.herverdeling import stukvelden, velden
from workflows.herverdeling.regels import GEHEEL
from workflows.herverdeling.tijdvakken import MEESTE, per_tijdvak

TIJDVAKKEN = "hvtijdvakken"


def ask(visit: Visit, ident: int) -> Bericht | None:
    """`hv:l`: for how many tijdvakken."""
    case = view.open_one(visit, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    forms.start(visit, TIJDVAKKEN, {"zaak": case.row.id})
    return None


def _form(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.cases.get(doel["zaak"])
    fields = (
        velden.TIJDVAKKEN,
        replace(stukvelden.TELLING, optioneel=False),
        replace(velden.AFGESTEMD, optioneel=False),
        replace(stukvelden.OVERLEG_OP, optioneel=False, vraag=screens.WHEN),
        replace(stukvelden.OVERLEG_KENMERK, over="Heeft geen kenmerk"),
    )
    return Formulier(TIJDVAKKEN, f"{row.referentie} · aantal tijdvakken", fields) if row is not None else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    case = view.open_one(visit, doel["zaak"])
    if case is None:
        return None
    if answers.get("tijdvakken", 1) > MEESTE:
        return screens.too_many(MEESTE)
    if answers.get("telling") == "samen" and per_tijdvak(view.facts(case).verschillen, answers["tijdvakken"]) is None:
        return screens.does_not_divide(answers["tijdvakken"])
    if "overleg_op" in answers and answers["overleg_op"] > visit.today:
        return velden.GEBEURD.zin
    return checking.broken_by(visit, case, answers) if "afgestemd" in answers else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    case = view.open_one(visit, doel["zaak"])
    if case is None or not owners.leads(visit.office, visit.me, case):
        return start.may_not()
    if case.zaak.standen[GEHEEL] != "verkenning":
        return cases.show(visit, case.row.id, replies_screens.TIJDVAKKEN_TOO_LATE)
    moved = view.facts(case).verschillen
    if answers.get("telling") == "samen":
        moved = per_tijdvak(moved, answers["tijdvakken"]) or moved
    facts: dict[str, Any] = {f"verschil_{code}": amount for code, amount in moved.items()}
    return steps.take(
        visit, case.row.id, GEHEEL, "stel_voor", "verkenning", {**facts, **answers, "telling": "per_tijdvak"}
    )


FORMS = {TIJDVAKKEN: Form(_form, _check, _finish)}
