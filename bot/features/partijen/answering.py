"""Answering a question to another party: in the party's own chat, or as the gemeente heard it by mail or telephone.

A member of the party sees the question and nothing else of the case. The first answer counts; who comes later sees it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.desk import cases, forms, who_hears
from bot.desk.feature import Answers, Doel, Form, Vraag
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import Office, Visit, tell
from bot.features.partijen import asker_screens, own_steps, party_screens, post
from bot.screens.message import Bericht, Knop, klein
from storage.vragen import VraagRow
from workflows.engine.gesprek import Formulier
from workflows.engine.partijvraag import (
    ANTWOORD,
    LOPEND,
    OPEN,
    Antwoord,
    naar,
    opvolgdag,
    trigger_van,
    twijfel,
    zaak_van,
)
from workflows.engine.velden import Soort, Veld, pak_in

# ---------------------------------------------------------------- what the party may see


def mine(visit: Visit, ident: int) -> VraagRow | None:
    """The question, for a member of the party it was put to; None looks the same for all others."""
    row = visit.store.vragen.get(ident)
    if row is None or row.partner is None:
        return None
    return row if may(visit.me, Actie.VRAAG_BEANTWOORDEN, row.partner) else None


def show(visit: Visit, ident: int) -> Bericht | None:
    """The question from a list, in a message of its own: the list stays, and this one is kept up to date."""
    row = mine(visit, ident)
    if row is None:
        return party_screens.gone()
    row = _settled(visit, row)
    copy = visit.say(party_screens.question(post.beeld(visit.office, row)))
    visit.store.vragen.add_copy(row.id, copy.id)
    return None


def named(visit: Visit, namen: Sequence[str]) -> list[Knop]:
    """The questions to this person's organisations about a case with one of these references: what waits, or all."""
    own = [o.id for o in organisations(visit.me, Actie.VRAAG_BEANTWOORDEN)]
    found = visit.store.vragen.named(own, namen) if own else []
    kinds = visit.office.features.vragen
    return [party_screens.to_question(ident, reference, kinds[kind].soort.titel) for ident, kind, reference in found]


def _settled(visit: Visit, row: VraagRow) -> VraagRow:
    """The question as it is; one that lost its sense since is withdrawn now."""
    if row.stand in LOPEND and not post.sensible(visit.office, row):
        post.withdraw(visit.office, visit.post, row, None, visit.now)
        post.refresh(visit.office, visit.post, row.id, visit.now)
    return visit.store.vragen.get(row.id) or row


def listing(visit: Visit, page: int = 0) -> Bericht:
    """`/vragen`: what waits for us, and what our gemeente asked others."""
    office, own = visit.office, [o.id for o in organisations(visit.me, Actie.VRAAG_STELLEN)]
    waiting = post.open_for(office, visit.me)
    mine = {row.id for row in waiting}
    ours = [row for row in visit.store.vragen.of_organisations(own, LOPEND) if row.id not in mine]
    asked = [row for row in ours if post.sensible(office, row)]
    last = max(0, len(waiting) + len(asked) - 1) // party_screens.PAGE
    page = max(0, min(page, last))
    shown = [*waiting, *asked][page * party_screens.PAGE : (page + 1) * party_screens.PAGE]
    return party_screens.listing(
        [post.beeld(office, row) for row in shown if row.id in mine],
        [post.beeld(office, row) for row in shown if row.id not in mine],
        (len(waiting), len(asked)),
        page,
    )


# ---------------------------------------------------------------- answering


def press(visit: Visit, ident: int, naam: str) -> Bericht | None:
    """An answer's button: ask what it needs, or take it at once."""
    return give(visit, ident, naam, {})


def give(visit: Visit, ident: int, naam: str, answers: Answers) -> Bericht | None:
    """An answer with what is known of what it needs: the rest, and what there is against it, is asked."""
    row = mine(visit, ident)
    antwoord = _answer(visit.office, row, naam) if row else None
    if row is None or antwoord is None:
        return party_screens.gone()
    row = _settled(visit, row)
    if naar(row.stand, trigger_van(antwoord)) is None:
        return _as_it_is(visit, row)
    doel = {"vraag": row.id, "antwoord": naam}
    whole = answers.keys() == {veld.naam for veld in antwoord.velden}
    if not whole or _check(visit, doel, answers) or _doubt(visit, doel, answers):
        forms.start(visit, "antwoord", doel, answers or None)
        return None
    return _finish_party(visit, row, antwoord, answers)


def _as_it_is(visit: Visit, row: VraagRow) -> Bericht:
    """Pressed too late: what was answered, by whom."""
    shown = post.beeld(visit.office, row)
    lines = visit.store.vragen.lines(row.id)
    by_me = next((line.actor == visit.me.id for line in reversed(lines) if line.id == shown.regel), False)
    note = "" if row.stand == "ingetrokken" else party_screens.RECORDED_BEFORE if by_me else party_screens.TOO_LATE
    return party_screens.question(shown, note)


def _answer(office: Office, row: VraagRow, naam: str) -> Antwoord | None:
    kind = office.features.vragen.get(row.soort)
    return kind.soort.antwoord(naam) if kind else None


def _finish_party(visit: Visit, row: VraagRow, antwoord: Antwoord, answers: Answers) -> Bericht:
    own = bool(antwoord.stappen) and own_steps.take(
        visit, row, visit.office.features.vragen[row.soort], antwoord, answers
    )
    knoppen = record(visit, row, antwoord, answers, eigen=own)
    fresh = visit.store.vragen.get(row.id)
    assert fresh is not None  # noqa: S101  it was just changed
    shown = post.beeld(visit.office, fresh)
    if antwoord.sluit:
        tell_asker(visit, fresh, asker_screens.told(shown, knoppen))
    return party_screens.question(
        shown, party_screens.thanks(shown.vrager) if antwoord.sluit else party_screens.RECORDED
    )


def tell_asker(visit: Visit, row: VraagRow, bericht: Bericht) -> None:
    """A message to who handles the case."""
    case = visit.store.cases.get(row.zaak)
    for person in who_hears.addressees(visit.office, case, visit.today) if case else ():
        tell(visit, person.chat, bericht)


def record(
    visit: Visit,
    row: VraagRow,
    antwoord: Antwoord,
    answers: Answers,
    hoe: str | None = None,
    dag: date | None = None,
    *,
    eigen: bool = False,
) -> Sequence[Knop]:
    """Keep an answer that is open to the question, let it have its meaning for the case, and bring all messages up to
    date. With `hoe` and `dag` it is the gemeente that heard it; one that is the party's own (`eigen`) is no offer.
    Gives the buttons for who asked."""
    office, store = visit.office, visit.store
    vraag, trigger = office.features.vragen[row.soort], ANTWOORD if eigen else trigger_van(antwoord)
    stand = naar(row.stand, trigger)
    assert stand is not None  # noqa: S101  the caller made sure
    waits = answers.get(antwoord.wacht_tot) if antwoord.wacht_tot else None
    store.vragen.add_line(
        row.id, trigger, visit.me.id, visit.now, antwoord=antwoord.naam, feiten=pak_in(answers), hoe=hoe, dag=dag
    )
    store.vragen.set_answer(row.id, antwoord.naam, pak_in(answers))
    store.vragen.move(row.id, stand, opvolgdag(vraag.soort, stand, visit.today, office.kalender, waits), row.bundel)
    _others_stop(visit, row, vraag)
    knoppen = _consequence(visit, row, vraag, antwoord, answers) if antwoord.sluit else ()
    post.replan(office, row.zaak, visit.now)
    post.refresh(office, visit.post, row.id, visit.now, besides=post.pressed(visit))
    return knoppen


def _consequence(visit: Visit, row: VraagRow, vraag: Vraag, antwoord: Antwoord, answers: Answers) -> Sequence[Knop]:
    case = visit.store.cases.get(row.zaak)
    assert case is not None  # noqa: S101  a question goes with its case
    return vraag.verwerk(visit, cases.opened(visit.office, case), row, antwoord, answers)


def _others_stop(visit: Visit, row: VraagRow, vraag: Vraag) -> None:
    """Who was answering the same question hears that it is done."""
    post.stop_answering(visit.office, visit.post, row, party_screens.colleague_answered(vraag.soort.titel), visit.now)


# ---------------------------------------------------------------- taking back


def take_back(visit: Visit, ident: int, regel: int) -> Bericht:
    """The party takes its answer back, if it is still the one that the button was shown with."""
    row = mine(visit, ident)
    if row is None:
        return party_screens.gone()
    shown = post.beeld(visit.office, row)
    problem = reopen(visit, row, regel, shown)
    if problem is not None:
        return party_screens.question(shown, problem)
    fresh = visit.store.vragen.get(row.id) or row
    tell_asker(visit, fresh, asker_screens.taken_back(shown))
    return party_screens.question(post.beeld(visit.office, fresh), party_screens.TAKEN_BACK)


def reopen(visit: Visit, row: VraagRow, regel: int, shown: party_screens.VraagBeeld) -> str | None:
    """Open the question again; or why that cannot be, in Dutch."""
    if naar(row.stand, "neem_terug") is None or shown.regel != regel:
        return party_screens.NO_LONGER_TRUE
    vraag = visit.office.features.vragen[row.soort]
    if shown.eigen and own_steps.taken(visit, row, vraag):
        problem = own_steps.take_back(visit, row)
        if problem is not None:
            return problem
    if not post.sensible(visit.office, row):
        return party_screens.TOO_FAR
    case = visit.store.cases.get(row.zaak)
    if vraag.terug is not None and case is not None:
        problem = vraag.terug(visit, cases.opened(visit.office, case), row)
        if problem is not None:
            return problem
    back_to_open(visit, row, "neem_terug")
    return None


def back_to_open(visit: Visit, row: VraagRow, trigger: str) -> None:
    """The question waits for an answer again."""
    office, store = visit.office, visit.store
    soort = office.features.vragen[row.soort].soort
    store.vragen.add_line(row.id, trigger, visit.me.id, visit.now)
    store.vragen.set_answer(row.id, None, {})
    gone = party_screens.GONE
    post.stop_answering(office, visit.post, row, gone, visit.now)
    bundel = post.bundle_day(office, visit.now) if row.bundel else None
    store.vragen.move(row.id, OPEN, opvolgdag(soort, OPEN, visit.today, office.kalender), bundel)
    post.replan(office, row.zaak, visit.now)
    post.refresh(office, visit.post, row.id, visit.now, besides=post.pressed(visit))


# ---------------------------------------------------------------- the form of an answer with fields


def _load(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.vragen.get(doel["vraag"])
    antwoord = _answer(office, row, doel["antwoord"]) if row else None
    if row is None or antwoord is None:
        return None
    shown = post.beeld(office, row)
    return Formulier("antwoord", f"{zaak_van(shown.feiten)}: {klein(antwoord.titel)}", antwoord.velden)


def check(visit: Visit, velden: Sequence[Veld], answers: Answers) -> str | None:
    """Days that must still come, and days that must have been."""
    for veld in velden:
        value: Any = answers.get(veld.naam)
        if veld.soort is not Soort.DATUM or value is None:
            continue
        if veld.richting == "toekomst" and value < visit.today:
            return party_screens.DAY_IS_PAST
        if veld.richting == "verleden" and value > visit.today:
            return party_screens.DAY_IS_TO_COME
    return None


def doubt(visit: Visit, doel: Doel, velden: Sequence[Veld], answers: Answers) -> str | None:
    """What is asked back about the last of these answers."""
    row, last = visit.store.vragen.get(doel["vraag"]), next(reversed(answers), "")
    veld = next((veld for veld in velden if veld.naam == last), None)
    if row is None or veld is None or not isinstance(answers[last], date):
        return None
    vraag = visit.office.features.vragen[row.soort]
    return twijfel(vraag.soort, veld, answers[last], row.gesteld, post.facts(visit.office, vraag, row))


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    form = _load(visit.office, doel)
    return doubt(visit, doel, form.velden, answers) if form else None


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    form = _load(visit.office, doel)
    return check(visit, form.velden, answers) if form else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht:
    row = mine(visit, doel["vraag"])
    antwoord = _answer(visit.office, row, doel["antwoord"]) if row else None
    if row is None or antwoord is None:
        return party_screens.gone()
    row = _settled(visit, row)
    if naar(row.stand, trigger_van(antwoord)) is None:
        return _as_it_is(visit, row)
    return _finish_party(visit, row, antwoord, answers)


# ---------------------------------------------------------------- the table


def press_answer(visit: Visit, words: list[str]) -> Bericht | None:
    """`va:<what>:<question>`. Raises ValueError for a strange one."""
    match words:
        case ["o", ident]:
            return show(visit, int(ident))
        case ["a", ident, naam]:
            return press(visit, int(ident), naam)
        case ["t", ident, regel]:
            return take_back(visit, int(ident), int(regel))
        case _:
            raise ValueError(words)


def press_list(visit: Visit, words: list[str]) -> Bericht | None:
    """`vl:2` turns the page; `vl:n` shows the list in a message of its own, below the question."""
    if words == ["n"]:
        visit.say(listing(visit))
        return None
    return listing(visit, int(words[0]))


FORMS = {"antwoord": Form(_load, _check, _finish, twijfel=_doubt)}
