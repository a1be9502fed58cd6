"""One gemeente of the round at the desk: who asks is the provincie that it lies in."""

from bot.desk.visit import Visit
from bot.features.cijfers import sharing as delen
from bot.features.toezicht import view as toezichtbeeld
from bot.features.toezicht.judgement_screens import shared
from bot.features.toezicht.screens import Pagina
from bot.screens.message import Knop, actie
from knowledge.gemeenten import Gemeente
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.ronde import Beeld


def lees_code(code: str) -> Tijdvak:
    """The tijdvak in a button. Raises ValueError for what is none."""
    if len(code) != 5 or not code.isascii() or not code.isdigit() or code[4] not in "12" or code[:2] != "20":
        raise ValueError(code)
    return Tijdvak(int(code[:4]), int(code[4]))


def pagina(visit: Visit, organisatie: Organisatie, gemeente: Gemeente, tijdvak: Tijdvak) -> Pagina:
    """The gemeente as it now is."""
    found = toezichtbeeld.beeld(visit.office, organisatie, gemeente, tijdvak, visit.today)
    fields = visit.store.toezicht.of_period(organisatie.id, str(tijdvak)).get(gemeente.code, {})
    mark, said = toezichtbeeld.merk(found, fields), _shared(visit, found)
    ladder = Knop("Interventieladder", actie("ld", "new", found.code))
    # Its own screen says what was shared, and that the gemeente can take it back.
    see = (Knop("Wat deelde de gemeente?", actie("st", "s", found.code, tijdvak)),) if said else ()
    return Pagina(organisatie.id, found, mark, said, ladder, see)


def _shared(visit: Visit, found: Beeld) -> str:
    """What the gemeente shared of its own count, as it was then; "" where it shared nothing."""
    row = delen.gedeeld_door(visit.office, found.code, found.tijdvak)
    if row is None:
        return ""
    return shared(row.gedeeld.dag, row.halfjaar, row.doorlooptijd.get(found.kader.methode))
