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


@migrations()
def m040_ronde(db: Database) -> None:
    """Where somebody is in the list of a round, and what is done for many gemeenten at once."""
    for statement in _RONDE:
        db.execute(statement)


_RONDE = (
    """create table rondeplekken (
        persoon integer not null references personen on delete cascade,
        organisatie integer not null references organisaties on delete cascade,
        tijdvak text not null,      -- 2026-II
        filter text not null,       -- which gemeenten: a letter
        bladzijde integer not null, -- from 0
        primary key (persoon, organisatie)
    ) strict, without rowid""",
    """create table rondedaden (
        id integer primary key autoincrement,
        organisatie integer not null references organisaties on delete cascade,
        tijdvak text not null,
        soort text not null,        -- vast, verstuur
        stand text not null,        -- open, wacht, gestopt, klaar, gemist, terug
        gaat text,                  -- the moment at which it happens by itself; null until it was asked
        inhoud text not null,       -- JSON: who decided, the mark of each gemeente, who is left out, what came of it
        persoon integer references personen on delete set null,
        moment text not null
    ) strict""",
    "create index rondedaden_wacht on rondedaden (gaat) where stand = 'wacht'",
)
