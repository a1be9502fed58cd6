"""The switches of an organisation: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.instellingen import desk
from bot.screens.bijtaken import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.MENSEN,
    commands=(
        Command(
            "instellingen",
            "welke extra's jullie aan hebben, zoals checklists",
            lambda visit, _: desk.show(visit),
            ("instellingen", "instelling", "bijtaken", "extra's", "checklists aanzetten", "checklists uitzetten"),
            Actie.ZAAK_ZIEN,
            meer="Instellingen",
        ),
    ),
    presses={PREFIX: desk.press},
)
