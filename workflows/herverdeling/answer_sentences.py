"""What people type in one line: the published number with its source, and the besluit with its day and number."""

import re
from dataclasses import dataclass
from datetime import date

from workflows.dates.reading import Onduidelijk, lees_datum, vind_datum
from workflows.engine.velden import Terugvraag

VOORBEELD_CIJFER = "Typ het zo: 60, Staatscourant 28 september 2026. Of: 60, brief 28 september 2026."
VOORBEELD_BESLUIT = "Typ de dag en het nummer, zo: 1 december 2026, nummer B-26-12."
_BRON = re.compile(r"\b(?P<brief>brieven|brief)\b|\b(?:staatscourant|stcrt|staatsblad)\b\.?", re.IGNORECASE)
_GETAL = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w-]|[.,]\d)")
_VOORAF = re.compile(
    r"(?:(?:ons|onze|het|de|taakstelling|is|wij|we|hebben|zijn|cijfer|getal|besluit|college|van|op|d\.?d\.?)\s+)+",
    re.IGNORECASE,
)
_NUMMER = re.compile(r"[,;]?\s*\b(?:met\s+)?(?:zaak|besluit)?(?:nummer|nr|kenmerk)\b\.?:?\s*", re.IGNORECASE)
LANGSTE_TEKST = 200


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A published number as it was typed; the source and its day are None where they were left out."""

    aantal: int
    bron: str | None = None
    dag: date | None = None


def lees_cijfer(tekst: str, vandaag: date) -> Cijfer | Terugvraag:
    """ "60, Staatscourant 28 september 2026", or the number alone. What is not clear is asked back."""
    line = _VOORAF.sub("", " ".join(tekst.split()).rstrip(".!"), count=1)
    source = _BRON.search(line)
    before = line[: source.start()] if source else line
    numbers = _GETAL.findall(before)
    if len(line) > LANGSTE_TEKST or len(numbers) != 1 or (source is None and not re.fullmatch(r"\W*\d{1,4}\W*", line)):
        return Terugvraag(VOORBEELD_CIJFER)
    if source is None:
        return Cijfer(int(numbers[0]))
    dag = vind_datum(line[source.end() :], vandaag, "verleden")
    if isinstance(dag, Onduidelijk):
        return Terugvraag(dag.vraag)
    return Cijfer(int(numbers[0]), "brief" if source["brief"] else "staatscourant", dag)


@dataclass(frozen=True, slots=True)
class Besluit:
    """The day of a besluit and its number, as typed; None where the number was left out."""

    dag: date
    nummer: str | None = None


def lees_besluit(tekst: str, vandaag: date) -> Besluit | Terugvraag:
    """ "1 december 2026, nummer B-26-12", or the day alone. What is not clear is asked back."""
    line = _VOORAF.sub("", " ".join(tekst.split()).rstrip(".!"), count=1)
    if len(line) > LANGSTE_TEKST:
        return Terugvraag(VOORBEELD_BESLUIT)
    day, number = _gesplitst(line, vandaag)
    if isinstance(day, date):
        return Besluit(day, number)
    return Terugvraag(f"{day.vraag} {VOORBEELD_BESLUIT}" if isinstance(day, Onduidelijk) else VOORBEELD_BESLUIT)


def _gesplitst(line: str, vandaag: date) -> tuple[date | Onduidelijk | None, str | None]:
    """The day, and what stands behind it."""
    word = _NUMMER.search(line)
    if word is not None:
        return lees_datum(line[: word.start()].strip(" ,;"), vandaag, richting="verleden"), line[word.end() :] or None
    words = line.replace(",", " ").replace(";", " ").split()
    for cut in range(len(words), 0, -1):  # the longest beginning that is a day
        day = lees_datum(" ".join(words[:cut]), vandaag, richting="verleden")
        rest = " ".join(words[cut:])
        if isinstance(day, date) and (not rest or re.search(r"\d", rest)):
            return day, rest or None
    return lees_datum(line, vandaag, richting="verleden"), None
