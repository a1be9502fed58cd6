"""The dates of a koppeling that belong in a calendar: the term that runs, the own planning beside it, the signing."""

from workflows.dates.kalender import Kalender
from workflows.engine.agenda import Afspraak
from workflows.engine.zaak import Zaak
from workflows.koppeling.plan import lopende_termijn, planning
from workflows.koppeling.tabel import KOPPELING


def afspraken(zaak: Zaak, kalender: Kalender) -> tuple[Afspraak, ...]:
    """What is due now, each under a name that stays when its day moves."""
    stand = zaak.standen[KOPPELING.sporen[0].naam]
    due: list[Afspraak] = []
    termijn = lopende_termijn(stand, zaak.feiten, kalender)
    if termijn is not None:
        werk = "tekenen" if termijn.term.naam == "tekenen" else "verhuizen"
        due.append(Afspraak(werk, f"{werk} uiterlijk", termijn.uiterlijk or termijn.einde))
        eigen = planning(stand, zaak.feiten, kalender)
        if eigen is not None:
            due.append(Afspraak(f"planning-{werk}", f"eigen planning {werk}", eigen.uiterlijk))
    if stand == "gevonden" and (dag := zaak.feiten.get("tekenafspraak")):
        due.append(Afspraak("tekenafspraak", "tekenafspraak", dag))
    return tuple(due)
