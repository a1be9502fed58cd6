"""The clauses as .docx: asked for at the screen, made in the workplace from the case as it then is."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk import cases
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may
from bot.desk.visit import Office
from bot.features.prestatieafspraken import screens
from bot.files.table_paper import maak
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.prestatieafspraken.feiten import AfspraakFeiten
from workflows.prestatieafspraken.tabel import PRESTATIEAFSPRAKEN

SOORT = "prestatieafspraken"


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file; nothing for who may not see the case any more."""
    del now  # it holds no day of today
    row = office.store.cases.get(doel.get("zaak", 0))
    if row is None or row.procedure != PRESTATIEAFSPRAKEN.naam or not may(person, Actie.ZAAK_ZIEN, row.organisatie):
        return ()
    known = AfspraakFeiten(cases.opened(office, row).zaak.feiten)
    gemeente = office.store.people.organisatie(row.organisatie).naam
    content = maak(screens.title(gemeente, known), [screens.period(known)], screens.COLUMNS, screens.rows(known),
                   screens.below(known))  # fmt: skip
    return [screens.file(row.referentie, row.id, content)]
