"""What the name in a cell of a list means: gemeente, former gemeente, provincie, country or sum, for who sent it."""

from functools import lru_cache

from bot.desk.provincies import herken, namen
from knowledge.gemeenten import Gemeenten
from workflows.lijsten.gebied import Gebied, Soort, Vind
from workflows.lijsten.tabel import is_totaal

_LAND = frozenset(("nederland", "nl", "nl00", "heel nederland", "landelijk", "totaal nederland"))


def vinder(gemeenten: Gemeenten, provincie: str | None = None) -> Vind:
    """Looks names up; of two gemeenten of one name the one in this provincie is meant. A slip is never repaired: the
    suggestion is asked of `lijkt_op`."""
    provincies = namen(gemeenten)

    @lru_cache(maxsize=4096)
    def vind(tekst: str) -> Gebied:
        naam = " ".join(tekst.split())
        if naam.casefold() in _LAND:
            return Gebied(Soort.LAND, naam)
        if not naam or len(naam) > 60 or is_totaal(naam):
            return Gebied(Soort.TOTAAL if naam else Soort.ONBEKEND, naam)
        also = herken(naam, provincies) is not None
        found = gemeenten.precies(naam)
        own = [g for g in found if g.provincie == provincie]
        if len(found) == 1 or len(own) == 1:
            one = found[0] if len(found) == 1 else own[0]
            return Gebied(Soort.GEMEENTE, one.naam, one.code, gekozen=len(found) > 1, ook_provincie=also)
        if found:
            return Gebied(Soort.MEER, naam, nu=tuple(g.naam for g in found))
        former = gemeenten.herindeling(naam)
        if former is not None:
            return Gebied(Soort.OPGEHEVEN, former.naam, nu=tuple(g.naam for g in former.nu))
        return Gebied(Soort.PROVINCIE if also else Soort.ONBEKEND, naam)

    return vind


def lijkt_op(gemeenten: Gemeenten, tekst: str) -> tuple[str, ...]:
    """The gemeenten that a name with a slip may mean, at most three."""
    return tuple(g.naam for g in gemeenten.zoek(tekst)[:3])
