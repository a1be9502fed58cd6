"""What a provincie keeps for its toezicht: its own beleidskader, and what it knows and judges of each gemeente."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m010_toezicht(db: Database) -> None:
    """The settings of the beleidskader with their history, and the file of each gemeente in each tijdvak."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m014_toetsberichten(db: Database) -> None:
    """That the people of a provincie heard that they can judge: once for each day of judging."""
    db.execute(
        """create table toetsberichten (
            organisatie integer not null references organisaties on delete cascade,
            dag text not null,
            primary key (organisatie, dag)
        ) strict, without rowid"""
    )


_TABLES = (
    """create table toezichtprovincies (
        organisatie integer primary key references organisaties on delete cascade,
        provincie text not null     -- as CBS names it: where the organisation's own name does not say so
    ) strict""",
    """create table beleidskaders (
        id integer primary key autoincrement, -- the newest row of an organisation counts
        organisatie integer not null references organisaties on delete cascade,
        kader text not null,        -- JSON: all settings
        wat text not null,          -- the setting that was changed
        persoon integer references personen on delete set null,
        moment text not null
    ) strict""",
    "create index beleidskaders_wie on beleidskaders (organisatie, id)",
    """create table toezichtregels (
        id integer primary key autoincrement, -- of one field the newest row counts; older ones stay as its history
        organisatie integer not null references organisaties on delete cascade, -- the provincie
        gemeente text not null,     -- CBS code
        tijdvak text not null,      -- 2026-II
        veld text not null,         -- pijplijn, naijl, weken, verschoonbaar, eerder, actief, oordeel, verstuurd
        waarde text not null,       -- JSON; null where it was taken away
        persoon integer references personen on delete set null,
        moment text not null
    ) strict""",
    "create index toezichtregels_wat on toezichtregels (organisatie, tijdvak, gemeente)",
    "create index toezichtregels_gemeente on toezichtregels (gemeente, tijdvak)",
)
