"""What made koppelingen late in a tijdvak: counted beside the desk, in the chat and as a file that can be passed on."""

from collections.abc import Sequence
from datetime import datetime

from bot.desk import workplace
from bot.desk.feature import Doel
from bot.desk.rights import Actie, may, organisations
from bot.desk.visit import AMSTERDAM, Office, Visit
from bot.features.achterstand import report_screens as screens
from bot.features.achterstand.table import oorzaken
from bot.features.cijfers.doorlooptijd import trajecten
from bot.screens.message import Bericht
from storage.people import Organisatie, Persoon
from workflows.dates.tijdvak import Tijdvak, lees_tijdvak, tijdvak_van
from workflows.koppeling.achterstand import tel_oorzaken

RAPPORT = "oorzaken"


def menu(visit: Visit, organisatie: int | None = None) -> Bericht:
    """The overviews; who works for several gemeenten says of which."""
    own = [o for o in organisations(visit.me, Actie.OVERZICHT) if organisatie in (None, o.id)]
    if not own:
        return screens.gemeenten_only()
    if len(own) > 1:
        return screens.which([(o.naam, ("o", o.id)) for o in own])
    now = tijdvak_van(visit.today)
    return screens.menu(own[0].id, own[0].naam, (str(now), str(now.vorige)))


def typed(visit: Visit, words: str) -> Bericht | None:
    """`/oorzaken`, or with a tijdvak behind it: the figures at once, or the question of which gemeente."""
    own = organisations(visit.me, Actie.OVERZICHT)
    said = str(lees_tijdvak(words) or tijdvak_van(visit.today))
    if not own:
        return screens.gemeenten_only()
    if len(own) > 1:
        return screens.which([(o.naam, ("r", o.id, said, "tekst")) for o in own])
    return ask(visit, own[0].id, said, "tekst")


def ask(visit: Visit, organisatie: int, said: str, soort: str) -> Bericht | None:
    """Ask for the figures of a tijdvak, in the chat or as .xlsx. Raises ValueError for a strange one."""
    if lees_tijdvak(said) is None or soort not in screens.SOORTEN:
        raise ValueError(said, soort)
    if not may(visit.me, Actie.OVERZICHT, organisatie):
        return screens.gemeenten_only()
    workplace.vraag(visit, RAPPORT, {"organisatie": organisatie, "tijdvak": said, "soort": soort})
    visit.answer_press(screens.COUNTING)
    return None


def make(office: Office, person: Persoon, doel: Doel, now: datetime) -> Sequence[Bericht]:
    """The figures, if their asker may still see them."""
    organisatie, tijdvak = doel["organisatie"], lees_tijdvak(doel["tijdvak"])
    if tijdvak is None or not may(person, Actie.OVERZICHT, organisatie):
        return ()
    own = office.store.people.organisatie(organisatie)
    return [_made(office, own, tijdvak, doel["soort"], now)]


def _made(office: Office, own: Organisatie, tijdvak: Tijdvak, soort: str, now: datetime) -> Bericht:
    today = now.astimezone(AMSTERDAM).date()
    last = min(today, tijdvak.einde)
    telling = tel_oorzaken(trajecten(office, own.id, today, tijdvak.begin), tijdvak.begin, last, today)
    if soort == "xlsx":
        return screens.file(f"oorzaken-{tijdvak}.xlsx", oorzaken(own.naam, tijdvak, telling), own.naam, str(tijdvak))
    return screens.causes(own.id, own.naam, str(tijdvak), telling, today)
