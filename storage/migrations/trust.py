"""What makes the file worth trusting: a history to which lines are only added, lives, and what was wiped."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m035_vaste_geschiedenis(db: Database) -> None:
    """A line of history is never changed, and goes only with its case by the road of wiping."""
    for statement in _VAST:
        db.execute(statement)


_VAST = (
    # The cases that are being wiped in the present transaction; empty at every other moment.
    "create table wissen (zaak integer primary key) strict",
    "alter table geschiedenis add column zegel text",  # null: a line of before there were seals
    """create trigger geschiedenis_vast before update on geschiedenis begin
        select raise(abort, 'een regel van de geschiedenis verandert niet');
    end""",
    """create trigger geschiedenis_blijft before delete on geschiedenis
        when old.zaak not in (select zaak from wissen) begin
        select raise(abort, 'een regel van de geschiedenis gaat alleen weg met haar zaak');
    end""",
    # "insert or replace" takes a row away without asking the other two.
    """create trigger geschiedenis_een before insert on geschiedenis
        when exists (select 1 from geschiedenis where id = new.id) begin
        select raise(abort, 'deze regel van de geschiedenis is er al');
    end""",
)


@migrations()
def m036_levens(db: Database) -> None:
    """Going back to an older file, and what must stay gone then: noted by the tables themselves, whatever road it went.
    Leans on m016."""
    for statement in _LEVENS:
        db.execute(statement)


_LEVENS = (
    """create table levens (
        id integer primary key,
        begon text not null,
        stand_van text not null,    -- the moment of the file that was put back
        tellers text not null,      -- JSON: of each table the last id before the jump
        vervallen integer not null, -- messages that waited and were not sent
        opnieuw text not null,      -- JSON: how much was wiped, withdrawn or ended again, by kind
        wacht integer not null,     -- 1: the beheerder still has to confirm
        verteld integer             -- up to which person everybody heard of it; null: all did
    ) strict""",
    "create table vloeren (tabel text primary key, hoogste integer not null) strict",
    """create table wisregels (
        id integer primary key autoincrement,
        soort text not null,
        weg integer not null,       -- 0: let in again
        sleutel text not null,      -- numbers of ours, or what is a hash already; empty in a line of another life
        hash text
    ) strict""",
    "insert into meta values ('kenmerk', lower(hex(randomblob(8)))), ('wissleutel', lower(hex(randomblob(32))))",
    """create trigger zaak_weg after delete on zaken begin
        insert into wisregels (soort, weg, sleutel) values ('zaak', 1, old.id);
    end""",
    """create trigger toegang_nieuw after insert on lidmaatschappen begin
        insert into wisregels (soort, weg, sleutel)
        values ('toegang', new.geblokkeerd is not null, new.persoon || ':' || new.organisatie || ':' || new.rol);
    end""",
    """create trigger toegang_anders after update on lidmaatschappen
        when old.rol <> new.rol or (old.geblokkeerd is null) <> (new.geblokkeerd is null) begin
        insert into wisregels (soort, weg, sleutel)
        values ('toegang', 1, old.persoon || ':' || old.organisatie || ':' || old.rol);
        insert into wisregels (soort, weg, sleutel)
        values ('toegang', new.geblokkeerd is not null, new.persoon || ':' || new.organisatie || ':' || new.rol);
    end""",
    """create trigger toegang_weg after delete on lidmaatschappen begin
        insert into wisregels (soort, weg, sleutel)
        values ('toegang', 1, old.persoon || ':' || old.organisatie || ':' || old.rol);
    end""",
    """create trigger code_gebruikt after update of gebruikt on uitnodigingen when new.gebruikt is not null begin
        insert into wisregels (soort, weg, sleutel) values ('code', 1, new.code_hash);
    end""",
    """create trigger code_weg after delete on uitnodigingen begin
        insert into wisregels (soort, weg, sleutel) values ('code', 1, old.code_hash);
    end""",
    """create trigger agenda_anders after update of geheim_hash on agendalinks begin
        insert into wisregels (soort, weg, sleutel) values ('agenda', 1, old.geheim_hash);
    end""",
    """create trigger agenda_weg after delete on agendalinks begin
        insert into wisregels (soort, weg, sleutel) values ('agenda', 1, old.geheim_hash);
    end""",
)


@migrations()
def m041_gewist(db: Database) -> None:
    """What stays of a case that was wiped: by whom and when, and never which. And who read a case of somebody else."""
    for statement in _GEWIST:
        db.execute(statement)


_GEWIST = (
    """create table gewist (
        id integer primary key autoincrement,
        organisatie integer not null references organisaties on delete cascade,
        procedure text not null,
        functie text not null,      -- a role, or the retention that was chosen
        dag text not null
    ) strict""",
    "create index gewist_organisatie on gewist (organisatie)",
    """create table gelezen (
        zaak integer not null references zaken on delete cascade,
        persoon integer not null references personen on delete cascade,
        dag text not null,
        primary key (zaak, persoon, dag)
    ) strict, without rowid""",
    "create index gelezen_persoon on gelezen (persoon)",
)


@migrations()
def m042_van_iemand(db: Database) -> None:
    """What is about one person is found without reading what is about all others. Leans on `herverdeling`."""
    db.execute("create index zaakkopieen_persoon on zaakkopieen (persoon)")


@migrations()
def m044_versie_van_fout(db: Database) -> None:
    """Which version had a fault. Leans on `personen`."""
    db.execute("alter table apart add column versie text")


@migrations()
def m048_zegels(db: Database) -> None:
    """A digest of each row of each table; `storage.trust.rows` fills it and keeps it."""
    db.execute(
        """create table zegels (
            tabel text not null,
            rij any not null,           -- its key; JSON where the key is several columns
            zegel integer not null,
            primary key (tabel, rij)
        ) strict, without rowid"""
    )
