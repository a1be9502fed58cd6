"""What belongs to no use, because every use stands on it: the steps of a case, and the gesprek that is open."""

from bot.desk import correcting, ending, forms, standard, steps
from bot.desk.feature import Feature
from bot.desk.registry import joined

FEATURE = Feature(
    presses=joined(steps.PRESSES, correcting.PRESSES, ending.PRESSES, forms.PRESSES, standard.PRESSES),
    forms=joined(steps.FORMS, correcting.FORMS),
)
