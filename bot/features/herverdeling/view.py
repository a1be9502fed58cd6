"""A herverdeling as somebody sees it: who takes part, who leads, and what the reader may do."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.desk import cases, owners, standard
from bot.desk.case import Opened
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.herverdeling import figure_to_standings, linked, several
from bot.features.herverdeling.buttons_screens import Bekend, HerverdelingScherm, Lezer
from bot.features.herverdeling.table_screens import Deelnemer
from bot.features.herverdeling.words_screens import WOORDEN
from bot.screens import herindeling
from bot.screens.beeld import Beeld
from storage.people import Persoon
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.tijdvakken import latere

HERVERDELING = "herverdeling"


def facts(case: Opened) -> HerverdelingFeiten:
    """The facts of the case with their types."""
    return HerverdelingFeiten(case.zaak.feiten)


def open_one(visit: Visit, ident: int) -> Opened | None:
    """The herverdeling, for who takes part in it; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != HERVERDELING:
        return None
    return cases.open_case(visit, ident, Actie.ZAAK_ZIEN)


def turn(office: Office, case: Opened, shown: Beeld, visit: Visit | None) -> HerverdelingScherm:
    """What the body shows of the case, as a herverdeling shows it to who visits."""
    parties = {code: _deelnemer(office, case, code) for code in case.procedure.partijen}
    leader, merging = owners.lead(office, case), _merging(office, case, parties.values())
    regio = owners.regio_of(office, case)
    by = regio.naam if regio is not None else ""
    turned = HerverdelingScherm.van(shown, deelnemers=parties, leider=leader, controleer=merging, regio=by)
    return _for(office, case, turned, visit.me) if visit is not None else turned


def voor(office: Office, case: Opened, shown: Beeld, person: Persoon) -> Beeld:
    """The same in the morning message of this person: the own gemeenten are "jullie"."""
    assert isinstance(shown, HerverdelingScherm)  # noqa: S101  that is how the body shows a herverdeling
    return replace(shown, eigen=owners.own(office, person, case))


def beeld(office: Office, case: Opened, person: Persoon, shown: Beeld | None = None) -> HerverdelingScherm:
    """What this person sees of the case, with the buttons of that person; `shown` is what nobody in particular sees,
    where that is known already."""
    found = shown or standard.beeld(office, case)
    assert isinstance(found, HerverdelingScherm)  # noqa: S101  that is how the body shows a herverdeling
    return _for(office, case, found, person)


def _for(office: Office, case: Opened, shown: HerverdelingScherm, person: Persoon) -> HerverdelingScherm:
    besides = tuple(several.concerns(office, case, person))
    lezer = _lezer(office, case, person)
    return replace(shown, daarnaast=besides, lezer=lezer, eigen=lezer.codes)


def _merging(office: Office, case: Opened, parties: Iterable[Deelnemer]) -> Sequence[str]:
    """Which of them may have merged when the tijdvak ends."""
    tijdvak = lees_tijdvak(facts(case).tijdvak)
    return (
        herindeling.straks(office.gemeenten, [wie.naam for wie in parties], tijdvak.einde)
        if tijdvak is not None
        else ()
    )


def _deelnemer(office: Office, case: Opened, code: str) -> Deelnemer:
    found = office.store.cijfers.of("restant", code, facts(case).tijdvak)
    behind = max(0, -found[-1].waarde) if found else 0  # as published: it does not move with the taakstelling
    here, silent = owners.here(office, code) is not None, owners.silent(office, code)
    later = [office.store.cijfers.of("taakstelling", code, str(t)) for t in _later(case)]
    numbers = tuple(found[-1].waarde if found else None for found in later)
    return Deelnemer(owners.name(office, code), here, silent, behind, numbers)


def _later(case: Opened) -> Sequence[Tijdvak]:
    return latere(facts(case).tijdvak, facts(case).tijdvakken or 1)


def _lezer(office: Office, case: Opened, person: Persoon) -> Lezer:
    mine, last = owners.own(office, person, case), case.daad
    may_undo = last is not None and owners.may_undo(office, person, case, last)
    leads = owners.leads(office, person, case)
    return Lezer(
        codes=mine,
        leidt=leads,
        koppelbaar=linked.offered(office, case, person) if leads else (),
        namens={} if mine or owners.of_lead(office, person, case) else owners.by_regio(office, person, case),
        in_huis=may(person, owners.right_of(office, case, Actie.ZAAK_ZIEN), case.row.organisatie),
        bekend={code: item for code in mine for item in _published(office, case, code)},
        naar_standen=figure_to_standings.offers(office, person, case),
        ongedaan=WOORDEN.gebeurd(case.procedure, last, owners.names(office, case)) if may_undo and last else "",
    )


def _published(office: Office, case: Opened, code: str) -> Sequence[Bekend]:
    found = office.store.cijfers.of("taakstelling", code, facts(case).tijdvak)
    return [Bekend(item.id, item.waarde, item.bron) for item in found[-1:]]
