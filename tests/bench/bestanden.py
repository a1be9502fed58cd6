"""Four hostile files come in, and somebody else asks something meanwhile: how long that answer takes, as a ratio to the
same answers alone in the same run, and whether the memory comes back."""

import asyncio
import io
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from openpyxl import Workbook

from bot.mail.reading import LIST, beside
from bot.run import reader
from storage.store import Store, open_store
from tests.bench.runs import Failed
from tests.chat import Chat, Shown
from tests.lijsten.vijandig import VIER, ZWAAR

VRAAG = "Hoe snel moet de verhuizing zijn na het huurcontract?"
VRAGEN, PAUZE = 20, 0.2
"""Answers alone, and at least as many meanwhile; seconds between them."""
RIJEN, KEER = 1_000, 3
"""Rows of an honest list, and how often it is read."""
MOST_RATIO, MOST_WAIT, MOST_MB, MOST_LIST = 2.0, 1.0, 50.0, 3.0
"""The aims: times the answer alone, seconds for any answer, MB above before, seconds for the honest list."""
PATIENCE = 240.0
"""Seconds that the hostile files may take together."""
_ASKER, _SENDER = 1, 100


@dataclass(frozen=True, slots=True)
class Gemeten:
    """Seconds of each answer alone and meanwhile; MB of our process with all its children before, at most and after;
    how many senders heard what became of their file, and seconds of reading the honest list."""

    alleen: Sequence[float]
    intussen: Sequence[float]
    voor: float
    hoogste: float
    na: float
    gehoord: int
    bezig: float
    lijst: float


class _Chat(Chat):
    """A conversation in which who sends something does not wait until files are read: that is done beside it."""

    async def raw(self, update: dict[str, Any]) -> list[Shown]:
        """Only take it."""
        self.outcome = await self.intake.take(update)
        return []


async def run(files: Mapping[str, bytes], vragen: int, place: Path) -> Gemeten:
    """Ask alone, then while the files are read. Raises Failed when they are never done."""
    store = open_store(place / "ketenbot.db", mode="proef")
    try:
        async with _Chat(store, datetime.now(UTC)) as chat, _reading(chat) as woken:
            _people(chat, len(files))
            await _ask(chat)  # what is loaded at first use is there before anything counts
            lijst = await _honest_list()
            alleen = [await _ask(chat) for _ in range(vragen)]
            voor = hoogste = memory()
            begun, bezig, intussen = perf_counter(), 0.0, list[float]()
            for number, (name, content) in enumerate(files.items()):
                await _send(chat, _SENDER + number, name, content)
            woken.set()
            while _waits(store) or len(intussen) < vragen:
                intussen.append(await _ask(chat))
                hoogste = max(hoogste, memory())
                if perf_counter() - begun > PATIENCE:
                    raise Failed("de bestanden zijn niet gelezen")
                if _waits(store):
                    bezig = perf_counter() - begun
            await chat.courier.drained()
            heard = _heard(chat, len(files))
            return Gemeten(alleen, intussen, voor, hoogste, memory(), heard, bezig, lijst)
    finally:
        store.close()


@asynccontextmanager
async def _reading(chat: Chat) -> AsyncIterator[asyncio.Event]:
    """The reader as the service runs it."""
    woken, wake = asyncio.Event(), reader.Wake(asyncio.Event(), asyncio.Event())
    task = asyncio.create_task(reader.run(chat.office, chat.courier, chat.intake.fetch, woken, wake))
    try:
        yield woken
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _people(chat: Chat, senders: int) -> None:
    chat.add(_ASKER, "Lelystad", "gemeente")
    for number in range(senders):
        chat.add(_SENDER + number, "Almere", "coordinator")


async def _ask(chat: Chat) -> float:
    """Seconds from a question to its answer on the wire, after a pause."""
    await asyncio.sleep(PAUZE)
    begun = perf_counter()
    await chat.update(_ASKER, {"text": VRAAG})
    await chat.courier.drained()
    return perf_counter() - begun


async def _send(chat: Chat, person: int, name: str, content: bytes) -> None:
    chat.wire.files[name] = content
    sent = {"file_id": name, "file_unique_id": name, "file_name": name, "file_size": len(content)}
    await chat.update(person, {"document": sent})


def _waits(store: Store) -> bool:
    with store.reading():
        return store.lijsten.first() is not None


def _heard(chat: Chat, senders: int) -> int:
    """Senders whose "ik lees je lijst" was followed by what became of it."""
    own = range(_SENDER, _SENDER + senders)
    return len({data["chat_id"] for name, data in chat.wire.calls if name == "editMessageText"} & set(own))


async def _honest_list() -> float:
    """Seconds of reading a list of as many rows as there may be, with columns that are not used too."""
    book, took = Workbook(), list[float]()
    book.worksheets[0].append(["Gemeente", "Tijdvak", "Taakstelling", "Gehuisvest", "t/m", "Notitie", "Wie", "x"])
    for n in range(RIJEN):
        book.worksheets[0].append(["Almere", "2026-I", n, n, "30-6-2026", f"regel {n}", "team wonen", n])
    book.save(target := io.BytesIO())
    for _ in range(KEER):
        begun = perf_counter()
        answer = await beside(LIST, ".xlsx", target.getvalue())
        took.append(perf_counter() - begun)
        if len(answer["lijst"]["tabellen"][0]["rijen"]) != RIJEN:
            raise Failed("de eerlijke lijst is niet heel gelezen")
    return median(took)


def memory() -> float:
    """MB (10^6 bytes) that we and all below us hold. Reads /proc, so it needs Linux."""
    pages = sum(_resident(pid) for pid in _tree(os.getpid()))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):  # it ended just now
        return 0


def _tree(pid: int) -> list[int]:
    try:
        below = [
            child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()
        ]
    except (FileNotFoundError, ProcessLookupError):
        below = []
    return [pid, *(one for child in below for one in _tree(int(child)))]


# ---------------------------------------------------------------- the page


def measure(zwaarte: float = 1.0) -> str:
    """The section of the page; with less weight the files are lighter by that part, and fewer questions are asked."""
    load = getloadavg()[0]
    vragen = max(3, round(VRAGEN * zwaarte))
    files = {name: make(round(ZWAAR[name] * zwaarte)) for name, make in VIER.items()}
    with TemporaryDirectory() as place:
        found = asyncio.run(run(files, vragen, Path(place)))
    ratio, longest = median(found.intussen) / median(found.alleen), max(found.intussen)
    more = found.na - found.voor
    aims = [
        ("mediaan, gedeeld door die alleen", f"hoogstens {_n(MOST_RATIO)}", _n(ratio), ratio <= MOST_RATIO),
        ("langste antwoord", f"onder {_n(MOST_WAIT)} s", f"{_n(longest, 3)} s", longest < MOST_WAIT),
        ("geheugen na afloop boven dat vooraf", f"hoogstens {MOST_MB:g} MB", f"{_n(more, 1)} MB", more <= MOST_MB),
        (f"{RIJEN} rijen lezen", f"onder {_n(MOST_LIST)} s", f"{_n(found.lijst)} s", found.lijst < MOST_LIST),
        ("afzenders die hoorden wat ervan kwam", str(len(files)), str(found.gehoord), found.gehoord == len(files)),
    ]
    rows = [f"| {what} | {aim} | {was} | {'gehaald' if met else 'niet gehaald'} |" for what, aim, was, met in aims]
    return "\n".join(
        [
            "## Vijandige bestanden",
            "",
            f"Vier mensen sturen elk een bestand dat klein is ({_sizes(files)}) en zwaar om te lezen: "
            f"{', '.join(files)}. Iemand anders vraagt om de {_n(PAUZE, 1)} s iets: {len(found.alleen)} keer alleen, "
            f"daarna {len(found.intussen)} keer terwijl ze gelezen worden ({_n(found.bezig, 1)} s). Gemeten op "
            f"{datetime.now(UTC).date()}, {cpu_count()} kernen, vooraf al belast met {_n(load)}. Alleen duurt een "
            f"antwoord {_n(median(found.alleen) * 1000)} ms (langste {_n(max(found.alleen) * 1000)} ms), intussen "
            f"{_n(median(found.intussen) * 1000)} ms. Geheugen van alle processen samen: vooraf {_n(found.voor, 0)} "
            f"MB, hoogstens {_n(found.hoogste, 0)} MB, na afloop {_n(found.na, 0)} MB.",
            "",
            "| doel | | gemeten | |",
            "| --- | ---: | ---: | --- |",
            *rows,
        ]
    )


def _sizes(files: Mapping[str, bytes]) -> str:
    sizes = [len(content) / 1000 for content in files.values()]
    return f"{_n(min(sizes), 0)} tot {_n(max(sizes), 0)} kB"


def _n(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
