"""The write-ahead log: what was overwritten in the database stands there on until its room is used again, which on a
quiet day is never. Folding it in and cutting it off makes that what is gone, is gone from every file."""

from sqlite_utils import Database


def fold(db: Database) -> bool:
    """Fold the log into the file and leave it empty; False when somebody reads from it just now. Waits for nobody, and
    is called outside a transaction."""
    patience = db.conn.execute("pragma busy_timeout").fetchone()[0]
    db.conn.execute("pragma busy_timeout = 0")
    try:
        busy = db.conn.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    finally:
        db.conn.execute(f"pragma busy_timeout = {patience}")
    return not busy
