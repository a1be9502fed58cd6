"""The letterhead that an organisation uses instead of ours."""

from sqlite_utils import Database

from storage.migrations.stappen import migrations


@migrations()
def m011_briefpapier(db: Database) -> None:
    """One template for each organisation: a .docx that was tried before it was kept."""
    db.execute(
        """create table briefpapier (
            organisatie integer primary key references organisaties on delete cascade,
            inhoud blob not null,
            persoon integer references personen on delete set null,  -- who sent it
            op text not null
        ) strict"""
    )
