"""COA and the provincies in a herverdeling: who is told through the bot, what they see, and what they answer."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.desk import cases, owners, who_hears
from bot.desk.case import Opened
from bot.desk.provincies import gemeenten_van, provincie_van
from bot.desk.rights import Actie, organisations
from bot.desk.visit import Office, Visit, amend, tell
from bot.features.herverdeling import parties_screens, view
from bot.features.herverdeling.linked import parties
from bot.features.herverdeling.papers.changes import anders
from bot.features.herverdeling.papers.dossier import gezegd
from bot.features.herverdeling.parties_screens import Besluitregel, GemeldBeeld
from bot.features.herverdeling.words_screens import change, not_right
from bot.screens import start as start_screens
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop
from storage.herverdelingen import Kennisnemer
from storage.people import Organisatie, Persoon
from workflows.herverdeling import vooraf
from workflows.herverdeling.effect import EFFECT_NIET, effect, wijzigt
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import GEHEEL, GESTOPT, VOOR_BESLUIT
from workflows.herverdeling.terugplan import VERWERKEN

TOLD = {"coa": ("coa", "regievoerder"), "provincie": ("provincie",)}
"""By part: who of the safe set it is."""
RIGHT = {"coa": Actie.HERVERDELING_TOETSEN, "provincie": Actie.HERVERDELING_KENNIS}
"""By part: what one of it may do once it was told of the besluit."""


# ---------------------------------------------------------------- who is told


def came(visit: Visit, organisatie: int) -> None:
    """Somebody joined this organisation, or a gemeente works with it from now on: what was reported before to those it
    is one of, it hears now."""
    found = visit.store.people.organisatie(organisatie)
    if found.soort not in TOLD:
        return
    for case in of_party(visit.office, found, _REPORTED):
        _tell_late(visit, case, organisatie)


_REPORTED = ("wacht_op_bekendmaking", "wacht_op_kennisgeving", "wacht_op_coa_toets", "herstel_gevraagd", "verwerkt")


def of_party(office: Office, organisatie: Organisatie, standen: Collection[str]) -> Iterator[Opened]:
    """The herverdelingen in one of these standen with a gemeente that works with this organisation, or lies in it."""
    for ident in office.store.herverdelingen.of_gemeenten(_gemeenten(office, organisatie)):
        row = office.store.cases.get(ident)
        if row is not None and row.standen[GEHEEL] in standen:
            yield cases.opened(office, row)


def _gemeenten(office: Office, organisatie: Organisatie) -> set[str]:
    """The CBS codes of the gemeenten that work with it, or that lie in it."""
    people, works_with = office.store.people, office.store.vragen.gemeenten_of(organisatie.id)
    codes = {code for ident in works_with if (code := people.organisatie(ident).gemeente)}
    name = provincie_van(office, organisatie)
    return codes | ({g.code for g in gemeenten_van(office, name)} if name else set())


def _tell_late(visit: Visit, case: Opened, organisatie: int) -> None:
    """Tell who should have been told and was not, as of the day of the report; what is done with needs no answer."""
    rol = visit.store.people.organisatie(organisatie).soort
    days = _days(case, rol)
    told = {t.organisatie for t in visit.store.herverdelingen.told(case.row.id)}
    done = case.zaak.standen[GEHEEL] == "verwerkt" and (rol == "coa" or view.facts(case).kennis_op is not None)
    if not days or done or organisatie in told or organisatie not in {o.id for o in parties(visit.office, case, rol)}:
        return
    visit.store.herverdelingen.tell(case.row.id, rol, organisatie, min(days))
    _show_anew(visit, case, rol, "", only=organisatie)


def _days(case: Opened, rol: str) -> list[date]:
    """When this part was told; none before that."""
    known = view.facts(case)
    return [day for naam in TOLD[rol] if (day := known.gemeld_op(naam)) is not None]


def follow(visit: Visit, before: Opened, after: Opened) -> None:
    """After a change: who was reported to through the bot is told; where that was taken back, they hear that; and what
    was shown to them before is brought up to date."""
    was, known = view.facts(before), view.facts(after)
    if was.kennis_op and not known.kennis_op:
        for told in visit.store.herverdelingen.told(after.row.id):
            visit.store.herverdelingen.took_note(after.row.id, told.organisatie, None)
    then_now = before.zaak.standen[GEHEEL], after.zaak.standen[GEHEEL]
    if known.eerder_getoetst is not None:
        _new_besluit_or_not(visit, after, *then_now)
    names = owners.names(visit.office, after)
    for rol in TOLD:
        then, now = _days(before, rol), _days(after, rol)
        if now and not then:
            _tell(visit, after, rol, min(now))
        elif then and not now:
            _take_back(visit, before, after, rol)
        elif (news := _news(rol, before, after, names)) is not None:
            _show_anew(visit, after, rol, news)
        else:
            _refresh(visit, after, rol, besides=visit.me.id)


def _tell(visit: Visit, case: Opened, rol: str, day: date) -> None:
    for organisatie in parties(visit.office, case, rol):
        visit.store.herverdelingen.tell(case.row.id, rol, organisatie.id, day)
    _show_anew(visit, case, rol, "")


def _show_anew(visit: Visit, case: Opened, rol: str, note: Tekst, only: int | None = None) -> None:
    """The case in a message of its own to everybody of this part that was told, or of one organisation of it."""
    for told in visit.store.herverdelingen.told(case.row.id):
        if only not in (None, told.organisatie):
            continue
        for person in who_hears.members(visit.office, told.organisatie) if told.rol == rol else ():
            bericht = parties_screens.reported(beeld(visit.office, case, told, person), note)
            visit.store.herverdelingen.set_copy(case.row.id, person.id, tell(visit, person.chat, bericht))


def _news(rol: str, before: Opened, after: Opened, namen: Mapping[str, str]) -> str | None:
    """What they hear of in a new message, because it is theirs to act on or to know."""
    then, now = before.zaak.standen[GEHEEL], after.zaak.standen[GEHEEL]
    if rol == "coa" and not view.facts(before).hersteld_op and view.facts(after).hersteld_op:
        now_facts, told = view.facts(after), HerverdelingFeiten(gezegd(after.regels))
        return parties_screens.repaired(anders(told, now_facts, namen) if told.alle else [])
    if rol == "coa" and now == "wacht_op_coa_toets" and then in ("wacht_op_bekendmaking", "wacht_op_kennisgeving"):
        return parties_screens.ALL_REPORTED
    if _figures(before) != _figures(after):
        return parties_screens.FIGURES_PUT_RIGHT
    if now == "geen_wettelijke_herverdeling" != then:
        return parties_screens.NOT_REPAIRED
    return parties_screens.PROCESSED if rol == "provincie" and now == "verwerkt" != then else None


def _figures(case: Opened) -> list[tuple[int | None, int]]:
    return [(own.voor, own.verschil) for _, own in view.facts(case).gemeenten()]


def _new_besluit_or_not(visit: Visit, case: Opened, then: str, now: str) -> None:
    """After an error in the besluit they were told that a new one comes. Now it does not, and they hear what counts; or
    it does after all, because that was taken back."""
    if then in VOOR_BESLUIT and now in GESTOPT:
        certainty, counted = effect(case.zaak.standen, case.zaak.feiten)
        left = "" if certainty == EFFECT_NIET else f"{change(counted, owners.names(visit.office, case))}, {certainty}"
        bericht = parties_screens.no_new(case.row.referentie, left)
    elif then in GESTOPT and now in VOOR_BESLUIT:
        bericht = parties_screens.wrong(case.row.referentie, besluit=True)
    else:
        return
    for ident in visit.store.herverdelingen.copies(case.row.id):
        person = visit.store.people.by_id(ident)
        if person is not None and any(organisations(person, right) for right in RIGHT.values()):
            tell(visit, person.chat, bericht)


def _take_back(visit: Visit, before: Opened, case: Opened, rol: str) -> None:
    """They were told, and that holds no longer: after an error they hear so in a new message."""
    copies = visit.store.herverdelingen.copies(case.row.id)
    error = parties_screens.wrong(case.row.referentie, besluit=case.zaak.standen[GEHEEL] == "verkenning")
    found_error = any(line.trigger in ("rectificeer", "nieuw_besluit") for line in case.regels[len(before.regels) :])
    for told in visit.store.herverdelingen.told(case.row.id):
        for person in who_hears.members(visit.office, told.organisatie) if told.rol == rol else ():
            if person.id in copies:
                amend(visit.office, visit.post, copies[person.id], parties_screens.gone(), visit.now)
            if found_error:
                tell(visit, person.chat, error)
    visit.store.herverdelingen.forget(case.row.id, rol)


def _refresh(visit: Visit, case: Opened, rol: str, besides: int) -> None:
    copies = visit.store.herverdelingen.copies(case.row.id)
    for told in visit.store.herverdelingen.told(case.row.id):
        for person in who_hears.members(visit.office, told.organisatie) if told.rol == rol else ():
            if person.id in copies and person.id != besides:
                shown = parties_screens.reported(beeld(visit.office, case, told, person))
                amend(visit.office, visit.post, copies[person.id], shown, visit.now)


# ---------------------------------------------------------------- what they see


def told_to(visit: Visit, ident: int) -> tuple[Opened, Kennisnemer] | None:
    """The case for somebody of an organisation that was told of it; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != "herverdeling":
        return None
    for told in visit.store.herverdelingen.told(ident):
        if told.rol not in RIGHT:  # it was only told early that something may come
            continue
        if told.organisatie in {o.id for o in organisations(visit.me, RIGHT[told.rol])}:
            return cases.opened(visit.office, row), told
    return None


def beeld(office: Office, case: Opened, told: Kennisnemer, person: Persoon) -> GemeldBeeld:
    """What COA or a provincie sees, with the buttons of this person."""
    feiten, whole = view.facts(case), case.zaak.standen[GEHEEL]
    known = owners.names(office, case)
    last = next((dag.werkdag for dag in case.dagen if dag.naam == VERWERKEN.naam), None)
    return GemeldBeeld(
        id=case.row.id,
        referentie=case.row.referentie,
        tijdvak=feiten.tijdvak,
        titel=case.procedure.spoor(GEHEEL).stand(whole).titel,
        afzender=known.get(feiten.afzender or "", ""),
        gemeld=told.gemeld,
        regels=tuple(_regel(case, code, naam) for code, naam in known.items()),
        uiterlijk=last if told.rol == "coa" else None,
        herstel=not_right(feiten, known) if whole == "herstel_gevraagd" else "",
        knoppen=tuple(_buttons(office, case, told, person)),
    )


def _regel(case: Opened, code: str, naam: str) -> Besluitregel:
    own = view.facts(case).van(code)
    return Besluitregel(
        naam,
        own.voor or 0,
        wijzigt(case.zaak.standen, case.zaak.feiten)[code],
        own.besluit_op,
        own.nummer or "onbekend",
        own.bekend_op,
    )


def _buttons(office: Office, case: Opened, told: Kennisnemer, person: Persoon) -> list[Knop]:
    whole, ident = case.zaak.standen[GEHEEL], case.row.id
    if told.organisatie not in {o.id for o in organisations(person, RIGHT[told.rol])}:
        return []
    if told.rol == "provincie":
        return [] if told.kennis else [parties_screens.take_note(ident)]
    line = own_judgement(office, case, told.organisatie) if whole in ("verwerkt", "herstel_gevraagd") else None
    if line is not None:
        return [parties_screens.undo(ident, line)]
    return list(parties_screens.judging(ident, whole)) if whole == "wacht_op_coa_toets" else []


def own_judgement(office: Office, case: Opened, organisatie: int) -> int | None:
    """The line of what this organisation of COA judged, where that is the last thing anybody did."""
    line = case.daad
    if line is None or line.trigger not in ("verwerk", "vraag_herstel"):
        return None
    actor = next(item.actor for item in case.geschiedenis if item.regel.id == line.id)
    person = office.store.people.by_id(actor) if actor is not None else None
    mine = person is not None and organisatie in {o.id for o in organisations(person, RIGHT["coa"])}
    return line.id if mine else None


def show(visit: Visit, ident: int, note: Tekst = "") -> Bericht:
    """The report as it now is, for who was told; who has nothing more to do with it is led on."""
    found = told_to(visit, ident)
    if found is None:
        return start_screens.may_not()
    shown = parties_screens.reported(beeld(visit.office, *found, visit.me), note)
    return shown if shown.knoppen else replace(shown, knoppen=((start_screens.NAAR_MEER,),))


def listing(visit: Visit) -> Bericht | None:
    """What was reported to this person's organisations; None for who is of neither kind."""
    own = {o.id for right in RIGHT.values() for o in organisations(visit.me, right)}
    if not own:
        return None
    items = []
    for ident in reversed(visit.store.herverdelingen.told_to(own)):
        row = visit.store.cases.get(ident)
        if row is not None:
            items.append((ident, _label(visit.office, cases.opened(visit.office, row))))
    return parties_screens.listing(items)


def named(visit: Visit, namen: Sequence[str]) -> list[Knop]:
    """What was reported to this person's organisations under one of these references."""
    own = {o.id for right in RIGHT.values() for o in organisations(visit.me, right)}
    found = visit.store.herverdelingen.told_named(own, namen) if own else []
    return [parties_screens.to_report(ident, reference) for ident, reference in found]


def _label(office: Office, case: Opened) -> str:
    known, whole = view.facts(case), case.procedure.spoor(GEHEEL).stand(case.zaak.standen[GEHEEL])
    early = whole.naam in vooraf.KAN and not known.bekendmakingen
    where = "aangekondigd" if early and known.vooraf_op else whole.titel
    return f"{known.tijdvak} · {' – '.join(owners.names(office, case).values())} · {where}"
