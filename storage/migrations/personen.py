"""People and where they are told: one person, any number of addresses, each on one channel."""

import sqlite3

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m016_adressen(db: Database) -> None:
    """What was a chat becomes an id of our own. Tables that refer to people or to messages go on doing so: the step
    makes tables anew, which asks for foreign keys that are off (see `storage.store`)."""
    for statement in (*_ADRESSEN, *_OUTBOX, *_PERSONEN, *_UPDATES, "drop table nummers"):
        db.execute(statement)
    broken = db.execute("pragma foreign_key_check").fetchone()
    if broken is not None:
        raise sqlite3.IntegrityError(f"foreign key of {broken[0]}")


@migrations()
def m047_stille_deuren(db: Database) -> None:
    """A door where somebody was not seen for two weeks, who has the page as well: `stil` is 1. Leans on m016."""
    db.execute("alter table adressen add column stil integer not null default 0")


@migrations()
def m026_wachtende_post(db: Database) -> None:
    """Among the messages that wait those that change another, and those that are about one case. Leans on m016."""
    for statement in _WACHTEND:
        db.execute(statement)


_WACHTEND = (
    """create index outbox_bewerkt on outbox (json_extract(inhoud, '$.rij'))
        where stand in ('klaar', 'geclaimd') and soort = 'bewerk'""",
    """create index outbox_zaken on outbox (json_extract(inhoud, '$.zaken'))
        where stand in ('klaar', 'geclaimd') and json_extract(inhoud, '$.zaken') is not null""",
)

# The file's own last moment: the clock of a try-out runs ahead of the machine's.
_NOW = "coalesce((select max(moment) from updates), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))"

_ADRESSEN = (
    """create table adressen (
        id integer primary key autoincrement, -- what the desk and the outbox call a chat; no channel's own number
        persoon integer references personen on delete set null, -- null: a stranger, or a group
        kanaal text not null,
        adres text not null,        -- the channel's own word for it: of Telegram the number of the chat
        sinds text not null,
        gezien text not null,       -- when somebody last wrote or pressed there
        onbereikbaar text,          -- since when the channel refuses our messages
        toetsenbord text,           -- JSON: the keyboard that lies there, where the channel does not keep it itself
        unique (kanaal, adres)
    ) strict""",
    "create index adressen_persoon on adressen (persoon)",
    f"""insert into adressen (persoon, kanaal, adres, sinds, gezien, onbereikbaar)
        select p.id, p.kanaal, cast(p.adres as text),
            coalesce((select min(sinds) from lidmaatschappen where persoon = p.id), {_NOW}), {_NOW}, p.onbereikbaar
        from personen p order by p.id""",  # noqa: S608  fixed texts of this file
    f"""insert into adressen (kanaal, adres, sinds, gezien)
        select 'telegram', cast(nummer as text), {_NOW}, {_NOW}
        from (select chat as nummer from outbox union select adres from pogingen)
        where nummer not in (select chat from personen union select adres from personen) order by nummer""",  # noqa: S608  idem
    # Which address each number of Telegram became.
    "create temp table nummers (nummer integer primary key, adres integer not null)",
    "insert into nummers select cast(adres as integer), id from adressen",
    """insert or ignore into nummers
        select p.chat, a.id from personen p join adressen a on a.persoon = p.id order by p.id""",
)

_OUTBOX = (
    """create table outbox_nieuw (
        id integer primary key autoincrement,
        chat integer not null references adressen on delete cascade,
        klasse text not null,       -- antwoord or ping
        soort text not null,        -- stuur, bewerk, wis
        inhoud text not null,       -- JSON, frozen
        stand text not null,        -- klaar, geclaimd, verstuurd, geweigerd, verlopen
        dubbel integer not null default 0, -- claimed before a crash: it may have arrived already
        pogingen integer not null default 0,
        gemaakt text not null,
        vervalt text,
        bericht integer,            -- the channel's id of the message that this row became
        reden text                  -- of a refusal, without the text
    ) strict""",
    """insert into outbox_nieuw
        select o.id, n.adres, o.klasse, o.soort, o.inhoud, o.stand, o.dubbel, o.pogingen, o.gemaakt, o.vervalt,
            o.bericht, o.reden
        from outbox o join nummers n on n.nummer = o.chat""",
    # An id that was given once is never given again: copies of questions and lists refer to it.
    "delete from sqlite_sequence where name = 'outbox_nieuw'",
    "insert into sqlite_sequence select 'outbox_nieuw', seq from sqlite_sequence where name = 'outbox'",
    "drop table outbox",
    "alter table outbox_nieuw rename to outbox",
    "create index outbox_open on outbox (id) where stand in ('klaar', 'geclaimd')",
    "create index outbox_bericht on outbox (chat, bericht)",
    # What is made beside the desk goes to the door that asked for it; null: asked before there were several.
    "alter table rapporten add column chat integer references adressen on delete set null",
    "alter table invoer add column chat integer references adressen on delete set null",
    "alter table pogingen rename to pogingen_oud",
    "drop index pogingen_adres",
    "create table pogingen (chat integer not null references adressen on delete cascade, moment text not null) strict",
    "insert into pogingen select n.adres, p.moment from pogingen_oud p join nummers n on n.nummer = p.adres",
    "create index pogingen_chat on pogingen (chat, moment)",
    "drop table pogingen_oud",
)

_PERSONEN = (
    "create table personen_nieuw (id integer primary key, naam text not null) strict",
    "insert into personen_nieuw select id, naam from personen",
    "drop table personen",
    "alter table personen_nieuw rename to personen",
)

_UPDATES = (
    """create table updates_nieuw (
        sleutel text primary key,   -- the source's name before its own key: no source can take another's for its own
        moment text not null
    ) strict, without rowid""",
    "insert into updates_nieuw select 'telegram:' || bot || ':' || id, moment from updates",
    "drop table updates",
    "alter table updates_nieuw rename to updates",
    "create index updates_moment on updates (moment)",
    """create table apart_nieuw (
        id integer primary key autoincrement,
        sleutel text,               -- as in updates; null: it had none that can be kept
        fout text not null,         -- the error's type
        plaats text not null,       -- file and line in our code; never the text of the person or of the error
        moment text not null
    ) strict""",
    """insert into apart_nieuw
        select id, 'telegram:' || bot || ':' || update_id, fout, plaats, moment from apart""",  # null stays null
    "delete from sqlite_sequence where name = 'apart_nieuw'",
    "insert into sqlite_sequence select 'apart_nieuw', seq from sqlite_sequence where name = 'apart'",
    "drop table apart",
    "alter table apart_nieuw rename to apart",
)
