"""A gemeente's own letterhead: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.briefpapier import desk, screens
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "briefpapier",
            "eigen briefhoofd op brieven en besluiten",
            lambda visit, _: desk.show(visit),
            ("briefpapier", "eigen briefpapier", "briefhoofd", "huisstijl", "sjabloon"),
            Actie.BRIEFPAPIER,
            meer="Eigen briefpapier",
        ),
    ),
    presses={screens.PREFIX: desk.press},
    rapporten={desk.SOORT: desk.make},
    bestanden=desk.BESTANDEN,
)
