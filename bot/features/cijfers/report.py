"""The standen that somebody sees together, as a file, made beside the desk."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.cijfers import desk, saldo, screens
from bot.features.cijfers.table import SOORTEN, StandRij
from bot.screens.message import Bericht
from storage.people import Persoon
from workflows.dates.tijdvak import lees_tijdvak

RAPPORT = "standen"


def press(visit: Visit, words: list[str]) -> Bericht | None:
    """`sx:<tijdvak>:<soort>`. Raises ValueError for a strange one."""
    said, soort = words
    tijdvak = lees_tijdvak(said)
    if tijdvak is None or soort not in SOORTEN:
        raise ValueError(words)
    if not may(visit.me, Actie.STAND_ZIEN) or not saldo.zichtbaar(visit.office, visit.me):
        return screens.may_not()
    workplace.vraag(visit, RAPPORT, {"tijdvak": str(tijdvak), "soort": soort})
    visit.answer_press(screens.making(soort))
    return None


def maak(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The table of what its asker may see by now."""
    tijdvak, soort = lees_tijdvak(doel["tijdvak"]), doel["soort"]
    if tijdvak is None or not saldo.zichtbaar(office, person):
        return ()
    name, found, _ = desk.samen(office, person, tijdvak, now.astimezone(AMSTERDAM).date())
    rows = [StandRij(s.gemeente.naam, s.gemeente.code, s.halfjaar, s.restant_uit != "onbekend") for s in found]
    return [screens.file(f"standen-{tijdvak}.{soort}", SOORTEN[soort](name, tijdvak, rows), name, tijdvak, len(rows))]
