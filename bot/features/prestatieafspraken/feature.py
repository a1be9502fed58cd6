"""Prestatieafspraken with a corporatie: what this use brings to the desk."""

from dataclasses import replace

from bot.desk import standard
from bot.features.prestatieafspraken import builder, desk, paper
from bot.screens.help import Groep

FEATURE = replace(
    standard.feature(
        desk.HANDLING.procedure,
        Groep.ANDEREN,
        "afspraken met een corporatie maken, meten en volgen",
        label="Maak prestatieafspraken",
        genoemd=("prestatieafspraken|prestatieafspraak maak|opstel|opstellen|vastleg|volg",),
    ),
    forms=desk.FORMS,
    procedures=(desk.HANDLING,),
    presses=builder.PRESSES,
    rapporten={paper.SOORT: paper.make},
)
