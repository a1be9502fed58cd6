"""A database file for a test: made by all migrations once for a whole process, and copied for each test after that.
What migrations do to older files is tested where it is told (tests/oud, tests/storage). Copies are one installation:
their secret is the same, so that who compares installations opens files of the product's own making."""

import shutil
from copy import copy
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.desk.visit import Office
from storage.store import Store, open_store


@cache
def _folder() -> "TemporaryDirectory[str]":
    """Gone when the process ends."""
    return TemporaryDirectory()


@cache
def _made() -> Path:
    path = Path(_folder().name) / "nieuw.db"
    open_store(path, mode="proef").close()
    return path


def open_test_store(path: Path) -> Store:
    """The store in this file, which is made where there is none. No test of these cuts the power: a commit does not
    wait for the disk. Those that kill a process open their file as the product does."""
    if not path.exists():
        shutil.copy(_made(), path)
    store = open_store(path, mode="proef")
    store.db.conn.execute("pragma synchronous = off")
    return store


def own_features(office: Office) -> Office:
    """The office with tables that a test may change: those of a process are made once, for all."""
    return replace(office, features=copy(office.features))
