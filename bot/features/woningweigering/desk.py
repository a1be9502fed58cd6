"""Woningweigering: how a report shows itself, and which koppeling it is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.desk import standard
from bot.desk.case import Opened
from bot.desk.feature import Band
from bot.desk.visit import Office, Visit
from bot.features.woningweigering import news, screens
from bot.features.woningweigering.screens import Bij, WeigeringBeeld
from bot.screens.beeld import Beeld
from bot.screens.beside import SAME_HOME
from bot.screens.message import Bericht
from workflows.engine.velden import Veld, pak_uit
from workflows.koppeling.feiten import KoppelingFeiten
from workflows.koppeling.kruising import woning_van
from workflows.koppeling.tabel import KOPPELING
from workflows.koppeling.velden import WONING
from workflows.woningweigering import kruising, kruising_koppeling, kruising_woning, velden
from workflows.woningweigering.feiten import WeigeringFeiten
from workflows.woningweigering.kruising import BAND
from workflows.woningweigering.kruising_woning import BIJ_KOPPELING, BIJ_WEIGERING
from workflows.woningweigering.regels import HUIS, PERSOON, TERECHT, WACHTEND, WEG
from workflows.woningweigering.tabel import WONINGWEIGERING

SPOOR = KOPPELING.sporen[0]

# ---------------------------------------------------------------- looking


def listing(visit: Visit, page: int = 0) -> Bericht:
    """The reports of the own organisation(s) that run, most urgent first."""
    return standard.listing(visit, WONINGWEIGERING.naam, page)


def beeld(office: Office, case: Opened, shown: Beeld, _: Visit | None = None) -> WeigeringBeeld:
    """What the screens of a report show."""
    return WeigeringBeeld.van(shown, koppeling=_bij(office, case))


def _bij(office: Office, case: Opened) -> Bij | None:
    ident = WeigeringFeiten(case.zaak.feiten).koppeling
    row = office.store.cases.get(ident) if ident is not None else None
    if row is None or row.organisatie != case.row.organisatie or row.procedure != KOPPELING.naam:
        return None
    facts = KoppelingFeiten(pak_uit(KOPPELING.velden, row.feiten))
    return Bij(row.id, row.referentie, SPOOR.stand(row.standen[SPOOR.naam]), facts.getekend or facts.tekenafspraak)


def correctable(case: Opened) -> Sequence[Veld]:
    """What was entered, also of the lines beside the steps that have no screen of their own; of a second chance its
    last day, which the gemeente may choose afterwards."""
    known = {naam for naam, value in case.zaak.feiten.items() if value is not None}
    known |= {veld.naam for veld in WONINGWEIGERING.aanleg}
    chance = case.zaak.standen[PERSOON] == "tweede_kans" and case.zaak.standen[HUIS] not in WEG
    known |= {velden.KANS_TOT.naam} if chance else set()
    known |= {velden.KANS_EERDER.naam} if case.zaak.standen[PERSOON] in (*WACHTEND, *TERECHT) else set()
    hidden = (velden.GEMELD_OP, velden.LEIDING_OP, velden.TERUG_OP, velden.NIET_DOOR_OP, velden.VRIJ_OP)
    beside = [veld.naam for veld in (*hidden, velden.KANS_EERDER)]
    return [veld for veld in standard.correctable(case, beside) if veld.naam in known]


# ---------------------------------------------------------------- which other cases belong to it

_OP_WONING = (WONING.naam, velden.KOPPELING.naam)


def _koppelingen_van_woning(office: Office, organisatie: int, feiten: Mapping[str, Any]) -> list[int]:
    """The koppelingen of other households that name the home of this report."""
    known = WeigeringFeiten(feiten)
    found = office.store.weigeringen.koppelingen_van_woning(organisatie, known.woning) if known.woning else []
    return [ident for ident in found if ident != known.koppeling]


def _weigeringen_van_woning(office: Office, organisatie: int, ident: int, feiten: Mapping[str, Any]) -> list[int]:
    """The reports about other households that name the home of this koppeling."""
    home = woning_van(feiten)
    found = office.store.weigeringen.of_woning(organisatie, home) if home else []
    return [other for other in found if not ident or _about(office, other) != ident]


def _andere_weigeringen(office: Office, organisatie: int, feiten: Mapping[str, Any]) -> list[int]:
    """The reports about another koppeling that name the same home."""
    known = WeigeringFeiten(feiten)
    if not known.woning or known.koppeling is None:
        return []
    found = office.store.weigeringen.of_woning(organisatie, known.woning)
    return [other for other in found if _about(office, other) not in (None, known.koppeling)]


def _about(office: Office, ident: int) -> int | None:
    row = office.store.cases.get(ident)
    return WeigeringFeiten(row.feiten).koppeling if row is not None else None


BANDEN = (
    Band(
        BAND,
        WONINGWEIGERING.naam,
        KOPPELING.naam,
        lambda _, __, feiten: [ident] if (ident := WeigeringFeiten(feiten).koppeling) else (),
        lambda office, _, ident, __: office.store.weigeringen.of_koppeling(ident) if ident else (),
        (velden.KOPPELING.naam,),
        news.owner,
    ),
    Band(
        BIJ_KOPPELING,
        WONINGWEIGERING.naam,
        KOPPELING.naam,
        _koppelingen_van_woning,
        _weigeringen_van_woning,
        _OP_WONING,
        toont=SAME_HOME,
    ),
    Band(
        BIJ_WEIGERING,
        WONINGWEIGERING.naam,
        WONINGWEIGERING.naam,
        _andere_weigeringen,
        lambda *_: (),
        _OP_WONING,
        toont=SAME_HOME,
    ),
)

HANDLING = standard.handling(
    WONINGWEIGERING,
    beeld=beeld,
    lijst=screens.LIJST,
    correctable=correctable,
    daarna=news.daarna,
    banden=BANDEN,
    kruisingen=(*kruising.KRUISINGEN, *kruising_koppeling.KRUISINGEN, *kruising_woning.KRUISINGEN),
)
