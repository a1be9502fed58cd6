"""Building the clauses, reading them as a text, choosing the corporatie, and measuring by the own koppelingen."""

from typing import Any

from bot.desk import cases, correcting, steps, workplace
from bot.desk.case import Opened
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.cijfers.saldo import koppelingen
from bot.features.prestatieafspraken import desk, paper, screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.engine.machine import Geweigerd
from workflows.engine.velden import Soort
from workflows.prestatieafspraken.feiten import AfspraakFeiten
from workflows.prestatieafspraken.meting import meet
from workflows.prestatieafspraken.tabel import KIES, KIES_CORPORATIE, PRESTATIEAFSPRAKEN
from workflows.prestatieafspraken.velden import AFSPRAKEN, CORPORATIE, JA

NAAM = PRESTATIEAFSPRAKEN.naam


def _open(visit: Visit, ident: int, actie: Actie = Actie.ZAAK_ZIEN) -> Opened | None:
    case = cases.open_case(visit, ident, actie)
    return case if case is not None and case.row.procedure == NAAM else None


def build(visit: Visit, ident: int) -> Bericht:
    """All clauses, each with what was chosen."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if not desk.can_choose(case):
        return cases.show(visit, ident, screens.SIGNED)
    return screens.builder(case.row.referentie, ident, case.zaak.feiten)


def choose(visit: Visit, ident: int, naam: str, taken: bool) -> Bericht | None:
    """Take a clause in or out; one with a number asks for it. ValueError for a clause that is not there. The button
    says what it makes of it, so that pressing twice does it once."""
    item = next((one for one in AFSPRAKEN if one.veld.naam == naam), None)
    if item is None:
        raise ValueError(naam)
    case = _open(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    if not desk.can_choose(case):
        return cases.show(visit, ident, screens.SIGNED)
    if item.veld.soort is Soort.AANTAL and taken:
        return correcting.correct(visit, ident, naam)
    value = JA if taken else None
    if case.zaak.feiten.get(naam) != value:
        _note(visit, case, KIES, {naam: value})
    return build(visit, ident)


def _note(visit: Visit, case: Opened, trigger: str, facts: dict[str, Any]) -> None:
    try:
        steps.jot(visit, case, trigger, facts)
    except Geweigerd as refused:
        visit.say(Bericht(" ".join(refused.redenen)))


def text(visit: Visit, ident: int) -> Bericht:
    """The clauses as a text that can be passed on."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    known = AfspraakFeiten(case.zaak.feiten)
    if not known.gekozen():
        return cases.show(visit, ident, screens.NOTHING_CHOSEN)
    gemeente = visit.store.people.organisatie(case.row.organisatie).naam
    return screens.text(gemeente, case.row.referentie, ident, known)


def document(visit: Visit, ident: int) -> Bericht | None:
    """The same as .docx, made beside the desk."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    if not AfspraakFeiten(case.zaak.feiten).gekozen():
        return cases.show(visit, ident, screens.NOTHING_CHOSEN)
    workplace.vraag(visit, paper.SOORT, {"zaak": ident})
    visit.answer_press(screens.MAKING)
    return None


def measure(visit: Visit, ident: int) -> Bericht:
    """What came of what was agreed, from its first day until today, by the own koppelingen."""
    case = _open(visit, ident)
    if case is None:
        return start.may_not()
    known = AfspraakFeiten(case.zaak.feiten)
    if visit.today < known.van_op:
        return cases.show(visit, ident, screens.not_begun(known.van_op))
    own = koppelingen(visit.office, case.row.organisatie, known.van_op)
    found = meet(own, known.van_op, min(visit.today, known.tot_op), known.corporatie or "", known.getal("a_weken"))
    return screens.measured(case.row.referentie, ident, known, found)


def corporatie(visit: Visit, ident: int, chosen: int | None = None) -> Bericht:
    """Which of the corporaties on the bot it is; `chosen` is its id."""
    case = _open(visit, ident, Actie.ZAAK_STAP)
    if case is None:
        return start.may_not()
    known = desk.partners(visit.office, case.row.organisatie)
    found = next((o for o in known if o.id == chosen), None)
    if found is None:
        return screens.which(case.row.referentie, ident, [(o.id, o.naam) for o in known])
    if case.zaak.feiten.get(CORPORATIE.naam) != found.naam:
        _note(visit, case, KIES_CORPORATIE, {CORPORATIE.naam: found.naam})
    return cases.show(visit, ident, screens.recorded(found.naam))


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`pb:<case>` builds; `pb:<case>:j:<clause>:1` takes one in, `:0` out; `:t` the text, `:d` the file, `:m` the
    measure, `:c[:<corporatie>]` whose. Raises ValueError for another."""
    ident, *rest = int(words[0]), *words[1:]
    match rest:
        case []:
            return build(visit, ident)
        case ["j", naam, taken]:
            return choose(visit, ident, naam, taken == "1")
        case ["t"]:
            return text(visit, ident)
        case ["d"]:
            return document(visit, ident)
        case ["m"]:
            return measure(visit, ident)
        case ["c", *chosen]:
            return corporatie(visit, ident, *map(int, chosen))
        case _:
            raise ValueError(words)


PRESSES = {"pb": press}
