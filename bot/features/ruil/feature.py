"""Swaps of households: what this use brings to the desk. The case follows from the table; beside it stands what a swap
is, wherever somebody types it."""

from dataclasses import replace

from bot.desk import standard
from bot.desk.begun import attached
from bot.desk.feature import Command
from bot.features.ruil import desk
from bot.screens.help import Groep
from workflows.koppeling.tabel import KOPPELING
from workflows.ruil.kruising import BAND, KRUISINGEN
from workflows.ruil.tabel import RUIL

_CASES = standard.feature(
    RUIL,
    Groep.ANDEREN,
    "huishoudens ruilen met een andere gemeente",
    label="Huishoudens ruilen",
    dealt=standard.handling(RUIL, banden=(attached.band(BAND, RUIL.naam, KOPPELING.naam),), kruisingen=KRUISINGEN),
)
_LIST = Command(
    "ruil",
    "huishoudens ruilen met een andere gemeente",
    desk.command,
    (
        "ruil",
        "ruilen",
        "huishoudens ruilen",
        "gezinnen ruilen",
        "gezin ruilen",
        "koppelingen ruilen",
        "ruilen van huishoudens",
    ),
    label="Huishoudens ruilen",
)
FEATURE = replace(
    _CASES,
    commands=(_LIST, *_CASES.commands[1:]),
    presses={"ru": desk.press},
    short=(desk.short,),
    vragen=desk.VRAGEN,
    op_scherm=(desk.on_screen,),
)
