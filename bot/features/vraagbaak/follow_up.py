"""A question that leans on the last answer: "en daarna?", "wie doet dat?", "waar staat dat?"."""

import re

from bot.desk.visit import Visit
from bot.features.vraagbaak import replies, screens
from bot.screens.message import Bericht
from knowledge.entry import Entry

_AND_THEN = re.compile(
    r"(en )?(wat )?(daarna|dan|vervolgens|en dan|verder|wat nu|nu)( (nog|wat|gebeurt er|doen|moet ik doen))?"
    r"|wat (gebeurt er|is de volgende stap|volgt)( (daarna|dan))?|(en )?de volgende stap|volgende stap"
)
_WHO = re.compile(
    r"(en )?(wie|door wie|welke partij) (doet|moet|regelt|beslist|bepaalt|is)"
    r"( (dat|dit|het|daarvoor|hiervan))?( (doen|regelen|verantwoordelijk|aan zet))?"
)
_WHERE = re.compile(
    r"(en )?(waar staat (dat|dit|het)|wat is (de|je) bron|bron|welke bron|waar komt (dat|dit) vandaan|hoe weet je dat"
    r"|in welk document( staat (dat|dit))?)"
)


def follow_up(visit: Visit, text: str) -> Bericht | None:
    """The reply to such a question: about the last answer when that was just given, else asking what it is about.
    None for any other question."""
    plain = " ".join(re.sub(r"[?!.,]", " ", text.casefold()).split())
    show = next((show for pattern, show in _KINDS if pattern.fullmatch(plain)), None)
    if show is None:
        return None
    entries = [
        entry
        for ident in visit.store.onderwerpen.of(visit.me.id, visit.now).entries
        if (entry := replies.find(visit, ident))
    ]
    entry = entries[0] if entries else None
    return show(visit, entry) if entry else screens.about_what()


def _and_then(visit: Visit, entry: Entry) -> Bericht:
    following = replies.find(visit, entry.next) if entry.next else None
    return replies.answer(visit, following) if following else screens.not_said(entry, replies.related(visit, entry))


def _who(visit: Visit, entry: Entry) -> Bericht:
    return screens.who(entry) if entry.actor else screens.not_said(entry, replies.related(visit, entry))


def _where(visit: Visit, entry: Entry) -> Bericht:
    return screens.where(entry, quotable=replies.quotable(visit, entry))


_KINDS = ((_AND_THEN, _and_then), (_WHO, _who), (_WHERE, _where))
