"""Lists and files that came in: fetched and read beside the desk, asked about, recorded, and taken back."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m033_lijsten(db: Database) -> None:
    """A row for each file or paste on its way: what was committed before it was fetched, and what was read of it."""
    for statement in _LIJSTEN:
        db.execute(statement)


_LIJSTEN = (
    """create table lijsten (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        soort text not null,        -- the end of its name (".xlsx", ".docx"), "" for a paste: never the name itself
        doel text not null,         -- after which command, or for which organisation it came
        bron text,                  -- how the channel gives the bytes; null once they were read
        grootte integer not null default 0,
        chat integer not null,
        bericht integer,            -- the message of who sent it
        rij integer,                -- the outbox row "ik lees je lijst", which the outcome comes in place of
        stand text not null,        -- wacht, kaart, klaar, terug, weg
        pogingen integer not null default 0,
        inhoud text,                -- JSON: tables without what must not be kept
        antwoorden text not null default '{}', -- JSON: what was pressed
        invoer integer references invoer on delete set null, -- the koppelingen that came of it
        kaart text not null default '[]', -- JSON: the lines of the card that stay above those koppelingen
        gemaakt text not null
    ) strict""",
    "create index lijsten_persoon on lijsten (persoon)",
    "create index lijsten_invoer on lijsten (invoer) where invoer is not null",
    "create index lijsten_wacht on lijsten (id) where stand = 'wacht'",
    """create table lijst_cijfers (
        lijst integer not null references lijsten on delete cascade,
        cijfer integer not null references cijfers on delete cascade,
        primary key (lijst, cijfer)
    ) strict, without rowid""",
    """create table lijst_verwacht (
        persoon integer primary key references personen on delete cascade,
        doel text not null,         -- invoer, gegevens: the next lines are a list
        moment text not null
    ) strict""",
)


@migrations()
def m034_bladen(db: Database) -> None:
    """A row for each sheet of koppelingen that went out, and the lines of history that came of one that came back."""
    for statement in _BLADEN:
        db.execute(statement)


_BLADEN = (
    """create table bladen (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        organisatie integer not null references organisaties on delete cascade,
        dag text not null,          -- when it went out; once more on that day is the same sheet
        tot text not null,          -- the last day on which its keys work
        geheim blob not null,       -- what its keys are signed with: they work for this sheet only
        unique (persoon, organisatie, dag)
    ) strict""",
    """create table lijst_regels (
        lijst integer not null references lijsten on delete cascade,
        zaak integer not null references zaken on delete cascade,
        regel integer not null,     -- a line of its history
        primary key (lijst, zaak, regel)
    ) strict, without rowid""",
)


@migrations()
def m038_vormen(db: Database) -> None:
    """A sheet has a form and something that it is about, a list knows which sheet it is, and lines of a half-year round
    may come of one. What went out before were koppelingen."""
    for statement in _VORMEN:
        db.execute(statement)


_VORMEN = (
    """create table bladen_nieuw (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        organisatie integer not null references organisaties on delete cascade,
        vorm text not null,         -- the name of its form
        over text not null,         -- what it is about: a tijdvak, a case; "" for all
        dag text not null,          -- when it went out; once more on that day is the same sheet
        tot text not null,          -- the last day on which its keys work
        geheim blob not null,       -- what its keys are signed with: they work for this sheet only
        unique (persoon, organisatie, vorm, over, dag)
    ) strict""",
    """insert into bladen_nieuw select id, persoon, organisatie, 'koppelingen', '', dag, tot, geheim from bladen""",
    "drop table bladen",
    "alter table bladen_nieuw rename to bladen",
    "alter table lijsten add column blad integer references bladen on delete set null",
    """create table lijst_toezicht (
        lijst integer not null references lijsten on delete cascade,
        regel integer not null references toezichtregels on delete cascade,
        primary key (lijst, regel)
    ) strict, without rowid""",
    "create index lijst_toezicht_regel on lijst_toezicht (regel)",
    "create index lijsten_blad on lijsten (blad) where blad is not null",
)
