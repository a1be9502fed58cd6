"""Regions: their gemeenten, what each lets its regio do, and the cases that a regio leads."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m037_regio(db: Database) -> None:
    """What stands now between a regio and a gemeente, all that was said about it, and which regio leads a case."""
    db.execute(
        """create table regiogemeenten (
            regio integer not null references organisaties on delete cascade,
            gemeente text not null,     -- its CBS code: it need not be on the bot
            stand text not null,        -- genoemd, bevestigd, geweigerd, beeindigd
            mag text not null,          -- what the regio may do for it, in letters
            door integer references personen on delete set null,
            op text not null,
            primary key (regio, gemeente)
        ) strict, without rowid"""
    )
    db.execute("create index regiogemeenten_gemeente on regiogemeenten (gemeente)")
    db.execute("create index regiogemeenten_door on regiogemeenten (door)")
    db.execute(
        """create table regioregels (
            id integer primary key,
            regio integer not null references organisaties on delete cascade,
            gemeente text not null,
            stand text not null,        -- as above, or weg: the regio took the name away
            mag text not null,
            door integer references personen on delete set null,
            op text not null
        ) strict"""
    )
    db.execute("create index regioregels_paar on regioregels (regio, gemeente)")
    db.execute("create index regioregels_door on regioregels (door)")
    db.execute(
        """create table regiozaken (
            zaak integer primary key references zaken on delete cascade,
            regio integer not null references organisaties on delete cascade
        ) strict"""
    )
    db.execute("create index regiozaken_regio on regiozaken (regio)")
