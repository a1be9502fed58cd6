"""What the page sees: everything at the start, and then what changed."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.tryout.page.clock import ClockControl
from bot.tryout.standin.standin import StandIn
from bot.tryout.standin.state import Chat, State

HOLD = 20.0
"""Seconds that the page's question waits for news."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to be in the try-out: Telegram's id, a first name, and who that is ("Medewerker, gemeente Almere")."""

    id: int
    first_name: str
    description: str


def begin(standin: StandIn, cast: Sequence[Persona], clock: ClockControl) -> dict[str, Any]:
    """Everything the page shows, and the number of the last change in it."""
    state = standin.state
    return {
        "personen": [asdict(persona) for persona in cast],
        "bot": {"naam": state.bot["first_name"], "gebruiker": state.bot["username"]},
        "gesprekken": {str(chat.id): _chat_view(state, chat) for chat in state.chats.values()},
        "opdrachten": state.commands,
        "klok": clock.now().isoformat(),
        "nummer": state.number,
        "zitting": state.session,
    }


async def news(standin: StandIn, clock: ClockControl, after: int, session: str) -> dict[str, Any]:
    """What changed since `after`; waits a while when nothing did.

    {"opnieuw": true} when the page must start afresh: it lags too far behind, or this is another run (`session`).
    """
    state = standin.state
    if session != state.session:
        return {"opnieuw": True}
    if state.number == after and not standin.closed:
        await _change(state)
    oldest = state.changes[0].number if state.changes else state.number + 1
    if not oldest - 1 <= after <= state.number:
        return {"opnieuw": True}
    return {
        "gebeurd": _since(state, after),
        "typt": [chat for chat, until in state.typing.items() if until > state.monotonic()],
        "opdrachten": state.commands,
        "klok": clock.now().isoformat(),
        "nummer": state.number,
        "zitting": state.session,
    }


async def _change(state: State) -> None:
    woken = asyncio.Event()
    state.wakers.add(woken.set)
    try:
        await asyncio.wait_for(woken.wait(), HOLD)
    except TimeoutError:
        pass
    finally:
        state.wakers.discard(woken.set)


def _since(state: State, after: int) -> list[dict[str, Any]]:
    """The changes, newest last; a message as it is now, and only once."""
    happened: list[dict[str, Any]] = []
    seen: set[tuple[int, int]] = set()
    for change in reversed(state.changes):
        if change.number <= after:
            break
        value = change.value
        if change.kind == "bericht":
            if (change.chat, value) in seen or value not in state.chats[change.chat].messages:
                continue
            seen.add((change.chat, value))
            value = state.chats[change.chat].messages[value]
        happened.append({"soort": change.kind, "gesprek": change.chat, "inhoud": value})
    return happened[::-1]


def _chat_view(state: State, chat: Chat) -> dict[str, Any]:
    person = state.people.get(chat.id)
    return {
        "titel": chat.title,
        "leden": sorted(chat.members),
        "berichten": list(chat.messages.values()),
        "toetsenbord": chat.keyboard,
        "geblokkeerd": bool(person and person.blocked),
    }
