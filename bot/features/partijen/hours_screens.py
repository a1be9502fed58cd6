"""The hours of a party's messages on the screen."""

from collections.abc import Sequence

from bot.screens.markup import Tekst, bold, paragraphs
from bot.screens.message import Bericht, Knop, actie, onder_elkaar

KEPT = "✓ Vastgelegd."


def settings(
    morning: tuple[str, Sequence[str]], later: tuple[str, Sequence[str]], note: Tekst, *, meteen: bool
) -> Bericht:
    """The hour of each message with those to choose from, and whether what cannot wait comes at once."""
    second = f"Om {later[0]} uur wat er sindsdien bij kwam." if later[0] else "Daarna die dag niets meer."
    once = "Een no-show van vandaag hoor je meteen: die woning staat leeg." if meteen else ""
    said = f"Je krijgt vragen hooguit twee keer per werkdag: om {morning[0]} uur wat openstaat. {second} {once}".strip()
    mark = "☑ " if meteen else "☐ "
    none = Knop(("• " if not later[0] else "") + "Geen tweede bericht", actie("vu", "m", "geen"))
    return Bericht(
        paragraphs(note, bold("Wanneer krijg je vragen?"), said),
        (
            tuple(_hour("o", tijd, morning[0]) for tijd in morning[1]),
            tuple(_hour("m", tijd, later[0]) for tijd in later[1]),
            *onder_elkaar(none, Knop(mark + "No-show vandaag: meteen", actie("vu", "d", int(not meteen)))),
        ),
    )


def _hour(which: str, tijd: str, chosen: str) -> Knop:
    return Knop(("• " if tijd == chosen else "") + tijd, actie("vu", which, tijd.replace(":", "")))
