"""Measures the answers with sets of questions:
`python -m knowledge.measure [--docs FILE] [--als NAME] [--dag DAY] SET.jsonl...`.

A set has one JSON object a line: id, q (the question), kind (answerable, conflict, or outside: not ours), must, a list
of groups of regular expressions, and perhaps style. A text is right when every group has one that occurs in it, and
none of must_not does. Texts are judged as of the newest document; with --dag as they are shown on that day, with what
changed since. With --docs the tables are written into that file between its marks: those named `meting`, or `eerste`
for a set of which this is the first measurement.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from knowledge.actueel import Actueel, laad_actueel, samen
from knowledge.entry import ZELF, Entry
from knowledge.search.antwoorden import Antwoord, beantwoord
from knowledge.search.kennis import Kennis, laad
from knowledge.search.reply import antwoord_tekst
from knowledge.search.sindsdien import gevraagd

Oordeel = Literal[
    "goed", "waarschijnlijk", "ernaast", "mis", "keuze", "gemist", "fout", "niet", "stil", "aanbod", "tekst"
]
"""`ernaast` is a wrong text as likely with the right one among the buttons, `mis` one without; the last three are of
questions that are not ours."""
STAND = date(2024, 6, 30)
"""The day on which answers are judged: that of the newest document, so that a measurement does not change by itself."""
FIRST = "eerste"
"""The name of the tables of a first measurement."""
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
    stijl: str = ""

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
            ours = raw["kind"] != "outside"
            must, must_not = (tuple(tuple(group) for group in raw.get(key, ())) for key in ("must", "must_not"))
            questions.append(Toetsvraag(raw["id"], raw["q"], ours, must, must_not, raw.get("style", "")))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}, regel {number}: geen bruikbare vraag ({error!r})") from error
    return questions


@dataclass(frozen=True)
class Maat:
    """On which day texts are judged, and with what changed since the documents."""

    kennis: Kennis
    dag: date = STAND
    items: tuple[Actueel, ...] = ()

    def tekst(self, entry: Entry, vraag: str = "") -> str:
        """All that an entry says, on one line: to a question, or behind the button of a choice, which knows none."""
        asked = gevraagd(self.kennis, vraag, entry, self.items) if vraag else None
        return " ".join(antwoord_tekst(entry, self.dag, self.items, asked).split())


def oordeel(question: Toetsvraag, found: Antwoord, maat: Maat) -> Oordeel:
    """How what was said does by its question. Of two questions in one message both texts together must answer it. To
    one outside the field an answer about Ketenbot itself is no answer: it gives nobody anything of the field to act
    upon."""
    if not question.ours:
        field = [entry for entry in (*found.getoond, *found.keuzes) if entry.thema != ZELF]
        return "stil" if not field else "tekst" if field[0] in found.getoond else "aanbod"
    shown = bool(found.getoond) and question.past(" ".join(maat.tekst(entry, question.q) for entry in found.getoond))
    offered = any(question.past(maat.tekst(entry)) for entry in found.keuzes)
    return _eigen(found, shown=shown, offered=offered)


def _eigen(found: Antwoord, *, shown: bool, offered: bool) -> Oordeel:
    if found.soort == "answer":
        return "goed" if shown else "fout"
    if found.soort == "likely":
        return "waarschijnlijk" if shown else "ernaast" if offered else "mis"
    if found.soort == "suggest":
        return "keuze" if offered else "gemist"
    return "niet"


@dataclass(frozen=True)
class Meting:
    """The verdict on each question of a set or of a style."""

    naam: str
    rows: tuple[tuple[Toetsvraag, Oordeel], ...]

    def telling(self, ours: bool) -> Counter[Oordeel]:
        """How often each verdict fell, for our questions or for the others."""
        return Counter(verdict for question, verdict in self.rows if question.ours is ours)


def meet(kennis: Kennis, path: Path, maat: Maat | None = None) -> Meting:
    """Ask every question of a set and judge what is said."""
    by = maat or Maat(kennis)
    return Meting(path.stem, tuple((one, oordeel(one, beantwoord(kennis, one.q), by)) for one in lees_vragen(path)))


def per_stijl(metingen: Iterable[Meting]) -> list[Meting]:
    """The same verdicts by the style of the question, where the sets name one."""
    rows: dict[str, list[tuple[Toetsvraag, Oordeel]]] = {}
    for meting in metingen:
        for row in meting.rows:
            if row[0].stijl:
                rows.setdefault(row[0].stijl, []).append(row)
    return [Meting(name, tuple(rows[name])) for name in sorted(rows)]


Teller = Callable[[Counter[Oordeel]], tuple[int, int]]
"""What a column counts, and of how many."""


def _van_alle(*verdicts: Oordeel) -> Teller:
    return lambda counts: (sum(counts[verdict] for verdict in verdicts), counts.total())


def _van(wrong: Sequence[Oordeel], among: Sequence[Oordeel]) -> Teller:
    return lambda counts: (sum(counts[verdict] for verdict in wrong), sum(counts[verdict] for verdict in among))


LIKELY: tuple[Oordeel, ...] = ("waarschijnlijk", "ernaast", "mis")
OURS: dict[str, Teller] = {
    "meteen goed": _van_alle("goed", "waarschijnlijk"),
    "of bij drie": _van_alle("goed", "waarschijnlijk", "ernaast", "keuze"),
    "zeker en goed": _van_alle("goed"),
    "zeker en fout": _van_alle("fout"),
    "daarvan goed": _van(("goed",), ("goed", "fout")),
    "waarschijnlijk en goed": _van_alle("waarschijnlijk"),
    "waarschijnlijk en fout": _van_alle("ernaast", "mis"),
    "daarvan fout": _van(("ernaast", "mis"), LIKELY),
    "keuzes, niet erbij": _van_alle("gemist"),
    "'weet ik niet'": _van_alle("niet"),
}
OTHERS: dict[str, Teller] = {
    "'weet ik niet'": _van_alle("stil"),
    "keuzes": _van_alle("aanbod"),
    "een tekst": _van_alle("tekst"),
}


def tabellen(metingen: Sequence[Meting]) -> str:
    """Markdown tables: our questions and other people's, by set, and ours by style where the sets name one."""
    styles = per_stijl(metingen)
    tables = [_tabel("vragen in ons veld", metingen, OURS, ours=True)]
    tables.append(_tabel("vragen daarbuiten", metingen, OTHERS, ours=False))
    if styles:
        tables.append(_tabel("in ons veld, per stijl", styles, OURS, ours=True))
    return "\n\n".join(tables)


def _tabel(title: str, metingen: Sequence[Meting], columns: dict[str, Teller], *, ours: bool) -> str:
    """One row for each, and one for all together when there are more."""
    named = [(meting.naam, meting.telling(ours)) for meting in metingen]
    rows = [(name, counts) for name, counts in named if counts]
    if len(rows) > 1:
        rows.append(("samen", sum((counts for _, counts in rows), Counter())))
    cells = [
        [name, str(counts.total()), *(_deel(*count(counts)) for count in columns.values())] for name, counts in rows
    ]
    return _markdown([title, "aantal", *columns], cells)


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
    """Print the tables and every question that went wrong; none of a set that nobody has read."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.measure")
    parser.add_argument("--docs", type=Path, help="schrijf de tabellen in deze pagina")
    parser.add_argument("--als", default="meting", help="tussen welke tekens: meting, of eerste")
    parser.add_argument("--dag", type=date.fromisoformat, help="op welke dag, met wat er sindsdien veranderde")
    parser.add_argument("sets", nargs="+", type=Path)
    asked = parser.parse_args(arguments)
    kennis = laad()
    maat = Maat(kennis, asked.dag, samen(laad_actueel(), (), asked.dag)) if asked.dag else Maat(kennis)
    metingen = [meet(kennis, path, maat) for path in asked.sets]
    tables = tabellen(metingen)
    if asked.docs:
        schrijf(asked.docs, asked.als, tables)
    lines = [
        f"{verdict:14} {meting.naam} {question.id}: {question.q}"
        for meting in metingen
        for question, verdict in meting.rows
        if verdict not in ("goed", "waarschijnlijk", "keuze", "stil") and asked.als != FIRST
    ]
    print(tables, *lines, sep="\n")  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
