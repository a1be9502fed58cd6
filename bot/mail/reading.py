"""What came in as a file, read: in a process of its own (`python -m bot.mail.reading list .xlsx`), with the bytes on
standard input and the answer as JSON on standard output.

Only this module and what it imports runs there; the desk gets plain values.
"""

import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from bot.mail import child

LIST, DOCX = "list", "docx"

Reader = Callable[[str, str, bytes], Awaitable[dict[str, Any]]]
"""Reads bytes of a kind (LIST, DOCX) with this end of its name. Raises child.TooHeavy or child.Crashed."""


async def beside(kind: str, end: str, content: bytes) -> dict[str, Any]:
    """Read in a child."""
    return await child.read(__name__, [kind, end], content)


def read(kind: str, end: str, content: bytes) -> dict[str, Any]:
    """Read here and now: {"lijst": ...} as the guard leaves it, or {"probleem": why not} (for a letterhead in Dutch, ""
    when it can be used)."""
    if kind == DOCX:
        from bot.files.docx_check import probleem  # only here: a list needs none of it

        return {"probleem": probleem(content)}
    from bot.desk.guard.sheets import keur
    from bot.desk.lists.gebieden import vinder
    from bot.files.sheets import Onleesbaar, sheets
    from knowledge.gemeenten import laad_gemeenten

    try:
        found = sheets(end, content)
    except Onleesbaar as problem:
        return {"probleem": str(problem)}
    except MemoryError:
        raise
    except Exception:  # whatever a strange file does to a parser: it is no list
        return {"probleem": "onleesbaar"}
    return {"lijst": keur(found, vinder(laad_gemeenten())).als_json()}


def main() -> None:
    """Read standard input; answer on standard output."""
    child.bounded()
    kind, end = sys.argv[1:3]
    try:
        answer = read(kind, end, sys.stdin.buffer.read())
    except MemoryError:
        sys.exit(child.MEMORY_GONE)
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
