"""The table of a round as a file, or its gemeenten in a picture, made beside the desk for who may have it."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk.feature import Doel
from bot.desk.provincies import provincie_van
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office
from bot.features.cijfers.pictures import naast
from bot.features.toezicht.round_screens import file
from bot.features.toezicht.table import SOORTEN
from bot.features.toezicht.view import ronde_van
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.dates.tijdvak import lees_tijdvak

RAPPORT, PLAATJE = "toezicht", "png"


def maak(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The table, if its asker may still have it."""
    if not may(person, Actie.TOEZICHT, doel["organisatie"]):
        return ()
    organisatie = office.store.people.organisatie(doel["organisatie"])
    provincie, tijdvak = provincie_van(office, organisatie), lees_tijdvak(doel["tijdvak"])
    if provincie is None or tijdvak is None:
        return ()
    found = ronde_van(office, organisatie, provincie, tijdvak, now.astimezone(AMSTERDAM).date())
    if doel["soort"] == PLAATJE:
        return [naast(provincie, tijdvak, [(beeld.naam, beeld.halfjaar) for beeld in found])]
    content = SOORTEN[doel["soort"]](found)
    return [file(f"toezicht-{provincie.lower()}-{tijdvak}.{doel['soort']}", content, provincie, tijdvak, len(found))]


__all__ = ["PLAATJE", "RAPPORT", "SOORTEN", "maak"]
