"""Herverdelingen between organisations: who was told, and which messages show a case."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m007_herverdeling(db: Database) -> None:
    """The COA desks and provincies that were told of a herverdeling, and the newest message of each person about it."""
    for statement in _TABLES:
        db.execute(statement)


_TABLES = (
    """create table kennisnemers (
        zaak integer not null references zaken on delete cascade,
        rol text not null,          -- coa, provincie
        organisatie integer not null references organisaties on delete cascade,
        gemeld text not null,       -- ISO day
        kennis text,                -- the day on which a provincie took note
        primary key (zaak, rol, organisatie)
    ) strict, without rowid""",
    "create index kennisnemers_wie on kennisnemers (organisatie)",
    """create table zaakkopieen (
        zaak integer not null references zaken on delete cascade,
        persoon integer not null references personen on delete cascade,
        rij integer not null,       -- the outbox row of the message
        primary key (zaak, persoon)
    ) strict, without rowid""",
)
