"""Garantie: the sociale dienst vouches for the first rent, as a bridge while papers are missing. The table is the
procedure.

Handreiking Huisvesting vergunninghouders 2016, §3.4.3: on a signed provisional acceptance the sociale dienst gives the
garantie and mails it to the corporatie; then the contract is signed. It names no days: those are our own choice.
"""

from dataclasses import dataclass

from workflows.bron import Bron
from workflows.dates.gebeurtenissen import Gebeurtenis, woorden
from workflows.dates.termijnen import Aard, Lengte, Term
from workflows.engine.laatste_dagen import Herinnervraag, per_stand
from workflows.engine.tabel import Blik, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Soort, Veld, geweest, na

BRON = Bron("Handreiking Huisvesting vergunninghouders", "§3.4.3", 2016)
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."

# ---------------------------------------------------------------- what is asked

GEVRAAGD_OP = Veld("gevraagd_op", "Gevraagd op", "Op welke dag vroeg je de garantie?", Soort.DATUM,
                   grenzen=(geweest(_NOG),))  # fmt: skip
ACCEPTATIE_OP = Veld(
    "acceptatie_op",
    "Voorlopige acceptatie getekend",
    "Op welke dag tekende het huishouden de voorlopige acceptatie van de woning?",
    Soort.DATUM,
    optioneel=True,
    grenzen=(geweest(_NOG),),
)
GEGEVEN_OP = Veld(
    "gegeven_op",
    "Gemaild aan de corporatie",
    "Op welke dag mailde de sociale dienst de garantie aan de corporatie?",
    Soort.DATUM,
    grenzen=(
        na("gevraagd_op", "De garantie is gegeven vóór zij is gevraagd. Controleer de datum."),
        na("acceptatie_op", "Dat is vóór de voorlopige acceptatie. Klopt die dag?", hard=False),
        geweest(_NOG),
    ),
)
GETEKEND_OP = Veld(
    "getekend_op",
    "Huurcontract getekend",
    "Op welke dag is het huurcontract getekend?",
    Soort.DATUM,
    grenzen=(na("gegeven_op", "Het contract is getekend vóór de garantie. Controleer de datum."), geweest(_NOG)),
)


@dataclass
class Garantie(Blik):
    """What the guards of a garantie look at."""

    @property
    def acceptatie_getekend(self) -> bool:
        """The sociale dienst gives it on a signed provisional acceptance."""
        return self.feiten.get("acceptatie_op") is not None


# ---------------------------------------------------------------- the procedure

STANDEN = (
    Stand("gevraagd", "garantie gevraagd", "sociale dienst",
          "De sociale dienst kijkt of zij garant staat voor de eerste huur en de administratiekosten. "
          "Daarvoor is een getekende voorlopige acceptatie nodig.", BRON),
    Stand("gegeven", "garantie gegeven", "corporatie",
          "De garantie ligt bij de corporatie. Nu kan het huurcontract worden getekend.", BRON),
    Stand("gebruikt", "contract getekend", "niemand", "De garantie heeft haar werk gedaan.", BRON, eind=True),
    Stand("vervallen", "vervallen", "niemand", "Deze garantie is niet meer nodig.", eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("geef", "Garantie gegeven", ("gevraagd",), "gegeven", (GEGEVEN_OP,), ("acceptatie_getekend",), BRON,
         gaat_naar_buiten="de corporatie"),
    Stap("gebruik", "Huurcontract getekend", ("gegeven",), "gebruikt", (GETEKEND_OP,), bron=BRON),
    Stap("vervalt", "Garantie vervalt", ("gevraagd", "gegeven"), "vervallen", einde=True),
    Stap("heropen", "Heropenen: toch nodig", ("vervallen",), "gevraagd", wist=("gegeven_op",), terug=True),
)  # fmt: skip

ANTWOORD = Term(
    "antwoord",
    "antwoord van de sociale dienst",
    vanaf="gevraagd_op",
    begin="gevraagd",
    opdracht="antwoord van de sociale dienst",
    lengte=Lengte(weken=1),
    aard=Aard.EIGEN,
    bron=BRON,
    toelichting="De bron noemt geen termijn. Wij rekenen een week (eigen keuze).",
)
TEKENEN = Term(
    "tekenen",
    "tekenen op de garantie",
    vanaf="gegeven_op",
    begin="gegeven",
    opdracht="tekenen",
    lengte=Lengte(weken=2),
    aard=Aard.EIGEN,
    bron=BRON,
    toelichting="De bron noemt geen termijn. Wij rekenen twee weken (eigen keuze).",
)

GEBEURTENISSEN = (
    Gebeurtenis("garantie_gegeven", "Garantie gegeven", woorden(r"garantie\b.*(?:gegeven|gekregen|verleend)"),
                (TEKENEN,), "garantie gegeven op 15 maart 2026, wanneer tekenen?", "inkomen-garantie"),
    Gebeurtenis("garantie", "Garantie gevraagd", woorden("garantie"),
                (ANTWOORD,), "garantie gevraagd op 15 maart 2026, wanneer antwoord?", "inkomen-garantie"),
)  # fmt: skip

GARANTIE = Procedure(
    naam="garantie",
    titel="Garantie",
    meervoud="garanties",
    versie=1,
    sporen=(Spoor("garantie", "gevraagd", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, GEVRAAGD_OP, ACCEPTATIE_OP),
    redenen={"acceptatie_getekend": "De voorlopige acceptatie is nog niet getekend. Leg die dag eerst vast."},
    blik=Garantie,
    noteert={"maak": "garantie gevraagd"},
    gebeurtenissen=GEBEURTENISSEN,
    laatste_dagen=per_stand("garantie", {"gevraagd": ANTWOORD, "gegeven": TEKENEN}),
    vraagt={
        "antwoord": Herinnervraag("Heeft de sociale dienst de garantie gegeven?", "garantie gegeven?"),
        "tekenen": Herinnervraag("Is het huurcontract met de garantie getekend?", "contract getekend?"),
    },
    begint=("garantie|garantstelling gevraagd|aangevraagd|aanvragen",),
    naast={"koppeling": (), "brp": ("melden", "ingeschreven")},
)
