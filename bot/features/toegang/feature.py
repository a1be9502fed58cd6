"""The access of an organisation, for the beheerder: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie, Rol
from bot.features.toegang import desk
from bot.features.toegang.screens import PREFIX
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.MENSEN,
    commands=(
        Command(
            "toegang",
            "met welke werkmail een organisatie binnenkomt; iemand uitloggen",
            desk.show,
            actie=Actie.TOEGANG_ALLE,
            menu={Rol.BEHEERDER: 3},
        ),
        Command(
            "maildomein",
            "de maildomeinen van een organisatie wijzigen",
            desk.set_domains,
            ("maildomein", "maildomeinen"),
            Actie.TOEGANG_ALLE,
        ),
    ),
    presses={PREFIX: desk.press},
)
"""Both name an organisation, so neither has a button of its own."""
