"""The koppelingen about which people speak in the tests of own things."""

from tests.chat import Chat

KOPPELINGEN = ("HLM-26-014 14-9-2026 3", "HLM-26-021 28-9-2026 2", "HLM-26-033 16-11-2026 1", "HLM-26-034 23-11-2026 5")


async def koppelingen(chat: Chat, person: int) -> None:
    """Register all four."""
    for line in KOPPELINGEN:
        shown = await chat.type(person, f"/koppeling {line}")
        await chat.press(person, shown[-1].button("Klopt"), shown[-1].id)
