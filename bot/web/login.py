"""Coming in: a code of six digits by mail, typed in the browser that asked for it.

Never by a link: scanners of mail follow links, and on an iPhone a link opens beside the installed page. The answer to
"mail me a code" is the same for who is known and who is not; what is sent follows later.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.desk import people
from bot.desk.doors import joining
from bot.desk.guard import Soort, controleer, twijfel
from bot.desk.visit import Office
from bot.mail.letters import Letter
from bot.web import CHANNEL, letters
from bot.web.keys import Keys, six_digits

CODE_LIFE = timedelta(minutes=10)
TRIES = 5
KNOWN = timedelta(days=180)
"""So long a browser is known to have come in with a mailbox."""
HOUR, DAY = 5, 10
"""Codes for one mailbox that somebody asks for, at most: from one network, or from a browser that came in before."""
BETWEEN = timedelta(seconds=60)
"""Between two of them."""
STRANGERS = 15
"""Codes for one mailbox in a day, asked for in browsers that never came in with it. Who guesses gets five tries of
each; the owner's own browser is counted apart, so that no stranger locks anybody out."""
NET_HOUR = 60
"""Questions for a code from one network in an hour: a whole office may stand behind one address."""
ALL_DAY = 2_000
"""Codes to everybody together in a day: above it something is wrong."""
_MAIL = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.-]){0,38}")


class Why(Enum):
    """Why somebody does not come in."""

    NO_MAIL = auto()  # what was typed is no mail address
    NO_NAME = auto()
    BAD_INVITATION = auto()
    BAD_LINK = auto()  # the same for a link by which somebody who is known opens another door
    OTHER_DOMAIN = auto()  # the invitation is for an organisation with other mail addresses
    NO_DOMAIN = auto()  # the organisation has none yet
    WRONG_CODE = auto()
    LATE_CODE = auto()
    TRIED_OUT = auto()
    TOO_FAST = auto()


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody proved to read this mailbox; `uitnodiging` is what brings a new person in."""

    mail: str
    uitnodiging: str | None


class CannotEnter(Exception):
    """Not so; `why` says why, `domeinen` which addresses would do."""

    def __init__(self, why: Why, domeinen: tuple[str, ...] = ()) -> None:
        super().__init__(why.name)
        self.why, self.domeinen = why, domeinen


def mail_of(typed: str) -> str | None:
    """The mail address in small letters, or None for what is none."""
    mail = typed.strip().lower()
    return mail if len(mail) <= 120 and _MAIL.fullmatch(mail) else None


def name_of(typed: str) -> str | None:
    """A name as colleagues see it, or None for what is none. The guard looks for the names of others and has no say in
    that of a colleague; but a number, in words too, is none."""
    name = " ".join(typed.split())
    numbers = controleer(name, opslaan=False) is not None or twijfel(name) not in (None, Soort.NAAM)
    return name if _NAME.fullmatch(name) and not numbers else None


class Login:
    """Codes asked and codes typed. Nothing here awaits: what must be mailed is given back."""

    def __init__(self, office: Office, keys: Keys, host: str) -> None:
        self._office, self._keys, self._host = office, keys, host

    # ------------------------------------------------------------ asking

    def ask(self, browser: str, typed: str, net: str, invitation: str, device: str) -> Letter | None:
        """Somebody wants a code; gives the mail to send, if any. Raises CannotEnter for what says nothing of who is
        known, and CannotCommit."""
        mail, store, now = mail_of(typed), self._office.store, self._office.now()
        if mail is None:
            raise CannotEnter(Why.NO_MAIL)
        net_mark, code = self._keys.mark("net", net), six_digits()
        with store.atomic():
            if store.codes.count("net", net_mark, now - timedelta(hours=1)) >= NET_HOUR:
                raise CannotEnter(Why.TOO_FAST)
            store.codes.tell("net", net_mark, now)
            if invitation:
                self._fits(invitation, mail, now)
            # The same is written for whoever asks, so that the time it takes says nothing either.
            goes = self._may_have(mail, browser, net, now) and (bool(invitation) or self.known(mail))
            store.codes.add(self._mark(browser), mail, self._code(mail, code if goes else ""), now, now + CODE_LIFE)
        return letters.code(mail, code, self._host, device) if goes else None

    def _may_have(self, mail: str, browser: str, net: str, now: datetime) -> bool:
        """Whether another code may go to this mailbox; counts it."""
        counts, day = self._office.store.codes, now - timedelta(days=1)
        own = counts.count("binnen", self._both(mail, browser), now - KNOWN) > 0
        who = self._both(mail, browser if own else net)
        to_all = self._keys.mark("mail", mail)
        may = (
            counts.count("code", who, now - BETWEEN) == 0
            and counts.count("code", who, now - timedelta(hours=1)) < HOUR
            and counts.count("code", who, day) < DAY
            and (own or counts.count("vreemd", to_all, day) < STRANGERS)
            and counts.count("alle", "", day) < ALL_DAY
        )
        for wat, wie in (("code", who), ("eigen" if own else "vreemd", to_all), ("alle", "")) if may else ():
            counts.tell(wat, wie, now)
        return may

    def _both(self, mail: str, other: str) -> str:
        return self._keys.mark("samen", f"{mail} {other}")

    def known(self, mail: str) -> bool:
        """Whether somebody with access has this address."""
        if (CHANNEL, mail) in self._office.beheerders:
            return True
        person = self._office.store.people.by_address(CHANNEL, mail)
        return person is not None and bool(person.lidmaatschappen)

    def _organisations(self, code: str, now: datetime) -> list[int]:
        """Of whom somebody comes in with this: who invites, or where the person works who opens another door."""
        store = self._office.store
        if code.startswith(joining.PREFIX):
            ident = joining.whose(store, code, now)
            person = store.people.by_id(ident) if ident is not None else None
            if person is None or not person.lidmaatschappen:
                raise CannotEnter(Why.BAD_LINK)
            return [m.organisatie.id for m in person.lidmaatschappen]
        found = people.open_invitation(store, code, now)
        if found is None:
            raise CannotEnter(Why.BAD_INVITATION)
        return [found.organisatie.id]

    def _fits(self, code: str, mail: str, now: datetime) -> None:
        """Whether these organisations have such mail addresses. Who holds the code may know that."""
        domains = self._office.store.maildomeinen
        allowed = tuple(sorted({one for ident in self._organisations(code, now) for one in domains.of(ident)}))
        if not allowed:
            raise CannotEnter(Why.NO_DOMAIN)
        if mail.rpartition("@")[2] not in allowed:
            raise CannotEnter(Why.OTHER_DOMAIN, allowed)

    # ------------------------------------------------------------ typing it over

    def check(self, browser: str, typed: str, invitation: str) -> Entered:
        """Whose mailbox the code came from. A wrong one counts for every code that is open in this browser. Raises
        CannotEnter (call `missed` then, outside), and CannotCommit. Inside a transaction."""
        store, now = self._office.store, self._office.now()
        digits = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
        for row in store.codes.open(self._mark(browser), TRIES, now):
            if len(digits) == 6 and row.code == self._code(row.mail, digits):
                if invitation:
                    self._fits(invitation, row.mail, now)
                elif not self.known(row.mail):
                    break
                store.codes.done(self._mark(browser))
                store.codes.tell("binnen", self._both(row.mail, browser), now)
                return Entered(row.mail, invitation or None)
        raise CannotEnter(self._wrong(browser, now))

    def _wrong(self, browser: str, now: datetime) -> Why:
        """Why a code does not do. Known to the browser that asked alone, and the same for an address of nobody."""
        codes, mark = self._office.store.codes, self._mark(browser)
        newest = codes.newest(mark)
        if newest is None or codes.open(mark, TRIES, now):
            return Why.WRONG_CODE
        return Why.LATE_CODE if newest[0] <= now else Why.TRIED_OUT

    def missed(self, browser: str) -> None:
        """A wrong code was typed. Inside a transaction."""
        store, now = self._office.store, self._office.now()
        for row in store.codes.open(self._mark(browser), TRIES, now):
            store.codes.missed(row.id)

    def _mark(self, browser: str) -> str:
        return self._keys.mark("browser", browser)

    def _code(self, mail: str, digits: str) -> str:
        return self._keys.mark("code", f"{mail}:{digits}")
