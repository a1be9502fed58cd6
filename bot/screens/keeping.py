"""How long something is kept, and what is said when it is gone."""

from bot.screens.markup import bold, paragraphs
from bot.screens.message import Bericht


def choose(count: int) -> Bericht:
    """To a beheerder: cases that ended long ago are kept for ever until somebody chooses."""
    cases = f"{count} zaken die" if count > 1 else "1 zaak die"
    verb = "zijn" if count > 1 else "is"
    return Bericht(
        paragraphs(
            bold("Hoe lang bewaren jullie afgelopen zaken?"),
            f"Er {'staan' if count > 1 else 'staat'} nog {cases} meer dan een jaar geleden afgelopen {verb}. Er is "
            "geen bewaartermijn gekozen, dus ze blijven.",
            "Kies een termijn met je archivaris en je privacy officer, en zet KETENBOT_BEWAAR_ZAKEN op het aantal "
            "dagen. Ik vraag het over drie maanden weer.",
        )
    )
