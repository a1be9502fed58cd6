"""The tables, as numbered steps by subject. A step that ran is never changed: the next change is a new step. A step
leans on those of `basis` only, so that the order of the others does not matter."""

from storage.migrations import (
    achterstand,
    actueel,
    basis,
    bijtaken,
    briefpapier,
    checklists,
    cijfers,
    gesprek,
    herverdeling,
    ladder,
    lijsten,
    personen,
    regio,
    toezicht,
    trust,
    vandaag,
    web,
    zaken,
)
from storage.migrations.stappen import migrations

__all__ = [
    "achterstand",
    "actueel",
    "basis",
    "bijtaken",
    "briefpapier",
    "checklists",
    "cijfers",
    "gesprek",
    "herverdeling",
    "ladder",
    "lijsten",
    "migrations",
    "personen",
    "regio",
    "toezicht",
    "trust",
    "vandaag",
    "web",
    "zaken",
]
