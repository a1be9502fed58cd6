"""What is said of Ketenbot itself: nobody of the chain is called for that."""

from bot.features.vraagbaak.screens import to_answer
from bot.screens.message import Bericht, Knop, actie
from knowledge.entry import Entry


def noted(entry: Entry) -> Bericht:
    """It was counted that an answer about Ketenbot is wrong."""
    return Bericht(
        "Dank je, ik heb het geteld voor de redactie (zonder je vraag of je naam). Heb je het antwoord nu nodig? "
        "Vraag het je coördinator of de beheerder van jullie Ketenbot.",
        (
            (Knop("Privacy", actie("i", "privacy")), Knop("Hoe werkt dit?", actie("i", "help"))),
            (to_answer(entry),),
        ),
    )
