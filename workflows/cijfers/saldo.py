"""Where a gemeente stands in a tijdvak: what it has to house, what it housed, and what remains.

Sign rule of the Flevoland table (2021): a restant or saldo below zero is an achterstand, above zero a voorsprong. So
totaal te huisvesten = taakstelling + herverdelingen - restant, and saldo = gehuisvest - totaal. The saldo of one
tijdvak is the restant of the next. All numbers are persons.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from workflows.cijfers.taakstelling import Taakstelling, getal
from workflows.dates.tijdvak import Tijdvak
from workflows.dates.words import zeg


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """What a herverdeling does to this gemeente: above zero it takes over. `getoetst`: COA has processed the besluit;
    `herstel`: COA asks to repair it."""

    aantal: int
    getoetst: bool
    herstel: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """Persons housed in the tijdvak, counted up to and including `tot`."""

    aantal: int
    tot: date

    def __post_init__(self) -> None:
        if self.aantal < 0:
            raise ValueError("aantallen die niet kunnen")


@dataclass(frozen=True, slots=True)
class Onderweg:
    """Persons who will count but are not in the figures yet.

    `pijplijn`: housed or signed, and provable, but not entered by COA (HV16 §4.4.1). `later_geteld`: entered after the
    peildatum. `fase_3`: signed and not yet moved. They serve the judgement of this tijdvak only: in the figures they
    count in the tijdvak in which COA enters them, so that nobody counts twice.
    """

    pijplijn: int = 0
    later_geteld: int = 0
    fase_3: int = 0

    def __post_init__(self) -> None:
        if min(self.pijplijn, self.later_geteld, self.fase_3) < 0:
            raise ValueError("aantallen die niet kunnen")

    @property
    def samen(self) -> int:
        """All of them."""
        return self.pijplijn + self.later_geteld + self.fase_3


@dataclass(frozen=True, slots=True)
class Halfjaarstand:
    """One gemeente in one tijdvak. `restant` is the saldo of the tijdvak before it.

    `coa` are COA's official figures and lead; `eigen` is what the gemeente counted itself.
    """

    gemeente: str
    tijdvak: Tijdvak
    taakstelling: Taakstelling
    restant: int = 0
    verschuivingen: tuple[Verschuiving, ...] = ()
    coa: Telling | None = None
    eigen: Telling | None = None
    onderweg: Onderweg = field(default_factory=Onderweg)

    def __post_init__(self) -> None:
        for telling in (self.coa, self.eigen):
            if telling is not None and telling.tot < self.tijdvak.begin:
                raise ValueError("een telling van vóór het halfjaar")
        if self.taakstelling.aantal + self.verschoven < 0:
            raise ValueError("een gemeente kan niet meer overdragen dan haar taakstelling")

    @property
    def verschoven(self) -> int:
        """What the herverdelingen add or take away together."""
        return sum(item.aantal for item in self.verschuivingen)

    @property
    def totaal(self) -> int:
        """Persons to house in this tijdvak. Below zero the gemeente is further ahead than its whole taakstelling."""
        return self.taakstelling.aantal + self.verschoven - self.restant

    @property
    def telling(self) -> Telling | None:
        """The count that leads: COA's, and the gemeente's own only where COA's is not there."""
        return self.coa or self.eigen

    @property
    def saldo(self) -> int | None:
        """Housed minus to house; None while nothing is counted. While the tijdvak runs it says what is still to do."""
        return None if self.telling is None else self.telling.aantal - self.totaal

    def volgende(self, taakstelling: Taakstelling) -> "Halfjaarstand":
        """The tijdvak after this one, with this saldo as its restant. Raises ValueError while nothing is counted."""
        if self.saldo is None:
            raise ValueError("zonder telling is er geen restant")
        return Halfjaarstand(self.gemeente, self.tijdvak.volgende, taakstelling, self.saldo)


@dataclass(frozen=True, slots=True)
class Gebied:
    """Several gemeenten in the same tijdvak: a regio or a provincie. Raises ValueError for doubles or mixed tijdvakken.

    A column is the sum of its rows; where a gemeente has no count the sum is None, and `ontbreekt` names it.
    """

    naam: str
    delen: tuple[Halfjaarstand, ...]

    def __post_init__(self) -> None:
        if len({deel.tijdvak for deel in self.delen}) > 1:
            raise ValueError("standen van verschillende halfjaren")
        if len({deel.gemeente for deel in self.delen}) < len(self.delen):
            raise ValueError("een gemeente staat er dubbel in")

    @property
    def taakstelling(self) -> int:
        """The taakstellingen together, before herverdelingen."""
        return sum(deel.taakstelling.aantal for deel in self.delen)

    @property
    def restant(self) -> int:
        """What the tijdvak before left, together."""
        return sum(deel.restant for deel in self.delen)

    @property
    def verschoven(self) -> int:
        """What came into the area by herverdeling (below zero: left it)."""
        return sum(deel.verschoven for deel in self.delen)

    @property
    def totaal(self) -> int:
        """Persons to house in the area."""
        return self.taakstelling + self.verschoven - self.restant

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """The gemeenten without any count."""
        return tuple(deel.gemeente for deel in self.delen if deel.telling is None)

    @property
    def gehuisvest(self) -> int | None:
        """Persons housed in the area, or None when a gemeente has no count."""
        if self.ontbreekt:
            return None
        return sum(deel.telling.aantal for deel in self.delen if deel.telling)

    @property
    def saldo(self) -> int | None:
        """Housed minus to house, or None when a gemeente has no count."""
        return None if self.gehuisvest is None else self.gehuisvest - self.totaal


def herverdeel(standen: Iterable[Halfjaarstand], effecten: Mapping[str, int], *, getoetst: bool) -> list[Halfjaarstand]:
    """The standen after one herverdeling (Huisvestingswet 2014, article 29, second paragraph).

    Raises ValueError when the sum of the taakstellingen would change, when fewer than two gemeenten take part, when
    one is not in `standen`, or when one would hand over more than it has.
    """
    before = list(standen)
    if sum(effecten.values()) != 0:
        raise ValueError("de som van de taakstellingen verandert niet bij een herverdeling")
    if len(effecten) < 2 or not all(effecten.values()):
        raise ValueError("een herverdeling is tussen twee of meer gemeenten")
    if unknown := effecten.keys() - {stand.gemeente for stand in before}:
        raise ValueError(f"onbekende gemeente: {', '.join(sorted(unknown))}")
    return [_verschuif(stand, effecten, getoetst) for stand in before]


def _verschuif(stand: Halfjaarstand, effecten: Mapping[str, int], getoetst: bool) -> Halfjaarstand:
    if stand.gemeente not in effecten:
        return stand
    extra = Verschuiving(effecten[stand.gemeente], getoetst)
    return replace(stand, verschuivingen=(*stand.verschuivingen, extra))


# ---------------------------------------------------------------- in words


def zeg_saldo(saldo: int | None) -> str:
    """As in "achterstand 20", "voorsprong 2", "precies gehaald" or "nog niet bekend"."""
    if saldo is None:
        return "nog niet bekend"
    if saldo == 0:
        return "precies gehaald"
    return f"{'voorsprong' if saldo > 0 else 'achterstand'} {getal(abs(saldo))}"


def zeg_tussenstand(saldo: int | None, *, loopt: bool) -> str:
    """The same; while the tijdvak runs, what is still to be housed is no achterstand yet: "nog 20 te huisvesten"."""
    return f"nog {getal(-saldo)} te huisvesten" if loopt and saldo is not None and saldo < 0 else zeg_saldo(saldo)


def herleid(stand: Halfjaarstand) -> tuple[str, ...]:
    """How the totaal came about, line by line."""
    rows = [f"Taakstelling {stand.tijdvak}: {getal(stand.taakstelling.aantal)}"]
    if not stand.taakstelling.gepubliceerd:
        rows[0] += " (schatting, kan 1 afwijken)"
    if stand.taakstelling.eerst is not None:
        rows.append(f"Eerst was dat {getal(stand.taakstelling.eerst)}: bijgesteld tijdens het halfjaar")
    if stand.restant:
        rows.append(f"{'Af' if stand.restant > 0 else 'Bij'}: {zeg_saldo(stand.restant)} uit het vorige halfjaar")
    rows += [_zeg_verschuiving(item) for item in stand.verschuivingen]
    return (*rows, f"Totaal te huisvesten: {getal(stand.totaal)}")


def _zeg_verschuiving(item: Verschuiving) -> str:
    said = f"{'Bij' if item.aantal > 0 else 'Af'}: herverdeling {getal(abs(item.aantal))}"
    if item.getoetst:
        return said
    return f"{said} ({'COA vraagt herstel' if item.herstel else 'COA heeft deze nog niet getoetst'})"


def zeg_tellingen(stand: Halfjaarstand) -> tuple[str, ...]:
    """COA's figure and the own one beside each other, and why they can differ."""
    rows = _tellingen(stand.coa, stand.eigen)
    if stand.coa and stand.eigen and stand.coa.aantal != stand.eigen.aantal:
        rows.append(f"Verschil: {getal(abs(stand.coa.aantal - stand.eigen.aantal))}. Voor toezicht telt COA.")
        rows.append(_waarom(stand.coa, stand.eigen))
    if stand.onderweg.pijplijn:
        rows.append(f"Pijplijn: {getal(stand.onderweg.pijplijn)}. Aantoonbaar, maar nog niet verwerkt door COA.")
    if later := stand.onderweg.later_geteld:
        rows.append(f"Na-ijl: {getal(later)}. COA verwerkte hen pas na de peildatum.")
    if stand.onderweg.fase_3:
        rows.append(f"In fase 3: {getal(stand.onderweg.fase_3)}. Getekend, nog niet verhuisd.")
    return tuple(rows)


def _tellingen(coa: Telling | None, eigen: Telling | None) -> list[str]:
    named: Sequence[tuple[str, Telling | None]] = (("COA", coa), ("Eigen telling", eigen))
    return [f"{naam}: {getal(t.aantal)} gehuisvest t/m {zeg(t.tot)}" for naam, t in named if t]


def _waarom(coa: Telling, eigen: Telling) -> str:
    if coa.tot != eigen.tot:
        return "De tellingen lopen tot een andere dag."
    if coa.aantal < eigen.aantal:
        return "COA telt pas na de uitschrijving. Controleer ook of je een zelfhuisvester hebt gemeld."
    return "COA telt mensen die hier niet als zaak staan, zoals nareizigers. Vergelijk met de lijst in TVS."
