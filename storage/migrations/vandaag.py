"""What somebody has in hand today: the messages that came, and the list from which a case was opened."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m023_vandaag(db: Database) -> None:
    """The days of somebody's messages, and where they came from to the case they look at."""
    for statement in _VANDAAG:
        db.execute(statement)


_VANDAAG = (
    """create table ochtendberichten (
        persoon integer primary key references personen on delete cascade,
        laatste text,               -- the day of the last morning message
        ervoor text,                -- the day of the one before
        keren integer not null default 0, -- messages in the week of the last one, beside the overview of that week
        collega integer not null default 0 -- whether a coordinator has the overview sorted by colleague
    ) strict""",
    # A morning that was dealt with before this table was there counts as one on which all was said.
    "insert into ochtendberichten (persoon, laatste) select persoon, dag from ochtenden where dag is not null",
    """create table herkomst (
        persoon integer primary key references personen on delete cascade,
        zaak integer not null references zaken on delete cascade,
        lijst text not null         -- the action of a button that shows the list
    ) strict""",
    "create index herkomst_zaak on herkomst (zaak)",
)


@migrations()
def m045_partijuren(db: Database) -> None:
    """When somebody of a party that serves many gemeenten hears of what was asked since the morning."""
    db.execute(
        """create table partij_uren (
            persoon integer primary key references personen on delete cascade,
            middag text,                -- the hour of the second message; empty: none, null: the usual one
            meteen integer not null default 0, -- whether what cannot wait for it is told at once
            dag text                    -- the day on which it was last seen whether there is a second message
        ) strict"""
    )
