"""The interventieladder: cases of a provincie that are about a gemeente."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m012_ladder(db: Database) -> None:
    """The ladders about a gemeente are found by its CBS code, by people of the gemeente as well."""
    db.execute(
        "create index zaken_ladder on zaken (json_extract(feiten, '$.gemeente')) where procedure = 'ladder'",
    )
