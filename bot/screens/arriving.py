"""A file on its way in: it is being read, or why it is not."""

from bot.screens.message import Bericht

LETTER = {
    "ophalen": "Het bestand kwam niet goed binnen. Stuur het nog eens.",
    "te_zwaar": "Dit sjabloon is te ingewikkeld. Begin met ons sjabloon en zet alleen je briefhoofd erin.",
    "mislukt": "Dit bestand lees ik niet. Sla je briefpapier op als .docx en stuur dat.",
    "te_groot": "Dit bestand is te groot. Maak het kleiner dan 1 MB.",
}
"""Why a letterhead was not read."""


def reading(*, letter: bool, instead: bool) -> Bericht:
    """It came in, and is being read."""
    what = "Ik kijk je briefpapier na…" if letter else "Ik lees je lijst…"
    return Bericht(f"{what} Wat je eerder stuurde en niet vastlegde, vervalt." if instead else what)


def too_many() -> Bericht:
    """One person sent more files than can be meant."""
    return Bericht("Je stuurde het afgelopen uur veel bestanden. Wacht even en stuur dan de lijst die je bedoelt.")


def too_large(largest: int) -> str:
    """It is larger than it may be, in bytes."""
    return f"Dit bestand is te groot. Maak het kleiner dan {largest // 1_000_000} MB."
