"""Free text as a question: a date is computed, a follow-up leans on the last answer, the knowledge base answers, offers
choices, or says it does not know. The text of a question is kept nowhere, unless its asker sends it to the editors."""

import re
from datetime import timedelta

from bot.desk import contacten
from bot.desk.feature import Command, Feature
from bot.desk.guard import controleer
from bot.desk.tone import tone
from bot.desk.visit import Visit
from bot.screens import antwoord as screens
from bot.screens import termijn as termijn_screens
from bot.screens.bericht import Bericht
from knowledge.entry import Entry
from workflows.datums import Onduidelijk
from workflows.termijnen import TERMEN_KOPPELING, Termijn, bereken, termijnen_koppeling
from workflows.termijnvraag import Termijnvraag, lees_termijnvraag

FOLLOW_UP = timedelta(minutes=30)
"""How long "en daarna?" may lean on the last answer."""
KEEP_FOR_EDITORS = timedelta(days=30)

_AND_THEN = re.compile(r"(en )?(wat )?(daarna|dan|vervolgens|en dan|verder)( (nog|wat|gebeurt er))?")
_WHO = re.compile(
    r"(en )?(wie|door wie|welke partij) (doet|moet|regelt|beslist|is)"
    r"( (dat|dit|het|daarvoor|hiervan))?( doen| regelen)?"
)
_WHERE = re.compile(r"(en )?(waar staat (dat|dit|het)|wat is (de|je) bron|bron|in welk document( staat (dat|dit))?)")


def ask(visit: Visit, text: str) -> Bericht:
    """The answer to a typed question."""
    return _human(text) or computed(visit, text) or follow_up(visit, text) or _search(visit, text)


def sure(visit: Visit, text: str) -> Bericht | None:
    """The answer, only when the search is sure of it: for a question in the middle of a gesprek."""
    found = visit.office.kennis.zoek(text)
    return answer(visit, found.entries[0]) if found.soort == "answer" else None


def _human(text: str) -> Bericht | None:
    found = tone(text)
    return screens.human(found) if found else None


def computed(visit: Visit, text: str) -> Bericht | None:
    """The dates that follow from a date in the question."""
    asked = lees_termijnvraag(text, visit.today)
    if asked is None:
        return None
    if isinstance(asked, Onduidelijk):
        return termijn_screens.unclear(asked)
    return termijn_screens.from_question(asked.begin, asked.dag, _terms(visit, asked))


def _terms(visit: Visit, asked: Termijnvraag) -> list[Termijn]:
    if asked.begin == "koppeling":
        return list(termijnen_koppeling(asked.dag, None, None, visit.office.kalender))
    return [bereken(term, asked.dag, visit.office.kalender) for term in TERMEN_KOPPELING if term.vanaf == asked.begin]


def follow_up(visit: Visit, text: str) -> Bericht | None:
    """ "En daarna?", "wie doet dat?", "waar staat dat?": about the last answer, when it was just given."""
    plain = " ".join(re.sub(r"[?!.,]", " ", text.casefold()).split())
    entry = _last(visit)
    if entry is None:
        return None
    if _AND_THEN.fullmatch(plain):
        following = _entry(visit, entry.next) if entry.next else None
        return answer(visit, following) if following else screens.follow_up_unknown(entry)
    if _WHO.fullmatch(plain):
        return screens.who(entry) if entry.actor else screens.follow_up_unknown(entry)
    return screens.share(entry) if _WHERE.fullmatch(plain) else None


def _last(visit: Visit) -> Entry | None:
    ident = visit.store.answers.last(visit.me.id, visit.now - FOLLOW_UP)
    return _entry(visit, ident) if ident else None


def _search(visit: Visit, text: str) -> Bericht:
    found = visit.office.kennis.zoek(text)
    if found.soort == "answer":
        return answer(visit, found.entries[0])
    if found.soort == "suggest":
        visit.store.answers.count("keuze", found.entries[0].thema, visit.today)
        return screens.choices(found.entries)
    visit.store.answers.count("onbekend", "", visit.today)
    return screens.unknown(
        visit.incoming.message,
        searchable=bool(visit.store.passages.codes()),
        bellen=contacten.known_line(visit, "regievoerder"),
    )


def answer(visit: Visit, entry: Entry) -> Bericht:
    """Show an entry and remember it for a follow-up."""
    visit.store.answers.remember(visit.me.id, entry.id, visit.now)
    codes = visit.store.passages.codes()
    return screens.answer(entry, quotable=any(source.document.code in codes for source in entry.sources))


def _entry(visit: Visit, ident: str) -> Entry | None:
    try:
        return visit.office.kennis.entry(ident)
    except KeyError:
        return None


# ---------------------------------------------------------------- buttons


def show(visit: Visit, ident: str) -> Bericht:
    """The entry behind a choice."""
    entry = _entry(visit, ident)
    return answer(visit, entry) if entry else screens.no_longer_there()


def _more(visit: Visit, words: list[str]) -> Bericht:
    entry = _entry(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    wanted = dict.fromkeys([*([entry.next] if entry.next else []), *entry.related])
    related = [found for ident in wanted if (found := _entry(visit, ident))]
    return screens.more(entry, related[:4])


def _share(visit: Visit, words: list[str]) -> Bericht | None:
    entry = _entry(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    visit.say(screens.share(entry))  # a message of its own: that can be forwarded as it is
    return None


def _not_right(visit: Visit, words: list[str]) -> Bericht:
    entry = _entry(visit, words[0])
    if entry is None:
        return screens.no_longer_there()
    if len(words) == 1:
        return screens.not_right(entry)
    visit.store.answers.count("klopt_niet" if words[1] == "fout" else "andere_vraag", entry.id, visit.today)
    return screens.noted()


def _theme(visit: Visit, words: list[str]) -> Bericht:
    themes = visit.office.kennis.themas()
    chosen = next((item for item in themes if words and item.id == words[0]), None)
    return screens.theme(chosen, int(words[1])) if chosen else screens.themes(themes, 0)


def _to_editors(visit: Visit, _: list[str]) -> Bericht:
    """Keep the question that stands above the button: the channel brings it along, we did not keep it."""
    text = visit.incoming.extra.strip()
    if not text or controleer(text, opslaan=True) is not None:
        return screens.cannot_send()
    visit.store.answers.to_editors(text, visit.now, visit.now + KEEP_FOR_EDITORS)
    return screens.sent_to_editors(KEEP_FOR_EDITORS.days)


FEATURE = Feature(
    commands=(
        Command("onderwerpen", "alle vragen per onderwerp", lambda visit, _: _theme(visit, []), ("onderwerpen",)),
    ),
    presses={
        "f": lambda visit, words: show(visit, words[0]),
        "f?": lambda _, __: screens.unknown(),
        "fm": _more,
        "fd": _share,
        "fx": _not_right,
        "ft": _theme,
        "ftp": lambda visit, words: screens.themes(visit.office.kennis.themas(), int(words[0])),
        "fr": _to_editors,
    },
)
