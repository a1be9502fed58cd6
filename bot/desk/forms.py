"""A gesprek at the desk: asking, reading answers, going back, laying aside, taking up again."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.desk import cases, checking
from bot.desk.feature import Answers, Doel, Form
from bot.desk.guard.fields import ALLOWED, typed
from bot.desk.visit import Office, Visit
from bot.screens import form as form_screens
from bot.screens.case import RECORDED_BEFORE
from bot.screens.markup import Markup, Tekst, bold, paragraphs
from bot.screens.message import Bericht
from storage.gesprekken import GesprekRow
from workflows.dates.kalender import EEN_DAG
from workflows.engine.gesprek import SAMENVATTING, Gesprek, Ineen
from workflows.engine.velden import Soort, Terugvraag, Veld, lees, pak_in, pak_uit, ver_weg, zeg_waarde

SURE, YES = "!", "Ja, dat klopt"
"""Before an answer that was asked back and is right all the same, and the button that says so."""


def start(
    visit: Visit,
    naam: str,
    doel: Doel,
    known: Answers | None = None,
    *,
    onder: bool = False,
    nagekeken: bool = False,
    vooraf: Terugvraag | None = None,
    boven: Tekst = "",
) -> None:
    """Begin the form of this name, with the answers that are `known`; an open gesprek is laid aside first, and the
    person is told how to get back. `onder`: below the message whose button was pressed, not in its place.

    What is known is held against the same checks as what is typed, and asked back in the same way, unless it was looked
    at before (`nagekeken`). `vooraf` is said with the first question, where nothing else is; `boven` stands above."""
    formulier = visit.office.features.forms[naam].load(visit.office, doel)
    assert formulier is not None  # noqa: S101  who starts a form has just made sure of what it is about
    known, asked, doubt = (
        (dict(known or {}), "", Terugvraag("")) if nagekeken else _held(visit, naam, doel, known or {})
    )
    gesprek = Gesprek(formulier, asked, known)
    open_row = visit.store.gesprekken.open(visit.me.id)
    if open_row is not None and not asked and _as_begun(open_row, naam, doel, known):
        visit.show(_question(visit, doel, gesprek, open_row.id))  # a double tap
        return
    lay_aside(visit)
    ident = visit.store.gesprekken.start(visit.me.id, naam, doel, gesprek.vraag, visit.now)
    if known:
        visit.store.gesprekken.save(ident, gesprek.vraag, pak_in(known), visit.now)
    said = doubt if doubt.tekst or vooraf is None else vooraf
    question = _question(visit, doel, gesprek, ident, paragraphs(boven, said.tekst), said.keuzes)
    if onder:
        visit.say(question)
    else:
        visit.show(question)


def _as_begun(row: GesprekRow, naam: str, doel: Doel, known: Answers) -> bool:
    """Whether this is the open gesprek, with nothing answered but what was known when it began."""
    return (row.formulier, row.doel, row.antwoorden) == (naam, doel, pak_in(known))


def _question(
    visit: Visit, doel: Doel, gesprek: Gesprek, ident: int, note: Tekst = "", keuzes: Sequence[tuple[str, str]] = ()
) -> Bericht:
    """The open question; a day that cannot be right is not offered. What was asked back itself is, with its yes."""
    veld = gesprek.veld
    if veld is None or veld.soort is not Soort.DATUM:
        return form_screens.question(gesprek, ident, note, keuzes)
    can = checking.possible(visit, doel, gesprek.antwoorden, veld)
    near = {"vandaag": visit.today, "gisteren": visit.today - EEN_DAG}
    left = [(label, said) for label, said in keuzes if (day := _day(said)) is None or can(day)]
    return form_screens.question(gesprek, ident, note, left, [word for word, day in near.items() if can(day)])


def _day(said: str) -> date | None:
    """The day that an offered answer is; None for another, and for one that is sure."""
    return date.fromisoformat(said) if re.fullmatch(r"\d{4}-\d\d-\d\d", said) else None


def _held(visit: Visit, naam: str, doel: Doel, known: Answers) -> tuple[Answers, str, Terugvraag]:
    """What may be taken over of what is known, in the order of asking; which question to ask first because of what may
    not, and what to say with it (both empty where all was right)."""
    form = visit.office.features.forms[naam]
    formulier = form.load(visit.office, doel)
    fields = formulier.velden if formulier is not None else ()
    kept: Answers = {name: value for name, value in known.items() if name not in {veld.naam for veld in fields}}
    asked, first = "", Terugvraag("")
    for veld in fields:
        if veld.naam not in known:
            continue
        value = known[veld.naam]
        found = objection(visit, form, doel, veld, {**kept, veld.naam: value})
        if found is None:
            kept[veld.naam] = value
        elif not asked:
            asked, first = veld.naam, found
    return kept, asked, first


def lay_aside(visit: Visit) -> None:
    """Park the open gesprek, if there is one; without a single answer there is nothing to keep of it."""
    row = visit.store.gesprekken.open(visit.me.id)
    gesprek = load(visit.office, row) if row else None
    if row is not None and (gesprek is None or not row.antwoorden):
        visit.store.gesprekken.end(row.id)
    elif row is not None and gesprek is not None:
        visit.store.gesprekken.park(visit.me.id, visit.now)
        visit.say(form_screens.parked(gesprek.formulier.titel, row.id))


def load(office: Office, row: GesprekRow) -> Gesprek | None:
    """The gesprek behind a row; None when its form is no longer there or its question is unknown."""
    known = office.features.forms.get(row.formulier)
    form = known.load(office, row.doel) if known else None
    if form is None or row.veld not in (*(v.naam for v in form.velden), SAMENVATTING):
        return None
    return Gesprek(form, row.veld, pak_uit({v.naam: v for v in form.velden}, row.antwoorden))


def stores_text(visit: Visit) -> bool:
    """Whether a typed message would now be kept as it is: a reference is, and a sentence of an organisation."""
    row = visit.store.gesprekken.open(visit.me.id) if visit.person else None
    gesprek = load(visit.office, row) if row else None
    return bool(gesprek and gesprek.veld and gesprek.veld.soort in ALLOWED)


def young_day(visit: Visit) -> bool | None:
    """Whether a day in the case of a young person is asked now, so that one of long ago is a date of birth; None where
    nothing is asked."""
    row = visit.store.gesprekken.open(visit.me.id) if visit.person else None
    gesprek = load(visit.office, row) if row else None
    return gesprek.veld is not None and gesprek.veld.jongere if gesprek else None


def asks_sentence(visit: Visit) -> bool:
    """Whether a whole sentence is asked now: then a line with a date and a number is its answer, and no list."""
    row = visit.store.gesprekken.open(visit.me.id) if visit.person else None
    gesprek = load(visit.office, row) if row else None
    return bool(gesprek and gesprek.veld and gesprek.veld.soort in (Soort.ZIN, Soort.TEKST))


def is_contact(visit: Visit) -> bool:
    """Whether the whole text answers an open question for a desk's number or mail: then it is no person's."""
    row = visit.store.gesprekken.open(visit.me.id) if visit.person else None
    gesprek = load(visit.office, row) if row else None
    veld = gesprek.veld if gesprek else None
    if veld is None or veld.soort not in (Soort.TELEFOON, Soort.MAIL):
        return False
    return not isinstance(lees(veld, visit.incoming.text, visit.today), Terugvraag)


def repeat(visit: Visit, note: Tekst = "") -> None:
    """Ask the open question again, below whatever was said in between."""
    row = visit.store.gesprekken.open(visit.me.id)
    gesprek = load(visit.office, row) if row else None
    if row and gesprek:
        visit.say(_question(visit, row.doel, gesprek, row.id, note))


def go_on(visit: Visit) -> None:
    """After another command: ask the open question again; one that records nothing has lapsed."""
    row = visit.store.gesprekken.open(visit.me.id)
    known = visit.office.features.forms.get(row.formulier) if row else None
    if row is not None and known is not None and known.vluchtig:
        visit.store.gesprekken.end(row.id)
    else:
        repeat(visit)


def is_open(visit: Visit, naam: str) -> bool:
    """Whether a question of the form of this name is open."""
    row = visit.store.gesprekken.open(visit.me.id)
    return row is not None and row.formulier == naam


def repeat_for(visit: Visit) -> None:
    """The same for who may be a stranger, or is one again."""
    if visit.person is not None and visit.person.lidmaatschappen:
        repeat(visit)


def read_answer(visit: Visit, row: GesprekRow, gesprek: Gesprek, text: str) -> Any:
    """The value that the text gives for the open question, or a Terugvraag that says what is wrong with it."""
    veld = gesprek.veld
    assert veld is not None  # noqa: S101  the summary takes presses only
    sure, text = text.startswith(SURE), text.removeprefix(SURE)
    value = typed(veld, text, visit.today)
    if isinstance(value, Terugvraag):
        return value
    form, answers = _form(visit, row), {**gesprek.antwoorden, veld.naam: value}
    return objection(visit, form, row.doel, veld, answers, text, sure=sure) or value


def reads(visit: Visit, gesprek: Gesprek, text: str) -> bool:
    """Whether the text is an answer to the open question, be it one that cannot be right."""
    veld = gesprek.veld
    if veld is None or isinstance(lees(veld, text, visit.today), Terugvraag):
        return False
    return veld.soort is not Soort.REFERENTIE or any(sign.isdigit() for sign in text)  # in each of those is a digit


def objection(
    visit: Visit, form: Form, doel: Doel, veld: Veld, answers: Answers, text: str = "", *, sure: bool = False
) -> Terugvraag | None:
    """What there is against the last of these answers, which is that of `veld` and was typed as `text`: why it cannot
    be, or what is asked back with a button that says that it is right all the same. Every road goes by here."""
    problem = form.check(visit, doel, answers)
    if problem:
        return Terugvraag(problem)
    value = answers[veld.naam]
    doubt = None if sure else form.twijfel(visit, doel, answers) or ver_weg(veld, value, visit.today)
    if not doubt:
        return None
    return Terugvraag(doubt, ((YES, f"{SURE}{_as_typed(veld, value, text)}"),))


_OTHERWISE_READ = (Soort.SALDO, Soort.TIENDEN)
"""Of which the value, typed, would be read as another."""


def _as_typed(veld: Veld, value: Any, text: str) -> str:
    """What gives this value again. Not the words it was typed in: "gisteren" is another day tomorrow, and what stands
    around a number may not fit on a button."""
    if isinstance(value, date):
        return value.isoformat()
    return text if text and veld.soort in _OTHERWISE_READ else str(value)


def _form(visit: Visit, row: GesprekRow) -> Form:
    return visit.office.features.forms[row.formulier]


def take_answer(visit: Visit, row: GesprekRow, gesprek: Gesprek, value: Any) -> None:
    """Keep the answer and go on: the next question, the summary, or the end."""
    veld = gesprek.veld
    assert veld is not None  # noqa: S101  read_answer gave the value
    gesprek.antwoord(value)
    advance(visit, row, gesprek, _echo(veld, value))


def _echo(veld: Veld, value: Any) -> Markup:
    """What was understood, weekday and all."""
    return f"{veld.titel}: " + bold(zeg_waarde(veld, value))


def advance(visit: Visit, row: GesprekRow, gesprek: Gesprek, note: Tekst) -> None:
    """Show where the gesprek now is, or end it in what it was for."""
    if gesprek.klaar:
        _finish(visit, row, gesprek)
        return
    visit.store.gesprekken.save(row.id, gesprek.vraag, pak_in(gesprek.antwoorden), visit.now)
    visit.show(_question(visit, row.doel, gesprek, row.id, note))


def _finish(visit: Visit, row: GesprekRow, gesprek: Gesprek) -> None:
    """Do what it was for. Which case was written is kept with it, and nothing else: a second press leads there."""
    form, before = _form(visit, row), len(visit.written)
    visit.store.gesprekken.finish(row.id, visit.now)
    bericht = form.finish(visit, row.doel, gesprek.antwoorden)
    if form.vluchtig:
        visit.store.gesprekken.end(row.id)
    elif written := visit.written[before:]:
        visit.store.gesprekken.finish(row.id, visit.now, written[0])
    if bericht is not None:
        visit.show(bericht)


def _finished(visit: Visit, row: GesprekRow) -> Bericht:
    """The last button once more: what was recorded, where there is something to show."""
    case = row.doel.get("zaak")
    if case is None:
        return form_screens.finished()
    visit.answer_press(form_screens.ALREADY)
    return cases.show(visit, case, RECORDED_BEFORE)


def ask_back(visit: Visit, row: GesprekRow, gesprek: Gesprek, doubt: Terugvraag) -> None:
    """The answer was not understood or cannot be right: say why and ask again."""
    visit.show(_question(visit, row.doel, gesprek, row.id, doubt.tekst, doubt.keuzes))


def press(visit: Visit, ident: int, question: str, words: list[str]) -> None:
    """A button of a gesprek. It counts only for the question it was shown with."""
    row = visit.store.gesprekken.get(ident)
    gesprek = load(visit.office, row) if row and row.persoon == visit.me.id else None
    if row is not None and row.persoon == visit.me.id and row.klaar:
        visit.show(_finished(visit, row))
    elif row is None or gesprek is None:
        visit.show(form_screens.gone())
    elif question == "verder":
        resume(visit, row, gesprek)
    elif words == ["stop"]:
        stop(visit, row, gesprek)
    elif words == ["later"]:
        _later(visit, row, gesprek)
    else:
        _resume_if_parked(visit, row)
        _press_here(visit, row, gesprek, words if gesprek.vraag == question else [])


_WORDS = {
    "terug": "terug", "vorige": "terug", "vorige vraag": "terug",
    "sla over": "over", "overslaan": "over", "weet ik niet": "over", "weet ik nog niet": "over",
    "nog niet bekend": "over", "onbekend": "over", "geef zelf een nummer": "over", "geen nummer": "over",
    "dat weet ik niet": "over", "geen idee": "over", "weet niet": "over", "weet ik niet precies": "over",
    "geen zaaknummer": "over", "heb ik niet": "over", "die heb ik niet": "over",
    "later": "later", "later verder": "later",
    "klopt": "klopt", "dat klopt": "klopt", "ja": "klopt", "ja klopt": "klopt", "ok": "klopt", "oke": "klopt",
    "oké": "klopt", "akkoord": "klopt",
}  # fmt: skip
"""What people type instead of pressing the button that stands there."""
_NO_WORDS = (Soort.DATUM, Soort.AANTAL)
"""Where none of those words can be the answer itself."""


def press_word(visit: Visit, row: GesprekRow, gesprek: Gesprek, word: str) -> bool:
    """Whether the typed words are those of a button of the open question; then it counts as pressed."""
    optional = gesprek.veld is not None and gesprek.veld.optioneel
    own = gesprek.veld.over.casefold() if gesprek.veld else ""  # "Een week: di 24 maart 2026" is typed as "een week"
    meant = "over" if own and word in (own, own.partition(":")[0]) else _WORDS.get(word)
    open_now = {"later": True, "over": optional, "terug": gesprek.kan("terug"), "klopt": gesprek.kan("bevestig")}
    if meant == "over" and gesprek.veld is not None and not optional and gesprek.veld.soort in _NO_WORDS:
        ask_back(visit, row, gesprek, Terugvraag(f"{gesprek.veld.waar} {form_screens.CANNOT_SKIP}".strip()))
        return True
    if meant is None or not open_now[meant]:
        return False
    if meant == "later":
        _later(visit, row, gesprek)
    else:
        _press_here(visit, row, gesprek, [meant])
    return True


def _press_here(visit: Visit, row: GesprekRow, gesprek: Gesprek, words: list[str]) -> None:
    match words:
        case ["=", value] if gesprek.veld is not None:
            answer = read_answer(visit, row, gesprek, value)
            if isinstance(answer, Terugvraag):
                ask_back(visit, row, gesprek, answer)
            else:
                take_answer(visit, row, gesprek, answer)
        case ["ineen", *words]:
            _answer_all(visit, row, gesprek, words)
        case ["over"] if gesprek.veld is not None and gesprek.veld.optioneel:
            take_answer(visit, row, gesprek, None)
        case ["terug"] if gesprek.kan("terug"):
            gesprek.terug()
            advance(visit, row, gesprek, "")
        case ["wijzig", naam] if gesprek.kan(f"wijzig_{naam}"):
            gesprek.wijzig(naam)
            advance(visit, row, gesprek, "")
        case ["klopt"] if gesprek.kan("bevestig"):
            gesprek.bevestig()
            advance(visit, row, gesprek, "")
        case _:
            visit.show(_question(visit, row.doel, gesprek, row.id, form_screens.stale_question()))


def _answer_all(visit: Visit, row: GesprekRow, gesprek: Gesprek, words: Sequence[str]) -> None:
    """Several questions at once: each is answered in turn, up to one whose answer cannot be right, which is asked."""
    if not any(tuple(word for _, word in item.antwoorden) == tuple(words) for item in gesprek.past):
        visit.show(_question(visit, row.doel, gesprek, row.id, form_screens.stale_question()))
        return
    for at, word in enumerate(words, 1):
        skips = word == Ineen.OVER and gesprek.veld is not None and gesprek.veld.optioneel
        answer = None if skips else read_answer(visit, row, gesprek, word)
        if isinstance(answer, Terugvraag):
            visit.store.gesprekken.save(row.id, gesprek.vraag, pak_in(gesprek.antwoorden), visit.now)
            ask_back(visit, row, gesprek, answer)
            return
        if at < len(words):
            gesprek.antwoord(answer)
        else:
            take_answer(visit, row, gesprek, answer)


def _later(visit: Visit, row: GesprekRow, gesprek: Gesprek) -> None:
    if not row.geparkeerd:
        visit.store.gesprekken.park(visit.me.id, visit.now)
    visit.show(form_screens.parked(gesprek.formulier.titel, row.id))


def stop(visit: Visit, row: GesprekRow, gesprek: Gesprek | None) -> None:
    """End it; nothing was recorded."""
    visit.store.gesprekken.end(row.id)
    form = visit.office.features.forms.get(row.formulier)
    back = form.terug(row.doel) if form is not None else None
    title = gesprek.formulier.titel if gesprek else "Het gesprek"
    visit.show(form_screens.cancelled(title, row.doel.get("zaak"), back))


def resume(visit: Visit, row: GesprekRow, gesprek: Gesprek) -> None:
    """Go on with what was laid aside."""
    _resume_if_parked(visit, row)
    visit.show(_question(visit, row.doel, gesprek, row.id))


def _resume_if_parked(visit: Visit, row: GesprekRow) -> None:
    if row.geparkeerd:
        lay_aside(visit)
        visit.store.gesprekken.resume(row.id, visit.now)


def cancel(visit: Visit) -> Bericht | None:
    """`/annuleer`: stop the open gesprek; a Bericht when there is none."""
    visit.store.onderwerpen.end(visit.me.id)
    row = visit.store.gesprekken.open(visit.me.id)
    dropped = visit.store.lijsten.expect_no_more(visit.me.id) | visit.store.lijsten.drop_open(visit.me.id)
    if row is None:
        return form_screens.list_stopped() if dropped else form_screens.nothing_open()
    stop(visit, row, load(visit.office, row))
    return None


def _press(visit: Visit, words: list[str]) -> None:
    number, question, *rest = words
    press(visit, int(number), question, rest)


PRESSES = {"g": _press}
