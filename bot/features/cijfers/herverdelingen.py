"""What herverdelingen change in the standings of a gemeente, and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.desk.visit import Office
from workflows.herverdeling.effect import EFFECT_NIET, effect
from workflows.herverdeling.feiten import HerverdelingFeiten
from workflows.herverdeling.regels import tijdvak_van


@dataclass(frozen=True, slots=True)
class Effect:
    """What one herverdeling adds to a taakstelling (below zero: takes off): how sure it is ("nog niet getoetst door
    COA", "COA vraagt herstel" or "verwerkt door COA"), and of which case."""

    verschil: int
    zekerheid: str
    referentie: str
    zaak: int


def effecten(office: Office, gemeente: str, tijdvak: str) -> list[Effect]:
    """The herverdelingen that count now for a gemeente (its CBS code) in a tijdvak ("2027-I"), oldest first. One counts
    when every college decided and every besluit was published; one over more tijdvakken counts in each of them."""
    return effecten_van(office, [gemeente], tijdvak).get(gemeente, [])


def effecten_van(office: Office, gemeenten: Iterable[str], tijdvak: str) -> dict[str, list[Effect]]:
    """The same for several gemeenten in one reading; one without any is left out."""
    wanted = set(gemeenten)
    found: dict[str, list[Effect]] = {}
    for ident in office.store.herverdelingen.of_gemeenten(wanted):
        row = office.store.cases.get(ident)
        if row is None or tijdvak not in _tijdvakken(row.feiten):
            continue
        zekerheid, verschillen = effect(row.standen, row.feiten)
        for code, verschil in verschillen.items():
            if zekerheid != EFFECT_NIET and verschil and code in wanted:
                found.setdefault(code, []).append(Effect(verschil, zekerheid, row.referentie, row.id))
    return found


def _tijdvakken(feiten: dict[str, object]) -> list[str]:
    tijdvak, found = tijdvak_van(feiten), list[str]()
    for _ in range(HerverdelingFeiten(feiten).tijdvakken or 1):
        if tijdvak is not None:
            found.append(str(tijdvak))
            tijdvak = tijdvak.volgende
    return found
