"""Ways to find a few cases among those of all organisations without reading each."""

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
