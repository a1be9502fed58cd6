"""What is mailed: plain words, no case, no name of a colleague, no link that lets anybody in."""

from bot.mail.letters import Letter

MINUTES = 10
_NEVER = "Niemand van Ketenbot vraagt je ooit om deze code. Geef hem aan niemand, ook niet aan de telefoon."


def code(mail: str, digits: str, host: str, device: str) -> Letter:
    """The code with which somebody comes in."""
    return Letter(
        mail,
        f"Ketenbot: je code is {digits}",
        f"Je code is {digits}\n\n"
        f"Typ hem in het venster waarin je inlogt bij Ketenbot ({host}). Hij werkt {MINUTES} minuten en alleen in de "
        f"browser waarin je hem vroeg: {device}.\n\n"
        f"{_NEVER}\n\n"
        "Heb je niet om een code gevraagd? Dan hoef je niets te doen: zonder deze code komt niemand binnen.\n",
    )


def passkey(mail: str, host: str, device: str) -> Letter:
    """Somebody can come in without a code from now on: its owner must hear that outside the page as well."""
    return Letter(
        mail,
        "Ketenbot: je kunt nu inloggen met een passkey",
        f"Bij Ketenbot ({host}) is net een passkey gemaakt, in {device}. Daarmee log je in zonder code.\n\n"
        "Was jij dit niet? Ga zelf naar de pagina van Ketenbot, kies Telefoon of laptop kwijt? en log overal uit. De "
        "passkey werkt dan niet meer. Meld het ook bij je ICT-afdeling.\n",
    )
