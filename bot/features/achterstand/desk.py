"""`/achterstand`: the cases that wait longer than was agreed, and choosing some of them or all."""

from bot.desk.case import Opened
from bot.desk.cases import present
from bot.desk.visit import Visit
from bot.features.achterstand import corporaties_screens, screens, view
from bot.features.achterstand.corporaties_screens import CHOSEN
from bot.features.achterstand.screens import PAGE
from bot.features.achterstand.view import Lijst
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, Knop, actie, klein
from storage.achterstand import Welke
from storage.bijwerkingen import Bijwerking

AT_ONCE = 25
"""Cases brought up to date by one press at most, longest waiting first: the next ones stand in the list then. Each
takes about one and a half millisecond, in which nobody else is answered."""


def show(visit: Visit, lijst: Lijst | None = None, page: int = 0, note: Tekst = "") -> Bericht:
    """A page of the list. Where nothing is left to do, all that waits."""
    chosen = lijst or view.usual(visit.me)
    left = _welke(visit, Lijst(chosen.heel, nog=True))
    everything = _welke(visit, Lijst(chosen.heel, nog=False))
    if not everything.waar:
        return screens.may_not()
    store = visit.store.achterstand
    (nog, _), (alle, first) = store.count(left), store.count(everything)
    if not nog:
        chosen = Lijst(chosen.heel, nog=False)
    asked, many = (left, nog) if chosen.nog else (everything, alle)
    last = max(0, (many - 1) // PAGE)
    page = max(0, min(page, last))
    idents = store.idents(asked, PAGE, page * PAGE)
    blad = screens.Blad(
        wie=view.whose(visit.office, everything),
        regels=view.lines(visit, idents, heel=chosen.heel),
        alle=alle,
        nog=nog,
        langste=(visit.today - first).days // 7 if first is not None else 0,
        vandaag=visit.today,
        lijst=chosen.code,
        gezien=int(visit.now.timestamp()),
        pagina=page,
        laatste=last,
    )
    return screens.listing(blad, note)


def _welke(visit: Visit, lijst: Lijst) -> Welke:
    return view.welke(visit.office, visit.me, visit.today, lijst)


# ---------------------------------------------------------------- choosing

PARTIES = "c"
"""How the code of a list begins of which the corporatie is to be chosen; the organisation follows."""


def all_of_them(visit: Visit, lijst: Lijst, seen: int) -> Bericht:
    """Choose every case of the list that was shown, as many as are done at once."""
    welke = _welke(visit, lijst)
    idents = visit.store.achterstand.idents(welke, AT_ONCE)
    if not idents:
        return show(visit, lijst)
    ident = _start(visit, lijst, 0, seen, idents, alle=True)
    return act(visit, ident)


def some(visit: Visit, lijst: Lijst, page: int, seen: int) -> Bericht:
    """Choose from the cases of a page."""
    idents = visit.store.achterstand.idents(_welke(visit, lijst), PAGE, page * PAGE)
    if not idents:
        return show(visit, lijst, page)
    return choosing(visit, _start(visit, lijst, page, seen, idents, alle=False))


def _start(visit: Visit, lijst: Lijst, page: int, seen: int, idents: list[int], *, alle: bool) -> int:
    """Raises ValueError and OverflowError for a moment on which nothing can have been shown."""
    moment = visit.now.fromtimestamp(seen, tz=visit.now.tzinfo)
    if moment > visit.now:  # no list was shown then: what colleagues did meanwhile would not count
        raise ValueError(seen)
    return visit.store.bijwerkingen.start(visit.me.id, moment, (lijst.code, page), idents, visit.now, alle=alle)


def mine(visit: Visit, keuze: int) -> Bijwerking | None:
    """A choice of who is here; None for one of somebody else, or one that is gone."""
    found = visit.store.bijwerkingen.get(keuze)
    return found if found is not None and found.persoon == visit.me.id else None


def choosing(visit: Visit, keuze: int) -> Bericht:
    """The cases with their ticks."""
    found = mine(visit, keuze)
    if found is None:
        return show(visit, note=screens.NOT_YOURS)
    rows = view.lines(visit, [item.zaak for item in found.zaken], heel=found.lijst[0] == "h")
    return screens.choosing(keuze, rows, found.gekozen, back_to(found))


def back_to(found: Bijwerking) -> Knop:
    """The way back to what was chosen from."""
    if found.lijst.startswith(PARTIES):
        return corporaties_screens.back(int(found.lijst.removeprefix(PARTIES)))
    return screens.to_list(found.lijst, found.pagina)


def tick(visit: Visit, keuze: int, zaak: int, *, on: bool) -> Bericht:
    """One more, or one less; a choice that was carried out stays as it is."""
    found = mine(visit, keuze)
    if found is not None and found.wat is None:
        visit.store.bijwerkingen.choose(keuze, zaak, on=on)
    return choosing(visit, keuze)


def act(visit: Visit, keuze: int) -> Bericht:
    """What to record in those that were chosen."""
    found = mine(visit, keuze)
    if found is None:
        return show(visit, note=screens.NOT_YOURS)
    if not found.gekozen:
        return choosing(visit, keuze)
    opened = [case for ident in found.gekozen if (case := present(visit, ident)) is not None]
    one = opened[0].row.id if len(opened) == 1 else None
    everything = len(found.gekozen) == len(found.zaken) and len(found.zaken) > PAGE
    more = _left(visit, _welke(visit, view.read(found.lijst)), len(found.zaken)) if everything else 0
    back = back_to(found) if everything else Knop("Terug", actie(screens.CODE, "b", keuze))
    return screens.acting(keuze, [case.row.referentie for case in opened], _causes(opened), one, back, more)


def _left(visit: Visit, welke: Welke, chosen: int) -> int:
    return max(0, visit.store.achterstand.count(welke)[0] - chosen)


def _causes(opened: list[Opened]) -> list[tuple[str, str]]:
    """The causes that one of these cases at least can have, those that most can have first."""
    count: dict[tuple[str, str], int] = {}
    for case in opened:
        holds = case.procedure.tegenhouden
        for naam in holds.mogelijk(case.zaak.standen) if holds is not None else ():
            titel = next(keuze.titel for keuze in holds.oorzaak.keuzes if keuze.naam == naam) if holds else naam
            count[naam, titel] = count.get((naam, titel), 0) + 1
    return sorted(count, key=lambda item: -count[item])


def title(visit: Visit, wat: str) -> str:
    """What is recorded, in words: nothing new, a cause, or who looks for a home."""
    if wat == screens.NIETS:
        return screens.NIETS_NIEUWS
    if wat.startswith(CHOSEN):
        return screens.of_corporatie(visit.store.people.organisatie(int(wat.removeprefix(CHOSEN))).naam)
    holds = (h.procedure.tegenhouden for h in visit.office.features.procedures.values())
    known = {keuze.naam: klein(keuze.titel) for held in holds if held is not None for keuze in held.oorzaak.keuzes}
    return known.get(wat, wat)
