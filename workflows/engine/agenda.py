"""Dates of a case for a calendar: what is due on which day, and how often that day has changed.

A calendar replaces an event it knows by one of the same uid with a higher sequence (RFC 5545, 3.8.7.4). The sequence
is read from the history, which only grows, so that it never goes down.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.engine.tabel import Procedure
from workflows.engine.zaak import Regel, Zaak, herspeel


@dataclass(frozen=True, slots=True)
class Afspraak:
    """Something that is due: `naam` stays the same when the day moves."""

    naam: str
    titel: str
    dag: date


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """An Afspraak as a calendar takes it; `vervallen` for one that is no longer due on any day."""

    naam: str
    titel: str
    dag: date
    reeks: int
    vervallen: bool = False


def gebeurtenissen(
    procedure: Procedure, regels: Sequence[Regel], afspraken: Callable[[Zaak], Sequence[Afspraak]]
) -> list[Gebeurtenis]:
    """All that was ever due in a case, from its history, soonest first."""
    known: dict[str, Gebeurtenis] = {}
    for length in range(1, len(regels) + 1):
        due = {a.naam: a for a in afspraken(herspeel(procedure, regels[:length]))}
        for naam in known.keys() | due.keys():
            known[naam] = _volgende(known.get(naam), due.get(naam))
    return sorted(known.values(), key=lambda item: (item.dag, item.naam))


def _volgende(oud: Gebeurtenis | None, nu: Afspraak | None) -> Gebeurtenis:
    if oud is None:
        assert nu is not None  # noqa: S101  one of the two is there
        return Gebeurtenis(nu.naam, nu.titel, nu.dag, 0)
    if nu is None:
        return oud if oud.vervallen else Gebeurtenis(oud.naam, oud.titel, oud.dag, oud.reeks + 1, vervallen=True)
    if oud.vervallen or oud.dag != nu.dag:
        return Gebeurtenis(nu.naam, nu.titel, nu.dag, oud.reeks + 1)
    return oud
