"""What waits longer than was agreed: what this use brings to the desk."""

from bot.desk.feature import Command, Feature
from bot.desk.rights import Actie
from bot.features.achterstand import buttons, corporaties, report, shorthand
from bot.screens.help import Groep

FEATURE = Feature(
    groep=Groep.ACHTERSTAND,
    commands=(
        Command(
            "achterstand",
            "wat langer wacht dan de afspraak, en dat in één keer bijwerken",
            buttons.typed,
            ("achterstand", "te late zaken", "late zaken", "wat wacht", "wat wacht er", "wat is te laat", "bijwerken"),
            Actie.ZAAK_ZIEN,
            meer="Wat te lang wacht",
        ),
        Command(
            "wachtlijst",
            "wie wacht op een woning, per corporatie",
            corporaties.typed,
            ("wachtlijst", "wie wacht op een woning", "per corporatie", "lijst per corporatie"),
            Actie.ZAAK_ZIEN,
        ),
        Command(
            "oorzaken",
            "wat koppelingen tegenhield, per halfjaar",
            report.typed,
            ("oorzaken", "oorzaken van vertraging", "waarom zijn we te laat"),
            Actie.OVERZICHT,
            groep=Groep.CIJFERS,
        ),
    ),
    short=(shorthand.lees,),
    presses={"ac": buttons.press},
    rapporten={corporaties.RAPPORT: corporaties.make, report.RAPPORT: report.make},
)
