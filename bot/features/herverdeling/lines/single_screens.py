"""What is asked of one gemeente that is not on the bot, in the words of its own step."""

BEFORE = {
    "bevestig": ("", "cijfer "),
    "akkoord": ("", "akkoord, "),
    "wijs_af": ("doet niet mee, ", ""),
    "besluit": ("", "besluit "),
    "maak_bekend": ("", "bekend "),
}
"""By step: the words that somebody leaves out who answers its question."""
_VRAAG = {
    "bevestig": ("Wat is de taakstelling van {naam}, en is zij akkoord?", "50, Stcrt 28-9-2026, akkoord, mail vandaag"),
    "akkoord": ("Is {naam} ambtelijk akkoord?", "akkoord, mail 2-11-2026 van de beleidsmedewerker"),
    "wijs_af": ("Hoe en wanneer liet {naam} weten dat zij niet meedoet?", "telefoon 2-11-2026"),
    "besluit": ("Welk besluit op schrift nam het college van {naam}?", "16-12-2026 nr 12"),
    "maak_bekend": ("Wanneer is het besluit van {naam} bekendgemaakt?", "29-12-2026"),
}  # fmt: skip

UNREAD = "Dit lees ik niet als antwoord. Er is niets vastgelegd."


def question(naam: str, trigger: str) -> str:
    """What is asked, with how it fits in one line."""
    ask, example = _VRAAG[trigger]
    return f"{ask.format(naam=naam)} Typ het in één regel, zoals: {example}."
