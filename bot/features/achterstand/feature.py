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
            eigen=(
                "telaat. ~zaken|koppelingen|hoeveel|wie|dossiers|allemaal",
                "zaken.|koppelingen. over. datum.|tijd.|termijn. ~hoeveel",
                "over. tijd. ~alles|allemaal|zaken|koppelingen|dossiers",
                "welke.|wie.|wij over. datum.|tijd.|termijn.|deadline. ~zit|zitten|hele",
                "wie.|welke.|zaken.|koppelingen. over.|voorbij. weken.|afspraak.|deadline. ~10|12|zit|zitten",
                "zaken.|koppelingen.|wie.|welke. lang.|langer. bezig.|loopt.|lopen. ~dossiers|koppelingen|zaken",
                "welke.|wie. uit. tijd.|termijn. ~loopt|lopen",
                "zaken.|koppelingen.|dossiers. voorbij.|verlopen.|verstreken. ~welke|termijn|datum|deadline",
                "wacht|wachten|wachtend lang.|langer|langst ~zaken|koppelingen|wie|afspraak",
            ),
        ),
        Command(
            "wachtlijst",
            "wie wacht op een woning, per corporatie",
            corporaties.typed,
            ("wachtlijst", "wie wacht op een woning", "per corporatie", "lijst per corporatie"),
            Actie.ZAAK_ZIEN,
            eigen=("wachtlijst. ~corporatie|woning",),
        ),
        Command(
            "oorzaken",
            "wat koppelingen tegenhield, per halfjaar",
            report.typed,
            ("oorzaken", "oorzaken van vertraging", "waarom zijn we te laat"),
            Actie.OVERZICHT,
            eigen=("wij oorzaken|oorzaak ~vertraging|achterstand|telaat",),
        ),
    ),
    regels=(shorthand.lees,),
    presses={"ac": buttons.press},
    rapporten={corporaties.RAPPORT: corporaties.make, report.RAPPORT: report.make},
)
