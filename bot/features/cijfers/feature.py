"""Standings, figures and what counts: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.cijfers import (
    desk,
    doorlooptijd,
    figures_input,
    meetellen,
    overview,
    pictures,
    report,
    shorthand,
    taakstelling,
)

FEATURE = Feature(
    commands=(
        Command(
            "overzicht",
            "de cijfers van je organisatie",
            lambda visit, _: overview.ask(visit),
            ("overzicht", "cijfers", "hoe staan we ervoor"),
            Actie.OVERZICHT,
        ),
        Command(
            "stand",
            "waar je gemeente staat met de taakstelling",
            desk.start,
            ("stand", "stand taakstelling", "halen we de taakstelling", "hoe staan we met de taakstelling"),
            Actie.STAND_ZIEN,
            meer="Stand van de taakstelling",
        ),
        Command("regio", "welke gemeenten bij je regio horen", desk.regio, ("regio", "mijn regio"), Actie.STAND_DELEN),
        Command(
            "doorlooptijd",
            "van koppeling tot verhuizing, en wat dagen kost",
            doorlooptijd.start,
            ("doorlooptijd", "doorlooptijden", "hoe lang duurt het gemiddeld"),
            Actie.OVERZICHT,
        ),
        Command(
            "taakstelling",
            "de taakstelling van een gemeente, met berekening",
            taakstelling.answer,
            ("taakstelling",),
        ),
        Command(
            "gegevens",
            "cijfers van COA en het Rijk invoeren",
            figures_input.start,
            ("gegevens", "cijfers invoeren", "taakstelling invoeren", "realisatie invoeren"),
            Actie.CIJFERS_INVOEREN,
            meer="Cijfers van COA invoeren",
            ook=Actie.CIJFERS_LAND,
        ),
        Command(
            "meetellen",
            "wie telt mee voor de taakstelling",
            lambda _, __: meetellen.show(()),
            ("meetellen", "telt mee", "wie telt mee", "wie telt mee?", "wie tellen mee", "wie tellen mee?"),
            meer="Wie telt mee?",
        ),
        Command(
            "grafiek",
            "de stand als plaatje, tegen de lijn of naast andere gemeenten",
            pictures.typed,
            ("grafiek", "plaatje", "teken de stand"),
            Actie.STAND_ZIEN,
        ),
    ),
    presses={
        "oz": overview.press,
        "st": desk.press,
        "sx": report.press,
        "dl": doorlooptijd.press,
        "cf": figures_input.press,
        "wm": meetellen.press,
        "gr": pictures.press,
    },
    short=(shorthand.lees,),
    forms=figures_input.FORMS,
    rapporten={overview.SOORT: overview.make, report.RAPPORT: report.maak, pictures.SOORT: pictures.make},
)
