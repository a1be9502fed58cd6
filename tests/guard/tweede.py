"""A second opinion on the guard by a library for Dutch medical texts (`make tweede`): what it finds and we let
through, and what it finds in ordinary messages. Outside the tests: its first start takes minutes."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from bot.desk.guard.poort import controleer, twijfel

SETS = Path(__file__).parent / "gemeten"


def texts(name: str) -> list[str]:
    """The messages of a set."""
    return [json.loads(line)["text"] for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def report(found: Callable[[str], set[str]]) -> list[str]:
    """The lines of the comparison; `found` gives the kinds that the other one sees in a text."""
    wel, niet = texts("wel"), texts("niet")
    ours = [bool(controleer(text, opslaan=True) or twijfel(text)) for text in wel]
    theirs = [bool(found(text)) for text in wel]
    alone = [text for text, we, they in zip(wel, ours, theirs, strict=True) if they and not we]
    return [
        f"van {len(wel)} met iets van iemand: wij {sum(ours)}, de ander {sum(theirs)}, alleen de ander {len(alone)}",
        f"van {len(niet)} gewone: wij {sum(bool(controleer(text, opslaan=False)) for text in niet)},"
        f" de ander {sum(bool(found(text)) for text in niet)}",
        *(f"alleen de ander: {text} ({', '.join(sorted(found(text)))})" for text in alone),
    ]


def main() -> None:
    """Load it, which takes minutes the first time, and compare."""
    from deduce import Deduce

    began = time.monotonic()
    other = Deduce()
    print(f"geladen in {time.monotonic() - began:.0f} s")  # noqa: T201
    for line in report(lambda text: {one.tag for one in other.deidentify(text).annotations}):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
