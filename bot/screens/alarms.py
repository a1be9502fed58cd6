"""What a beheerder hears of the running of the bot itself, and what to do."""

from bot.screens.markup import bold, paragraphs
from bot.screens.message import Bericht

_WRONG = {
    "tweede": (
        "Een andere bot haalt onze berichten op",
        "Met hetzelfde token draait nog een bot. Berichten van mensen kunnen daar terechtkomen. Stop die bot. Weet je "
        "niet waar hij draait? Haal een nieuw token bij @BotFather en zet het in TELEGRAM_BOT_TOKEN.",
    ),
    "kopie": (
        "De kopie op de tweede plek loopt niet mee",
        "Wat mensen nu vastleggen, staat alleen op deze machine. Ketenbot werkt door. Kijk of Litestream draait en of "
        "de tweede plek bereikbaar is: het logboek van Litestream zegt waarom.",
    ),
    "push": (
        "De pushdienst van {waar} weigert onze sleutel",
        "Meldingen komen daar niet aan; de mail gaat gewoon door. Kijk of KETENBOT_VAPID_CONTACT een mailadres van "
        "jullie zelf is en of KETENBOT_VAPID_SLEUTEL nog dezelfde is als eerst, en start opnieuw. Maak pas een nieuwe "
        "sleutel als dat niet helpt: daarna zet iedereen meldingen opnieuw aan.",
    ),
    "webhook": (
        "Iemand anders zette een webhook op ons token",
        "Berichten van mensen gaan nu naar een ander adres. Is dat niet van jullie? Haal meteen een nieuw token bij "
        "@BotFather, zet het in TELEGRAM_BOT_TOKEN en start opnieuw. Dan haal ik weer zelf op.",
    ),
}


def wrong(naam: str, waar: str = "") -> Bericht:
    """What is the matter; `waar` is said where there are several of a kind."""
    title, what = _WRONG[naam]
    return Bericht(paragraphs(bold(title.format(waar=waar)), what))


def well(naam: str, waar: str = "") -> Bericht:
    """It is over."""
    title = _WRONG[naam][0]
    return Bericht(f"Voorbij: {(title[0].lower() + title[1:]).format(waar=waar)}. Alles loopt weer.")
