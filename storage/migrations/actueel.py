"""What changed in the world, as who runs the bot added it."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m024_actueel(db: Database) -> None:
    """Rows are added and never changed but for being withdrawn: of one item the newest that counts is shown."""
    db.execute(
        """create table actueel (
            id integer primary key autoincrement,
            sleutel text not null,      -- what makes two items one
            inhoud text not null,       -- JSON: the fields of the item
            ronde integer not null,     -- what came in together, and is undone together
            door text not null,         -- who, as they called themselves
            moment text not null,
            ingetrokken text            -- since when it does not count
        ) strict"""
    )
    db.execute("create index actueel_sleutel on actueel (sleutel, id) where ingetrokken is null")
