"""What a woningweigering adds to the koppeling that it is about: that it runs, and the way to it or to a new one."""

from collections.abc import Sequence

from bot.desk.case import Opened
from bot.desk.visit import Office, Visit
from bot.features.woningweigering import beside_screens
from bot.screens.message import Knop
from bot.screens.zaakregel import Aanvulling
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering.tabel import loopt, nog_open


def on_koppeling(office: Office, case: Opened) -> Aanvulling:
    """The report that runs about this koppeling; at the tekendag it may go wrong: a button away."""
    if case.row.procedure != KOPPELING.naam:
        return Aanvulling()
    here = (beside_screens.to_report(case.row.id),) if case.zaak.standen[SPOOR] == "gevonden" else ()
    running = _running(office, case)
    if running is None:
        return Aanvulling(knoppen=(here,) if here else (), ochtend=here)
    return beside_screens.running(*running, here)


def _running(office: Office, case: Opened) -> tuple[int, str] | None:
    """The report about this koppeling that runs, and where it is."""
    for ident in reversed(office.store.weigeringen.of_koppeling(case.row.id)):
        row = office.store.cases.get(ident)
        if row is not None and row.organisatie == case.row.organisatie and loopt(row.standen):
            return ident, nog_open(row.standen).titel
    return None


def at_koppeling(_: Visit, case: Opened) -> Sequence[Knop]:
    """The button under "Meer" at a koppeling that still looks for a home."""
    # Where a home was found the button stands on the koppeling's own screen.
    here = case.row.procedure == KOPPELING.naam and case.zaak.standen[SPOOR] == "zoeken"
    return (beside_screens.to_report(case.row.id),) if here else ()
