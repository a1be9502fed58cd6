"""The web door: what stands in the chats of its pages, who is logged in, and codes on their way."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m039_webdeur(db: Database) -> None:
    """Our own log of a chat that no other service keeps, and how people come in at it. Leans on m016."""
    for statement in (*_LOG, *_BINNENKOMEN):
        db.execute(statement)


_LOG = (
    """create table webchats (
        chat integer primary key references adressen on delete cascade,
        nummer integer not null     -- of the last change in this chat: what a page has seen is all up to a number
    ) strict""",
    """create table webberichten (
        id integer primary key autoincrement, -- the channel's own id of the message
        chat integer not null references adressen on delete cascade,
        nummer integer not null,    -- of the last change of this message
        mijn integer not null,      -- 1: typed or sent by the person; 0: by us
        stand text not null,        -- er, weg (taken out), los (its text was let go, the page had shown it)
        inhoud text not null,       -- JSON as in outbox, without the bytes of a file; {} when it is gone
        gemaakt text not null,
        bewerkt text
    ) strict""",
    "create index webberichten_nummer on webberichten (chat, nummer)",
    "create index webberichten_los on webberichten (chat, nummer) where mijn = 1 and stand = 'er'",
    "create index webberichten_gemaakt on webberichten (gemaakt)",
    """create table webbestanden (
        bericht integer primary key references webberichten on delete cascade,
        naam text not null,
        inhoud blob not null
    ) strict""",
)

_BINNENKOMEN = (
    """create table webzittingen (
        id integer primary key autoincrement,
        chat integer not null references adressen on delete cascade,
        sleutel text not null unique, -- hash of what the browser holds
        vorige text,                -- hash of what it held before, which works a moment longer
        apparaat text not null,     -- in coarse words: "Firefox op Windows"
        gemaakt text not null,
        vernieuwd text not null,
        gebruikt text not null
    ) strict""",
    "create index webzittingen_chat on webzittingen (chat)",
    "create index webzittingen_vorige on webzittingen (vorige) where vorige is not null",
    """create table webcodes (
        id integer primary key autoincrement,
        browser text not null,      -- hash of the browser that asked: in another the code is worth nothing
        mail text not null,
        code text not null,         -- keyed hash
        gemaakt text not null,
        verloopt text not null,
        pogingen integer not null default 0
    ) strict""",
    "create index webcodes_browser on webcodes (browser)",
    """create table webtellingen (
        wat text not null,          -- what is counted: code, vreemd, alle, net; binnen: a browser that came in
        wie text not null,          -- keyed hash of an address
        moment text not null
    ) strict""",
    "create index webtellingen_wie on webtellingen (wat, wie, moment)",
    """create table maildomeinen (
        organisatie integer not null references organisaties on delete cascade,
        domein text not null,
        primary key (organisatie, domein)
    ) strict, without rowid""",
)


@migrations()
def m040_zittingen_weg(db: Database) -> None:
    """A session of the web door that ended stays ended too. Leans on
    m036."""
    db.execute("""create trigger zitting_weg after delete on webzittingen begin
        insert into wisregels (soort, weg, sleutel) values ('sessie', 1, old.id);
    end""")


@migrations()
def m043_deuren(db: Database) -> None:
    """One person by several doors, and an organisation that keeps typed texts longer. Leans on m039."""
    db.execute("""create table deurcodes (
        code_hash text primary key,
        persoon integer not null references personen on delete cascade,
        kanaal text not null,       -- which door it opens
        verloopt text not null
    ) strict, without rowid""")
    db.execute("create index deurcodes_persoon on deurcodes (persoon)")
    db.execute("""create table webbewaren (
        organisatie integer primary key references organisaties on delete cascade,
        dagen integer not null      -- how long what its people type at the page is kept; without a row: until shown
    ) strict""")


@migrations()
def m046_mailpings(db: Database) -> None:
    """What a mail would say to who does not look at the page. Leans on m039."""
    db.execute("""create table mailpings (
        persoon integer primary key references personen on delete cascade,
        chat integer not null references adressen on delete cascade, -- of the page where it was said
        dag text not null,          -- a mail is of its day: the day after there is another
        gemaakt text not null,
        zaken integer not null,     -- how many, without saying which
        vragen integer not null,
        vandaag integer not null,   -- of these, whose last day it is
        week integer not null,      -- 1: of a week, and comes whether or not there is anything
        stand text not null         -- wacht, gezien, gemaild
    ) strict""")
    db.execute("create index mailpings_wacht on mailpings (gemaakt) where stand <> 'gemaild'")
    db.execute("create index mailpings_chat on mailpings (chat)")


@migrations()
def m049_pushen(db: Database) -> None:
    """Browsers that want to hear at once that there is something. One goes with the session it was asked in. Leans on
    m039."""
    db.execute("""create table webpushen (
        id integer primary key autoincrement, -- as an address of the channel: an ended one is never another
        zitting integer not null unique references webzittingen on delete cascade,
        chat integer not null references adressen on delete cascade,
        eindpunt text not null unique, -- of one browser: who is logged in there last, hears it
        p256dh text not null,
        auth text not null,
        sleutel text not null,      -- for which of our keys the browser made it
        gemaakt text not null,
        ontvangen text              -- when the browser last said that it showed one
    ) strict""")
    db.execute("create index webpushen_chat on webpushen (chat)")


@migrations()
def m050_passkeys(db: Database) -> None:
    """Keys of devices by which somebody comes in without a code. Who loses all access loses them, whatever road that
    went, and one that ended stays ended after going back. Leans on m016 and m036."""
    for statement in _PASSKEYS:
        db.execute(statement)


_KEYS_OF = """begin
        delete from webpasskeys where chat in (select id from adressen where persoon = old.persoon);
    end"""
_NO_ACCESS = "not exists (select 1 from lidmaatschappen where persoon = old.persoon and geblokkeerd is null)"
_PASSKEYS = (
    """create table webpasskeys (
        id integer primary key autoincrement,
        chat integer not null references adressen on delete cascade,
        kenmerk blob not null unique, -- by which the device knows it
        sleutel blob not null,      -- the public half, as the device gave it (COSE)
        teller integer not null,    -- how often the device says that it signed; 0 where it does not count
        apparaat text not null,     -- where it was made, in coarse words
        gemaakt text not null,
        gebruikt text not null
    ) strict""",
    "create index webpasskeys_chat on webpasskeys (chat)",
    """create table webuitdagingen (
        uitdaging text primary key, -- keyed hash of what is to be signed: once, and shortly
        wie text not null,          -- keyed hash of the browser or session that asked
        verloopt text not null
    ) strict, without rowid""",
    "create index webuitdagingen_wie on webuitdagingen (wie, verloopt)",
    "create index webuitdagingen_verloopt on webuitdagingen (verloopt)",
    """create trigger passkey_weg after delete on webpasskeys begin
        insert into wisregels (soort, weg, sleutel) values ('passkey', 1, old.id);
    end""",
    f"create trigger passkeys_dicht after update of geblokkeerd on lidmaatschappen when {_NO_ACCESS} {_KEYS_OF}",
    f"create trigger passkeys_eruit after delete on lidmaatschappen when {_NO_ACCESS} {_KEYS_OF}",
)
