"""Ruil: two gemeenten swap households that are already gekoppeld, with the regievoerder. The table is the procedure.

Handreiking uitruil 2024, h1 (definities); Handreiking regionale samenwerking 2016, variant 1: with equal numbers no
taakstelling moves. The sources give the swap and whom to ask; the steps between, and when to ask again, are our own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workflows.bron import Bron
from workflows.dates.kalender import Kalender
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, rustig
from workflows.engine.tabel import Blik, Procedure, Spoor, Stand, Stap
from workflows.engine.velden import REFERENTIE, Soort, Veld, geweest, na

BRON = Bron("Handreiking uitruil", "h1, definities", 2024)
VARIANT = Bron("Handreiking regionale samenwerking", "variant 1", 2016)
PLICHT = Bron("Handreiking Huisvesting vergunninghouders", "§3.3.1", 2016)
SPOOR = "ruil"
_NOG = "Die dag moet nog komen. Typ de dag waarop het gebeurde."
MEEST = 30
"""Persons on one side: more is no swap of a household or some (own choice)."""

# ---------------------------------------------------------------- what is asked

VOORGESTELD_OP = Veld("voorgesteld_op", "Voorgesteld op", "Op welke dag bespraken jullie de ruil met de andere "
                      "gemeente?", Soort.DATUM, grenzen=(geweest(_NOG),))  # fmt: skip
ANDERE = Veld("andere_gemeente", "Met gemeente", "Met welke gemeente ruil je?", Soort.GEMEENTE)
PERSONEN_HIER = Veld("personen_hier", "Personen bij ons", "Hoeveel personen staan nu bij jullie en gaan naar de andere "
                     "gemeente?", Soort.AANTAL, maximum=MEEST)  # fmt: skip
PERSONEN_DAAR = Veld("personen_daar", "Personen bij hen", "Hoeveel personen komen daarvoor terug?", Soort.AANTAL,
                     maximum=MEEST)  # fmt: skip
GEVRAAGD_OP = Veld(
    "gevraagd_op",
    "Gevraagd op",
    "Op welke dag ging de ruil naar de regievoerder?",
    Soort.DATUM,
    grenzen=(na("voorgesteld_op", "Dat is vóór het voorstel. Klopt die dag?", hard=False), geweest(_NOG)),
)
ANTWOORD_OP = Veld(
    "antwoord_op",
    "Antwoord op",
    "Op welke dag antwoordde de regievoerder?",
    Soort.DATUM,
    grenzen=(na("gevraagd_op", "Dat is vóór de vraag. Controleer de datum."), geweest(_NOG)),
)
OMGEKOPPELD_OP = Veld(
    "omgekoppeld_op",
    "Omgekoppeld op",
    "Op welke dag koppelde COA om?",
    Soort.DATUM,
    grenzen=(na("antwoord_op", "Dat is vóór het akkoord. Controleer de datum."), geweest(_NOG)),
)


@dataclass
class Ruil(Blik):
    """What the guards of a swap look at."""

    @property
    def gelijk(self) -> bool:
        """As many persons on both sides: then no taakstelling moves."""
        return self.feiten.get(PERSONEN_HIER.naam) == self.feiten.get(PERSONEN_DAAR.naam)


# ---------------------------------------------------------------- the procedure

LOPEND = ("voorgesteld", "gevraagd", "akkoord")
STANDEN = (
    Stand("voorgesteld", "voorgesteld", "beide gemeenten",
          "Kies met de andere gemeente wie er ruilt: evenveel personen, dan blijft elke taakstelling gelijk. Een "
          "besluit is dan niet nodig (onze lezing). Wie al een huurcontract tekende, ruilt niet meer.", BRON),
    Stand("gevraagd", "bij de regievoerder gevraagd", "regievoerder",
          "De regievoerder kijkt of COA kan omkoppelen. Tot die tijd houdt elke gemeente haar eigen koppeling. Er "
          "staat geen termijn in de bron.", VARIANT),
    Stand("akkoord", "regievoerder akkoord", "COA",
          "COA koppelt om. Zoek zelf nog geen ander huishouden voor de woning: wacht tot de nieuwe koppeling er is.",
          VARIANT),
    Stand("omgekoppeld", "omgekoppeld", "niemand",
          "De oude koppeling is geëindigd. Wie naar jullie kwam, is een nieuwe koppeling met een eigen tien weken: leg "
          "die vast met /koppeling. De andere gemeente doet hetzelfde.", PLICHT, eind=True),
    Stand("niet_akkoord", "regievoerder niet akkoord", "niemand",
          "Er verandert niets: elke gemeente huisvest wie aan haar gekoppeld is.", PLICHT, eind=True),
    Stand("gestopt", "gestopt", "niemand", "Deze ruil gaat niet door. De koppelingen blijven zoals ze zijn.",
          eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("vraag", "Gevraagd aan regievoerder", ("voorgesteld",), "gevraagd", (GEVRAAGD_OP,), ("gelijk",), VARIANT,
         gaat_naar_buiten="de regievoerder", woorden=("ruil gevraagd|voorgelegd",)),
    Stap("akkoord", "Regievoerder akkoord", ("gevraagd",), "akkoord", (ANTWOORD_OP,), ("gelijk",), VARIANT,
         woorden=("ruil akkoord|goed|goedgekeurd",)),
    Stap("niet_akkoord", "Regievoerder niet akkoord", ("gevraagd",), "niet_akkoord", (ANTWOORD_OP,), bron=VARIANT,
         woorden=("ruil niet akkoord", "ruil afgewezen|geweigerd")),
    Stap("koppel_om", "Omgekoppeld", ("akkoord",), "omgekoppeld", (OMGEKOPPELD_OP,), ("gelijk",), PLICHT,
         woorden=("ruil omgekoppeld|geruild|rond",)),
    Stap("stop", "Ruil gaat niet door", LOPEND, "gestopt", einde=True, woorden=("ruil gestopt|afgeblazen",)),
    Stap("heropen", "Heropenen: weer voorgesteld", ("niet_akkoord", "gestopt"), "voorgesteld",
         wist=("gevraagd_op", "antwoord_op"), terug=True),
)  # fmt: skip

VRAAGT = {
    "voorgesteld": Herinnervraag("Is de ruil aan de regievoerder gevraagd?", "ruil gevraagd?"),
    "gevraagd": Herinnervraag("Heeft de regievoerder op de ruil geantwoord?", "antwoord op de ruil?"),
    "akkoord": Herinnervraag("Heeft COA omgekoppeld?", "omgekoppeld?"),
}
_SINDS = {"voorgesteld": VOORGESTELD_OP, "gevraagd": GEVRAAGD_OP, "akkoord": ANTWOORD_OP}


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """No source names a term: what is open comes back with the overview of the week (own choice)."""
    stand = standen[SPOOR]
    since = _SINDS.get(stand)
    known = rustig(stand, feiten.get(since.naam), kalender) if since is not None else None
    return (known,) if known is not None else ()


RUIL = Procedure(
    naam="ruil",
    titel="Ruil van huishoudens",
    meervoud="ruilen van huishoudens",
    versie=1,
    sporen=(Spoor(SPOOR, "voorgesteld", STANDEN, STAPPEN),),
    aanleg=(REFERENTIE, VOORGESTELD_OP, ANDERE, PERSONEN_HIER, PERSONEN_DAAR),
    redenen={
        "gelijk": "De aantallen zijn niet gelijk. Zoek er met de regievoerder een huishouden bij, en verbeter het "
        "aantal. Of begin een herverdeling voor wie nog niet gekoppeld is.",
    },
    blik=Ruil,
    noteert={"maak": "ruil voorgesteld"},
    bronnen={"gelijk": BRON},
    laatste_dagen=laatste_dagen,
    vraagt=VRAAGT,
    begint=("ruil|ruilen|omruilen vastleggen|volgen|bijhouden|voorstellen|gemeente", "ruil|omruilen voorgesteld"),
    naast={"koppeling": ()},
)
