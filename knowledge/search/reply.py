"""What the knowledge base says to a question, as plain text and as a record for measuring."""

from knowledge.entry import Entry
from knowledge.search.kennis import Kennis

ONBEKEND = (
    "Dat weet ik niet. Ik ken de huisvesting van vergunninghouders, de taakstelling en het toezicht. "
    "Vraag het aan de regievoerder van COA of kijk bij /contacten."
)
KEUZE = "Wat bedoel je? Kies wat het best past."


def antwoord_tekst(entry: Entry) -> str:
    """The answer as plain text: the question it answers, the answer, a note if there is one, and the sources.

    The question stands above it so that a reader sees at once when the search took theirs for another.
    """
    lines = [entry.question, entry.answer.strip()]
    if entry.note:
        lines.append(f"Let op: {entry.note.strip()}")
    return "\n".join((*lines, *bronregels(entry)))


def bronregels(entry: Entry) -> list[str]:
    """The source lines: document, year, section."""
    return [f"Bron: {source}" for source in dict.fromkeys(entry.sources)]


def antwoord(kennis: Kennis, vraag: str) -> dict[str, object]:
    """The reply to a question: text, outcome, and for a choice the titles with the answer behind each."""
    found = kennis.zoek(vraag)
    options = [entry.question for entry in found.entries] if found.soort == "suggest" else []
    replies = [antwoord_tekst(entry) for entry in found.entries]
    texts = {"answer": replies[0] if replies else "", "suggest": KEUZE, "unknown": ONBEKEND}
    return {
        "reply": texts[found.soort],
        "outcome": found.soort,
        "options": options,
        "option_replies": replies if options else [],
    }
