"""What came of the clauses that can be counted, by the own koppelingen: agreed beside done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workflows.koppeling.feiten import KoppelingFeiten


@dataclass(frozen=True, slots=True)
class Meting:
    """Persons that were coupled from `van` up to and including `tot`, how many of those were housed, and how many by
    this corporatie; of the koppelingen in which was signed, how many in time;
    `open_te_laat` are koppelingen without a contract past that time."""

    van: date
    tot: date
    gekoppeld: int
    gehuisvest: int
    bij_corporatie: int
    getekend: int
    op_tijd: int
    open_te_laat: int

    @property
    def aandeel(self) -> int | None:
        """Housed by this corporatie, of a hundred that were coupled; None where nobody was coupled."""
        return self.bij_corporatie * 100 // self.gekoppeld if self.gekoppeld else None


def meet(
    koppelingen: Iterable[tuple[str, KoppelingFeiten]], van: date, tot: date, corporatie: str, weken: int | None
) -> Meting:
    """The figures of these koppelingen (stand and facts). Those that ended without a home do not count; `corporatie` is
    the one that is measured, and one of which nobody said who looked counts for none."""
    coupled = housed = theirs = signed = in_time = late = 0
    limit = timedelta(weeks=weken or 0)
    for stand, facts in koppelingen:
        if stand == "vervallen" or not van <= facts.koppelingsdatum <= tot:
            continue
        coupled += facts.personen
        moved = facts.verhuisd is not None and facts.verhuisd <= tot
        housed += facts.personen if moved else 0
        theirs += facts.personen if moved and corporatie and facts.corporatie == corporatie else 0
        if facts.getekend is not None:
            signed += 1
            in_time += facts.getekend <= facts.koppelingsdatum + limit
        elif tot > facts.koppelingsdatum + limit:
            late += 1
    return Meting(van, tot, coupled, housed, theirs, signed, in_time, late)
