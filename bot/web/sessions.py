"""Who is logged in: a random word in a cookie, renewed every day, known here by its hash alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.desk.people import is_beheerder
from bot.desk.visit import Office
from bot.web import CHANNEL
from bot.web.intake import Who
from bot.web.keys import Keys, fresh
from storage.people import Persoon
from storage.web.zittingen import Zitting

COOKIE = "__Host-ketenbot"
"""Only over https (or on this machine), only for this host and never read by a script."""
IDLE, LONGEST = timedelta(days=30), timedelta(days=180)
BEHEER_IDLE, BEHEER_LONGEST = timedelta(days=1), timedelta(days=14)
"""A beheerder reaches everybody's access, so that session is short."""
RENEW = timedelta(days=1)
OVERLAP = timedelta(seconds=60)
"""So long the word before the last renewal goes on working: for questions that were under way."""
NOTE_USE = timedelta(minutes=5)


class Out(Enum):
    """Why a browser is nobody's."""

    NOBODY = auto()  # never logged in, or ended
    RAN_OUT = auto()
    NO_ACCESS = auto()


@dataclass(frozen=True, slots=True)
class Logged:
    """Somebody logged in, and what the browser must hold from now on (None: what it holds)."""

    who: Who
    persoon: Persoon
    zitting: Zitting
    cookie: str | None = None


class Sessions:
    """Begins, finds, renews and ends sessions."""

    def __init__(self, office: Office, keys: Keys) -> None:
        self._office, self._keys = office, keys

    def begin(self, chat: int, device: str, now: datetime) -> str:
        """Somebody came in; gives what the browser holds. Inside a transaction."""
        word = fresh()
        self._office.store.zittingen.start(chat, self._mark(word), device, now)
        return word

    def _mark(self, word: str) -> str:
        return self._keys.mark("zitting", word)

    def find(self, word: str | None) -> Logged | Out:
        """Who this browser is, or why nobody."""
        if not word or len(word) > 100:
            return Out.NOBODY
        store, now = self._office.store, self._office.now()
        row = store.zittingen.find(self._mark(word))
        if row is None or (row.vorige and now - row.vernieuwd > OVERLAP):
            return Out.NOBODY
        address = store.addresses.get(row.chat)
        person = store.people.by_chat(row.chat)
        if address is None or person is None or address.kanaal != CHANNEL:
            return Out.NOBODY
        chief = (CHANNEL, address.adres) in self._office.beheerders
        if not (person.lidmaatschappen or chief):
            return Out.NO_ACCESS
        if self._ran_out(row, now, chief or is_beheerder(person)):
            return Out.RAN_OUT
        return Logged(Who(row.chat, address.adres, person.naam), person, row)

    def _ran_out(self, row: Zitting, now: datetime, chief: bool) -> bool:
        idle, longest = (BEHEER_IDLE, BEHEER_LONGEST) if chief else (IDLE, LONGEST)
        return now - row.gebruikt > idle or now - row.gemaakt > longest

    def note(self, logged: Logged) -> str | None:
        """Somebody is there: remember it now and then, and give a new word once a day. Raises CannotCommit."""
        store, now, row = self._office.store, self._office.now(), logged.zitting
        if row.vorige or (now - row.gebruikt < NOTE_USE and now - row.vernieuwd < RENEW):
            return None
        if now - row.vernieuwd < RENEW:
            with store.atomic():
                store.zittingen.used(row.id, now)
            return None
        word = fresh()
        with store.atomic():
            store.zittingen.renew(row.id, self._mark(word), now)
        return word


_BROWSERS = (("Edg", "Edge"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
             ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS = (("iPhone", "een iPhone"), ("iPad", "een iPad"), ("Android", "Android"), ("Windows", "Windows"),
            ("Macintosh", "een Mac"), ("CrOS", "een Chromebook"), ("Linux", "Linux"))  # fmt: skip


def device(agent: str) -> str:
    """In coarse words what browser this is: enough to know one's own phone again, and no more."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "een browser")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser} op {system}" if system else browser
