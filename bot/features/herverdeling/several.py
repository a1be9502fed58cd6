"""Several herverdelingen of one gemeente in one tijdvak: each counts from the published number, and together they may
not come below zero. What the figures of a second besluit begin from is written nowhere: COA is to be asked."""

from collections.abc import Iterator

from bot.desk import cases, owners
from bot.desk.case import Opened
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import words_screens
from storage.people import Persoon
from workflows.herverdeling.effect import EFFECT_NIET, effect, wijzigt
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL


def concerns(office: Office, case: Opened, person: Persoon) -> Iterator[str]:
    """What the person's own gemeente has to know of its other herverdelingen; no other gemeente hears of them here."""
    feiten = HerverdelingFeiten(case.zaak.feiten)
    for code in owners.own(office, person, case) if case.loopt else ():
        found = [(_named(office, referentie, code, ident), amount)
                 for referentie, amount, _, ident in _others(office, case, code)]  # fmt: skip
        own = feiten.van(code)
        if found and own.voor is not None:
            total = own.na + sum(amount for _, amount in found)
            yield words_screens.also(owners.name(office, code), found, total)


def below_zero(visit: Visit, case: Opened, trigger: str) -> str | None:
    """Why this cannot go to the colleges beside what is settled already in the same tijdvak; None where it can. Of the
    own gemeente counts what went to the colleges, of another only what was published."""
    feiten = HerverdelingFeiten(case.zaak.feiten)
    for code in feiten.codes if trigger == "naar_colleges" else ():
        own = code in gemeenten(visit.me, Actie.HERVERDELEN)
        others = _others(visit.office, case, code)
        found = [(r, n) for r, n, far, _ in others if far == "bekend" or (own and far)]
        total = feiten.van(code).na + sum(amount for _, amount in found)
        if total < 0:
            return words_screens.below_zero(owners.name(visit.office, code), found if own else (), total)
    return None


def _named(office: Office, referentie: str, code: str, ident: int) -> str:
    """The other herverdeling with the day and the number of the besluit of this gemeente, where there is one."""
    row = office.store.cases.get(ident)
    own = HerverdelingFeiten(cases.opened(office, row).zaak.feiten).van(code) if row is not None else None
    return words_screens.with_besluit(referentie, own.besluit_op, own.nummer) if own is not None else referentie


def _others(office: Office, case: Opened, code: str) -> Iterator[tuple[str, int, str, int]]:
    """Reference, change, how far it is ("" in verkenning, "college" after that, "bekend" where it counts), and the case
    itself."""
    for ident in office.store.herverdelingen.of_gemeenten([code]):
        row = office.store.cases.get(ident) if ident != case.row.id else None
        if row is None or HerverdelingFeiten(row.feiten).tijdvak != HerverdelingFeiten(case.zaak.feiten).tijdvak:
            continue
        counts = effect(row.standen, row.feiten)[0] != EFFECT_NIET
        far = "bekend" if counts else "" if row.standen[GEHEEL] == "verkenning" else "college"
        if amount := wijzigt(row.standen, row.feiten)[code]:
            yield row.referentie, amount, far, row.id
