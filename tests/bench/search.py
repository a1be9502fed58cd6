"""The search against its peers, over the same phrasings and questions.

    python -m tests.bench.search [--docs FILE] [SET...]

Each peer ranks phrasings; an entry has the score of its best phrasing. For every one: how often the first entry and one
of the first three answers the question, and how many questions of others fall below the score that 95% of the questions
it finds an answer to reach ("weigert"). Times are processor time for one question, so that a busy machine counts less.
"""

import gc
import math
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process, utils

from knowledge.entry import Entry, Thema
from knowledge.measure import STAND, Toetsvraag, lees_vragen, schrijf
from knowledge.search.kennis import Kennis, laad
from knowledge.search.reply import antwoord_tekst

Ranker = Callable[[str], list[tuple[Entry, float]]]
Made = TypeVar("Made")
VRAGEN = Path(__file__).parent.parent / "knowledge" / "vragen"
KEPT = 0.95
TOP = 50  # phrasings a peer returns; enough for three different entries
COPIES = 10  # how many times the entries for the measure of growth
SMALL, EACH = 300, 10  # the size the aims are about: entries, and phrasings of each
MOST_MS, MOST_RATIO, MOST_BUILD = 5.0, 0.5, 0.5  # the aims: p99 in ms, our time against WRatio's, seconds to build


def phrasings(entries: Sequence[Entry]) -> tuple[list[str], list[Entry]]:
    """Every phrasing with the entry it belongs to."""
    pairs = [(text, entry) for entry in entries for text in entry.phrasings]
    return [text for text, _ in pairs], [entry for _, entry in pairs]


def best(found: Iterable[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
    """The entries in order of their best phrasing."""
    scores: dict[str, tuple[Entry, float]] = {}
    for entry, score in found:
        if entry.id not in scores or score > scores[entry.id][1]:
            scores[entry.id] = (entry, score)
    return sorted(scores.values(), key=lambda item: -item[1])


def ours(entries: Sequence[Entry]) -> Ranker:
    """Our search; the score of each is how likely the question is ours, for that is what it refuses by."""
    kennis = Kennis([Thema("alle", "alle.toml", "Alle", tuple(entries))])

    def rank(question: str) -> list[tuple[Entry, float]]:
        found, score = kennis.weeg(question)
        return [(entry, score) for entry, _ in found]

    return rank


def rapid(scorer: Callable[..., float]) -> Callable[[Sequence[Entry]], Ranker]:
    """RapidFuzz over the phrasings, as its README does it."""

    def build(entries: Sequence[Entry]) -> Ranker:
        texts, owners = phrasings(entries)
        plain = [utils.default_process(text) for text in texts]

        def rank(question: str) -> list[tuple[Entry, float]]:
            found = process.extract(utils.default_process(question), plain, scorer=scorer, limit=TOP)
            return best((owners[place], score) for _, score, place in found)

        return rank

    return build


def fts5(entries: Sequence[Entry]) -> Ranker:
    """SQLite's full-text index with its bm25, any word may match."""
    texts, owners = phrasings(entries)
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table vorm using fts5(tekst, tokenize = 'unicode61 remove_diacritics 2')")
    db.executemany("insert into vorm(rowid, tekst) values (?, ?)", enumerate(texts))
    query = f"select rowid, -bm25(vorm) from vorm where vorm match ? order by bm25(vorm) limit {TOP}"

    def rank(question: str) -> list[tuple[Entry, float]]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", question))
        return best((owners[row], score) for row, score in db.execute(query, (words,))) if words else []

    return rank


def bm25s(entries: Sequence[Entry]) -> Ranker:
    """The bm25s package with its defaults."""
    import bm25s as package

    texts, owners = phrasings(entries)
    retriever = package.BM25()
    retriever.index(package.tokenize(texts, stopwords=None, show_progress=False), show_progress=False)

    def rank(question: str) -> list[tuple[Entry, float]]:
        tokens = package.tokenize([question], stopwords=None, show_progress=False, return_ids=False)
        if not tokens[0]:
            return []
        places, scores = retriever.retrieve(tokens, k=TOP, show_progress=False)
        return best((owners[place], float(score)) for place, score in zip(places[0], scores[0], strict=True))

    return rank


PEERS: dict[str, Callable[[Sequence[Entry]], Ranker]] = {
    "Ketenbot": ours,
    "FTS5 bm25": fts5,
    "bm25s": bm25s,
    "WRatio": rapid(fuzz.WRatio),
    "token_set_ratio": rapid(fuzz.token_set_ratio),
}


def quality(rank: Ranker, questions: Sequence[Toetsvraag]) -> tuple[float, float, float]:
    """Shares: the first answers, one of three answers, questions of others refused."""
    first, three, kept, others = 0, 0, [], []
    for question in questions:
        found = rank(question.q)[:3]
        score = found[0][1] if found else 0.0
        if not question.ours:
            others.append(score)
            continue
        right = [question.past(" ".join(antwoord_tekst(entry, STAND).split())) for entry, _ in found]
        first += right[:1] == [True]
        if any(right):
            three += 1
            kept.append(score)
    threshold = sorted(kept)[int(len(kept) * (1 - KEPT))]
    total = sum(question.ours for question in questions)
    return first / total, three / total, sum(score < threshold for score in others) / len(others)


def timed(rank: Ranker, questions: Sequence[Toetsvraag]) -> tuple[float, float]:
    """Milliseconds for a question: the median and the 99th percentile."""
    spent = []
    for question in questions:
        begin = time.process_time()
        rank(question.q)
        spent.append((time.process_time() - begin) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.99)]


def copies(entries: Sequence[Entry], times: int) -> list[Entry]:
    """The entries several times over, for the measure of growth."""
    return [replace(entry, id=f"{entry.id}-{copy}") for copy in range(times) for entry in entries]


def built(build: Callable[[], Made]) -> tuple[Made, float]:
    """What is built, and the processor seconds it takes, as at the start: without the collector of garbage."""
    gc.collect()
    gc.disable()
    try:
        begin = time.process_time()
        made = build()
        return made, time.process_time() - begin
    finally:
        gc.enable()


def rows(entries: Sequence[Entry], questions: Sequence[Toetsvraag]) -> Iterator[list[str]]:
    """A row for each peer that is installed."""
    for name, build in PEERS.items():
        try:
            rank, seconds = built(partial(build, entries))
        except ImportError:
            yield [name, "niet geïnstalleerd (requirements/bench.txt)"]
            continue
        shares = [f"{100 * share:.1f}%" for share in quality(rank, questions)]
        yield [name, *shares, *(f"{ms:.2f}" for ms in timed(rank, questions)), f"{seconds:.2f}"]


def subset(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of the size the aims are about: the first in the order of the files that have phrasings enough, each
    with its first ones."""
    enough = [entry for entry in entries if len(entry.phrasings) >= EACH][:SMALL]
    return [replace(entry, asked_as=entry.asked_as[: EACH - 1]) for entry in enough]


def aims(entries: Sequence[Entry], questions: Sequence[Toetsvraag]) -> list[str]:
    """The aims beside what was measured, in Markdown: for the size they are about, and for all entries."""
    lines = ["| maat | doel | bij {} / {} | alle: {} / {} |", "| --- | ---: | ---: | ---: |"]
    sizes = [subset(entries), entries]
    builds = [built(partial(ours, size))[1] for size in sizes]
    _, start = built(laad.__wrapped__)
    counts = [number for size in sizes for number in (len(size), len(phrasings(size)[0]))]
    ranks = [(ours(size), rapid(fuzz.WRatio)(size)) for size in sizes]
    times = [[timed(rank, questions) for rank in pair] for pair in ranks]
    tenfold = [
        timed(ours(copies(size, COPIES)), questions[:200])[0] / pair[0][0]
        for size, pair in zip(sizes, times, strict=True)
    ]
    return [
        lines[0].format(*counts),
        lines[1],
        _aim("p99 per vraag, ms", MOST_MS, [pair[0][1] for pair in times]),
        _aim("tijd gedeeld door die van WRatio, mediaan", MOST_RATIO, [pair[0][0] / pair[1][0] for pair in times]),
        _aim("tijd gedeeld door die van WRatio, p99", MOST_RATIO, [pair[0][1] / pair[1][1] for pair in times]),
        _aim("opbouw van de index, s", MOST_BUILD, builds),
        _aim("bestanden lezen en index opbouwen, s", MOST_BUILD, [math.nan, start]),
        _aim(f"{COPIES} keer zoveel antwoorden: keer de tijd", COPIES, tenfold),
    ]


def _aim(what: str, most: float, found: Sequence[float]) -> str:
    cells = (
        "-" if math.isnan(value) else f"{value:.2f}{'' if value <= most else ' (niet gehaald)'}" for value in found
    )
    return f"| {what} | hoogstens {most:g} | {' | '.join(cells)} |"


def report(paths: Sequence[Path]) -> str:
    """The comparison as Markdown."""
    questions = [question for path in paths for question in lees_vragen(path)]
    entries = [entry for thema in laad().themas() for entry in thema.entries]
    measured = aims(entries, questions)
    texts, _ = phrasings(entries)
    head = ["zoekmachine", "eerste goed", "bij eerste drie", "weigert", "p50 ms", "p99 ms", "opbouw s"]
    table = (head, ["---", *["---:"] * 6], *rows(entries, questions))
    return "\n".join(
        (
            f"{len(entries)} antwoorden, {len(texts)} vraagvormen, {len(questions)} vragen.\n",
            *(f"| {' | '.join(cells)} |" for cells in table),
            "",
            *measured,
        )
    )


def main(arguments: Sequence[str]) -> int:
    """Print the comparison, and write it into a document when asked."""
    docs = Path(arguments[1]) if arguments[:1] == ["--docs"] else None
    names = arguments[2 if docs else 0 :]
    text = report([Path(name) for name in names] or sorted(VRAGEN.glob("onafhankelijk-*.jsonl")))
    if docs:
        schrijf(docs, "peers", text)
    print(text)  # noqa: T201 - a command's output
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
