"""What is said to a message that leans on the last answer: the subject is always visible, and can be left."""

from collections.abc import Sequence
from dataclasses import replace

from bot.features.vraagbaak.brief import sources
from bot.features.vraagbaak.screens import CHOSEN, none_of_these, numbered
from bot.screens.markup import Markup, after, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, actie, onder_elkaar
from knowledge.entry import Entry
from knowledge.tonen import Getoond

OTHER = Knop("Ander onderwerp", actie("fo"))
NOT_KNOWN = "Of er sindsdien iets is veranderd, weet ik niet. Twijfel je? Bel de regievoerder van COA."
NO_REASON = "Waarom dat zo is, staat er niet bij."
MOVING = "Hierover verandert de wet."


def about(entry: Entry) -> Markup:
    """What the answer is read as being about."""
    return "Over: " + italic(entry.question)


def within(bericht: Bericht, over: Entry, question: int | None) -> Bericht:
    """An answer within the subject: it says which, and leaves it with a press. `question` is the message that asked:
    the button searches its text afresh."""
    *rows, last = bericht.knoppen or ((),)
    once = _untitled(bericht, over).met(boven=about(over))
    return replace(once, knoppen=(*rows, (*last, OTHER)), op=question)


def no_reason(more: Bericht, over: Entry) -> Bericht:
    """The answer does not say why; what belongs to it may."""
    return _untitled(more, over).met(boven=NO_REASON)


def _untitled(bericht: Bericht, over: Entry) -> Bericht:
    """The same without its title where that is what it is about: it need not stand there twice."""
    return replace(bericht, tekst=after(bericht.tekst, bold(over.question)))


def sentences(entry: Entry, parts: Sequence[str], beside: Sequence[Entry]) -> Bericht:
    """The sentences of the answer that hold what was asked, and where they stand."""
    also = [Knop(found.knop, actie(CHOSEN, found.id)) for found in beside]
    return Bericht(
        paragraphs(stack(*parts), italic(sources(entry))),
        (*onder_elkaar(Knop("Het hele antwoord", actie("f", entry.id)), *also), ()),
    )


def choices(entries: Sequence[Entry], thema: str) -> Bericht:
    """What could be meant, within the subject."""
    listed, buttons = numbered(entries, CHOSEN)
    said = f"Bedoel je een van deze vragen?\n{listed}" if entries else "Wat wil je daarvan weten? Stel je hele vraag."
    return Bericht(said, (*buttons, none_of_these(thema) if entries else ()))


def not_said(over: Entry, entries: Sequence[Entry], question: int | None) -> Bericht:
    """The subject does not say it; what could be meant, in it or outside it."""
    listed, buttons = numbered(entries, CHOSEN)
    also = f" Misschien bedoel je:\n{listed}" if entries else " Stel je vraag met het onderwerp erbij."
    rows = (*buttons, (Knop("Meer over dit onderwerp", actie("ft", over.thema, 0)), OTHER))
    return Bericht("Dat staat niet bij " + bold(over.question) + also, rows, op=question)


def still(shown: Getoond) -> Bericht:
    """Whether it still holds: from when it is, whether it is over, what changed, and when somebody looked."""
    entry = shown.entry
    stand = dict.fromkeys(source.document.stand for source in entry.sources)
    since = [*([MOVING] if entry.moving else []), *shown.sindsdien]
    rests = (
        f"Dit antwoord rust op tekst van {_en(list(stand))}." if stand else "Dit antwoord heeft geen jaar in de bron."
    )
    return Bericht(
        paragraphs(
            stack(*([bold(shown.voorbij)] if shown.voorbij else []), rests),
            "\n".join(since) or NOT_KNOWN,
            italic("\n".join(shown.bronnen)),
        ),
        (
            (Knop("Het hele antwoord", actie("f", entry.id)),),
            *(((Knop("Wat is er veranderd?", actie("fa", entry.id)),),) if shown.sindsdien else ()),
            (),
        ),
    )


def _en(items: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(items[:-1]), items[-1])))
