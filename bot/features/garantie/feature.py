"""Garanties of the sociale dienst: what this use brings to the desk. All of it follows from the table."""

from bot.desk import standard
from bot.screens.help import Groep
from workflows.garantie.tabel import GARANTIE

FEATURE = standard.feature(
    GARANTIE,
    Groep.NAAST,
    "een garantie van de sociale dienst volgen",
    label="Volg een garantie",
    genoemd=("garantie vastleg|vastleggen|volg|bijhoud|registre",),
)
