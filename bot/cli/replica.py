"""The copy that an existing replicator (Litestream) keeps elsewhere: fetched to be put in the place of the database."""

import shutil
import subprocess
from pathlib import Path

from storage.store import DatabaseProblem

PROGRAM = "litestream"
PATIENCE = 600
"""Seconds that fetching may take: a large file over a slow line."""


def fetch(replica: str, database: Path, into: Path) -> None:
    """The newest state at `replica`, written to `into`: an address (file://, s3://, sftp://), or the configuration file
    in which this database stands. Raises DatabaseProblem; the database itself is not touched."""
    program = shutil.which(PROGRAM)
    if program is None:
        raise DatabaseProblem(f"{PROGRAM} staat niet op deze machine: installeer het, of geef het pad van een back-up")
    where = [replica] if "://" in replica else ["-config", replica, str(database.absolute())]
    # The replica may say anything: what it gives is checked as any backup is.
    command = [program, "restore", "-o", str(into), *where]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)  # noqa: S603  the operator's own address, no shell
    except (OSError, subprocess.TimeoutExpired) as exc:
        raise DatabaseProblem(
            f"{PROGRAM} gaf geen kopie ({type(exc).__name__}); de database is niet veranderd"
        ) from None
    if done.returncode or not into.is_file():
        last = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1][:200]
        raise DatabaseProblem(f"{PROGRAM} gaf geen kopie: {last}; de database is niet veranderd")
    into.chmod(0o600)
