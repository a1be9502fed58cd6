"""What other people hear of a herverdeling when something was done in it: whose turn it became, who has to know, and
the messages that show the case, which are kept up to date."""

from dataclasses import replace

from bot.desk import cases, owners, standard, steps, who_hears
from bot.desk.case import Gedaan, Opened
from bot.desk.visit import Office, Visit, amend, tell
from bot.features.herverdeling import parties, view
from bot.features.herverdeling.according import desk as according
from bot.features.herverdeling.early import desk as early
from bot.features.herverdeling.words_screens import KOSTEN, became_agreed
from bot.screens import standard as standard_screens
from bot.screens.beeld import Beeld
from bot.screens.message import Bericht, groot
from storage.people import Persoon
from workflows.herverdeling.effect import aan_zet
from workflows.herverdeling.regels import GEHEEL


def after(visit: Visit, done: Gedaan) -> None:
    """COA and the provincies hear what they have to; who has to act now, and who has to know, gets the case as it is;
    the message that others have of it is changed, so that nobody looks at old figures."""
    parties.follow(visit, done.voor, done.na)
    early.follow(visit, done.voor, done.na)
    news, seen = _news(done.voor, done.na), {visit.me.id}
    said, base = f"{_said(visit, done)}.", standard.beeld(visit.office, done.na)
    if (
        done.terug is None and became_agreed(done.voor.zaak, done.na.zaak) and KOSTEN not in said
    ):  # several agreed at once
        said = f"{said} {KOSTEN}."
    for code in done.na.procedure.partijen:
        hears = news or _turn(visit.office, done.voor, done.na, code)
        for person in who_hears.asked(visit.office, done.na, code) if hears else ():
            if person.id not in seen:
                seen.add(person.id)
                show_to(visit, done.na, person, said, base)
    _refresh(visit, done.na, seen, said, base)


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
    leading = [track for track, _ in now if track == GEHEEL] if code == owners.lead(office, after) else []
    return bool(set(mine + leading) - {track for track, _ in then})


def _said(visit: Visit, done: Gedaan) -> str:
    """What happened, as the other gemeenten read it: with the organisation, and no person."""
    words, case = steps.said(visit, done), done.na
    mine = [owners.name(visit.office, code) for code in owners.own(visit.office, visit.me, case)]
    who = " en ".join(mine or [m.organisatie.naam for m in visit.me.lidmaatschappen])
    if done.terug is not None:
        return f"{who} neemt terug: {words}"
    if not mine:
        return f"{who}: {words.removeprefix('COA: ')}"
    if any(words.startswith(f"{naam}: ") for naam in mine):
        return groot(words)
    others = [naam for naam in owners.names(visit.office, case).values() if words.startswith(f"{naam}: ")]
    return f"{who}{' legde vast' if others else ''}: {words}"


def came(visit: Visit, organisatie: int) -> None:
    """The first of a gemeente joined: what runs with it, it hears now, and speaks for itself from here on."""
    code = visit.store.people.organisatie(organisatie).gemeente
    members = owners.people_of(visit.office, organisatie)
    if code is None or len(members) != 1:
        return
    for ident in visit.store.herverdelingen.of_gemeenten([code]):
        row = visit.store.cases.get(ident)
        case = cases.opened(visit.office, row) if row is not None else None
        if case is not None and case.loopt:
            said = according.joined(visit.office, case, code)
            show_to(visit, case, members[0], said)


def show_to(visit: Visit, case: Opened, person: Persoon, note: str, base: Beeld | None = None) -> None:
    """The case in a message, with this person's buttons: one, also for who hears it of more gemeenten. It is kept up to
    date from now on."""
    row = tell(visit, person.chat, _shown(visit.office, case, person, note, base))
    visit.store.herverdelingen.set_copy(case.row.id, person.id, row)


def _shown(office: Office, case: Opened, person: Persoon, note: str, base: Beeld | None) -> Bericht:
    """The case as this person sees it; who takes over hears of it when it cannot be delivered."""
    return replace(standard_screens.case(view.beeld(office, case, person, base), note), zaken=(case.row.id,))


def _refresh(visit: Visit, case: Opened, besides: set[int], said: str, base: Beeld) -> None:
    for ident, row in visit.store.herverdelingen.copies(case.row.id).items():
        person = visit.store.people.by_id(ident)
        if ident in besides or person is None or not owners.acts(visit.office, person, case):
            continue
        amend(visit.office, visit.post, row, _shown(visit.office, case, person, said, base), visit.now)
