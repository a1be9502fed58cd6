"""An answer as it is shown on a day: what it says, from when that is, and what changed since."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.actueel import Actueel
from knowledge.dag import Dag, zeg
from knowledge.entry import Entry

LIJST = re.compile(r"-|\d+\.|[a-z]\.")
"""How a line of a list begins: what is said of the whole answer is no part of it."""
GEEN_BRON = "Dit is onze uitleg; zo staat het niet in de bron."


@dataclass(frozen=True)
class Getoond:
    """The parts of an answer, in their order. `voorbij` says that it is over, "" where it is not; `nieuws` what changed
    where that is what was asked, "" where it is not; `uitleg` are our own sentences; `sindsdien` one line for each
    thing that changed, and when somebody looked where that is long ago."""

    entry: Entry
    voorbij: str
    antwoord: str
    uitleg: str
    note: str
    sindsdien: tuple[str, ...]
    bronnen: tuple[str, ...]
    nieuws: str = ""


def toon(entry: Entry, vandaag: date, items: Iterable[Actueel] = (), gevraagd: Actueel | None = None) -> Getoond:
    """The answer on this day. `items` are all that changed; only those that name the entry are said. `gevraagd` is the
    one that was asked about: it leads."""
    touching = [item for item in items if entry.id in item.entries]
    return Getoond(
        entry,
        _voorbij(entry, vandaag),
        f"{entry.answer.strip()}{_stand(entry)}",
        _uitleg(entry),
        (entry.note or "").strip(),
        tuple(_sindsdien(touching, vandaag, gevraagd)),
        tuple(_bronnen(entry)),
        _veranderd(gevraagd) if gevraagd else "",
    )


def _voorbij(entry: Entry, vandaag: date) -> str:
    if entry.geldig_tot is None or vandaag <= entry.geldig_tot:
        return ""
    if entry.loket:
        return f"Gesloten sinds {zeg(entry.geldig_tot + timedelta(days=1))}."
    return f"Gold tot en met {zeg(entry.geldig_tot)}."


def _stand(entry: Entry) -> str:
    """From when it is, where one document says all and the answer does not name its year."""
    if (
        len(entry.jaren) != 1
        or entry.sources[0].document.eigen
        or any(str(year) in entry.answer for year in entry.jaren)
    ):
        return ""
    in_a_list = LIJST.match(entry.answer.strip().rpartition("\n")[2])
    return f"{chr(10) if in_a_list else ' '}Stand van {entry.sources[0].document.stand}."


def _uitleg(entry: Entry) -> str:
    if entry.eigen is True:
        return GEEN_BRON
    return f"Onze uitleg: {entry.eigen.strip()}" if entry.eigen else ""


def _veranderd(item: Actueel) -> str:
    return f"Sindsdien veranderd: {item.kort}"


def _sindsdien(items: list[Actueel], vandaag: date, gevraagd: Actueel | None) -> Iterable[str]:
    """What changed, but for what leads already."""
    yield from (_veranderd(item) for item in items if gevraagd is None or item.sleutel != gevraagd.sleutel)
    if old := [item.nagekeken for item in items if item.oud(vandaag)]:
        yield f"(voor het laatst nagekeken {_wanneer(min(old))})"


def _wanneer(dag: Dag) -> str:
    return f"{'op' if dag.begin == dag.eind else 'in'} {dag}"


def _bronnen(entry: Entry) -> Iterable[str]:
    """The source lines: document, year, section; and when somebody held the answer against the world."""
    yield from dict.fromkeys(f"Bron: {source}" for source in entry.sources)
    if entry.nagekeken:
        yield f"Nagekeken {_wanneer(entry.nagekeken)}"
