"""Uitruil, led by a gemeente, a regio or a provinciale regietafel: what this use brings to the desk."""

from bot.desk.feature import Command, Feature, NaStap
from bot.desk.rights import Actie, Rol
from bot.features.uitruil import agreeing, carried, desk, handling
from bot.features.uitruil.screens import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ANDEREN,
    commands=(
        Command(
            "uitruil",
            "opgaven ruilen met andere gemeenten, in vijf stappen",
            desk.command,
            ("uitruil", "uitruilen", "nieuwe uitruil", "begin een uitruil"),
            Actie.UITRUIL,
            menu={Rol.REGIO: 3},
            label="Begin een uitruil",
            begint=Actie.UITRUIL,
            genoemd=("uitruil|uitruilen start|begin|regel|opzet|voorbereid|vastleg|volg",),
        ),
    ),
    presses={PREFIX: desk.press},
    forms={**desk.FORMS, **agreeing.FORMS},
    procedures=(handling.HANDLING,),
    na_stap=(NaStap(carried.follow, carried.follow, lambda *_: None),),
)
