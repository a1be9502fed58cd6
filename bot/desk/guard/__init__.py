"""The guard: finds words of danger, and personal data that must not be kept.

Everything here is a pure function of a text. Nothing is logged, and no result holds any part of the text.
"""

from bot.desk.guard.gevaar import Gevaar, gevaar, gevaar_tekst
from bot.desk.guard.meldingen import melding
from bot.desk.guard.poort import Treffer, controleer, is_geboortedag, twijfel
from bot.desk.guard.referentie import Afgekeurd, nummer_ok, referentie_bezwaar, referentie_ok, tekst_ok
from bot.desk.guard.soorten import Soort
from bot.desk.guard.waarschuwing import waarschuwing

__all__ = [
    "Afgekeurd",
    "Gevaar",
    "Soort",
    "Treffer",
    "controleer",
    "gevaar",
    "gevaar_tekst",
    "is_geboortedag",
    "melding",
    "nummer_ok",
    "referentie_bezwaar",
    "referentie_ok",
    "tekst_ok",
    "twijfel",
    "waarschuwing",
]
