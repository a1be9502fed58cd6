"""What people read after a press on an old button, where it is not what the old version said.

    python -m tests.oud.verschil 0.1-eerste UIT.txt

The tests ask what happens; this is for reading what is said. Equal differences stand there once, with the buttons.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import ndiff
from pathlib import Path

from tests.oud.naspelen import Knop, Proef, Versie, versies

FEW = 5
Said = tuple[tuple[str, ...], tuple[str, ...]]


async def differences(versie: Versie) -> dict[Said, list[Knop]]:
    """The old and the new words, with the buttons under which they come."""
    found: dict[Said, list[Knop]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        versie.restore(Path(place) / "proef.db")
        async with Proef(versie, Path(place) / "proef.db") as proef:
            for knop in versie.knoppen:
                _, new = await proef.press(knop)
                old = versie.teksten[(knop.na or {})["teksten"]]
                if old != new:
                    found[tuple(old), tuple(new)].append(knop)
    return found


def tell(found: dict[Said, list[Knop]]) -> Iterator[str]:
    """Line by line, what comes under most buttons first."""
    for (old, new), knoppen in sorted(found.items(), key=lambda item: -len(item[1])):
        more = f" en nog {len(knoppen) - FEW}" if len(knoppen) > FEW else ""
        yield f"=== {len(knoppen)}: " + "; ".join(str(knop) for knop in knoppen[:FEW]) + more
        yield from (line for line in ndiff(_lines(old), _lines(new)) if not line.startswith("?"))


def _lines(said: Sequence[str]) -> list[str]:
    return [line for text in said for line in text.splitlines()]


def main(arguments: Sequence[str]) -> int:
    """Write the file; exit status 2 for a version that is not there."""
    known = {versie.naam: versie for versie in versies()}
    if len(arguments) != 2 or arguments[0] not in known:
        sys.stderr.write(f"gebruik: python -m tests.oud.verschil VERSIE UIT.txt (versies: {', '.join(known)})\n")
        return 2
    found = asyncio.run(differences(known[arguments[0]]))
    Path(arguments[1]).write_text("".join(f"{line}\n" for line in tell(found)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
