"""Whose a track is, and what follows from it: who may take its steps, and who may take one back.

A track without an owner is that of the case's organisation. One with an owner is that of a gemeente, which may be
another organisation, or not be on the bot at all.
"""

from bot.desk.case import Opened
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit
from storage.people import Persoon
from workflows.engine.zaak import Regel


def right_of(office: Office, case: Opened, actie: Actie) -> Actie:
    """The right that stands for a general one with the cases of this procedure."""
    return office.features.procedures[case.row.procedure].rechten.get(actie, actie)


def owner_of(case: Opened, spoor: str) -> str | None:
    """The CBS code of the gemeente whose track it is; None where it is the case's organisation."""
    owner = case.procedure.spoor(spoor).eigenaar
    return owner.van(case.zaak.feiten) if owner is not None else None


def codes_of(office: Office, person: Persoon, case: Opened) -> frozenset[str]:
    """The CBS codes of the gemeenten that this person may act for in this case."""
    right = right_of(office, case, Actie.ZAAK_STAP)
    return frozenset(o.gemeente for o in organisations(person, right) if o.gemeente)


def speaks_for(visit: Visit, case: Opened, spoor: str) -> bool:
    """Whether this person may record what is done in this track."""
    code = owner_of(case, spoor)
    if code is None:
        return may(visit.me, right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie)
    return code in codes_of(visit.office, visit.me, case)


def tracks_of(visit: Visit, case: Opened) -> tuple[str, ...]:
    """The tracks that this person may speak for."""
    return tuple(spoor.naam for spoor in case.procedure.sporen if speaks_for(visit, case, spoor.naam))


def may_undo(visit: Visit, case: Opened, line: Regel) -> bool:
    """Who did it may take it back, and so may who speaks for its track."""
    actor = next((item.actor for item in case.geschiedenis if item.regel.id == line.id), None)
    if actor == visit.me.id:
        return True
    if line.spoor:
        return speaks_for(visit, case, line.spoor)
    return may(visit.me, right_of(visit.office, case, Actie.ZAAK_STAP), case.row.organisatie)
