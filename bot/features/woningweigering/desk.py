"""Woningweigering: how a report shows itself, and which koppeling it is about."""

from collections.abc import Sequence

from bot.desk import standard
from bot.desk.case import Opened
from bot.desk.feature import Band
from bot.desk.visit import Office, Visit
from bot.features.woningweigering import news, screens
from bot.features.woningweigering.screens import Bij, WeigeringBeeld
from bot.screens.beeld import Beeld
from bot.screens.message import Bericht
from workflows.engine.velden import Veld
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering import velden
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.kruising import BAND, KRUISINGEN
from workflows.woningweigering.regels import PERSOON
from workflows.woningweigering.tabel import WONINGWEIGERING

SPOOR = KOPPELING.sporen[0]

# ---------------------------------------------------------------- looking


def listing(visit: Visit, page: int = 0) -> Bericht:
    """The reports of the own organisation(s) that run, most urgent first."""
    return standard.listing(visit, WONINGWEIGERING.naam, page)


def beeld(office: Office, case: Opened, shown: Beeld, _: Visit | None = None) -> WeigeringBeeld:
    """What the screens of a report show."""
    return WeigeringBeeld.van(shown, koppeling=_bij(office, case), al_een_kans=_had_a_chance(office, case))


def _had_a_chance(office: Office, case: Opened) -> bool:
    """Whether the household of this koppeling accepted in a second chance before: the handreiking knows one."""
    about = WeigeringFeiten(case.zaak.feiten).koppeling
    earlier = office.store.weigeringen.of_koppeling(about) if about is not None else []
    rows = (office.store.cases.get(ident) for ident in earlier if ident < case.row.id)
    return any(row is not None and row.standen[PERSOON] == "geaccepteerd" for row in rows)


def _bij(office: Office, case: Opened) -> Bij | None:
    ident = WeigeringFeiten(case.zaak.feiten).koppeling
    row = office.store.cases.get(ident) if ident is not None else None
    if row is None or row.organisatie != case.row.organisatie or row.procedure != KOPPELING.naam:
        return None
    return Bij(row.id, row.referentie, SPOOR.stand(row.standen[SPOOR.naam]))


def correctable(case: Opened) -> Sequence[Veld]:
    """What was entered, also of the lines beside the steps that have no screen of their own; of a second chance its
    last day, which the gemeente may choose afterwards."""
    known = {naam for naam, value in case.zaak.feiten.items() if value is not None}
    known |= {veld.naam for veld in WONINGWEIGERING.aanleg}
    known |= {velden.KANS_TOT.naam} if case.zaak.standen[PERSOON] == "tweede_kans" else set()
    beside = [veld.naam for veld in (velden.GEMELD_OP, velden.LEIDING_OP, velden.TERUG_OP)]
    return [veld for veld in standard.correctable(case, beside) if veld.naam in known]


BANDEN = (
    Band(
        BAND,
        WONINGWEIGERING.naam,
        KOPPELING.naam,
        lambda _, __, feiten: [WeigeringFeiten(feiten).koppeling or 0],
        lambda office, row: office.store.weigeringen.of_koppeling(row.id),
        news.owner,
    ),
)

HANDLING = standard.handling(
    WONINGWEIGERING,
    beeld=beeld,
    lijst=screens.LIJST,
    correctable=correctable,
    daarna=news.daarna,
    banden=BANDEN,
    kruisingen=KRUISINGEN,
)
