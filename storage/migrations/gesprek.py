"""What a conversation is about, and what waits to be said in it."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m028_onderwerp(db: Database) -> None:
    """What was the last answer becomes the subject: that may be a case or a day as well. Leans on m005."""
    for statement in _ONDERWERP:
        db.execute(statement)


_ONDERWERP = (
    """create table onderwerpen (
        persoon integer primary key references personen on delete cascade,
        soort text not null,        -- antwoord, misschien, zaak, datum
        wat text not null,          -- ids of entries with the leading one first; the id of a case; an event and its day
        moment text not null
    ) strict""",
    "insert into onderwerpen select persoon, 'antwoord', entry, moment from laatste_antwoord",
    "drop table laatste_antwoord",
)


@migrations()
def m029_wacht(db: Database) -> None:
    """What still waits for one chat is found without looking through what waits for everybody."""
    db.execute("create index outbox_wacht on outbox (chat) where stand in ('klaar', 'geclaimd')")
