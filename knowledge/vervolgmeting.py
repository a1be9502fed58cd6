"""Measures follow-ups: `python -m knowledge.vervolgmeting SET.jsonl...` plays a first question and what is typed after
it through the function that the desk uses.

A set has one JSON object a line. `eerst` is the first question (none: nothing was asked before), `vervolg` what
follows, `goed` the ids of the answers that are right, with "eerlijk" where it is right to say that it is not there,
`nooit` those that are wrong beyond that. Cases with `voorwaarde`, `invoer` and `verwacht` in words are read as well:
ids after "nooit" are wrong, the others right. After choices the first is taken to be pressed, unless `onderwerp` names
another.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from knowledge.entry import Entry
from knowledge.search.gesprek import Vervolg, Wat, vervolg
from knowledge.search.kennis import Kennis, laad

Oordeel = Literal["goed", "eerlijk", "keuze", "anders", "misschien fout", "fout"]
OORDELEN: dict[Oordeel, str] = {
    "goed": "goed",
    "keuze": "bij de keuzes",
    "eerlijk": "eerlijk: niet binnen dit onderwerp",
    "anders": "keuzes of 'weet ik niet', niet erbij",
    "misschien fout": "fout als waarschijnlijk",
    "fout": "fout antwoord",
}
ZELF = "*"
"""Among the right ones: the answer to the first question itself."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_EERST = re.compile(r"^na een antwoord op:\s*")


@dataclass(frozen=True)
class Geval:
    """A follow-up with what may come of it."""

    id: str
    eerst: str
    vervolg: str
    goed: frozenset[str]
    nooit: frozenset[str]
    onderwerp: tuple[str, ...] = ()


def lees_gevallen(path: Path, bekend: frozenset[str]) -> list[Geval]:
    """The follow-ups of a set, other cases passed over; ValueError names the line that cannot be used."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            raw = json.loads(line)
            if raw.get("groep", "vervolg") == "vervolg":
                found.append(_geval(raw, bekend))
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}, regel {number}: geen bruikbaar geval ({error!r})") from error
    return found


def _geval(raw: dict[str, Any], bekend: frozenset[str]) -> Geval:
    if "vervolg" in raw:
        named = (frozenset(raw["goed"]), frozenset(raw.get("nooit", ())))
        return Geval(raw["id"], raw.get("eerst", ""), raw["vervolg"], *named, tuple(raw.get("onderwerp", ())))
    right, _, never = re.sub("Nooit", "nooit", raw["verwacht"]).partition("nooit")
    goed = {name for name in _ID.findall(right) if name in bekend}
    goed |= {ZELF} if "vorige antwoord" in right else set()
    goed |= {"eerlijk"} if re.search("eerlijk|staat niet|geen voorbeeld", right) else set()
    nooit = frozenset(name for name in _ID.findall(never) if name in bekend)
    return Geval(raw["id"], _EERST.sub("", raw["voorwaarde"]), raw["invoer"], frozenset(goed), nooit)


def onderwerp(kennis: Kennis, geval: Geval) -> tuple[Entry, ...]:
    """What the conversation is about after the first question."""
    if geval.onderwerp:
        return tuple(kennis.entry(ident) for ident in geval.onderwerp)
    if not geval.eerst:
        return ()
    found = kennis.zoek(geval.eerst)
    return found.entries[:1] if found.soort in ("answer", "suggest") else found.entries


def oordeel(geval: Geval, found: Vervolg | None, kennis: Kennis) -> Oordeel:
    """How what is said does by the case."""
    outcome = kennis.zoek(geval.vervolg) if found is None else found.uitkomst
    entry = found.entry if found else None
    if outcome is not None and outcome.soort not in ("suggest", "unknown"):
        entry = outcome.entries[0]
    if entry is not None:
        if entry.id in geval.goed or (ZELF in geval.goed and found is not None and found.over is entry):
            return "goed"
        return "fout" if outcome is None or outcome.soort == "answer" else "misschien fout"
    offered = {item.id for item in (*(outcome.entries if outcome else ()), *(found.entries if found else ()))}
    if offered & geval.goed:
        return "keuze"
    if "eerlijk" in geval.goed or (found is not None and found.wat in (Wat.NIET, Wat.WAAROVER)):
        return "eerlijk"
    return "anders"


def meet(kennis: Kennis, path: Path) -> list[tuple[Geval, Oordeel, Vervolg | None]]:
    """Every case of a set with its verdict and what was said."""
    bekend = frozenset(entry.id for thema in kennis.themas() for entry in thema.entries)
    rows: list[tuple[Geval, Oordeel, Vervolg | None]] = []
    for geval in lees_gevallen(path, bekend):
        found = vervolg(kennis, geval.vervolg, onderwerp(kennis, geval))
        rows.append((geval, oordeel(geval, found, kennis), found))
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print a table and every case that was not right."""
    kennis = laad()
    lines = [f"| vervolgvragen | aantal | {' | '.join(OORDELEN.values())} |", f"| --- {'| ---: ' * 7}|"]
    wrong = []
    for name in arguments:
        rows = meet(kennis, Path(name))
        counts = Counter(verdict for _, verdict, _ in rows)
        lines.append(f"| {Path(name).stem} | {len(rows)} | {' | '.join(str(counts[item]) for item in OORDELEN)} |")
        wrong += [f"{verdict:14} {_zeg(geval, found)}" for geval, verdict, found in rows if verdict != "goed"]
    print(*lines, "", *sorted(wrong), sep="\n")  # noqa: T201 - a command's output
    return 0


def _zeg(geval: Geval, found: Vervolg | None) -> str:
    if found is None:
        return f"{geval.id}: {geval.eerst} > {geval.vervolg}: leunt niet"
    shown = [
        entry.id
        for entry in (found.entry, *found.entries, *(found.uitkomst.entries if found.uitkomst else ()))
        if entry
    ]
    said = f"{found.wat} {', '.join(shown)}; goed {', '.join(sorted(geval.goed))}"
    return f"{geval.id}: {geval.eerst} > {geval.vervolg}: {said}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
