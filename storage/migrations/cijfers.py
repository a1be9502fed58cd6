"""Figures that others publish (numbers of a gemeente or of the country), standings that were shared, own regions."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m009_cijfers(db: Database) -> None:
    """Published numbers with their source, the snapshots that a gemeente shared, and which gemeenten are a regio."""
    for statement in _TABLES:
        db.execute(statement)


_TABLES = (
    """create table cijfers (
        id integer primary key autoincrement, -- of one number the newest row counts; older ones stay as its history
        soort text not null,        -- inwoners, landelijk, taakstelling, restant, gehuisvest
        gebied text not null,       -- CBS code of a gemeente; NL: the country
        periode text not null,      -- 2027-I; of inwoners the year of 1 January
        tot text not null default '', -- gehuisvest: the last day that was counted
        waarde integer not null,
        wijze text not null,        -- vast, bijgesteld (lowered during the tijdvak), verbeterd (the old one was wrong)
        bron text not null,
        datum text not null,        -- the day of the source, or of the entry where it names none
        eigen integer references organisaties, -- only for this gemeente; null: for everybody
        organisatie integer references organisaties, -- who entered it; null: the operator
        persoon integer references personen on delete set null,
        moment text not null,
        ingetrokken text            -- since when it does not count
    ) strict""",
    "create index cijfers_wat on cijfers (soort, gebied, periode)",
    "create index cijfers_periode on cijfers (periode, gebied)",
    """create table gedeelde_standen (
        id integer primary key autoincrement,
        organisatie integer not null references organisaties, -- the gemeente that shared it
        gemeente text not null,     -- its CBS code
        tijdvak text not null,
        dag text not null,          -- the day of the figures
        inhoud text not null,       -- JSON: what was on the screen, as it then was
        persoon integer references personen on delete set null,
        moment text not null,
        ingetrokken text
    ) strict""",
    "create index gedeelde_standen_wat on gedeelde_standen (tijdvak, gemeente)",
    """create table regios (
        organisatie integer not null references organisaties on delete cascade,
        gemeente text not null,     -- CBS code
        primary key (organisatie, gemeente)
    ) strict, without rowid""",
    """create table cijferlijsten (
        id integer primary key autoincrement, -- a list that waits for "leg vast"; one for a person
        persoon integer not null unique references personen on delete cascade,
        rijen text not null,        -- JSON: figures that were read and found good
        moment text not null
    ) strict""",
)
