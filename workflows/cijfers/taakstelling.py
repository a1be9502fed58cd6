"""The taakstelling of a gemeente for a tijdvak, as the law computes it: in whole numbers, rounded up.

Huisvestingswet 2014, article 29, first paragraph: vg x iG / iN. What is published leads; this is a check and an
estimate beforehand.
"""

from dataclasses import dataclass

from workflows.bron import Bron
from workflows.dates.tijdvak import Tijdvak

ARTIKEL_29 = Bron("Huisvestingswet", "artikel 29 lid 1", 2014)


@dataclass(frozen=True, slots=True)
class Schatting:
    """A computed taakstelling with its derivation, line by line."""

    tijdvak: Tijdvak
    aantal: int
    regels: tuple[str, ...]


def naar_rato(vg: int, inwoners: int, nederland: int) -> int:
    """vg x iG / iN, rounded up to a whole number, without ever leaving whole numbers.

    Raises ValueError for numbers that cannot be: a population of nothing, or more inhabitants than the country.
    """
    if vg < 0 or inwoners < 0 or nederland <= 0 or inwoners > nederland:
        raise ValueError("aantallen die niet kunnen")
    return -(-vg * inwoners // nederland)


def schat(tijdvak: Tijdvak, vg: int, gemeente: str, inwoners: int, nederland: int) -> Schatting:
    """The estimate for a gemeente, said in a way that it can be followed. Raises as `naar_rato`."""
    aantal = naar_rato(vg, inwoners, nederland)
    heel, rest = divmod(vg * inwoners, nederland)
    rounded = "een heel getal" if rest == 0 else f"{heel} en nog een deel, naar boven afgerond"
    peil = f"{tijdvak.peildatum.day} januari {tijdvak.peildatum.year}"
    return Schatting(
        tijdvak,
        aantal,
        (
            f"Landelijk in {tijdvak}: {getal(vg)} vergunninghouders.",
            f"Inwoners van {gemeente} op {peil}: {getal(inwoners)} van {getal(nederland)} in Nederland (CBS).",
            f"{getal(vg)} × {getal(inwoners)} ÷ {getal(nederland)} = {rounded}: {getal(aantal)}.",
            f"Bron: {ARTIKEL_29}.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Taakstelling:
    """The taakstelling that counts. `eerst` is what it was before it was lowered during the tijdvak, else None."""

    aantal: int
    gepubliceerd: bool
    eerst: int | None = None
    regels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.aantal < 0 or (self.eerst is not None and self.eerst < self.aantal):
            raise ValueError("aantallen die niet kunnen")

    def bijgesteld(self, nieuw: int) -> "Taakstelling":
        """Lowered during the tijdvak. Raises ValueError for a higher number: adjusting goes only down (UR24, h2)."""
        if nieuw > self.aantal:
            raise ValueError("Een lopende taakstelling kan alleen naar beneden worden bijgesteld.")
        if nieuw == self.aantal:
            return self
        said = f"Tijdens het halfjaar bijgesteld van {getal(self.aantal)} naar {getal(nieuw)}."
        return Taakstelling(nieuw, self.gepubliceerd, self.aantal if self.eerst is None else self.eerst,
                            (*self.regels, said))  # fmt: skip


def leidend(gepubliceerd: int | None, schatting: Schatting | None) -> Taakstelling | None:
    """The published number where there is one; otherwise the computed one, called an estimate. None without either."""
    if gepubliceerd is not None:
        return Taakstelling(gepubliceerd, True, regels=("Gepubliceerd aantal.", *_vergelijk(gepubliceerd, schatting)))
    if schatting is None:
        return None
    return Taakstelling(schatting.aantal, False, regels=(*schatting.regels, KAN_AFWIJKEN))


def _vergelijk(gepubliceerd: int, schatting: Schatting | None) -> tuple[str, ...]:
    if schatting is None or schatting.aantal == gepubliceerd:
        return ()
    verschil = abs(schatting.aantal - gepubliceerd)
    said = f"Berekend zijn het er {getal(schatting.aantal)}. Het gepubliceerde aantal telt."
    return (said,) if verschil == 1 else (said, f"Het scheelt {getal(verschil)}: controleer de aantallen.")


KAN_AFWIJKEN = (
    "Dit is een schatting. Zij kan 1 afwijken: de wet rondt naar boven af, maar er zijn gepubliceerde aantallen die "
    "1 lager zijn. Het gepubliceerde aantal telt."
)


def getal(aantal: int) -> str:
    """A number as it is written in Dutch: 17.475.415."""
    return f"{aantal:,}".replace(",", ".")
