"""Tussenoplossingen: what this use brings to the desk."""

from dataclasses import replace

from bot.desk import standard
from bot.features.tussenoplossing import desk
from bot.screens.help import Groep

FEATURE = replace(
    standard.feature(
        desk.HANDLING.procedure,
        Groep.NAAST,
        "een tijdelijke plek volgen: HAR, doorstroomlocatie",
        label="Volg een tijdelijke plek",
        genoemd=(
            "tussenoplossing|doorstroomlocatie|tussenvoorziening|hotelplek|dsl|har vastleg|volg|bijhoud|registre",
        ),
    ),
    forms=desk.FORMS,
    procedures=(desk.HANDLING,),
)
