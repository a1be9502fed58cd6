"""A question of ours: where it is, sending and chasing, recording what the party said, deciding on an offer."""

from dataclasses import replace

from bot.desk import cases, checking, contacts, forms
from bot.desk.feature import Answers, Doel, Form
from bot.desk.rights import Actie, may
from bot.desk.visit import Office, Visit
from bot.features.partijen import answering, asker_screens, post
from bot.screens import start
from bot.screens.markup import Tekst
from bot.screens.message import Bericht, klein
from storage.vragen import VraagRow
from workflows.contacten import functie as contact
from workflows.dates.reading import zeg
from workflows.engine.gesprek import Formulier
from workflows.engine.partijvraag import HOE, KLAAR, ONTVANGEN, OPEN, VOORSTEL, brief, naar, opvolgdag, trigger_van
from workflows.engine.velden import pak_in, pak_uit
from workflows.engine.zaak import Geweigerd, NietOpen


def ours(visit: Visit, ident: int) -> VraagRow | None:
    """The question, for a colleague of who asked it; None looks the same for all others."""
    row = visit.store.vragen.get(ident)
    if row is None or not may(visit.me, Actie.VRAAG_STELLEN, row.organisatie):
        return None
    visit.store.ochtenden.answered(row.zaak, visit.now)  # any press about a case answers its reminder
    return row


def status(visit: Visit, row: VraagRow, note: Tekst = "") -> Bericht:
    """Where the question is, what happened to it, and what can be done."""
    fresh = visit.store.vragen.get(row.id) or row
    vraag = visit.office.features.vragen[row.soort]
    happened = [
        asker_screens.Gebeurd(post.day(line), asker_screens.words(line.trigger, vraag.soort, line.antwoord, line.hoe),
                        line.actor_naam or "iemand die weg is")
        for line in visit.store.vragen.lines(row.id)
    ]  # fmt: skip
    whom = vraag.soort.functie
    call = contacts.line(visit.office, row.organisatie, whom) if contact(whom) else ""
    return asker_screens.status(post.beeld(visit.office, fresh), happened, note, call)


def _step(visit: Visit, row: VraagRow, trigger: str, note: Tekst, hoe: str | None = None) -> Bericht:
    """A step of the question that needs no more than a press; an old button shows how it is now."""
    stand = naar(row.stand, trigger)
    if stand is None:
        return status(visit, row, asker_screens.NO_LONGER)
    soort = visit.office.features.vragen[row.soort].soort
    visit.store.vragen.add_line(row.id, trigger, visit.me.id, visit.now, hoe=hoe)
    day = opvolgdag(soort, stand, visit.today, visit.office.kalender)
    visit.store.vragen.move(row.id, stand, day, row.bundel)
    post.replan(visit.office, row.zaak, visit.now)
    return status(visit, row, note.format(dag=zeg(day)))


def sent(visit: Visit, row: VraagRow, hoe: str) -> Bericht:
    """The text was sent, by mail or telephone."""
    if hoe not in {keuze.naam for keuze in HOE.keuzes}:
        raise ValueError(hoe)
    return _step(visit, row, "verstuur", asker_screens.SENT, hoe)


def withdraw(visit: Visit, row: VraagRow) -> Bericht:
    """The question is not needed any more; the party hears it in its own messages."""
    if naar(row.stand, "trek_in") is None:
        return status(visit, row, asker_screens.NO_LONGER)
    post.withdraw(visit.office, visit.post, row, visit.me.id, visit.now)
    post.refresh(visit.office, visit.post, row.id, visit.now)
    post.replan(visit.office, row.zaak, visit.now)
    return cases.show(visit, row.zaak, "✓ Vraag ingetrokken.")


# ---------------------------------------------------------------- recording what the party said elsewhere


def received(visit: Visit, row: VraagRow, naam: str | None) -> Bericht | None:
    """Which answer, then when and how."""
    if row.stand not in (KLAAR, OPEN):
        return status(visit, row, asker_screens.ANSWERED)
    antwoord = visit.office.features.vragen[row.soort].soort.antwoord(naam) if naam else None
    if antwoord is None:
        return asker_screens.which_answer(post.beeld(visit.office, row))
    forms.start(visit, "ontvangen", {"vraag": row.id, "antwoord": antwoord.naam, "zaak": row.zaak})
    return None


def _load(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.vragen.get(doel["vraag"])
    vraag = office.features.vragen.get(row.soort) if row else None
    antwoord = vraag.soort.antwoord(doel["antwoord"]) if vraag else None
    if row is None or vraag is None or antwoord is None:
        return None
    reference = post.facts(office, vraag, row)["referentie"]
    return Formulier("ontvangen", f"{reference}: {klein(antwoord.titel)}", (*antwoord.velden, ONTVANGEN, HOE))


def _check(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    form = _load(visit.office, doel)
    return answering.check(visit, form.velden, answers) if form else None


def _doubt(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    form = _load(visit.office, doel)
    return answering.doubt(visit, doel, form.velden, answers) if form else None


def _finish(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    row = ours(visit, doel["vraag"])
    if row is None:
        return start.may_not()
    antwoord = visit.office.features.vragen[row.soort].soort.antwoord(doel["antwoord"])
    if antwoord is None or naar(row.stand, trigger_van(antwoord)) is None:
        return status(visit, row, asker_screens.ANSWERED)
    facts = {naam: value for naam, value in answers.items() if naam not in (ONTVANGEN.naam, HOE.naam)}
    answering.record(visit, row, antwoord, facts, answers[HOE.naam], answers[ONTVANGEN.naam])
    fresh = visit.store.vragen.get(row.id) or row
    if fresh.stand == VOORSTEL:  # who writes an offer down is who decides on it
        return take_over(visit, fresh, post.beeld(visit.office, fresh).regel)
    return status(visit, fresh, "✓ Antwoord genoteerd.")


# ---------------------------------------------------------------- deciding on an offer


def take_over(visit: Visit, row: VraagRow, regel: int, filled: Answers | None = None) -> Bericht | None:
    """Do what the offer proposes, if it is still the offer that the button was shown with; what the gemeente must
    fill in itself is asked first, and nothing is decided until it is."""
    vraag = visit.office.features.vragen[row.soort]
    case = cases.open_case(visit, row.zaak, Actie.ZAAK_STAP)
    if row.stand != VOORSTEL or post.beeld(visit.office, row).regel != regel or case is None:
        return status(visit, row, asker_screens.OFFER_GONE)
    if vraag.neem_over is None:
        raise ValueError(row.soort)
    if filled is None and vraag.vooraf(visit.office, row):
        forms.start(visit, "overnemen", {"vraag": row.id, "regel": regel, "zaak": row.zaak})
        return None
    row = replace(row, antwoord_feiten={**row.antwoord_feiten, **pak_in(filled or {})})
    try:
        with visit.store.part():
            visit.store.vragen.move(row.id, naar(row.stand, "neem_over") or row.stand, row.opvolgen, row.bundel)
            visit.store.vragen.add_line(row.id, "neem_over", visit.me.id, visit.now)
            bericht = vraag.neem_over(visit, case, row)
    except Geweigerd as refused:
        return status(visit, row, " ".join(refused.redenen))
    except NietOpen:
        return status(visit, row, asker_screens.CASE_WENT_ON)
    post.stop_answering(visit.office, visit.post, row, asker_screens.TAKEN_OVER, visit.now)
    post.replan(visit.office, row.zaak, visit.now)
    post.refresh(visit.office, visit.post, row.id, visit.now)
    return bericht


def _load_own(office: Office, doel: Doel) -> Formulier | None:
    row = office.store.vragen.get(doel["vraag"])
    vraag = office.features.vragen.get(row.soort) if row else None
    velden = tuple(vraag.vooraf(office, row)) if row and vraag and row.stand == VOORSTEL else ()
    if row is None or vraag is None or not velden:
        return None
    antwoord = vraag.soort.antwoord(row.antwoord or "")
    what = klein(antwoord.titel) if antwoord else "antwoord"
    return Formulier("overnemen", f"{post.facts(office, vraag, row)['referentie']}: {what} overnemen", velden)


def _check_own(visit: Visit, doel: Doel, answers: Answers) -> str | None:
    row = ours(visit, doel["vraag"])
    case = cases.open_case(visit, row.zaak, Actie.ZAAK_STAP) if row else None
    if row is None or case is None:
        return None
    brought = pak_uit(visit.office.features.vragen[row.soort].soort.velden, row.antwoord_feiten)
    return checking.broken(case.procedure, {**case.zaak.feiten, **brought, **answers}, visit)


def _finish_own(visit: Visit, doel: Doel, answers: Answers) -> Bericht | None:
    row = ours(visit, doel["vraag"])
    return take_over(visit, row, doel["regel"], answers) if row else start.may_not()


def turn_down(visit: Visit, row: VraagRow, regel: int) -> Bericht:
    """The offer is not taken: the party is asked again."""
    shown = post.beeld(visit.office, row)
    if row.stand != VOORSTEL or shown.regel != regel:
        return status(visit, row, asker_screens.OFFER_GONE)
    answering.back_to_open(visit, row, "wijs_af")
    fresh = visit.store.vragen.get(row.id) or row
    if fresh.bundel is None:
        post.ask(visit.office, visit.post, fresh, asker_screens.turned_down(shown), visit.now)
    return status(visit, fresh, asker_screens.NOT_TAKEN_OVER)


def take_back(visit: Visit, row: VraagRow, regel: int) -> Bericht:
    """An answer was written down wrongly: the question opens again."""
    problem = answering.reopen(visit, row, regel, post.beeld(visit.office, row))
    return status(visit, row, problem or asker_screens.REOPENED)


def say_text(visit: Visit, row: VraagRow) -> None:
    """Give the ready text, alone in its message."""
    vraag = visit.office.features.vragen[row.soort]
    visit.say(asker_screens.letter(brief(vraag.soort, post.facts(visit.office, vraag, row))))


# ---------------------------------------------------------------- the table


def press(visit: Visit, ident: int, what: str, rest: list[str]) -> Bericht | None:
    """A button under a question of ours. Raises ValueError for a strange one."""
    row = ours(visit, ident)
    if row is None:
        return start.may_not()
    match what, rest:
        case "o", []:
            return status(visit, row)
        case "m", [hoe]:
            return sent(visit, row, hoe)
        case "n", []:
            return _step(visit, row, "vraag_na", asker_screens.ASKED_AGAIN)
        case "r", []:
            return received(visit, row, None)
        case "a", [naam]:
            return received(visit, row, naam)
        case "i", []:
            return withdraw(visit, row)
        case "b", []:
            if row.stand not in (KLAAR, OPEN) or not post.sensible(visit.office, row):
                return status(visit, row, asker_screens.NO_LONGER)
            say_text(visit, row)
            return None
        case "j", [regel]:
            return take_over(visit, row, int(regel))
        case "x", [regel]:
            return turn_down(visit, row, int(regel))
        case "t", [regel]:
            return take_back(visit, row, int(regel))
        case _:
            raise ValueError(what)


FORMS = {
    "ontvangen": Form(_load, _check, _finish, twijfel=_doubt),
    "overnemen": Form(_load_own, _check_own, _finish_own),
}
