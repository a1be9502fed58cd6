"""What made koppelingen late, counted over a tijdvak: causes, households and days, and never which koppeling.

Two groups, as the figures of the handreiking have them apart (§4.4.3): who moved in the tijdvak, and who was coupled by
its end and still waits. A household that took longer than the agreed 12 weeks while nobody said why is counted too, so
that a report never shows less lateness than there is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workflows.koppeling.doorlooptijd import NORM, Methode, Traject, verloren

ONBEKEND = ""
"""The name of no cause: it took longer than agreed, and nobody recorded why."""


@dataclass(frozen=True, slots=True)
class Geteld:
    """What a cause cost: how many households it held up, and how many days together. Of an unknown cause these are the
    days beyond the agreed 12 weeks."""

    oorzaak: str
    huishoudens: int
    dagen: int


@dataclass(frozen=True, slots=True)
class Telling:
    """The causes of one gemeente over a tijdvak, most days first: of the `verhuisd` households that moved in it, and of
    the `wachtend` that were coupled by its end and did not move yet."""

    verhuisd: int
    bij_verhuisd: Sequence[Geteld]
    wachtend: int
    bij_wachtend: Sequence[Geteld]


def tel_oorzaken(trajecten: Iterable[Traject], van: date, tot: date, vandaag: date) -> Telling:
    """Count over the days `van` up to and including `tot`, as known on `vandaag`."""
    known = list(trajecten)
    moved = [item for item in known if item.verhuisd is not None and van <= item.verhuisd <= tot]
    waits = [item for item in known if item.verhuisd is None and item.gekoppeld <= tot]
    return Telling(len(moved), _rijen(moved, vandaag), len(waits), _rijen(waits, vandaag))


def _rijen(trajecten: Sequence[Traject], vandaag: date) -> list[Geteld]:
    lost = verloren(trajecten, Methode.KOPPELINGEN, date.min, date.max)
    rows = [Geteld(item.oorzaak, item.trajecten, item.dagen) for item in lost]
    beyond = [days for item in trajecten if not any(item.oorzaken.values()) and (days := _te_lang(item, vandaag)) > 0]
    return [*rows, *([Geteld(ONBEKEND, len(beyond), sum(beyond))] if beyond else [])]


def _te_lang(item: Traject, vandaag: date) -> int:
    """Days beyond the agreed 12 weeks; none or less within them."""
    return ((item.verhuisd or vandaag) - item.gekoppeld - NORM).days
