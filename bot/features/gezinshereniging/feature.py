"""Gezinsherenigingen: what this use brings to the desk. All but which cases belong together follows from the table."""

from collections.abc import Mapping
from typing import Any

from bot.desk import standard
from bot.desk.begun import attached
from bot.desk.feature import Band
from bot.desk.visit import Office
from bot.screens.help import Groep
from workflows.engine.tabel import BIJ
from workflows.gezinshereniging.kruising import BAND, BIJ_WEIGERING, KRUISINGEN
from workflows.gezinshereniging.tabel import GEZINSHERENIGING
from workflows.koppeling.tabel import KOPPELING
from workflows.woningweigering import velden
from workflows.woningweigering.tabel import WONINGWEIGERING


def _weigeringen(office: Office, _: int, feiten: Mapping[str, Any]) -> list[int]:
    about = feiten.get(BIJ.naam)
    return office.store.weigeringen.of_koppeling(about) if about is not None else []


def _van_de_weigering(office: Office, _: int, __: int, feiten: Mapping[str, Any]) -> list[int]:
    about = feiten.get(velden.KOPPELING.naam)
    rows = office.store.cases.standing_beside(about) if about is not None else []
    return [row.id for row in rows if row.procedure == GEZINSHERENIGING.naam]


BANDEN = (
    attached.band(BAND, GEZINSHERENIGING.naam, KOPPELING.naam),
    Band(
        BIJ_WEIGERING,
        GEZINSHERENIGING.naam,
        WONINGWEIGERING.naam,
        _weigeringen,
        _van_de_weigering,
        (BIJ.naam, velden.KOPPELING.naam),
    ),
)

FEATURE = standard.feature(
    GEZINSHERENIGING,
    Groep.NAAST,
    "een gezin dat mag komen, van bericht tot woning",
    label="Volg een gezinshereniging",
    genoemd=("gezinshereniging|nareis vastleg|volg|bijhoud|registre",),
    dealt=standard.handling(GEZINSHERENIGING, banden=BANDEN, kruisingen=KRUISINGEN),
)
