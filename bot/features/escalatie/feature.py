"""Escalaties: what this use brings to the desk. All of it follows from the table."""

from bot.desk import standard
from bot.screens.help import Groep
from workflows.escalatie.tabel import ESCALATIE

FEATURE = standard.feature(
    ESCALATIE,
    Groep.NAAST,
    "opschalen bij COA, stap voor stap",
    label="Begin een escalatie",
    genoemd=("escalatie vastleg|begin|start|volg", "escaleren coa|koppeling|zaak"),
)
