"""What the knowledge base says to a question, as plain text and as a record for measuring."""

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.actueel import Actueel
from knowledge.entry import Entry
from knowledge.search.antwoorden import Antwoord, Deel, beantwoord
from knowledge.search.kennis import Kennis
from knowledge.search.loket import KETEN, Loket
from knowledge.search.loket import ONBEGREPEN as NIET_BEGREPEN
from knowledge.search.sindsdien import gevraagd
from knowledge.taal.talen import vreemd
from knowledge.tonen import toon

ONBEKEND = "Dat weet ik niet. Vraag het aan de regievoerder van COA of kijk bij /contacten."
NIET_VAN_MIJ = "Dat weet ik niet. Hier ga ik niet over."
ONBEGREPEN = "Dat weet ik niet. Ik begrijp het niet, of ik ga er niet over. Stel je vraag met andere woorden."
ALLEEN_NEDERLANDS = "Ik spreek alleen Nederlands."
WEL = "Ik ken het huisvesten van vergunninghouders: koppeling, termijnen, taakstelling, woningweigering en toezicht."
KEUZE = "Wat bedoel je? Kies wat het best past."
WAARSCHIJNLIJK = "Gaat je vraag hierover?"


def antwoord_tekst(entry: Entry, vandaag: date, items: Iterable[Actueel] = (), gevraagd: Actueel | None = None) -> str:
    """The answer as plain text: the question it answers, what changed where that was asked, whether it is over, the
    answer, a note if there is one, what else changed since, and the sources.

    The question stands above it so that a reader sees at once when the search took theirs for another.
    """
    shown = toon(entry, vandaag, items, gevraagd)
    first = (entry.question, shown.nieuws, shown.voorbij, shown.antwoord, shown.uitleg)
    note = f"Let op: {shown.note}" if shown.note else ""
    return "\n".join(line for line in (*first, note, *shown.sindsdien, *shown.bronnen) if line)


def onbekend(loket: Loket) -> str:
    """An honest no in plain text: whom the question is for, and what is asked here."""
    return f"{verwijzing(loket) or ONBEKEND}\n{WEL}"


def verwijzing(loket: Loket) -> str:
    """Whom the question is for; "" where it may be one of the chain."""
    if loket is KETEN:
        return ""
    if loket is NIET_BEGREPEN:
        return ONBEGREPEN
    return f"{'Dat weet ik niet.' if loket.keten else NIET_VAN_MIJ} {loket.zin}".strip()


def antwoord(kennis: Kennis, vraag: str, vandaag: date, items: Iterable[Actueel] = ()) -> dict[str, object]:
    """The reply to a question: text, outcome, the entries whose text stands in it, and what is offered by its title
    with the answer behind each.

    A command line has no button to read on, so that what is likely stands there in full; a chat shows its first lines.
    """
    foreign = vreemd(vraag)
    found, known = beantwoord(kennis, "" if foreign else vraag), tuple(items)
    ids = [entry.id for entry in found.getoond]
    offered = found.keuzes
    return {
        "outcome": found.soort,
        "reply": f"{foreign.zin}\n{ALLEEN_NEDERLANDS}"
        if foreign
        else "\n\n".join(_delen(kennis, found, vandaag, known)),
        "entry": ids[0] if ids else None,
        "entries": ids,
        "options": [entry.knop for entry in offered],
        "option_entries": [entry.id for entry in offered],
        "option_replies": [antwoord_tekst(entry, vandaag, known) for entry in offered],
    }


def _delen(kennis: Kennis, found: Antwoord, vandaag: date, items: tuple[Actueel, ...]) -> Iterator[str]:
    """What is said to each question; of one of two that has no text it is said which."""
    for deel in found.delen:
        head = f'Over "{deel.vraag}": ' if len(found.delen) > 1 and deel.getoond is None else ""
        yield head + _deel(kennis, deel, vandaag, items)


def _deel(kennis: Kennis, deel: Deel, vandaag: date, items: tuple[Actueel, ...]) -> str:
    if deel.getoond is None:
        return KEUZE if deel.keuzes else onbekend(kennis.loket(deel.vraag))
    asked = gevraagd(kennis, deel.vraag, deel.getoond, items)
    text = antwoord_tekst(deel.getoond, vandaag, items, asked)
    return text if deel.soort == "answer" else f"{WAARSCHIJNLIJK}\n{text}"
