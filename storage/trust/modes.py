"""Who may read the files: their owner alone, whatever the machine gives a new file otherwise."""

import os
import stat
from pathlib import Path

MASK = 0o077
"""What nobody else gets of a file or folder that we make."""
_ENDS = ("", "-wal", "-shm", ".lock", ".wisboek")


def ours() -> None:
    """From here on each file that this process makes is its owner's alone."""
    os.umask(MASK)


def narrow(path: Path) -> None:
    """The files of a database that were made before that. One of somebody else stays as it is."""
    for old in (*(path.with_name(path.name + end) for end in _ENDS), *path.parent.glob(f"{path.name}.*")):
        if old.is_file() and not old.is_symlink() and old.stat().st_uid == os.getuid():
            mode = stat.S_IMODE(old.stat().st_mode)
            if mode & MASK:
                old.chmod(mode & ~MASK)
