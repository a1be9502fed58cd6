"""No button is dead on arrival, and none takes the way back away: every button of every screen of the transcripts,
pressed just after it is shown.

Each press is tried inside a transaction that is taken back, so that the conversation goes on as if nothing happened.
"""

import re

from bot.desk import router
from bot.desk.incoming import Incoming, Kind
from bot.desk.visit import Post
from bot.screens import form, start
from bot.screens.message import Bericht
from tests.chat import Shown
from tests.people import chat_of
from tests.speler import Speler, plain

DEAD = tuple(
    plain(str(bericht.tekst))
    for bericht in (start.unknown_button(), form.gone(), form.finished(), Bericht(form.stale_question()))
)
"""What somebody reads whose button does nothing any more."""
_tried: set[tuple[str, str]] = set()


class TakenBackError(Exception):
    """The press is tried, and nothing of it stays."""


class Presser(Speler):
    """Plays a transcript, and presses what it shows."""

    def _gather(self) -> None:
        before = dict(self.screens)
        super()._gather()
        for place, shown in self.screens.items():
            if before.get(place) is not shown:
                self._press_all(shown)

    def _press_all(self, shown: Shown) -> None:
        """Screens that differ in numbers alone are one screen."""
        for label, action in shown.buttons:
            once = (re.sub(r"\d+", "#", action), re.sub(r"\d+", "#", shown.text))
            if once not in _tried:
                _tried.add(once)
                said = self._try(shown, action)
                dead = [text for text in said if text.startswith(DEAD)]
                assert not dead, f"[{label}] ({action}) is dood onder: {plain(shown.text)}\n{dead}"

    def _try(self, shown: Shown, action: str) -> list[str]:
        chat, said = self._here(), list[str]()
        try:
            with chat.store.atomic():
                incoming = Incoming(
                    kind=Kind.PRESS,
                    channel="telegram",
                    address=str(shown.chat),
                    chat=chat_of(chat.store, shown.chat),
                    name="Iemand",
                    sent=chat.now,
                    text=action,
                    message=shown.id,
                    press="0",
                )
                post = router.handle(chat.office, incoming)
                said += [plain(str(row.inhoud.get("tekst", ""))) for row in post.rows]
                self._led_on(shown, action, post)
                raise TakenBackError
        except TakenBackError:
            return said

    def _led_on(self, shown: Shown, action: str, post: Post) -> None:
        """What took the place of the pressed screen has a button that leads back or on."""
        for row in post.rows:
            if row.soort == "bewerk" and row.inhoud.get("bericht") == shown.id:
                assert row.inhoud.get("knoppen"), f"({action}) is een doodlopend scherm: {row.inhoud['tekst']}"
