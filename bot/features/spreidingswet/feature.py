"""The cycle of the Spreidingswet: what this use brings to the desk."""

from bot.desk.feature import Agendabron, Command, Feature
from bot.features.spreidingswet import desk
from bot.screens.bijtaken import Bijtaak
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.CIJFERS,
    commands=(
        Command(
            "spreidingswet",
            "de dagen van de Spreidingswet, en wie aan zet is",
            lambda visit, _: desk.show(visit),
            ("spreidingswet kalender", "kalender spreidingswet", "cyclus spreidingswet"),
            label="Bekijk de kalender",
            genoemd=("spreidingswet kalender|cyclus|planning|agenda",),
        ),
    ),
    presses={"sw": desk.press},
    bijtaken=(
        Bijtaak(
            desk.NAAM, "Spreidingswet in je agenda", "De dagen van de cyclus staan dan in de agenda-link van iedereen."
        ),
    ),
    agenda=(Agendabron(desk.NAAM, "Spreidingswet", "controleer de dag", desk.agenda),),
)
