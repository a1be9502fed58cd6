"""What is asked about prestatieafspraken. The clauses come from the file beside this module; the corporatie is one of
those on the bot, or only the reference says which."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from workflows.engine.velden import REFERENTIE, Keuze, Soort, Veld, geweest, na

_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."
JA = "ja"


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A clause: its field, what its button says, its text with {} for what is filled in, how it is measured, over which
    period, and who does it (corporatie, gemeente, samen)."""

    veld: Veld
    knop: str
    tekst: str
    maat: str
    periode: str
    wie: str

    def zin(self, waarde: object) -> str:
        """The clause as it was agreed."""
        return self.tekst.format(waarde)


def _veld(row: dict[str, object]) -> Veld:
    naam, knop = str(row["naam"]), str(row["knop"])
    if row["soort"] == JA:
        return Veld(naam, knop, f"{row['tekst']}\nNeem je dit op?", Soort.KEUZE, keuzes=(Keuze(JA, "Ja, neem op"),),
                    optioneel=True, over="Nee, laat weg", leeg="staat er niet in")  # fmt: skip
    return Veld(naam, knop, str(row["vraag"]), Soort.AANTAL, optioneel=True, over="Laat weg", leeg="staat er niet in",
                minimum=int(str(row["minimum"])), maximum=int(str(row["maximum"])))  # fmt: skip


def _lees() -> tuple[Afspraak, ...]:
    rows = tomllib.loads(Path(__file__).with_name("afspraken.toml").read_text(encoding="utf-8"))["afspraak"]
    return tuple(
        Afspraak(_veld(row), row["knop"], row["tekst"], row["maat"], row["periode"], row["wie"]) for row in rows
    )


AFSPRAKEN = _lees()
"""All clauses that can be chosen, in the order of the file."""
VAN_OP = Veld(
    "van_op", "Afspraken vanaf", "Vanaf welke dag lopen de afspraken?", Soort.DATUM, richting="dichtbij", eerder=True
)
TOT_OP = Veld(
    "tot_op",
    "Afspraken tot en met",
    "Tot en met welke dag lopen de afspraken?",
    Soort.DATUM,
    richting="toekomst",
    grenzen=(na("van_op", "Dat is vóór de eerste dag van de afspraken. Controleer de datum."),),
)
CORPORATIE = Veld("corporatie", "Corporatie", "", Soort.KEUZE, optioneel=True, leeg="zie het zaaknummer")
VOORGELEGD_OP = Veld(
    "voorgelegd_op",
    "Voorgelegd op",
    "Op welke dag legde je de afspraken voor aan de corporatie en de huurdersorganisatie?",
    Soort.DATUM,
    grenzen=(geweest(_NOG),),
    eerder=True,
)
AFGESPROKEN_OP = Veld(
    "afgesproken_op",
    "Getekend op",
    "Op welke dag tekenden alle partijen de afspraken?",
    Soort.DATUM,
    grenzen=(na("voorgelegd_op", "Dat is vóór het voorleggen. Controleer de datum."), geweest(_NOG)),
    eerder=True,
)
OVERLEG_OP = Veld("overleg_op", "Laatste overleg", "Op welke dag was het halfjaarlijkse overleg?", Soort.DATUM,
                  grenzen=(geweest(_NOG),), eerder=True)  # fmt: skip
OVERLEG_VOOR = Veld("overleg_voor", "", "", Soort.DATUM)
"""The first day of the tijdvak that the last overleg prepared: it follows from its day."""
GESCHIL_OP = Veld("geschil_op", "Geschil voorgelegd op", "Op welke dag is het geschil aan de minister voorgelegd?",
                  Soort.DATUM, grenzen=(geweest(_NOG),), eerder=True)  # fmt: skip
UITSPRAAK_OP = Veld(
    "uitspraak_op",
    "Uitspraak op",
    "Op welke dag deed de minister uitspraak?",
    Soort.DATUM,
    grenzen=(na("geschil_op", "Dat is vóór het geschil. Controleer de datum."), geweest(_NOG)),
    eerder=True,
)
WEIGERT_OP = Veld("weigert_op", "Werkt niet mee sinds", "Op welke dag bleek dat de corporatie niet meewerkt?",
                  Soort.DATUM, grenzen=(geweest(_NOG),), eerder=True)  # fmt: skip
_NA_WEIGERING = na("weigert_op", "Dat is vóór de dag waarop de corporatie niet meewerkte. Controleer de datum.")
AUTORITEIT_OP = Veld(
    "autoriteit_op",
    "Gemeld bij de Autoriteit op",
    "Op welke dag meldde het college dit bij de Autoriteit Woningcorporaties?",
    Soort.DATUM,
    grenzen=(_NA_WEIGERING, geweest(_NOG)),
    eerder=True,
)
BZK_OP = Veld(
    "bzk_op",
    "Gemeld bij BZK op",
    "Op welke dag meldde het college dit bij het ministerie van BZK?",
    Soort.DATUM,
    grenzen=(na("autoriteit_op", "Dat is vóór de melding bij de Autoriteit. Controleer de datum."), geweest(_NOG)),
    eerder=True,
)
PROVINCIE_OP = Veld(
    "provincie_op",
    "Provincie ingelicht op",
    "Op welke dag vertelde je het de provincie? Zij kan er rekening mee houden in haar oordeel.",
    Soort.DATUM,
    optioneel=True,
    over="Nog niet",
    leeg="nog niet",
    grenzen=(_NA_WEIGERING, geweest(_NOG)),
    eerder=True,
)
AANLEG = (REFERENTIE, VAN_OP, TOT_OP)
