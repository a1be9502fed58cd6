"""Answers from the knowledge base, with their source."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.features.vraagbaak.brief import brief
from bot.screens.markup import Markup, Tekst, bold, italic, paragraphs, stack
from bot.screens.message import Bericht, Knop, Rij, actie, blader, onder_elkaar
from knowledge.entry import Entry, Thema
from knowledge.search.reply import WEL
from knowledge.tonen import Getoond

_T = TypeVar("_T")
PAGE = 8
"""Themes or questions on one page of the menu."""
IN_A_ROW = 4
"""Numbers beside each other under a list."""
LETTERLIJK = "Letterlijke tekst"
LEES_VERDER = "Lees verder"
KORT = "Kort"
UNKNOWN = "Dat weet ik niet. Ik ken alleen de handreikingen over het huisvesten van vergunninghouders."
ELSEWHERE = "Gaat het over toezicht? Vraag het je provincie. Of stel je vraag met andere woorden."
REGIEVOERDER = "Bel de regievoerder van COA voor jouw regio."


def answer(shown: Getoond, *, quotable: bool = False, flow: Knop | None = None, whole: bool = False) -> Bericht:
    """The answer, what changed since, and where it is written; at most three rows. Longer than a phone shows at once
    it begins with the fact, unless `whole`: that is what [Lees verder] gives, and [Kort] leads back from."""
    entry = shown.entry
    text = stack(bold(entry.question), body(shown))
    short = brief(shown, text)
    said = text if whole or short is None else short
    turn = Knop(KORT, actie("f", entry.id)) if whole else Knop(LEES_VERDER, actie("fl", entry.id))
    literal = [Knop(LETTERLIJK, actie("fq", entry.id))] if quotable and said is text else []
    under: Rij = (*([turn] if short is not None else []), Knop("Meer", actie("fm", entry.id)), *literal)
    rows = (under, *([(flow,)] if flow else []), (Knop("Klopt niet", actie("fx", entry.id)),))
    return Bericht(said, rows)


def body(shown: Getoond) -> Markup:
    """What changed where that was asked, whether it is over, the answer, our own words, the note, what else changed
    since, and the sources."""
    over = bold(shown.voorbij) if shown.voorbij else ""
    return paragraphs(
        shown.nieuws,
        stack(over, shown.antwoord) if over else shown.antwoord,
        shown.uitleg,
        italic(shown.note) if shown.note else "",
        "\n".join(shown.sindsdien),
        italic("\n".join(shown.bronnen)),
    )


def more(entry: Entry, related: Sequence[Entry], call: Tekst = "", *, changed: bool = False) -> Bericht:
    """What belongs to it, and a text to pass on. `call` is who to call, where a number is known; `changed` whether
    something changed since."""
    actor = [bold("Wie doet dit?") + f" {entry.actor}"] if entry.actor else []
    listed, buttons = numbered(related)
    return Bericht(
        paragraphs(
            stack(bold(entry.question), *actor, *([call] if call else [])),
            f"Dit hoort erbij:\n{listed}" if related else "Meer weet ik hier niet over.",
        ),
        (
            *buttons,
            *onder_elkaar(
                *([Knop("Wat is er veranderd?", actie("fa", entry.id))] if changed else []),
                Knop("Deel dit antwoord", actie("fd", entry.id)),
                Knop("Meer over dit onderwerp", actie("ft", entry.thema, 0)),
                to_answer(entry),
            ),
        ),
    )


CHOSEN = "fk"
"""The press on one of some choices: its answer comes below them, so that the others stay within reach."""
WHOLE = "heel"
"""After the entry of a choice: all of its answer, and not what a phone shows at once."""
BELOW = "onder"
"""After the theme of [Geen van deze]: the no comes below the choices too."""


def none_of_these(thema: str) -> Rij:
    """The row that says that none of some choices was meant."""
    return (Knop("Geen van deze", actie("f?", thema, BELOW)),)


def numbered(entries: Sequence[Entry], press: str = "f") -> tuple[str, tuple[Rij, ...]]:
    """Questions in full with a number, and buttons that bear it: a phone cuts the words of a button short."""
    lines = "\n".join(f"{number}. {entry.question}" for number, entry in enumerate(entries, start=1))
    buttons = [Knop(f"{number}. {entry.knop}", actie(press, entry.id)) for number, entry in enumerate(entries, start=1)]
    return lines, onder_elkaar(*buttons)


def share(shown: Getoond) -> Bericht:
    """The same as a message to forward as it is."""
    return Bericht(paragraphs(shown.entry.question, body(shown), italic("Gevonden met Ketenbot.")))


def not_right(entry: Entry, *, named: bool = True) -> Bericht:
    """What is wrong with the answer? `named`: with its title, where that does not stand above it already."""
    about = "Over het antwoord op " + bold(entry.question) if named else "Zeg me"
    return Bericht(
        about + ": wat klopt er niet?",
        onder_elkaar(
            Knop("Dit was mijn vraag niet", actie("fx", entry.id, "vraag")),
            Knop("Het antwoord is fout of verouderd", actie("fx", entry.id, "fout")),
            to_answer(entry),
        ),
    )


def to_answer(entry: Entry) -> Knop:
    """Back to the answer."""
    return Knop("Terug naar het antwoord", actie("f", entry.id))


def noted(entry: Entry, call: Tekst = "") -> Bericht:
    """It was counted."""
    return Bericht(
        "Dank je, ik heb het geteld voor de redactie (zonder je vraag of je naam). Heb je het antwoord nu nodig? "
        + (call or REGIEVOERDER)
        + " Of stel je vraag met andere woorden.",
        ((to_answer(entry),),),
    )


def choices(entries: Sequence[Entry], thema: str, question: int | None, flow: Knop | None = None) -> Bericht:
    """Up to three questions that could be meant. `question` is the message that asked, so that it can be sent on."""
    listed, buttons = numbered(entries, CHOSEN)
    own = ((flow,),) if flow else ()
    first = "Dit kan ik met je doen. Of bedoel" if flow else "Bedoel"
    which = "een van deze vragen" if len(entries) > 1 else "deze vraag"
    return Bericht(
        f"{first} je {which}?\n{listed}",
        (*own, *buttons, none_of_these(thema)),
        op=question,
    )


def unknown(
    *,
    question: int | None,
    sendable: bool,
    searchable: bool,
    flow: Knop | None = None,
    call: Tekst = "",
    said: str = "",
) -> Bericht:
    """An honest no, with who to call, or with `said`: another desk. `sendable`: the question is at hand, and can be
    sent to the editors or looked for in the documents; `question` is its message."""
    text = stack(UNKNOWN, (call or REGIEVOERDER) + f" {ELSEWHERE}")
    if flow is not None:
        other = "Een antwoord heb ik niet, maar dit kan ik wel met je doen. Of stel je vraag met andere woorden."
        text = stack(other, *([call] if call else []))
    elif said:
        text = stack(said, WEL)
    chain = () if said else (Knop("Wie bel ik waarvoor?", actie("i", "contacten")),)
    search = [Knop("Zoek in de documenten", actie("fz"))] if sendable and searchable else []
    return Bericht(
        text,
        (
            *(((flow,),) if flow else ()),
            (*chain, Knop("Onderwerpen", actie("ft"))),
            *onder_elkaar(*search),
            *send_on(sendable),
        ),
        op=question,
    )


def send_on(sendable: bool) -> tuple[Rij, ...]:
    """The button that sends the question to the editors, where the question is at hand."""
    return ((Knop("Stuur deze vraag naar de redactie", actie(SEND)),),) if sendable else ()


SEND, SEND_SURE = "fr", "frj"


def ask_before_sending(question: str, days: int) -> Bericht:
    """The very text that would be kept, and the one thing to look for."""
    return Bericht(
        paragraphs(
            "Dit lezen de makers van Ketenbot als je het stuurt, zonder je naam:",
            italic(question),
            f"Staat er een naam, adres of nummer van iemand in? Stuur het dan niet. Na {days} dagen wis ik het.",
        ),
        onder_elkaar(Knop("Niets van iemand erin: verstuur", actie(SEND_SURE)), Knop("Onderwerpen", actie("ft"))),
    )


def sent_to_editors(days: int) -> Bericht:
    """The question is kept for a while."""
    return Bericht(
        f"Je vraag is naar de redactie. Die leest hem binnen {days} dagen; daarna wis ik hem. "
        "Je naam staat er niet bij.",
        ((Knop("Onderwerpen", actie("ft")),),),
    )


GONE = "Ik zie je vraag niet meer staan."
PERSONAL = "Er staat misschien een gegeven van een persoon in je vraag. Zo'n vraag bewaar ik niet."


def cannot_send(why: str) -> Bericht:
    """The question is no longer at hand, or may not be kept."""
    return Bericht(f"{why} Er is niets verstuurd. Stel je vraag opnieuw, zonder namen, nummers of redenen.")


def themes(items: Sequence[Thema], page: int) -> Bericht:
    """The menu by theme."""
    shown, turn = _page(items, page, lambda number: actie("ftp", number))
    rows: list[Rij] = [(Knop(f"{item.titel} ({len(item.entries)})", actie("ft", item.id, 0)),) for item in shown]
    return Bericht(bold("Onderwerpen") + "\nKies een onderwerp, of typ je vraag.", (*rows, *turn))


def theme(item: Thema, page: int) -> Bericht:
    """The questions of one theme: in full in the text, by number under it."""
    shown, turn = _page(item.entries, page, lambda number: actie("ft", item.id, number))
    first = max(0, min(page, (len(item.entries) - 1) // PAGE)) * PAGE + 1
    lines = [f"{number}. {entry.question}" for number, entry in enumerate(shown, start=first)]
    numbers = [Knop(str(number), actie("f", entry.id)) for number, entry in enumerate(shown, start=first)]
    rows = [tuple(numbers[begin : begin + IN_A_ROW]) for begin in range(0, len(numbers), IN_A_ROW)]
    return Bericht(
        stack(bold(item.titel), "Kies het nummer van je vraag:", *lines),
        (*rows, *turn, (Knop("Alle onderwerpen", actie("ft")),)),
    )


def _page(items: Sequence[_T], page: int, turn_to: Callable[[int], str]) -> tuple[Sequence[_T], tuple[Rij, ...]]:
    pages = max(1, (len(items) + PAGE - 1) // PAGE)
    page = max(0, min(page, pages - 1))
    return items[page * PAGE : (page + 1) * PAGE], blader(page, pages - 1, turn_to)


def press_instead() -> Bericht:
    """A bare number: most likely one of a list that was just shown."""
    return Bericht("Bedoel je een keuze uit een lijstje? Tik op de knop met dat nummer, of typ je vraag in woorden.")


def no_longer_there() -> Bericht:
    """An old button for an entry that was taken out."""
    return Bericht("Dit antwoord staat er niet meer. Typ je vraag opnieuw.")


def about_what() -> Bericht:
    """ "En daarna?" with nothing to lean on."""
    return Bericht(
        Markup(
            "Waar gaat je vraag over? Stel hem met het onderwerp erbij, zoals "
            "<i>wat gebeurt er na het tekenen van het huurcontract?</i>"
        ),
        ((Knop("Onderwerpen", actie("ft")),),),
    )


def where(entry: Entry, *, quotable: bool) -> Bericht:
    """ "Waar staat dat?" after an answer."""
    sources = "\n".join(dict.fromkeys(f"• {source}" for source in entry.sources))
    literal = ((Knop(LETTERLIJK, actie("fq", entry.id)),),) if quotable else ()
    return Bericht(bold(entry.question) + f"\nDit antwoord staat in:\n{sources}", literal)


def who(entry: Entry) -> Bericht:
    """ "Wie doet dat?" after an answer."""
    return Bericht(
        bold(entry.question) + f"\nWie doet dit: {entry.actor or ''}", ((Knop("Meer", actie("fm", entry.id)),),)
    )
