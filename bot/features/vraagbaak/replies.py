"""An answer of the knowledge base on the screen, with what can be pressed under it; and the questions by theme."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.desk import offers
from bot.desk.contacts import known_line
from bot.desk.guard import Afgekeurd, tekst_ok
from bot.desk.visit import Visit
from bot.features.vraagbaak import actueel, likely_screens, own_screens, screens
from bot.features.vraagbaak.likely_screens import Gevraagd
from bot.screens.message import Bericht
from knowledge.entry import ZELF, Entry
from knowledge.search.antwoorden import Antwoord
from knowledge.search.reply import verwijzing
from knowledge.search.sindsdien import gevraagd
from knowledge.tonen import Getoond, toon

KEEP_FOR_EDITORS = timedelta(days=30)
RELATED = 3
"""Other answers offered beside one."""


def find(visit: Visit, ident: str) -> Entry | None:
    """The entry with this id; None for an old button or answer."""
    try:
        return visit.kennis.entry(ident)
    except KeyError:
        return None


def answer(visit: Visit, entry: Entry, named: str | None = None, *, asked: str = "", whole: bool = False) -> Bericht:
    """Show an entry: it is the subject now. `named` is the workflow that the question `asked` itself named; `whole`:
    all of it, and not what a phone shows at once."""
    visit.store.onderwerpen.answered(visit.me.id, visit.now, entry.id)
    flow = offers.offered(visit, named) or offers.offered(visit, entry.leads_to)
    return screens.answer(shown(visit, entry, asked), quotable=quotable(visit, entry), flow=flow, whole=whole)


def found(visit: Visit, said: Antwoord, named: str | None = None, *, leans: bool = False) -> Bericht:
    """What was found for a question: an answer, what it is likely about, choices, or two of these. One that `leans` on
    nothing said gives nothing to lean on."""
    if len(said.delen) > 1:
        return _two(visit, said)
    [part] = said.delen
    best = part.gevonden.entries[0]
    if part.soort == "answer":
        return answer(visit, best, named, asked=part.vraag)
    visit.store.answers.count("waarschijnlijk" if part.soort == "likely" else "keuze", best.thema, visit.today)
    flow = offers.offered(visit, named)
    if part.soort == "suggest":
        _offered(visit, part.keuzes, leans=leans)
        return screens.choices(part.keuzes, best.thema, visit.incoming.message, flow)
    visit.store.onderwerpen.perhaps(visit.me.id, visit.now, *(entry.id for entry in part.gevonden.entries))
    return likely_screens.likely(shown(visit, best, part.vraag), part.keuzes, best.thema, visit.incoming.message, flow)


def _offered(visit: Visit, entries: Sequence[Entry], *, leans: bool) -> None:
    """Which of these is meant is not known yet; what was shown before is not what it is about."""
    if leans:
        visit.store.onderwerpen.end(visit.me.id)
    else:
        visit.store.onderwerpen.offered(visit.me.id, visit.now, *(entry.id for entry in entries))


def _two(visit: Visit, said: Antwoord) -> Bericht:
    """Two questions in one message: both are the subject now."""
    visit.store.onderwerpen.answered(visit.me.id, visit.now, *(entry.id for entry in said.getoond))
    asked = [
        Gevraagd(shown(visit, part.getoond, part.vraag) if part.getoond else None, part.soort == "answer", part.keuzes)
        for part in said.delen
    ]
    return likely_screens.two(asked, said.getoond[0].thema, visit.incoming.message)


def shown(visit: Visit, entry: Entry, asked: str = "") -> Getoond:
    """The entry as it is shown today, with what changed since; where that is what was `asked`, it leads."""
    items = actueel.shown(visit.store, visit.today)
    return toon(entry, visit.today, items, gevraagd(visit.kennis, asked, entry, items) if asked else None)


def quotable(visit: Visit, entry: Entry) -> bool:
    """Whether a document it rests on was imported."""
    codes = visit.store.passages.codes()
    return any(source.document.code in codes for source in entry.sources)


def related(visit: Visit, entry: Entry) -> list[Entry]:
    """What belongs to an answer, what comes next first."""
    wanted = dict.fromkeys([*([entry.next] if entry.next else []), *entry.related])
    return [found for ident in wanted if (found := find(visit, ident))][:RELATED]


def unknown(visit: Visit, named: str | None = None, text: str = "") -> Bericht:
    """An honest no, with the desk for that kind of question (`text`, or what stands above the button). It can be sent
    on or searched for where the channel still has it: as the message that was just typed, or above the button that
    was pressed."""
    typed = visit.incoming.message if visit.incoming.press is None else None
    sendable = typed is not None or bool(visit.incoming.extra.strip())
    said = verwijzing(visit.kennis.loket(text or visit.incoming.extra)) if text or sendable else ""
    return screens.unknown(
        question=typed,
        sendable=sendable,
        searchable=bool(visit.store.passages.codes()),
        flow=offers.offered(visit, named),
        call=known_line(visit, "regievoerder"),
        said=said,
    )


# ---------------------------------------------------------------- buttons


def _show(visit: Visit, words: list[str]) -> Bericht:
    entry = find(visit, words[0])
    return answer(visit, entry) if entry else screens.no_longer_there()


def _chosen(visit: Visit, words: list[str]) -> None:
    visit.say((_read_on if screens.WHOLE in words[1:] else _show)(visit, words))


def _read_on(visit: Visit, words: list[str]) -> Bericht:
    entry = find(visit, words[0])
    return answer(visit, entry, whole=True) if entry else screens.no_longer_there()


def none_of_these(visit: Visit, words: list[str]) -> Bericht:
    """None of the choices of this theme was meant."""
    if words:
        visit.store.answers.count("geen_van_deze", words[0], visit.today)
    return unknown(visit)


def _none_of_these(visit: Visit, words: list[str]) -> Bericht | None:
    """The button: below the choices, in reply to the question so that it can be sent on; an old button: in place."""
    said = none_of_these(visit, words)
    if screens.BELOW not in words[1:]:
        return said
    visit.say(replace(said, op=visit.incoming.above))
    return None


def more(visit: Visit, entry: Entry) -> Bericht:
    """What belongs to an answer, who does it, who to call."""
    call = known_line(visit, entry.contact) if entry.contact else ""
    return screens.more(entry, related(visit, entry), call, changed=bool(shown(visit, entry).sindsdien))


def _more(visit: Visit, words: list[str]) -> Bericht:
    entry = find(visit, words[0])
    return more(visit, entry) if entry else screens.no_longer_there()


def _share(visit: Visit, words: list[str]) -> Bericht | None:
    entry = find(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    visit.say(screens.share(shown(visit, entry)))  # a message of its own: that can be forwarded as it is
    return None


def _not_right(visit: Visit, words: list[str]) -> Bericht:
    entry = find(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    if len(words) == 1:
        return screens.not_right(entry)
    visit.store.answers.count("klopt_niet" if words[1] == "fout" else "andere_vraag", entry.id, visit.today)
    if entry.thema == ZELF:
        return own_screens.noted(entry)
    return screens.noted(entry, call=known_line(visit, "regievoerder"))


def by_theme(visit: Visit, words: list[str]) -> Bericht:
    """`ft:<theme>:<page>`: the questions of a theme; without one the themes."""
    themes = visit.kennis.themas()
    chosen = next((item for item in themes if words and item.id == words[0]), None)
    return screens.theme(chosen, int(words[1])) if chosen else screens.themes(themes, 0)


MOST_SENT = 1_500
"""Signs of a question that go to the editors: what is shown before it fits one message, and is what is kept."""


def _asked_above(visit: Visit) -> str | Bericht:
    """The question that stands above the button: the channel brings it along, we did not keep it. Or why it cannot be
    sent."""
    text = visit.incoming.extra.strip()
    if not text:
        return screens.cannot_send(screens.GONE)
    if isinstance(tekst_ok(text), Afgekeurd):
        return screens.cannot_send(screens.PERSONAL)
    return text if len(text) <= MOST_SENT else text[: MOST_SENT - 2].rstrip() + " …"


def _before_sending(visit: Visit, _: list[str]) -> Bericht:
    """Show what would be kept and ask; nothing is kept yet."""
    text = _asked_above(visit)
    return screens.ask_before_sending(text, KEEP_FOR_EDITORS.days) if isinstance(text, str) else text


def _to_editors(visit: Visit, _: list[str]) -> Bericht:
    """Keep the question, once somebody looked at it and said that nobody is in it."""
    text = _asked_above(visit)
    if not isinstance(text, str):
        return text
    visit.store.answers.to_editors(text, visit.now, visit.now + KEEP_FOR_EDITORS)
    return screens.sent_to_editors(KEEP_FOR_EDITORS.days)


PRESSES = {
    "f": _show,
    screens.CHOSEN: _chosen,
    "fl": _read_on,
    "f?": _none_of_these,
    "fm": _more,
    "fd": _share,
    "fx": _not_right,
    "ft": by_theme,
    "ftp": lambda visit, words: screens.themes(visit.kennis.themas(), int(words[0])),
    screens.SEND: _before_sending,
    screens.SEND_SURE: _to_editors,
}
