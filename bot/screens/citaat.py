"""Literal passages, each with document, year, section and page."""

from collections.abc import Sequence

from bot.screens.bericht import Bericht, Knop, actie, e
from knowledge.entry import Entry
from storage.passages import Found


def literal(entry: Entry, passages: Sequence[Found]) -> Bericht:
    """What an answer rests on, word for word."""
    back = ((Knop("Terug naar het antwoord", actie("f", entry.id)),),)
    if not passages:
        return Bericht(
            "Ik vind hier geen letterlijke tekst bij. Vraag je beheerder of het document is ingelezen.", back
        )
    return Bericht("\n\n".join(_quoted(passage) for passage in passages), back)


def search_result(passage: Found) -> Bericht:
    """The best passage for a question that no answer fits."""
    return Bericht(
        "<b>Zoekresultaat</b> – dit is geen antwoord, maar de passage die het meest op je vraag lijkt:\n\n"
        f"{_quoted(passage)}"
    )


def nothing_found() -> Bericht:
    """Nothing in the documents either."""
    return Bericht(
        "Ook in de documenten vind ik hier niets over. Bel de regievoerder van COA, of vraag het je provincie."
    )


def _quoted(passage: Found) -> str:
    place = [
        f"{passage.titel} ({passage.jaar})" if passage.jaar else passage.titel,
        *([f"§ {passage.paragraaf}"] if passage.paragraaf else []),
        *([f"p. {passage.pagina}"] if passage.pagina else []),
    ]
    return f"“{e(passage.tekst)}”\n<i>{e(', '.join(place))}</i>"
