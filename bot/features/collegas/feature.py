"""Colleagues: the team, handing over, being away: what this use brings to the desk."""

from bot.desk import colleagues
from bot.desk.feature import Command, Feature
from bot.desk.registry import joined
from bot.desk.rights import Actie
from bot.features.collegas import away, handover
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.MENSEN,
    commands=(
        Command(
            "overdragen",
            "je zaken aan een collega geven",
            handover.start,
            ("overdragen", "draag alles over", "alles overdragen", "overdracht", "ik ga uit dienst", "ik vertrek"),
            actie=Actie.OVERDRAGEN,
            meer="Alles overdragen",
            groep=Groep.KOPPELINGEN,
        ),
        Command(
            "collegas",
            "wie er zijn, wie weg is, rollen en toegang",
            lambda visit, _: colleagues.team(visit),
            ("collega's", "collegas", "mijn collega's", "team"),
            actie=Actie.ZAAK_ZIEN,
            meer="Collega's",
        ),
        Command(
            "weg",
            "zeggen dat je weg bent en wie waarneemt",
            away.start,
            (
                "ik ben weg",
                "ik ga weg",
                "vakantie",
                "ik heb vakantie",
                "ik ga op vakantie",
                "afwezig",
                "ik ben afwezig",
                "verlof",
                "waarnemer",
                "waarneming",
                "ik ben vrij",
            ),
            actie=Actie.OVERDRAGEN,
            meer="Ik ben weg",
        ),
        Command("terug", None, away.back, ("ik ben er weer", "ik ben terug", "weer terug", "terug van vakantie")),
    ),
    presses=joined({"co": colleagues.press, "ui": colleagues.invite, "aw": away.press}, handover.PRESSES),
    forms=away.FORMS,
    regels=(handover.short,),
    eigen=(away.said,),
    bij_zaak=(handover.at_case,),
    bij_naam=handover.BIJ_NAAM,
)
