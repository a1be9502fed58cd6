"""What somebody was told on the page unasked, noted so that a mail may say that there is something."""

from datetime import datetime

from bot.desk.doors.joining import WEB
from bot.desk.visit import AMSTERDAM, Office
from storage.outbox import OutboxRow
from storage.people import Persoon
from storage.web.pings import Tel


def note(office: Office, person: Persoon, row: OutboxRow, tel: Tel, now: datetime) -> None:
    """This row tells the person so much. Only the page needs a mail: Telegram shows by itself that there is something.
    Inside a transaction."""
    if office.webpagina is None or row.kanaal != WEB or not (tel.zaken or tel.vragen or tel.week):
        return
    office.store.mailpings.note(person.id, row.chat, now.astimezone(AMSTERDAM).date(), tel, now)
