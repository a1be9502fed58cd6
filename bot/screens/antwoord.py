"""Answers from the knowledge base, with their source."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.screens.bericht import Bericht, Knop, Rij, actie, e, onder_elkaar
from knowledge.entry import Entry, Thema

_T = TypeVar("_T")
_FLOWS = {
    "koppeling": Knop("Leg een koppeling vast", actie("kn")),
    "termijn": Knop("Bereken een termijn", actie("td")),
    "contacten": Knop("Wie bel ik waarvoor?", actie("i", "contacten")),
}
"""The workflows that an answer can start now."""
PAGE = 8
"""Themes or questions on one page of the menu."""
UNKNOWN = (
    "Dat weet ik niet. Ik ken alleen de handreikingen over het huisvesten van vergunninghouders.\n"
    "Bel de regievoerder van COA voor jouw regio. Gaat het over toezicht? Vraag het je provincie. "
    "Of stel je vraag met andere woorden."
)


def answer(entry: Entry, *, quotable: bool = False) -> Bericht:
    """The answer, what changed since, and where it is written; at most four buttons."""
    literal = [Knop("Letterlijke tekst", actie("fq", entry.id))] if quotable else []
    flow = [_FLOWS[entry.leads_to]] if entry.leads_to in _FLOWS else []
    under: Rij = (Knop("Meer", actie("fm", entry.id)), *literal)
    rows = (under, *((knop,) for knop in flow), (Knop("Klopt niet", actie("fx", entry.id)),))
    return Bericht(f"<b>{e(entry.question)}</b>\n{body(entry)}", rows)


def body(entry: Entry) -> str:
    """Answer, note and sources."""
    note = f"\n\n<i>{e(entry.note)}</i>" if entry.note else ""
    sources = "\n".join(dict.fromkeys(f"Bron: {e(str(source))}" for source in entry.sources))
    return f"{e(entry.answer.strip())}{note}\n\n<i>{sources}</i>"


def more(entry: Entry, related: Sequence[Entry]) -> Bericht:
    """What belongs to it, and a text to pass on."""
    actor = f"\n\n<b>Wie doet dit?</b> {e(entry.actor)}" if entry.actor else ""
    buttons = [Knop(item.question, actie("f", item.id)) for item in related]
    return Bericht(
        f"<b>{e(entry.question)}</b>{actor}\n\n{'Dit hoort erbij:' if buttons else 'Meer weet ik hier niet over.'}",
        onder_elkaar(
            *buttons,
            Knop("Deel dit antwoord", actie("fd", entry.id)),
            Knop("Meer over dit onderwerp", actie("ft", entry.thema, 0)),
            Knop("Terug naar het antwoord", actie("f", entry.id)),
        ),
    )


def share(entry: Entry) -> Bericht:
    """The same as a message to forward as it is."""
    return Bericht(f"{e(entry.question)}\n\n{body(entry)}\n\n<i>Gevonden met Ketenbot.</i>")


def not_right(entry: Entry) -> Bericht:
    """What is wrong with the answer?"""
    return Bericht(
        f"Over het antwoord op <b>{e(entry.question)}</b>: wat klopt er niet?",
        onder_elkaar(
            Knop("Dit was mijn vraag niet", actie("fx", entry.id, "vraag")),
            Knop("Het antwoord is fout of verouderd", actie("fx", entry.id, "fout")),
            Knop("Terug naar het antwoord", actie("f", entry.id)),
        ),
    )


def noted() -> Bericht:
    """It was counted."""
    return Bericht(
        "Dank je, ik heb het geteld voor de redactie (zonder je vraag of je naam). "
        "Heb je het antwoord nu nodig? Bel de regievoerder van COA, of stel je vraag met andere woorden."
    )


def choices(entries: Sequence[Entry]) -> Bericht:
    """Up to three questions that could be meant."""
    buttons = [Knop(entry.question, actie("f", entry.id)) for entry in entries]
    return Bericht("Bedoel je een van deze vragen?", onder_elkaar(*buttons, Knop("Geen van deze", actie("f?"))))


def unknown(question: int | None = None, *, searchable: bool = False, bellen: str = "") -> Bericht:
    """An honest no, with who to call; `question` is the message that may be sent to the editors, `bellen` the line
    (HTML) with the number of who to call."""
    search = [Knop("Zoek in de documenten", actie("fz"))] if question and searchable else []
    send = [Knop("Stuur deze vraag naar de redactie", actie("fr"))] if question else []
    return Bericht(
        f"{UNKNOWN}\n\n{bellen}" if bellen else UNKNOWN,
        onder_elkaar(
            Knop("Wie bel ik waarvoor?", actie("i", "contacten")), Knop("Onderwerpen", actie("ft")), *search, *send
        ),
        op=question,
    )


def sent_to_editors(days: int) -> Bericht:
    """The question is kept for a while."""
    return Bericht(
        f"Je vraag is naar de redactie. Die leest hem binnen {days} dagen; daarna wis ik hem. "
        "Je naam staat er niet bij."
    )


def cannot_send() -> Bericht:
    """The question is no longer at hand, or may not be kept."""
    return Bericht(
        "Deze vraag kan ik niet doorsturen. Misschien staat er een gegeven van een persoon in. "
        "Stel hem opnieuw zonder namen, nummers of redenen."
    )


def themes(items: Sequence[Thema], page: int) -> Bericht:
    """The menu by theme."""
    shown, turn = _page(items, page, lambda number: actie("ftp", number))
    rows: list[Rij] = [(Knop(f"{item.titel} ({len(item.entries)})", actie("ft", item.id, 0)),) for item in shown]
    return Bericht("<b>Onderwerpen</b>\nKies een onderwerp, of typ je vraag.", (*rows, *turn))


def theme(item: Thema, page: int) -> Bericht:
    """The questions of one theme."""
    shown, turn = _page(item.entries, page, lambda number: actie("ft", item.id, number))
    rows: list[Rij] = [(Knop(entry.question, actie("f", entry.id)),) for entry in shown]
    return Bericht(f"<b>{e(item.titel)}</b>", (*rows, *turn, (Knop("Alle onderwerpen", actie("ft")),)))


def _page(items: Sequence[_T], page: int, turn_to: Callable[[int], str]) -> tuple[Sequence[_T], tuple[Rij, ...]]:
    pages = max(1, (len(items) + PAGE - 1) // PAGE)
    page = max(0, min(page, pages - 1))
    turn = [Knop("◀ Vorige", turn_to(page - 1))] if page > 0 else []
    turn += [Knop("Volgende ▶", turn_to(page + 1))] if page < pages - 1 else []
    return items[page * PAGE : (page + 1) * PAGE], ((tuple(turn),) if turn else ())


def no_longer_there() -> Bericht:
    """An old button for an entry that was taken out."""
    return Bericht("Dit antwoord staat er niet meer. Typ je vraag opnieuw.")


def follow_up_unknown(entry: Entry) -> Bericht:
    """ "En daarna?" where the documents say nothing of it."""
    return Bericht(
        f"Dat staat niet bij <b>{e(entry.question)}</b>. Stel je vraag met het onderwerp erbij.",
        ((Knop("Meer over dit onderwerp", actie("ft", entry.thema, 0)),),),
    )


def who(entry: Entry) -> Bericht:
    """ "Wie doet dat?" after an answer."""
    return Bericht(
        f"<b>{e(entry.question)}</b>\nWie doet dit: {e(entry.actor or '')}", ((Knop("Meer", actie("fm", entry.id)),),)
    )


_TONES = {
    "dank": "Graag gedaan.",
    "groet": "Dag! Stel je vraag, of kies onderaan wat je wilt doen.",
    "paniek": (
        "Rustig aan: er is bijna altijd nog iets te doen. Ook na een afgesproken datum kun je verder; "
        "het is een afspraak, geen wet. Waar gaat het over?"
    ),
    "boos": (
        "Vervelend dat het niet lukt. Zeg het met andere woorden, of kies hieronder. "
        "Liever een mens? Bel de regievoerder."
    ),
}


def human(tone: str) -> Bericht:
    """A human word and a way on."""
    if tone in ("dank", "groet"):
        return Bericht(_TONES[tone])
    return Bericht(
        _TONES[tone],
        onder_elkaar(
            Knop("Een datum uitrekenen", actie("td")),
            Knop("Mijn koppelingen", actie("kl", 0)),
            Knop("Onderwerpen", actie("ft")),
            Knop("Wie bel ik waarvoor?", actie("i", "contacten")),
        ),
    )
