"""Free text as a question: a date is computed, a follow-up leans on the last answer, the knowledge base answers, offers
choices, or says it does not know. The text of a question is kept nowhere, unless its asker sends it to the editors."""

import re
from dataclasses import replace

from bot.desk import offers
from bot.desk.visit import Visit
from bot.features.termijn import desk as termijn_desk
from bot.features.vraagbaak import replies, screens, small_talk
from bot.features.vraagbaak.follow_up import follow_up, leans_on_last, said_of_answer, sure_follow_up
from bot.screens.message import Bericht
from knowledge.search.antwoorden import beantwoord
from knowledge.taal.beleefd import zonder_beleefdheid
from knowledge.taal.vraagsoort import Vraagsoort, vraagsoort, vraagt

NEAR = 0.4
"""Certainty from which a question that got no answer is counted with the theme of the entry that comes nearest."""


def ask(visit: Visit, text: str) -> Bericht:
    """The answer to a typed question; what is polite around it says nothing of what is asked."""
    text = zonder_beleefdheid(text)
    if re.fullmatch(r"\d{1,2}\.?", text.strip()):
        return screens.press_instead()  # a number of a list of choices: those are buttons
    return (
        said_of_answer(visit, text)
        or small_talk.reply(visit, text, _computed_or_sure)
        or computed(visit, text)
        or follow_up(visit, text)
        or _search(visit, text)
    )


def sure(visit: Visit, text: str) -> Bericht | None:
    """The answer, only when the search is sure of it."""
    found = beantwoord(visit.kennis, text)
    return replies.found(visit, found, offers.named(visit.office.features, text)) if found.soort == "answer" else None


def _computed_or_sure(visit: Visit, text: str) -> Bericht | None:
    return computed(visit, text) or sure(visit, text)


def between(visit: Visit, text: str, quiet: bool) -> Bericht | None:
    """The reply to what was typed in the middle of a gesprek and is no answer to its question; None when it means
    nothing. `quiet` after words of danger."""
    text = zonder_beleefdheid(text)
    if quiet:
        return sure(visit, text)
    if text.endswith("?") or _asks(visit, text):
        return ask(visit, text)
    if small_talk.answers(text):
        return None
    return small_talk.reply(visit, text, _computed_or_sure) or sure_follow_up(visit, text) or sure(visit, text)


def _asks(visit: Visit, text: str) -> bool:
    """Whether it is a question without its mark, and one that something is known of: a condition ("alleen als het
    past") may as well be an answer."""
    kind = vraagsoort(text)
    if leans_on_last(visit, text):
        return True
    if not vraagt(text) or (kind is Vraagsoort.WAT_NU and not text.casefold().startswith("wat")):
        return False
    return visit.kennis.zoek(text).soort != "unknown"


def other_subject(visit: Visit, _: list[str]) -> Bericht:
    """The conversation was about something else: the same text again, on its own, where the channel still has it."""
    visit.store.onderwerpen.end(visit.me.id)
    text = visit.incoming.extra.strip()
    return replace(ask(visit, text), op=None) if text else screens.about_what()


def computed(visit: Visit, text: str) -> Bericht | None:
    """The dates that follow from a date in the question."""
    return termijn_desk.question(visit, text)


def _search(visit: Visit, text: str) -> Bericht:
    found = beantwoord(visit.kennis, text)
    flow = offers.named(visit.office.features, text)
    if found.soort != "unknown":
        return replies.found(visit, found, flow)
    if offers.offered(visit, flow) is None:
        visit.store.answers.count("onbekend", _nearest(visit, text), visit.today)
    visit.store.onderwerpen.end(visit.me.id)  # it was about something else: what follows leans on nothing shown
    return replies.unknown(visit, flow, text)


def _nearest(visit: Visit, text: str) -> str:
    """The theme that a question comes nearest to; "" when it is near to none."""
    ranked = visit.kennis.rangschik(text)
    return ranked[0][0].thema if ranked and ranked[0][1] >= NEAR else ""


__all__ = ["ask", "between", "computed", "other_subject", "sure"]
