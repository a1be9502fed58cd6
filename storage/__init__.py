"""The SQLite file: rows in, rows out. Storage keeps and finds; it never decides."""

import sys

if "numpy" not in sys.modules:
    # sqlite_utils takes numpy along wherever it is installed, to store its kinds of numbers. We store none; only the
    # pictures need it, and they load it when the first is drawn: without it starting is quicker, and takes 10 MB less.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # "there is none", in Python's own way
    try:
        import sqlite_utils  # noqa: F401
    finally:
        del sys.modules["numpy"]
