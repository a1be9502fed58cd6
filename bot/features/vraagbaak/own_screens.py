"""What is said of Ketenbot itself: nobody of the chain is called for that."""

from bot.screens.message import Bericht, Knop, actie, onder_elkaar


def noted() -> Bericht:
    """It was counted that an answer about Ketenbot is wrong."""
    return Bericht(
        "Dank je, ik heb het geteld voor de redactie (zonder je vraag of je naam). Heb je het antwoord nu nodig? "
        "Vraag het je coördinator of de beheerder van jullie Ketenbot.",
        onder_elkaar(Knop("Privacy", actie("i", "privacy")), Knop("Hoe werkt dit?", actie("i", "help"))),
    )
