"""A sheet goes out: asked for with a press, made beside the desk, with a key on every row."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.lists.sheet_keys import sign
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.files.spreadsheet import xlsx
from bot.screens import sheets as screens
from bot.screens import start
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.lijsten.terugblad import SLEUTEL

RAPPORT = "blad"
GELDIG = timedelta(days=30)
"""So long a sheet can come back. Own choice: a month of work in a spreadsheet."""
ZAAK_VORM = "koppelingen"
"""What a button of before asks for, that names an organisation only."""


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`bl:<form>:<organisation>[:<what it is about>]`: ask for the sheet. Raises ValueError for a strange one."""
    if len(words) == 1:
        words = [ZAAK_VORM, *words]
    vorm, organisatie, over = words[0], int(words[1]), ":".join(words[2:])
    blad = visit.office.features.bladen.get(vorm)
    if blad is None:
        raise ValueError(vorm)
    if not blad.mag(visit.office, visit.me, organisatie, over):
        return start.may_not()
    ident = visit.store.bladen.start(
        visit.me.id, organisatie, vorm, over,
        dag=visit.today, tot=visit.today + GELDIG, geheim=secrets.token_bytes(16),
    )  # fmt: skip
    workplace.vraag(visit, RAPPORT, {"blad": ident})
    visit.answer_press(screens.MAKING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The file, if its asker may still have it."""
    row = office.store.bladen.get(int(doel["blad"]))
    if row is None or row.persoon != person.id:
        return ()
    blad = office.features.bladen[row.vorm]
    if not blad.mag(office, person, row.organisatie, row.over):
        return ()
    today = now.astimezone(AMSTERDAM).date()
    out = blad.maak(office, row, today)
    if isinstance(out, Bericht):
        return [out]
    names = [*out.kolommen, SLEUTEL]
    rows = [[{**values, SLEUTEL: sign(row, rij, tot)}[naam] for naam in names] for rij, tot, values in out.rijen]
    cover = screens.cover(out.beeld, today, row.tot)
    content = xlsx(out.beeld.titel, [blad.vorm.kop[naam] for naam in names], rows, (screens.COVER, cover))
    return [screens.file(out.beeld, content, today, row.tot)]
