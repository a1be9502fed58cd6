"""A calculation by streefpercentage, kept so that it can be done again when an opgave changes. The table is small: it
runs, or it was put away. How it is calculated stands in `rekenen`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from workflows.dates.kalender import Kalender
from workflows.engine.laatste_dagen import Herinnervraag, LaatsteDag, rustig
from workflows.engine.tabel import Procedure, Spoor, Stand, Stap
from workflows.engine.zaak import Regel, Zaak, begin
from workflows.streefpercentage import velden
from workflows.streefpercentage.rekenen import BRON

SPOOR, CIJFERS = "streefpercentage", "cijfers"
STANDEN = (
    Stand("loopt", "loopt", "gemeenten",
          "Tel alle opgaven en alle plekken op. Wie onder het streefpercentage zit, levert het eerst; wie erboven zit, "
          "levert niets extra's. Komt er een opgave bij, of begint een nieuwe ronde van de Spreidingswet, typ dan de "
          "nieuwe cijfers: alles wordt opnieuw berekend.", BRON),
    Stand("afgerond", "afgerond", "niemand", "Deze berekening is weggelegd.", eind=True),
)  # fmt: skip
STAPPEN = (
    Stap("rond_af", "Rond af", ("loopt",), "afgerond", einde=True),
    Stap("heropen", "Heropenen: weer rekenen", ("afgerond",), "loopt", terug=True),
)
VRAAGT = {"loopt": Herinnervraag("Kloppen de opgaven en plekken nog?", "nog goed?")}


def laatste_dagen(standen: Mapping[str, str], feiten: Mapping[str, Any], kalender: Kalender) -> Sequence[LaatsteDag]:
    """No source names a term: whether the numbers are still right comes back with the overview of the week."""
    known = rustig("loopt", feiten.get(velden.SINDS.naam), kalender) if standen[SPOOR] == "loopt" else None
    return (known,) if known is not None else ()


STREEFPERCENTAGE = Procedure(
    naam="streefpercentage",
    titel="Streefpercentage",
    meervoud="streefpercentages",
    versie=1,
    sporen=(Spoor(SPOOR, "loopt", STANDEN, STAPPEN),),
    aanleg=(),
    overig=velden.OVERIG,
    noteert={"maak": "berekening begonnen", CIJFERS: "cijfers"},
    begindag=velden.BEGONNEN_OP.naam,
    laatste_dagen=laatste_dagen,
    vraagt=VRAAGT,
    het=True,
)


def maak(feiten: Mapping[str, Any], vandaag: date) -> tuple[Zaak, Regel]:
    """A new calculation with these facts."""
    known = {**feiten, velden.BEGONNEN_OP.naam: vandaag, velden.SINDS.naam: vandaag}
    return begin(STREEFPERCENTAGE, known, vandaag)
