"""Questions and their answers: what this use brings to the desk."""

from collections.abc import Iterator

from bot.desk import offers
from bot.desk.feature import Command, Feature, Vraagbaak
from bot.desk.registry import joined
from bot.desk.rights import Rol
from bot.features.vraagbaak import changes, desk, quotes, replies
from bot.features.vraagbaak.follow_up import asks_on
from bot.screens.help import Groep

_NEW = ("nieuw", "veranderd", "anders", "gewijzigd")
_SINCE = ("2024", "juni 2024", "2025", "de handreiking", "de handreikingen", "2026", "de uitgave van 2024")


def _asked() -> Iterator[str]:
    """How people ask what changed: the words in each order."""
    yield from ("wat is er veranderd", "wat is er nieuw", "wat is nieuw", "is er nieuws", "is er iets veranderd")
    for what in _NEW:
        for when in (f"sinds {moment}" for moment in _SINCE):
            yield f"wat is er {what} {when}"
            yield f"wat is er {when} {what}"
            yield f"is er iets {what} {when}"
            yield f"is er {when} iets {what}"


FEATURE = Feature(
    groep=Groep.KETENBOT,
    commands=(
        Command(
            "onderwerpen",
            "alle vragen per onderwerp",
            lambda visit, _: replies.by_theme(visit, []),
            ("onderwerpen",),
            menu={Rol.BEHEERDER: 2},
        ),
        Command(
            "actueel",
            "wat er sinds de handreikingen is veranderd",
            lambda visit, _: changes.listing(visit, 0),
            (
                "actueel",
                "nieuws",
                *(f"{asked}{end}" for asked in _asked() for end in ("", "?")),
            ),
            label="Wat is er veranderd?",
        ),
    ),
    vraagbaak=Vraagbaak(desk.ask, desk.sure, desk.between, asks_on),
    presses=joined(
        replies.PRESSES,
        {
            "fw": offers.start,
            "fq": quotes.press_quote,
            "fz": quotes.press_search,
            "fa": changes.press,
            "fo": desk.other_subject,
        },
    ),
)
