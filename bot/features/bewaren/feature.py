"""What is kept, and letting go of it: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.bewaren import desk, screens
from bot.screens.case import EXPORT
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.KETENBOT,
    commands=(
        Command("mijngegevens", "wat ik van jou bewaar, als bestand", lambda visit, _: desk.my_data(visit)),
        Command("vergeetmij", "je naam en toegang weghalen", lambda visit, _: desk.ask_forget(visit)),
        Command("gewist", "welke zaken zijn gewist", lambda visit, _: desk.wiped(visit), actie=Actie.COLLEGAS_BEHEREN),
    ),
    presses={EXPORT: desk.export, screens.FORGET: desk.press},
)
