"""The percentage method of Hart van Brabant: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.streefpercentage import desk, handling, lists, sheet
from bot.features.streefpercentage.screens import PREFIX
from bot.screens.help import Groep
from workflows.streefpercentage.kolommen import SOORT

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "streefpercentage",
            "wie in de regio hoeveel opvang levert, en wie wat erbij doet",
            desk.command,
            ("streefpercentage", "streefpercentages", "nieuw streefpercentage", "methode hart van brabant"),
            Actie.STREEF,
            label="Reken het streefpercentage uit",
            begint=Actie.STREEF,
            genoemd=("streefpercentage|streefpercentages reken|bereken|uitreken|invoer|vul",),
        ),
    ),
    presses={PREFIX: desk.press},
    forms=desk.FORMS,
    procedures=(handling.HANDLING,),
    rapporten={desk.RAPPORT: desk.make},
    bladen=(sheet.BLAD,),
    lijstlezers={SOORT.naam: lists.LEZER},
)
