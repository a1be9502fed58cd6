"""One gemeente of the round at the desk: who asks is the provincie that it lies in."""

from bot.desk import toezichtbeeld
from bot.desk.visit import AMSTERDAM, Visit
from bot.screens.bericht import Knop
from bot.screens.toezicht import Pagina
from bot.screens.toezichtoordeel import shared
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from workflows.tijdvak import Tijdvak


def lees_code(code: str) -> Tijdvak:
    """The tijdvak in a button. Raises ValueError for what is none."""
    if len(code) != 5 or not code.isascii() or not code.isdigit() or code[4] not in "12" or code[:2] != "20":
        raise ValueError(code)
    return Tijdvak(int(code[:4]), int(code[4]))


def pagina(visit: Visit, organisatie: Organisatie, gemeente: Gemeente, tijdvak: Tijdvak) -> Pagina:
    """The gemeente as it now is."""
    found = toezichtbeeld.beeld(visit.office, organisatie, gemeente, tijdvak, visit.today)
    fields = visit.store.toezicht.of_period(organisatie.id, str(tijdvak)).get(gemeente.code, {})
    return Pagina(
        organisatie.id,
        found,
        toezichtbeeld.merk(found, fields),
        _shared(visit, found.code, tijdvak),
        _ladder(visit, found.code),
    )


def _shared(visit: Visit, code: str, tijdvak: Tijdvak) -> str:
    row = visit.store.cijfers.latest_shared(str(tijdvak), [code]).get(code)
    return shared(row.moment.astimezone(AMSTERDAM).date()) if row else ""


def _ladder(visit: Visit, code: str) -> Knop | None:
    """The way to the interventieladder of this gemeente."""
    return Knop("Interventieladder", f"ld:new:{code}") if "ld" in visit.office.features.presses else None
