"""Dates in one's own calendar: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.agenda import desk
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.KOPPELINGEN,
    commands=(
        Command(
            "agenda",
            "je datums in je eigen agenda",
            desk.show,
            ("agenda", "kalender"),
            actie=Actie.AGENDA,
            meer="Mijn agenda",
        ),
    ),
    presses={"ag": desk.press},
    bij_zaak=(desk.at_case,),
)
