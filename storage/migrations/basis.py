"""The tables that every use stands on: people, cases, post, morning messages, questions, lists."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m001_tables(db: Database) -> None:
    """People, cases with their history, gesprekken, herinneringen and the post that goes out."""
    for statement in _TABLES:
        db.execute(statement)


@migrations()
def m002_ochtenden(db: Database) -> None:
    """When each person has the morning message, what was said in it, and when a case was last answered."""
    for statement in _OCHTENDEN:
        db.execute(statement)


_OCHTENDEN = (
    "alter table herinneringen add column achtervang integer not null default 0",
    """create table ochtenden (
        persoon integer primary key references personen on delete cascade,
        tijd text,                  -- as 09:00, on the wall clock in Amsterdam; null: the usual time
        dagen text,                 -- weekdays as digits, 0 is Monday; null: all working days
        stil_tot text,              -- no message up to and including this day
        dag text,                   -- the last day whose morning was dealt with, message or not
        week text                   -- the Monday of the last week whose overview was given
    ) strict""",
    """create table gezegd (
        sleutel text not null,      -- of a herinnering
        persoon integer not null references personen on delete cascade,
        zaak integer not null references zaken on delete cascade,
        voor text not null,         -- the moment it was planned for: said again only if that moves
        op text not null,
        primary key (sleutel, persoon)
    ) strict, without rowid""",
    "create index gezegd_zaak on gezegd (zaak, op)",
    "create index gezegd_persoon on gezegd (persoon, op)",
    """create table beantwoord (
        zaak integer primary key references zaken on delete cascade,
        moment text not null        -- of the last press or step by somebody of the organisation
    ) strict""",
)


@migrations()
def m003_vragen(db: Database) -> None:
    """Questions to other parties, what happened to them, the messages that show them, and who works with whom."""
    for statement in _VRAGEN:
        db.execute(statement)


_VRAGEN = (
    """create table partners (
        organisatie integer not null references organisaties on delete cascade,
        functie text not null,      -- corporatie, regievoerder, begeleiding, provincie ...
        partner integer not null references organisaties on delete cascade,
        primary key (organisatie, functie, partner)
    ) strict, without rowid""",
    "create index partners_partner on partners (partner)",
    """create table vragen (
        id integer primary key autoincrement,
        soort text not null,
        zaak integer not null references zaken on delete cascade,
        organisatie integer not null references organisaties, -- who asks
        partner integer references organisaties, -- who is asked; null: not on the bot
        partij text not null,       -- the name of a party that is not on the bot, where its function does not say it
        feiten text not null,       -- JSON: what the asker added to what the case says
        stand text not null,
        gesteld text not null,      -- a day, as are opvolgen and bundel
        opvolgen text not null,     -- when to bring it up first
        bundel text,                -- when it first goes along in the party's bundle
        antwoord text,
        antwoord_feiten text not null default '{}'
    ) strict""",
    "create index vragen_zaak on vragen (zaak)",
    "create index vragen_partner on vragen (partner, stand)",
    "create index vragen_organisatie on vragen (organisatie, stand)",
    """create table vraag_regels (
        id integer primary key autoincrement,
        vraag integer not null references vragen on delete cascade,
        trigger text not null,
        antwoord text,
        feiten text not null,
        hoe text,                   -- mail, telefoon, anders
        dag text,                   -- the day that the person named
        actor integer references personen on delete set null,
        moment text not null
    ) strict""",
    "create index vraag_regels_vraag on vraag_regels (vraag)",
    """create table vraag_kopieen (
        vraag integer not null references vragen on delete cascade,
        rij integer not null references outbox on delete cascade,
        lijst integer not null,     -- 1: the message lists several questions
        primary key (vraag, rij)
    ) strict, without rowid""",
    "create index vraag_kopieen_rij on vraag_kopieen (rij)",
)


@migrations()
def m005_answers(db: Database) -> None:
    """Counts of what was not answered, the last answer of a person, questions sent to the editors."""
    for statement in _ANSWERS:
        db.execute(statement)


_ANSWERS = (
    """create table laatste_antwoord (
        persoon integer primary key references personen on delete cascade,
        entry text not null,
        moment text not null
    ) strict""",
    """create table gemist (
        soort text not null,        -- onbekend, keuze, klopt_niet
        thema text not null,
        dag text not null,
        aantal integer not null,
        primary key (soort, thema, dag)
    ) strict, without rowid""",
    """create table redactie (
        id integer primary key autoincrement,
        tekst text not null,        -- only what somebody chose to send
        moment text not null,
        verloopt text not null
    ) strict""",
)


@migrations()
def m006_passages(db: Database) -> None:
    """Passages of imported documents, with a full-text index that follows the table by itself."""
    for statement in _PASSAGES:
        db.execute(statement)


_PASSAGES = (
    """create table documenten (
        id integer primary key,
        code text not null unique,
        titel text not null,
        jaar integer,
        ingelezen text not null
    ) strict""",
    """create table passages (
        id integer primary key,
        document integer not null references documenten on delete cascade,
        pagina integer not null,    -- 0: the document has no pages
        paragraaf text not null,
        tekst text not null
    ) strict""",
    "create index passages_document on passages (document)",
    """create virtual table passages_fts using fts5(
        tekst, paragraaf, content = 'passages', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
    )""",
    """create trigger passages_in after insert on passages begin
        insert into passages_fts (rowid, tekst, paragraaf) values (new.id, new.tekst, new.paragraaf);
    end""",
    """create trigger passages_uit after delete on passages begin
        insert into passages_fts (passages_fts, rowid, tekst, paragraaf)
        values ('delete', old.id, old.tekst, old.paragraaf);
    end""",
)


@migrations()
def m008_rapporten(db: Database) -> None:
    """Files that somebody asked for and that are still to be made."""
    for statement in _RAPPORTEN:
        db.execute(statement)


_RAPPORTEN = (
    """create table rapporten (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        soort text not null,
        doel text not null,         -- JSON: what it is about
        moment text not null
    ) strict""",
)

# Moments are UTC as ISO text of one fixed form (see storage.store.moment), so that they sort as text.
_TABLES = (
    "create table meta (sleutel text primary key, waarde text not null) strict",
    """create table organisaties (
        id integer primary key,
        naam text not null unique,
        soort text not null,
        gemeente text               -- the CBS code where the organisation is a gemeente
    ) strict""",
    """create table personen (
        id integer primary key,
        kanaal text not null,       -- 'telegram'; another channel is a second door, not a second house
        adres integer not null,     -- the channel's own id of this person
        chat integer not null,
        naam text not null,
        onbereikbaar text,          -- since when the channel refuses our messages
        unique (kanaal, adres)
    ) strict""",
    """create table lidmaatschappen (
        persoon integer not null references personen on delete cascade,
        organisatie integer not null references organisaties,
        rol text not null,
        sinds text not null,
        geblokkeerd text,
        primary key (persoon, organisatie)
    ) strict""",
    """create table uitnodigingen (
        id integer primary key,
        code_hash text not null unique,
        organisatie integer not null references organisaties,
        rol text not null,
        door integer references personen on delete set null,
        gemaakt text not null,
        verloopt text not null,
        gebruikt_door integer references personen on delete set null,
        gebruikt text
    ) strict""",
    "create table pogingen (adres integer not null, moment text not null) strict",
    "create index pogingen_adres on pogingen (adres, moment)",
    """create table zaken (
        id integer primary key autoincrement,
        procedure text not null,
        organisatie integer not null references organisaties,
        referentie text not null collate nocase,
        behandelaar integer references personen on delete set null,
        feiten text not null,       -- JSON, the present facts; the history is the truth behind it
        gemaakt text not null,
        unique (organisatie, procedure, referentie)
    ) strict""",
    "create index zaken_behandelaar on zaken (behandelaar)",
    """create table sporen (
        zaak integer not null references zaken on delete cascade,
        naam text not null,
        stand text not null,
        primary key (zaak, naam)
    ) strict""",
    """create table geschiedenis (
        id integer primary key autoincrement,
        zaak integer not null references zaken on delete cascade,
        spoor text not null,
        trigger text not null,
        van text,
        naar text,
        feiten text not null,
        actor integer references personen on delete set null,
        moment text not null,
        versie integer not null     -- of the procedure's table, so that history replays
    ) strict""",
    "create index geschiedenis_zaak on geschiedenis (zaak, id)",
    """create table gesprekken (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        formulier text not null,
        doel text not null,         -- JSON: what the gesprek ends in (zaak, spoor, trigger, stand, organisatie)
        veld text not null,         -- the open question
        antwoorden text not null,   -- JSON
        geparkeerd text,
        gewijzigd text not null
    ) strict""",
    "create unique index een_open_gesprek on gesprekken (persoon) where geparkeerd is null",
    """create table herinneringen (
        sleutel text primary key,   -- koppeling:17:tekenen:-14
        zaak integer not null references zaken on delete cascade,
        soort text not null,
        moment text not null,
        rol text not null,          -- for whom: behandelaar, waarnemer, coordinator
        verstuurd_voor text         -- the moment it was sent for; sent again only if that moment moves
    ) strict""",
    "create index herinneringen_open on herinneringen (moment) where verstuurd_voor is null",
    "create index herinneringen_zaak on herinneringen (zaak)",
    """create table outbox (
        id integer primary key autoincrement,
        chat integer not null,
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
    "create index outbox_open on outbox (id) where stand in ('klaar', 'geclaimd')",
    "create index outbox_bericht on outbox (chat, bericht)",
    """create table updates (
        bot integer not null,
        id integer not null,
        moment text not null,
        primary key (bot, id)
    ) strict, without rowid""",
    "create index updates_moment on updates (moment)",
    """create table apart (
        id integer primary key autoincrement,
        bot integer not null,
        update_id integer,
        fout text not null,         -- the error's type
        plaats text not null,       -- file and line in our code; never the text of the person or of the error
        moment text not null
    ) strict""",
)


@migrations()
def m004_colleagues(db: Database) -> None:
    """Rows on their way in, given references, absences, cases handed over, telephone numbers and agenda feeds."""
    for statement in _COLLEAGUES:
        db.execute(statement)
    db.execute("insert into meta values ('agenda', lower(hex(randomblob(8))))")  # makes the uids of its events ours


_COLLEAGUES = (
    """create table nummering (
        organisatie integer not null references organisaties,
        jaar integer not null,
        laatste integer not null,   -- only ever goes up: a given reference is never given again
        primary key (organisatie, jaar)
    ) strict""",
    """create table invoer (
        id integer primary key autoincrement,
        persoon integer not null references personen on delete cascade,
        organisatie integer references organisaties, -- null until somebody of several gemeenten chose one
        bezig integer not null default 0, -- confirmed: its rows become cases, a chunk at a time
        totaal integer not null default 0, -- good rows when it was confirmed
        bericht integer,            -- the message that shows the progress
        rij integer,                -- the outbox row that last changed that message
        gemaakt text not null
    ) strict""",
    """create table invoerrijen (
        invoer integer not null references invoer on delete cascade,
        nummer integer not null,    -- as in the file, from 1
        waarden text not null,      -- JSON: what could be read, and nothing else of the row
        fouten text not null,       -- JSON: field and what to do
        zaak integer references zaken on delete set null,
        klaar integer not null default 0,
        nieuw integer not null default 0, -- made since the last confirmation
        gegeven integer not null default 0, -- the reference is ours
        overgeslagen integer not null default 0, -- herinneringen that were past already
        primary key (invoer, nummer)
    ) strict, without rowid""",
    """create table afwezig (
        persoon integer not null references personen on delete cascade,
        organisatie integer not null references organisaties,
        van text not null,          -- ISO days, both counted
        tot text not null,
        waarnemer integer references personen on delete set null,
        primary key (persoon, organisatie)
    ) strict""",
    """create table overdrachten (
        id integer primary key autoincrement,
        van integer references personen on delete set null,
        naar integer not null references personen on delete cascade,
        moment text not null
    ) strict""",
    """create table overdrachtzaken (
        overdracht integer not null references overdrachten on delete cascade,
        zaak integer not null references zaken on delete cascade,
        primary key (overdracht, zaak)
    ) strict, without rowid""",
    """create table contacten (
        organisatie integer not null references organisaties,
        functie text not null,
        telefoon text,
        mail text,
        bereikbaar text,
        gewijzigd text not null,
        primary key (organisatie, functie)
    ) strict""",
    """create table agendalinks (
        persoon integer primary key references personen on delete cascade,
        geheim_hash text not null unique, -- the secret itself is known only to who received it
        gemaakt text not null
    ) strict""",
)
