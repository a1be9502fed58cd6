"""What a gemeente hears and sees of the ladder: only what its provincie sent.

Who marks a letter as sent, puts it right or takes it back changes what is visible; the people of the gemeente hear
the difference, whichever way it came about.
"""

from collections.abc import Sequence
from datetime import date

from bot.desk import cases, who_hears
from bot.desk.case import Opened
from bot.desk.provincies import provincie_van
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit, send
from bot.features.ladder import post_screens
from bot.features.ladder.post_screens import PostBeeld
from bot.screens import start
from bot.screens.message import Bericht
from storage.cases import CaseRow
from storage.people import Persoon
from workflows.engine.resterend import dichtbij
from workflows.engine.zaak import Zaak, herspeel
from workflows.ladder.brieven import BRIEVEN, zichtbaar
from workflows.ladder.feiten import LadderFeiten
from workflows.ladder.plan import brief_van, termijn_van, termijnbrief
from workflows.ladder.tabel import LADDER

SPOOR = LADDER.sporen[0]


def gemeente_naam(office: Office, code: str) -> str:
    """The name of the gemeente with this code; the code itself once the gemeente is gone."""
    try:
        return office.gemeenten.op_code(code).naam
    except KeyError:
        return code


def beeld(office: Office, row: CaseRow, zaak: Zaak) -> PostBeeld:
    """What the gemeente may know of the case in this state."""
    owner = office.store.people.organisatie(row.organisatie)
    today = office.now().astimezone(AMSTERDAM).date()
    facts, stand = LadderFeiten(zaak.feiten), SPOOR.stand(zaak.standen[SPOOR.naam])
    return PostBeeld(
        zaak=row.id,
        gemeente=gemeente_naam(office, facts.gemeente),
        provincie=f"provincie {provincie_van(office, owner) or owner.naam}",
        tijdvak=facts.gemist,
        brieven=zichtbaar(zaak.feiten, today),
        vandaag=today,
        kalender=office.kalender,
        einde=(facts.einde_op, stand.titel) if facts.einde_op is not None and stand.eind else None,
    )


# ---------------------------------------------------------------- telling


def tell(visit: Visit, ident: int) -> None:
    """After a line was added to the case: say to the gemeente what changed in what it sees."""
    row = visit.store.cases.get(ident)
    assert row is not None  # noqa: S101  something of it was just recorded
    case = cases.opened(visit.office, row)
    before = beeld(visit.office, row, herspeel(LADDER, case.regels[:-1])) if len(case.regels) > 1 else None
    now = beeld(visit.office, row, case.zaak)
    for bericht in changes(before, now) if before is not None else ():
        _send(visit, LadderFeiten(case.zaak.feiten).gemeente, bericht)


def changes(before: PostBeeld, now: PostBeeld) -> list[Bericht]:
    """What the gemeente is told when what it sees goes from one to the other."""
    old = {item.brief.naam: item for item in before.brieven}
    new = {item.brief.naam: item for item in now.brieven}
    found = [post_screens.withdrawn(now, item) for naam, item in old.items() if naam not in new]
    for naam, item in new.items():
        if naam not in old:
            found.append(post_screens.announced(now, item))
        elif old[naam] != item:
            found.append(post_screens.corrected(now, item))
    if not found and now.brieven and before.tijdvak != now.tijdvak:
        found.append(post_screens.corrected(now, now.brieven[-1]))
    if before.einde is None and now.einde is not None:
        found.append(post_screens.ended(now))
    if before.einde is not None and now.einde is None and now.brieven:
        found.append(post_screens.reopened(now))
    return found


def _send(visit: Visit, code: str, bericht: Bericht) -> None:
    for person in who_hears.readers(visit.office, code):
        send(visit.office, visit.post, person.chat, bericht, visit.now, ping=True)


def forget(visit: Visit, case: Opened) -> None:
    """The case is about to be deleted: who saw something of it hears so."""
    shown = beeld(visit.office, case.row, case.zaak)
    if shown.brieven:
        _send(visit, LadderFeiten(case.zaak.feiten).gemeente, post_screens.deleted(shown))


# ---------------------------------------------------------------- looking


def listing(visit: Visit, page: int | None = None) -> Bericht:
    """All half-years about which the own gemeente(n) got something; the only one is opened, unless a page is asked."""
    if not organisations(visit.me, Actie.LADDER_BRIEVEN):
        return post_screens.own_dossiers() if may(visit.me, Actie.LADDER) else start.may_not()
    found = _found(visit)
    if len(found) == 1 and page is None:
        return post_screens.dossier(found[0])
    return post_screens.listing(found, page or 0)


def _found(visit: Visit) -> list[PostBeeld]:
    own = organisations(visit.me, Actie.LADDER_BRIEVEN)
    rows = [visit.store.cases.get(ident) for o in own if o.gemeente for ident in visit.store.ladders.about(o.gemeente)]
    shown = [beeld(visit.office, row, cases.opened(visit.office, row).zaak) for row in rows if row is not None]
    return sorted((b for b in shown if b.brieven), key=lambda b: (b.brieven[-1].op, b.zaak), reverse=True)


def waits(office: Office, person: Persoon, today: date) -> list[str]:
    """The terms in letters to the gemeente(n) of this person that are near, or have passed while the provincie still
    waits."""
    found = []
    for own in organisations(person, Actie.LADDER_BRIEVEN):
        idents = office.store.ladders.about(own.gemeente) if own.gemeente else ()
        for row in filter(None, map(office.store.cases.get, idents)):
            zaak = cases.opened(office, row).zaak
            shown, naam = beeld(office, row, zaak), termijnbrief(zaak.standen[SPOOR.naam])
            sent = next((item for item in shown.brieven if item.brief.naam == naam), None)
            last = termijn_van(sent, office.kalender) if sent is not None else None
            if sent is None or last is None or office.store.ladders.reminded_on(row.id, today):
                continue
            if last.voorbij(today) or dichtbij(last, today, office.kalender):
                found.append(post_screens.waits(shown, sent))
    return found


def _row(visit: Visit, ident: int) -> CaseRow | None:
    """The ladder, when it is about a gemeente of this person."""
    row = visit.store.cases.get(ident)
    own = {o.gemeente for o in organisations(visit.me, Actie.LADDER_BRIEVEN) if o.gemeente}
    here = row is not None and row.procedure == LADDER.naam and LadderFeiten(row.feiten).gemeente in own
    return row if here else None


def show(visit: Visit, ident: int, naam: str | None = None) -> Bericht:
    """One half-year, or one letter. What was never sent does not exist. Raises ValueError for an unknown letter."""
    wanted = brief_van(naam) if naam is not None else None
    row = _row(visit, ident)
    if row is None:
        return start.may_not()
    case = cases.opened(visit.office, row)
    shown = beeld(visit.office, row, case.zaak)
    if wanted is None:
        if not shown.brieven:
            return _nothing(case, shown)
        return post_screens.dossier(shown, meer=len(_found(visit)) > 1)
    item = next((item for item in shown.brieven if item.brief is wanted), None)
    if item is not None:
        return post_screens.letter(shown, item)
    return post_screens.gone(shown, wanted) if _was_sent(case, wanted.naam) else start.may_not()


def _nothing(case: Opened, shown: PostBeeld) -> Bericht:
    back = [brief for brief in BRIEVEN if _was_sent(case, brief.naam)]
    return post_screens.gone(shown, back[-1]) if back else start.may_not()


def _was_sent(case: Opened, naam: str) -> bool:
    return any(LadderFeiten(regel.feiten).verstuurd(naam) is not None for regel in case.regels)


def press(visit: Visit, words: Sequence[str]) -> Bericht:
    """`lg:p:<page>` of the list, `lg:<case>` of one dossier, with a letter behind it. Raises ValueError for a strange
    one."""
    match words:
        case []:
            return listing(visit)
        case ["p", page]:
            return listing(visit, int(page))
        case [ident]:
            return show(visit, int(ident))
        case [ident, naam]:
            return show(visit, int(ident), naam)
        case _:
            raise ValueError(words)
