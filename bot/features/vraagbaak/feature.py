"""Questions and their answers: what this use brings to the desk."""

from bot.desk import offers
from bot.desk.feature import Command, Feature, Vraagbaak
from bot.desk.registry import joined
from bot.desk.rights import Rol
from bot.features.vraagbaak import desk, quotes, replies
from bot.screens.help import Groep

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
    ),
    vraagbaak=Vraagbaak(desk.ask, desk.sure, desk.between),
    presses=joined(
        replies.PRESSES,
        {"fw": offers.start, "fq": quotes.press_quote, "fz": quotes.press_search},
    ),
)
