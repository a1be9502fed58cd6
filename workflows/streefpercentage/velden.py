"""A calculation by streefpercentage: what is kept of it. Of each gemeente a slot, so that one that comes later or
leaves changes no field."""

from workflows.engine.velden import Soort, Veld

MEESTE = 60
"""Gemeenten in one calculation: no provincie has more (own choice)."""
MOST = 99_999
"""Places of one gemeente: more is a typing error."""
GEBRUIKELIJK = 60
"""The percentage of the regio in the document: what a calculation begins with."""
STREEF = Veld(
    "streef",
    "Streefpercentage",
    "Welk deel van de eigen opgave moet elke gemeente minstens leveren? Typ een percentage van 1 tot 100.",
    Soort.AANTAL,
    minimum=1,
    maximum=100,
)
BEGONNEN_OP = Veld("begonnen_op", "Begonnen op", "", Soort.DATUM)
SINDS = Veld("sinds", "", "", Soort.DATUM)
"""The day of the last numbers: from it is asked whether they are still right."""


def code(plek: int) -> Veld:
    """The CBS code of the gemeente of this slot."""
    return Veld(f"gemeente_{plek}", "", "", Soort.REFERENTIE)


def opgave(plek: int) -> Veld:
    """The places that the gemeente of this slot should have."""
    return Veld(f"opgave_{plek}", "", "", Soort.AANTAL, minimum=0, maximum=MOST)


def plekken(plek: int) -> Veld:
    """The places that it has."""
    return Veld(f"plekken_{plek}", "", "", Soort.AANTAL, minimum=0, maximum=MOST)


PLEKKEN = range(1, MEESTE + 1)
OVERIG = (
    STREEF, BEGONNEN_OP, SINDS, *(veld(plek) for plek in PLEKKEN for veld in (code, opgave, plekken)),
)  # fmt: skip
