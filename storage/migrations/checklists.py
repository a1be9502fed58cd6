"""Checklists: those in use, their ticks, and the items that an organisation added."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m032_checklists(db: Database) -> None:
    """A list in use hangs on a case, and goes with it, or is loose. The texts of items stand in tables, but for those
    that an organisation added."""
    for statement in _CHECKLISTS:
        db.execute(statement)


_CHECKLISTS = (
    """create table checklists (
        id integer primary key autoincrement,
        organisatie integer not null references organisaties on delete cascade,
        lijst text not null,        -- the name of a table
        zaak integer references zaken on delete cascade,   -- null: a loose one
        door integer references personen on delete set null,
        op text not null
    ) strict""",
    "create unique index checklists_zaak on checklists (zaak, lijst) where zaak is not null",
    "create index checklists_los on checklists (organisatie, lijst, id) where zaak is null",
    "create index checklists_verslag on checklists (organisatie, lijst) where zaak is not null",
    "create index checklists_door on checklists (door)",
    """create table vinkjes (
        checklist integer not null references checklists on delete cascade,
        punt text not null,
        door integer references personen on delete set null,
        op text not null,
        primary key (checklist, punt)
    ) strict, without rowid""",
    "create index vinkjes_door on vinkjes (door)",
    """create table eigenpunten (
        id integer primary key autoincrement,
        organisatie integer not null references organisaties on delete cascade,
        lijst text not null,
        tekst text not null,
        door integer references personen on delete set null,
        op text not null
    ) strict""",
    "create index eigenpunten_lijst on eigenpunten (organisatie, lijst)",
    "create index eigenpunten_door on eigenpunten (door)",
)
