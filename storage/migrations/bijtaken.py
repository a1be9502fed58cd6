"""Which side tasks an organisation switched on."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m030_bijtaken(db: Database) -> None:
    """Of each kind the last press: on or off, by whom and when. Without a row it is off."""
    db.execute(
        """create table bijtaken (
            organisatie integer not null references organisaties on delete cascade,
            soort text not null,        -- the name of a Bijtaak
            aan integer not null,
            door integer references personen on delete set null,
            op text not null,
            primary key (organisatie, soort)
        ) strict, without rowid"""
    )
    db.execute("create index bijtaken_door on bijtaken (door)")
