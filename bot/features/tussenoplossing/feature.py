"""Tussenoplossingen: what this use brings to the desk. What its screens add stands in `screens`."""

from bot.desk import standard
from bot.desk.begun import attached
from bot.features.tussenoplossing.screens import PlekBeeld
from bot.screens.help import Groep
from workflows.koppeling.tabel import KOPPELING
from workflows.tussenoplossing.kruising import BAND, KRUISINGEN
from workflows.tussenoplossing.tabel import TUSSENOPLOSSING

FEATURE = standard.feature(
    TUSSENOPLOSSING,
    Groep.NAAST,
    "een tijdelijke plek volgen: HAR, doorstroomlocatie",
    label="Volg een tijdelijke plek",
    genoemd=("tussenoplossing|doorstroomlocatie|tussenvoorziening|hotelplek|dsl|har vastleg|volg|bijhoud|registre",),
    dealt=standard.handling(
        TUSSENOPLOSSING,
        beeld=lambda _, __, shown, ___: PlekBeeld.van(shown),
        banden=(attached.band(BAND, TUSSENOPLOSSING.naam, KOPPELING.naam),),
        kruisingen=KRUISINGEN,
    ),
)
