"""Questions and their answers: what this use brings to the desk."""

from bot.desk import offers
from bot.desk.feature import Command, Feature, Vraagbaak
from bot.desk.registry import joined
from bot.desk.rights import Rol
from bot.features.vraagbaak import changes, desk, quotes, replies
from bot.screens.help import Groep

_NEW = ("nieuw", "veranderd", "anders", "gewijzigd")
_SINCE = ("2024", "juni 2024", "2025", "de handreiking", "de handreikingen", "de uitgave van 2024")

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
                "wat is er veranderd",
                "wat is er veranderd?",
                "wat is er nieuw?",
                "wat is er nieuw",
                *(f"wat is er {what} sinds {when}{end}" for what in _NEW for when in _SINCE for end in ("", "?")),
            ),
        ),
    ),
    vraagbaak=Vraagbaak(desk.ask, desk.sure, desk.between),
    presses=joined(
        replies.PRESSES,
        {"fw": offers.start, "fq": quotes.press_quote, "fz": quotes.press_search, "fa": changes.press},
    ),
)
