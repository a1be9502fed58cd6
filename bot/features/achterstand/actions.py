"""Recording one thing in several cases at once, and taking it back: each case by itself, with its own rights and rows.
One that refuses is named, and nothing else is lost."""

from datetime import date

from bot.desk import cases, crossings, owners, steps
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import AMSTERDAM, Visit
from bot.features.achterstand import corporaties, desk, screens, view
from bot.features.achterstand.corporaties_screens import CHOSEN
from bot.features.achterstand.screens import Over
from bot.screens.message import Bericht
from storage.bijwerkingen import Bijwerking, Gekozen
from workflows.engine import zaak
from workflows.engine.achterstand import GELDT, NIETS_NIEUWS, Tegenhouden, niets_nieuws
from workflows.engine.machine import Geweigerd

# ---------------------------------------------------------------- recording


def record(visit: Visit, keuze: int, wat: str) -> Bericht:
    """Record "niets nieuws", or this cause, in all that were chosen. A second press tells what the first one did."""
    found = desk.mine(visit, keuze)
    if found is None:
        return desk.show(visit, note=screens.NOT_YOURS)
    if found.wat is not None:
        visit.answer_press(screens.DONE_BEFORE)
        return _told(visit, found, found.wat, [], len(found.gedaan))
    if not found.gekozen:
        return desk.choosing(visit, keuze)
    lines: dict[int, int] = {}
    left: list[Over] = []
    for ident in found.gekozen:
        made = _one(visit, found, ident, wat)
        if isinstance(made, Over):
            left.append(made)
        else:
            lines[ident] = made
    if lines:
        visit.store.bijwerkingen.done(keuze, wat, lines)
    return _told(visit, found, wat, left, len(lines))


def _told(visit: Visit, found: Bijwerking, wat: str, left: list[Over], many: int) -> Bericht:
    if found.terug:
        return _again(visit, found)
    return screens.recorded(found.id, desk.title(visit, wat), many, _until(visit, wat), left, desk.back_to(found))


def _again(visit: Visit, found: Bijwerking) -> Bericht:
    """It was taken back before: what it was chosen from, as it now is."""
    if found.lijst.startswith(desk.PARTIES):
        return screens.undone(0, [], desk.back_to(found), screens.UNDONE_BEFORE)
    return desk.show(visit, view.read(found.lijst), note=screens.UNDONE_BEFORE)


def _until(visit: Visit, wat: str) -> date | None:
    """Until when it counts as looked at; None for what is no looking."""
    return None if wat.startswith(CHOSEN) else visit.today + GELDT


def _one(visit: Visit, found: Bijwerking, ident: int, wat: str) -> int | Over:
    """The line that was written in this case, or why none was."""
    case, refused = _open(visit, ident)
    if case is None:
        return refused
    changed = _meanwhile(visit, found, case)
    if changed:
        return Over(case.row.referentie, changed, ident)
    if not case.loopt:
        return Over(case.row.referentie, screens.ENDED, ident)
    line = _line(visit, case, wat)
    if isinstance(line, str):
        return Over(case.row.referentie, line, ident)
    try:
        return steps.note(visit, case, line[0], line[1]).regels[0].id
    except Geweigerd as why:
        return Over(case.row.referentie, " ".join(why.redenen), ident)


def _open(visit: Visit, ident: int) -> tuple[Opened | None, Over]:
    """The case, for who may record something in it; else why not."""
    try:
        case = cases.open_case(visit, ident, Actie.ZAAK_STAP)
    except cases.AlleenLezen:
        known = cases.present(visit, ident)
        name = known.row.referentie if known is not None else screens.NAMELESS
        return None, Over(name, screens.READ_ONLY, ident)
    if case is None or not owners.leads(visit.office, visit.me, case):
        return None, Over(screens.NAMELESS, screens.GONE)  # who may not see it any more is not told which it was
    return case, Over("", "")


def _meanwhile(visit: Visit, found: Bijwerking, case: Opened) -> str:
    """What a colleague recorded after the list was shown; "" for nothing."""
    later = [item for item in case.geschiedenis if item.moment > found.gezien and item.actor != visit.me.id]
    if not later:
        return ""
    story = steps.story(visit, case)
    return screens.meanwhile(story.wie(later[-1]), story.zegt(later[-1].regel))


def _line(visit: Visit, case: Opened, wat: str) -> tuple[str, dict[str, object]] | str:
    """The line to write and its facts, or in Dutch why there is none."""
    if wat.startswith(CHOSEN):
        found = corporaties.line(visit, case, int(wat.removeprefix(CHOSEN)))
        return found or screens.no_such_corporatie()
    looked, holds = niets_nieuws(visit.today), case.procedure.tegenhouden
    if wat == screens.NIETS:
        return NIETS_NIEUWS, looked
    if holds is None or wat not in holds.mogelijk(case.zaak.standen):
        return screens.no_such_cause(desk.title(visit, wat), _where(case))
    if case.zaak.feiten.get(holds.oorzaak.naam) == wat:  # it held the case up already: its days go on
        return NIETS_NIEUWS, looked
    return holds.regel, {**_begun(holds, case, wat, visit), **looked}


def _begun(holds: Tegenhouden, case: Opened, wat: str, visit: Visit) -> dict[str, object]:
    return dict(holds.begin(wat, case.zaak.feiten, visit.today))


def _where(case: Opened) -> str:
    return " en ".join(spoor.stand(case.zaak.standen[spoor.naam]).titel for spoor in case.procedure.sporen)


# ---------------------------------------------------------------- taking it back


def undo(visit: Visit, keuze: int, *, sure: bool = False) -> Bericht:
    """Take it back in all of them, but for those in which somebody went on. A button of an earlier day asks first."""
    found = desk.mine(visit, keuze)
    if found is None:
        return desk.show(visit, note=screens.NOT_YOURS)
    if found.terug:
        visit.answer_press(screens.UNDONE_BEFORE)
        return _again(visit, found)
    day = found.gemaakt.astimezone(AMSTERDAM).date()
    if day < visit.today and not sure and found.wat is not None:
        return screens.sure_to_undo(found.id, desk.title(visit, found.wat), len(found.gedaan), day, desk.back_to(found))
    left = [over for item in found.gedaan if (over := _back(visit, item)) is not None]
    visit.store.bijwerkingen.taken_back(keuze)
    return screens.undone(len(found.gedaan) - len(left), left, desk.back_to(found))


def _back(visit: Visit, item: Gekozen) -> Over | None:
    """Why it could not be taken back in this case; None when it was."""
    case, refused = _open(visit, item.zaak)
    if case is None:
        return refused
    name, gone = case.row.referentie, zaak.met_gevolg(case.procedure, case.regels)
    if not gone or gone[0].id != item.regel:
        return Over(name, _why_not(visit, case, item), item.zaak)
    result, _ = zaak.neem_terug(case.procedure, case.regels)
    beside = crossings.before(visit, case, gone[0].trigger, result, gone[0].feiten, terug=True)
    if beside.weigert or beside.vraagt:
        return Over(name, beside.weigert or beside.vraagt, item.zaak)
    steps.take_back(visit, case)
    return None


def _why_not(visit: Visit, case: Opened, item: Gekozen) -> str:
    """What happened after it."""
    story = steps.story(visit, case)
    if all(regel.id != item.regel for regel in zaak.geldend(case.regels)):
        return screens.CHANGED_BACK
    last = next((g for g in reversed(case.geschiedenis) if g.regel.id != item.regel), case.geschiedenis[-1])
    return screens.went_on(story.wie(last), story.zegt(last.regel))
