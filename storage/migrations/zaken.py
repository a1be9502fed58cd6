"""Ways to find a few cases, or reminders, among those of all organisations without reading each."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m015_vinden(db: Database) -> None:
    """By reference whosever it is; and the few herverdelingen and ladders among the many koppelingen. Not by procedure
    at large: counting koppelingen is quickest when it reads the table from end to end."""
    for statement in _FOUND:
        db.execute(statement)


_FOUND = (
    "create index zaken_referentie on zaken (referentie)",
    "create index zaken_herverdelingen on zaken (id) where procedure = 'herverdeling'",
    "create index zaken_ladders on zaken (id) where procedure = 'ladder'",
)


@migrations()
def m017_schaal(db: Database) -> None:
    """What is looked up at every step, press, message or morning, found without reading those of everybody else."""
    for statement in _SCHAAL:
        db.execute(statement)


_SCHAAL = (
    "create index zaken_weigeringen on zaken (json_extract(feiten, '$.koppeling')) where procedure = 'woningweigering'",
    """create index zaken_woningen on zaken (organisatie, lower(json_extract(feiten, '$.woning')))
        where procedure = 'woningweigering'""",
    # Only the tracks that are named after a gemeente, by its CBS code: every case has one of another name.
    "create index sporen_gemeente on sporen (naam) where naam glob 'GM*'",
    "create index organisaties_soort on organisaties (soort)",
    "create index organisaties_gemeente on organisaties (gemeente) where gemeente is not null",
    "create index lidmaatschappen_organisatie on lidmaatschappen (organisatie, rol, persoon)",
    "create index uitnodigingen_organisatie on uitnodigingen (organisatie)",
    "create index afwezig_waarnemer on afwezig (waarnemer)",
    "create index gesprekken_persoon on gesprekken (persoon)",
    "create index gesprekken_zaak on gesprekken (json_extract(doel, '$.zaak'))",
    "create index gesprekken_vraag on gesprekken (json_extract(doel, '$.vraag'))",
    "create index gezegd_voor on gezegd (persoon, voor)",
    "create index toezichtregels_sinds on toezichtregels (organisatie, moment)",
    "create index beleidskaders_sinds on beleidskaders (organisatie, moment)",
    # The plan of a morning is that of some organisations: those that wait, and those that were said already.
    "alter table herinneringen add column organisatie integer references organisaties",
    "update herinneringen set organisatie = (select organisatie from zaken where id = zaak)",
    "drop index herinneringen_open",
    "create index herinneringen_wacht on herinneringen (organisatie, moment) where verstuurd_voor is null",
    "create index herinneringen_gezegd on herinneringen (organisatie, moment) where verstuurd_voor is not null",
    # Rows that go along when a case, a person or a message is deleted.
    "create index invoerrijen_zaak on invoerrijen (zaak) where zaak is not null",
    "create index overdrachtzaken_zaak on overdrachtzaken (zaak)",
)


@migrations()
def m018_weer(db: Database) -> None:
    """The reminders that come back and were said: each night they get their next moment."""
    db.execute(_AGAIN)


_AGAIN = (
    "create index herinneringen_weer on herinneringen (moment)"
    " where verstuurd_voor is not null and substr(sleutel, -5) = ':weer'"
)


@migrations()
def m019_woningen(db: Database) -> None:
    """Which koppelingen name a home is asked at every step: only those that name one are in it."""
    db.execute("""create index zaken_gekoppelde_woningen on zaken (organisatie, lower(json_extract(feiten, '$.woning')))
        where procedure = 'koppeling' and json_extract(feiten, '$.woning') is not null""")


@migrations()
def m021_plaats(db: Database) -> None:
    """Where each case stands in a list, so that a page of it is found without opening all cases there ever were. What
    was there before gets its place in pieces, at the first start (see `bot.desk.replan`)."""
    for statement in _PLAATS:
        db.execute(statement)


_PLAATS = (
    "alter table zaken add column loopt integer not null default 1",
    # The last working day of what leads; the last day of all where there is none.
    "alter table zaken add column dag text not null default '9999-12-31'",
    # From which day on another one leads, null: never; empty: it has no place yet.
    "alter table zaken add column wisselt text default ''",
    "create index zaken_plaats on zaken (organisatie, procedure, loopt desc, dag, id)",
    "create index zaken_van on zaken (behandelaar, id) where loopt = 1",
    "create index zaken_wisselt on zaken (organisatie, wisselt) where wisselt is not null",
)


@migrations()
def m023_nog_schaal(db: Database) -> None:
    """What the gate of tests/schaal found besides: koppelingen by when they moved, or began where they did not; lists
    that somebody sent; whose bundle was looked at today."""
    for statement in _NOG_SCHAAL:
        db.execute(statement)


_NOG_SCHAAL = (
    "alter table ochtenden add column bundel text",  # the last day on which it was seen whether a bundle is due
    """create index zaken_bewogen on zaken (organisatie,
        coalesce(json_extract(feiten, '$.verhuisd'), json_extract(feiten, '$.koppelingsdatum')))
        where procedure = 'koppeling'""",
    "create index invoer_persoon on invoer (persoon)",
    "create index invoer_bezig on invoer (id) where bezig = 1",
)


@migrations()
def m027_referenties(db: Database) -> None:
    """By reference among the own cases: whatever is typed may be one."""
    db.execute("drop index zaken_referentie")
    db.execute("create index zaken_referentie on zaken (referentie, organisatie)")


@migrations()
def m031_ernaast(db: Database) -> None:
    """By the case that another one stands beside."""
    db.execute("""create index zaken_ernaast on zaken (json_extract(feiten, '$.bij_zaak'))
        where json_extract(feiten, '$.bij_zaak') is not null""")
