"""Cases that wait, by the day that was agreed; and several of them brought up to date at once."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m022_achterstand(db: Database) -> None:
    """A row for each running case of which law or agreement says by when, so that a page of those that are past it is
    asked without opening a case; and what somebody chose of them, did with them, and can take back."""
    for statement in _ACHTERSTAND:
        db.execute(statement)


_ACHTERSTAND = (
    """create table wachtend (
        zaak integer primary key references zaken on delete cascade,
        organisatie integer not null references organisaties,
        sinds text not null,        -- ISO day from which the waiting is counted
        dag text not null,          -- the last day that was agreed, or is law
        gedaan text                 -- when somebody last did something with it, if only saying that nothing is new
    ) strict""",
    "create index wachtend_organisatie on wachtend (organisatie, sinds)",
    """create table bijwerkingen (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        gezien text not null,       -- the moment of the list that was chosen from
        lijst text not null,        -- which list, and which page of it: the way back
        pagina integer not null,
        wat text,                   -- what was recorded; null while it is being chosen
        terug integer not null default 0, -- it was taken back
        gemaakt text not null
    ) strict""",
    "create index bijwerkingen_persoon on bijwerkingen (persoon)",
    """create table bijwerking_zaken (
        bijwerking integer not null references bijwerkingen on delete cascade,
        zaak integer not null references zaken on delete cascade,
        plaats integer not null,    -- in the order of the list
        gekozen integer not null,
        regel integer,              -- the line of history that was written; null: nothing was
        primary key (bijwerking, zaak)
    ) strict, without rowid""",
    "create index bijwerking_zaken_zaak on bijwerking_zaken (zaak)",
)
