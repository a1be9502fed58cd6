"""One press takes a whole list back: all of it that nobody changed since; the rest is named."""

from bot.desk import cases, ending
from bot.desk.lists import sheet_back
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.invoer import figures, undo_screens
from bot.screens.message import Bericht
from storage.invoer import LijstRow
from workflows.engine.velden import pak_uit
from workflows.koppeling.lijst import STANDEN, VELDEN


def already(visit: Visit, row: LijstRow) -> Bericht:
    """It was recorded before, or taken back."""
    return undo_screens.already(
        row.id, back=row.stand == "terug", moment=row.gemaakt.astimezone().date(), today=visit.today
    )


def take_back(visit: Visit, row: LijstRow) -> Bericht:
    """Take back what came of a list."""
    if row.stand == "terug":
        return already(visit, row)
    if (sheet := sheet_back.take_back(visit, row)) is not None:
        return sheet
    if row.invoer is None:
        gone, kept = figures.take_back(visit, visit.store.lijsten.cijfers(row.id))
        visit.store.lijsten.taken_back(row.id)
        return undo_screens.figures_back(gone, kept)
    gone_, kept_ = _koppelingen(visit, row.invoer)
    if not kept_:
        visit.store.lijsten.taken_back(row.id)
    return undo_screens.koppelingen_back(gone_, kept_)


def _koppelingen(visit: Visit, invoer: int) -> tuple[int, list[tuple[str, int]]]:
    """How many cases were removed, and those that stay: somebody did something with them since."""
    gone, kept = 0, list[tuple[str, int]]()
    for made in visit.store.invoer.rows(invoer):
        if not made.klaar or made.zaak is None:
            continue
        case = cases.open_case(visit, made.zaak, Actie.ZAAK_WISSEN)
        if case is None:
            continue
        values = pak_uit(VELDEN, made.waarden)
        stand = str(values.get("stand") or "zoeken")
        if len(visit.store.cases.history(made.zaak)) != 1 + len(STANDEN[stand]):
            kept.append((case.row.referentie, made.zaak))
            continue
        ending.delete(visit, made.zaak, sure=True, undoing=True)
        if visit.store.cases.get(made.zaak) is None:
            gone += 1
        else:  # another case depends on it
            kept.append((case.row.referentie, made.zaak))
    return gone, kept
