"""What changed since the documents, in full: the newest first, each with its page and when somebody last looked."""

from collections.abc import Sequence
from datetime import date

from bot.screens.markup import Markup, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, blader
from knowledge.actueel import Actueel
from knowledge.entry import Entry

PAGE = 2
"""Items on one screen of a phone."""
HEAD = "Wat is er veranderd"
SINCE = "Dit komt niet uit de handreikingen, maar van openbare pagina's. Controleer het daar."


def changes(items: Sequence[Actueel], page: int, today: date) -> Bericht:
    """A page of all items."""
    last = max(0, (len(items) - 1) // PAGE)
    page = max(0, min(page, last))
    if not items:
        return Bericht(bold(HEAD) + "\nEr is niets bekend dat sinds de handreikingen is veranderd.")
    shown = items[page * PAGE : (page + 1) * PAGE]
    return Bericht(
        paragraphs(stack(bold(f"{HEAD} ({page + 1} van {last + 1})"), SINCE), *(_full(item, today) for item in shown)),
        blader(page, last, lambda number: actie("fa", number)),
    )


def of_entry(entry: Entry, items: Sequence[Actueel], today: date) -> Bericht:
    """All that changed for one answer."""
    return Bericht(
        paragraphs(stack(bold(entry.question), SINCE), *(_full(item, today) for item in items)),
        ((Knop("Terug naar het antwoord", actie("f", entry.id)),),),
    )


def _full(item: Actueel, today: date) -> Markup:
    unknown = f"Niet bekend: {item.onbekend}" if item.onbekend else ""
    looked = f"Nagekeken: {item.nagekeken}"
    if item.oud(today):
        looked = f"Voor het laatst nagekeken: {item.nagekeken}"
    own = ["Toegevoegd door de beheerder."] if item.eigen else []
    read = f" (pagina van {item.pagina_van})" if item.pagina_van else ""
    return stack(
        bold(f"{item.onderwerp} · {item.sinds}"),
        item.wat,
        *([unknown] if unknown else []),
        italic(f"{looked}{read}"),
        *own,
        *item.pagina,
    )
