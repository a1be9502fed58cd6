"""Recording what happens in a herverdeling: a step with all that follows from it, a line beside the steps, taking one
back; and telling the other gemeenten when it is their turn or the figures changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.desk import cases
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import Office, Post, Visit, amend, send
from bot.features.herverdeling import parties, screens, several, taking_part, view
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, groot
from storage.people import Persoon
from workflows.engine.zaak import ONGEDAAN, Geweigerd, NietOpen, Regel, Zaak, corrigeer, neem_terug, noteer
from workflows.herverdeling.regels import CODES, EIGEN, GEHEEL, REDENEN, STAPPENPLAN, partijen
from workflows.herverdeling.tabel import aan_zet, loop_door, zet_door

HERVERDELING = "herverdeling"
OF_ALL = ("stel_voor",)
"""Steps of the whole that every gemeente may take while the figures are talked about; for the rest the one that leads
acts."""


def open_one(visit: Visit, ident: int) -> Opened | None:
    """The herverdeling, for who takes part in it; None looks the same for all others."""
    row = visit.store.cases.get(ident)
    if row is None or row.procedure != HERVERDELING:
        return None
    return cases.open_case(visit, ident, Actie.ZAAK_ZIEN)


def may_take(visit: Visit, case: Opened, spoor: str, trigger: str) -> bool:
    """Whether this person may take this step of this track."""
    if spoor != GEHEEL:
        return taking_part.speaks_for(visit.office, visit.me, case, spoor)
    if trigger in OF_ALL and case.zaak.standen[GEHEEL] == "verkenning" and taking_part.own(visit.me, case.zaak.feiten):
        return True
    return taking_part.leads(visit.office, visit.me, case)


def take(visit: Visit, ident: int, spoor: str, trigger: str, stand: str, feiten: Mapping[str, Any]) -> Bericht:
    """Take a step that was decided on `stand`; when the case moved on, say what happened and show it as it is."""
    case = open_one(visit, ident)
    if case is None or spoor not in case.zaak.standen or not may_take(visit, case, spoor, trigger):
        return start.may_not()
    if case.zaak.standen[spoor] != stand:
        return moved_on(visit, case, spoor, trigger, stand)
    return put(visit, case, spoor, trigger, feiten)


def moved_on(visit: Visit, case: Opened, spoor: str, trigger: str, stand: str) -> Bericht:
    """An old button: "al vastgelegd" for who pressed it before, else what somebody did meanwhile."""
    since = cases.lines_since(case, spoor, stand)
    if since and since[0].regel.trigger == trigger and since[0].actor == visit.me.id:
        visit.answer_press("Al vastgelegd")
        return cases.show(visit, case.row.id, "Dit was al vastgelegd.")
    acts = [item for item in since if item.regel.trigger not in case.procedure.vanzelf]
    last = (acts or case.geschiedenis)[-1]
    words = screens.happened(case.procedure, last.regel, view.names(visit.office, case))
    who = taking_part.who(visit.office, visit.me, last)
    return cases.show(visit, case.row.id, screens.since(words, who, last.moment, visit.today))


def put(visit: Visit, case: Opened, spoor: str, trigger: str, feiten: Mapping[str, Any]) -> Bericht:
    """Take a step of who may; a condition that does not hold is said with its source."""
    if trigger == "naar_colleges":
        below = several.below_zero(visit.office, case, visit.me, view.names(visit.office, case))
        if below is not None:
            return cases.show(visit, case.row.id, below)
    try:
        result, lines = zet_door(case.zaak, spoor, trigger, feiten, visit.today)
    except NietOpen:
        return moved_on(visit, case, spoor, trigger, case.zaak.standen[spoor])
    except Geweigerd as refused:
        return cases.show(visit, case.row.id, reasons(refused))
    words = keep(visit, case, result, lines)
    return cases.show(visit, case.row.id, f"✓ Vastgelegd: {words}.")


def note(visit: Visit, case: Opened, trigger: str, feiten: Mapping[str, Any], *, correct: bool = False) -> str:
    """Record facts beside the steps, with what follows from them; gives what happened, in words. Raises Geweigerd."""
    if correct:
        result, line = corrigeer(case.procedure, case.zaak, feiten, visit.today)
    else:
        result, line = noteer(case.procedure, case.zaak, trigger, feiten, visit.today)
    result, lines = loop_door(result, visit.today)
    return keep(visit, case, result, (line, *lines))


_OF_THE_ROAD = ("cijfers_gepubliceerd", "allen_akkoord", "alles_gemeld", "besluit_bij_coa")
_OWN = ("op_deze_cijfers", "oud_besluit_klaar")
"""Conditions without a code of their own: where each is written. That dates stand in order needs no source."""


def reasons(refused: Geweigerd) -> str:
    """Why not, each reason with the place where the condition is written."""
    where = {REDENEN[naam]: bron for naam, (_, bron) in CODES.items()}
    where |= {REDENEN[naam]: STAPPENPLAN for naam in _OF_THE_ROAD} | {REDENEN[naam]: EIGEN for naam in _OWN}
    return " ".join(f"{reden} (Bron: {where[reden]}.)" if reden in where else reden for reden in refused.redenen)


def keep(visit: Visit, case: Opened, result: Zaak, lines: Sequence[Regel], undone: Regel | None = None) -> str:
    """Write it, tell COA and the provincies what they have to hear, and the other gemeenten what is new."""
    fresh = cases.write(visit, case, result, lines).na
    visit.store.ochtenden.answered(case.row.id, visit.now)
    known = view.names(visit.office, case)
    words = screens.happened(case.procedure, undone or lines[0], known)
    if lines[0].trigger == "stel_voor":
        then, now = view.facts(case).verschillen, view.facts(fresh).verschillen
        changed = screens.compared(then, now, known) or "ander aantal tijdvakken"
        words = f"nieuw voorstel ({changed}); eerdere akkoorden vervallen"
    elif lines[0].trigger == "bevestig" and view.facts(fresh).ronde != view.facts(case).ronde:
        words = f"{words}; nieuwe ronde: eerdere akkoorden vervallen"
    parties.follow(visit, case, fresh)
    tell(visit, case, fresh, f"{_TAKEN_BACK}{words}" if undone else words)
    return words


# ---------------------------------------------------------------- taking back


def last_act(case: Opened) -> tuple[Regel, int | None] | None:
    """What a person did last that can be taken back, and who did it."""
    line = case.daad
    if line is None:
        return None
    return line, next(item.actor for item in case.geschiedenis if item.regel.id == line.id)


def may_undo(visit: Visit, case: Opened, line: Regel, actor: int | None) -> bool:
    """Who did it may take it back, and who speaks for the same gemeente or leads, as far as the line is theirs."""
    if actor == visit.me.id or line.spoor in taking_part.own(visit.me, case.zaak.feiten):
        return True
    done_by = visit.store.people.by_id(actor) if actor is not None else None
    if done_by is not None and done_by.lidmaatschappen:  # what another gemeente, COA or a provincie did is theirs
        return bool(set(taking_part.own(visit.me, case.zaak.feiten)) & set(taking_part.own(done_by, case.zaak.feiten)))
    return taking_part.leads(visit.office, visit.me, case)


def undo(visit: Visit, ident: int, number: int) -> Bericht:
    """Take back what a person did last, with all that followed from it by itself."""
    case = open_one(visit, ident)
    if case is None:
        return start.may_not()
    last = last_act(case)
    if last is None or last[0].id != number:
        return _undone_before(visit, case, number)
    if not may_undo(visit, case, *last):
        return cases.show(visit, ident, "Dit legde een ander vast. Vraag die om het terug te nemen.")
    result, lines = neem_terug(case.procedure, case.regels)
    words = keep(visit, case, result, lines, undone=last[0])
    return cases.show(visit, ident, f"✓ Ongedaan gemaakt: {words}.")


def _undone_before(visit: Visit, case: Opened, number: int) -> Bericht:
    gone = any(r.trigger == ONGEDAAN and r.feiten["regel"] == number for r in case.regels)
    note = "Dit was al ongedaan gemaakt." if gone else "Intussen is er meer gebeurd. Zo staat het nu:"
    return cases.show(visit, case.row.id, note)


# ---------------------------------------------------------------- telling the others


def tell(visit: Visit, before: Opened, after: Opened, words: str) -> None:
    """Who has to act now, and who has to know, gets the case as it is; the message that others have of it is changed,
    so that nobody looks at old figures."""
    news, seen = _news(before, after), {visit.me.id}
    said = f"{_said(visit, after, words)}."
    for code in partijen(after.zaak.feiten):
        for person in (
            taking_part.asked(visit.office, after, code) if news or _turn(visit.office, before, after, code) else ()
        ):
            if person.id not in seen:
                seen.add(person.id)
                show_to(visit.office, visit.post, after, person, said, visit.now)
    refresh(visit, after, seen, said)


def _news(before: Opened, after: Opened) -> bool:
    """Whether all have to know: the whole moved, the last number came, there are new figures, somebody stepped out,
    or a correction was made."""
    if before.zaak.standen[GEHEEL] != after.zaak.standen[GEHEEL]:
        return True
    if view.facts(after).cijfers_bekend and not view.facts(before).cijfers_bekend:
        return True
    if _shared(before) != _shared(after):
        return True
    out = [code for code, stand in after.zaak.standen.items() if stand == "afgewezen"]
    return any(before.zaak.standen.get(code) != "afgewezen" for code in out)


def _shared(case: Opened) -> tuple[object, ...]:
    feiten = view.facts(case)
    return feiten.ronde, feiten.afzender, [(own.verschil, own.klopt) for _, own in feiten.gemeenten()]


def _turn(office: Office, before: Opened, after: Opened, code: str) -> bool:
    """Whether it became this gemeente's turn."""
    now, then = aan_zet(after.zaak.standen, after.zaak.feiten), aan_zet(before.zaak.standen, before.zaak.feiten)
    mine = [track for track, _ in now if track == code]
    leads = code == taking_part.lead(office, after.row, after.zaak.feiten)
    leading = [track for track, _ in now if track == GEHEEL] if leads else []
    return bool(set(mine + leading) - {track for track, _ in then})


_TAKEN_BACK = "neemt terug: "


def _said(visit: Visit, case: Opened, words: str) -> str:
    """What happened, as the other gemeenten read it: with the organisation, and no person."""
    if words.startswith(_TAKEN_BACK):
        who = [view.name(visit.office, code) for code in taking_part.own(visit.me, case.zaak.feiten)]
        who = who or [m.organisatie.naam for m in visit.me.lidmaatschappen]
        return f"{' en '.join(who)} {words}"
    mine = [view.name(visit.office, code) for code in taking_part.own(visit.me, case.zaak.feiten)]
    if mine:
        if any(words.startswith(f"{naam}: ") for naam in mine):
            return groot(words)
        others = [naam for naam in view.names(visit.office, case).values() if words.startswith(f"{naam}: ")]
        return f"{' en '.join(mine)}{' legde vast' if others else ''}: {words}"
    return f"{' en '.join(m.organisatie.naam for m in visit.me.lidmaatschappen)}: {words.removeprefix('COA: ')}"


def came(visit: Visit, organisatie: int) -> None:
    """The first of a gemeente joined: what runs with it, it hears now, and speaks for itself from here on."""
    code, members = (
        visit.store.people.organisatie(organisatie).gemeente,
        taking_part.people_of(visit.office, organisatie),
    )
    if code is None or len(members) != 1:
        return
    for ident in visit.store.herverdelingen.of_gemeenten([code]):
        row = visit.store.cases.get(ident)
        case = cases.opened(visit.office, row) if row is not None else None
        if case is not None and not case.procedure.spoor(GEHEEL).stand(case.zaak.standen[GEHEEL]).eind:
            show_to(visit.office, visit.post, case, members[0], screens.JOINED, visit.now)


def show_to(office: Office, post: Post, case: Opened, person: Persoon, note: Tekst, now: datetime) -> None:
    """The case in a message of its own, with this person's buttons; it is kept up to date from now on."""
    bericht = screens.case(view.beeld(office, case, person), note)
    row = send(office, post, person.chat, bericht, now, ping=True)
    office.store.herverdelingen.set_copy(case.row.id, person.id, row.id)


def refresh(visit: Visit, case: Opened, besides: set[int], said: str) -> None:
    """Bring the messages up to date that people of the gemeenten have of this case."""
    for ident, row in visit.store.herverdelingen.copies(case.row.id).items():
        person = visit.store.people.by_id(ident)
        if ident in besides or person is None or not taking_part.own(person, case.zaak.feiten):
            continue
        shown = screens.case(view.beeld(visit.office, case, person), said)
        amend(visit.office, visit.post, row, shown, visit.now)
