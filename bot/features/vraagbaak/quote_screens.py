"""Literal passages, one at a time, each with document, year, section and page."""

from collections.abc import Sequence

from bot.features.vraagbaak.screens import LETTERLIJK, send_on
from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader
from knowledge.entry import Entry
from storage.passages import Found


def literal(entry: Entry, passages: Sequence[Found], number: int) -> Bericht:
    """A passage that an answer rests on, word for word; `number` counts from 0."""
    back: Rij = (Knop("Terug naar het antwoord", actie("f", entry.id)),)
    if not passages:
        return Bericht(
            "Ik vind hier geen letterlijke tekst bij. Vraag je beheerder of het document is ingelezen.", (back,)
        )
    number = max(0, min(number, len(passages) - 1))
    return Bericht(
        stack(bold(LETTERLIJK) + _count(number, len(passages)), _quoted(passages[number])),
        (*_turn(number, len(passages), "fq", entry.id), back),
    )


def search_result(passages: Sequence[Found], number: int, *, sendable: bool) -> Bericht:
    """What comes nearest to a question that no answer fits, marked as that."""
    send = send_on(sendable)
    if not passages:
        return Bericht(
            "Ook in de documenten vind ik hier niets over. Bel de regievoerder van COA, of vraag het je provincie.",
            send,
        )
    number = max(0, min(number, len(passages) - 1))
    return Bericht(
        paragraphs(
            bold("Zoekresultaat") + f"{_count(number, len(passages))}\n"
            "Dit is geen antwoord. Het is de tekst die het meest op je vraag lijkt:",
            _quoted(passages[number]),
        ),
        (*_turn(number, len(passages), "fz"), *send),
    )


def _count(number: int, total: int) -> str:
    return f" ({number + 1} van {total})" if total > 1 else ""


def _turn(number: int, total: int, *what: object) -> tuple[Rij, ...]:
    return blader(number, total - 1, lambda to: actie(*what, to))


def _quoted(passage: Found) -> Markup:
    place = [
        f"{passage.titel} ({passage.jaar})" if passage.jaar else passage.titel,
        *([passage.paragraaf] if passage.paragraaf else []),
        *([f"p. {passage.pagina}"] if passage.pagina else []),
    ]
    return paragraphs(f"“{passage.tekst}”", italic(", ".join(place)))
