"""Trying a template that somebody sent, in a process of its own: what a strange file does to the libraries (minutes of
searching, memory without end, a crash) must not reach the desk.
"""

import os
import resource
import subprocess
import sys

SECONDEN = 5
"""Of computing. A letterhead takes less than one; what takes longer than this would hold up every letter."""
GEDULD = 12.0
"""Seconds of waiting: a busy machine is no fault of the letterhead."""
GEHEUGEN = 1_000_000_000
"""Bytes."""
TE_INGEWIKKELD = "Dit sjabloon is te ingewikkeld. Begin met ons sjabloon en zet alleen je briefhoofd erin."
ONLEESBAAR = "Dit bestand lees ik niet. Sla je briefpapier op als .docx en stuur dat."


def keur(sjabloon: bytes) -> str:
    """Why this template cannot be used, in Dutch; "" when it can."""
    env = {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603  our own module; the file goes in by standard input
            command, input=sjabloon, capture_output=True, timeout=GEDULD, env=env, check=False
        )
    except subprocess.TimeoutExpired:
        return TE_INGEWIKKELD
    if done.returncode < 0:  # stopped by a limit
        return TE_INGEWIKKELD
    return done.stdout.decode().strip() if done.returncode == 0 else ONLEESBAAR


def probleem(sjabloon: bytes) -> str:
    """The same, here and now."""
    from bot.files.docx import FoutSjabloon, controleer  # only here: the desk never needs it

    try:
        controleer(sjabloon)
    except FoutSjabloon as problem:
        return str(problem)
    except Exception:  # whatever a strange file does to a parser: it is no letterhead
        return ONLEESBAAR
    return ""


def main() -> None:
    """Read a template from standard input; say what is wrong with it."""
    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDEN, SECONDEN))
    sys.stdout.write(probleem(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
