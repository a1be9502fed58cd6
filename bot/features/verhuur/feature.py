"""Letting outside the corporaties: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.features.verhuur import desk
from bot.screens.help import Groep
from workflows.verhuur.regels import GEBEURTENISSEN

FEATURE = Feature(
    groep=Groep.NAAST,
    commands=(
        Command(
            "verhuur",
            "tot wanneer je mag verhuren: Leegstandwet, particulier",
            desk.command,
            ("leegstandwet berekenen", "verhuur berekenen"),
            label="Reken de einddag uit",
            genoemd=("leegstandwet|verhuur|sloop einddag|bereken|uitreken|reken",),
        ),
    ),
    presses=desk.PRESSES,
    forms=desk.FORMS,
    gebeurtenissen=GEBEURTENISSEN,
)
