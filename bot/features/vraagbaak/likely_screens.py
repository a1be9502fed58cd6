"""What is shown when the search is not sure: the first lines of the best entry, with the question whether it is meant;
and two answers to two questions in one message."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.vraagbaak.brief import first_lines, first_sentences, leading, sources
from bot.features.vraagbaak.screens import CHOSEN, WHOLE, none_of_these
from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, onder_elkaar
from knowledge.entry import Entry
from knowledge.tonen import Getoond

ABOUT_THIS = "Gaat je vraag hierover?"
_WHICH = ("eerste", "tweede")


@dataclass(frozen=True)
class Gevraagd:
    """One of two questions of a message: what is shown of it, whether that is sure, and what else it may be about."""

    shown: Getoond | None
    sure: bool
    choices: tuple[Entry, ...]


def likely(
    shown: Getoond, others: Sequence[Entry], thema: str, question: int | None, flow: Knop | None = None
) -> Bericht:
    """The best entry with its first lines. `question` is the message that asked, so that it can be sent on."""
    entry = shown.entry
    return Bericht(
        stack(ABOUT_THIS, bold(entry.question), *leading(shown), first_lines(shown)),
        (
            (Knop("Ja, lees verder", actie(CHOSEN, entry.id, WHOLE)),),
            *(((flow,),) if flow else ()),
            *choice_buttons(others),
            none_of_these(thema),
        ),
        op=question,
    )


def choice_buttons(entries: Sequence[Entry]) -> tuple[Rij, ...]:
    """A button for each, with its question as short as it has one; its answer comes below, as that of any choice."""
    return onder_elkaar(*(Knop(entry.knop, actie(CHOSEN, entry.id)) for entry in entries))


def two(asked: Sequence[Gevraagd], thema: str, question: int | None) -> Bericht:
    """The two questions of one message in their order. Of the one without a text it is said that it has none."""
    reading = [
        Knop(f"Lees {number} verder", actie(CHOSEN, item.shown.entry.id, WHOLE))
        for number, item in enumerate(asked, start=1)
        if item.shown
    ]
    open_ = [item for item in asked if not item.shown]
    none = () if all(item.sure for item in asked) else (none_of_these(thema),)
    choices = choice_buttons([entry for item in open_ for entry in item.choices])
    texts = [_one(number, item) for number, item in enumerate(asked, start=1)]
    return Bericht(paragraphs(*texts), (tuple(reading), *choices, *none), op=question if none else None)


def _one(number: int, item: Gevraagd) -> Markup:
    which = _WHICH[number - 1]
    if item.shown is None:
        offered = f"Bij je {which} vraag twijfel ik. Bedoel je een van deze?"
        return stack(
            offered if item.choices else f"Op je {which} vraag weet ik geen antwoord. Stel hem nog eens apart."
        )
    title = bold(f"{number}. {item.shown.entry.question}")
    if item.sure:
        return stack(title, *leading(item.shown), first_sentences(item.shown), italic(sources(item.shown.entry)))
    return stack(f"Gaat je {which} vraag hierover?", title, *leading(item.shown), first_lines(item.shown))
