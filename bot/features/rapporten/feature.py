"""The figures of COA: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.features.rapporten import desk
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.CIJFERS,
    commands=(
        Command(
            "rapporten",
            "welke cijfers COA heeft, en wie je erom vraagt",
            desk.show,
            ("coa rapporten", "rapporten", "rapporten coa"),
            label="Kies een rapport van COA",
            genoemd=("rapport|rapporten coa kies|zien|bekijk|opvraag|opvragen",),
        ),
    ),
    presses={"ra": desk.press},
)
