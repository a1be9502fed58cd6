"""Fase 1 at the desk: what COA does before the koppeling, and what the gemeente may expect."""

from bot.desk import cases
from bot.desk.case import Opened
from bot.desk.feature import BijNaam
from bot.desk.rights import Actie
from bot.desk.visit import Visit
from bot.features.koppeling import fase_een_screens
from bot.screens import start
from bot.screens.message import Bericht
from workflows.koppeling.fase_een import fase1
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.plan import SPOOR
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.taken import taak


def show(visit: Visit, ident: int) -> Bericht:
    """How fase 1 stands for this koppeling."""
    case = cases.open_case(visit, ident, Actie.ZAAK_ZIEN)
    return _of(visit, case) if case is not None and case.row.procedure == KOPPELING.naam else start.may_not()


def _of(visit: Visit, case: Opened) -> Bericht:
    if case.mist:
        return cases.show(visit, case.row.id)
    known = KoppelingFeiten(case.zaak.feiten)
    complete = known.afgevinkt(taak("profiel"))
    found = fase1(known.koppelingsdatum, known.vergunning, visit.office.kalender)
    asks = complete is None and case.zaak.standen[SPOOR] == "zoeken"
    return fase_een_screens.fase1(case.row.referentie, case.row.id, found, complete, asks=asks)


BIJ_NAAM = BijNaam(
    ("koppelingsbrief", "fase", "profiel wanneer|verwacht|verwachten|komt|binnen"),
    lambda visit, case, _: _of(visit, case),
    KOPPELING.naam,
)
PRESSES = {"kf": lambda visit, words: show(visit, int(words[0]))}
