"""The five variants of regional cooperation: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.features.samenwerken import desk
from bot.features.samenwerken.screens import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "samenwerken",
            "welke vorm van samenwerken past, en wat je dan regelt",
            lambda visit, _: desk.show(visit),
            (
                "samenwerken",
                "regionaal samenwerken",
                "vormen van samenwerking",
                "vijf varianten",
                "keuzehulp samenwerken",
            ),
            label="Help me kiezen",
            genoemd=("samenwerking|samenwerken|samenwerkingsvorm|variant kies|kiezen|keuzehulp|uitzoek",),
        ),
    ),
    presses={PREFIX: desk.press},
)
