"""What the knowledge base says to a question, as plain text and as a record for measuring."""

from collections.abc import Iterable
from datetime import date

from knowledge.actueel import Actueel
from knowledge.entry import Entry
from knowledge.search.kennis import Kennis
from knowledge.search.loket import KETEN, Loket
from knowledge.search.loket import ONBEGREPEN as NIET_BEGREPEN
from knowledge.tonen import toon

ONBEKEND = "Dat weet ik niet. Vraag het aan de regievoerder van COA of kijk bij /contacten."
NIET_VAN_MIJ = "Dat weet ik niet. Hier ga ik niet over."
ONBEGREPEN = "Dat weet ik niet. Ik begrijp het niet, of ik ga er niet over. Stel je vraag met andere woorden."
WEL = "Ik ken het huisvesten van vergunninghouders: koppeling, termijnen, taakstelling, woningweigering en toezicht."
KEUZE = "Wat bedoel je? Kies wat het best past."


def antwoord_tekst(entry: Entry, vandaag: date, items: Iterable[Actueel] = ()) -> str:
    """The answer as plain text: the question it answers, whether it is over, the answer, a note if there is one, what
    changed since, and the sources.

    The question stands above it so that a reader sees at once when the search took theirs for another.
    """
    shown = toon(entry, vandaag, items)
    lines = [entry.question, shown.voorbij, shown.antwoord, shown.uitleg, f"Let op: {shown.note}" if shown.note else ""]
    return "\n".join(line for line in (*lines, *shown.sindsdien, *shown.bronnen) if line)


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
    """The reply to a question: text, outcome, and for a choice the titles with the answer behind each."""
    found = kennis.zoek(vraag)
    options = [entry.question for entry in found.entries] if found.soort == "suggest" else []
    known = tuple(items)
    replies = [antwoord_tekst(entry, vandaag, known) for entry in found.entries]
    texts = {"answer": replies[0] if replies else "", "suggest": KEUZE}
    return {
        "reply": texts[found.soort] if found.entries else onbekend(kennis.loket(vraag)),
        "outcome": found.soort,
        "options": options,
        "option_replies": replies if options else [],
    }
