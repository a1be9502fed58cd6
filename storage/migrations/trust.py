"""What makes the file worth trusting: a history to which lines are only added."""

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
