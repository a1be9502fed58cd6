"""The last days from a date: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Rol
from bot.features.termijn import desk
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.CIJFERS,
    commands=(
        Command(
            "termijn",
            "de uiterste datums vanaf een koppelingsdatum",
            desk.command,
            ("termijn", "termijnen"),
            menu={Rol.GEMEENTE: 4, Rol.REGIO: 4, Rol.PROVINCIE: 5, Rol.COA: 3, Rol.CORPORATIE: 2, Rol.BEGELEIDING: 2},
            label="Bereken een termijn",
            genoemd=(
                "termijn bereken|uitreken|reken",
                "datum|datums bereken|uitreken|reken",
                "tekendatum bereken|uitreken|reken",
            ),
        ),
    ),
    presses=desk.PRESSES,
    forms=desk.FORMS,
    eigen=(desk.sentence,),
    short=(desk.short,),
)
