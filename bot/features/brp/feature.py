"""BRP and pas: what this use brings to the desk. All of it follows from the table."""

from bot.desk import standard
from bot.screens.help import Groep
from workflows.brp.tabel import BRP_EN_PAS

FEATURE = standard.feature(
    BRP_EN_PAS,
    Groep.NAAST,
    "inschrijving BRP en verblijfspas volgen",
    label="Volg BRP en pas",
    genoemd=("brp|pas vastleg|volg|bijhoud|registre",),
)
