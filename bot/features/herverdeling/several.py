"""Several herverdelingen of one gemeente in one tijdvak: each counts from the published number, and together they may
not come below zero. What the figures of a second besluit begin from is written nowhere: COA is to be asked."""

from collections.abc import Iterator, Mapping

from bot.desk import owners
from bot.desk.case import Opened
from bot.desk.rights import Actie, gemeenten
from bot.desk.visit import Office
from bot.features.herverdeling.screens import plus
from storage.people import Persoon
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, GESTOPT, Feiten
from workflows.herverdeling.tabel import EFFECT_NIET, effect


def changes(standen: Mapping[str, str], feiten: Feiten) -> Mapping[str, int]:
    """By CBS code what a gemeente takes over: as proposed, and after the end what counts. Where a herverdeling came to
    nothing that is nothing, or what an earlier besluit gave."""
    if standen[GEHEEL] in GESTOPT:
        return effect(standen, feiten)[1]
    return HerverdelingFeiten(feiten).verschillen


def concerns(office: Office, case: Opened, person: Persoon, namen: Mapping[str, str]) -> Iterator[str]:
    """What the person's own gemeente has to know of its other herverdelingen; no other gemeente hears of them here."""
    feiten, ended = (
        HerverdelingFeiten(case.zaak.feiten),
        case.procedure.spoor(GEHEEL).stand(case.zaak.standen[GEHEEL]).eind,
    )
    for code in () if ended else owners.own(office, person, case):
        found = list(_others(office, case, code))
        own = feiten.van(code)
        if not found or own.voor is None:
            continue
        total = own.na + sum(amount for _, amount, _ in found)
        named = ", ".join(f"{referentie} ({plus(amount)})" for referentie, amount, _ in found)
        if total < 0:
            yield f"{namen[code]}: met {named} erbij komt het op {plus(total)}. Onder nul kan niet: draag minder over."
        else:
            yield f"{namen[code]}: in dit tijdvak ook {named}, samen {total}. Vraag COA welk getal als oud geldt."


def below_zero(office: Office, case: Opened, person: Persoon, namen: Mapping[str, str]) -> str | None:
    """Why this cannot go to the colleges beside what is settled already in the same tijdvak; None where it can. Of the
    own gemeente counts what went to the colleges, of another only what was published."""
    feiten = HerverdelingFeiten(case.zaak.feiten)
    for code in feiten.codes:
        own = code in gemeenten(person, Actie.HERVERDELEN)
        found = [(r, n) for r, n, far in _others(office, case, code) if far == "bekend" or (own and far)]
        total = feiten.van(code).na + sum(amount for _, amount in found)
        if total < 0:
            known = f" ({', '.join(f'{r}: {plus(n)}' for r, n in found)})" if own else ""
            return (
                f"{namen[code]} komt met andere herverdelingen in dit tijdvak{known} op {plus(total)}. "
                "Een taakstelling komt niet onder nul. Doe een ander voorstel."
            )
    return None


def _others(office: Office, case: Opened, code: str) -> Iterator[tuple[str, int, str]]:
    """Reference, change, and how far it is: "" in verkenning, "college" after that, "bekend" where it counts."""
    for ident in office.store.herverdelingen.of_gemeenten([code]):
        row = office.store.cases.get(ident) if ident != case.row.id else None
        if row is None or HerverdelingFeiten(row.feiten).tijdvak != HerverdelingFeiten(case.zaak.feiten).tijdvak:
            continue
        counts = effect(row.standen, row.feiten)[0] != EFFECT_NIET
        far = "bekend" if counts else "" if row.standen[GEHEEL] == "verkenning" else "college"
        if amount := changes(row.standen, row.feiten)[code]:
            yield row.referentie, amount, far
