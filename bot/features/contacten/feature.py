"""Whom you call for what: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Rol
from bot.features.contacten import desk
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.MENSEN,
    commands=(
        Command(
            "contacten",
            "wie je waarvoor belt",
            lambda visit, _: desk.show(visit),
            ("contacten", "telefoonnummers", "wie bel ik", "wie moet ik bellen"),
            menu=dict.fromkeys(Rol, 6),
            label="Wie bel ik waarvoor?",
            genoemd=(
                "telefoonnummer|nummer regievoerder|coa|provincie|corporatie",
                "wie bel",
                "contact|contacten|contactgegevens zien|bekijk|opzoek",
            ),
        ),
    ),
    presses={"ct": desk.press},
    forms=desk.FORMS,
)
