"""Whom you call for what: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.features.contacten import desk

FEATURE = Feature(
    commands=(
        Command(
            "contacten",
            "wie je waarvoor belt",
            lambda visit, _: desk.show(visit),
            ("contacten", "telefoonnummers", "wie bel ik", "wie moet ik bellen"),
        ),
    ),
    presses={"ct": desk.press},
    forms=desk.FORMS,
)
