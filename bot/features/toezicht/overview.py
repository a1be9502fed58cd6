"""Where a round stands as a whole: how many of what, and what can be done for many gemeenten at once."""

from datetime import timedelta

from bot.desk.provincies import namen, provincie_van
from bot.desk.visit import Visit
from bot.features.toezicht import changes_screens, overview_screens, rijk_screens, round_screens
from bot.features.toezicht.overview_screens import filled, filled_all
from bot.features.toezicht.view import ronde_van
from bot.screens.markup import Tekst
from bot.screens.message import Bericht
from storage.people import Organisatie
from workflows.dates.tijdvak import Tijdvak
from workflows.toezicht.filters import FILTERS, kies
from workflows.toezicht.invulrij import te_vullen
from workflows.toezicht.rijk import zelfbeeld
from workflows.toezicht.ronde import zeg_veld

SINCE = timedelta(days=31)
"""How far "what changed" looks back: COA's figures come by the month."""


def show(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, note: Tekst = "") -> Bericht:
    """The counts, the filters and the acts."""
    provincie = provincie_van(visit.office, organisatie)
    if provincie is None:
        return round_screens.which_provincie(organisatie.id, namen(visit.office.gemeenten))
    found = ronde_van(visit.office, organisatie, provincie, tijdvak, visit.today)
    counts = {naam: len(kies(found, naam)) for naam in FILTERS}
    waiting = visit.store.toezicht.waiting_deed(organisatie=organisatie.id)
    return overview_screens.overview(
        overview_screens.Ronde(
            organisatie.id, provincie, tijdvak, counts, sum(bool(te_vullen(b)) for b in found),
            waiting.id if waiting is not None and waiting.tijdvak == str(tijdvak) else None,
        ),
        note,
    )  # fmt: skip


def changes(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak, page: int) -> Bericht:
    """What came in of each gemeente in the last month: COA's count, what was filled in, what was judged."""
    provincie = provincie_van(visit.office, organisatie)
    found = ronde_van(visit.office, organisatie, provincie or "", tijdvak, visit.today)
    since = visit.now - SINCE
    counted = visit.store.cijfers.counted_since(str(tijdvak), [b.code for b in found], since)
    written = dict[str, dict[str, None]]()
    for row in visit.store.toezicht.written_since(organisatie.id, str(tijdvak), since):
        written.setdefault(row.gemeente, {})[zeg_veld(row.veld)] = None
    rows = [
        changes_screens.Verschil(b.naam, b.code, counted.get(b.code), tuple(written.get(b.code, ())))
        for b in found
        if b.code in counted or b.code in written
    ]
    return changes_screens.changes(organisatie.id, tijdvak, (visit.today - SINCE, rows), page)


def selfcheck(visit: Visit, organisatie: Organisatie, tijdvak: Tijdvak) -> Bericht:
    """What the Rijk looks at, with the provincie's own figures."""
    provincie = provincie_van(visit.office, organisatie)
    if provincie is None:
        return round_screens.which_provincie(organisatie.id, namen(visit.office.gemeenten))
    found = ronde_van(visit.office, organisatie, provincie, tijdvak, visit.today)
    return rijk_screens.selfcheck(organisatie.id, provincie, tijdvak, zelfbeeld(found, visit.today))


__all__ = ["changes", "filled", "filled_all", "selfcheck", "show"]
