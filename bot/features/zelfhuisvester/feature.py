"""Zelfhuisvesters: what this use brings to the desk. All of it follows from the table."""

from bot.desk import standard
from bot.screens.help import Groep
from workflows.zelfhuisvester.tabel import ZELFHUISVESTER

FEATURE = standard.feature(
    ZELFHUISVESTER,
    Groep.NAAST,
    "iemand die zelf een woning zoekt, tot de melding aan COA",
    label="Volg een zelfhuisvester",
    genoemd=("zelfhuisvester|zelfzoeker vastleg|volg|bijhoud|registre|meld",),
)
