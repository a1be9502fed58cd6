"""Foreign bytes are read in a process of its own: what a strange file does to a library (minutes of searching, memory
without end, a crash) reaches nobody. It gives way to all others, and is bounded in computing, memory and answer."""

import asyncio
import json
import os
import resource
import sys
from typing import Any

SECONDS = 8
"""Of computing; a list of a thousand rows takes less than two."""
PATIENCE = 40.0
"""Seconds of waiting: a busy machine is no fault of the file."""
MEMORY = 1_000_000_000
"""Bytes of address space."""
ANSWER = 8_000_000
"""Bytes of the answer."""


class TooHeavy(Exception):
    """The file took more than it may: computing, memory, or an answer without end."""


class Crashed(Exception):
    """The reader stopped without an answer."""


async def read(module: str, args: list[str], content: bytes) -> dict[str, Any]:
    """Let `python -m module args` read these bytes; gives its answer. Raises TooHeavy or Crashed. When the caller is
    cancelled, the process ends with it."""
    env = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1", "PATH": os.defpath}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *args, env=env, start_new_session=True, limit=ANSWER,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            answer, _ = await process.communicate(content)
    except TimeoutError:
        raise TooHeavy from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise (TooHeavy if process.returncode < 0 or process.returncode == MEMORY_GONE else Crashed)
    if len(answer) > ANSWER:
        raise TooHeavy
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        raise Crashed from None
    return found


MEMORY_GONE = 70
"""How the child ends when there is no memory left."""


def bounded() -> None:
    """In the child, before anything else: give way, and keep to the limits."""
    os.nice(19)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
