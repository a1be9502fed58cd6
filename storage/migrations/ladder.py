"""The interventieladder: cases of a provincie that are about a gemeente."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m012_ladder(db: Database) -> None:
    """Ladders are found by the CBS code of their gemeente; of which term of a letter the gemeente was reminded (a term
    that moved is another one)."""
    for statement in _LADDER:
        db.execute(statement)


_LADDER = (
    "create index zaken_ladder on zaken (json_extract(feiten, '$.gemeente')) where procedure = 'ladder'",
    """create table ladderpost (
        zaak integer not null references zaken on delete cascade,
        brief text not null,
        tot text not null,          -- the last day of the term
        op text not null,
        primary key (zaak, brief, tot)
    ) strict, without rowid""",
)
