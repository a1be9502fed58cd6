"""What belongs to no use, because every use stands on it: the steps of a case, the gesprek that is open, and what is
said of an own case in words."""

from bot.desk import correcting, ending, forms, standard, steps
from bot.desk.begun import attached
from bot.desk.feature import Feature
from bot.desk.own import beginning, case, described, nearest, proposals, words
from bot.desk.registry import joined
from bot.desk.trust import telling

FEATURE = Feature(
    presses=joined(
        steps.PRESSES,
        correcting.PRESSES,
        ending.PRESSES,
        forms.PRESSES,
        standard.PRESSES,
        proposals.PRESSES,
        described.PRESSES,
        words.PRESSES,
        attached.PRESSES,
        telling.PRESSES,
    ),
    forms=joined(steps.FORMS, correcting.FORMS),
    eigen=(beginning.read, case.read),
    tot_slot=(case.unknown, described.read, nearest.read),
    bij_zaak=(attached.at_case,),
    bij_naam=words.BIJ_NAAM,
    chores=(telling.work,),
)
