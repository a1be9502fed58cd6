"""How each push service does: one that does not answer holds up nobody of another, and that one will have nothing of
our key is told to who can mend it, once."""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.desk.trust import alarms
from bot.desk.visit import Office
from bot.mail.channel import NoAnswer, Takes
from bot.mail.pacing import back_off
from storage.store import CannotCommit

log = logging.getLogger(__name__)

ALARM = "push"
DOWN = 3
"""Tries in a row without an answer after which a service is left alone for a while: each one that hangs holds one of
few places."""
FIRST_REST, LONGEST_REST = 5.0, 60.0
TWO = 2
"""People of whose browsers a service refuses us before we stop: a single one may have a subscription of another key."""
SHUT = 3600.0
"""Seconds until a service that refuses us is tried once more."""
WELL, AWAY, SHUTS = "goed", "antwoordt niet", "weigert onze sleutel"


def _clock() -> float:
    return asyncio.get_running_loop().time()


@dataclass(slots=True)
class _Service:
    failures: int = 0
    rests_until: float = 0.0
    shut_until: float = 0.0
    took: bool = False
    refused: set[int] = field(default_factory=set)
    wrong: bool = False
    told: bool | None = None


class Services:
    """What the push services said last; each is called by its maker."""

    def __init__(self, office: Office, carry: Takes) -> None:
        self._office, self._carry = office, carry
        self._known: dict[str, _Service] = {}

    def rests(self, name: str) -> float:
        """Seconds for which this service is left alone, because it does not answer."""
        return max(0.0, self._of(name).rests_until - _clock())

    def shut(self, name: str) -> bool:
        """Whether this service is asked nothing now, because it refuses our key."""
        return self._of(name).shut_until > _clock()

    def away(self, name: str, verdict: NoAnswer) -> NoAnswer:
        """It did not say what became of a ping."""
        here = self._of(name)
        here.failures += 1
        if here.failures >= DOWN:
            here.rests_until = _clock() + back_off(here.failures - DOWN + 1, FIRST_REST, LONGEST_REST)
        return verdict

    def answered(self, name: str) -> None:
        """It said something, whatever that was."""
        self._of(name).failures = 0

    def took(self, name: str) -> None:
        """It took a ping."""
        here = self._of(name)
        here.took, here.wrong, here.shut_until = True, False, 0.0
        here.refused.clear()
        self._tell(name, here)

    def refused_us(self, name: str, chat: int) -> None:
        """It will have nothing of our key, or of who answers for it, in a ping for this chat."""
        here = self._of(name)
        here.refused.add(chat)
        if len(here.refused) >= TWO or not here.took:
            here.wrong = True
        if len(here.refused) >= TWO:
            here.shut_until = _clock() + SHUT
        self._tell(name, here)

    def health(self) -> dict[str, str]:
        """Of each that was asked something in this run, how it does."""
        return {name: _word(here) for name, here in sorted(self._known.items())}

    def _of(self, name: str) -> _Service:
        return self._known.setdefault(name, _Service())

    def _tell(self, name: str, here: _Service) -> None:
        """The beheerder hears of what changed; a first look also ends what a life before this one told."""
        if here.told is here.wrong:
            return
        try:
            with self._office.store.atomic():
                post = alarms.note(self._office, ALARM, wrong=here.wrong, waar=name)
        except CannotCommit as exc:
            log.warning("kan niet vastleggen hoe een pushdienst ervoor staat (%s)", exc)
            return
        here.told = here.wrong
        self._carry.take(post)


def _word(here: _Service) -> str:
    if here.wrong:
        return SHUTS
    return AWAY if here.failures else WELL
