"""After a case changed: what the uses do for other people (`Feature.na_stap`)."""

from bot.desk.visit import Visit


def done(visit: Visit, zaak: int) -> None:
    """A step was taken or undone, by a person or by itself."""
    for hear in visit.office.features.na_stap:
        hear.gedaan(visit, zaak)


def corrected(visit: Visit, zaak: int) -> None:
    """What the case says was put right."""
    for hear in visit.office.features.na_stap:
        hear.verbeterd(visit, zaak)


def deleting(visit: Visit, zaak: int) -> None:
    """The case is about to be deleted."""
    for hear in visit.office.features.na_stap:
        hear.gewist(visit, zaak)
