"""Amv's: what this use brings to the desk. The requests of Nidos follow from their table."""

from dataclasses import replace

from bot.desk import standard
from bot.desk.feature import Command
from bot.features.amv import desk
from bot.screens.help import Groep
from workflows.amv.tabel import AMV

_CASES = standard.feature(AMV, Groep.KOPPELINGEN, "verzoeken van Nidos om een woning")
_LISTS, _BEGINS = _CASES.commands

FEATURE = replace(
    _CASES,
    commands=(
        Command(
            "amv",
            "amv's: wie telt mee, leeftijden, verzoek van Nidos",
            desk.typed,
            ("amv", "amv's", "amvs"),
            meer="Amv's",
            label="Amv: meetellen en leeftijden",
            genoemd=(
                "amv|amvs telt|tellen mee uitzoek|nagaan|controle|bepaal",
                "amv|jongere leeftijd|leeftijden reken|bereken|uitreken",
                "amv|nidos verzoek vastleg|vastleggen|registre|bijhoud|volg",
            ),
        ),
        replace(_LISTS, name="amvverzoeken"),
        _BEGINS,
    ),
    presses={"am": desk.press},
)
