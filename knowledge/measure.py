"""Measures the search with sets of questions: `python -m knowledge.measure [--docs FILE] SET.jsonl...`.

A set has one JSON object a line: id, q (the question), kind (answerable, conflict, or outside: not ours) and must, a
list of groups of regular expressions. An answer is right when every group has one that occurs in it, and none of
must_not does. With --docs the tables are written into that file between its two marks.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from knowledge.entry import ZELF
from knowledge.search.kennis import ANSWER, Kennis, Uitkomst, laad
from knowledge.search.reply import antwoord_tekst

Oordeel = Literal["goed", "keuze", "gemist", "fout", "niet", "stil", "aanbod"]
OORDELEN: dict[Oordeel, str] = {
    "goed": "goed antwoord",
    "keuze": "bij de keuzes",
    "gemist": "keuzes, niet erbij",
    "fout": "fout antwoord",
    "niet": "'weet ik niet'",
    "stil": "'weet ik niet'",
    "aanbod": "keuzes",
}
OURS: tuple[Oordeel, ...] = ("goed", "keuze", "gemist", "fout", "niet")
OTHERS: tuple[Oordeel, ...] = ("stil", "aanbod", "fout")
STEPS = (0.9, 1.0, 1.1, ANSWER, 1.3, 1.4)
"""Thresholds shown in the curve of direct answers against precision."""
STAND = date(2024, 6, 30)
"""The day on which answers are judged: that of the newest document, so that a measurement does not change by itself."""
MARKS = ("<!-- {}: begin -->", "<!-- {}: eind -->")
"""The lines in a document between which a table is written."""


@dataclass(frozen=True)
class Toetsvraag:
    """A question with what its answer must and must not say; `ours` is false when we should not answer."""

    id: str
    q: str
    ours: bool
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[tuple[str, ...], ...]

    def past(self, text: str) -> bool:
        """Whether a text answers the question."""
        return all(_komt_voor(group, text) for group in self.must) and not any(
            _komt_voor(group, text) for group in self.must_not
        )


def _komt_voor(group: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in group)


def lees_vragen(path: Path) -> list[Toetsvraag]:
    """The questions of a set; ValueError names the line that cannot be used."""
    questions = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            raw = json.loads(line)
            groups = (tuple(tuple(group) for group in raw.get(key, ())) for key in ("must", "must_not"))
            questions.append(Toetsvraag(raw["id"], raw["q"], raw["kind"] != "outside", *groups))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}, regel {number}: geen bruikbare vraag ({error!r})") from error
    return questions


def oordeel(question: Toetsvraag, found: Uitkomst) -> Oordeel:
    """How the outcome of a search does by its question. To one outside the field an answer about Ketenbot itself is
    no answer: it gives nobody anything of the field to act upon."""
    if not question.ours:
        if found.entries and all(entry.thema == ZELF for entry in found.entries):
            return "stil"
        return {"unknown": "stil", "suggest": "aanbod", "answer": "fout"}[found.soort]  # type: ignore[return-value]
    right = any(question.past(_tekst(antwoord_tekst(entry, STAND))) for entry in found.entries)
    if found.soort == "answer":
        return "goed" if right else "fout"
    if found.soort == "suggest":
        return "keuze" if right else "gemist"
    return "niet"


def _tekst(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class Meting:
    """The verdicts for one set, and for each question of ours the certainty with whether the answer is right."""

    naam: str
    rows: tuple[tuple[Toetsvraag, Oordeel], ...]
    zekerheid: tuple[tuple[float, bool], ...]

    def telling(self, ours: bool) -> Counter[Oordeel]:
        """How often each verdict fell, for our questions or for the others."""
        return Counter(verdict for question, verdict in self.rows if question.ours is ours)


def meet(kennis: Kennis, path: Path) -> Meting:
    """Ask every question of a set and judge the outcomes."""
    rows, certain = [], []
    for question in lees_vragen(path):
        found = kennis.zoek(question.q)
        rows.append((question, oordeel(question, found)))
        if found.entries:
            right = question.ours and question.past(_tekst(antwoord_tekst(found.entries[0], STAND)))
            certain.append((found.score, right))
    return Meting(path.stem, tuple(rows), tuple(certain))


def tabellen(metingen: Sequence[Meting]) -> str:
    """Three Markdown tables: our questions, other people's questions, and the curve of direct answers."""
    ours = _tabel("vragen in ons veld", metingen, OURS, ours=True)
    others = _tabel("vragen daarbuiten", metingen, OTHERS, ours=False)
    return "\n\n".join((ours, others, _kromme(metingen)))


def _tabel(title: str, metingen: Sequence[Meting], verdicts: Sequence[Oordeel], *, ours: bool) -> str:
    head = [title, "aantal", *(OORDELEN[verdict] for verdict in verdicts)]
    rows = []
    for meting in metingen:
        counts = meting.telling(ours)
        total = counts.total()
        rows.append([meting.naam, str(total), *(_deel(counts[verdict], total) for verdict in verdicts)])
    return _markdown(head, rows)


def _kromme(metingen: Sequence[Meting]) -> str:
    """For each threshold: the share of our questions answered at once, and how many answers are right."""
    rows = []
    for step in STEPS:
        cells = []
        for meting in metingen:
            given = [right for certainty, right in meting.zekerheid if certainty >= step]
            cells.append(f"{_deel(len(given), meting.telling(True).total())} / {_deel(sum(given), len(given))}")
        rows.append([f"{step:.2f}{' (gekozen)' if step == ANSWER else ''}", *cells])
    return _markdown(["drempel: direct / daarvan goed", *(meting.naam for meting in metingen)], rows)


def _deel(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}%" if total else "-"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    line = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, line, *rows))


def schrijf(path: Path, name: str, tables: str) -> None:
    """Put tables between the marks of that name in a document; ValueError when it has none."""
    begin, end = (mark.format(name) for mark in MARKS)
    text = path.read_text("utf-8")
    if begin not in text or end not in text:
        raise ValueError(f"{path}: zet de regels '{begin}' en '{end}' waar de tabellen horen")
    before, rest = text.split(begin, 1)
    path.write_text(f"{before}{begin}\n{tables}\n{end}{rest.split(end, 1)[1]}", "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print the tables and every question that went wrong."""
    docs = Path(arguments[1]) if arguments[:1] == ["--docs"] else None
    kennis = laad()
    metingen = [meet(kennis, Path(name)) for name in arguments[2 if docs else 0 :]]
    tables = tabellen(metingen)
    if docs:
        schrijf(docs, "meting", tables)
    lines = [
        f"{verdict:7} {meting.naam} {question.id}: {question.q}"
        for meting in metingen
        for question, verdict in meting.rows
        if verdict not in ("goed", "keuze", "stil")
    ]
    print(tables, *lines, sep="\n")  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
