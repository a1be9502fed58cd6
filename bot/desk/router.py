"""From what came in to the one function that deals with it. The order matters and is the order of this file:
groups, danger, personal data, media, who is this, presses, commands and words, the open gesprek, own things, a
question."""

import re
from collections.abc import Sequence

from bot.desk import cases, forms, offers, people
from bot.desk.feature import Command, Short
from bot.desk.guard import (
    Afgekeurd,
    Soort,
    Treffer,
    controleer,
    gevaar,
    gevaar_tekst,
    is_geboortedag,
    melding,
    referentie_ok,
    waarschuwing,
)
from bot.desk.incoming import Incoming, Kind
from bot.desk.lists import arriving
from bot.desk.trust import lost, telling
from bot.desk.visit import Fleeting, Office, Post, Visit
from bot.screens import case as case_screens
from bot.screens import people as people_screens
from bot.screens import start
from bot.screens import start as start_screens
from bot.screens.markup import italic
from bot.screens.message import Bericht
from knowledge.taal.beleefd import zonder_beleefdheid
from knowledge.taal.talen import vreemd
from knowledge.taal.vraagsoort import vraagt
from storage.gesprekken import GesprekRow
from workflows.engine.velden import Soort as VeldSoort
from workflows.engine.velden import Terugvraag


def handle(office: Office, incoming: Incoming) -> Post:
    """Deal with what came in, inside the transaction that the caller opened. Gives what must go out after it."""
    post = Post()
    person = office.store.people.by_chat(incoming.chat)
    visit = Visit(office, incoming, person, office.now(), post)
    if incoming.press is not None:
        post.fleeting.append(Fleeting(incoming.press))
    try:
        _route(visit)
    except cases.AlleenLezen as found:
        visit.show(cases.show(visit, found.zaak, case_screens.read_only()))
    return post


def _route(visit: Visit) -> None:
    kind = visit.incoming.kind
    if kind is Kind.GROUP:
        visit.say(start_screens.private_only())
    elif kind is Kind.BLOCKED:
        visit.store.addresses.set_reachable(visit.incoming.chat, visit.now)
    elif kind not in (Kind.UNBLOCKED, Kind.OTHER):
        _private(visit)


def _private(visit: Visit) -> None:
    if visit.beheerder:
        visit.person = people.as_beheerder(visit)
    danger = None if visit.incoming.kind is Kind.PRESS else gevaar(visit.incoming.text)
    if danger is not None:
        visit.say(Bericht(gevaar_tekst(danger)))
    if _refused(visit) or telling.hold(visit):
        return
    if not _known(visit):
        _stranger(visit)
    elif visit.incoming.kind is Kind.PRESS:
        press(visit)
    elif visit.incoming.kind is Kind.MEDIA:
        arriving.file(visit)
    elif _is_list(visit):
        visit.office.features.lijsten.take(visit)
    elif visit.incoming.kind is Kind.EDIT:
        visit.say(_edited(visit))
        forms.repeat(visit)
    else:
        _typed(visit, quiet=danger is not None)


def _is_list(visit: Visit) -> bool:
    """Whether a text was pasted as a list; what a use reads as lines of its own is none."""
    features = visit.office.features
    return features.lijsten.pasted(visit) and not features.are_lines(visit.incoming.text)


def _edited(visit: Visit) -> Bericht:
    asked = visit.store.gesprekken.open(visit.me.id) is not None
    return start_screens.edited(asked=asked, cases=bool(visit.store.cases.of_behandelaar(visit.me.id)))


def _refused(visit: Visit) -> bool:
    """Personal data and media are taken out of the chat and go no further."""
    incoming = visit.incoming
    if incoming.kind is Kind.PRESS or _is_list(visit):
        return False  # a list is guarded cell by cell: its good rows come in
    if incoming.kind is Kind.TEXT and forms.is_contact(visit):
        return False
    question = incoming.text.rstrip().endswith("?")  # answered, never kept as a reference
    keep = forms.stores_text(visit) and not question
    hits = [_personal(text, keep) or _birth(visit, text) for text in (incoming.text, incoming.extra) if text]
    for hit in filter(None, hits):
        visit.delete_then_say(Bericht(melding(hit, True)), Bericht(melding(hit, False)))
        forms.repeat_for(visit)
        return True
    if incoming.kind is Kind.MEDIA and not arriving.takes(visit):
        visit.delete_then_say(start_screens.no_media(deleted=True), start_screens.no_media(deleted=False))
        forms.repeat_for(visit)
        return True
    return False


def _personal(text: str, keep: bool) -> Treffer | None:
    """What in the text must not come in. Where a typed text would be kept, also what only has the shape of it."""
    hit = controleer(text, opslaan=keep)
    if hit is None and keep and not text.startswith("/"):
        reference = referentie_ok(text)
        if isinstance(reference, Afgekeurd) and reference.soort is not None:
            return Treffer(reference.soort)
    return hit


def _birth(visit: Visit, text: str) -> Treffer | None:
    """A day of long ago that is typed for itself, or where a day about a young person is asked. In other questions it
    is a slip in the year, and asked back."""
    young = forms.young_day(visit) if _YEAR.search(text) else False
    if young is False or not is_geboortedag(text, overal=bool(young)):
        return None
    return Treffer(Soort.GEBOORTE)


_SENTENCES = (VeldSoort.ZIN, VeldSoort.TEKST)
_YEAR = re.compile(r"\d\d(?!\d)")
"""No day of a year is told without it: most messages need no other look."""


def _known(visit: Visit) -> bool:
    return visit.person is not None and bool(visit.person.lidmaatschappen)


def _stranger(visit: Visit) -> None:
    command, argument = _split(visit.incoming.text)
    typed = visit.incoming.kind is Kind.TEXT
    code = argument if command == "start" else people.code_in(visit.incoming.text, known=False)
    if typed and code:
        _join(visit, code)
    elif typed and (foreign := vreemd(visit.incoming.text)):
        visit.say(people_screens.stranger(visit.office.proef).met(onder=foreign.zin))
    elif visit.incoming.kind is not Kind.EDIT:
        visit.say(people_screens.stranger(visit.office.proef))


def _join(visit: Visit, code: str) -> None:
    answer = people.join(visit, code)
    if answer is not None:
        visit.say(answer)


def _typed(visit: Visit, *, quiet: bool) -> None:
    text = visit.incoming.text.strip()
    name, argument = _split(text)
    if not name and (code := people.code_in(text, known=True)):
        _join(visit, code)
        return
    features = visit.office.features
    command = features.by_name.get(name) if name else features.by_word.get(_word(text))
    if command is not None and (name or not features.vraagbaak.asks_on(visit, text)):
        _run(visit, command, argument)
    elif name:
        meant = offers.suggest(visit, name, argument, command=True)
        visit.say(meant or Bericht(start_screens.NO_SUCH_COMMAND))
        forms.repeat(visit)
    elif not _answers_gesprek(visit, text, quiet=quiet) and not _short(visit, text):
        _question(visit, text, quiet=quiet)


def _run(visit: Visit, command: Command, argument: str) -> None:
    before = visit.store.gesprekken.open(visit.me.id)
    bericht = command.run(visit, argument)
    if bericht is not None:
        visit.say(lost.perhaps(visit, bericht))
        if before is not None:
            forms.go_on(visit)


def _answers_gesprek(visit: Visit, text: str, *, quiet: bool) -> bool:
    """Give the text to the open question, if there is one. A question in between is answered and the open one
    asked again; what is neither an answer nor a question is asked back."""
    row = visit.store.gesprekken.open(visit.me.id)
    gesprek = forms.load(visit.office, row) if row else None
    if row is None or gesprek is None:
        return False
    if forms.press_word(visit, row, gesprek, _word(text)):
        return True
    features = visit.office.features
    if not quiet and features.are_lines(text) and _own(visit, text, row, features.regels):
        return True
    doubt = Terugvraag(start_screens.PRESS_A_BUTTON)
    if gesprek.veld is not None and not text.endswith("?"):
        answer = forms.read_answer(visit, row, gesprek, text)
        if not isinstance(answer, Terugvraag):
            forms.take_answer(visit, row, gesprek, answer)
            return True
        doubt = answer
    sentence = gesprek.veld is not None and gesprek.veld.soort in _SENTENCES and not text.endswith("?")
    beside = not (sentence or doubt.herkend)
    if not (sentence or quiet or forms.reads(visit, gesprek, text)) and _own(visit, text, row, features.eigen):
        return True
    between = visit.office.features.vraagbaak.between(visit, text, quiet) if beside else None
    if sentence and not doubt.herkend and vraagt(text):  # it may be a sentence of theirs: only what is sure is said
        between = visit.office.features.vraagbaak.sure(visit, text)
    if between is None:
        forms.ask_back(visit, row, gesprek, doubt)
    else:
        visit.say(_warned(between, text))
        forms.go_on(visit)
    return True


def _own(visit: Visit, text: str, row: GesprekRow, readers: Sequence[Short]) -> bool:
    """What is clearly an own thing and cannot be the answer to what is asked: it is dealt with, and the question asked
    again, unless other questions began: then it was laid aside with the way back."""
    for read in readers:
        bericht = read(visit, text)
        if isinstance(bericht, Bericht):
            visit.say(bericht)
        if bericht is not None:
            here = visit.store.gesprekken.open(visit.me.id)
            if here is not None and here.id == row.id:
                forms.go_on(visit)
            return True
    return False


def _short(visit: Visit, text: str) -> bool:
    """What means one thing without being a question: own cases, figures and days, then a bare date or reference."""
    text = zonder_beleefdheid(text)
    for read in (*visit.office.features.eigen, *visit.office.features.short):
        bericht = read(visit, text)
        if isinstance(bericht, Bericht):
            visit.say(lost.perhaps(visit, bericht))
        if bericht is not None:
            return True
    return False


def _question(visit: Visit, text: str, *, quiet: bool) -> None:
    """`quiet` after words of danger: then only what the search is sure of is worth saying."""
    vraagbaak = visit.office.features.vraagbaak
    bericht = vraagbaak.sure(visit, text) if quiet else vraagbaak.ask(visit, text)
    if bericht is not None:
        visit.say(_warned(bericht, text))


def _warned(bericht: Bericht, text: str) -> Bericht:
    """With a word under the answer when the question held a name, or was about somebody's health."""
    warning = waarschuwing(text)
    return bericht.met(onder="⚠ " + italic(warning)) if warning else bericht


def _split(text: str) -> tuple[str, str]:
    """("termijn", "15 maart") of "/termijn@ketenbot 15 maart"; ("", "") where there is no command."""
    if not text.startswith("/"):
        return "", ""
    head, *rest = text[1:].split(maxsplit=1) or [""]
    return head.partition("@")[0].lower() or "/", "".join(rest).strip()


def _word(text: str) -> str:
    return " ".join(text.casefold().rstrip("!.").split())


def press(visit: Visit) -> None:
    """Do what the pressed button asks, and show the result in place of its screen, where that leads on."""
    bericht = _act(visit)
    if bericht is not None:
        visit.show(bericht)


def _act(visit: Visit) -> Bericht | None:
    name, *words = visit.incoming.text.split(":")
    known = visit.office.features.presses.get(name)
    if known is None:
        return lost.said(visit, words, start.unknown_button())
    try:
        return lost.before(visit, name, words) or lost.said(visit, words, known(visit, words))
    except (ValueError, IndexError, OverflowError):  # a number that no table can hold
        return start.unknown_button()
