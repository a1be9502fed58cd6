"""The provincie's own rules for judging a tijdvak, as settings. The examples stand in `data/beleidskaders.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files
from typing import Any, Literal

from workflows.dates.tijdvak import Tijdvak
from workflows.koppeling.doorlooptijd import Methode


class FoutKader(ValueError):
    """A setting that cannot be; the text is Dutch and says which."""


class Bewijs(StrEnum):
    """The kinds of proof for pijplijn (HV16 §4.4.1)."""

    HUURCONTRACT = "huurcontract"
    AANMELDING = "aanmelding"
    BEKEND = "bekend"
    ZELF = "zelf_gehuisvest"


BEWIJZEN: Mapping[Bewijs, str] = {
    Bewijs.HUURCONTRACT: "getekend huurcontract met datum, van de gemeente",
    Bewijs.AANMELDING: "aanmelding die in het systeem van COA is na te kijken",
    Bewijs.BEKEND: "aanmelding die COA kent maar nog niet invoerde",
    Bewijs.ZELF: "gekoppelde zelfhuisvester, gemeld maar nog niet ingevoerd",
}

KLEUREN: Mapping[str, str] = {
    "groen": "adequaat (groen)",
    "oranje": "redelijk adequaat (oranje)",
    "rood": "niet adequaat (rood)",
    "wit": "verschoonbaar (wit)",
}
WOORDEN: Mapping[str, str] = {"op_schema": "op schema", "achter": "achter"}
"""What is said where no beleidskader gives a colour: what the figures say, and no judgement."""
UITKOMSTEN = ("gehaald", "geen_actie", "tussendoel", "verschoonbaar", "actie")
_WOORD = re.compile(r"(?=.{2,40}$)[^\W\d_]+(?:[ -][^\W\d_]+)*")
MEESTE_PERIODEN = 20
"""Half-years: ten years in a row is more than any kader names."""
TOETSMOMENTEN: Mapping[str, str] = {
    "einde": "aan het eind van het halfjaar",
    "drie_maanden": "ook na drie maanden, en aan het eind",
}


@dataclass(frozen=True, slots=True)
class Beleidskader:
    """The settings, as the data file explains them. `grens` is numerator and denominator of the part that may remain.

    Raises FoutKader for a setting that cannot be.
    """

    naam: str
    titel: str
    bron: str
    let_op: str
    toetsmoment: str
    grens: tuple[int, int]
    grens_van: Literal["taakstelling", "totaal"]
    bewijs: frozenset[Bewijs]
    naijl_dagen: int
    fase_3: bool
    doorlooptijd: bool
    methode: Methode
    perioden: int
    verschoonbaar: bool
    kleuren: Mapping[str, str]
    bevriest: bool = False
    woorden: Mapping[str, str] = field(default_factory=dict)
    """What this provincie calls a colour, where that is not the usual word."""

    def __post_init__(self) -> None:
        over, onder = self.grens
        if self.toetsmoment not in TOETSMOMENTEN:
            raise FoutKader("Het toetsmoment is aan het eind van het halfjaar, of ook na drie maanden.")
        if not 0 <= over < onder:
            raise FoutKader("De grens is 0 of een deel van de taakstelling, zoals 1/6.")
        if self.grens_van not in ("taakstelling", "totaal"):
            raise FoutKader("De grens is een deel van de taakstelling of van het totaal.")
        if not 1 <= self.perioden <= MEESTE_PERIODEN:
            raise FoutKader(f"Het aantal halfjaren op een rij is 1 tot en met {MEESTE_PERIODEN}.")
        if not 0 <= self.naijl_dagen <= 92:
            raise FoutKader("Na-ijl telt hooguit drie maanden mee: 0 tot en met 92 dagen.")
        if not set(self.kleuren) <= set(UITKOMSTEN) or not set(self.kleuren.values()) <= set(KLEUREN):
            raise FoutKader("Een kleur is groen, oranje, rood of wit.")
        if not set(self.woorden) <= set(KLEUREN) or not all(map(_WOORD.fullmatch, self.woorden.values())):
            raise FoutKader("Een woord bij een kleur bestaat uit letters, hooguit 40.")

    def ruimte(self, taakstelling: int, totaal: int) -> int:
        """The largest achterstand that is not acted upon, in whole persons: of 1/6 of 100 persons 16."""
        over, onder = self.grens
        return over * max(0, taakstelling if self.grens_van == "taakstelling" else totaal) // onder

    def toetsdagen(self, tijdvak: Tijdvak) -> tuple[date, ...]:
        """The days from which the provincie judges: early where it does so (Handreiking 2016, §4.4.4), and when all
        that counts for the tijdvak can be known: the first day after it, or after the na-ijl."""
        begin = tijdvak.begin
        early = (begin.replace(month=begin.month + 3),) if self.toetsmoment == "drie_maanden" else ()
        return (*early, tijdvak.einde + timedelta(days=self.naijl_dagen + 1))

    def als_rij(self) -> dict[str, Any]:
        """As plain values, to be kept; `lees_kader` gives it back."""
        grens = "{}/{}".format(*self.grens) if self.grens[0] else "0"
        own = {"woorden": dict(self.woorden)} if self.woorden else {}
        rest = {naam: value for naam, value in asdict(self).items() if naam != "woorden"}
        return rest | {"grens": grens, "bewijs": sorted(self.bewijs), "kleuren": dict(self.kleuren)} | own

    def voorstel(self, uitkomst: str) -> str | None:
        """What is proposed for an outcome: a colour, or, where the kader has none at all, what the figures say. None
        where the provincie says it itself."""
        if self.kleuren:
            return self.kleuren.get(uitkomst)
        return "op_schema" if uitkomst == "gehaald" else "achter"

    def kleur(self, uitkomst: str) -> str:
        """The judgement in words; for an outcome without a colour the provincie says it itself."""
        found = self.voorstel(uitkomst)
        return self.woord(found) if found else "de provincie kiest zelf"

    def woord(self, kleur: str) -> str:
        """A colour in the words of this kader, with the colour behind it; what is said without colours as it is."""
        own = self.woorden.get(kleur)
        return f"{own} ({kleur})" if own else {**KLEUREN, **WOORDEN}[kleur]

    @property
    def naijl(self) -> bool:
        """Whether who is entered later, or is in fase 3 then, counts."""
        return bool(self.naijl_dagen) or self.fase_3


def lees_grens(tekst: str) -> tuple[int, int]:
    """ "0", "1/6": the part of the taakstelling that may remain. Raises FoutKader for anything else."""
    found = re.fullmatch(r"\s*(\d{1,3})\s*(?:/\s*(\d{1,3})\s*)?", tekst)
    if found is None:
        raise FoutKader("Typ 0 (elke achterstand telt) of een deel, zoals 1/6.")
    return int(found[1]), int(found[2] or 1)


def lees_kaders(tekst: str) -> dict[str, Beleidskader]:
    """The kaders from TOML text. Raises FoutKader with the name of the one that is wrong."""
    return {naam: lees_kader({"naam": naam} | rij) for naam, rij in tomllib.loads(tekst).items()}


def lees_kader(rij: dict[str, Any]) -> Beleidskader:
    """A kader from plain values, its `naam` among them. Raises FoutKader."""
    try:
        extra = {
            "grens": lees_grens(rij["grens"]),
            "bewijs": frozenset(Bewijs(item) for item in rij["bewijs"]),
            "methode": Methode(rij["methode"]),
        }
        return Beleidskader(**(rij | extra))
    except (KeyError, TypeError, ValueError) as exc:
        raise FoutKader(f"{rij['naam']}: {exc}") from exc


KADERS = lees_kaders(files("workflows.toezicht").joinpath("beleidskader.toml").read_text(encoding="utf-8"))
STANDAARD = KADERS["handreiking"]
ZONDER = replace(
    STANDAARD,
    naam="geen",
    titel="Nog geen eigen beleidskader: gerekend als in de handreiking",
    let_op="Kleuren geeft pas je eigen beleidskader.",
    kleuren={},
)
"""What counts for a provincie that chose nothing yet: figures, and no colour."""
